package typeset

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// canvas draws on one page in the coordinates of its text area: x from the
// area's left edge along the line, y from the edge of the sheet at which
// reading begins. On a turned page reading begins at the sheet's left edge
// and lines run upwards, so that the head of a table lies at 订口 on odd
// pages and at 切口 on even ones (GB/T 9704-2012 8).
type canvas struct {
	page   *page.Page
	matter *matter
	origin unit.Length // sheet x of x = 0; on a turned page, sheet y
	begins bool        // the piece is the first of its table on this page
	ends   bool        // the piece is the last of its table on this page
}

// text draws a line whose glyphs stand on the baseline y, x further right.
func (c *canvas) text(l *textLine, x, y unit.Length) {
	for i := range l.frags {
		f := &l.frags[i]
		t := &c.matter.texts.take(1)[0]
		*t = page.Text{
			Face: f.face, Size: f.look.size, Bold: f.look.bold && f.face.Metrics().Weight < boldWeight, Node: f.node, Glyphs: f.glyphs, Span: f.at,
			ScaleX: l.scale,
		}
		if f.look.red {
			t.Colour = page.Red
		}
		t.X, t.Y, t.Turned = c.origin+x+f.x, y+f.look.lower, c.page.Turned
		if t.Turned {
			t.X, t.Y = y+f.look.lower, c.origin-x-f.x
		}
		c.page.Items = append(c.page.Items, t)
	}
	for i := range l.links {
		k := &l.links[i]
		c.area(&page.LinkArea{Target: k.target, Node: k.node}, x+k.x, y-k.size, k.w, k.size.MulDiv(5, 4))
	}
}

func (c *canvas) area(a *page.LinkArea, x, y, w, h unit.Length) {
	a.X, a.Y, a.W, a.H = c.box(x, y, w, h)
	c.page.Items = append(c.page.Items, a)
}

// box converts a rectangle to the sheet.
func (c *canvas) box(x, y, w, h unit.Length) (sx, sy, sw, sh unit.Length) {
	if c.page.Turned {
		return y, c.origin - x - w, h, w
	}
	return c.origin + x, y, w, h
}

// rule draws a filled rectangle.
func (c *canvas) rule(x, y, w, h unit.Length, ink page.Colour) {
	r := &c.matter.rules.take(1)[0]
	*r = page.Rule{Colour: ink}
	r.X, r.Y, r.W, r.H = c.box(x, y, w, h)
	c.page.Items = append(c.page.Items, r)
}

// image draws a picture.
func (c *canvas) image(im *doc.Image, node page.NodeID, x, y, w, h unit.Length) {
	p := &page.Image{Name: im.Name, Data: im.Data, Turned: c.page.Turned, Node: node}
	p.X, p.Y, p.W, p.H = c.box(x, y, w, h)
	c.page.Items = append(c.page.Items, p)
}

// textLine is one set line, its fragments placed from the line's start.
type textLine struct {
	frags []fragment
	links []linkBox
	width unit.Length // natural extent of the ink's advance
	size  unit.Length // the largest type size in it
	scale int         // horizontal scale in thousandths; 0: none
}

// fragment is a stretch of one face and look.
type fragment struct {
	x, end unit.Length // from the start of the line
	look   look
	face   fontFace
	node   page.NodeID
	at     source.Span
	glyphs []page.Glyph
}

// linkBox is a stretch of a line that opens a target.
type linkBox struct {
	x, w, size unit.Length
	target     string
	node       page.NodeID
}

// boldWeight is the OS/2 weight from which a face is bold by itself and is
// not made bolder (600 is SemiBold).
const boldWeight = 600

// The ideographic em box reaches from 0.88 em above the baseline to 0.12 em
// below it, in the shipped faces and in the official ones alike.
const (
	emAbove = 88
	emBelow = 12
)

// baseline is the baseline of a line of the given size set in a slot of the
// given height: its em box stands in the middle of the slot.
func baseline(top, height, size unit.Length) unit.Length {
	return top + (height-size)/2 + size.MulDiv(emAbove, 100)
}
