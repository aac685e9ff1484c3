package font

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// FuzzParse feeds broken fonts through everything a build does with one:
// parse, look up, measure, take a subset, parse the subset again.
func FuzzParse(f *testing.F) {
	symbols, err := os.ReadFile(filepath.Join(shipped, "GWSymbols.ttf"))
	if err != nil {
		f.Fatal(err)
	}
	small := synthetic{
		family: "甲", ps: "A", cmap: cmap12('A', 'B', 'C', ' '),
		glyphs: [][]byte{nil, triangle(), composed(1, 1), composed(2, 1), nil},
	}
	f.Add(symbols)
	f.Add(small.build())
	f.Add(collection(small.build(), small.build()))
	small.cmap = cmapOf(3, 1, table4([]int{1, 2, 3}, [4]int{'A', 'C', 0, 4}, [4]int{0xFFFF, 0xFFFF, 1, 0}))
	f.Add(small.build())
	small.cmap = cmapOf(0, 3, words(6, 16, 0, 'A', 3, 1, 2, 3))
	f.Add(small.build())
	small.cff = true
	f.Add(small.build())
	f.Fuzz(func(t *testing.T, data []byte) {
		for index := range 2 {
			face, err := Parse(data, index)
			if err != nil {
				continue
			}
			use(t, face)
		}
	})
}

func use(t *testing.T, f *Face) {
	list := []GlyphID{0}
	for _, r := range []rune{' ', 'A', 'B', 'C', 'é', 0x2003, 0x2610, 0x2713, '云', 0xF041, 0xFFFF, 0x20BB7, 0x10FFFF, -1} {
		g, ok := f.Glyph(r)
		if !ok {
			continue
		}
		if int(g) >= f.glyphs {
			t.Fatalf("glyph %d of %d", g, f.glyphs)
		}
		list = append(list, g, g)
	}
	for g := range GlyphID(16) {
		f.Advance(g)
		f.Width(g, 203200)
		if _, ink := f.Bounds(g); ink {
			list = append(list, g)
		}
	}
	data, err := f.Subset(list)
	if err != nil {
		t.Fatalf("sound glyphs are refused: %v", err)
	}
	if len(data)%4 != 0 || checksum(data) != 0xB1B0AFBA {
		t.Fatal("checksum of the subset")
	}
	back, err := Parse(data, 0)
	if err != nil {
		t.Fatalf("the subset is refused: %v", err)
	}
	for i, g := range list {
		n := GlyphID(i)
		if back.Advance(n) != f.Advance(g) {
			t.Fatalf("advance of %d", g)
		}
		want, ink := f.Bounds(g)
		if got, gotInk := back.Bounds(n); got != want || gotInk != ink {
			t.Fatalf("bounds of %d: %v %v", g, got, want)
		}
	}
}

// TestScattered changes a few bytes of small fonts at a time, so that broken
// tables are reached behind a directory that is whole.
func TestScattered(t *testing.T) {
	symbols, err := os.ReadFile(filepath.Join(shipped, "GWSymbols.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	small := synthetic{
		family: "甲", ps: "A", cmap: cmap12('A', 'B', 'C', ' '),
		glyphs: [][]byte{nil, triangle(), composed(1, 1), composed(2, 1), nil},
	}
	basic := small
	basic.cmap = cmapOf(3, 1, table4([]int{1, 2, 3}, [4]int{'A', 'C', 0, 4}, [4]int{0xFFFF, 0xFFFF, 1, 0}))
	dice := rand.New(rand.NewPCG(1, 2))
	for _, whole := range [][]byte{symbols, small.build(), basic.build(), collection(small.build(), basic.build())} {
		for range 1500 {
			data := slices.Clone(whole)
			for range 1 + dice.IntN(4) {
				data[dice.IntN(len(data))] = byte([]int{0, 1, 0x7F, 0x80, 0xFF, dice.IntN(256)}[dice.IntN(6)])
			}
			if face, err := Parse(data, 0); err == nil {
				use(t, face)
			}
		}
	}
}
