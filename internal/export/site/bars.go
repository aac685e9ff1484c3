package site

import (
	"strconv"
	"unicode/utf8"
)

// chartView is a chart as bars, in the units of its drawing.
type chartView struct {
	ID, Title, Unit string
	Height          int
	LabelX, BarX    int
	Bars            []bar
	Whole, Part     string // what the values and their parts are called; Part is empty when there are none
}

type bar struct {
	Label, Short string // Short is as much of the label as the drawing has room for
	Value        int
	Y, Middle    int
	W, TextX     int
	Part, PartW  int
	Rate         string // of the part, in percent
}

const (
	barStep  = 28
	barsWide = 600 // of the whole drawing
	barText  = 14  // width of a character
	barGap   = 8   // between bars and words
	// barRoom is kept for the numbers behind the longest bar.
	barRoom   = 90
	mostLabel = 12 // characters of a label in the drawing; the table has all
)

// draw places the bars of a chart.
func (c Chart) draw(id string) chartView {
	most, longest := 1, 4
	n := min(len(c.Labels), len(c.Values))
	for i := range n {
		most = max(most, c.Values[i])
		longest = max(longest, min(utf8.RuneCountInString(c.Labels[i]), mostLabel))
	}
	left := longest*barText + barGap
	room := barsWide - left - barRoom
	out := chartView{ID: id, Title: c.Title, Unit: c.Unit, Whole: c.Whole, LabelX: left - barGap, BarX: left, Height: n*barStep + 4}
	parted := len(c.Parts) == len(c.Values) && len(c.Parts) > 0
	if parted {
		out.Part = c.Part
	}
	for i := range n {
		v := max(c.Values[i], 0)
		width := v * room / most
		b := bar{Label: c.Labels[i], Short: opening(c.Labels[i], mostLabel), Value: c.Values[i], Y: i*barStep + 4, Middle: i*barStep + 19, W: width, TextX: left + width + barGap}
		if parted {
			b.Part = min(max(c.Parts[i], 0), v)
			b.PartW, b.Rate = b.Part*room/most, Rate(b.Part, v)
		}
		out.Bars = append(out.Bars, b)
	}
	return out
}

// Rate is how much a part is of a whole, to a tenth of a percent: 93.9%. What
// is not everything is never 100%, and what is something never 0%. Of nothing
// there is no rate.
func Rate(part, whole int) string {
	if whole <= 0 {
		return "—"
	}
	tenths := (part*2000 + whole) / (2 * whole)
	if tenths == 1000 && part != whole {
		tenths = 999
	}
	if tenths == 0 && part > 0 {
		tenths = 1
	}
	out := strconv.Itoa(tenths / 10)
	if tenths%10 != 0 {
		out += "." + strconv.Itoa(tenths%10)
	}
	return out + "%"
}
