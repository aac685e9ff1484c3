package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// content sets the blocks of a cell as pieces one under another, placed from
// the cell's left padding.
func (g *grid) content(blocks []doc.Block, st layout.Style, node page.NodeID, width unit.Length, head bool) []piece {
	var out []piece
	width = max(width, st.Size)
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			if head {
				out = append(out, g.headLines(b.Runs, st, node, width)...)
				continue
			}
			m := measure{width: width, align: st.Align}
			if b.Align != doc.AlignDefault {
				m.align = b.Align
			}
			if g.form && !b.NoIndent && m.align == doc.AlignDefault && len(blocks) > 1 {
				m.first = 2 * st.Size // paragraphs of a form are indented like those of the body
			}
			lines := g.lines(m, st, styled{runs: b.Runs, style: st, node: node})
			if len(blocks) == 1 {
				return lines
			}
			out = append(out, lines...)
		case *doc.Heading:
			m := measure{width: width, align: st.Align}
			out = append(out, g.lines(m, st, styled{runs: generated(b.Number), style: st, node: node}, styled{runs: b.Head, style: st, node: node}, styled{runs: b.Tail, style: st, node: node})...)
		case *doc.List:
			for _, it := range b.Items {
				out = append(out, g.content(it.Blocks, st, node, width, head)...)
			}
		case *doc.Figure:
			out = append(out, g.picture(b, width)...)
		case *doc.Chart:
			out = append(out, g.chart(b, width)...)
		default:
			g.s.bag.Error(diag.BlockUnknown, b.Place(), "表格的格子里不能放这种内容", "请把它移到表格外面")
		}
	}
	return out
}

// headLines sets the head of a column, broken by meaning and balanced as a
// title is: 排查 over 时间.
func (g *grid) headLines(runs []doc.Run, st layout.Style, node page.NodeID, width unit.Length) []piece {
	var out []piece
	for _, part := range doc.SplitBreaks(runs) {
		b := g.s.shape(styled{runs: part, style: st, node: node})
		ranges := g.s.headRanges(b, width, st.Size)
		if g.s.wider(b, ranges, width) {
			// A column this narrow leaves no choice.
			out = append(out, g.lines(measure{width: width, align: st.Align}, st, styled{runs: part, style: st, node: node})...)
			continue
		}
		for _, r := range ranges {
			xs, w := g.s.natural(b.chars[r[0]:r[1]])
			line := g.s.place(b, r[0], r[1], xs, 0, w)
			if st.Align != doc.AlignDefault && st.Align != doc.AlignLeft {
				line.shift((width - w) / 2)
			}
			out = append(out, piece{height: st.Pitch, line: &line})
		}
	}
	return out
}

// wider reports whether a line would leave its room.
func (s *setter) wider(b *shaped, ranges [][2]int, room unit.Length) bool {
	for _, r := range ranges {
		if _, w := s.natural(b.chars[r[0]:r[1]]); w > room {
			return true
		}
	}
	return false
}

// headRanges breaks a head into as few lines as the column allows, of about
// the same length. Titles keep a character's room at the edge, heads need not.
func (s *setter) headRanges(b *shaped, width, em unit.Length) [][2]int {
	ranges := s.titleRanges(b, width+em)
	lines, n := len(ranges), len(b.chars)
	// Four or six characters over two or three lines are words of two: 责任
	// over 单位. A title may not be such a block; a head is best so.
	if lines > 1 && n%lines == 0 && n/lines == 2 && 2*em <= width {
		ranges = ranges[:0]
		for i := 0; i < n; i += 2 {
			ranges = append(ranges, [2]int{i, i + 2})
		}
	}
	return ranges
}

func (g *grid) lines(m measure, st layout.Style, parts ...styled) []piece {
	lines := g.s.setLines(m, parts...)
	out := g.s.memory.linePieces.take(len(lines))
	for i := range lines {
		out[i] = piece{height: st.Pitch, line: &lines[i], keep: len(lines) > 1 && (i == 0 || i == len(lines)-2)}
	}
	return out
}

// picture sets a photograph inside a cell.
func (g *grid) picture(b *doc.Figure, width unit.Length) []piece {
	if b.Image == nil || b.Image.Width <= 0 || b.Image.Height <= 0 {
		return nil
	}
	w, h := b.Fit(width, g.s.f.Page.TextHeight/2)
	node, im := g.s.figureNode(b.Alt), b.Image
	return []piece{{height: h, draw: func(c *canvas, y, _ unit.Length) { c.image(im, node, (width-w)/2, y, w, h) }}}
}
