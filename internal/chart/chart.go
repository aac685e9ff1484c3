// Package chart computes where everything of a chart stands, once for every
// edition.
//
// In: the numbers of a chart (package doc), the room it has and a function
// that measures text. Out: filled outlines in tints of black and texts at
// exact places, the numbers as a sentence, and the numbers as a table. It
// knows no face, no page and no file format, and draws nothing itself.
//
// Charts are made for black-and-white print: parts differ by tint and by
// hatching, every number is written where it is drawn, and there is no scale
// to read off. Bars begin at zero and are as long as their numbers ask.
package chart

import (
	"slices"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// Options are the room of a chart and how its text is measured.
type Options struct {
	// Width is the width to fill. Below MinWidth it is taken as MinWidth. A
	// chart of a few things takes less.
	Width unit.Length
	// MaxHeight is the height not to exceed where tighter setting can help;
	// 0: as high as it comes. What cannot be set tighter stays higher.
	MaxHeight unit.Length
	// Measure is the advance of a text on one line; nil: Approximate.
	Measure func(text string, face doc.Face, size unit.Length) unit.Length
	// Words are those that labels are not broken in; nil: the built-in ones.
	Words *titlebreak.Words
}

// MinWidth is the narrowest room in which a chart of ordinary words can be
// read.
const MinWidth = 50 * unit.Mm

// Drawing is a finished chart; (0, 0) is its top left corner, y goes down.
type Drawing struct {
	Width, Height unit.Length
	Fills         []Fill // lightest first: later ones are drawn over earlier ones
	Texts         []Text // in reading order
	Bars          []Bar  // where each number is drawn, in reading order
}

// Fill is outlines filled with one tint. Outlines are closed, and filled by
// the non-zero rule; none of them crosses itself.
type Fill struct {
	Tint     int // thousandths of black, 1 to 1000
	Outlines [][]Point
}

// Point is a corner of an outline.
type Point struct{ X, Y unit.Length }

// Text is a text on one baseline.
type Text struct {
	String string
	X, Y   unit.Length // X is the start, middle or end of the text; Y its baseline
	Anchor Anchor
	Face   doc.Face
	Size   unit.Length
	Width  unit.Length
	Span   source.Span
}

// Anchor says which point of a text its X is.
type Anchor int

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Left is the x of the start of the text.
func (t Text) Left() unit.Length {
	switch t.Anchor {
	case Middle:
		return t.X - t.Width/2
	case End:
		return t.X - t.Width
	}
	return t.X
}

// Bar is where the number of a series at a label is drawn. A number of zero
// has no extent.
type Bar struct {
	Series, Label int
	X, Y, W, H    unit.Length
}

// Empty is what stands in place of a chart without numbers.
const Empty = "无数据"

// The type sizes of a chart: 五号, and 小五 where room is short.
const (
	normalSize = 21 * unit.Pt / 2
	smallSize  = 9 * unit.Pt
)

// setting is one degree of tightness.
type setting struct {
	size  unit.Length
	gap   int // between rows, in thousandths of the size
	share int // of the width that labels may take, in thousandths
}

var settings = [...]setting{
	{normalSize, 750, 380},
	{normalSize, 250, 480},
	{smallSize, 150, 560},
}

// Lay computes a chart. The same chart, options and measures always give the
// same drawing.
func Lay(c *doc.Chart, o Options) *Drawing {
	if o.Measure == nil {
		o.Measure = Approximate
	}
	o.Width = max(o.Width, MinWidth)
	var out *Drawing
	for _, s := range settings {
		d := &drafter{c: c, o: o, setting: s}
		d.o.Width = d.compact()
		d.out = &Drawing{Width: d.o.Width}
		d.draw()
		if out = d.out; o.MaxHeight <= 0 || out.Height <= o.MaxHeight {
			break
		}
	}
	slices.SortStableFunc(out.Fills, func(a, b Fill) int { return a.Tint - b.Tint })
	return out
}

// drafter is a chart being drawn, top to bottom.
type drafter struct {
	c *doc.Chart
	o Options
	setting
	out *Drawing
	y   unit.Length // what is above is done

	wrapped map[wrapping][]string // texts broken so far
}

func (d *drafter) draw() {
	c := d.c
	switch {
	case c.Empty():
		d.nothing()
	case c.Kind == doc.ChartStack && len(c.Series) > 1 && len(c.Labels) == 1 && d.strip():
	case c.Kind == doc.ChartStack && len(c.Series) > 1 && len(c.Labels) > 1 && d.stack():
	case c.Kind == doc.ChartColumns && d.columns():
	default:
		d.bars()
	}
	d.out.Height = d.y
}

// nothing says that there is nothing.
func (d *drafter) nothing() {
	d.y += d.line()
	d.text(Empty, d.o.Width/2, d.y, Middle, source.Span{})
	d.y += 2 * d.line()
}

// line is the height of a line of text.
func (d *drafter) line() unit.Length { return d.size * 5 / 4 }

// em is a part of the type size in thousandths.
func (d *drafter) em(thousandths int) unit.Length { return d.size.MulDiv(int64(thousandths), 1000) }

func (d *drafter) width(s string) unit.Length { return d.o.Measure(s, textFace, d.size) }

// textFace is the face of every text in a chart: the one that is read best
// when it is small.
const textFace = doc.FaceSong

// The em box of Chinese faces reaches so far above the baseline.
const emAbove = 880

// text sets a text on the line whose top is y.
func (d *drafter) text(s string, x, y unit.Length, a Anchor, at source.Span) {
	if s == "" {
		return
	}
	d.out.Texts = append(d.out.Texts, Text{
		String: s, X: x, Y: y + (d.line()-d.size)/2 + d.em(emAbove), Anchor: a, Face: textFace, Size: d.size, Width: d.width(s), Span: at,
	})
}

// lines sets lines one under another.
func (d *drafter) lines(list []string, x, y unit.Length, a Anchor, at source.Span) {
	for i, s := range list {
		d.text(s, x, y+d.line()*unit.Length(i), a, at)
	}
}

// mark remembers where a number is drawn.
func (d *drafter) mark(series, label int, r rect) {
	d.out.Bars = append(d.out.Bars, Bar{series, label, r.x, r.y, r.w, r.h})
}
