package font

import "testing"

// table4 is a cmap format 4 of segments {first, last, delta, range offset}.
func table4(glyphs []int, segments ...[4]int) []byte {
	n := len(segments)
	out := words(4, 16+8*n+2*len(glyphs), 0, 2*n, 0, 0, 0)
	for _, column := range []int{1, -1, 0, 2, 3} {
		if column < 0 {
			out = append(out, words(0)...)
			continue
		}
		for _, s := range segments {
			out = append(out, words(s[column])...)
		}
	}
	return append(out, words(glyphs...)...)
}

func cmapOf(platform, encoding int, sub []byte) []byte {
	return join(words(0, 1, platform, encoding), long(12), sub)
}

func TestCmapFormats(t *testing.T) {
	bytes0 := make([]byte, 256)
	bytes0['A'], bytes0[0xE9] = 7, 8
	running := table4([]int{9, 0, 5}, [4]int{'A', 'C', 0, 4}, [4]int{0x4E00, 0x4E10, 10 - 0x4E00, 0}, [4]int{0xFFFF, 0xFFFF, 1, 0})
	// The range offset counts from its own place: two more words follow it,
	// then the glyphs.
	running[16+6*3+1] = 6
	for name, c := range map[string]struct {
		data []byte
		want map[rune]GlyphID
	}{
		"0":         {cmapOf(1, 0, join(words(0, 262, 0), bytes0)), map[rune]GlyphID{'A': 7, 0xE9: 0, 'B': 0, '云': 0}},
		"4":         {cmapOf(3, 1, running), map[rune]GlyphID{'A': 9, 'B': 0, 'C': 5, 'D': 0, '@': 0, 0x4E00: 10, 0x4E10: 26, 0x4E11: 0, 0x14E00: 0, 0xFFFF: 0}},
		"4 symbol":  {cmapOf(3, 0, table4(nil, [4]int{0xF020, 0xF07E, 1 - 0xF020, 0}, [4]int{0xFFFF, 0xFFFF, 1, 0})), map[rune]GlyphID{' ': 1, 'A': 34, 0xF041: 34, 0x141: 0}},
		"6":         {cmapOf(0, 3, words(6, 16, 0, 'A', 3, 1, 0, 3)), map[rune]GlyphID{'A': 1, 'B': 0, 'C': 3, 'D': 0, '@': 0}},
		"12":        {cmapOf(3, 10, join(words(12, 0), long(40), long(0), long(2), long('A'), long('C'), long(5), long(0x20000), long(0x2A6DF), long(100))), map[rune]GlyphID{'@': 0, 'A': 5, 'C': 7, 'D': 0, 0x20BB7: 100 + 0xBB7, -1: 0}},
		"13":        {cmapOf(3, 10, join(words(13, 0), long(28), long(0), long(1), long('A'), long('C'), long(5))), map[rune]GlyphID{'A': 5, 'C': 5, 'D': 0}},
		"12 beyond": {cmapOf(3, 10, join(words(12, 0), long(28), long(0), long(1), long(0), long(0x10FFFF), long(0xFFFF))), map[rune]GlyphID{0: 0xFFFF, 1: 0, 0x10FFFF: 0}},
		"12 count":  {cmapOf(3, 10, join(words(12, 0), long(28), long(0), long(0x7FFFFFFF), long('A'), long('C'), long(5))), map[rune]GlyphID{'A': 5}},
		"14 only":   {cmapOf(0, 5, join(words(14), long(10), long(0))), map[rune]GlyphID{'A': 0}},
		"cut off":   {cmapOf(3, 1, words(4, 0, 0, 200)), map[rune]GlyphID{'A': 0}},
		"nowhere":   {join(words(0, 1, 3, 1), long(0x7FFFFFFF)), map[rune]GlyphID{'A': 0}},
		"empty":     {nil, map[rune]GlyphID{'A': 0}},
	} {
		m := readCmap(c.data)
		for r, want := range c.want {
			if g := m.lookup(r); g != want {
				t.Errorf("%s: U+%04X is glyph %d, want %d", name, r, g, want)
			}
		}
	}
}

func TestCmapPrefersFullMapping(t *testing.T) {
	basic := table4(nil, [4]int{'A', 'B', 1 - 'A', 0}, [4]int{0xFFFF, 0xFFFF, 1, 0})
	full := join(words(12, 0), long(28), long(0), long(1), long('A'), long('A'), long(9))
	data := join(words(0, 2, 3, 1), long(20), words(3, 10), long(20+len(basic)), basic, full)
	m := readCmap(data)
	if a, b := m.lookup('A'), m.lookup('B'); a != 9 || b != 2 {
		t.Errorf("A is %d, B is %d", a, b)
	}
}
