package raster

import (
	"image"

	"yinfa.dev/yinfa/internal/unit"
)

// subpixel is how many places a pixel is divided into for outlines.
const subpixel = 64

// fine is a length in places, rounded to nearest.
func fine(l unit.Length) int64 { return int64(l.MulDiv(DPI*subpixel, int64(unit.Inch))) }

// path is closed outlines of straight lines, in places.
type path struct{ outlines [][]place }

type place struct{ x, y int64 }

func (p *path) move(x, y int64) { p.outlines = append(p.outlines, []place{{x, y}}) }

func (p *path) line(x, y int64) {
	n := len(p.outlines) - 1
	p.outlines[n] = append(p.outlines[n], place{x, y})
}

// curve adds a quadratic curve from the last point, cut into lines that are
// off it by less than a quarter of a pixel.
func (p *path) curve(cx, cy, x, y int64) {
	n := len(p.outlines) - 1
	from := p.outlines[n][len(p.outlines[n])-1]
	// The curve strays from its chord by at most a quarter of this; each
	// halving of the steps takes it to a quarter.
	bend := max(abs(from.x-2*cx+x), abs(from.y-2*cy+y))
	steps := int64(1)
	for limit := int64(subpixel); bend > limit && steps < 32; limit *= 4 {
		steps *= 2
	}
	for i := int64(1); i < steps; i++ {
		a, b, c := (steps-i)*(steps-i), 2*i*(steps-i), i*i
		p.line(divided(a*from.x+b*cx+c*x, steps*steps), divided(a*from.y+b*cy+c*y, steps*steps))
	}
	p.line(x, y)
}

func abs(v int64) int64 { return max(v, -v) }

// divided rounds to nearest; b is positive.
func divided(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// patch is the side of the squares that are drawn at once, below the size
// from which the rasterizer would use floating point.
const patch = 256

// paint darkens what is inside the outlines.
func (s *sheet) paint(p path, dark byte) {
	box, ok := p.bounds(s.w, s.h)
	if !ok {
		return
	}
	for y := box.Min.Y; y < box.Max.Y; y += patch {
		for x := box.Min.X; x < box.Max.X; x += patch {
			s.patch(p, image.Rect(x, y, min(x+patch, box.Max.X), min(y+patch, box.Max.Y)), dark)
		}
	}
}

// bounds are the pixels that a path touches on a sheet.
func (p *path) bounds(w, h int) (image.Rectangle, bool) {
	first := true
	var low, high place
	for _, line := range p.outlines {
		for _, c := range line {
			if first {
				low, high, first = c, c, false
			}
			low = place{min(low.x, c.x), min(low.y, c.y)}
			high = place{max(high.x, c.x), max(high.y, c.y)}
		}
	}
	box := image.Rect(floor(low.x), floor(low.y), floor(high.x+subpixel-1), floor(high.y+subpixel-1)).Intersect(image.Rect(0, 0, w, h))
	return box, !first && !box.Empty()
}

func floor(v int64) int {
	if v < 0 {
		return int(-((-v + subpixel - 1) / subpixel))
	}
	return int(v / subpixel)
}

// patch draws the part of a path inside a rectangle.
func (s *sheet) patch(p path, r image.Rectangle, dark byte) {
	w, h := r.Dx(), r.Dy()
	s.z.Reset(w, h)
	// Places are exact in 32 bits of floating point: they are a few thousand
	// pixels of 64.
	at := func(c place) (x, y float32) {
		return float32(c.x-int64(r.Min.X)*subpixel) / subpixel, float32(c.y-int64(r.Min.Y)*subpixel) / subpixel
	}
	for _, line := range p.outlines {
		s.z.MoveTo(at(line[0]))
		for _, c := range line[1:] {
			s.z.LineTo(at(c))
		}
		s.z.ClosePath()
	}
	if cap(s.mask) < w*h {
		s.mask = make([]byte, patch*patch)
	}
	mask := image.Alpha{Pix: s.mask[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
	clear(mask.Pix)
	s.z.Draw(&mask, mask.Rect, image.Opaque, image.Point{})
	for y := range h {
		row := s.pix[(r.Min.Y+y)*s.w+r.Min.X:]
		for x, cover := range mask.Pix[y*w : (y+1)*w] {
			if cover > 0 {
				under := int(row[x])
				row[x] = byte(under + ((int(dark)-under)*int(cover)+127)/255)
			}
		}
	}
}
