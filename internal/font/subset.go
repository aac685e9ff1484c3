package font

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// maxSubset is the number of glyphs a TrueType file can hold.
const maxSubset = 0xFFFF

// errSubset means that the caller asked for what no file can hold.
var errSubset = errors.New("字形子集不合要求")

// Subset writes a TrueType file in which glyph i is glyphs[i]. The first
// must be 0, the missing glyph; a glyph listed twice becomes two glyphs.
// Components of composites that are not listed are appended. The file has
// the tables head, hhea, maxp, hmtx, loca and glyf, and cvt, fpgm and prep
// where the face has them: what a PDF embeds. The same list yields the same
// bytes. It is an error to ask for a glyph that the face does not have or
// that is broken.
func (f *Face) Subset(glyphs []GlyphID) ([]byte, error) { return f.AppendSubset(nil, glyphs) }

// AppendSubset appends what Subset returns, for whoever has room to reuse.
func (f *Face) AppendSubset(to []byte, glyphs []GlyphID) ([]byte, error) {
	if f.unitsPerEm == 0 {
		return nil, fmt.Errorf("%w：没有读入字体", ErrNotFont)
	}
	if len(glyphs) == 0 || glyphs[0] != 0 {
		return nil, fmt.Errorf("%w：第一个字形必须是 .notdef", errSubset)
	}
	s := &subsetter{face: f, list: append(make([]GlyphID, 0, len(glyphs)+16), glyphs...)}
	if err := s.collect(); err != nil {
		return nil, err
	}
	locaSize := 2 * len(s.offsets)
	if s.long() {
		locaSize *= 2
	}
	return assemble(to, []table{
		copied("cvt ", f.cvt),
		copied("fpgm", f.fpgm),
		// A file of blank glyphs keeps a table of outlines, which readers expect.
		{"glyf", max(s.size(), 4), s.glyf},
		{"head", 54, s.head},
		{"hhea", 36, s.hhea},
		{"hmtx", 4 * len(s.list), s.hmtx},
		{"loca", locaSize, s.loca},
		{"maxp", 32, s.maxp},
		copied("prep", f.prep),
	}), nil
}

// subsetter holds the glyphs of one subset.
type subsetter struct {
	face    *Face
	list    []GlyphID           // old numbers by new number
	numbers map[GlyphID]GlyphID // new numbers by old one; made for the first composite
	data    []view              // outlines by new number
	offsets []int               // where each outline begins in glyf, and the end
}

// collect gathers the outlines. The list grows while composites are met.
func (s *subsetter) collect() error {
	f := s.face
	s.data = make([]view, 0, cap(s.list))
	s.offsets = make([]int, 1, cap(s.list)+1)
	end := 0
	for i := 0; i < len(s.list); i++ {
		if len(s.list) > maxSubset {
			return fmt.Errorf("%w：超过 %d 个字形", errSubset, maxSubset)
		}
		g := s.list[i]
		o := f.outline(g)
		data := o.data
		switch {
		case o.sound:
			s.number(data)
		case g == 0:
			// A broken .notdef is never shown; blank it.
			data = nil
		default:
			return fmt.Errorf("%w：“%s”的第 %d 号字形", ErrDamaged, f.FullName(), g)
		}
		end += align(len(data))
		s.data = append(s.data, data)
		s.offsets = append(s.offsets, end)
	}
	return nil
}

// composite reports whether an outline is made of other glyphs.
func composite(data view) bool { return data.i16(0) < 0 }

// number gives the components of a composite glyph a place in the list.
func (s *subsetter) number(data view) {
	if !composite(data) {
		return
	}
	if s.numbers == nil {
		s.numbers = make(map[GlyphID]GlyphID, len(s.list))
		for i := len(s.list) - 1; i >= 0; i-- {
			s.numbers[s.list[i]] = GlyphID(i)
		}
	}
	components(data, func(_ int, part GlyphID) bool {
		if _, known := s.numbers[part]; !known {
			s.numbers[part] = GlyphID(len(s.list))
			s.list = append(s.list, part)
		}
		return true
	})
}

// size is the length of all outlines.
func (s *subsetter) size() int { return s.offsets[len(s.offsets)-1] }

// long reports whether offsets need the long form of loca.
func (s *subsetter) long() bool { return s.size() > 2*0xFFFF }

func (s *subsetter) glyf(into []byte) {
	for i, data := range s.data {
		at := into[s.offsets[i]:]
		copy(at, data)
		if composite(data) {
			components(data, func(place int, part GlyphID) bool {
				binary.BigEndian.PutUint16(at[place:], uint16(s.numbers[part]))
				return true
			})
		}
	}
}

func (s *subsetter) loca(into []byte) {
	for i, at := range s.offsets {
		if s.long() {
			binary.BigEndian.PutUint32(into[4*i:], uint32(at))
		} else {
			binary.BigEndian.PutUint16(into[2*i:], uint16(at/2))
		}
	}
}

func (s *subsetter) hmtx(into []byte) {
	for i, g := range s.list {
		binary.BigEndian.PutUint16(into[4*i:], uint16(s.face.Advance(g)))
		binary.BigEndian.PutUint16(into[4*i+2:], uint16(s.face.bearing(g)))
	}
}

func (s *subsetter) head(into []byte) {
	copy(into, s.face.head)
	binary.BigEndian.PutUint32(into[headAdjustment:], 0)
	long := uint16(0)
	if s.long() {
		long = 1
	}
	binary.BigEndian.PutUint16(into[50:], long)
}

func (s *subsetter) hhea(into []byte) {
	copy(into, s.face.hhea)
	binary.BigEndian.PutUint16(into[34:], uint16(len(s.list)))
}

// maxp is always written in version 1.0, which glyf outlines need.
func (s *subsetter) maxp(into []byte) {
	copy(into, s.face.maxp)
	binary.BigEndian.PutUint32(into, 0x00010000)
	binary.BigEndian.PutUint16(into[4:], uint16(len(s.list)))
}
