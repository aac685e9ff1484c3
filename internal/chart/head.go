package chart

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// counts says what the numbers count, or nothing.
func (d *drafter) counts() string {
	if d.c.Unit.Empty() || d.c.Percent() {
		return ""
	}
	return "单位：" + d.c.Unit.Value
}

// inkOf is the ink of a series among its sisters.
func inkOf(set *[MostSeries]ink, series, of int) ink {
	if of == 1 {
		return solid
	}
	return set[series%MostSeries]
}

// head sets what the numbers count at the right, and, with several series, a
// key to them at the left.
func (d *drafter) head(set *[MostSeries]ink) {
	note := d.counts()
	end := d.o.Width
	top := d.y
	if note != "" {
		lines := d.wrap(note, d.o.Width)
		for i, s := range lines {
			d.text(s, d.o.Width, d.y+d.line()*unit.Length(i), End, d.c.Unit.Span)
		}
		d.y += d.line() * unit.Length(len(lines))
		beside := d.o.Width - d.width(note) - 2*d.size
		// A key of one line is not broken for the sake of the note.
		if key := d.keyWidth(); len(lines) == 1 && (key <= beside || key > d.o.Width) {
			end = beside
		}
	}
	if len(d.c.Series) > 1 {
		d.key(set, top, end, note != "" && end < d.o.Width)
	}
	if d.y > top {
		d.y += d.em(400)
	}
}

// onePiece is how long the bar of one thing counted may be, in ems: bars of
// one and two across a whole page say no more than short ones, and louder.
const onePiece = 4

// compact is the width that horizontal bars take: the whole width, or less for
// counts of a few, but no less than three fifths of it and what the head
// needs.
func (d *drafter) compact() unit.Length {
	c, full := d.c, d.o.Width
	if c.Empty() || c.Kind == doc.ChartColumns || c.Decimals > 0 || c.Percent() || c.Kind == doc.ChartStack && len(c.Labels) == 1 {
		return full
	}
	most, number := int64(0), unit.Length(0)
	for i := range c.Labels {
		v := highest(c, i)
		if c.Kind == doc.ChartStack {
			v = total(c, i)
		}
		most, number = max(most, v), max(number, d.width(c.Number(v)))
	}
	if most >= int64(full/d.size) {
		return full
	}
	label := unit.Length(0)
	for _, l := range c.Labels {
		label = max(label, d.width(l.Value))
	}
	want := label + number + d.size + d.size*unit.Length(most)*onePiece
	head := d.width(d.counts())
	if len(c.Series) > 1 {
		head += d.keyWidth() + 2*d.size
	}
	return min(full, max(want, head, full*3/5, MinWidth))
}

// The parts of a key: the sample, the gap after it, the gap between entries.
const (
	sampleWide  = 1100
	sampleGap   = 350
	betweenKeys = 1200
)

// keyWidth is the width of the key on one line.
func (d *drafter) keyWidth() unit.Length {
	w := -d.em(betweenKeys)
	for _, s := range d.c.Series {
		w += d.em(sampleWide) + d.em(sampleGap) + d.width(s.Name.Value) + d.em(betweenKeys)
	}
	return w
}

// key names the series with samples of their ink, as many on a line as fit.
// The first line may share its height with the note at the right.
func (d *drafter) key(set *[MostSeries]ink, top, end unit.Length, shared bool) {
	w, h, gap := d.em(sampleWide), d.em(700), d.em(sampleGap)
	x, y := unit.Length(0), top
	if !shared {
		y, end = d.y, d.o.Width
	}
	for i, s := range d.c.Series {
		size := w + gap + d.width(s.Name.Value)
		if x > 0 && x+size > end || x == 0 && shared && y == top && size > end {
			x, y, end = 0, y+d.line(), d.o.Width
		}
		lines := d.wrap(s.Name.Value, end-w-gap)
		d.bar(rect{x, y + (d.line()-h)/2, w, h}, inkOf(set, i, len(d.c.Series)), rect{})
		d.lines(lines, x+w+gap, y, Start, s.Name.Span)
		if len(lines) > 1 {
			x, y, end = 0, y+d.line()*unit.Length(len(lines)), d.o.Width
			continue
		}
		x += size + d.em(betweenKeys)
	}
	if x > 0 {
		y += d.line()
	}
	d.y = max(d.y, y)
}

// labels are the names of the rows, broken into the room they have.
type labels struct {
	lines [][]string
	width unit.Length
}

// labelsIn breaks the labels of rows into the share of the width that the
// setting gives them, or less where that leaves too little for the bars.
func (d *drafter) labelsIn(beside unit.Length) labels {
	widest := unit.Length(0)
	for _, l := range d.c.Labels {
		widest = max(widest, d.width(l.Value))
	}
	room := min(widest, d.o.Width.MulDiv(int64(d.share), 1000))
	if left := d.o.Width - beside - d.o.Width/5; room > left {
		room = min(room, max(left, 4*d.size))
	}
	out := labels{}
	for _, l := range d.c.Labels {
		lines := d.wrap(l.Value, room)
		out.lines = append(out.lines, lines)
		out.width = max(out.width, d.widest(lines))
	}
	return out
}

// height is the height of a label.
func (d *drafter) height(lines []string) unit.Length { return d.line() * unit.Length(len(lines)) }
