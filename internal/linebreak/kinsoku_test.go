package linebreak

import (
	_ "embed"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

//go:embed testdata/kinsoku-compare.tsv
var kinsoku string

// stricter names characters kept from a line start beyond clreq's basic
// level and the agreement of Word and UAX #14, with the reason.
var stricter = map[string]string{
	"⋯": "the other shape of …, which both keep from a line start",
	"⁈": "of one kind with ⁇ and ⁉, which clreq names",
	"々": "UAX #14 and Word's alternate set",
	"－": "a connector by GB/T 15834-2011 5.1.6; the table's clreq column omits it",
}

// TestKinsoku sets 汉c汉 at two ems, where c may start the second line, and
// at one em and a half of text, where it may end the first.
func TestKinsoku(t *testing.T) {
	for row := range strings.Lines(kinsoku) {
		f := strings.Split(strings.TrimSpace(row), "\t")
		if f[0] == "char" {
			continue
		}
		c := f[0]
		noStart := f[6] == "✗" || f[2] == "✗" && f[8] == "✗"
		noEnd := f[7] == "✗" || f[3] == "✗" && f[9] == "✗"
		if _, ok := stricter[c]; ok {
			noStart = true
		}
		chars := text("汉汉" + c + "汉汉")
		cells := make([]cell, len(chars))
		grade(chars, cells, Basic)
		if got := cells[2].flags&gradeMask == never; got != noStart {
			t.Errorf("%s kept from a line start: %v, want %v", c, got, noStart)
		}
		if got := cells[3].flags&gradeMask == never; got != noEnd {
			t.Errorf("%s kept from a line end: %v, want %v", c, got, noEnd)
		}
		for _, width := range []unit.Length{em, 2 * em} {
			chars := text("汉" + c + "汉")
			lines := Break(chars, width, width, Policy{SqueezePairs: true, SqueezeLineEnd: true})
			whole(t, chars, lines)
			for _, l := range lines {
				if l.Overfull {
					t.Errorf("%s at %s em: overfull\n%s", c, ems(width), dump(chars, lines))
				}
			}
			if width == em {
				continue // every place must be used
			}
			if len(lines) > 1 && lines[1].From == 1 && noStart {
				t.Errorf("%s starts a line\n%s", c, dump(chars, lines))
			}
			if len(lines) > 1 && lines[0].To == 2 && noEnd {
				t.Errorf("%s ends a line\n%s", c, dump(chars, lines))
			}
		}
	}
}

// whole fails when a character is missing, doubled or out of order, or a
// place lies before the one before it.
func whole(t *testing.T, chars []Char, lines []Line) {
	t.Helper()
	at := 0
	for _, l := range lines {
		if l.From != at || l.To <= l.From || l.To > len(chars) || len(l.X) != l.To-l.From {
			t.Fatalf("line %d:%d with %d places after %d", l.From, l.To, len(l.X), at)
		}
		for i := 1; i < len(l.X); i++ {
			if l.X[i] < l.X[i-1] {
				t.Fatalf("place %d runs backwards in %d:%d: %v", i, l.From, l.To, l.X)
			}
		}
		if l.X[0] != 0 {
			t.Fatalf("line starts at %v", l.X[0])
		}
		at = l.To
	}
	if at != len(chars) {
		t.Fatalf("lines end at %d of %d", at, len(chars))
	}
}

func TestLevels(t *testing.T) {
	for _, c := range []struct {
		text  string
		at    int
		level Level
		kept  bool
	}{
		{"汉——汉", 1, Basic, false},
		{"汉——汉", 1, GBStyle, false},
		{"汉——汉", 1, Strict, true},
		{"汉——汉", 2, Basic, true},
		{"汉—汉", 1, Basic, true},
		{"汉……汉", 1, Basic, true},
		{"汉……汉", 2, Basic, true},
		{"汉……汉", 3, Basic, false},
		{"汉／汉", 2, Basic, false},
		{"汉／汉", 2, GBStyle, true},
	} {
		chars := text(c.text)
		cells := make([]cell, len(chars))
		grade(chars, cells, c.level)
		if got := cells[c.at].flags&gradeMask <= inner; got != c.kept {
			t.Errorf("%s before %d at level %d: kept %v, want %v", c.text, c.at, c.level, got, c.kept)
		}
	}
}
