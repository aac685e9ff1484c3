package chart

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// bars sets one bar below another, labels at the left, each number at the end
// of its bar. Several series stand together under each label. It can set any
// chart, and is what the other forms give way to.
func (d *drafter) bars() {
	c := d.c
	d.head(&beside)
	n := len(c.Series)
	widest, most := unit.Length(0), int64(0)
	drawn := d.drawn(func(i int) int64 { return highest(c, i) })
	for _, s := range c.Series {
		for i := range c.Labels {
			v := s.Value(i)
			widest = max(widest, d.width(c.Number(v)))
			if i < drawn {
				most = max(most, v)
			}
		}
	}
	gap := d.em(500)
	labels := d.labelsIn(widest + 2*gap)
	zero := labels.width
	if zero > 0 {
		zero += gap
	}
	free := max(d.o.Width-zero-gap, 0)
	room := free
	for _, s := range c.Series {
		for i := range drawn {
			room = min(room, longest(free-d.width(c.Number(s.Value(i))), s.Value(i), most, free))
		}
	}
	room = max(room, 0)
	thick, step := d.size, d.line()
	top := d.y
	d.y += d.em(d.gap) / 2
	for i := range c.Labels {
		high := max(d.height(labels.lines[i]), step*unit.Length(n))
		d.lines(labels.lines[i], labels.width, d.y+(high-d.height(labels.lines[i]))/2, End, c.Labels[i].Span)
		y := d.y + (high-step*unit.Length(n))/2
		for k, s := range c.Series {
			r := rect{zero, y + (step-thick)/2, scaled(room, s.Value(i), most), thick}
			if n > 1 {
				// Bars of one label touch, so that they are seen as a group.
				r.y, r.h = y, step
			}
			number := c.Number(s.Value(i))
			if i >= drawn {
				r.w, number = 0, written+number
			}
			d.bar(r, inkOf(&beside, k, n), rect{})
			d.mark(k, i, r)
			d.text(number, zero+r.w+gap, y, Start, s.Name.Span)
			y += step
		}
		d.y += high + d.em(d.gap)
	}
	d.y -= d.em(d.gap) / 2
	d.box(rect{zero - zeroLine/2, top, zeroLine, d.y - top})
}

// written stands before a number that is written and not drawn.
const written = "共"

// drawn is how many labels are drawn: not the rest, where it is more than any
// other.
func (d *drafter) drawn(value func(label int) int64) int {
	n := len(d.c.Labels)
	if !d.c.Rest || n < 2 {
		return n
	}
	for i := range n - 1 {
		if value(i) >= value(n-1) {
			return n
		}
	}
	return n - 1
}

// highest is the highest number at a label.
func highest(c *doc.Chart, label int) int64 {
	v := int64(0)
	for _, s := range c.Series {
		v = max(v, s.Value(label))
	}
	return v
}
