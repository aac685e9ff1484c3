package font

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync/atomic"

	"yinfa.dev/yinfa/internal/unit"
)

// Face is one parsed face. What it answers never changes, and any number of
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

	head, hhea, maxp, hmtx, loca view
	cvt, fpgm, prep              view

	src      source
	glyf     entry
	outlines []atomic.Pointer[outline] // by glyph; nil until first used
}

// Bounds is the ink box of a glyph in font units, y upwards.
type Bounds struct{ XMin, YMin, XMax, YMax int }

// Parse reads a TrueType font, or the member of a TrueType collection with
// the index, counted from 0. The face keeps and shares data, which must not
// be changed afterwards. Errors wrap ErrNotFont, ErrCFF, ErrNoMember or
// ErrDamaged and are fit for officers to read; no input makes it panic.
func Parse(data []byte, index int) (*Face, error) {
	return parse(memory(data), index)
}

// parse reads everything but outlines, which are read when they are used.
func parse(src source, index int) (*Face, error) {
	members, err := memberOffsets(src, src.size())
	if err != nil {
		return nil, err
	}
	if index < 0 || index >= len(members) {
		return nil, fmt.Errorf("%w：共 %d 款，要第 %d 款", ErrNoMember, len(members), index+1)
	}
	dir, err := readDirectory(src, src.size(), members[index])
	if err != nil {
		return nil, err
	}
	f := &Face{src: src, glyf: dir.tables["glyf"]}
	var name, cmap, os2, post view
	for _, t := range []struct {
		tag  string
		into *view
		most int64
	}{
		{"name", &name, maxNameTable}, {"head", &f.head, 1024}, {"hhea", &f.hhea, 1024}, {"maxp", &f.maxp, 1024},
		{"hmtx", &f.hmtx, 4 << 16}, {"loca", &f.loca, 4 << 17}, {"cmap", &cmap, 64 << 20}, {"OS/2", &os2, 1024}, {"post", &post, 32},
		{"cvt ", &f.cvt, 1 << 17}, {"fpgm", &f.fpgm, 1 << 20}, {"prep", &f.prep, 1 << 20},
	} {
		e := dir.tables[t.tag]
		if *t.into, err = src.read(e.offset, min(e.length, t.most)); err != nil {
			return nil, err
		}
	}
	f.names = readNames(name)
	if dir.cff() {
		return nil, cffError(f.FullName())
	}
	if err := f.readFigures(); err != nil {
		return nil, err
	}
	f.outlines = make([]atomic.Pointer[outline], f.glyphs)
	f.cmap = readCmap(cmap)
	f.restricted = embedRefusal(os2)
	f.metrics = f.readMetrics(os2, post)
	f.id = f.PostScript() + "-" + fingerprint(dir.raw, f.head, name)
	return f, nil
}

// fingerprint hashes what stands for a whole file: its directory holds the
// checksum of every table.
func fingerprint(parts ...view) string {
	sum := sha256.New()
	for _, part := range parts {
		sum.Write(part)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
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
	if o := f.outline(g); !o.sound || o.blank && !blankRune(r) {
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
	switch advance := f.Advance(g); {
	case f.unitsPerEm == 0:
		return 0
	case advance == f.unitsPerEm:
		return size // nearly all Chinese
	default:
		return size.MulDiv(int64(advance), int64(f.unitsPerEm))
	}
}

// Bounds is the ink box the face states for a glyph, in font units; ok is
// false for blank and broken glyphs.
func (f *Face) Bounds(g GlyphID) (b Bounds, ok bool) {
	o := f.outline(g)
	if o.blank || !o.sound {
		return Bounds{}, false
	}
	return Bounds{o.data.i16(2), o.data.i16(4), o.data.i16(6), o.data.i16(8)}, true
}
