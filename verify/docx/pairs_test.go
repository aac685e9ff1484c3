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

// TestSameLines holds the Word files of the examples to the printed edition:
// as many pages, and the same lines.
func TestSameLines(t *testing.T) {
	dir := work(t, "examples")
	pairs := written(t, root, dir)
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
		t.Logf("%s%s: 页 %d/%d 行 %d/%d\n%s", p.name, p.note, m, n, kept, body, strings.Join(others, "\n"))
		if n != m {
			t.Errorf("%s: %d pages, the printed edition has %d", p.name, m, n)
		}
	}
	t.Logf("行 %d/%d = %.2f%%", same, all, 100*float64(same)/float64(max(all, 1)))
	if float64(same) < share*float64(all) {
		t.Errorf("%d of %d lines break at the same place", same, all)
	}
}

// TestPictures draws each page beside its sister: make docx-compare.
func TestPictures(t *testing.T) {
	if os.Getenv("YINFA_PAIRS") == "" {
		t.Skip("YINFA_PAIRS is not set; see make docx-compare")
	}
	dir := work(t, "examples")
	pairs := written(t, root, dir)
	print(t, pairs, dir)
	pictures := work(t, "pictures")
	for _, p := range pairs {
		name := strings.ReplaceAll(p.name, "/", "-")
		left, right := drawn(t, p.pdf), drawn(t, p.office)
		for i := range max(len(left), len(right)) {
			picture := filepath.Join(pictures, fmt.Sprintf("%s-%02d.png", name, i+1))
			if err := os.WriteFile(picture, beside(t, left, right, i), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("pictures in %s: the printed edition at the left", pictures)
}
