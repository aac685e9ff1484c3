package docx

import (
	"strconv"

	"yinfa.dev/yinfa/internal/columns"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// columns measures what every column of a table asks for and returns the
// columns' edges.
func (b *builder) columns(t *doc.Table) []unit.Length {
	total := b.g.textWidth(b.turned)
	if most := b.f.Table.MaxWidth; most > 0 {
		total = min(total, most)
	}
	wishes := make([]columns.Wish, len(t.Columns))
	pad := 2 * b.f.Table.PadX
	em := b.cellLook(cellStyle(t.Size == doc.TableForm, false)).Size
	for i, c := range t.Columns {
		wishes[i].Weight, wishes[i].Short = c.Weight, columns.ShortColumn*em+pad
		if c.Width > 0 {
			wishes[i].Best, wishes[i].Fixed = c.Width, true
		}
	}
	for r := range t.Rows {
		for _, c := range t.Rows[r].Cells {
			if c.Column < 0 || c.Column >= len(wishes) || c.ColSpan > 1 || wishes[c.Column].Fixed {
				continue
			}
			b.wish(&wishes[c.Column], c, t, r < t.HeadRows, total, pad)
		}
	}
	for i := range wishes {
		wishes[i].Best = max(wishes[i].Best, em+pad)
		wishes[i].Least = max(wishes[i].Least, em+pad)
		wishes[i].Seamed = max(wishes[i].Seamed, em+pad)
	}
	return columns.Edges(wishes, total)
}

func (b *builder) wish(w *columns.Wish, c doc.Cell, t *doc.Table, head bool, total, pad unit.Length) {
	st := b.cellLook(cellStyle(t.Size == doc.TableForm, c.Head || head))
	for _, block := range c.Blocks {
		p, ok := block.(*doc.Paragraph)
		if !ok {
			w.Best = max(w.Best, total/4)
			continue
		}
		best, least, seamed := b.extent(p.Runs, st)
		if head {
			w.Head = max(w.Head, columns.Stacked(best, st.Size)+pad)
			w.Line = max(w.Line, best+pad+headRoom)
			w.Best = max(w.Best, w.Head)
			continue
		}
		w.Cell(best+pad, least+pad, total)
		w.Seamed = max(w.Seamed, seamed+pad)
	}
}

// headRoom keeps a head on its line when edges are rounded.
const headRoom = unit.Mm / 10

// extent measures text: on one line, and its longest piece, which is not to be
// broken, or only at a seam.
func (b *builder) extent(runs []doc.Run, st layout.Style) (line, word, seamed unit.Length) {
	var p columns.Pieces
	tracking := b.g.trackingOf(st)
	for _, r := range runs {
		in := b.m.of(st, r.Face)
		for _, c := range r.Text {
			p.Add(c, in.advance(c, st.Size)+tracking, layout.IsLatin(c))
		}
	}
	return p.Line, p.Longest, p.Seamed
}

// scaleOf is the type of a table as print has it, in thousandths of the
// format's.
func (b *builder) scaleOf(table int) int64 {
	for _, s := range b.o.Fit.Small {
		if s.Table == table {
			return int64(s.Scale)
		}
	}
	return 1000
}

// cellLook is a style in the type of the table being written.
func (b *builder) cellLook(n layout.StyleName) layout.Style {
	return b.g.style(n).Scaled(b.cellScale)
}

// cellStyleOf is the id of a style in the type of the table being written.
func (b *builder) cellStyleOf(n layout.StyleName) string {
	id := cellStyleID(n)
	if b.cellScale != 1000 {
		id += strconv.FormatInt(b.cellScale, 10)
	}
	return id
}

// cellStyle is the style of text in a cell.
func cellStyle(form, head bool) layout.StyleName {
	switch {
	case form && head:
		return layout.FormLabel
	case form:
		return layout.FormText
	case head:
		return layout.TableHead
	}
	return layout.TableText
}

func cellStyleID(n layout.StyleName) string {
	switch n {
	case layout.FormLabel:
		return "FormLabel"
	case layout.FormText:
		return "FormText"
	case layout.TableHead:
		return "TableHead"
	}
	return "TableText"
}
