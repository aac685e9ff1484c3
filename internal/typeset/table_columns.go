package typeset

import (
	"fmt"
	"strconv"

	"yinfa.dev/yinfa/internal/columns"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// columns measures what every column asks for and finds the edges.
func (g *grid) columns(b *doc.Table) []unit.Length {
	total := g.s.textWidth(g.turned)
	if most := g.s.f.Table.MaxWidth; most > 0 {
		total = min(total, most)
	}
	wishes := g.fitting(b, total)
	edges := columns.Edges(wishes, total)
	g.checkRoom(b, edges)
	return edges
}

// fitting measures the columns in the largest type in which they are not
// crowded, or in the smallest. Those of a form are never set smaller.
func (g *grid) fitting(b *doc.Table, total unit.Length) []columns.Wish {
	wishes := g.wishes(b, total)
	if g.form || !columns.Crowded(wishes, total) {
		return wishes
	}
	for _, g.scale = range columns.Scales() {
		if wishes = g.wishes(b, total); !columns.Crowded(wishes, total) {
			break
		}
	}
	g.s.out.Fall.Small = append(g.s.out.Fall.Small, page.TableType{Table: g.number, Scale: int(g.scale)})
	remedy := "请减少列数或拆成几张表"
	if !g.turned {
		remedy = "放进“:::横排”可以用原来的字号；也可以减少列数"
	}
	if columns.Crowded(wishes, total) {
		g.s.bag.Warn(diag.TableTight, b.Span, fmt.Sprintf("表格有%d列，字号缩小到%s后每行仍放不下几个字", len(b.Columns), points(g.style(false).Size)), remedy)
	} else {
		g.s.bag.Info(diag.TableSmall, b.Span, fmt.Sprintf("表格有%d列，放不下，已把字号缩小到%s", len(b.Columns), points(g.style(false).Size)), remedy)
	}
	return wishes
}

// points is a type size in words.
func points(size unit.Length) string {
	return strconv.FormatFloat(size.Points(), 'f', -1, 64) + "磅"
}

// checkRoom reports columns too narrow for a single character of their cells.
// The grid of a form is finer than its cells.
func (g *grid) checkRoom(b *doc.Table, edges []unit.Length) {
	least := g.style(false).Size + 2*g.s.f.Table.PadX
	narrow := map[int]bool{}
	for r := range b.Rows {
		for _, c := range b.Rows[r].Cells {
			end := c.Column + max(1, c.ColSpan)
			if len(c.Blocks) == 0 || c.Column < 0 || end > len(b.Columns) {
				continue
			}
			// Rounding may take a unit or two from the width asked for.
			if edges[end]-edges[c.Column] < least-unit.Mm/10 {
				narrow[c.Column] = true
			}
		}
	}
	if len(narrow) > 0 {
		g.s.bag.Error(diag.TableCrowded, b.Span, fmt.Sprintf("表格有%d列，其中%d列连一个字也放不下", len(b.Columns), len(narrow)), "请拆成几张表；放进“:::横排”可以多放几列")
	}
}

// wishes measures every column.
func (g *grid) wishes(b *doc.Table, total unit.Length) []columns.Wish {
	out := make([]columns.Wish, len(b.Columns))
	pad := 2 * g.s.f.Table.PadX
	em := g.style(false).Size
	for i, c := range b.Columns {
		out[i].Weight, out[i].Short = c.Weight, columns.ShortColumn*em+pad
		if c.Width > 0 {
			out[i].Best, out[i].Fixed = c.Width, true
		}
	}
	for r := range b.Rows {
		for _, c := range b.Rows[r].Cells {
			if c.Column < 0 || c.Column >= len(out) || c.ColSpan > 1 || out[c.Column].Fixed {
				continue
			}
			w := &out[c.Column]
			st := g.style(c.Head || r < b.HeadRows)
			for _, blk := range c.Blocks {
				p, ok := blk.(*doc.Paragraph)
				if !ok {
					w.Best = max(w.Best, total/4)
					continue
				}
				best, least, seamed := g.s.extent(styled{runs: p.Runs, style: st, node: page.Artefact})
				if r < b.HeadRows {
					w.Head = max(w.Head, columns.Stacked(best, st.Size)+pad)
					w.Line = max(w.Line, best+pad+headRoom)
					w.Best = max(w.Best, w.Head)
					continue
				}
				w.Cell(best+pad, least+pad, total)
				w.Seamed = max(w.Seamed, seamed+pad)
			}
		}
	}
	for i := range out {
		out[i].Best = max(out[i].Best, em+pad)
		out[i].Least = max(out[i].Least, em+pad)
		out[i].Seamed = max(out[i].Seamed, em+pad)
	}
	return out
}

// headRoom keeps a head on its line when edges are rounded.
const headRoom = unit.Mm / 10

// extent measures text: on one line, and its longest piece, which is not to be
// broken, or only at a seam.
func (s *setter) extent(t styled) (line, word, seamed unit.Length) {
	for i := range t.runs {
		if t.runs[i].Link != "" {
			t.runs = append([]doc.Run(nil), t.runs...)
			t.runs[i].Link = ""
		}
	}
	b := s.shape(t)
	var p columns.Pieces
	for _, c := range b.chars {
		p.Add(c.Rune, c.Width, layout.IsLatin(c.Rune))
	}
	return p.Line, p.Longest, p.Seamed
}
