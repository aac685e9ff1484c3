package typeset

import (
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/linebreak"
)

// Figures below the line, as in CO₂, are in no face of most offices. They are
// set as figures of the Latin face, smaller and lower, as typesetters always
// did where a fount had none: five eighths of the size, a seventh of it down.
const (
	inferiorSize = 625 // thousandths of the size
	inferiorDrop = 143
)

// inferior is the figure that a figure below the line is made of; 0: it is
// none.
func inferior(r rune) rune {
	if r < '₀' || r > '₉' {
		return 0
	}
	return '0' + r - '₀'
}

// lacks reports whether no face of a role has a character.
func lacks(faces *font.Faces, r rune) bool {
	_, _, ok := faces.Lookup(r)
	return !ok
}

// shapeInferior adds one figure below the line to the run of that index, in a
// run of its own, and returns the index of the run that goes on after it. It
// stays with the character before it.
func (s *setter) shapeInferior(b *shaped, index int, r, digit rune) int {
	base := b.runs[index]
	face, id, ok := s.latin.Lookup(digit)
	if !ok {
		// Said of the character as of any other that has no glyph.
		face, id, _ = s.glyph(s.latin, layout.LatinRole, r, base.look.size, &base, len(b.chars))
	}
	small := base
	small.from, small.at = len(b.chars), base.place(len(b.chars))
	small.look.size = base.look.size.MulDiv(inferiorSize, 1000)
	small.look.lower = base.look.size.MulDiv(inferiorDrop, 1000)
	c := linebreak.Char{Rune: r, Em: base.look.size}
	if len(b.chars) > 0 {
		c.Hint |= linebreak.Glue
	}
	if face != nil {
		c.Width = face.Width(id, small.look.size)
	}
	b.runs = append(b.runs, small)
	b.chars = append(b.chars, c)
	b.glyphs = append(b.glyphs, glyph{face: face, id: id, run: int32(len(b.runs) - 1)})
	b.runs = append(b.runs, base)
	return len(b.runs) - 1
}
