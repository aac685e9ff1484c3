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
	mu   sync.Mutex
	idle []*memory // as many as documents were set at once
	back []*matter // as many as were set and not yet released
}

// memory is the room one document is set in.
type memory struct {
	buffer shaped            // the paragraph that is set
	lines  linebreak.Breaker // its lines
	single linebreak.Breaker // one of them, or a label, set by itself
	parts  [][2]int          // the fragments of the line that is placed
	pieces []piece           // of the flow

	// Of one document:
	fragments  slab[fragment]
	textLines  slab[textLine]
	linePieces slab[piece]
	sheets     slab[sheet]
	slots      slab[slot]
}

func (m *Memory) get() *memory {
	if m == nil {
		return &memory{}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return lastOf(&m.idle)
}

func (m *Memory) put(idle *memory) {
	if m == nil {
		return
	}
	// Faces and names of files would be kept alive.
	clear(idle.buffer.glyphs[:cap(idle.buffer.glyphs)])
	clear(idle.buffer.runs[:cap(idle.buffer.runs)])
	clear(idle.pieces)
	idle.fragments.reset()
	idle.textLines.reset()
	idle.linePieces.reset()
	idle.sheets.reset()
	idle.slots.reset()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.idle = append(m.idle, idle)
}

// lastOf takes the last of a list; a new one when the list is empty.
func lastOf[T any](list *[]*T) *T {
	n := len(*list) - 1
	if n < 0 {
		return new(T)
	}
	out := (*list)[n]
	(*list)[n] = nil
	*list = (*list)[:n]
	return out
}

// matter is what pages are made of. It lives as long as they do.
type matter struct {
	glyphs slab[page.Glyph]
	texts  slab[page.Text]
	rules  slab[page.Rule]
	items  slab[page.Item] // of pages
	nodes  []page.Node
	lines  page.Lines
}

// lend gives a document what its pages are to be made of, until it is
// released.
func (m *Memory) lend(d *page.Document) *matter {
	if m == nil {
		d.Release = func() {}
		return &matter{}
	}
	m.mu.Lock()
	of := lastOf(&m.back)
	m.mu.Unlock()
	d.Tree, d.Fall.Lines = of.nodes, of.lines
	var once sync.Once
	d.Release = func() {
		once.Do(func() {
			of.nodes, of.lines = d.Tree, d.Fall.Lines
			*d = page.Document{Release: d.Release}
			of.reset()
			m.mu.Lock()
			defer m.mu.Unlock()
			m.back = append(m.back, of)
		})
	}
	return of
}

func (m *matter) reset() {
	m.glyphs.reset()
	m.texts.reset()
	m.rules.reset()
	m.items.reset()
	clear(m.nodes)
	m.nodes = m.nodes[:0]
	m.lines.Reset()
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
