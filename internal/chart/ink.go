package chart

import "yinfa.dev/yinfa/internal/unit"

// ink is how the parts of one series are told from those of others on paper
// without colour.
type ink struct {
	tint  int // thousandths of black; 0: none
	hatch hatch
}

// hatch is lines across a surface.
type hatch int

const (
	plain   hatch = iota
	rising        // lines that rise to the right
	crossed       // rising and falling lines
	level         // horizontal lines
)

// solid is the ink of a chart of one series.
var solid = ink{tint: 600}

// beside are the inks of series that stand beside each other. Their numbers
// stand outside, so that the first may be dark.
var beside = [...]ink{{tint: 600}, {tint: 200}, {hatch: rising}, {}, {hatch: crossed}, {hatch: level}}

// after are the inks of series one after another. Numbers stand on them: no
// tint is darker than black text on paper, and light text on a dark screen,
// can be read on.
var after = [...]ink{{tint: 350}, {tint: 120}, {hatch: rising}, {}, {hatch: crossed}, {hatch: level}}

// MostSeries is how many series can be told apart.
const MostSeries = len(after)

// The thickness of lines: the edges of bars, the line at zero, and hatching.
const (
	edge     = unit.Pt * 2 / 5
	zeroLine = unit.Pt * 3 / 5
	stroke   = unit.Pt * 2 / 5
	spacing  = unit.Pt * 13 / 5 // of hatching, along the line it is measured on
)

// rect is a rectangle.
type rect struct{ x, y, w, h unit.Length }

func (r rect) outline() []Point {
	return []Point{{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}}
}

// fill adds outlines in a tint; those of one tint make one fill.
func (d *drafter) fill(tint int, outlines ...[]Point) {
	if tint <= 0 || len(outlines) == 0 {
		return
	}
	for i := range d.out.Fills {
		if d.out.Fills[i].Tint == tint {
			d.out.Fills[i].Outlines = append(d.out.Fills[i].Outlines, outlines...)
			return
		}
	}
	d.out.Fills = append(d.out.Fills, Fill{tint, outlines})
}

const black = 1000

// box fills a rectangle with black.
func (d *drafter) box(r rect) {
	if r.w > 0 && r.h > 0 {
		d.fill(black, r.outline())
	}
}

// bar paints a rectangle with an ink. A text that stands on it in hole is
// kept clear of hatching.
func (d *drafter) bar(r rect, k ink, hole rect) {
	if r.w <= 0 || r.h <= 0 {
		return
	}
	d.fill(k.tint, r.outline())
	switch k.hatch {
	case rising:
		d.fill(black, slanted(r, hole, false)...)
	case crossed:
		d.fill(black, slanted(r, hole, false)...)
		d.fill(black, slanted(r, hole, true)...)
	case level:
		d.fill(black, levels(r, hole)...)
	}
	if k == solid {
		return
	}
	e := min(edge, r.w, r.h)
	d.box(rect{r.x, r.y, r.w, e})
	d.box(rect{r.x, r.y + r.h - e, r.w, e})
	d.box(rect{r.x, r.y + e, e, r.h - 2*e})
	d.box(rect{r.x + r.w - e, r.y + e, e, r.h - 2*e})
}

// slanted are lines of 45° across a rectangle, as thin parallelograms that
// stay inside it and leave the hole free.
func slanted(r, hole rect, falling bool) [][]Point {
	// Half of a line's extent along the x axis: half its thickness times √2.
	half := stroke.MulDiv(707, 1000)
	x0, x1 := r.x+half, r.x+r.w-half
	if x1 <= x0 {
		return nil
	}
	var out [][]Point
	line := func(a, b, at unit.Length) {
		if b <= a {
			return
		}
		y := func(x unit.Length) unit.Length {
			if falling {
				return r.y + x - at
			}
			return r.y + at - x
		}
		out = append(out, []Point{{a - half, y(a)}, {a + half, y(a)}, {b + half, y(b)}, {b - half, y(b)}})
	}
	for at := r.x - r.h; at < r.x+r.w+r.h; at += spacing {
		// A rising line crosses the top of the rectangle at x = at; a falling
		// one does too, and goes the other way from there.
		across := func(y0, y1 unit.Length) (a, b unit.Length) {
			if falling {
				return at + y0 - r.y, at + y1 - r.y
			}
			return at - (y1 - r.y), at - (y0 - r.y)
		}
		a, b := across(r.y, r.y+r.h)
		a, b = max(a, x0), min(b, x1)
		if hole.w <= 0 {
			line(a, b, at)
			continue
		}
		ha, hb := across(hole.y, hole.y+hole.h)
		ha, hb = max(ha, hole.x-half), min(hb, hole.x+hole.w+half)
		if hb <= ha {
			line(a, b, at)
			continue
		}
		line(a, min(b, ha), at)
		line(max(a, hb), b, at)
	}
	return out
}

// levels are horizontal lines across a rectangle that leave the hole free.
func levels(r, hole rect) [][]Point {
	var out [][]Point
	line := func(a, b, y unit.Length) {
		if b > a {
			out = append(out, rect{a, y, b - a, stroke}.outline())
		}
	}
	for y := r.y + spacing*2/3; y+stroke < r.y+r.h; y += spacing * 2 / 3 {
		if hole.w <= 0 || y+stroke <= hole.y || y >= hole.y+hole.h {
			line(r.x, r.x+r.w, y)
			continue
		}
		line(r.x, max(r.x, hole.x), y)
		line(min(r.x+r.w, hole.x+hole.w), r.x+r.w, y)
	}
	return out
}
