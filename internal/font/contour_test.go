package font

import (
	"path/filepath"
	"testing"
)

// TestContours holds every outline of the shipped faces against the box the
// face states for it: points on the curve reach its edges and none leaves it.
func TestContours(t *testing.T) {
	set := Find([]string{filepath.Join("..", "..", "fonts")})
	for _, role := range Roles() {
		face := set.Face(role)
		if face == nil {
			continue
		}
		checked := 0
		for g := GlyphID(0); int(g) < face.glyphs; g += 37 {
			box, ok := face.Bounds(g)
			contours := face.Contours(g)
			if !ok {
				if contours != nil {
					t.Errorf("%s glyph %d: outlines of a blank glyph", role, g)
				}
				continue
			}
			var got Bounds
			first := true
			for _, c := range contours {
				for _, p := range c {
					if first {
						got, first = Bounds{p.X, p.Y, p.X, p.Y}, false
					}
					got = Bounds{min(got.XMin, p.X), min(got.YMin, p.Y), max(got.XMax, p.X), max(got.YMax, p.Y)}
				}
			}
			// Controls may leave the box of the curve, which some faces
			// state; two units are those of rounding.
			if first || got.XMin > box.XMin+2 || got.YMin > box.YMin+2 || got.XMax < box.XMax-2 || got.YMax < box.YMax-2 {
				t.Errorf("%s glyph %d: box %v, stated %v", role, g, got, box)
			}
			checked++
		}
		if checked == 0 {
			t.Errorf("%s: no outline was looked at", role)
		}
	}
}
