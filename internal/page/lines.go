package page

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// Lines remembers the lines of paragraphs, for editions that another program
// breaks into lines. A paragraph is known by the first run of its own text.
// The zero Lines is empty and ready.
type Lines struct {
	of   map[*doc.Run]paragraph
	room [][2]int // made last
	free [][2]int // the rest of it
}

// paragraph is one that was broken into lines of two measures.
type paragraph struct {
	first, rest unit.Length
	lines       [][2]int
}

// linesSize is for how many lines room is made at once.
const linesSize = 512

// Keep remembers a paragraph of n lines, the first of the measure first, the
// others of rest. The caller fills in the characters [from, to) of each,
// counted from the start of the paragraph; hand-set breaks do not count. What
// was kept of the paragraph before is forgotten.
func (l *Lines) Keep(head *doc.Run, first, rest unit.Length, n int) [][2]int {
	if l.of == nil {
		l.of = map[*doc.Run]paragraph{}
	}
	if n > len(l.free) {
		l.room = make([][2]int, max(n, linesSize))
		l.free = l.room
	}
	lines := l.free[:n:n]
	l.free = l.free[n:]
	l.of[head] = paragraph{first, rest, lines}
	return lines
}

// Reset forgets all paragraphs and keeps the memory. What Of has returned is
// not to be used any more.
func (l *Lines) Reset() {
	clear(l.of)
	l.free = l.room
}

// Of returns the lines of a paragraph of size characters, not to be written
// to; nil when none of that size was broken into lines of these measures.
func (l *Lines) Of(head *doc.Run, first, rest unit.Length, size int) [][2]int {
	p, ok := l.of[head]
	if n := len(p.lines); !ok || p.first != first || p.rest != rest || n == 0 || p.lines[n-1][1] != size {
		return nil
	}
	return p.lines
}

// Head is the run by which a paragraph is known: the first that stands in the
// source; nil when all of it is generated.
func Head(runs []doc.Run) *doc.Run {
	for i := range runs {
		if !runs[i].Generated {
			return &runs[i]
		}
	}
	return nil
}
