package typeset

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// figureNode is a figure in the reading order.
func (s *setter) figureNode(alt string) page.NodeID {
	return s.tree.leaf(page.Node{Tag: page.TagFigure, Alt: alt})
}

// figure sets a picture in the middle, scaled into the text area, with its
// caption on the same page.
func (s *setter) figure(b *doc.Figure, turned bool) []piece {
	if b.Image == nil || b.Image.Width <= 0 || b.Image.Height <= 0 {
		return nil // reported where the file was read
	}
	st := s.style(layout.Caption)
	room := s.textWidth(turned)
	tall := s.f.Page.TextHeight
	if turned {
		tall = s.f.Page.TextWidth
	}
	var caption []piece
	w, h := b.Fit(room, tall-4*st.Pitch)
	node := s.figureNode(b.Alt)
	if len(b.Caption) > 0 {
		lines := s.setLines(measure{width: room, align: doc.AlignCentre}, styled{runs: b.Caption, style: st, node: s.tree.paragraph()})
		caption = s.underPicture(lines, st)
	}
	pad := (s.f.Grid.Pitch - s.f.Grid.Size) / 2
	im := b.Image
	out := []piece{{height: h + 2*pad, body: true, keep: len(caption) > 0, draw: func(c *canvas, y, _ unit.Length) {
		c.image(im, node, (room-w)/2, y+pad, w, h)
	}}}
	return append(out, caption...)
}

// underPicture is the caption of a picture, with white below that no page needs
// to have room for.
func (s *setter) underPicture(lines []textLine, st layout.Style) []piece {
	white := piece{height: max(st.After, s.f.Grid.Pitch/2), blank: true}
	return append(s.linePieces(lines, 0, 0, st.Pitch, true), white)
}
