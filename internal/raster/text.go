package raster

import (
	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/unit"
)

const blackest = 255

// text draws a text on its baseline. A character without a glyph was reported
// when the pages were set.
func (s *sheet) text(t chart.Text, f Faces) {
	x := t.Left()
	for _, r := range t.String {
		face, g, ok := f.glyph(t.Face, r)
		if !ok {
			continue
		}
		s.paint(outlines(face, g, t.Size, x, t.Y), blackest)
		x += face.Width(g, t.Size)
	}
}

// outlines are those of a glyph with its origin at (x, y).
func outlines(face *font.Face, g font.GlyphID, size, x, y unit.Length) path {
	em := int64(face.UnitsPerEm())
	at := func(p font.Point) place {
		return place{fine(x + size.MulDiv(int64(p.X), em)), fine(y - size.MulDiv(int64(p.Y), em))}
	}
	var out path
	for _, contour := range face.Contours(g) {
		out.contour(contour, at)
	}
	return out
}

// contour adds an outline of quadratic curves. It may begin with a control.
func (p *path) contour(c []font.Point, at func(font.Point) place) {
	if len(c) < 2 {
		return
	}
	middle := func(a, b font.Point) place {
		m, n := at(a), at(b)
		return place{(m.x + n.x) / 2, (m.y + n.y) / 2}
	}
	from := 0
	for from < len(c) && !c[from].On {
		from++
	}
	start := middle(c[len(c)-1], c[0])
	if from < len(c) {
		start = at(c[from])
		from++
	} else {
		from = 0
	}
	p.move(start.x, start.y)
	var control *font.Point
	for i := range len(c) {
		q := c[(from+i)%len(c)]
		switch {
		case q.On && control == nil:
			v := at(q)
			p.line(v.x, v.y)
		case q.On:
			k, v := at(*control), at(q)
			p.curve(k.x, k.y, v.x, v.y)
			control = nil
		default:
			if control != nil {
				k, v := at(*control), middle(*control, q)
				p.curve(k.x, k.y, v.x, v.y)
			}
			control = &q
		}
	}
	if control != nil {
		k := at(*control)
		p.curve(k.x, k.y, start.x, start.y)
	}
}
