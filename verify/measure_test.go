//go:build verify

package verify

import (
	"math"
	"strings"
	"testing"
)

// Measures of GB/T 9704-2012 in millimetres.
const (
	left, top     = 28.0, 37.0
	right, bottom = 184.0, 262.0
	pitch         = 28.95 / mm
	char          = 156.0 / 28
	three         = 16 / mm // the em of 三号
	four          = 14 / mm // the em of 四号
	// tolerance is that of the product.
	tolerance = 0.1
)

// above and below say how much of the em lies over and under the baseline in
// the design of Chinese type. The standard speaks of the height of characters,
// never of the boxes of font files.
const above, below = 0.88, 0.12

func (g glyph) em() float64     { return g.size / mm }
func (g glyph) top() float64    { return g.y - above*g.em() }
func (g glyph) bottom() float64 { return g.y + below*g.em() }
func (g glyph) right() float64  { return g.x + g.advance }

// line is the run of glyphs on one baseline, from left to right.
type line struct {
	page   int // from 1
	glyphs []glyph
}

func (l line) text() string {
	var b strings.Builder
	for _, g := range l.glyphs {
		b.WriteRune(g.r)
	}
	return b.String()
}

func (l line) first() glyph   { return l.glyphs[0] }
func (l line) last() glyph    { return l.glyphs[len(l.glyphs)-1] }
func (l line) y() float64     { return l.first().y }
func (l line) x() float64     { return l.first().x }
func (l line) right() float64 { return l.last().right() }

// middle is that of the characters' boxes.
func (l line) middle() float64 { return (l.x() + l.right()) / 2 }

// part is the stretch of a line that reads s.
func (l line) part(s string) (line, bool) {
	before, _, ok := strings.Cut(l.text(), s)
	if !ok {
		return line{}, false
	}
	from := len([]rune(before))
	return line{l.page, l.glyphs[from : from+len([]rune(s))]}, true
}

// lines groups the glyphs of a page by baseline, in drawing order of the
// first glyph of each. Turned text is left out.
func lines(s sheet, number int) []line {
	var out []line
	for _, g := range s.glyphs {
		if g.upward {
			continue
		}
		at := -1
		for i := range out {
			if math.Abs(out[i].y()-g.y) < 0.01 {
				at = i
				break
			}
		}
		if at < 0 {
			out = append(out, line{page: number})
			at = len(out) - 1
		}
		l := &out[at]
		i := len(l.glyphs)
		for i > 0 && l.glyphs[i-1].x > g.x {
			i--
		}
		l.glyphs = append(l.glyphs[:i], append([]glyph{g}, l.glyphs[i:]...)...)
	}
	return out
}

// all are the lines of a file.
func all(t testing.TB, name string) []line {
	t.Helper()
	var out []line
	for i, s := range read(t, name) {
		out = append(out, lines(s, i+1)...)
	}
	return out
}

// find is the stretch of a line that reads s, the first of the file.
func find(t testing.TB, name, s string) line {
	t.Helper()
	for _, l := range all(t, name) {
		if p, ok := l.part(s); ok {
			return p
		}
	}
	t.Fatalf("%s: no line holds “%s”", name, s)
	return line{}
}

// findLast is the last one of the file.
func findLast(t testing.TB, name, s string) line {
	t.Helper()
	var found line
	for _, l := range all(t, name) {
		if p, ok := l.part(s); ok {
			found = p
		}
	}
	if found.glyphs == nil {
		t.Fatalf("%s: no line holds “%s”", name, s)
	}
	return found
}

// whole is the line that holds s.
func whole(t testing.TB, name, s string) line {
	t.Helper()
	for _, l := range all(t, name) {
		if strings.Contains(l.text(), s) {
			return l
		}
	}
	t.Fatalf("%s: no line holds “%s”", name, s)
	return line{}
}

// redRules are the red rectangles of a page.
func redRules(s sheet) []rect { return pick(s, func(r rect) bool { return r.red }) }

// blackRules are black horizontal strokes of a page as wide as the text area.
func blackRules(s sheet) []rect {
	return pick(s, func(r rect) bool { return !r.red && math.Abs(r.w-(right-left)) < 0.2 && r.h < 1 })
}

func pick(s sheet, wanted func(rect) bool) []rect {
	var out []rect
	for _, r := range s.rects {
		if wanted(r) {
			out = append(out, r)
		}
	}
	return out
}

// near asserts a length in millimetres within the tolerance of the product.
func near(t testing.TB, clause, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance || math.IsNaN(got) {
		t.Errorf("%s %s: %.3f mm, want %.3f mm", clause, what, got, want)
	}
}
