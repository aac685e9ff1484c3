package cases

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/page"
)

// levelPattern is a level number at the start of a line.
var levelPattern = regexp.MustCompile(`^(#|\s|\pZ|&[a-z]+;)*[(（]?([0-9]+|[一二三四五六七八九十]+)[)）、．.]`)

// lost lists the lines of a text of which characters are not on the pages, or
// not in their order. Lines in excused are left out. When renumbered, the
// marks of level numbers may differ: 1、 is set as 1. and (一) as （一）.
func lost(lines []string, pages *page.Document, excused func(line int) bool, renumbered bool) []string {
	var src []rune
	var at []int
	for i, l := range lines {
		if excused(i + 1) {
			continue
		}
		for _, r := range meaning(l) {
			src, at = append(src, r), append(at, i)
		}
	}
	gone := map[int][]rune{}
	for _, i := range missing(src, printed(pages)) {
		gone[at[i]] = append(gone[at[i]], src[i])
	}
	var numbers []int
	for n, runes := range gone {
		if renumbered && levelPattern.MatchString(lines[n]) && strings.Trim(string(runes), "()（）、.") == "" {
			continue
		}
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	var complaints []string
	for _, n := range numbers {
		complaints = append(complaints, fmt.Sprintf("line %d: “%s” is not on the pages: %.60s", n+1, string(gone[n]), lines[n]))
	}
	return complaints
}

// printed is what the pages show of the text, in reading order.
func printed(d *page.Document) []rune {
	var out []rune
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			if tx, ok := item.(*page.Text); ok && tx.Node != page.Artefact {
				out = append(out, []rune(meaning(tx.String()))...)
			}
		}
	}
	return out
}

// meaning keeps what must come out on paper: everything but spaces and the
// signs that Markdown takes for itself. A full-width dot after a level number
// is set as the dot of the standard.
func meaning(s string) string {
	s = strings.NewReplacer("&emsp;", "", "&ensp;", "", "&nbsp;", "", "．", ".").Replace(s)
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("#*|-\\`", r) || blank(r) {
			return -1
		}
		return r
	}, s)
}

// blank reports whether a character leaves no ink.
func blank(r rune) bool {
	return r <= ' ' || r == '\u00a0' || r == '\u3000' || r >= '\u2000' && r <= '\u200f' || r == '\ufeff'
}

// missing lists the indices of a, in order, that a longest common subsequence
// with b leaves out. It is Myers' algorithm, walked back.
func missing(a, b []rune) []int {
	v := map[int]int{1: 0}
	var trace []map[int]int
	for d := 0; ; d++ {
		trace = append(trace, v)
		next := make(map[int]int, d+1)
		for k := -d; k <= d; k += 2 {
			x := v[k-1] + 1
			if down(v, k, d) {
				x = v[k+1]
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			next[k] = x
			if x >= len(a) && x-k >= len(b) {
				return walkBack(trace, len(a), len(b))
			}
		}
		v = next
	}
}

func walkBack(trace []map[int]int, x, y int) []int {
	var out []int
	for d := len(trace) - 1; d > 0; d-- {
		v, k := trace[d], x-y
		if down(v, k, d) {
			x, y = v[k+1], v[k+1]-k-1
			continue
		}
		x, y = v[k-1], v[k-1]-k+1
		out = append(out, x)
	}
	slices.Reverse(out)
	return out
}

// down reports whether diagonal k is best reached by skipping a character of
// b rather than one of a.
func down(v map[int]int, k, d int) bool { return k == -d || k != d && v[k-1] < v[k+1] }
