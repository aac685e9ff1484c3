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

// share is how many lines must end at the same character.
const share = 0.97

// compare holds the pages of both editions to each other, document by
// document, and the lines of all documents together; it lists the lines that
// end elsewhere. Lines of the main text are counted apart from those of
// tables, titles and letterheads.
func compare(t *testing.T, pairs []*pair) {
	sums := map[bool]*tally{true: {}, false: {}}
	for _, p := range pairs {
		ours, n := linesOf(t, p.pdf)
		ours = besideCharts(ours, chartsOf(t, p.office))
		theirs, m := linesOf(t, p.office)
		if n != m {
			t.Errorf("%s: %d pages, the printed edition has %d", p.name, m, n)
		}
		t.Logf("%s%s: 页 %d/%d", p.name, p.note, m, n)
		samePictures(t, p)
		for _, main := range []bool{true, false} {
			a, b := only(ours, main), only(theirs, main)
			missing, extra := without(a, b), without(b, a)
			k := tally{len(a) - len(missing), len(a)}
			sums[main].add(k)
			t.Logf("    %s %v%s%s", kind(main), k, listed("印刷版", missing), listed("Word 文件", extra))
			// Of a short text one line may differ.
			if !k.enough() && len(missing) > 1 {
				t.Logf("    %s: %s 不到 %.0f%%", p.name, kind(main), 100*share)
			}
		}
	}
	for _, main := range []bool{true, false} {
		t.Logf("%s %v", kind(main), *sums[main])
		if !sums[main].enough() {
			t.Errorf("%s: %v lines break at the same place", kind(main), *sums[main])
		}
	}
}

// tally counts lines that end at the same place, among all.
type tally struct{ same, all int }

func (k *tally) add(other tally) { k.same, k.all = k.same+other.same, k.all+other.all }

func (k tally) enough() bool { return float64(k.same) >= share*float64(k.all) }

func (k tally) String() string {
	return fmt.Sprintf("%d/%d = %.2f%%", k.same, k.all, 100*float64(k.same)/float64(max(k.all, 1)))
}

func kind(main bool) string {
	if main {
		return "正文行"
	}
	return "其他行"
}

// only keeps the lines in the size of the main text, or all others.
func only(lines []textLine, main bool) []textLine {
	var out []textLine
	for _, l := range lines {
		if (l.size >= 15.5 && l.size <= 16.5) == main && !isFolio(l.text) {
			out = append(out, l)
		}
	}
	return out
}

// without lists the lines of a that b does not have on the same page.
func without(a, b []textLine) []textLine {
	type place struct {
		page int
		text string
	}
	have := map[place]int{}
	for _, l := range b {
		have[place{l.page, l.text}]++
	}
	var out []textLine
	for _, l := range a {
		k := place{l.page, l.text}
		if have[k] > 0 {
			have[k]--
			continue
		}
		out = append(out, l)
	}
	return out
}

func listed(edition string, lines []textLine) string {
	s := ""
	for _, l := range lines {
		s += fmt.Sprintf("\n    %s第%d页 %s", edition, l.page, l.text)
	}
	return s
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
