package typeset

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// barChart is a chart of n categories.
func barChart(n int) *doc.Chart {
	c := &doc.Chart{Caption: runs("图1　各类问题隐患"), Unit: text("项"), Series: []doc.ChartSeries{{}}}
	for i := range n {
		c.Labels = append(c.Labels, text(fmt.Sprintf("第%d类", i+1)))
		c.Series[0].Values = append(c.Series[0].Values, int64(n-i))
	}
	return c
}

func drawings(d *page.Document) (list []*page.Drawing, pages []int) {
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if g, ok := it.(*page.Drawing); ok {
				list, pages = append(list, g), append(pages, i+1)
			}
		}
	}
	return list, pages
}

// TestChartIsNotSplit: a chart that does not fit under the text goes on the
// next page, whole and with its caption.
func TestChartIsNotSplit(t *testing.T) {
	for _, lines := range []int{1, 8, 15} {
		d, found := set(t, notice(append(oneLiners(lines), barChart(18), para(sentence))...), "公文")
		noErrors(t, found)
		list, pages := drawings(d)
		if len(list) != 1 {
			t.Fatalf("%d drawings", len(list))
		}
		g := list[0]
		area := d.Pages[0]
		if g.Y < 37*unit.Mm || g.Y+g.H > 262*unit.Mm || g.X < 28*unit.Mm || g.X+g.W > area.Width-26*unit.Mm {
			t.Errorf("%d lines: at %v, %v, %v by %v", lines, g.X, g.Y, g.W, g.H)
		}
		caption := find(t, d, "图1")
		if caption.page != pages[0] || caption.emTop < g.Y+g.H {
			t.Errorf("%d lines: caption at %v on page %d", lines, caption.y, caption.page)
		}
		for _, b := range boxes(d) {
			if b.item.Node == g.Node && (b.page != pages[0] || b.x < g.X || b.x+b.w > g.X+g.W+unit.Pt || b.emTop < g.Y || b.emBottom > g.Y+g.H) {
				t.Errorf("“%s” stands outside its chart", b.text)
			}
		}
		node := d.Tree[g.Node]
		if node.Tag != page.TagFigure || node.Alt != chart.Describe(barChart(18)) {
			t.Errorf("%+v", node)
		}
	}
}

// TestChartTextsKnowTheirPlaces: a label leads to where it was written, and
// what is wrong with it is reported there, once.
func TestChartTextsKnowTheirPlaces(t *testing.T) {
	b := barChart(2)
	b.Span = source.Span{File: "文.md", Start: source.Pos{Line: 5, Column: 1}, End: source.Pos{Line: 9, Column: 4}}
	for i := range b.Labels {
		at := source.Pos{Line: 7 + i, Column: 3}
		b.Labels[i].Value = []string{"企业类", "单位类"}[i]
		b.Labels[i].Span = source.Span{File: "文.md", Start: at, End: source.Pos{Line: at.Line, Column: 6}}
	}
	d, found := set(t, notice(para(sentence), b), "公文")
	noErrors(t, found)
	for label, line := range map[string]int{"企业类": 7, "单位类": 8} {
		if at := find(t, d, label).item.Span.Start; at.Line != line {
			t.Errorf("%s comes from %v", label, at)
		}
	}
	b.Labels[1].Value = "私\ue010"
	_, found = set(t, notice(para(sentence), b), "公文")
	if codes(found) != "char-private" || found[0].Span.Start.Line != 8 {
		t.Errorf("%+v", found)
	}
}

// TestChartTurned: on a landscape page a chart keeps its size, and its bars
// run along the lines of text.
func TestChartTurned(t *testing.T) {
	d, found := set(t, notice(para(sentence), &doc.Landscape{Blocks: []doc.Block{barChart(15)}}), "公文")
	noErrors(t, found)
	list, pages := drawings(d)
	if len(list) != 1 || !d.Pages[pages[0]-1].Turned {
		t.Fatal("no drawing on a turned page")
	}
	g := list[0]
	if g.H != 225*unit.Mm {
		t.Errorf("%v by %v", g.W, g.H)
	}
	for _, f := range g.Fills {
		for _, line := range f.Outlines {
			for _, p := range line {
				if p.X < g.X || p.X > g.X+g.W || p.Y < g.Y-unit.Pt || p.Y > g.Y+g.H+unit.Pt {
					t.Fatalf("%v is outside %+v", p, g)
				}
			}
		}
	}
}

func TestChartFindings(t *testing.T) {
	_, found := set(t, notice(para(sentence), barChart(200)), "公文")
	if got := codes(found); got != "chart-tall" {
		t.Errorf("200 bars: %s", got)
	}
	narrow := &doc.Table{Columns: []doc.Column{{Weight: 1}, {Weight: 1}, {Weight: 1}, {Weight: 1}}, Rows: []doc.Row{{Cells: []doc.Cell{
		{ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{barChart(2)}}, {Column: 1, ColSpan: 3, RowSpan: 1, Blocks: []doc.Block{barChart(2)}},
	}}}}
	_, found = set(t, notice(para(sentence), narrow), "公文")
	if got := codes(found); !strings.HasPrefix(got, "chart-narrow") {
		t.Errorf("narrow cell: %s", got)
	}
	odd := barChart(2)
	odd.Labels[0].Value = "私\ue010"
	_, found = set(t, notice(para(sentence), odd), "公文")
	if got := codes(found); got != "char-private" {
		t.Errorf("a character without glyph: %s", got)
	}
}

func TestChartWithItsTable(t *testing.T) {
	c := barChart(5)
	c.Tabled = true
	for lines := 1; lines < 7; lines++ {
		d, found := set(t, notice(append(oneLiners(lines), c, chart.Table(c, "类别"))...), "公文")
		noErrors(t, found)
		_, pages := drawings(d)
		if head := find(t, d, "类别"); head.page != pages[0] {
			t.Errorf("%d lines: the chart is on page %d, its table begins on %d", lines, pages[0], head.page)
		}
	}
}

// A picture and its caption stand at the foot of a page that has no room for
// the white below them.
func TestWhiteBelowCaptionsNeedsNoRoom(t *testing.T) {
	ls, _ := shared()
	f := ls.Formats["文稿"]
	least := f.Page.TextHeight
	for bars := 3; bars < 9; bars++ {
		c := barChart(bars)
		for lines := 1; lines < 20; lines++ {
			n := notice(append(oneLiners(lines), c)...)
			n.Letterhead, n.Title, n.Addressees, n.Format = doc.Letterhead{}, nil, nil, "文稿"
			d, _ := set(t, n, "文稿")
			if at := find(t, d, "图1　各类问题隐患"); at.page == 1 {
				least = min(least, f.Page.Top+f.Page.TextHeight-at.y)
			}
		}
	}
	if white := f.Grid.Pitch / 2; least >= white {
		t.Errorf("%v stay empty below every caption", least)
	}
}
