package verify

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// TestCases sets real documents as they were found, with nothing but front
// matter put before them. They are other people's texts and lie outside the
// repository; YINFA_CASES names their folder of .txt files, whose first two
// lines tell where each is from.
//
// Whatever is wrong with such a text is for a finding to say: a character may
// be missing from the pages only where an error stands on its line. Then the
// errors are mended as their remedies say, and the text must pass without.
func TestCases(t *testing.T) {
	dir := os.Getenv("YINFA_CASES")
	if dir == "" {
		t.Skip("YINFA_CASES names no folder")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Fatalf("no .txt files in %s", dir)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		title := strings.TrimSuffix(filepath.Base(name), ".txt")
		t.Run(title, func(t *testing.T) {
			text := withoutHead(string(data))
			c := setCase(t, title, text)
			c.report(t, "as found")
			if r, found := private(text); found && !c.errorNames(fmt.Sprintf("U+%04X", r)) {
				t.Errorf("the private-use character U+%04X is not reported", r)
			}
			c.check(t)
			if !c.hasErrors() {
				return
			}
			t.Run("mended", func(t *testing.T) {
				m := setCase(t, title, mend(text))
				m.report(t, "mended")
				m.check(t)
				if m.hasErrors() {
					t.Errorf("errors remain:\n%s", diag.Text(m.errors()))
				}
			})
		})
	}
}

// withoutHead drops the two lines on where a text is from.
func withoutHead(s string) string {
	for strings.HasPrefix(s, "# ") {
		head, rest, _ := strings.Cut(s, "\n")
		if !strings.HasPrefix(head, "# address:") && !strings.HasPrefix(head, "# features:") {
			break
		}
		s = rest
	}
	return s
}

func private(s string) (rune, bool) {
	for _, r := range s {
		if unicode.Is(unicode.Co, r) {
			return r, true
		}
	}
	return 0, false
}

var (
	tagPattern   = regexp.MustCompile(`(?s)<!--.*?-->|</?[a-zA-Z][^<>]*>`)
	levelPattern = regexp.MustCompile(`^(#|\s|\pZ|&[a-z]+;)*[(（]?([0-9]+|[一二三四五六七八九十]+)[)）、．.]`)
	imagePattern = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)
)

// mend does to a text what the findings ask for: no HTML, no pictures that are
// not there, no bars that make no table, no private-use characters.
func mend(s string) string {
	s = regexp.MustCompile(`(?m)^ *\|`).ReplaceAllString(s, `\|`)
	s = imagePattern.ReplaceAllString(tagPattern.ReplaceAllString(s, ""), "")
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Co, r) {
			return '.'
		}
		return r
	}, s)
}

// setText is a text with its pages and findings.
type setText struct {
	source   string // as the program read it
	pages    *page.Document
	findings []diag.Diagnostic
}

func setCase(t *testing.T, title, text string) setText {
	t.Helper()
	front := "---\n文种: 通知\n标题: " + strings.TrimLeft(title, "0123456789-") + "\n发文机关: 云澜市人民政府\n" +
		"发文字号: 云政发〔2026〕8号\n成文日期: 2026-03-06\n主送: [各有关单位]\n---\n"
	root := t.TempDir()
	for name, data := range map[string]string{
		"yinfa.yaml":   "机关: [{名称: 云澜市人民政府, 代字: 云政发}]\n",
		"content/a.md": front + text,
	} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	project := loadProject(t, root)
	c := setText{source: front + text}
	c.pages, c.findings = setPages(t, project, "content/a.md")
	if c.pages == nil {
		t.Fatalf("no pages:\n%s", diag.Text(c.findings))
	}
	return c
}

func (c setText) errors() []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range c.findings {
		if d.Severity == diag.Error {
			out = append(out, d)
		}
	}
	return out
}

func (c setText) hasErrors() bool { return len(c.errors()) > 0 }

func (c setText) errorNames(what string) bool {
	return strings.Contains(diag.Text(c.errors()), what)
}

