package site

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// chartWidth is the width of a drawing: 448 pixels of 1/96 inch, so that 12
// columns with their numbers fit, and on a telephone it is still read.
const chartWidth = 448 * unit.Pt * 3 / 4

// chart writes a chart of a document as a figure: the drawing, the caption,
// and the numbers as a table to open, unless c.Tabled says that they follow
// anyway. id must be an id that nothing else on the page begins with, and
// region gives the table a name of its own among the regions of the page.
func (w *writer) chart(c *doc.Chart, id string, region func(string) string) {
	name := strings.TrimSpace(plainText(c.Caption))
	if name == "" {
		name = "图表"
	}
	w.tag(`<div class="drawn"><figure>`)
	w.drawing(c, id, name)
	if len(c.Caption) > 0 {
		w.tag("<figcaption>")
		w.text(plainText(c.Caption))
		w.tag("</figcaption>")
	}
	w.tag("</figure>")
	if t := chart.Table(c, ""); t != nil && !c.Tabled {
		note := ""
		if len(c.Series) > 1 && !c.Unit.Empty() && !c.Percent() {
			note = "单位：" + c.Unit.Value
		}
		w.numbers(t, note, region(name+"（数据表）"))
	}
	w.tag("</div>\n")
}

// viewOf draws a chart of the page of a year, whose heading names it. Several
// inspections have charts of the same name: what they are about, with the
// place where that is said, tells them apart.
func viewOf(c *Chart, id, about, aboutID string) chartView {
	name := plainText(c.Drawn.Caption)
	var w writer
	w.tag(`<div class="drawn">`)
	w.drawing(&c.Drawn, id+"-svg", name)
	t := c.Table.tree()
	if t == nil {
		t = chart.Table(&c.Drawn, "")
	}
	if t != nil {
		w.numbers(t, "", about+name+"（数据表）")
	}
	w.tag("</div>")
	return chartView{ID: id, Names: strings.TrimSpace(aboutID + " " + id), Title: name, Drawing: template.HTML(w.String())}
}

// tree is the table as plainTable writes it; nil without rows.
func (t *Table) tree() *doc.Table {
	if len(t.Rows) == 0 {
		return nil
	}
	out := &doc.Table{HeadRows: 1}
	for i, texts := range append([][]string{t.Head}, t.Rows...) {
		row := doc.Row{}
		for k, s := range texts {
			row.Cells = append(row.Cells, doc.Cell{Column: k, ColSpan: 1, RowSpan: 1, Head: i == 0 || k == 0, Blocks: []doc.Block{&doc.Paragraph{Runs: []doc.Run{{Text: s}}}}})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// numbers writes a table that opens.
func (w *writer) numbers(t *doc.Table, note, name string) {
	w.tag(`<details><summary>数据表</summary><div class="wide" role="region" tabindex="0"`)
	w.attr("aria-label", name)
	w.tag(">")
	w.plainTable(t, note)
	w.tag("</div></details>")
}

// drawing writes a chart as inline SVG in the colour of the text, with a name
// and every number for those who cannot see it. It uses neither script nor
// style attributes, so that the strict policy of the pages holds.
func (w *writer) drawing(c *doc.Chart, id, name string) {
	if c.Empty() {
		w.tag("<p>" + chart.Empty + "</p>")
		return
	}
	d := chart.Lay(c, chart.Options{Width: chartWidth})
	w.tag("<svg")
	w.attr("viewBox", "0 0 "+px(d.Width)+" "+px(d.Height))
	// The words of all charts are as large as those of tables, and grow with
	// the text of the page: 15/16 em for 14 pixels of the drawing.
	w.attr("width", px(d.Width.MulDiv(15, 16*14))+"em")
	w.tag(` role="img"`)
	w.attr("aria-labelledby", id+"-title "+id+"-desc")
	w.tag("><title")
	w.attr("id", id+"-title")
	w.tag(">")
	w.text(name)
	w.tag("</title><desc")
	w.attr("id", id+"-desc")
	w.tag(">")
	w.text(chart.Describe(c))
	w.tag(`</desc><g fill="currentColor">`)
	for _, f := range d.Fills {
		w.tag("<path")
		if f.Tint < 1000 {
			w.attr("fill-opacity", strings.TrimPrefix(strconv.FormatFloat(float64(f.Tint)/1000, 'f', -1, 64), "0"))
		}
		w.attr("d", pathOf(f.Outlines))
		w.tag("/>")
	}
	for _, t := range d.Texts {
		w.tag("<text")
		w.attr("x", px(t.X))
		w.attr("y", px(t.Y))
		w.attr("font-size", px(t.Size))
		if anchor := [...]string{"", "middle", "end"}[t.Anchor]; anchor != "" {
			w.attr("text-anchor", anchor)
		}
		w.tag(">")
		w.text(t.String)
		w.tag("</text>")
	}
	w.tag("</g></svg>")
}

// pathOf writes outlines as an SVG path.
func pathOf(outlines [][]chart.Point) string {
	var b strings.Builder
	for _, line := range outlines {
		for i, p := range line {
			if i == 0 {
				b.WriteByte('M')
			} else {
				b.WriteByte('L')
			}
			b.WriteString(px(p.X))
			b.WriteByte(' ')
			b.WriteString(px(p.Y))
		}
		b.WriteByte('Z')
	}
	return b.String()
}

// px is a length in pixels of 1/96 inch, to a hundredth.
func px(l unit.Length) string {
	n := int64(l.MulDiv(9600, int64(unit.Inch)))
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatInt(n/100, 10)
	if n%100 != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%02d", n%100), "0")
	}
	return s
}

// plainTable writes a table of texts with one head row and a head column,
// under a note that may be empty.
func (w *writer) plainTable(t *doc.Table, note string) {
	w.tag("<table>")
	if note != "" {
		w.tag("<caption>")
		w.text(note)
		w.tag("</caption>")
	}
	w.tag("<thead>")
	for i, row := range t.Rows {
		w.tag("<tr>")
		for _, c := range row.Cells {
			switch {
			case i < t.HeadRows:
				w.tag(`<th scope="col">`)
			case c.Head:
				w.tag(`<th scope="row">`)
			default:
				w.tag(`<td class="right">`)
			}
			w.text(cellText(c))
			if c.Head {
				w.tag("</th>")
			} else {
				w.tag("</td>")
			}
		}
		w.tag("</tr>")
		if i == t.HeadRows-1 {
			w.tag("</thead><tbody>")
		}
	}
	w.tag("</tbody></table>")
}

// chart writes a chart of a document. Its numbers are found by search as they
// are read out.
func (r *renderer) chart(c *doc.Chart) {
	r.charts++
	r.html.chart(c, fmt.Sprintf("tb-%d", r.charts), r.region)
	if c.Tabled {
		r.say(plainText(c.Caption))
	} else {
		r.say(chart.Describe(c))
	}
}
