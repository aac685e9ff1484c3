package columns

import (
	"slices"

	"yinfa.dev/yinfa/internal/unit"
)

// A column whose text wraps in any case gives up at most one part in
// headShare of its width so that the heads of others stay on one line: its
// rows grow little, and 序号 is not stacked.
const headShare = 8

// sacrificeShare is the same for a column whose longest cell has one line.
const sacrificeShare = 4

// liftHeads widens columns whose heads would run over two lines, those that
// need least first, as far as the others have room to give. When that leaves
// most heads stacked, long cells that have stood on one line are asked too:
// one name that wraps is better than a row of stacked heads.
func liftHeads(widths []unit.Length, wishes []Wish, total unit.Length) {
	spare := total - sumOf(widths)
	if spare < -unit.Length(len(widths)) {
		return // every column is short of room already
	}
	spare = max(spare, 0) // shares are rounded, each by less than a unit
	var short []int
	for i, w := range wishes {
		if !w.Fixed && widths[i] < w.Line {
			short = append(short, i)
		}
	}
	lack := func(i int) unit.Length { return wishes[i].Line - widths[i] }
	slices.SortStableFunc(short, func(a, b int) int { return int(lack(a) - lack(b)) })
	// reach is how many heads a budget lifts, and what they take of it.
	reach := func(budget unit.Length) (n int, used unit.Length) {
		for _, i := range short {
			if used+lack(i) > budget {
				break
			}
			used += lack(i)
			n++
		}
		return n, used
	}
	gifts := giftsOf(widths, wishes, Wish.gift)
	n, used := reach(spare + sumOf(gifts))
	if 2*n < len(short) {
		more := giftsOf(widths, wishes, Wish.sacrifice)
		if m, taken := reach(spare + sumOf(more)); 2*m > len(short) {
			n, used, gifts = m, taken, more
		}
	}
	for _, i := range short[:n] {
		widths[i] = wishes[i].Line
	}
	take(widths, gifts, max(0, used-spare))
}

// take narrows columns by so much in all, in proportion to what they give.
func take(widths, gifts []unit.Length, taken unit.Length) {
	open := sumOf(gifts)
	for i, gift := range gifts {
		if gift <= 0 {
			continue
		}
		part := taken.MulDiv(int64(gift), int64(open))
		widths[i], taken, open = widths[i]-part, taken-part, open-gift
	}
}

// giftsOf are what the columns with enough room for their heads can spare.
func giftsOf(widths []unit.Length, wishes []Wish, give func(Wish, unit.Length) unit.Length) []unit.Length {
	gifts := make([]unit.Length, len(wishes))
	for i, w := range wishes {
		if !w.Fixed && widths[i] >= w.Line {
			gifts[i] = give(w, widths[i])
		}
	}
	return gifts
}

func sumOf(list []unit.Length) unit.Length {
	sum := unit.Length(0)
	for _, l := range list {
		sum += l
	}
	return sum
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

// sacrifice is what a column can spare when its longest cells may wrap that
// have stood on one line. Dates and numbers never do.
func (w Wish) sacrifice(width unit.Length) unit.Length {
	if w.Best <= w.Short || w.Best > width {
		return w.gift(width)
	}
	return max(w.gift(width), min(width/sacrificeShare, width-max(w.Least, w.Line, w.Short)))
}
