package font

import (
	"encoding/binary"
	"unicode/utf16"
)

// synthetic describes a small font made for a test.
type synthetic struct {
	family   string
	ps       string
	glyphs   [][]byte // outlines by glyph; the first is .notdef
	cmap     []byte
	bold     bool
	italic   bool
	weight   int
	fsType   int
	variable bool
	cff      bool
	noNames  bool
}

// words packs numbers as 16-bit words.
func words(list ...int) []byte {
	var out []byte
	for _, v := range list {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// long packs a number as two words.
func long(v int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(v)) }

func join(parts ...[]byte) []byte {
	var out []byte
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// triangle is the outline of a simple glyph of three points.
func triangle() []byte {
	return join(words(1, 0, 0, 100, 100, 2, 0), []byte{0x37, 0x37, 0x37, 0, 100, 100, 0, 0, 100})
}

// composed is the outline of a composite glyph.
func composed(parts ...int) []byte {
	out := words(-1, 0, 0, 100, 100)
	for i, part := range parts {
		flags := 0x0002
		if i < len(parts)-1 {
			flags |= flagMore
		}
		out = append(out, words(flags, part, 0)...)
	}
	return out
}

// cmap12 maps characters to the glyphs 1, 2, 3 and so on.
func cmap12(runes ...rune) []byte {
	body := join(words(12, 0), long(16+12*len(runes)), long(0), long(len(runes)))
	for i, r := range runes {
		body = join(body, long(int(r)), long(int(r)), long(i+1))
	}
	return join(words(0, 1, 3, 10), long(12), body)
}

// utf16be encodes a name.
func utf16be(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.BigEndian.AppendUint16(out, u)
	}
	return out
}

// build writes the font.
func (s synthetic) build() []byte {
	if len(s.glyphs) == 0 {
		s.glyphs = [][]byte{nil, triangle()}
	}
	if s.weight == 0 {
		s.weight = 400
	}
	style := 0
	selection := 0x40
	if s.bold {
		style, selection = style|1, 0x20
	}
	if s.italic {
		style, selection = style|2, selection|1
	}
	head := make([]byte, 54)
	binary.BigEndian.PutUint16(head[18:], 1000)
	binary.BigEndian.PutUint16(head[44:], uint16(style))
	binary.BigEndian.PutUint16(head[50:], 1)
	hhea := make([]byte, 36)
	binary.BigEndian.PutUint16(hhea[4:], 880)
	binary.BigEndian.PutUint16(hhea[34:], 1)
	maxp := make([]byte, 32)
	binary.BigEndian.PutUint32(maxp, 0x10000)
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.glyphs)))
	os2 := make([]byte, 96)
	binary.BigEndian.PutUint16(os2, 3)
	binary.BigEndian.PutUint16(os2[4:], uint16(s.weight))
	binary.BigEndian.PutUint16(os2[8:], uint16(s.fsType))
	binary.BigEndian.PutUint16(os2[62:], uint16(selection))
	hmtx := words(1000, 0)
	var glyf []byte
	loca := long(0)
	for i, g := range s.glyphs {
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = append(loca, long(len(glyf))...)
		if i > 0 {
			hmtx = append(hmtx, words(0)...)
		}
	}
	family, ps := utf16be(s.family), utf16be(s.ps)
	name := join(words(0, 2, 6+24,
		3, 1, 0x409, nameFamily, len(family), 0,
		3, 1, 0x409, namePostScript, len(ps), len(family)), family, ps)
	if s.noNames {
		name = nil
	}
	outlines, variations := "glyf", []byte(nil)
	if s.cff {
		outlines = "CFF "
	}
	if s.variable {
		variations = words(1, 0, 16, 2)
	}
	tables := []table{
		copied("OS/2", os2), copied("cmap", s.cmap), copied("fvar", variations), copied(outlines, glyf), copied("head", head),
		copied("hhea", hhea), copied("hmtx", hmtx), copied("loca", loca), copied("maxp", maxp), copied("name", name),
	}
	return assemble(nil, tables)
}

// collection packs fonts into a TTC.
func collection(fonts ...[]byte) []byte {
	out := join([]byte("ttcf"), words(1, 0), long(len(fonts)))
	at := len(out) + 4*len(fonts)
	for _, f := range fonts {
		out = append(out, long(at)...)
		at += len(f)
	}
	for _, f := range fonts {
		base := len(out)
		out = append(out, f...)
		for i := range view(f).u16(4) {
			record := out[base+12+16*i:]
			offset := binary.BigEndian.Uint32(record[8:])
			binary.BigEndian.PutUint32(record[8:], offset+uint32(base))
		}
	}
	return out
}
