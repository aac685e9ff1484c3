package pdf

import (
	"crypto/sha256"
	"fmt"

	"yinfa.dev/yinfa/internal/font"
)

// fontUse is one face as a document uses it. Every pair of glyph and
// character has a code (CID) of its own, counted from 1 in the order of first
// use, so that two characters drawn by one glyph are still copied as what
// they are. The subset holds the glyphs in the order of the codes.
type fontUse struct {
	face   *font.Face
	object int // the Type0 font
	name   string

	glyphs []font.GlyphID // by code
	runes  []rune         // by code
	widths []int          // by code, in thousandths of the type size
	upem   int

	first [1 << 16]uint16 // the first code of each glyph
	more  map[pair]uint16 // the codes of further characters of a glyph
}

type pair struct {
	glyph font.GlyphID
	rune  rune
}

// maxCodes is the number of codes of two bytes.
const maxCodes = 1 << 16

func (u *fontUse) start(face *font.Face, object int, name string) {
	u.face, u.object, u.name = face, object, name
	for _, g := range u.glyphs {
		u.first[g] = 0
	}
	clear(u.more)
	u.upem = max(1, face.UnitsPerEm())
	u.glyphs = append(u.glyphs[:0], 0)
	u.runes = append(u.runes[:0], 0)
	u.widths = append(u.widths[:0], u.width(0))
}

func (u *fontUse) width(g font.GlyphID) int {
	return (u.face.Advance(g)*1000 + u.upem/2) / u.upem
}

// code returns the code of a glyph that stands for r.
func (u *fontUse) code(g font.GlyphID, r rune) (uint16, error) {
	c := u.first[g]
	if c != 0 && u.runes[c] == r {
		return c, nil
	}
	if c != 0 {
		if c, ok := u.more[pair{g, r}]; ok {
			return c, nil
		}
	}
	if len(u.glyphs) == maxCodes {
		return 0, faulty("%s is used with more than %d characters", u.face.PostScript(), maxCodes-1)
	}
	next := uint16(len(u.glyphs))
	u.glyphs = append(u.glyphs, g)
	u.runes = append(u.runes, r)
	u.widths = append(u.widths, u.width(g))
	if c == 0 {
		u.first[g] = next
		return next, nil
	}
	if u.more == nil {
		u.more = map[pair]uint16{}
	}
	u.more[pair{g, r}] = next
	return next, nil
}

// fontTable holds the faces of a document in the order of first use.
type fontTable struct {
	uses []*fontUse
	last *fontUse
}

// use returns the entry of a face; idle is asked for an unused one.
func (t *fontTable) use(face *font.Face, f *file, idle func() *fontUse) *fontUse {
	if t.last != nil && t.last.face == face {
		return t.last
	}
	for _, u := range t.uses {
		if u.face == face {
			t.last = u
			return u
		}
	}
	u := idle()
	u.start(face, f.reserve(1), fmt.Sprint("F", len(t.uses)+1))
	t.uses = append(t.uses, u)
	t.last = u
	return u
}

// maxStrung is the highest deflate level at which outlines are strung
// together; whoever asks for more wants the smallest file.
const maxStrung = 5

