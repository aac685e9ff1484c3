package chart

import (
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/unit"
)

// The heights of the highest column, in ems: in the roomy setting and in the
// tight ones.
const (
	highColumn = 11
	lowColumn  = 8
)

// mostLabelLines is how many lines a label under a column may take.
const mostLabelLines = 3

// columns sets one column beside another, the numbers on top, the labels
// below. It returns false, with nothing drawn, when numbers or labels do not
// fit beside each other.
func (d *drafter) columns() bool {
	c := d.c
	n, m := len(c.Series), len(c.Labels)
	slot := d.o.Width / unit.Length(m)
	most, widest := int64(0), unit.Length(0)
	for _, s := range c.Series {
		for i := range c.Labels {
			widest = max(widest, d.width(c.Number(s.Value(i))))
			most = max(most, s.Value(i))
		}
	}
	// Columns leave a quarter of the slot free where their numbers allow it. A
	// few among wide slots are no wider than their sisters would be.
	apart := widest + d.em(300) // of numbers beside each other
	group := min(slot-slot/4, max(d.size*3, apart)*unit.Length(n))
	if n > 1 && widest > group/unit.Length(n) {
		group = slot - slot/10
	}
	step := group / unit.Length(n)
	room := step
	if n == 1 {
		room = slot - d.em(300)
	}
	if widest > room {
		return false
	}
	deepest := 0
	lines := make([][]string, m)
	for i, l := range c.Labels {
		lines[i] = d.wrap(l.Value, slot-d.em(400))
		if deepest = max(deepest, len(lines[i])); len(lines[i]) > mostLabelLines || len(lines[i]) > 1 && lone(lines[i]) {
			return false
		}
	}
	d.head(&beside)
	high := d.size * highColumn
	if d.size < normalSize || d.gap < settings[0].gap {
		high = d.size * lowColumn
	}
	if c.Decimals == 0 && !c.Percent() && most < highColumn {
		high = min(high, d.size*2+d.size*unit.Length(most)*5/2) // few things make no towers
	}
	foot := d.y + d.line() + high
	for i := range c.Labels {
		x := slot*unit.Length(i) + (slot-group)/2
		for k, s := range c.Series {
			h := scaled(high, s.Value(i), most)
			r := rect{x + step*unit.Length(k), foot - h, step, h}
			d.bar(r, inkOf(&beside, k, n), rect{})
			d.mark(k, i, r)
			d.text(c.Number(s.Value(i)), r.x+step/2, r.y-d.line(), Middle, s.Name.Span)
		}
		d.lines(lines[i], x+group/2, foot+d.em(200), Middle, c.Labels[i].Span)
	}
	d.box(rect{0, foot - zeroLine/2, d.o.Width, zeroLine})
	d.y = foot + d.em(200) + d.line()*unit.Length(deepest)
	return true
}

// lone reports whether a line is a single character: labels that stand one
// character under another are not read.
func lone(lines []string) bool {
	for _, l := range lines {
		if utf8.RuneCountInString(l) < 2 {
			return true
		}
	}
	return false
}