func (c setText) report(t *testing.T, what string) {
	t.Helper()
	counts := map[string]int{}
	for _, d := range c.findings {
		counts[fmt.Sprintf("%s %s", d.Severity, d.Code)]++
	}
	var list []string
	for code, n := range counts {
		list = append(list, fmt.Sprintf("%s×%d", code, n))
	}
	sort.Strings(list)
	t.Logf("%s: %d pages, %d lines, findings: %s", what, len(c.pages.Pages), len(c.lines()), strings.Join(list, ", "))
}

func (c setText) check(t *testing.T) {
	t.Helper()
	c.checkNothingLost(t)
	c.checkInside(t)
	c.checkLineEnds(t)
}

// checkNothingLost holds that the characters of the source stand on the pages
// in their order, except on lines that an error is about.
func (c setText) checkNothingLost(t *testing.T) {
	t.Helper()
	excused := map[int]bool{}
	for _, d := range c.errors() {
		if d.Span.Start.Line == 0 {
			continue
		}
		for n := d.Span.Start.Line; n <= max(d.Span.Start.Line, d.Span.End.Line); n++ {
			excused[n] = true
		}
	}
	var src []rune
	var at []int
	for i, l := range strings.Split(c.source, "\n") {
		if excused[i+1] || i < frontLines {
			continue
		}
		for _, r := range meaning(l) {
			src, at = append(src, r), append(at, i+1)
		}
	}
	var set []rune
	for i := range c.pages.Pages {
		for _, item := range c.pages.Pages[i].Items {
			if tx, ok := item.(*page.Text); ok && tx.Node != page.Artefact {
				set = append(set, []rune(meaning(tx.String()))...)
			}
		}
	}
	lost := map[int][]rune{}
	for _, i := range missing(src, set) {
		lost[at[i]] = append([]rune{src[i]}, lost[at[i]]...)
	}
	var numbers []int
	for n := range lost {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	all := strings.Split(c.source, "\n")
	renumbered := strings.Contains(diag.Text(c.findings), string(diag.NumberForm))
	numbers = slices.DeleteFunc(numbers, func(n int) bool {
		// 1、 becomes 1. and (一) becomes （一）, which a finding says.
		return renumbered && levelPattern.MatchString(all[n-1]) && strings.Trim(string(lost[n]), "()（）、.") == ""
	})
	for i, n := range numbers {
		if i == 12 {
			t.Errorf("… and %d more lines", len(numbers)-i)
			break
		}
		t.Errorf("line %d of the text: “%s” is not on the pages: %.60s", n-frontLines, string(lost[n]), all[n-1])
	}
}

// frontLines is the number of lines that setCase puts before a text.
const frontLines = 8

// meaning keeps what must come out on paper: everything but spaces and the
// signs that Markdown takes for itself. A full-width dot after a level number
// is set as the dot of the standard.
func meaning(s string) string {
	s = strings.NewReplacer("&emsp;", "", "&ensp;", "", "&nbsp;", "", "．", ".", "\u200b", "").Replace(s)
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("#*|-\\`", r) {
			return -1
		}
		return r
	}, solid(s))
}

// missing lists the indices of a that no longest common subsequence with b
// covers (Myers' algorithm, then walked back).
func missing(a, b []rune) []int {
	v := map[int]int{1: 0}
	var trace []map[int]int
	for d := 0; ; d++ {
		next := make(map[int]int, 2*d+2)
		for k := -d; k <= d; k += 2 {
			x := v[k-1] + 1
			if k == -d || k != d && v[k-1] < v[k+1] {
				x = v[k+1]
			}
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			next[k] = x
			if x >= len(a) && y >= len(b) {
				return walkBack(append(trace, v), a, b, d)
			}
		}
		trace = append(trace, v)
		v = next
	}
}

func walkBack(trace []map[int]int, a, b []rune, d int) []int {
	var out []int
	x, y := len(a), len(b)
	for ; d > 0; d-- {
		v := trace[d]
		k := x - y
		down := k == -d || k != d && v[k-1] < v[k+1]
		px := v[k-1]
		pk := k - 1
		if down {
			px, pk = v[k+1], k+1
		}
		if !down {
			out = append(out, px)
		}
		x, y = px, px-pk
	}
	return out
}

