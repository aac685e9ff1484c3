package cases

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// The text area of the format 公文: GB/T 9704-2012 5.2.1, 5.2.2.
const (
	areaLeft   = 28 * unit.Mm
	areaRight  = areaLeft + 156*unit.Mm
	areaTop    = 37 * unit.Mm
	areaBottom = areaTop + 225*unit.Mm
	tolerance  = unit.Mm / 10
)

// Marks that must not begin or end a line (GB/T 15834-2011 5.1).
const (
	notAtStart = "，。、；：？！）〕】》」』”’％%"
	notAtEnd   = "（〔【《「『“‘"
)

// markup is what Markdown does not print: targets of links and images, the
// ruler line of a table.
var markup = regexp.MustCompile(`\]\([^)]*\)|<!--.*?-->|^[\s|:-]+$`)

// lost holds every line of the source against the pages: its Han characters
// must stand there in a row, unless a finding names the line. Numerals are
// left out: the program writes the numbers of headings itself.
func lost(source string, d *page.Document, reported map[int]bool) []string {
	printed := han(printedText(d))
	var complaints []string
	fences := 0
	for i, line := range strings.Split(source, "\n") {
		if line == "---" && fences < 2 {
			fences++
			continue
		}
		if fences < 2 || reported[i+1] {
			continue
		}
		for _, part := range strings.Split(markup.ReplaceAllString(line, ""), "|") {
			if want := han(part); !strings.Contains(printed, want) {
				complaints = append(complaints, fmt.Sprintf("line %d: %s", i+1, strings.TrimSpace(part)))
			}
		}
	}
	return complaints
}

func han(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.Is(unicode.Han, r) || strings.ContainsRune("〇一二三四五六七八九十百", r) {
			return -1
		}
		return r
	}, s)
}

// printedText is every character in the order of the pages.
func printedText(d *page.Document) string {
	var b strings.Builder
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			if t, ok := item.(*page.Text); ok {
				for _, g := range t.Glyphs {
					b.WriteRune(g.Rune)
				}
			}
		}
	}
	return b.String()
}

// outside finds ink outside the text area. Folios and other artefacts have
// places of their own, and a line that cannot be broken is reported.
func outside(d *page.Document, reported map[int]bool) []string {
	var complaints []string
	for i := range d.Pages {
		p := &d.Pages[i]
		for _, item := range p.Items {
			t, ok := item.(*page.Text)
			if !ok || t.Node == page.Artefact || t.Face == nil || t.Turned || p.Turned || reported[t.Span.Start.Line] {
				continue
			}
			for _, g := range t.Glyphs {
				ink, ok := t.Face.Bounds(g.ID)
				if !ok {
					continue
				}
				em := int64(t.Face.UnitsPerEm())
				left := t.X + g.X + t.Size.MulDiv(int64(ink.XMin), em)
				right := t.X + g.X + t.Size.MulDiv(int64(ink.XMax), em)
				if left < areaLeft-tolerance || right > areaRight+tolerance || t.Y < areaTop || t.Y > areaBottom+tolerance {
					complaints = append(complaints, fmt.Sprintf("page %d: “%c” at x %v–%v, y %v (%v)", p.Number, g.Rune, left, right, t.Y, t.Span))
					break
				}
			}
		}
	}
	return complaints
}

// textLine is one line of a node as it stands on a page.
type textLine struct {
	page  int
	y     unit.Length
	runes []rune
}

// forbidden finds marks where a line inside a paragraph must not begin or end
// with them.
func forbidden(d *page.Document) []string {
	lines := map[page.NodeID][]textLine{}
	var order []page.NodeID
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			t, ok := item.(*page.Text)
			if !ok || t.Node == page.Artefact || len(t.Glyphs) == 0 {
				continue
			}
			node := paragraphOf(d, t.Node)
			list := lines[node]
			if list == nil {
				order = append(order, node)
			}
			if n := len(list); n == 0 || list[n-1].page != i || list[n-1].y != t.Y {
				list = append(list, textLine{page: i, y: t.Y})
			}
			for _, g := range t.Glyphs {
				list[len(list)-1].runes = append(list[len(list)-1].runes, g.Rune)
			}
			lines[node] = list
		}
	}
	var complaints []string
	for _, node := range order {
		list := lines[node]
		for i, line := range list {
			text := strings.TrimSpace(string(line.runes))
			if text == "" {
				continue
			}
			runes := []rune(text)
			if first := runes[0]; i > 0 && strings.ContainsRune(notAtStart, first) {
				complaints = append(complaints, fmt.Sprintf("page %d: a line begins with “%c”: %s", line.page+1, first, text))
			}
			if last := runes[len(runes)-1]; i < len(list)-1 && strings.ContainsRune(notAtEnd, last) {
				complaints = append(complaints, fmt.Sprintf("page %d: a line ends with “%c”: %s", line.page+1, last, text))
			}
		}
	}
	return complaints
}

// paragraphOf goes up from links and spans to what holds them.
func paragraphOf(d *page.Document, n page.NodeID) page.NodeID {
	for n >= 0 && (d.Tree[n].Tag == page.TagLink || d.Tree[n].Tag == page.TagSpan) {
		n = d.Tree[n].Parent
	}
	return n
}
