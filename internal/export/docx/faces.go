package docx

import (
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// typeface is a face as Word names it.
type typeface struct {
	name    string
	alt     string // the face to take where it is missing; see typefaces
	panose  string
	charset string
	family  string
	pitch   string
}

// latinFace is the face of Latin letters and figures.
const latinFace = "Times New Roman"

// typefaces lists the official faces; the fields of fontTable.xml follow
// ECMA-376 Part 1, 17.8. The standard has a list of other names; Word takes
// all of it for one name of at most 31 characters ([MS-OI29500], altName). It
// is the one that a machine without the face has: Windows brings 仿宋 and 楷体
// but not the GB2312 faces, Office brings 华文中宋.
func typefaces() []typeface {
	return []typeface{
		{name: "方正小标宋简体", alt: "华文中宋", panose: "02000000000000000000", charset: "86", family: "auto", pitch: "variable"},
		{name: "仿宋_GB2312", alt: "仿宋", panose: "02010609030101010101", charset: "86", family: "modern", pitch: "fixed"},
		{name: "楷体_GB2312", alt: "楷体", panose: "02010609030101010101", charset: "86", family: "modern", pitch: "fixed"},
		{name: "黑体", alt: "SimHei", panose: "02010609060101010101", charset: "86", family: "modern", pitch: "fixed"},
		{name: "宋体", alt: "SimSun", panose: "02010600030101010101", charset: "86", family: "auto", pitch: "variable"},
		{name: latinFace, alt: "Liberation Serif", panose: "02020603050405020304", charset: "00", family: "roman", pitch: "variable"},
	}
}

// faceName is the official face that serves a face of the document.
func faceName(f doc.Face) string {
	switch f {
	case doc.FaceTitle:
		return "方正小标宋简体"
	case doc.FaceSong:
		return "宋体"
	case doc.FaceKai:
		return "楷体_GB2312"
	case doc.FaceHei:
		return "黑体"
	}
	return "仿宋_GB2312"
}

// ambiguous reports whether Word must be told that a character is Chinese:
// it gives quotation marks, dashes and signs that Latin text has too to the
// Latin face unless the run carries a hint.
func ambiguous(r rune) bool {
	return r >= 0xA1 && r < 0x2E80 && !layout.IsLatin(r)
}

// anyAmbiguous reports whether a text has such a character. The first byte
// tells of nearly all others that they are none.
func anyAmbiguous(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= 0xC2 && c <= 0xE2 {
			if r, _ := utf8.DecodeRuneInString(text[i:]); ambiguous(r) {
				return true
			}
		}
	}
	return false
}

// metrics measures text.
type metrics struct{ fonts *font.Set }

// gauge measures text in one face.
type gauge struct {
	faces *font.Faces
	latin *font.Faces // for Latin text; nil: faces
}

// in is the gauge of a face. latin: Latin text has a face of its own.
func (m metrics) in(face doc.Face, latin bool) gauge {
	if m.fonts == nil {
		return gauge{}
	}
	g := gauge{faces: m.fonts.In(layout.RoleOf(face))}
	if latin {
		g.latin = m.fonts.In(font.Latin)
	}
	return g
}

// of is the gauge of text in a style; face may be one of its own.
func (m metrics) of(st layout.Style, face doc.Face) gauge {
	if face == doc.FaceInherit {
		face = st.Face
	}
	return m.in(face, st.Latin == layout.LatinRole)
}

// glyph finds what shows a character.
func (g gauge) glyph(r rune) (*font.Face, font.GlyphID, bool) {
	if g.latin != nil && layout.IsLatin(r) {
		if f, id, ok := g.latin.Lookup(r); ok {
			return f, id, true
		}
	}
	return g.faces.Lookup(r)
}

// centred reports whether the ink of a mark reaches beyond the left half of
// its em; such a mark is squeezed by half as much (linebreak.Centred).
func (g gauge) centred(r rune) bool {
	f, id, ok := g.glyph(r)
	if !ok {
		return false
	}
	b, ok := f.Bounds(id)
	return ok && 2*b.XMax > f.UnitsPerEm()
}

// advance is the width of a character.
func (g gauge) advance(r rune, size unit.Length) unit.Length {
	if g.latin != nil && layout.IsLatin(r) {
		if _, _, width, ok := g.latin.Measure(r, size); ok {
			return width
		}
	}
	if _, _, width, ok := g.faces.Measure(r, size); ok {
		return width
	}
	if r < 0x2010 {
		return size / 2
	}
	if r >= '₀' && r <= '₉' {
		return size / 3 // a small figure below the line, whatever face it comes from
	}
	return size
}

// wide is the width of a common Chinese character.
func (g gauge) wide(r rune, size unit.Length) unit.Length {
	if _, _, width, ok := g.faces.Measure(r, size); ok {
		return width
	}
	return size
}

// ink is how far the ink of a text reaches above and below its baseline.
func (m metrics) ink(face doc.Face, latin bool, text string, size unit.Length) (above, below unit.Length) {
	in, found := m.in(face, latin), false
	for _, r := range text {
		f, g, ok := in.glyph(r)
		if !ok {
			continue
		}
		if b, ok := f.Bounds(g); ok {
			above = max(above, size.MulDiv(int64(b.YMax), int64(f.UnitsPerEm())))
			below = max(below, -size.MulDiv(int64(b.YMin), int64(f.UnitsPerEm())))
			found = true
		}
	}
	if !found {
		return size.MulDiv(emAbove, 100), size.MulDiv(emBelow, 100)
	}
	return above, below
}

// The ideographic em box reaches from 0.88 em above the baseline to 0.12 em
// below it, in the official faces as in the shipped ones.
const (
	emAbove = 88
	emBelow = 12
)
