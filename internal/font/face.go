package font

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"yinfa.dev/yinfa/internal/unit"
)

// Face is one parsed face. It never changes after Parse, and any number of
// goroutines may use it.
type Face struct {
	names      names
	id         string
	metrics    Metrics
	unitsPerEm int
	glyphs     int // how many the face has
	longLoca   bool
	advances   int // how many entries of hmtx hold an advance
	cmap       cmap
	restricted string // why the face may not be embedded

	head, hhea, maxp, hmtx, loca, glyf view
	cvt, fpgm, prep                    view
}

// Bounds is the ink box of a glyph in font units, y upwards.
type Bounds struct{ XMin, YMin, XMax, YMax int }

// Parse reads a TrueType font, or the member of a TrueType collection with
// the index, counted from 0. The face keeps and shares data, which must not
// be changed afterwards. Errors wrap ErrNotFont, ErrCFF, ErrNoMember or
// ErrDamaged and are fit for officers to read; no input makes it panic.
func Parse(data []byte, index int) (*Face, error) {
	r := bytes.NewReader(data)
	size := int64(len(data))
	members, err := memberOffsets(r, size)
	if err != nil {
		return nil, err
	}
	if index < 0 || index >= len(members) {
		return nil, fmt.Errorf("%w：共 %d 款，要第 %d 款", ErrNoMember, len(members), index+1)
	}
	dir, err := readDirectory(r, size, members[index])
	if err != nil {
		return nil, err
	}
	table := func(tag string) view {
		e := dir.tables[tag]
		// readDirectory has checked the range.
		part, _ := view(data).cut(e.offset, e.length)
		return part
	}
	f := &Face{names: readNames(table("name"))}
	if dir.cff() {
		return nil, fmt.Errorf("“%s”%w", f.FullName(), ErrCFF)
	}
	f.head, f.hhea, f.maxp = table("head"), table("hhea"), table("maxp")
	f.hmtx, f.loca, f.glyf = table("hmtx"), table("loca"), table("glyf")
	f.cvt, f.fpgm, f.prep = table("cvt "), table("fpgm"), table("prep")
	if err := f.readFigures(); err != nil {
		return nil, err
	}
	f.cmap = readCmap(table("cmap"))
	os2 := table("OS/2")
	f.restricted = embedRefusal(os2)
	f.metrics = f.readMetrics(os2, table("post"))
	sum := sha256.New()
	// The directory holds the checksum of every table: it stands for the
	// whole file without reading it all.
	for _, part := range []view{dir.raw, f.head, table("name")} {
		sum.Write(part)
	}
	f.id = f.PostScript() + "-" + hex.EncodeToString(sum.Sum(nil)[:6])
	return f, nil
}

// readFigures reads the numbers everything else depends on.
func (f *Face) readFigures() error {
	for _, t := range []struct {
		tag  string
		data view
		min  int
	}{{"head", f.head, 54}, {"hhea", f.hhea, 36}, {"maxp", f.maxp, 6}, {"hmtx", f.hmtx, 4}, {"loca", f.loca, 4}} {
		if len(t.data) < t.min {
			return fmt.Errorf("%w：“%s”的 %s 表缺失或过短", ErrDamaged, f.FullName(), t.tag)
		}
	}
	f.unitsPerEm = f.head.u16(18)
	if f.unitsPerEm < 16 || f.unitsPerEm > 16384 {
		return fmt.Errorf("%w：“%s”的 em 为 %d 单位", ErrDamaged, f.FullName(), f.unitsPerEm)
	}
	f.longLoca = f.head.u16(50) != 0
	f.glyphs = f.maxp.u16(4)
	f.advances = min(f.hhea.u16(34), len(f.hmtx)/4)
	if f.glyphs < 1 || f.advances < 1 {
		return fmt.Errorf("%w：“%s”里没有字形", ErrDamaged, f.FullName())
	}
	return nil
}

// ID identifies the face across runs and machines: its PostScript name and
// the first figures of a hash of its contents. Lists of faces are sorted by it.
func (f *Face) ID() string { return f.id }

// UnitsPerEm is the number of font units in the type size.
func (f *Face) UnitsPerEm() int { return f.unitsPerEm }

// Glyph finds the glyph of a character. It is false when the face has none,
// and when the glyph it has is blank or broken although the character is not
// a space.
func (f *Face) Glyph(r rune) (GlyphID, bool) {
	g := f.cmap.lookup(r)
	if g == 0 || int(g) >= f.glyphs {
		return 0, false
	}
	blank, sound := f.inspect(g)
	if !sound || blank && !blankRune(r) {
		return 0, false
	}
	return g, true
}

// Advance is the distance to the next glyph in font units; 0 for a glyph
// the face does not have.
func (f *Face) Advance(g GlyphID) int {
	if int(g) >= f.glyphs {
		return 0
	}
	return f.hmtx.u16(4 * min(int(g), f.advances-1))
}

// bearing is the left side bearing of a glyph in font units.
func (f *Face) bearing(g GlyphID) int {
	if int(g) < f.advances {
		return f.hmtx.i16(4*int(g) + 2)
	}
	return f.hmtx.i16(4*f.advances + 2*(int(g)-f.advances))
}

// Width is the advance at a type size, rounded to the nearest unit of length.
func (f *Face) Width(g GlyphID, size unit.Length) unit.Length {
	if f.unitsPerEm == 0 {
		return 0
	}
	return size.MulDiv(int64(f.Advance(g)), int64(f.unitsPerEm))
}

// Bounds is the ink box the face states for a glyph, in font units; ok is
// false for blank and broken glyphs.
func (f *Face) Bounds(g GlyphID) (b Bounds, ok bool) {
	if blank, sound := f.inspect(g); blank || !sound {
		return Bounds{}, false
	}
	data, _ := f.outline(g)
	return Bounds{data.i16(2), data.i16(4), data.i16(6), data.i16(8)}, true
}
