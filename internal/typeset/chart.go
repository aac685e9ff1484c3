package typeset

import (
	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// chart sets a chart across the text area with its caption under it, on one
// page.
func (s *setter) chart(b *doc.Chart, turned bool) []piece {
	st := s.style(layout.Caption)
	room, tall := s.textWidth(turned), s.f.Page.TextHeight
	if turned {
		tall = s.f.Page.TextWidth
	}
	pad := (s.f.Grid.Pitch - s.f.Grid.Size) / 2
	var caption []piece
	picture := s.chartPicture(b, room, tall-4*st.Pitch)
	if len(b.Caption) > 0 {
		lines := s.setLines(measure{width: room, align: doc.AlignCentre}, styled{runs: b.Caption, style: st, node: s.tree.paragraph()})
		caption = s.underPicture(lines, st)
	}
	out := []piece{{height: picture.height + 2*pad, body: true, keep: len(caption) > 0 || b.Tabled, draw: func(c *canvas, y, _ unit.Length) {
		picture.draw(c, (room-picture.width)/2, y+pad)
	}}}
	out = append(out, caption...)
	if b.Tabled {
		// The table of the numbers begins on the page of the chart.
		for i := range out {
			out[i].keep = true
		}
	}
	return out
}

// chartPicture is a chart laid out in a room, its texts set.
type chartPicture struct {
	width, height unit.Length
	drawing       *chart.Drawing
	lines         map[chartText]*textLine // set so far: for measuring, then for the drawing
	texts         []*textLine             // those of the drawing, in its order
	node          page.NodeID
}

// chartText is a text of a chart: the same text of one place in the same size
// is set once.
type chartText struct {
	text string
	face doc.Face
	size unit.Length
	at   source.Span
}

// textOf is a text as the chart places it; what comes from no place of its
// own comes from the whole chart.
func textOf(t chart.Text, b *doc.Chart) chartText {
	if t.Span.IsZero() {
		t.Span = b.Span
	}
	return chartText{t.String, t.Face, t.Size, t.Span}
}

// chartPicture lays a chart out and reports when it is too high for a page.
func (s *setter) chartPicture(b *doc.Chart, room, tall unit.Length) *chartPicture {
	p := &chartPicture{lines: map[chartText]*textLine{}, node: s.figureNode(chart.Describe(b))}
	latin := s.style(layout.Body).Latin
	line := func(key chartText) *textLine {
		l := p.lines[key]
		if l == nil {
			set := s.setOne(styled{runs: []doc.Run{{Text: key.text, Generated: true, Span: key.at}}, style: layout.Style{Face: key.face, Size: key.size, Latin: latin}, node: p.node})
			l = &set
			p.lines[key] = l
		}
		return l
	}
	s.measuring = true // texts are reported at their own places below
	p.drawing = chart.Lay(b, chart.Options{Width: room, MaxHeight: tall, Words: s.env.Words, Measure: func(text string, face doc.Face, size unit.Length) unit.Length {
		return line(chartText{text, face, size, b.Span}).width
	}})
	s.measuring = false
	clear(p.lines)
	for _, t := range p.drawing.Texts {
		p.texts = append(p.texts, line(textOf(t, b)))
	}
	p.width, p.height = p.drawing.Width, p.drawing.Height
	if p.height > tall {
		s.bag.Error(diag.ChartTall, b.Span, "这张图一页放不下", "请减少项目：加上 前=20，其余的合为一项；或者分成两张图")
	}
	if p.width > room {
		s.bag.Error(diag.ChartNarrow, b.Span, "这里太窄，放不下图表", "请把图表移到表格外面")
	}
	return p
}

// draw places the chart with its top left corner at (x, y).
func (p *chartPicture) draw(c *canvas, x, y unit.Length) {
	d := &page.Drawing{Node: p.node}
	d.X, d.Y, d.W, d.H = c.box(x, y, p.width, p.height)
	for _, f := range p.drawing.Fills {
		fill := page.Fill{Tint: f.Tint, Outlines: make([][]page.Point, len(f.Outlines))}
		for i, outline := range f.Outlines {
			fill.Outlines[i] = make([]page.Point, len(outline))
			for k, point := range outline {
				fill.Outlines[i][k] = c.point(x+point.X, y+point.Y)
			}
		}
		d.Fills = append(d.Fills, fill)
	}
	c.page.Items = append(c.page.Items, d)
	for i, t := range p.drawing.Texts {
		c.text(p.texts[i], x+t.Left(), y+t.Y)
	}
}

// point converts a place to the sheet.
func (c *canvas) point(x, y unit.Length) page.Point {
	if c.page.Turned {
		return page.Point{X: y, Y: c.origin - x}
	}
	return page.Point{X: c.origin + x, Y: y}
}

// chart sets a chart inside a cell.
func (g *grid) chart(b *doc.Chart, width unit.Length) []piece {
	p := g.s.chartPicture(b, width, g.s.f.Page.TextHeight/2)
	return []piece{{height: p.height, draw: func(c *canvas, y, _ unit.Length) { p.draw(c, 0, y) }}}
}
