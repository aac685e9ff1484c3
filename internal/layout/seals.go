package layout

import "yinfa.dev/yinfa/internal/unit"

// SealCentres are the middles of the cells of one row of a stamped joint
// signature, measured from the left edge of the text area (GB/T 9704-2012
// 7.3.5.1). The last one is that of the date, StampedRight from the right;
// the first lies as far from the left edge, the others between, and never
// closer than a cell. count is the number of organs in the row, perRow that
// of a full one.
func (g Signature) SealCentres(count, perRow int, width, date, cell unit.Length) []unit.Length {
	last := width - max(g.StampedRight+date/2, cell/2)
	last = max(last, width-cell/2-(width-cell.MulDiv(int64(perRow), 1))/2)
	step := cell
	if perRow > 1 {
		step = max(cell, (2*last-width)/unit.Length(perRow-1))
	}
	out := make([]unit.Length, count)
	for i := range out {
		out[i] = last - step.MulDiv(int64(count-1-i), 1)
	}
	return out
}
