package papers

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// column is one column of a table that a block makes.
type column struct {
	head   string
	weight int
	align  doc.Align
}

// grid makes a table: one head row, then rows of cells.
func (c *call) grid(columns []column, rows [][][]doc.Run) *doc.Table {
	t := &doc.Table{HeadRows: 1, Span: c.span}
	head := doc.Row{Span: c.span}
	for i, col := range columns {
		t.Columns = append(t.Columns, doc.Column{Weight: col.weight, Align: col.align})
		head.Cells = append(head.Cells, cell(i, made(col.head, c.span), true, doc.AlignDefault, c.span))
	}
	t.Rows = append(t.Rows, head)
	for _, cells := range rows {
		t.Rows = append(t.Rows, c.row(columns, cells))
	}
	if caption := c.own["表题"]; !caption.Empty() {
		t.Caption = []doc.Run{{Text: caption.Value, Span: caption.Span}}
	}
	return t
}

func (c *call) row(columns []column, cells [][]doc.Run) doc.Row {
	row := doc.Row{Span: c.span}
	for i, runs := range cells {
		row.Cells = append(row.Cells, cell(i, runs, false, columns[i].align, c.span))
	}
	return row
}

func cell(at int, runs []doc.Run, head bool, align doc.Align, span source.Span) doc.Cell {
	out := doc.Cell{Column: at, ColSpan: 1, RowSpan: 1, Head: head, Align: align, Span: span}
	if len(runs) > 0 {
		out.Span = runs[0].Span
		out.Blocks = []doc.Block{&doc.Paragraph{Runs: runs, Span: out.Span}}
	}
	return out
}
