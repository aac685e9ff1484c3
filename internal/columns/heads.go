package columns

import (
	"slices"

	"yinfa.dev/yinfa/internal/unit"
)

// A column whose text wraps in any case gives up at most one part in
// headShare of its width so that the heads of others stay on one line: its
// rows grow little, and 序号 is not stacked.
const headShare = 8

// liftHeads widens columns whose heads would run over two lines, those that
// need least first, as far as the others have room to give.
func liftHeads(widths []unit.Length, wishes []Wish, total unit.Length) {
	sum := unit.Length(0)
	for _, w := range widths {
		sum += w
	}
	if sum > total {
		return // every column is short of room already
	}
	gifts := make([]unit.Length, len(wishes))
	budget := total - sum
	var short []int
	for i, w := range wishes {
		switch {
		case w.Fixed:
		case widths[i] < w.Line:
			short = append(short, i)
		default:
			gifts[i] = w.gift(widths[i])
			budget += gifts[i]
		}
	}
	need := func(i int) unit.Length { return wishes[i].Line - widths[i] }
	slices.SortStableFunc(short, func(a, b int) int { return int(need(a) - need(b)) })
	lifted := unit.Length(0)
	for _, i := range short {
		if lifted+need(i) > budget {
			break
		}
		lifted += need(i)
		widths[i] = wishes[i].Line
	}
	// What the table does not have to spare comes from the columns that can
	// give, in proportion to what they can give.
	taken, open := max(0, lifted-(total-sum)), budget-(total-sum)
	for i, gift := range gifts {
		if gift <= 0 {
			continue
		}
		part := taken.MulDiv(int64(gift), int64(open))
		widths[i], taken, open = widths[i]-part, taken-part, open-gift
	}
}

// gift is what a column of a width can spare: all beyond its longest cell,
// or a part of it when its text wraps and keeps more than a short column has.
func (w Wish) gift(width unit.Length) unit.Length {
	if slack := width - max(w.Best, w.Line); slack > 0 {
		return slack
	}
	if w.Best <= width {
		return 0
	}
	return max(0, min(width/headShare, width-max(w.Least, w.Line, w.Short)))
}
