package docx

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

var lineHeight = regexp.MustCompile(`<w:pStyle w:val="(Addressee|BodyText)"/>(?:<w:widowControl w:val="0"/>)?(?:<w:spacing w:line="([0-9]+)" w:lineRule="exact"/>)?`)

// heights are those of the lines of 主送机关 and the paragraphs of the text, in
// twips; 0 is the style's.
func heights(t *testing.T, d *doc.Document, s page.Spread) []int {
	t.Helper()
	o := options()
	o.Fit.Spread = s
	var out []int
	for _, m := range lineHeight.FindAllStringSubmatch(unpack(t, written(t, d, o), "word/document.xml"), -1) {
		n, err := strconv.Atoi("0" + m[2])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// The lines of paragraphs that stand on the first page of a letter as a whole
// are moved apart, and no others.
func TestLetterIsSpread(t *testing.T) {
	d := &doc.Document{Source: "content/a.md", Format: "信函", Addressees: texts("市消防救援大队")}
	for range 4 {
		d.Body = append(d.Body, sentence("请选派专家参加。"))
	}
	f := formatOf(t, "信函")
	pitch := int(twips(f.Grid.Pitch) / unit.Twip)
	for _, c := range []struct {
		name   string
		spread page.Spread
		want   []bool
	}{
		{"one page", page.Spread{}, []bool{false, false, false, false, false}},
		{"whole paragraphs", page.Spread{Lines: 4, Room: 12 * unit.Pt}, []bool{false, true, true, true, false}},
		{"hardly short", page.Spread{Lines: 4, Room: unit.Pt / 4}, []bool{false, false, false, false, false}},
	} {
		got := heights(t, d, c.spread)
		if len(got) != len(c.want) {
			t.Fatalf("%s: heights %v", c.name, got)
		}
		sum := 0
		for i, h := range got {
			if (h > 0) != c.want[i] {
				t.Errorf("%s: the heights are %v", c.name, got)
			}
			sum += max(0, h-pitch)
		}
		if room := int(c.spread.Room / unit.Twip); sum > room || sum < room-20 && sum > 0 {
			t.Errorf("%s: the lines take %d twips more of %d", c.name, sum, room)
		}
	}
	// A paragraph of many lines that goes on overleaf keeps its own; those above
	// take at most twice as much as in print.
	d.Body = []doc.Block{sentence("请选派专家参加。"), &doc.Paragraph{Runs: []doc.Run{{Text: strings.Repeat("安全生产责任重于泰山", 30)}}}}
	got := heights(t, d, page.Spread{Lines: 6, Room: 24 * unit.Pt})
	if most := pitch + 2*24*20/6; len(got) != 3 || got[1] <= pitch || got[1] > most || got[2] != 0 {
		t.Errorf("the heights are %v, want at most %d", got, most)
	}
}

// TestLetterIsSpreadToItsRule: a paragraph of which most stands on the first
// page is spread with it, and the text below gives back what its lines overleaf
// take; with a table below, nothing could.
func TestLetterIsSpreadToItsRule(t *testing.T) {
	long := func(lines int) *doc.Paragraph {
		return &doc.Paragraph{Runs: []doc.Run{{Text: string([]rune(strings.Repeat("安全生产责任重于泰山", 30))[:28*lines-8])}}}
	}
	d := &doc.Document{Source: "content/a.md", Format: "信函", Addressees: texts("市消防救援大队")}
	d.Body = []doc.Block{long(4), long(6), long(5), sentence("请选派专家参加。")}
	pitch := int(twips(formatOf(t, "信函").Grid.Pitch) / unit.Twip)
	s := page.Spread{Lines: 9, Room: 9 * unit.Pt} // two lines of the second paragraph stand overleaf
	got := heights(t, d, s)
	if len(got) != 5 || got[1] <= pitch || got[2] != got[1] || got[3] >= pitch || got[4] != 0 {
		t.Fatalf("the heights are %v", got)
	}
	if taken, given := 2*(got[2]-pitch), 5*(pitch-got[3]); given < taken || given > taken+5 {
		t.Errorf("lines overleaf take %d twips, those below give %d", taken, given)
	}
	d.Body[2] = &doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "一")}}}}
	if got := heights(t, d, s); got[2] != 0 || got[1] <= pitch || got[3] != 0 {
		t.Errorf("above a table the heights are %v", got)
	}
}
