package doc

import (
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/source"
)

// Chart is counted or measured things that are drawn: its data, and nothing
// of its geometry, which package chart computes for every edition alike.
type Chart struct {
	Kind     ChartKind
	Caption  []Run // 图题
	Unit     Text  // what the numbers count: 项, 万元; % stands after each number
	Labels   []Text
	Series   []ChartSeries
	Decimals int  // numbers are in units of 10^-Decimals, 0 to MaxDecimals
	Tabled   bool // the numbers stand in a table that follows
	// Rest: the last label is what is left of others together. Where it is
	// more than any of them it is written and not drawn, so that it does not
	// dwarf what the chart is about.
	Rest bool
	Span source.Span
}

// ChartKind is the form of a chart.
type ChartKind int

// The forms. Several series stand beside each other as bars and columns, and
// one after another in a stack.
const (
	ChartBars    ChartKind = iota // 横条: one bar below another, for categories
	ChartColumns                  // 竖条: one column beside another, for months
	ChartStack                    // 堆叠: bars that are made of parts
)

// ChartSeries is one row of numbers: one for each label, none of them
// negative. Name is empty when the chart has one series only.
type ChartSeries struct {
	Name   Text
	Values []int64
}

// The limits of a chart: a number has at most MaxDecimals decimals and is at
// most MaxChartValue in units of them, so that sums of all of them fit.
const (
	MaxDecimals         = 3
	MaxChartValue int64 = 1e15
)

// Place implements Block.
func (b *Chart) Place() source.Span { return b.Span }

// Percent reports whether the numbers are percentages.
func (b *Chart) Percent() bool { return b.Unit.Value == "%" || b.Unit.Value == "％" }

// Number writes a number of the chart: 12, 3.50, 69.7%.
func (b *Chart) Number(v int64) string {
	s := strconv.FormatInt(max(v, 0), 10)
	if d := b.Decimals; d > 0 {
		if len(s) <= d {
			s = strings.Repeat("0", d+1-len(s)) + s
		}
		s = s[:len(s)-d] + "." + s[len(s)-d:]
	}
	if b.Percent() {
		s += "%"
	}
	return s
}

// Value is the number of a series at a label; 0 when it is not there.
func (s ChartSeries) Value(label int) int64 {
	if label < 0 || label >= len(s.Values) {
		return 0
	}
	return min(max(s.Values[label], 0), MaxChartValue)
}

// Empty reports whether there is nothing to draw.
func (b *Chart) Empty() bool { return len(b.Labels) == 0 || len(b.Series) == 0 }
