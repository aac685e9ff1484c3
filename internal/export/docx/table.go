package docx

import (
	"slices"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// gap writes an empty paragraph of a height: space that tables cannot state
// themselves.
func (b *builder) gap(height unit.Length) {
	if height <= 0 {
		return
	}
	b.open(para{style: styleGap, spacing: &spacing{fromStyle, fromStyle, max(unit.Pt, height)}})
	b.close()
}

// keptGap is a gap that stands on the page of what follows.
func (b *builder) keptGap(height unit.Length) {
	if height <= 0 {
		return
	}
	b.open(para{style: styleGap, keepNext: true, spacing: &spacing{fromStyle, fromStyle, max(unit.Pt, height)}})
	b.close()
}

// ruled is a table being written.
type ruled struct {
	b     *builder
	t     *doc.Table
	edges []unit.Length
	form  bool
	open  []span // of each column: what a merged cell of a row above covers
	head  bool   // the cell being written is the head of a column
	kept  bool   // the row being written stands on the page of the next
	lines int    // of the cell being written, in print
	tight int64  // heights in thousandths of the format's; 0 stands for 1000
}

// span is a merged cell that reaches down: how many more rows, over how many
// columns.
type span struct{ rows, cols int }

// table writes a ruled table with the columns of the printed edition.
func (b *builder) table(t *doc.Table) {
	if t == nil || len(t.Rows) == 0 || len(t.Columns) == 0 {
		return
	}
	b.cellScale = b.scaleOf(b.tables + 1)
	r := &ruled{b: b, t: t, edges: b.columns(t), form: t.Size == doc.TableForm, open: make([]span, len(t.Columns))}
	b.tables++
	if b.d.Form != nil && t == b.d.Form.Table {
		r.tight = int64(b.o.Fit.Form)
	}
	gap := b.f.Grid.Pitch / 4
	heads := max(0, min(t.HeadRows, len(t.Rows)-1))
	// Programs add the upper frame to the height of a table, on every page. A
	// head, which stands on every page, is lower by it; without one the white
	// above is.
	frame, look := b.f.Table.Frame, `"0600" w:firstRow="0"`
	if heads > 0 {
		frame, look = 0, `"0620" w:firstRow="1"`
	}
	if len(t.Caption) > 0 {
		st := b.g.style(layout.Caption)
		line := b.g.pitchOf(layout.Caption, st) - frame
		if b.attached > 0 {
			line = tightened(st.Pitch, b.attached) - frame
		}
		b.paragraph(para{style: "Caption", keepNext: true, align: "center", spacing: &spacing{fromStyle, fromStyle, line}}, t.Caption)
	} else {
		above := gap
		if b.fresh && b.sections > 0 || b.pending {
			above = 0 // as print has it at the top of a page
		}
		above = max(unit.Pt, above-frame)
		if b.lead > 0 {
			above, b.lead = b.lead+above, 0
		}
		b.open(para{style: styleGap, keepNext: true, spacing: &spacing{fromStyle, fromStyle, above}})
		b.close()
	}
	x := &b.x
	x.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="`, styleTable, `"/>`)
	x.tableWidth(r.edges[len(r.edges)-1])
	x.raw(`<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val=`, look, ` w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`)
	for i := range t.Columns {
		x.gridColumn(r.width(i, 1))
	}
	x.raw(`</w:tblGrid>`)
	for i := range t.Rows {
		row := page.TableRow{Table: b.tables, Row: i}
		r.kept = b.keepNext && i >= len(t.Rows)-b.keptRows || slices.Contains(b.o.Fit.Kept, row)
		parted := slices.Contains(b.o.Fit.Parted, row)
		r.row(&t.Rows[i], i < heads, i < t.HeadRows, parted)
	}
	x.raw(`</w:tbl>`)
	if b.keepNext {
		b.keptGap(gap)
		return
	}
	b.gap(gap)
}

// width is that of columns from i on, in whole twips that add up.
func (r *ruled) width(i, n int) unit.Length {
	return twips(r.edges[i+n]) - twips(r.edges[i])
}

func (x *xml) tableWidth(w unit.Length) {
	x.raw(`<w:tblW`)
	x.attrNum("w:w", w.Twips())
	x.raw(` w:type="dxa"/>`)
}

func (x *xml) gridColumn(w unit.Length) {
	x.raw(`<w:gridCol`)
	x.attrNum("w:w", w.Twips())
	x.raw(`/>`)
}

// cellOpen begins a cell.
func (x *xml) cellOpen(w unit.Length, cols int, merge, align string) {
	x.raw(`<w:tc><w:tcPr><w:tcW`)
	x.attrNum("w:w", w.Twips())
	x.raw(` w:type="dxa"/>`)
	if cols > 1 {
		x.raw(`<w:gridSpan`)
		x.attrNum("w:val", int64(cols))
		x.raw(`/>`)
	}
	if merge != "" {
		x.raw(`<w:vMerge w:val="`, merge, `"/>`)
	}
	if align != "" {
		x.raw(`<w:vAlign w:val="`, align, `"/>`)
	}
	x.raw(`</w:tcPr>`)
}

// lower is a height of the table as it is tightened.
func (r *ruled) lower(l unit.Length) unit.Length {
	if r.tight == 0 {
		return l
	}
	return l.MulDiv(r.tight, 1000)
}

// para is a paragraph of a cell in a style.
func (r *ruled) para(name layout.StyleName) para {
	p := para{style: r.b.cellStyleOf(name), keepNext: r.kept}
	if r.tight > 0 {
		p.spacing = &spacing{fromStyle, fromStyle, r.lower(r.b.g.style(name).Pitch)}
	}
	return p
}

// row writes one row: its cells in order, what merged cells from above
// cover, and an empty cell where the tree has none.
func (r *ruled) row(row *doc.Row, repeat, head, parted bool) {
	x := &r.b.x
	x.raw(`<w:tr><w:trPr>`)
	if !parted {
		x.raw(`<w:cantSplit/>`)
	}
	x.raw(`<w:trHeight`)
	least := max(row.MinHeight, r.b.f.Table.MinRow)
	if repeat && row == &r.t.Rows[0] {
		least -= min(least, r.b.f.Table.Frame)
	}
	x.attrNum("w:val", int64(r.lower(least)/unit.Twip))
	x.raw(` w:hRule="atLeast"/>`)
	if repeat {
		x.raw(`<w:tblHeader/>`)
	}
	x.raw(`</w:trPr>`)
	for col := 0; col < len(r.open); {
		if s := &r.open[col]; s.rows > 0 {
			s.rows--
			r.empty(col, s.cols, "continue", head)
			col += s.cols
			continue
		}
		if c := cellAt(row, col); c != nil {
			col += r.cell(c, col, head)
			continue
		}
		r.empty(col, 1, "", head)
		col++
	}
	x.raw(`</w:tr>`)
}

// cellAt is the cell of a row that begins at a column; nil when none does.
func cellAt(row *doc.Row, col int) *doc.Cell {
	for i := range row.Cells {
		if row.Cells[i].Column == col {
			return &row.Cells[i]
		}
	}
	return nil
}

func (r *ruled) empty(col, cols int, merge string, head bool) {
	x := &r.b.x
	x.cellOpen(r.width(col, cols), cols, merge, "center")
	r.b.paragraph(r.para(cellStyle(r.form, head)), nil)
	x.raw(`</w:tc>`)
}

// cell writes one cell and returns over how many columns it reaches.
func (r *ruled) cell(c *doc.Cell, col int, head bool) int {
	b := r.b
	cols := max(1, min(c.ColSpan, len(r.open)-col))
	for i := col + 1; i < col+cols; i++ {
		if r.open[i].rows > 0 {
			cols = i - col // a cell from above is in the way
		}
	}
	merge := ""
	if c.RowSpan > 1 {
		merge = "restart"
		r.open[col] = span{c.RowSpan - 1, cols}
	}
	labelled := head || c.Head
	opened := len(b.x.b)
	b.x.cellOpen(r.width(col, cols), cols, merge, "center")
	name := cellStyle(r.form, labelled)
	st := b.cellLook(name)
	side := doc.AlignDefault
	if a := r.t.Columns[col].Align; !head {
		side = a
	}
	if c.Align != doc.AlignDefault {
		side = c.Align
	}
	if side == st.Align {
		side = doc.AlignDefault
	}
	n := b.paragraphs
	r.lines = 0
	// Lines break by the exact edges of the printed edition.
	r.head = head && !r.form
	r.content(c.Blocks, name, side, len(c.Blocks), r.edges[col+cols]-r.edges[col]-2*b.f.Table.PadX)
	if b.paragraphs == n {
		b.paragraph(r.para(name), nil) // a cell ends with a paragraph
	}
	if r.form && !c.Head && r.lines > 1 {
		b.x.replace(opened, `<w:vAlign w:val="center"/>`, `<w:vAlign w:val="top"/>`)
	}
	b.x.raw(`</w:tc>`)
	return cols
}

// room is where the text of a cell stands. The margins of cells leave room for
// the rules, which some programs take from it and some do not.
func (r *ruled) room(width unit.Length, st layout.Style) room {
	t := r.b.f.Table
	return room{width: max(width, st.Size), loose: 2 * min(t.Frame, t.PadX), ragged: true}
}

// content writes the blocks of a cell.
func (r *ruled) content(blocks []doc.Block, name layout.StyleName, side doc.Align, siblings int, width unit.Length) {
	b := r.b
	st := b.cellLook(name)
	for _, block := range blocks {
		p := r.para(name)
		if side != doc.AlignDefault {
			p.align = jc(side)
		}
		switch k := block.(type) {
		case *doc.Paragraph:
			align := side
			if align == doc.AlignDefault {
				align = st.Align
			}
			if k.Align != doc.AlignDefault {
				align = k.Align
				p.align = jc(k.Align)
			}
			if r.form && !k.NoIndent && align == doc.AlignDefault && siblings > 1 {
				p.indent = &indent{first: 2 * st.Size} // as in the body
			}
			if r.head {
				if broken, ok := b.headRuns(k.Runs, st, max(width, st.Size)); ok {
					b.paragraph(p, broken)
					continue
				}
			}
			in := r.room(width, st)
			if p.indent != nil {
				in.first = p.indent.first
			}
			r.cellText(p, align, in, segment{runs: k.Runs, style: st})
			b.runs(k.Runs, "")
			b.close()
			r.lines += b.nudges.lines
		case *doc.Heading:
			align := side
			if align == doc.AlignDefault {
				align = st.Align
			}
			r.cellText(p, align, r.room(width, st), segment{runs: []doc.Run{set(k.Number)}, style: st}, segment{runs: k.Head, style: st}, segment{runs: k.Tail, style: st})
			b.say(k.Number, "")
			b.runs(k.Head, "")
			b.runs(k.Tail, "")
			b.close()
			r.lines += b.nudges.lines
		case *doc.List:
			for _, item := range k.Items {
				r.content(item.Blocks, name, side, siblings, width)
			}
		case *doc.Figure:
			if usable(k.Image) {
				w, h := k.Fit(width, b.f.Page.TextHeight/2)
				b.picture(para{style: styleFigure, spacing: &spacing{0, 0, fromStyle}}, k, w, h)
				r.lines++
			}
		case *doc.Chart:
			if figure, w, h := b.chartPicture(k, width, b.f.Page.TextHeight/2); figure != nil {
				b.picture(para{style: styleFigure, spacing: &spacing{0, 0, fromStyle}}, figure, w, h)
				r.lines++
			}
		default:
			b.bag.Error(diag.DocxBlock, block.Place(), "表格的格子里不能放这种内容", "请把它移到表格外面")
		}
	}
}
