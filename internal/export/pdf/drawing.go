package pdf

import "yinfa.dev/yinfa/internal/page"

// drawing paints the outlines of a figure. The texts that belong to it follow
// as items of the same node, in the same marked content.
func (c *content) drawing(d *page.Drawing) {
	c.mark(d.Node, true)
	if d.Node != page.Artefact {
		c.job.tree.addBox(d.Node, boxOf(c.page, c.height, d.X, d.Y, d.W, d.H))
	}
	c.endText()
	c.b = append(c.b, "q\n"...)
	for _, f := range d.Fills {
		c.b = appendFixed(c.b, int64(1000-f.Tint), 3)
		c.b = append(c.b, " g\n"...)
		for _, line := range f.Outlines {
			c.outline(line)
		}
		c.b = append(c.b, "f\n"...)
	}
	c.b = append(c.b, "Q\n"...)
}

// outline writes a closed path. Sides of rectangles are differences of
// rounded places, as those of rules are.
func (c *content) outline(line []page.Point) {
	if x, y, w, h, ok := page.Rectangle(line); ok {
		left, bottom := milli(x), c.y(y+h)
		c.b = appendFixed(c.b, left, 3)
		c.b = appendMilli(c.b, bottom)
		c.b = appendMilli(c.b, milli(x+w)-left)
		c.b = appendMilli(c.b, c.y(y)-bottom)
		c.b = append(c.b, " re\n"...)
		return
	}
	for i, p := range line {
		c.b = appendFixed(c.b, milli(p.X), 3)
		c.b = appendMilli(c.b, c.y(p.Y))
		if i == 0 {
			c.b = append(c.b, " m\n"...)
		} else {
			c.b = append(c.b, " l\n"...)
		}
	}
	if len(line) > 0 {
		c.b = append(c.b, "h\n"...)
	}
}

// checkDrawing refuses what no stage should have made.
func checkDrawing(d *page.Drawing, tree []page.Node) error {
	if d == nil {
		return faulty("a drawing is nil")
	}
	for _, f := range d.Fills {
		if f.Tint < 1 || f.Tint > 1000 {
			return faulty("a drawing has a tint of %d thousandths", f.Tint)
		}
		for _, line := range f.Outlines {
			for _, p := range line {
				if outside(p.X) || outside(p.Y) {
					return faulty("a drawing has a corner at %v, %v", p.X, p.Y)
				}
			}
		}
	}
	if err := checkNode(d.Node, tree); err != nil {
		return err
	}
	return checkBox("drawing", d.X, d.Y, d.W, d.H)
}