// writeFont writes the objects of one face: Type0 font, CIDFont, descriptor,
// subset and ToUnicode map (ISO 32000-1 9.7).
func (j *job) writeFont(u *fontUse) error {
	f := j.file
	subset, err := u.face.AppendSubset(j.scratch.subset[:0], u.glyphs)
	if err != nil {
		return fmt.Errorf("subset of %s: %w", u.face.PostScript(), err)
	}
	j.scratch.subset = subset
	identity := subsetIdentity(u)
	base := subsetTag(identity) + "+" + u.face.PostScript()
	first := f.reserve(4)
	cid, descriptor, program, unicode := first, first+1, first+2, first+3

	f.begin(u.object)
	f.body = append(f.body, "<</Type/Font/Subtype/Type0/BaseFont"...)
	f.body = appendName(f.body, base)
	f.body = append(f.body, "/Encoding/Identity-H/DescendantFonts["...)
	f.body = appendRef(f.body, cid)
	f.body = append(f.body, "]/ToUnicode "...)
	f.body = appendRef(f.body, unicode)
	f.body = append(f.body, ">>"...)
	f.end()

	f.begin(cid)
	f.body = append(f.body, "<</Type/Font/Subtype/CIDFontType2/BaseFont"...)
	f.body = appendName(f.body, base)
	f.body = append(f.body, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor "...)
	f.body = appendRef(f.body, descriptor)
	f.body = appendWidths(f.body, u.widths)
	f.body = append(f.body, ">>"...)
	f.end()

	f.begin(descriptor)
	f.body = appendDescriptor(f.body, u, base, program)
	f.end()

	dict := fmt.Appendf(nil, "/Length1 %d", len(subset))
	ok := false
	if j.o.Level <= maxStrung {
		var data []byte
		if data, ok, err = j.outlines.compress(u.face, u.glyphs, subset, j.scratch.font[:0], f.deflate); err != nil {
			return err
		}
		if ok {
			j.scratch.font = data
			f.knownStream(program, append(dict, "/Filter/FlateDecode"...), data, identity)
		}
	}
	if !ok {
		f.stream(program, dict, subset)
	}
	f.toUnicode(unicode, u.runes)
	return nil
}

// subsetIdentity is a hash of what a subset is made from.
func subsetIdentity(u *fontUse) []byte {
	id := u.face.ID()
	b := make([]byte, 0, len(id)+5*len(u.glyphs))
	b = append(b, id...)
	for i, g := range u.glyphs {
		r := u.runes[i]
		b = append(b, byte(g>>8), byte(g), byte(r>>16), byte(r>>8), byte(r))
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

// subsetTag is the six letters before the name of a subset font (ISO 32000-1
// 9.6.4).
func subsetTag(identity []byte) string {
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + identity[i]%26
	}
	return string(tag)
}

// appendWidths writes DW and W. Han characters are one em wide, the default.
func appendWidths(b []byte, widths []int) []byte {
	const usual = 1000
	b = append(b, "/DW 1000"...)
	open := false
	for c, w := range widths {
		if w == usual {
			continue
		}
		if !open {
			b = append(b, "/W["...)
			open = true
		}
		if c == 0 || widths[c-1] == usual {
			b = appendInt(b, c)
			b = append(b, '[')
		} else {
			b = append(b, ' ')
		}
		b = appendInt(b, w)
		if c == len(widths)-1 || widths[c+1] == usual {
			b = append(b, ']')
		}
	}
	if open {
		b = append(b, ']')
	}
	return b
}

// The flags of a font descriptor (ISO 32000-1 table 123). Symbolic says that
// the characters are not those of a standard Latin set.
const (
	flagFixedPitch = 1 << 0
	flagSymbolic   = 1 << 2
	flagItalic     = 1 << 6
)

func appendDescriptor(b []byte, u *fontUse, base string, program int) []byte {
	m := u.face.Metrics()
	scaled := func(v int) int { return v * 1000 / u.upem }
	flags := flagSymbolic
	if m.FixedPitch {
		flags |= flagFixedPitch
	}
	if m.ItalicAngle != 0 {
		flags |= flagItalic
	}
	capHeight := m.CapHeight
	if capHeight == 0 {
		capHeight = m.Ascent
	}
	b = append(b, "<</Type/FontDescriptor/FontName"...)
	b = appendName(b, base)
	b = append(b, "/FontBBox["...)
	b = appendInt(b, scaled(m.BBox.XMin))
	for _, v := range [...]int{m.BBox.YMin, m.BBox.XMax, m.BBox.YMax} {
		b = append(b, ' ')
		b = appendInt(b, scaled(v))
	}
	b = append(b, ']')
	for _, field := range [...]struct {
		key   string
		value int
	}{
		{"/Flags ", flags},
		{"/Ascent ", scaled(m.Ascent)},
		{"/Descent ", scaled(m.Descent)},
		{"/CapHeight ", scaled(capHeight)},
		{"/StemV ", stem(m.Weight)},
	} {
		b = append(b, field.key...)
		b = appendInt(b, field.value)
	}
	b = append(b, "/ItalicAngle "...)
	b = appendFixed(b, int64(m.ItalicAngle*1000), 3)
	b = append(b, "/FontFile2 "...)
	b = appendRef(b, program)
	return append(b, ">>"...)
}

// stem estimates the width of a stem, which TrueType does not state, from
// the weight class: about 90 for regular and 165 for bold.
func stem(weight int) int {
	if weight <= 0 {
		weight = 400
	}
	return 50 + weight*weight/4225
}
