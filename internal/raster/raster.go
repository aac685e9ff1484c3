// Package raster turns a finished chart into a picture.
//
// In: where everything of a chart stands (package chart) and the faces its
// texts are set in. Out: the bytes of one PNG of 300 dots an inch in sixteen
// greys. It places nothing and measures with the same advances with which it
// draws. The same chart and faces give the same bytes on every machine.
//
// That needs care: the rasterizer of golang.org/x/image draws patches of up
// to 512 pixels in integers and larger ones in floating point, and it cuts
// curves in floating point too, where processors may differ in the last bit.
// So everything is drawn in patches below that size, curves are cut here, in
// integers, and rectangles are filled on whole pixels without it.
package raster

import (
	"golang.org/x/image/vector"

	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/unit"
)

// DPI is the resolution of a picture.
const DPI = 300

// mostPixels bounds a picture; A4 at 300 dots an inch has 8.7 million.
const mostPixels = 40 << 20

// Faces are the faces that texts are set in.
type Faces struct {
	Fonts *font.Set
	// Latin sets letters and digits in the Latin face.
	Latin bool
}

// Measure is the advance of a text on one line, as Picture draws it.
func (f Faces) Measure(text string, face doc.Face, size unit.Length) unit.Length {
	w := unit.Length(0)
	for _, r := range text {
		if face, g, ok := f.glyph(face, r); ok {
			w += face.Width(g, size)
		}
	}
	return w
}

func (f Faces) glyph(face doc.Face, r rune) (*font.Face, font.GlyphID, bool) {
	if f.Fonts == nil {
		return nil, 0, false
	}
	if f.Latin && r > ' ' && r < 0x7F {
		if face, g, ok := f.Fonts.Lookup(font.Latin, r); ok {
			return face, g, true
		}
	}
	return f.Fonts.Lookup(role(face), r)
}

func role(f doc.Face) font.Role {
	switch f {
	case doc.FaceTitle:
		return font.Title
	case doc.FaceSong:
		return font.Song
	case doc.FaceKai:
		return font.Kai
	case doc.FaceHei:
		return font.Hei
	}
	return font.Fang
}

// Picture draws a chart. It returns nil for a drawing without extent, or too
// large to be one.
func Picture(d *chart.Drawing, f Faces) *doc.Image {
	w, h := int(pixels(d.Width+unit.Inch/DPI)), int(pixels(d.Height+unit.Inch/DPI))
	if w <= 0 || h <= 0 || w > mostPixels/h {
		return nil
	}
	s := &sheet{w: w, h: h, pix: make([]byte, w*h)}
	for _, fill := range d.Fills {
		for _, outline := range fill.Outlines {
			s.fill(outline, fill.Tint)
		}
	}
	for _, t := range d.Texts {
		s.text(t, f)
	}
	return &doc.Image{Name: "图表.png", Data: encode(s), Width: w, Height: h}
}

// pixels is a length in whole pixels, rounded to nearest.
func pixels(l unit.Length) int64 { return int64(l.MulDiv(DPI, int64(unit.Inch))) }

// sheet is a picture while it is drawn: how dark each pixel is, 0 to 255.
type sheet struct {
	w, h int
	pix  []byte
	z    vector.Rasterizer
	mask []byte
}

// fill paints an outline with a tint in thousandths of black.
func (s *sheet) fill(outline []chart.Point, tint int) {
	dark := byte((255*tint + 500) / 1000)
	if x0, y0, x1, y1, ok := rectangle(outline); ok {
		s.rectangle(x0, y0, x1, y1, dark)
		return
	}
	var p path
	for i, c := range outline {
		x, y := fine(c.X), fine(c.Y)
		if i == 0 {
			p.move(x, y)
		} else {
			p.line(x, y)
		}
	}
	s.paint(p, dark)
}

// rectangle tells an outline that is a rectangle with level sides, on whole
// pixels, at least one wide.
func rectangle(outline []chart.Point) (x0, y0, x1, y1 int, ok bool) {
	if len(outline) != 4 {
		return 0, 0, 0, 0, false
	}
	a, b, c, d := outline[0], outline[1], outline[2], outline[3]
	if a.Y != b.Y || b.X != c.X || c.Y != d.Y || d.X != a.X || c.X <= a.X || c.Y <= a.Y {
		return 0, 0, 0, 0, false
	}
	x0, x1 = side(a.X, c.X)
	y0, y1 = side(a.Y, c.Y)
	return x0, y0, x1, y1, true
}

// thin is the extent, in pixels, below which a rectangle is a line.
const thin = 4

// side puts a side of a rectangle on whole pixels: its ends where they are, so
// that neighbours meet; that of a line in its own thickness, so that all lines
// are equally thick.
func side(from, to unit.Length) (a, b int) {
	a, b = int(pixels(from)), int(pixels(to))
	if n := int(pixels(to - from)); n < thin {
		b = a + max(n, 1)
	}
	return a, b
}

func (s *sheet) rectangle(x0, y0, x1, y1 int, dark byte) {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, s.w), min(y1, s.h)
	for y := y0; y < y1; y++ {
		row := s.pix[y*s.w : (y+1)*s.w]
		for x := x0; x < x1; x++ {
			row[x] = dark
		}
	}
}
