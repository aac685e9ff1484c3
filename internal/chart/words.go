package chart

import (
	"strings"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// Describe says what a chart shows, with every number, for those who cannot
// see it and as the alternative text of a picture.
func Describe(c *doc.Chart) string {
	var b strings.Builder
	b.WriteString([...]string{"条形图", "柱形图", "堆叠条形图"}[c.Kind])
	if caption := strings.TrimSpace(doc.PlainText(c.Caption)); caption != "" {
		b.WriteString("：" + caption)
	}
	b.WriteString("。")
	if c.Empty() {
		return b.String() + Empty + "。"
	}
	if !c.Unit.Empty() && !c.Percent() {
		b.WriteString("单位：" + c.Unit.Value + "。")
	}
	for i, l := range c.Labels {
		if i > 0 {
			b.WriteString("；")
		}
		b.WriteString(l.Value)
		for k, s := range c.Series {
			switch {
			case k > 0:
				b.WriteString("、")
			case len(c.Series) > 1 && l.Value != "":
				b.WriteString("：")
			}
			b.WriteString(s.Name.Value + separator(s.Name.Value, l.Value) + c.Number(s.Value(i)))
		}
	}
	b.WriteString("。")
	return b.String()
}

// separator keeps a number apart from a name that ends in a digit.
func separator(name, label string) string {
	if name == "" {
		name = label
	}
	if name != "" && name[len(name)-1] >= '0' && name[len(name)-1] <= '9' {
		return " "
	}
	return ""
}

// Table is the numbers of a chart as a table: a row for each label, a column
// for each series. head names the first column; "" is 项目. The unit stands in
// the head of a single column of numbers; several would be crowded by it, and
// the chart above says it. It returns nil for a chart without numbers.
func Table(c *doc.Chart, head string) *doc.Table {
	if c.Empty() {
		return nil
	}
	if head == "" {
		head = "项目"
	}
	t := &doc.Table{HeadRows: 1, Span: c.Span, Columns: []doc.Column{{Align: doc.AlignCentre}}}
	unit := c.Unit.Value
	if c.Percent() {
		unit = ""
	}
	top := doc.Row{Span: c.Span, Cells: []doc.Cell{cell(0, doc.Text{Value: head, Span: c.Span}, true, true)}}
	for k, s := range c.Series {
		name := s.Name
		switch {
		case name.Empty() && unit == "":
			name = doc.Text{Value: "数值", Span: c.Span}
		case name.Empty():
			name = doc.Text{Value: "数量（" + unit + "）", Span: c.Span}
		case unit != "" && len(c.Series) == 1:
			name.Value += "（" + unit + "）"
		}
		t.Columns = append(t.Columns, doc.Column{Align: doc.AlignCentre})
		top.Cells = append(top.Cells, cell(k+1, name, true, true))
	}
	t.Rows = append(t.Rows, top)
	for i, l := range c.Labels {
		row := doc.Row{Span: c.Span, Cells: []doc.Cell{cell(0, l, true, false)}}
		for k, s := range c.Series {
			row.Cells = append(row.Cells, cell(k+1, doc.Text{Value: c.Number(s.Value(i)), Span: c.Span}, false, true))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cell is a cell of one text. Words of a label stand in the source, numbers
// and heads are set by the program.
func cell(column int, text doc.Text, head, made bool) doc.Cell {
	at := text.Span
	if made {
		at = source.Span{File: at.File, Start: at.Start, End: at.Start}
	}
	out := doc.Cell{Column: column, ColSpan: 1, RowSpan: 1, Head: head, Span: at}
	if text.Value != "" {
		out.Blocks = []doc.Block{&doc.Paragraph{Runs: []doc.Run{{Text: text.Value, Generated: true, Span: at}}, Span: at}}
	}
	return out
}
