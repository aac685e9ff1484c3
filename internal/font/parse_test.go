package font

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

// shipped is the folder of the fonts that come with the program.
const shipped = "../../fonts"

// face parses a shipped font.
func face(t testing.TB, file string) *Face {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shipped, file))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestParseShipped(t *testing.T) {
	for _, c := range []struct {
		file, family, postScript string
		upem, weight             int
		has, lacks               string
	}{
		{"GWFandolFang.ttf", "GW Fandol Fang", "GWFandolFang-Regular", 1000, 400, "云澜市〇—“A1 　", "…䶮𠮷①☑"},
		{"GWFandolKai.ttf", "GW Fandol Kai", "GWFandolKai-Regular", 1000, 400, "云澜市〇—“A1 　", "…䶮𠮷①☑"},
		{"GWKaiSupplement.ttf", "GW Kai Supplement", "GWKaiSupplement-Regular", 1000, 300, "𠮷䶮𬭩", "云䑩A1"},
		{"GWTitleSerif.ttf", "GW Title Serif", "GWTitleSerif-Regular", 1000, 600, "云澜市〇—…①㈠䶮𬭩", "𠮷䑩☑"},
		{"GWHeadingSans.ttf", "GW Heading Sans", "GWHeadingSans-Regular", 1000, 400, "云澜市〇—…①㈠䶮𬭩", "𠮷䑩☑"},
		{"NotoSerifSC-Regular.ttf", "Noto Serif SC", "NotoSerifSC-Regular", 1000, 400, "云澜市〇—…①㈠䶮𬭩䑩", "𠮷☑"},
		{"GWSymbols.ttf", "GW Symbols", "GWSymbols-Regular", 1000, 400, "☑☐☒✓✔✗✘", "云A"},
		{"LiberationSerif-Regular.ttf", "Liberation Serif", "LiberationSerif", 2048, 400, "Aaé1–—… ", "云"},
	} {
		f := face(t, c.file)
		if f.Family() != c.family || f.PostScript() != c.postScript || f.UnitsPerEm() != c.upem || f.Metrics().Weight != c.weight {
			t.Errorf("%s: %q %q %d %d", c.file, f.Family(), f.PostScript(), f.UnitsPerEm(), f.Metrics().Weight)
		}
		if m := f.Metrics(); f.EmbedRefusal() != "" || m.Ascent <= 0 || m.Descent >= 0 {
			t.Errorf("%s: metrics %+v", c.file, m)
		}
		for _, r := range c.has {
			g, ok := f.Glyph(r)
			if !ok || f.Advance(g) <= 0 {
				t.Errorf("%s: %q missing", c.file, r)
			}
			if _, ink := f.Bounds(g); ink == blankRune(r) {
				t.Errorf("%s: %q ink %v", c.file, r, ink)
			}
		}
		for _, r := range c.lacks {
			if _, ok := f.Glyph(r); ok {
				t.Errorf("%s: %q found", c.file, r)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	f := face(t, "LiberationSerif-Regular.ttf")
	g, _ := f.Glyph('A')
	if f.Advance(g) != 1479 {
		t.Errorf("advance of A: %d", f.Advance(g))
	}
	// 1479/2048 of 16 pt, rounded to the nearest unit.
	if w := f.Width(g, 16*unit.Pt); w != 146745 {
		t.Errorf("width of A: %d", w)
	}
	if b, ok := f.Bounds(g); !ok || b.YMin != 0 || b.YMax < f.Metrics().CapHeight || b.XMin < 0 || b.XMax > 1479 {
		t.Errorf("bounds of A: %+v", b)
	}
}

func TestParseRefuses(t *testing.T) {
	sfnt := func(magic, tag string) []byte {
		b := append([]byte(magic), 0, 1, 0, 0, 0, 0, 0, 0)
		b = append(b, tag...)
		return append(b, make([]byte, 12)...)
	}
	for name, c := range map[string]struct {
		data  []byte
		index int
		want  error
	}{
		"empty":     {nil, 0, ErrDamaged},
		"text":      {[]byte("these are not the bytes of a font"), 0, ErrNotFont},
		"cff":       {sfnt("OTTO", "CFF "), 0, ErrCFF},
		"no tables": {sfnt("\x00\x01\x00\x00", "glyf"), 0, ErrDamaged},
		"member":    {sfnt("\x00\x01\x00\x00", "glyf"), 1, ErrNoMember},
		"negative":  {sfnt("\x00\x01\x00\x00", "glyf"), -1, ErrNoMember},
	} {
		if _, err := Parse(c.data, c.index); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
