//go:build verify

package verify

import (
	"strings"
	"testing"
)

// TestNothingCollides holds that no character stands on another, on a rule,
// or across the line of a table. Seals are pressed on text by rule.
func TestNothingCollides(t *testing.T) {
	for _, name := range files(t) {
		for i, s := range read(t, name) {
			boxes := make([]rect, len(s.glyphs))
			for j, g := range s.glyphs {
				boxes[j] = core(g)
			}
			for j, a := range boxes {
				for k := range j {
					if overlap(a, boxes[k]) {
						t.Errorf("%s page %d: %q and %q stand on one another at %.1f, %.1f mm", name, i+1, s.glyphs[k].r, s.glyphs[j].r, a.x, a.y)
					}
				}
				for _, r := range s.rects {
					if overlap(a, r) {
						t.Errorf("%s page %d: %q stands on a rule at %.1f, %.1f mm", name, i+1, s.glyphs[j].r, a.x, a.y)
					}
				}
			}
		}
	}
}

// core is the inner part of a character's box, where its ink surely is: a
// fifth is taken off each side, and the blank half of a mark.
func core(g glyph) rect {
	if strings.TrimSpace(string(g.r)) == "" || g.r == '\u3000' {
		return rect{}
	}
	from, to := 0.0, g.advance
	if closing(g.r) {
		to = min(to, g.em()/2)
	}
	if opening(g.r) {
		from = max(from, g.advance-g.em()/2)
	}
	inset := (to - from) / 5
	from, to = from+inset, to-inset
	high, low := (above-0.2)*g.em(), (below-0.2)*g.em()
	if g.upward {
		return rect{x: g.x - high, y: g.y - to, w: high + low, h: to - from}
	}
	return rect{x: g.x + from, y: g.y - high, w: to - from, h: high + low}
}

func overlap(a, b rect) bool {
	return a.w > 0 && b.w > 0 && a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}

// TestCollisionHasTeeth shows the rule what it must find, and what not.
func TestCollisionHasTeeth(t *testing.T) {
	at := func(r rune, x float64) glyph { return glyph{r: r, size: 16, x: x, y: 100, advance: three} }
	for _, c := range []struct {
		a, b glyph
		want bool
	}{
		{at('安', 50), at('全', 50+three), false},
		{at('安', 50), at('全', 50+char*0.97), false}, // tightened
		{at('安', 50), at('全', 50+three/2), true},
		{at('）', 50), at('、', 50+three/2), false}, // squeezed
		{at('，', 50), at('全', 50+three/4), false},
		{at('安', 50), at('（', 50+three/2), false},
		{at('安', 50), at('　', 50), false},
	} {
		if got := overlap(core(c.a), core(c.b)); got != c.want {
			t.Errorf("%c and %c %.2f mm apart: %v, want %v", c.a.r, c.b.r, c.b.x-c.a.x, got, c.want)
		}
	}
	if rule := (rect{x: 28, y: 98.5, w: 156, h: 0.25}); !overlap(core(at('安', 50)), rule) {
		t.Error("a rule through a character is not found")
	}
}
