package typeset

import (
	"fmt"
	"math"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// shortColumn is the width, in characters, up to which a column is kept on
// one line: 2026年4月30日 takes six.
const shortColumn = 6

// wish is what a column asks for.
type wish struct {
	least unit.Length // its longest piece that does not break
	head  unit.Length // half of its head, which may run over two lines
	short unit.Length // a column no wider than this is kept on one line
	best  unit.Length // its longest cell on one line
	fixed bool
}

// columns finds the edges of the columns. Stated widths are kept, stated
// weights share what is left; columns without either share by content: short
// ones get what they need, long ones the rest, more to the longer.
func (g *grid) columns(b *doc.Table) []unit.Length {
	total := g.s.textWidth(g.turned)
	if most := g.s.f.Table.MaxWidth; most > 0 {
		total = min(total, most)
	}
	wishes := g.wishes(b, total)
	widths := make([]unit.Length, len(wishes))
	weights, rest := 0, total
	for i, w := range wishes {
		if w.fixed {
			widths[i] = min(w.best, total)
			rest -= widths[i]
		}
		weights += b.Columns[i].Weight
	}
	rest = max(rest, 0)
	if weights > 0 {
		shareByWeight(widths, wishes, b.Columns, rest)
	} else {
		share(widths, wishes, rest)
	}
	edges := edgesOf(widths, total)
	g.checkRoom(b, edges)
	return edges
}

// checkRoom reports columns too narrow for a single character of their cells.
// The grid of a form is finer than its cells.
func (g *grid) checkRoom(b *doc.Table, edges []unit.Length) {
	least := g.s.style(g.styleName(false)).Size + 2*g.s.f.Table.PadX
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

// edgesOf makes edges of widths that add up to the total exactly.
func edgesOf(widths []unit.Length, total unit.Length) []unit.Length {
	sum := unit.Length(0)
	for _, w := range widths {
		sum += w
	}
	edges := make([]unit.Length, len(widths)+1)
	at := unit.Length(0)
	for i, w := range widths {
		at += w
		edges[i+1] = at
		if sum > 0 {
			edges[i+1] = at.MulDiv(int64(total), int64(sum))
		}
	}
	return edges
}

// shareByWeight gives columns their room by the weights the author wrote. A
// short column (a number, a date, a level) still gets what keeps it on one
// line: dashes in a source are a rough wish, a date broken in two is a fault.
func shareByWeight(widths []unit.Length, wishes []wish, columns []doc.Column, rest unit.Length) {
	raised := make([]bool, len(wishes))
	floors := floorsOf(wishes, rest)
	for again := true; again; {
		again = false
		open, sum := rest, 0
		for i, w := range wishes {
			switch {
			case w.fixed:
			case raised[i]:
				open -= widths[i]
			default:
				sum += max(1, columns[i].Weight)
			}
		}
		for i, w := range wishes {
			if w.fixed || raised[i] {
				continue
			}
			widths[i] = max(0, open).MulDiv(int64(max(1, columns[i].Weight)), int64(max(1, sum)))
			if floor := floors[i]; widths[i] < floor {
				widths[i], raised[i], again = floor, true, true
				break
			}
		}
	}
}

// floorsOf finds what no column is narrowed below: long columns keep as much
// of a short one's width as there is room for.
func floorsOf(wishes []wish, rest unit.Length) []unit.Length {
	floors := make([]unit.Length, len(wishes))
	for quarters := int64(4); quarters >= 0; quarters-- {
		sum := unit.Length(0)
		for i, w := range wishes {
			floors[i] = max(w.floor(), min(w.best/2, w.short).MulDiv(quarters, 4))
			if !w.fixed {
				sum += floors[i]
			}
		}
		if sum <= rest {
			break
		}
	}
	return floors
}

// floor is the least a column may be given: a short cell stays on one line.
func (w wish) floor() unit.Length {
	if w.best <= w.short {
		return w.best
	}
	return max(w.least, w.head)
}

// share gives columns their room by content.
func share(widths []unit.Length, wishes []wish, rest unit.Length) {
	open := 0
	sum := unit.Length(0)
	for i := range wishes {
		if !wishes[i].fixed {
			open++
			sum += wishes[i].best
		}
	}
	if open == 0 {
		return
	}
	if sum <= rest {
		for i := range wishes {
			if !wishes[i].fixed {
				widths[i] = wishes[i].best + (rest-sum)/unit.Length(open)
			}
		}
		return
	}
	// Columns that need less than an even share take what they need; this is
	// repeated until the others have equal claims.
	done := make([]bool, len(wishes))
	for again := true; again; {
		again = false
		for i, w := range wishes {
			if w.fixed || done[i] || open == 0 || w.best > rest/unit.Length(open) {
				continue
			}
			widths[i], done[i], again = w.best, true, true
			rest -= w.best
			open--
		}
	}
	// The long ones share the rest by the roots of their lengths, so that rows
	// stay low without starving anyone.
	roots := 0.0
	for i, w := range wishes {
		if !w.fixed && !done[i] {
			roots += math.Sqrt(float64(w.best))
		}
	}
	for i, w := range wishes {
		if !w.fixed && !done[i] {
			widths[i] = max(w.least, unit.Length(float64(rest)*math.Sqrt(float64(w.best))/roots))
		}
	}
}

// wishes measures every column.
func (g *grid) wishes(b *doc.Table, total unit.Length) []wish {
	out := make([]wish, len(b.Columns))
	pad := 2 * g.s.f.Table.PadX
	for i, c := range b.Columns {
		if c.Width > 0 {
			out[i] = wish{best: c.Width, fixed: true}
		}
	}
	for r := range b.Rows {
		for _, c := range b.Rows[r].Cells {
			if c.Column < 0 || c.Column >= len(out) || c.ColSpan > 1 || out[c.Column].fixed {
				continue
			}
			w := &out[c.Column]
			st := g.s.style(g.styleName(c.Head || r < b.HeadRows))
			for _, blk := range c.Blocks {
				p, ok := blk.(*doc.Paragraph)
				if !ok {
					w.best = max(w.best, total/4)
					continue
				}
				best, least := g.s.extent(styled{runs: p.Runs, style: st, node: page.Artefact})
				if r < b.HeadRows {
					w.head = max(w.head, (best+st.Size)/2+pad)
					w.best = max(w.best, w.head)
					continue
				}
				w.best, w.least = max(w.best, min(best+pad, total)), max(w.least, min(least+pad, total/2))
			}
		}
	}
	for i := range out {
		em := g.s.style(g.styleName(false)).Size
		out[i].short = shortColumn*em + pad
		out[i].best = max(out[i].best, em+pad)
		out[i].least = max(out[i].least, em+pad)
	}
	return out
}

// extent measures text: on one line, and its longest stretch of letters and
// figures, which is not to be broken.
func (s *setter) extent(p styled) (line, word unit.Length) {
	for i := range p.runs {
		if p.runs[i].Link != "" {
			p.runs = append([]doc.Run(nil), p.runs...)
			p.runs[i].Link = ""
		}
	}
	b := s.shape(p)
	run := unit.Length(0)
	for _, c := range b.chars {
		line += c.Width
		if isLatin(c.Rune) {
			run += c.Width
			word = max(word, run)
		} else {
			run = 0
		}
	}
	return line, word
}
