package layout

import "yinfa.dev/yinfa/internal/unit"

// JointPitch is the distance of stacked marks in hundredths of their size.
const JointPitch = 130

// StackSize is the type size of so many stacked marks: the one given, or a
// smaller one with which the stack is no taller than the format allows, so
// that the first page shows text of the body (GB/T 9704-2012 7.3.3). It is
// not less than the smallest size of a mark.
func (h Letterhead) StackSize(size unit.Length, marks int) unit.Length {
	if h.MarkHeight <= 0 || marks < 2 {
		return size
	}
	// The last mark takes its own size, those above it a pitch each.
	most := h.MarkHeight.MulDiv(100, int64(JointPitch*(marks-1)+100))
	most -= most % (unit.Pt / 2)
	return max(min(size, most), min(size, h.MarkMin))
}
