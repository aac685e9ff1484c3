package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// piece makes a piece of rows that stay together.
func (g *grid) piece(rows []gridRow) piece {
	height := unit.Length(0)
	for i := range rows {
		height += rows[i].height
	}
	p := piece{
		height: height, firstPart: g.firstPart(rows), spare: g.spare(rows), body: true, table: g.number, rows: len(rows), turned: g.turned,
		draw: func(c *canvas, y, _ unit.Length) { g.draw(c, rows, y) },
		cut:  func(room unit.Length) (head, tail *piece) { return g.cut(rows, room) },
	}
	if len(rows) > 0 {
		p.row = rows[0].index
	}
	if g.form {
		p.tighten = func(k stretch) piece { return g.piece(g.tightened(rows, k)) }
	}
	return p
}

// The part of a page that may stay empty so that a tall row of a form, or rows
// bound by a merged cell, stand together: one in so many. A row of a list is
// one record and is parted less readily.
const (
	wasteShare     = 6
	wasteShareList = 3
)

// spare is the room that may stay empty before a group of rows is parted.
func (g *grid) spare(rows []gridRow) unit.Length {
	if len(rows) == 1 && !g.form {
		return g.s.textHeight(g.turned) / wasteShareList
	}
	return g.s.textHeight(g.turned) / wasteShare
}

// partedLines is how many lines a cell has at least where its row may be
// parted though it would fit on a page.
const partedLines = 4

// firstPart is what must stay above where a group of rows is parted: the
// first row, or the first lines of its cells when it is tall. It is 0 for rows
// of a form that a merged cell binds and for a short row: they stand together.
func (g *grid) firstPart(rows []gridRow) unit.Length {
	if len(rows) == 0 || len(rows) > 1 && g.form {
		return 0
	}
	row, tallest := &rows[0], 0
	first, all := unit.Length(0), unit.Length(0)
	pad := 2 * g.s.f.Table.PadY
	for i := range row.cells {
		cell := &row.cells[i]
		all = max(all, cell.content()+pad)
		tallest = max(tallest, len(cell.items))
		chunk := pad
		for k := range cell.items {
			chunk += cell.items[k].height
			if !cell.items[k].keep {
				break
			}
		}
		first = max(first, chunk)
	}
	switch {
	case tallest >= partedLines && all >= row.height:
		return first
	case len(rows) > 1:
		return row.height
	}
	return 0
}

// draw sets the text of rows and their rules. Every cell draws its left and
// top edge; the frame closes the table at the right and, where it ends on
// the page, below.
func (g *grid) draw(c *canvas, rows []gridRow, y unit.Length) {
	f := g.s.f.Table
	right := g.edges[len(g.edges)-1]
	base := *c
	shifted, inner := &base, &canvas{page: c.page, matter: c.matter}
	top := y
	for r := range rows {
		for i := range rows[r].cells {
			cell := &rows[r].cells[i]
			h := unit.Length(0)
			for k := r; k < min(r+cell.rows, len(rows)); k++ {
				h += rows[k].height
			}
			x := g.shift + g.edges[cell.col]
			w := g.edges[cell.col+cell.cols] - g.edges[cell.col]
			inner.origin = shifted.origin + x + f.PadX
			if c.page.Turned {
				inner.origin = shifted.origin - x - f.PadX
			}
			g.drawCell(inner, cell, y, h)
			thick := f.Rule
			if r == 0 && c.begins {
				thick = f.Frame
			}
			shifted.rule(x, y-thick/2, w, thick, page.Black)
			side := f.Rule
			if cell.col == 0 {
				side = f.Frame
			}
			shifted.rule(x-side/2, y, side, h, page.Black)
		}
		y += rows[r].height
	}
	shifted.rule(g.shift+right-f.Frame/2, top, f.Frame, y-top, page.Black)
	if c.ends {
		shifted.rule(g.shift-f.Frame/2, y-f.Frame/2, right+f.Frame, f.Frame, page.Black)
	}
}

// drawCell sets the text of a cell on a canvas that begins at its left padding.
func (g *grid) drawCell(c *canvas, cell *gridCell, y, h unit.Length) {
	at := y + g.s.f.Table.PadY
	if !cell.top {
		at = y + (h-cell.content())/2
	}
	for i := range cell.items {
		cell.items[i].paint(c, at, cell.items[i].height)
		at += cell.items[i].height
	}
}

// cut splits a group of rows: between rows where that is possible, inside the
// first row where it is not.
func (g *grid) cut(rows []gridRow, room unit.Length) (head, tail *piece) {
	n, used := 0, unit.Length(0)
	for n < len(rows) && used+rows[n].height <= room {
		used += rows[n].height
		n++
	}
	var a, b []gridRow
	if n > 0 {
		a, b = g.cutBetween(rows, n, used)
	} else {
		a, b = g.cutInside(rows, room)
	}
	if a == nil || len(b) == 0 {
		return nil, nil
	}
	p, q := g.piece(a), g.piece(b)
	if n == 0 {
		p.parted = a[0].index + 1
	}
	return &p, &q
}

// cutBetween splits after n rows; cells that reach across go on below.
func (g *grid) cutBetween(rows []gridRow, n int, used unit.Length) (a, b []gridRow) {
	a, b = cloneRows(rows[:n]), cloneRows(rows[n:])
	top := unit.Length(0)
	for r := range a {
		for i := range a[r].cells {
			cell := &a[r].cells[i]
			if r+cell.rows <= n {
				continue
			}
			rest := *cell
			rest.rows = r + cell.rows - n
			cell.rows = n - r
			cell.items, rest.items = splitItems(cell.items, used-top-2*g.s.f.Table.PadY)
			b[0].cells = append(b[0].cells, rest)
		}
		top += a[r].height
	}
	g.heights(b)
	return a, b
}

// cutInside splits the first row at the room left.
func (g *grid) cutInside(rows []gridRow, room unit.Length) (a, b []gridRow) {
	pad := 2 * g.s.f.Table.PadY
	first := rows[0]
	up, down := gridRow{index: first.index}, gridRow{index: first.index}
	moved := false
	for _, cell := range first.cells {
		above, below := cell, cell
		above.items, below.items = splitItems(cell.items, room-pad)
		above.rows, below.top = 1, true
		above.top = cell.top || len(below.items) > 0 // what is not parted stays in the middle
		moved = moved || len(above.items) > 0
		up.cells, down.cells = append(up.cells, above), append(down.cells, below)
	}
	if !moved {
		return nil, nil
	}
	if first.height > g.s.textHeight(g.turned) {
		g.s.bag.Info(diag.RowTooTall, g.s.place0(), "表格有一行比一页还高，已在行内分页", "可把这一行的内容拆成几行")
	}
	a, b = []gridRow{up}, append([]gridRow{down}, cloneRows(rows[1:])...)
	g.heights(a)
	g.heights(b)
	return a, b
}

func cloneRows(rows []gridRow) []gridRow {
	out := make([]gridRow, len(rows))
	for i := range rows {
		out[i] = rows[i]
		out[i].cells = append([]gridCell(nil), rows[i].cells...)
	}
	return out
}

// splitItems takes the items that fit into the room, without parting what
// stands together unless nothing else would fit.
func splitItems(items []piece, room unit.Length) (above, below []piece) {
	n := 0
	for n < len(items) && items[n].height <= room {
		room -= items[n].height
		n++
	}
	whole := n
	for whole > 0 && whole < len(items) && items[whole-1].keep {
		whole--
	}
	if whole > 0 {
		n = whole
	}
	return items[:n], items[n:]
}