// setLine is what one paragraph or cell has on one baseline.
type setLine struct {
	page        int
	text        string
	first, last bool // of its paragraph or cell
}

// lines puts the pieces of text together that stand on one baseline of one
// paragraph, in reading order.
func (c setText) lines() []setLine {
	type key struct {
		page  int
		y     unit.Length
		block page.NodeID
	}
	var order []key
	joined := map[key]string{}
	for i := range c.pages.Pages {
		for _, item := range c.pages.Pages[i].Items {
			tx, ok := item.(*page.Text)
			if !ok || tx.Node == page.Artefact {
				continue
			}
			k := key{i + 1, tx.Y, c.block(tx.Node)}
			if tx.Turned {
				k.y = tx.X
			}
			if _, ok := joined[k]; !ok {
				order = append(order, k)
			}
			joined[k] += tx.String()
		}
	}
	out := make([]setLine, len(order))
	for i, k := range order {
		out[i] = setLine{page: k.page, text: solid(joined[k]), first: i == 0 || order[i-1].block != k.block, last: i+1 == len(order) || order[i+1].block != k.block}
	}
	return out
}

// block is the paragraph, heading or cell that a node is in.
func (c setText) block(n page.NodeID) page.NodeID {
	for n > 0 && (c.pages.Tree[n].Tag == page.TagSpan || c.pages.Tree[n].Tag == page.TagLink) {
		n = c.pages.Tree[n].Parent
	}
	return n
}

// checkLineEnds holds the rules of GB/T 15834-2011 5.1 for line ends.
func (c setText) checkLineEnds(t *testing.T) {
	t.Helper()
	const notFirst, notLast = "、，。：；！？’”」』）〕］｝》〉】〗·,.:;!?)]}%％℃", "‘“「『（〔［｛《〈【〖([{"
	for _, l := range c.lines() {
		r := []rune(l.text)
		if len(r) == 0 {
			continue
		}
		if !l.first && strings.ContainsRune(notFirst, r[0]) {
			t.Errorf("page %d: a line begins with “%c”: %.30s", l.page, r[0], l.text)
		}
		if !l.last && strings.ContainsRune(notLast, r[len(r)-1]) {
			t.Errorf("page %d: a line ends with “%c”: %s", l.page, r[len(r)-1], l.text)
		}
	}
}

// checkInside holds that no character stands outside the text area; a mark
// may have half of its box outside, where it has no ink.
func (c setText) checkInside(t *testing.T) {
	t.Helper()
	const l, tp, r, b = 28.0, 37.0, 184.0, 262.0
	count := 0
	for i := range c.pages.Pages {
		for _, item := range c.pages.Pages[i].Items {
			tx, ok := item.(*page.Text)
			if !ok || tx.Node == page.Artefact {
				continue
			}
			for _, g := range tx.Glyphs {
				if solid(string(g.Rune)) == "" {
					continue
				}
				x0 := (tx.X + g.X).Millimetres()
				x1 := x0 + tx.Face.Width(g.ID, tx.Size).Millimetres()
				y0, y1 := (tx.Y - tx.Size.MulDiv(88, 100)).Millimetres(), (tx.Y + tx.Size.MulDiv(12, 100)).Millimetres()
				if strings.ContainsRune("、，。：；！？’”」』）〕］｝》〉】〗", g.Rune) {
					x1 -= tx.Size.Millimetres() / 2
				}
				if strings.ContainsRune("‘“「『（〔［｛《〈【〖", g.Rune) {
					x0 += tx.Size.Millimetres() / 2
				}
				if x0 < l-0.1 || x1 > r+0.1 || y0 < tp-0.1 || y1 > b+0.1 {
					if count++; count <= 5 {
						t.Errorf("page %d: “%c” of “%s” stands at %.2f–%.2f × %.2f–%.2f mm, outside the text area", i+1, g.Rune, tx, x0, x1, y0, y1)
					}
				}
			}
		}
	}
	if count > 5 {
		t.Errorf("%d characters outside the text area", count)
	}
}
