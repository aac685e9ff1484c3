package font

import (
	"slices"
	"sync/atomic"

	"yinfa.dev/yinfa/internal/unit"
)

// cache remembers the answers of one role by character. Reading takes no
// lock: two loads and no write.
type cache struct {
	pages [(maxRune + 1) / pageSize]atomic.Pointer[cachePage]
}

const (
	maxRune  = 0x10FFFF
	pageSize = 256
)

type cachePage [pageSize]atomic.Uint32

// An answer is one word: whether it is known, whether there is a glyph,
// whether the glyph is an em wide as nearly all Chinese ones are, the place of
// the face in its role (8 bits) and the glyph (16 bits).
const (
	answerKnown = 1 << 31
	answerFound = 1 << 30
	answerFull  = 1 << 29
)

// Lookup finds the face and glyph that show a character in a role: the
// role's own faces in order, then those that help out with single
// characters. ok is false when no face has it, and always for private-use
// characters, which have no meaning outside one machine.
func (s *Set) Lookup(role Role, r rune) (face *Face, g GlyphID, ok bool) {
	return s.In(role).Lookup(r)
}

// Lookup is Set.Lookup in the role of the faces; no faces have no character.
func (l *Faces) Lookup(r rune) (face *Face, g GlyphID, ok bool) {
	answer := l.known(r)
	if answer == 0 {
		answer = l.find(r)
	}
	if answer&answerFound == 0 {
		return nil, 0, false
	}
	return l.slots[answer>>16&0xFF].face, GlyphID(answer), true
}

// Measure is Lookup with the advance of the glyph at a type size (Face.Width).
func (l *Faces) Measure(r rune, size unit.Length) (face *Face, g GlyphID, width unit.Length, ok bool) {
	answer := l.known(r)
	if answer == 0 {
		answer = l.find(r)
	}
	if answer&answerFound == 0 {
		return nil, 0, 0, false
	}
	face, g = l.slots[answer>>16&0xFF].face, GlyphID(answer)
	if answer&answerFull != 0 {
		return face, g, size, true
	}
	return face, g, face.Width(g, size), true
}

// known is what is remembered of a character; 0: nothing yet.
func (l *Faces) known(r rune) uint32 {
	if l == nil || uint32(r) > maxRune {
		return 0
	}
	page := l.cache.pages[r/pageSize].Load()
	if page == nil {
		return 0
	}
	return page[r%pageSize].Load()
}

// In returns the faces of a role, for looking up many characters; nil for a
// role that does not exist.
func (s *Set) In(role Role) *Faces {
	switch role {
	case Title:
		return &s.lines[0]
	case Fang:
		return &s.lines[1]
	case Kai:
		return &s.lines[2]
	case Hei:
		return &s.lines[3]
	case Song:
		return &s.lines[4]
	case Latin:
		return &s.lines[5]
	}
	return nil
}

// find walks the faces and remembers the answer.
func (l *Faces) find(r rune) uint32 {
	if l == nil || uint32(r) > maxRune {
		return 0
	}
	answer := uint32(answerKnown)
	if !Private(r) {
		for i, s := range l.slots {
			f := s.load()
			if f == nil || slices.Contains(l.wrong[i], r) {
				continue
			}
			if g, ok := f.Glyph(r); ok {
				answer |= answerFound | uint32(i)<<16 | uint32(g)
				if f.unitsPerEm > 0 && f.Advance(g) == f.unitsPerEm {
					answer |= answerFull
				}
				break
			}
		}
	}
	at := &l.cache.pages[r/pageSize]
	page := at.Load()
	if page == nil {
		page = new(cachePage)
		if !at.CompareAndSwap(nil, page) {
			page = at.Load()
		}
	}
	page[r%pageSize].Store(answer)
	return answer
}
