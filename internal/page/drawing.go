package page

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/unit"
)

// Drawing is a figure made of filled outlines. (X, Y) is the top left corner
// of the rectangle that the figure takes with the texts that belong to it;
// these are items of their own with the same node. Outlines are places on the
// sheet, like those of every item.
type Drawing struct {
	X, Y, W, H unit.Length
	Fills      []Fill // drawn in their order, later ones over earlier ones
	Node       NodeID
}

// Fill is closed outlines filled with one tint by the non-zero rule.
type Fill struct {
	Tint     int // thousandths of black, 1 to 1000
	Outlines [][]Point
}

// Point is a place on the sheet.
type Point struct{ X, Y unit.Length }

func (*Drawing) item() {}

// Rectangle tells an outline that is a rectangle with level sides: its top
// left corner and its size.
func Rectangle(outline []Point) (x, y, w, h unit.Length, ok bool) {
	if len(outline) != 4 {
		return 0, 0, 0, 0, false
	}
	a, b, c, d := outline[0], outline[1], outline[2], outline[3]
	level := a.Y == b.Y && b.X == c.X && c.Y == d.Y && d.X == a.X
	upright := a.X == b.X && b.Y == c.Y && c.X == d.X && d.Y == a.Y
	if !level && !upright {
		return 0, 0, 0, 0, false
	}
	x, y = min(a.X, c.X), min(a.Y, c.Y)
	return x, y, max(a.X, c.X) - x, max(a.Y, c.Y) - y, true
}

// dumpDrawing shows every rectangle, and how many other outlines there are:
// hatching has too many to be read.
func dumpDrawing(b *strings.Builder, d *Drawing) {
	fmt.Fprintf(b, "  drawing %7s %7s %s×%s n%d\n", mm(d.X), mm(d.Y), mm(d.W), mm(d.H), d.Node)
	for _, f := range d.Fills {
		others := 0
		for _, line := range f.Outlines {
			x, y, w, h, ok := Rectangle(line)
			if !ok {
				others++
				continue
			}
			fmt.Fprintf(b, "    %4d‰ %7s %7s %s×%s\n", f.Tint, mm(x), mm(y), mm(w), mm(h))
		}
		if others > 0 {
			fmt.Fprintf(b, "    %4d‰ and %d outlines\n", f.Tint, others)
		}
	}
}
