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
func (g *grid) content(blocks []doc.Block, st layout.Style, node page.NodeID, width unit.Length) []piece {
	var out []piece
	width = max(width, st.Size)
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			m := measure{width: width, align: st.Align}
			if b.Align != doc.AlignDefault {
				m.align = b.Align
			}
			if g.form && !b.NoIndent && m.align == doc.AlignDefault && len(blocks) > 1 {
				m.first = 2 * st.Size // paragraphs of a form are indented like those of the body
			}
			out = append(out, g.lines(m, st, styled{b.Runs, st, node})...)
		case *doc.Heading:
			m := measure{width: width, align: st.Align}
			out = append(out, g.lines(m, st, styled{generated(b.Number), st, node}, styled{b.Head, st, node}, styled{b.Tail, st, node})...)
		case *doc.List:
			for _, it := range b.Items {
				out = append(out, g.content(it.Blocks, st, node, width)...)
			}
		case *doc.Figure:
			out = append(out, g.picture(b, width)...)
		default:
			g.s.bag.Error(diag.BlockUnknown, b.Place(), "表格的格子里不能放这种内容", "请把它移到表格外面")
		}
	}
	return out
}

func (g *grid) lines(m measure, st layout.Style, parts ...styled) []piece {
	lines := g.s.setLines(m, parts...)
	out := make([]piece, len(lines))
	for i := range lines {
		out[i] = piece{height: st.Pitch, line: &lines[i]}
	}
	return out
}

// picture sets a photograph inside a cell.
func (g *grid) picture(b *doc.Figure, width unit.Length) []piece {
	if b.Image == nil || b.Image.Width <= 0 || b.Image.Height <= 0 {
		return nil
	}
	w, h := pictureSize(b, width, g.s.f.Page.TextHeight/2)
	node, im := g.s.figureNode(b.Alt), b.Image
	return []piece{{height: h, draw: func(c *canvas, y, _ unit.Length) { c.image(im, node, (width-w)/2, y, w, h) }}}
}
