package chart

import "yinfa.dev/yinfa/internal/unit"

// tag is the name and number of a part of a strip, over it.
type tag struct {
	series       int
	number       string
	width        unit.Length
	x            unit.Length // middle of the tag
	from, extent unit.Length // of the part
}

// strip sets one bar across the whole width, made of the parts of its only
// label; name and number of each stand over it. It returns false, with
// nothing drawn, when fewer than two parts show or the names do not fit beside
// each other.
func (d *drafter) strip() bool {
	c := d.c
	most := total(c, 0)
	if most == 0 {
		return false
	}
	var tags []tag
	room, sum := unit.Length(0), int64(0)
	gap := d.em(600)
	for k, s := range c.Series {
		v := s.Value(0)
		from := scaled(d.o.Width, sum, most)
		sum += v
		if v == 0 {
			continue
		}
		t := tag{series: k, number: c.Number(v), from: from, extent: scaled(d.o.Width, sum, most) - from}
		t.width = max(d.width(s.Name.Value), d.width(t.number))
		room += t.width + gap
		tags = append(tags, t)
	}
	if len(tags) < 2 || room-gap > d.o.Width {
		return false
	}
	spread(tags, d.o.Width, gap)
	d.stripHead(most)
	foot := d.y + 2*d.line()
	bar := rect{0, foot + d.em(1100), d.o.Width, d.line()}
	for _, t := range tags {
		name := c.Series[t.series].Name
		d.text(name.Value, t.x, d.y, Middle, name.Span)
		d.text(t.number, t.x, d.y+d.line(), Middle, name.Span)
		// The leader ends where the part is nearest to the tag.
		inset := min(d.em(300), t.extent/2)
		end := min(max(t.x, t.from+inset), t.from+t.extent-inset)
		d.fill(black, leader(t.x, foot+d.em(100), min(max(end, edge), d.o.Width-edge), bar.y-d.em(100)))
	}
	for k, s := range c.Series {
		r := rect{0, bar.y, 0, bar.h}
		for _, t := range tags {
			if t.series != k {
				continue
			}
			r.x, r.w = t.from, t.extent
			d.mark(k, 0, r)
			if t.from > 0 {
				r.x, r.w = r.x-edge, r.w+edge
			}
			d.bar(r, after[k%MostSeries], rect{})
		}
		if s.Value(0) == 0 {
			d.mark(k, 0, r)
		}
	}
	d.y = bar.y + bar.h
	return true
}

// stripHead names the whole and how much it is.
func (d *drafter) stripHead(most int64) {
	top := d.y
	label := d.c.Labels[0]
	whole := ""
	switch {
	case d.c.Percent():
	case d.c.Unit.Empty():
		whole = "合计" + d.c.Number(most)
	default:
		whole = "共" + d.c.Number(most) + d.c.Unit.Value
	}
	lines := d.wrap(label.Value, d.o.Width-d.width(whole)-2*d.size)
	d.lines(lines, 0, d.y, Start, label.Span)
	if label.Value != "" || whole != "" {
		d.text(whole, d.o.Width, d.y, End, d.c.Unit.Span)
		d.y += d.height(lines)
	}
	if d.y > top {
		d.y += d.em(400)
	}
}

// spread places tags over the middles of their parts, moved aside by the
// least that keeps them apart and inside the width.
func spread(tags []tag, width, gap unit.Length) {
	left := unit.Length(0)
	for i := range tags {
		t := &tags[i]
		t.x = max(t.from+t.extent/2, left+t.width/2)
		left = t.x + t.width - t.width/2 + gap
	}
	right := width
	for i := len(tags) - 1; i >= 0; i-- {
		t := &tags[i]
		t.x = min(t.x, right-(t.width-t.width/2))
		right = t.x - t.width/2 - gap
	}
}

// leader is a thin line from a tag down to its part.
func leader(x0, y0, x1, y1 unit.Length) []Point {
	w := edge * 3 / 4
	if dx := x1 - x0; max(dx, -dx) > y1-y0 {
		// A flat line has its thickness upright.
		return []Point{{x0, y0}, {x1, y1 - 2*w}, {x1, y1}, {x0, y0 + 2*w}}
	}
	return []Point{{x0 - w, y0}, {x0 + w, y0}, {x1 + w, y1}, {x1 - w, y1}}
}
