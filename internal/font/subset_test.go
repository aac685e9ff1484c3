package font

import (
	"bytes"
	"encoding/binary"
	"os"
	"testing"
)

// glyphs looks up a text; the list begins with the missing glyph.
func glyphs(t testing.TB, f *Face, text string) []GlyphID {
	t.Helper()
	list := []GlyphID{0}
	for _, r := range text {
		g, ok := f.Glyph(r)
		if !ok {
			t.Fatalf("%s lacks %q", f.Family(), r)
		}
		list = append(list, g)
	}
	return list
}

func TestSubset(t *testing.T) {
	for _, c := range []struct{ file, text string }{
		{"GWFandolFang.ttf", "云澜市安全生产，云 　A"},
		{"NotoSerifSC-Regular.ttf", "云澜市ÀÉ①㈠éÀ"},
		{"LiberationSerif-Regular.ttf", "AÀÁÂÃÄÅaéAÀ"},
	} {
		f := face(t, c.file)
		list := glyphs(t, f, c.text)
		data, err := f.Subset(list)
		if err != nil {
			t.Fatal(err)
		}
		again, err := f.Subset(list)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: two subsets differ", c.file)
		}
		if sum := checksum(data); sum != 0xB1B0AFBA {
			t.Errorf("%s: checksum of the file %08x", c.file, sum)
		}
		back, err := Parse(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		if back.glyphs < len(list) {
			t.Fatalf("%s: %d glyphs of %d", c.file, back.glyphs, len(list))
		}
		for i, g := range list {
			n := GlyphID(i)
			if back.Advance(n) != f.Advance(g) || back.bearing(n) != f.bearing(g) {
				t.Errorf("%s: glyph %d: advance or bearing differs", c.file, i)
			}
			same(t, f, g, back, n)
		}
		if dir := os.Getenv("SUBSET_OUT"); dir != "" {
			_ = os.WriteFile(dir+"/"+c.file, data, 0o644)
		}
	}
}

// same compares two glyphs, and their components in turn.
func same(t *testing.T, f *Face, g GlyphID, back *Face, n GlyphID) {
	t.Helper()
	want, got := f.outline(g).data, back.outline(n).data
	if !back.outline(n).sound || len(got) < len(want) || len(got) >= len(want)+4 {
		t.Errorf("%s: glyph %d is %d bytes, %d in the subset", f.Family(), g, len(want), len(got))
		return
	}
	if len(want) == 0 || want.i16(0) >= 0 {
		if !bytes.Equal(want, got[:len(want)]) {
			t.Errorf("%s: outline of %d differs", f.Family(), g)
		}
		return
	}
	var parts []GlyphID
	components(got, func(at int, part GlyphID) bool { parts = append(parts, part); return true })
	masked := bytes.Clone(got[:len(want)])
	components(want, func(at int, part GlyphID) bool {
		binary.BigEndian.PutUint16(masked[at:], uint16(part))
		same(t, f, part, back, parts[0])
		parts = parts[1:]
		return true
	})
	if !bytes.Equal(want, masked) {
		t.Errorf("%s: composite %d differs", f.Family(), g)
	}
}

func TestSubsetLongLoca(t *testing.T) {
	f := face(t, "NotoSerifSC-Regular.ttf")
	list := []GlyphID{0}
	for r := rune(0x4E00); r < 0x4E00+900; r++ {
		if g, ok := f.Glyph(r); ok {
			list = append(list, g)
		}
	}
	data, err := f.Subset(list)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	if !back.longLoca {
		t.Error("offsets of a large subset are short")
	}
	for i, g := range list {
		same(t, f, g, back, GlyphID(i))
	}
	if dir := os.Getenv("SUBSET_OUT"); dir != "" {
		_ = os.WriteFile(dir+"/long.ttf", data, 0o644)
	}
}

func TestSubsetRefuses(t *testing.T) {
	f := face(t, "GWSymbols.ttf")
	for name, list := range map[string][]GlyphID{
		"none": nil, "no missing glyph": {1}, "beyond": {0, 60000}, "too many": make([]GlyphID, 0x10000),
	} {
		if _, err := f.Subset(list); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func BenchmarkSubset(b *testing.B) {
	f := face(b, "GWFandolFang.ttf")
	list := []GlyphID{0}
	for r := rune(0x4E00); len(list) < 900; r++ {
		if g, ok := f.Glyph(r); ok {
			list = append(list, g)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Subset(list); err != nil {
			b.Fatal(err)
		}
	}
}
