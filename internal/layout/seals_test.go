package layout_test

import (
	"testing"

	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// Seals of a full row stand a cell apart at least and inside the text area;
// a short row ends where a full one does.
func TestSealCentres(t *testing.T) {
	g := layout.Signature{StampedRight: 22 * unit.Mm}
	width, date := 156*unit.Mm, 36*unit.Mm
	for _, c := range []struct {
		perRow int
		cell   unit.Length
	}{{1, 44 * unit.Mm}, {2, 44 * unit.Mm}, {3, 44 * unit.Mm}, {2, 78 * unit.Mm}} {
		full := g.SealCentres(c.perRow, c.perRow, width, date, c.cell)
		for i, x := range full {
			if x < c.cell/2 || x > width-c.cell/2 {
				t.Errorf("%+v: centre %d at %v leaves the text area", c, i, x)
			}
			if i > 0 && x-full[i-1] < c.cell {
				t.Errorf("%+v: centres %v and %v are closer than a cell", c, full[i-1], x)
			}
		}
		if last := g.SealCentres(1, c.perRow, width, date, c.cell)[0]; last != full[c.perRow-1] {
			t.Errorf("%+v: a short row ends at %v, a full one at %v", c, last, full[c.perRow-1])
		}
	}
}
