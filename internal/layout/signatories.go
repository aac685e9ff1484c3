package layout

import "yinfa.dev/yinfa/internal/unit"

// SignatoriesPerRow is how many names stand in a row of 签发人 (GB/T 9704-2012
// 7.2.6).
const SignatoriesPerRow = 2

// SignatoryColumns are the left edges of the columns in which the names of
// 签发人 stand one under another, measured from the left edge of a text area of
// the width: a space of em lies between the widest names of the columns, and
// one between the widest row and the right edge. names are the widths of the
// names, at least one, in reading order.
func SignatoryColumns(names []unit.Length, em, width unit.Length) []unit.Length {
	columns := make([]unit.Length, min(len(names), SignatoriesPerRow))
	widest := unit.Length(0) // of each column in turn, then of the rows
	x := unit.Length(0)
	for c := range columns {
		columns[c] = x
		broadest := unit.Length(0)
		for i := c; i < len(names); i += SignatoriesPerRow {
			broadest = max(broadest, names[i])
			widest = max(widest, x+names[i])
		}
		x += broadest + em
	}
	for c := range columns {
		columns[c] += width - em - widest
	}
	return columns
}
