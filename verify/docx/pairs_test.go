//go:build verify

package docx

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// work is where both editions are kept for looking at.
func work(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join(root, "output", "docx-compare", name)
	abs, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(abs, 0o755); err != nil {
		t.Fatal(err)
	}
	return abs
}

var shipped = []string{filepath.Join(root, "fonts")}

// TestSameLines holds the Word files of the examples to the printed edition:
// as many pages, and the same lines.
func TestSameLines(t *testing.T) {
	dir := work(t, "examples")
	pairs := written(t, root, dir, shipped)
	print(t, pairs, dir)
	compare(t, pairs)
}

// share is how many of the body's lines must end at the same character.
const share = 0.97

func compare(t *testing.T, pairs []*pair) {
	all, same := 0, 0
	for _, p := range pairs {
		ours, n := linesOf(t, p.pdf)
		theirs, m := linesOf(t, p.office)
		have := map[string]int{}
		for _, l := range theirs {
			have[l.text]++
		}
		body, kept := 0, 0
		var others []string
		for _, l := range ours {
			if l.size < 15.5 || l.size > 16.5 || isFolio(l.text) {
				continue
			}
			body++
			if have[l.text] > 0 {
				have[l.text]--
				kept++
			} else {
				others = append(others, fmt.Sprintf("    第%d页 %s", l.page, l.text))
			}
		}
		all, same = all+body, same+kept
		t.Logf("%s: 页 %d/%d 行 %d/%d\n%s", p.name, m, n, kept, body, strings.Join(others, "\n"))
		if n != m {
			t.Errorf("%s: %d pages, the printed edition has %d", p.name, m, n)
		}
	}
	t.Logf("行 %d/%d = %.2f%%", same, all, 100*float64(same)/float64(max(all, 1)))
	if float64(same) < share*float64(all) {
		t.Errorf("%d of %d lines break at the same place", same, all)
	}
}
