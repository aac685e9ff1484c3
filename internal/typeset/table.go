package typeset

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// grid is a table whose columns have their widths.
type grid struct {
	s      *setter
	number int           // tells its pieces from those of other tables
	edges  []unit.Length // column edges, one more than there are columns
	form   bool
	scale  int64 // of its type, in thousandths of the format's
	turned bool
	shift  unit.Length // from the text area's left edge: narrow tables stand in the middle
}

// gridRow is one row of set cells.
type gridRow struct {
	index  int // in its table, from 0
	cells  []gridCell
	least  unit.Length // its height when its cells need less
	height unit.Length
}

// gridCell is one set cell. Spans reach over columns and rows of its group.
type gridCell struct {
	col, cols, rows int
	items           []piece
	top             bool // its text hangs from the top; else it stands in the middle
}

func (c *gridCell) content() unit.Length {
	h := unit.Length(0)
	for i := range c.items {
		h += c.items[i].height
	}
	return h
}

// table sets a ruled table as one piece for each group of rows that a merged
// cell binds together. The head is repeated on every page.
func (s *setter) table(b *doc.Table, turned bool) []piece {
	if b == nil || len(b.Rows) == 0 || len(b.Columns) == 0 {
		return nil
	}
	s.tables++
	g := &grid{s: s, number: s.tables, form: b.Size == doc.TableForm, scale: 1000, turned: turned}
	g.edges = g.columns(b)
	g.shift = (s.textWidth(turned) - g.edges[len(g.edges)-1]) / 2

	var out []piece
	gap := s.f.Grid.Pitch / 4
	before := gap
	if len(b.Caption) > 0 {
		st := s.style(layout.Caption)
		lines := s.setLines(measure{width: s.textWidth(turned), align: doc.AlignCentre}, styled{runs: b.Caption, style: st, node: s.tree.paragraph()})
		for _, p := range s.linePieces(lines, st.Before, st.After, st.Pitch, true) {
			p.keep = true
			out = append(out, p)
		}
		before = 0
	}
	s.tree.open(page.Node{Tag: page.TagTable})
	defer s.tree.close()
	heads := max(0, min(b.HeadRows, len(b.Rows)-1))
	var head *piece
	if heads > 0 {
		rows := g.rows(b, 0, heads, false)
		p := g.piece(rows)
		p.keep, p.before, p.firstPart = true, before, 0
		out = append(out, p)
		again := g.piece(g.rows(b, 0, heads, true))
		head, before = &again, 0
	}
	last := heads // the first row of the last group
	for from := heads; from < len(b.Rows); {
		last = from
		to := g.groupEnd(b, from)
		p := g.piece(g.rows(b, from, to, false))
		p.head, p.before = head, before
		before = 0
		out = append(out, p)
		from = to
	}
	g.keepLast(out, last)
	return append(out, piece{height: gap, blank: true, turned: turned})
}

// keepLast lets no last row, or rows bound together from row on, stand alone
// on a page: a sum by itself says nothing. Tall rows are left alone, they
// would leave a gap.
func (g *grid) keepLast(pieces []piece, row int) {
	n := len(pieces)
	if g.form || n < 3 {
		return
	}
	last, above := &pieces[n-1], &pieces[n-2]
	// The gap that is left is as high as the row above, not as both.
	if above.table == g.number && max(last.height, above.height) <= g.s.textHeight(g.turned)/wasteShare {
		above.keep = true
		g.s.out.Fall.Kept = append(g.s.out.Fall.Kept, page.TableRow{Table: g.number, Row: row - 1})
	}
}

// groupEnd is the end of the rows that merged cells bind to the first one.
func (g *grid) groupEnd(b *doc.Table, from int) int {
	to := from + 1
	for r := from; r < to && r < len(b.Rows); r++ {
		for _, c := range b.Rows[r].Cells {
			to = max(to, min(r+max(1, c.RowSpan), len(b.Rows)))
		}
	}
	return to
}

// rows sets rows [from, to). A repeated head is outside the reading order.
func (g *grid) rows(b *doc.Table, from, to int, again bool) []gridRow {
	s, f := g.s, g.s.f.Table
	out := make([]gridRow, to-from)
	for r := from; r < to; r++ {
		row := &out[r-from]
		row.index, row.least = r, max(b.Rows[r].MinHeight, f.MinRow)
		row.height = row.least
		if !again {
			s.tree.open(page.Node{Tag: page.TagRow})
		}
		row.cells = make([]gridCell, 0, len(b.Rows[r].Cells))
		for _, c := range b.Rows[r].Cells {
			cell, ok := g.cell(b, c, r < b.HeadRows, again, to-r)
			if ok {
				row.cells = append(row.cells, cell)
			}
		}
		if !again {
			s.tree.close()
		}
	}
	g.heights(out)
	return out
}

// heights grows rows until every cell fits; a merged cell grows the last row
// it reaches.
func (g *grid) heights(rows []gridRow) {
	pad := 2 * g.s.f.Table.PadY
	for r := range rows {
		for i := range rows[r].cells {
			if c := &rows[r].cells[i]; c.rows == 1 {
				rows[r].height = max(rows[r].height, c.content()+pad)
			}
		}
	}
	for r := range rows {
		for i := range rows[r].cells {
			c := &rows[r].cells[i]
			if c.rows == 1 {
				continue
			}
			have := unit.Length(0)
			for k := r; k < r+c.rows; k++ {
				have += rows[k].height
			}
			if lack := c.content() + pad - have; lack > 0 {
				rows[r+c.rows-1].height += lack
			}
		}
	}
}

// cell sets one cell; left is how many rows its group still has.
func (g *grid) cell(b *doc.Table, c doc.Cell, head, again bool, left int) (gridCell, bool) {
	n := len(g.edges) - 1
	out := gridCell{col: c.Column, cols: max(1, c.ColSpan), rows: max(1, min(c.RowSpan, left))}
	if out.col < 0 || out.col >= n {
		return out, false
	}
	out.cols = min(out.cols, n-out.col)
	node := page.Artefact
	if !again {
		tag := page.Node{Tag: page.TagCell, ColSpan: out.cols, RowSpan: out.rows}
		if head || c.Head {
			tag.Tag, tag.ScopeRow = page.TagHeadCell, !head
		}
		node = g.s.tree.leaf(tag)
	}
	st := g.style(head || c.Head)
	align := st.Align
	if a := b.Columns[out.col].Align; a != doc.AlignDefault && !head {
		align = a
	}
	if c.Align != doc.AlignDefault {
		align = c.Align
	}
	width := g.edges[out.col+out.cols] - g.edges[out.col] - 2*g.s.f.Table.PadX
	st.Align = align
	g.s.tree.stack = append(g.s.tree.stack, node)
	out.items = g.content(c.Blocks, st, node, width, head && !g.form)
	g.s.tree.close()
	out.top = g.form && !c.Head && len(out.items) > 1
	return out, true
}

// style is that of a cell in the type of the table.
func (g *grid) style(head bool) layout.Style {
	return g.s.style(g.styleName(head)).Scaled(g.scale)
}

func (g *grid) styleName(head bool) layout.StyleName {
	switch {
	case g.form && head:
		return layout.FormLabel
	case g.form:
		return layout.FormText
	case head:
		return layout.TableHead
	}
	return layout.TableText
}
