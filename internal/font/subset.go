package font

import (
	"encoding/binary"
	"fmt"
)

// maxSubset is the number of glyphs a TrueType file can hold.
const maxSubset = 0xFFFF

// Subset writes a TrueType file in which glyph i is glyphs[i]. The first
// must be 0, the missing glyph; a glyph listed twice becomes two glyphs.
// Components of composites that are not listed are appended. The file has
// the tables head, hhea, maxp, hmtx, loca and glyf, and cvt, fpgm and prep
// where the face has them: what a PDF embeds. The same list yields the same
// bytes. It is an error to ask for a glyph that the face does not have or
// that is broken.
func (f *Face) Subset(glyphs []GlyphID) ([]byte, error) {
	if len(glyphs) == 0 || glyphs[0] != 0 {
		return nil, fmt.Errorf("子集的第一个字形必须是 .notdef")
	}
	if f.unitsPerEm == 0 {
		return nil, fmt.Errorf("%w：没有读入字体", ErrNotFont)
	}
	s := &subsetter{face: f, list: append(make([]GlyphID, 0, len(glyphs)+16), glyphs...)}
	if err := s.glyf(); err != nil {
		return nil, err
	}
	tables := []table{
		{"cvt ", f.cvt}, {"fpgm", f.fpgm}, {"glyf", s.data}, {"head", s.head()}, {"hhea", s.hhea()},
		{"hmtx", s.hmtx()}, {"loca", s.loca()}, {"maxp", s.maxp()}, {"prep", f.prep},
	}
	return assemble(tables), nil
}

// subsetter collects the glyphs of one subset.
type subsetter struct {
	face    *Face
	list    []GlyphID           // old numbers by new number
	numbers map[GlyphID]GlyphID // new numbers by old one; made for the first composite
	data    []byte
	offsets []int // where each glyph begins in data, and the end
}

// glyf copies the outlines. The list grows while composites are met.
func (s *subsetter) glyf() error {
	f := s.face
	size := 0
	for _, g := range s.list {
		size += len(f.outline(g).data) + 3
	}
	s.data = make([]byte, 0, size)
	s.offsets = make([]int, 0, len(s.list)+17)
	for i := 0; i < len(s.list); i++ {
		g := s.list[i]
		s.offsets = append(s.offsets, len(s.data))
		o := f.outline(g)
		if !o.sound {
			if g == 0 {
				// A broken .notdef is never shown; blank it.
				continue
			}
			return fmt.Errorf("%w：“%s”的第 %d 号字形", ErrDamaged, f.FullName(), g)
		}
		start := len(s.data)
		s.data = append(s.data, o.data...)
		if o.data.i16(0) < 0 {
			s.renumber(s.data[start:])
		}
		if len(s.list) > maxSubset {
			return fmt.Errorf("子集超过 %d 个字形", maxSubset)
		}
		for len(s.data)%4 != 0 {
			s.data = append(s.data, 0)
		}
	}
	s.offsets = append(s.offsets, len(s.data))
	return nil
}

// renumber rewrites the components of a composite glyph to new numbers.
func (s *subsetter) renumber(data view) {
	if s.numbers == nil {
		s.numbers = make(map[GlyphID]GlyphID, len(s.list))
		for i := len(s.list) - 1; i >= 0; i-- {
			s.numbers[s.list[i]] = GlyphID(i)
		}
	}
	components(data, func(at int, part GlyphID) bool {
		number, known := s.numbers[part]
		if !known {
			number = GlyphID(len(s.list))
			s.numbers[part] = number
			s.list = append(s.list, part)
		}
		binary.BigEndian.PutUint16(data[at:], uint16(number))
		return true
	})
}

// short reports whether offsets fit the short form of loca.
func (s *subsetter) short() bool { return len(s.data) <= 2*0xFFFF }

func (s *subsetter) loca() []byte {
	if s.short() {
		out := make([]byte, 0, 2*len(s.offsets))
		for _, at := range s.offsets {
			out = binary.BigEndian.AppendUint16(out, uint16(at/2))
		}
		return out
	}
	out := make([]byte, 0, 4*len(s.offsets))
	for _, at := range s.offsets {
		out = binary.BigEndian.AppendUint32(out, uint32(at))
	}
	return out
}

func (s *subsetter) hmtx() []byte {
	out := make([]byte, 0, 4*len(s.list))
	for _, g := range s.list {
		out = binary.BigEndian.AppendUint16(out, uint16(s.face.Advance(g)))
		out = binary.BigEndian.AppendUint16(out, uint16(s.face.bearing(g)))
	}
	return out
}

func (s *subsetter) head() []byte {
	out := append([]byte(nil), s.face.head[:54]...)
	binary.BigEndian.PutUint32(out[8:], 0)
	long := uint16(1)
	if s.short() {
		long = 0
	}
	binary.BigEndian.PutUint16(out[50:], long)
	return out
}

func (s *subsetter) hhea() []byte {
	out := append([]byte(nil), s.face.hhea[:36]...)
	binary.BigEndian.PutUint16(out[34:], uint16(len(s.list)))
	return out
}

// maxp is always written in version 1.0, which glyf outlines need.
func (s *subsetter) maxp() []byte {
	out := make([]byte, 32)
	copy(out, s.face.maxp)
	binary.BigEndian.PutUint32(out, 0x00010000)
	binary.BigEndian.PutUint16(out[4:], uint16(len(s.list)))
	return out
}
