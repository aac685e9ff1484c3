package typeset

import (
	"sync"

	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/page"
)

// Memory is what setting one document leaves for setting the next: room to
// work in, and pages that were given back. Nothing of a document is in it. The
// zero Memory is ready, and it is safe for use by several goroutines.
type Memory struct {
	pool sync.Pool // *memory
	back sync.Pool // *matter
}

// memory is the room one document is set in.
type memory struct {
	buffer shaped            // the paragraph that is set
	lines  linebreak.Breaker // its lines
	single linebreak.Breaker // one of them, or a label, set by itself
	parts  [][2]int          // the fragments of the line that is placed
	pieces []piece           // of running content

	fragments slab[fragment] // of the lines of one document
}

func (m *Memory) get() *memory {
	if m != nil {
		if idle, ok := m.pool.Get().(*memory); ok {
			return idle
		}
	}
	return &memory{}
}

func (m *Memory) put(idle *memory) {
	if m == nil {
		return
	}
	// Faces and names of files would be kept alive.
	clear(idle.buffer.glyphs[:cap(idle.buffer.glyphs)])
	clear(idle.buffer.runs[:cap(idle.buffer.runs)])
	idle.fragments.reset()
	m.pool.Put(idle)
}

// matter is what pages are made of. It lives as long as they do.
type matter struct {
	glyphs slab[page.Glyph]
	texts  slab[page.Text]
}

// matter is for one document; release gives it back.
func (m *Memory) matter() (of *matter, release func()) {
	if m == nil {
		return &matter{}, func() {}
	}
	of, ok := m.back.Get().(*matter)
	if !ok {
		of = &matter{}
	}
	var once sync.Once
	return of, func() {
		once.Do(func() {
			of.glyphs.reset()
			of.texts.reset()
			m.back.Put(of)
		})
	}
}

// slab hands out stretches of values, many of which are made at once: a page
// has hundreds of small things. Whoever takes a stretch writes all of it.
type slab[T any] struct {
	chunks   [][]T
	at, used int // of the chunk that is handed out, and of its values
}

// slabSize is how many values are made at once, slabKept how many chunks of
// them are kept for the next document.
const (
	slabSize = 256
	slabKept = 64
)

func (s *slab[T]) take(n int) []T {
	if n > slabSize/4 {
		return make([]T, n)
	}
	if s.at < len(s.chunks) && s.used+n > slabSize {
		s.at, s.used = s.at+1, 0
	}
	if s.at == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, slabSize))
	}
	out := s.chunks[s.at][s.used : s.used+n : s.used+n]
	s.used += n
	return out
}

// reset takes everything back. What it held is let go.
func (s *slab[T]) reset() {
	s.chunks = s.chunks[:min(len(s.chunks), slabKept)]
	for i := range min(s.at+1, len(s.chunks)) {
		clear(s.chunks[i])
	}
	s.at, s.used = 0, 0
}
