package linebreak

import (
	"strings"
	"testing"
)

// TestRelieve holds that a line which a long unit would leave loose is
// mended by the lines before it, and that lines far from it stay as they
// were.
func TestRelieve(t *testing.T) {
	word := strings.Repeat("a", 14) // 7 em
	for _, c := range []struct {
		name, text string
		ends       []int
		loose      int
	}{
		{"shared with the line before", strings.Repeat("汉", 28+24) + word + "汉", []int{26, 52, 67}, 0},
		{"lines before the last are kept", strings.Repeat("汉", 56+24) + word + "汉", []int{28, 54, 80, 95}, 0},
		{"nothing to share with", strings.Repeat("汉", 24) + word + "汉", []int{24, 39}, 1},
		{"a soft place is used, still loose but less", strings.Repeat("汉", 20) + "http://a.bbbbbbbb.cc" + "汉", []int{29, 41}, 1},
	} {
		chars := text(c.text)
		lines := Break(chars, 28*em, 28*em, full)
		whole(t, chars, lines)
		loose := 0
		var ends []int
		for _, l := range lines {
			ends = append(ends, l.To)
			if l.Loose {
				loose++
			}
		}
		if len(ends) != len(c.ends) || loose != c.loose {
			t.Errorf("%s: %v, %d loose\n%s", c.name, ends, loose, dump(chars, lines))
			continue
		}
		for i := range ends {
			if ends[i] != c.ends[i] {
				t.Errorf("%s: %v, want %v\n%s", c.name, ends, c.ends, dump(chars, lines))
				break
			}
		}
	}
}

// TestWeak holds that a number and its unit stay together when that is free.
func TestWeak(t *testing.T) {
	for _, c := range []struct {
		text string
		to   int
	}{
		{strings.Repeat("汉", 26) + "2026年度", 30}, // parted: 26 em and two would be loose
		{strings.Repeat("汉", 12) + "，" + strings.Repeat("汉", 6) + "，" + strings.Repeat("汉", 6) + "2026年度", 30}, // a quarter of an em from each mark is not enough
		{strings.Repeat("汉，", 4) + strings.Repeat("汉", 18) + "2026年度报告", 31},                                   // squeezed in
		{strings.Repeat("汉", 27) + "26年度", 27},                                                                 // pushed out: nobody sees it
	} {
		chars := text(c.text)
		lines := Break(chars, 28*em, 28*em, full)
		if lines[0].To != c.to {
			t.Errorf("line ends at %d, want %d\n%s", lines[0].To, c.to, dump(chars, lines))
		}
	}
}

// A day keeps its 日 also when a mark follows that goes over with it.
func TestDayKeepsItsMark(t *testing.T) {
	chars := text(strings.Repeat("汉", 25) + "7月6日，已整改。")
	lines := Break(chars, 28*em, 28*em, full)
	if lines[0].To != 27 {
		t.Errorf("line ends at %d, want 27\n%s", lines[0].To, dump(chars, lines))
	}
}
