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

// stacked is how the bars of a chart whose labels have parts fall out.
type stacked struct {
	drawn  int            // how many labels have a bar; those after have their numbers written
	most   int64          // the sum that the longest bar stands for
	left   []map[int]bool // by label, the series whose numbers do not fit on their parts
	ends   []string       // by label, what stands at the end of its row
	labels labels
	zero   unit.Length // where the bars begin
	free   unit.Length // from there to the edge, for bars and ends
	room   unit.Length // of the longest bar
}

// stack sets one bar below another, each made of the parts of its label. The
// number of a part stands on it, the sum at the end; numbers that do not fit
// on their parts follow the sum in brackets. It returns false, with nothing
// drawn, when that leaves too little room for the bars.
func (d *drafter) stack() bool {
	s, ok := d.measureStack()
	if !ok {
		return false
	}
	d.head(&after)
	top := d.y
	d.y += d.em(d.gap) / 2
	for i := range d.c.Labels {
		d.stackedRow(s, i)
	}
	d.y -= d.em(d.gap) / 2
	d.box(rect{s.zero - zeroLine/2, top, zeroLine, d.y - top})
	return true
}

// measureStack finds which numbers fit on their parts, and how much room that
// leaves for the bars; false when it is too little.
func (d *drafter) measureStack() (*stacked, bool) {
	c := d.c
	s := &stacked{left: make([]map[int]bool, len(c.Labels)), ends: make([]string, len(c.Labels))}
	s.drawn = d.drawn(func(i int) int64 { return total(c, i) })
	for i := range s.drawn {
		s.most = max(s.most, total(c, i))
	}
	for i := s.drawn; i < len(c.Labels); i++ {
		s.left[i] = map[int]bool{}
		for k, series := range c.Series {
			s.left[i][k] = series.Value(i) > 0
		}
	}
	// Each number that does not fit makes the ends wider and the bars
	// shorter, by which others may cease to fit.
	for {
		d.shareStack(s)
		if s.room < d.o.Width*3/10 {
			return nil, false
		}
		if !d.ousted(s) {
			return s, true
		}
	}
}

// shareStack shares the width out between labels, bars and ends.
func (d *drafter) shareStack(s *stacked) {
	gap := d.em(500)
	widest := unit.Length(0)
	for i := range d.c.Labels {
		s.ends[i] = d.end(i, s.left[i])
		if i < s.drawn {
			widest = max(widest, d.width(s.ends[i]))
		} else {
			s.ends[i] = written + s.ends[i]
		}
	}
	s.labels = d.labelsIn(widest + 2*gap)
	if s.zero = s.labels.width; s.zero > 0 {
		s.zero += gap
	}
	s.free = d.o.Width - s.zero - gap
	s.room = s.free
	for i := range s.drawn {
		s.room = min(s.room, longest(s.free-d.width(s.ends[i]), total(d.c, i), s.most, s.free))
	}
}

// ousted moves numbers that do not fit on their parts to the ends of their
// rows, and reports whether there were any.
func (d *drafter) ousted(s *stacked) bool {
	found := false
	for i := range s.drawn {
		for k, series := range d.c.Series {
			v := series.Value(i)
			if v > 0 && !s.left[i][k] && d.width(d.c.Number(v))+d.em(200) > scaled(s.room, v, s.most) {
				if s.left[i] == nil {
					s.left[i] = map[int]bool{}
				}
				s.left[i][k], found = true, true
			}
		}
	}
	return found
}

// stackedRow sets the label, the bar and the end of one row.
func (d *drafter) stackedRow(s *stacked, i int) {
	label, end := s.labels.lines[i], []string{s.ends[i]}
	if i >= s.drawn {
		end = d.wrap(s.ends[i], s.free)
	}
	high := max(d.height(label), d.height(end), d.line())
	d.lines(label, s.labels.width, d.y+(high-d.height(label))/2, End, d.c.Labels[i].Span)
	y := d.y + (high-d.line())/2
	long := unit.Length(0)
	if i >= s.drawn {
		for k := range d.c.Series {
			d.mark(k, i, rect{s.zero, y, 0, d.line()})
		}
	} else {
		long = scaled(s.room, total(d.c, i), s.most)
		d.row(i, rect{s.zero, y, s.room, d.line()}, s.most, s.left[i])
	}
	d.lines(end, s.zero+long+d.em(500), y-(d.height(end)-d.line())/2, Start, d.c.Labels[i].Span)
	d.y += high + d.em(d.gap)
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
