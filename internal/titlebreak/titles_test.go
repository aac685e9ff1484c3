package titlebreak

import (
	"bufio"
	"cmp"
	"html"
	"os"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

const (
	size    = 22 * unit.Pt  // 二号
	measure = 156 * unit.Mm // the type area of A4
)

// widths gives ASCII half an em and everything else one.
func widths(text []rune) []unit.Length {
	w := make([]unit.Length, len(text))
	for i, r := range text {
		w[i] = size
		if r < 0x80 {
			w[i] = size / 2
		}
	}
	return w
}

// split breaks a title at the usual measure.
func split(title string, w *Words) []string {
	text := []rune(title)
	var lines []string
	for _, l := range Break(text, widths(text), measure, w) {
		lines = append(lines, string(text[l[0]:l[1]]))
	}
	return lines
}

// greedy is the baseline: fill each line.
func greedy(title string, _ *Words) []string {
	text := []rune(title)
	w := widths(text)
	var lines []string
	for from := 0; from < len(text); {
		to, sum := from, unit.Length(0)
		for to < len(text) && (to == from || sum+w[to] <= measure) {
			sum += w[to]
			to++
		}
		lines = append(lines, string(text[from:to]))
		from = to
	}
	return lines
}

// report counts what is wrong with broken titles.
type report struct {
	titles, broken, inWord, rectangle, hourglass, full, marks int
}

func (r *report) add(lines []string, listed map[string]bool) {
	r.titles++
	if len(lines) < 2 {
		return
	}
	r.broken++
	if parted(lines, listed) != "" {
		r.inWord++
	}
	var w []unit.Length
	full, marked := false, false
	for i, l := range lines {
		sum := unit.Length(0)
		for _, x := range widths([]rune(l)) {
			sum += x
		}
		w = append(w, sum)
		full = full || sum > measure-size
		runes := []rune(l)
		marked = marked || i > 0 && (kindOf(runes[0]) == closing || kindOf(runes[0]) == mark) ||
			i < len(lines)-1 && kindOf(runes[len(runes)-1]) == opening
	}
	equal := true
	glass, falling := false, false
	for i := 1; i < len(w); i++ {
		d := w[i] - w[i-1]
		if d >= size/2 || d <= -size/2 {
			equal = false
		}
		if d <= -size/2 {
			falling = true
		}
		glass = glass || falling && d >= size/2
	}
	if equal {
		r.rectangle++
	}
	if glass {
		r.hourglass++
	}
	if full {
		r.full++
	}
	if marked {
		r.marks++
	}
}

// parted returns a listed word that a line end parts. Words that meet only
// by chance of neighbours (学生 in 科学|生命) count too.
func parted(lines []string, listed map[string]bool) string {
	const longest = 16
	for i := 1; i < len(lines); i++ {
		a, b := []rune(lines[i-1]), []rune(lines[i])
		for k := 1; k <= min(len(a), longest); k++ {
			for l := 1; l <= min(len(b), longest-k); l++ {
				if w := string(a[len(a)-k:]) + string(b[:l]); listed[w] {
					return w
				}
			}
		}
	}
	return ""
}

func TestTitles(t *testing.T) {
	path := cmp.Or(os.Getenv("YINFA_TITLES"), "../../../shared/data/titles.txt")
	f, err := os.Open(path)
	if err != nil {
		t.Skip("no body of titles: set YINFA_TITLES")
	}
	defer f.Close()
	listed := map[string]bool{}
	for line := range strings.Lines(builtin) {
		w, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		listed[w] = len([]rune(w)) > 1
	}
	var ours, base report
	scanner := bufio.NewScanner(f)
	for scanner.Scan() {
		title := html.UnescapeString(strings.TrimSpace(scanner.Text()))
		lines := split(title, nil)
		ours.add(lines, listed)
		base.add(greedy(title, nil), listed)
		if word := parted(lines, listed); word != "" {
			t.Logf("%s parted in %s", word, strings.Join(lines, "｜"))
		}
		if len(lines) > 1 && os.Getenv("YINFA_TITLES_SHOW") != "" {
			t.Logf("\n%s", strings.Join(lines, "\n"))
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("greedy %+v", base)
	t.Logf("ours   %+v", ours)
	if ours.inWord*200 > ours.broken || ours.inWord*50 > base.inWord {
		t.Errorf("%d of %d broken titles part a word", ours.inWord, ours.broken)
	}
	if n := ours.rectangle + ours.hourglass; n*200 > ours.broken {
		t.Errorf("%d of %d broken titles make a rectangle or an hourglass", n, ours.broken)
	}
	if ours.full*200 > ours.broken || ours.marks > 0 {
		t.Errorf("%d lines fill the measure, %d break at a wrong mark", ours.full, ours.marks)
	}
}
