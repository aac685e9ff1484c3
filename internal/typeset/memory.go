package typeset

import (
	"sync"

	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/page"
)

// Memory is what setting one document leaves for setting the next: room to
// work in, and nothing of the document. The zero Memory is ready, and it is
// safe for use by several goroutines.
type Memory struct{ pool sync.Pool }

// memory is the room one document is set in.
type memory struct {
	buffer shaped            // the paragraph that is set
	lines  linebreak.Breaker // its lines
	single linebreak.Breaker // one of them, or a label, set by itself
	parts  [][2]int          // the fragments of the line that is placed
	pieces []piece           // of running content
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
	m.pool.Put(idle)
}

// slabs hand out what the pages are made of, many at a time: a page has
// hundreds of small things, which live as long as the page.
type slabs struct {
	glyphs    slab[page.Glyph]
	fragments slab[fragment]
	texts     slab[page.Text]
}

// slab hands out stretches of zero values.
type slab[T any] struct{ free []T }

// slabSize is how many values are made at once.
const slabSize = 256

func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		if n > slabSize/4 {
			return make([]T, n)
		}
		s.free = make([]T, slabSize)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}
