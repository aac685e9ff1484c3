package chart

import (
	"strings"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// total is the sum of all series at a label.
func total(c *doc.Chart, label int) int64 {
	t := int64(0)
	for _, s := range c.Series {
		t += s.Value(label)
	}
	return t
}

// stack sets one bar below another, each made of the parts of its label. The
// number of a part stands on it, the sum at the end; numbers that do not fit
// on their parts follow the sum in brackets. It returns false, with nothing
// drawn, when that leaves too little room for the bars.
func (d *drafter) stack() bool {
	c := d.c
	most := int64(0)
	drawn := d.drawn(func(i int) int64 { return total(c, i) })
	for i := range drawn {
		most = max(most, total(c, i))
	}
	gap := d.em(500)
	left := make([]map[int]bool, len(c.Labels)) // by label, the series whose numbers do not fit
	for i := drawn; i < len(c.Labels); i++ {
		left[i] = map[int]bool{}
		for k, s := range c.Series {
			left[i][k] = s.Value(i) > 0
		}
	}
	ends := make([]string, len(c.Labels))
	var labels labels
	var zero, room, free unit.Length
	// Each number that does not fit makes the ends wider and the bars
	// shorter, by which others may cease to fit.
	for again := true; again; {
		again = false
		widest := unit.Length(0)
		for i := range c.Labels {
			ends[i] = d.end(i, left[i])
			if i < drawn {
				widest = max(widest, d.width(ends[i]))
			} else {
				ends[i] = written + ends[i]
			}
		}
		labels = d.labelsIn(widest + 2*gap)
		if zero = labels.width; zero > 0 {
			zero += gap
		}
		free = d.o.Width - zero - gap
		room = free
		for i := range drawn {
			room = min(room, longest(free-d.width(ends[i]), total(c, i), most, free))
		}
		if room < d.o.Width*3/10 {
			return false
		}
		for i := range drawn {
			for k, s := range c.Series {
				v := s.Value(i)
				if v > 0 && !left[i][k] && d.width(c.Number(v))+d.em(200) > scaled(room, v, most) {
					if left[i] == nil {
						left[i] = map[int]bool{}
					}
					left[i][k], again = true, true
				}
			}
		}
	}
	d.head(&after)
	top := d.y
	d.y += d.em(d.gap) / 2
	for i := range c.Labels {
		end := []string{ends[i]}
		if i >= drawn {
			end = d.wrap(ends[i], free)
		}
		high := max(d.height(labels.lines[i]), d.height(end), d.line())
		d.lines(labels.lines[i], labels.width, d.y+(high-d.height(labels.lines[i]))/2, End, c.Labels[i].Span)
		y := d.y + (high-d.line())/2
		long := scaled(room, total(c, i), most)
		if i >= drawn {
			long = 0
			for k := range c.Series {
				d.mark(k, i, rect{zero, y, 0, d.line()})
			}
		} else {
			d.row(i, rect{zero, y, room, d.line()}, most, left[i])
		}
		d.lines(end, zero+long+gap, y-(d.height(end)-d.line())/2, Start, c.Labels[i].Span)
		d.y += high + d.em(d.gap)
	}
	d.y -= d.em(d.gap) / 2
	d.box(rect{zero - zeroLine/2, top, zeroLine, d.y - top})
	return true
}

// row paints the parts of one label inside a rectangle that holds most.
func (d *drafter) row(label int, r rect, most int64, left map[int]bool) {
	sum := int64(0)
	for k, s := range d.c.Series {
		v := s.Value(label)
		from := scaled(r.w, sum, most)
		sum += v
		part := rect{r.x + from, r.y, scaled(r.w, sum, most) - from, r.h}
		d.mark(k, label, part)
		if v == 0 {
			continue
		}
		text, hole := d.c.Number(v), rect{}
		if !left[k] {
			hole = d.hole(part, d.width(text))
		}
		if k > 0 && from > 0 {
			part.x, part.w = part.x-edge, part.w+edge // neighbours share an edge
		}
		d.bar(part, after[k%MostSeries], hole)
		if !left[k] {
			d.text(text, hole.x+hole.w/2, r.y, Middle, s.Name.Span)
		}
	}
}

// hole is the place of a text of some width in the middle of a part.
func (d *drafter) hole(part rect, w unit.Length) rect {
	w = min(w+d.em(300), part.w)
	h := min(d.em(1050), part.h)
	return rect{part.x + (part.w-w)/2, part.y + (part.h-h)/2, w, h}
}

// end is what stands at the end of a row.
func (d *drafter) end(label int, left map[int]bool) string {
	var rest []string
	for k, s := range d.c.Series {
		if left[k] {
			rest = append(rest, s.Name.Value+d.c.Number(s.Value(label)))
		}
	}
	sum := d.c.Number(total(d.c, label))
	if d.c.Percent() {
		sum = "" // parts of a whole need no sum
	}
	if len(rest) == 0 {
		return sum
	}
	return sum + "（" + strings.Join(rest, "、") + "）"
}
