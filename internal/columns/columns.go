// Package columns shares the width of a table among its columns.
//
// In: what each column asks for, measured by whoever sets its text, and the
// width of the table. Out: the edges of the columns. It measures nothing and
// knows no faces, pages or files; every edition that asks the same gets the
// same columns.
package columns

import (
	"math"
	"slices"

	"yinfa.dev/yinfa/internal/unit"
)

// ShortColumn is the width, in characters, up to which a column is kept on
// one line: 2026年4月30日 takes six.
const ShortColumn = 6

// Wish is what a column asks for.
type Wish struct {
	Weight int         // what the author wrote; 0: by content
	Fixed  bool        // Best is the width the author wrote
	Best   unit.Length // its longest cell on one line
	Least  unit.Length // its longest piece that does not break
	Seamed unit.Length // the same where telephone numbers are parted after the area code; 0: as Least
	Kept   unit.Length // its longest cell that is short: a date among longer texts
	Head   unit.Length // its head over two lines, see Stacked
	Line   unit.Length // its head on one line; 0: no head
	Short  unit.Length // a column no wider than this is kept on one line
}

// Cell asks for room for a cell: its text on one line, and its longest piece
// that does not break, both with the padding.
func (w *Wish) Cell(line, least, total unit.Length) {
	w.Best, w.Least = max(w.Best, min(line, total)), max(w.Least, min(least, total/2))
	if line <= w.Short {
		w.Kept = max(w.Kept, line)
	}
}

// Scales are the type sizes that a table may be set in, in thousandths of the
// format's: 小四 becomes 五号, then 小五.
func Scales() [3]int64 { return [...]int64{1000, 875, 750} }

// Crowded reports whether columns have no room for their numbers and for two
// or three characters of their texts.
func Crowded(wishes []Wish, total unit.Length) bool {
	sum := unit.Length(0)
	for _, w := range wishes {
		if w.Fixed {
			sum += w.Best
			continue
		}
		sum += max(w.Least, min(w.Best, w.Short/2))
	}
	return sum > total
}

// Stacked is the width of a head over two lines, given its width on one. A
// head of up to three characters is not stacked: 责任 over 人.
func Stacked(line, em unit.Length) unit.Length {
	if line <= 3*em {
		return line
	}
	return (line + em) / 2
}

// Edges returns the edges of the columns, one more than there are columns,
// the first 0 and the last the total. Stated widths are kept, stated weights
// share what is left; columns without either share by content: short ones
// get what they need, long ones the rest, more to the longer. A head has one
// line where the columns beside it can spare the room. Where columns are
// crowded, telephone numbers may be parted after the area code.
func Edges(wishes []Wish, total unit.Length) []unit.Length {
	if Crowded(wishes, total) {
		wishes = slices.Clone(wishes)
		for i := range wishes {
			if w := &wishes[i]; w.Seamed > 0 && w.Seamed < w.Least {
				w.Least = w.Seamed
			}
		}
	}
	widths := make([]unit.Length, len(wishes))
	weights, rest := 0, total
	for i, w := range wishes {
		if w.Fixed {
			widths[i] = min(w.Best, total)
			rest -= widths[i]
		}
		weights += w.Weight
	}
	rest = max(rest, 0)
	if weights > 0 {
		shareByWeight(widths, wishes, rest)
	} else {
		share(widths, wishes, rest)
	}
	keepPieces(widths, wishes, total)
	liftHeads(widths, wishes, total)
	return edgesOf(widths, total)
}

// keepPieces gives numbers and dates their room first where columns ask for
// more than there is: the others give up what they have beyond their longest
// piece.
func keepPieces(widths []unit.Length, wishes []Wish, total unit.Length) {
	over, gifts := sumOf(widths)-total, make([]unit.Length, len(wishes))
	if over <= unit.Length(len(widths)) {
		return
	}
	for i, w := range wishes {
		if !w.Fixed {
			gifts[i] = max(0, widths[i]-w.Least)
		}
	}
	take(widths, gifts, min(over, sumOf(gifts)))
}

// edgesOf makes edges of widths that add up to the total exactly.
func edgesOf(widths []unit.Length, total unit.Length) []unit.Length {
	sum := unit.Length(0)
	for _, w := range widths {
		sum += w
	}
	edges := make([]unit.Length, len(widths)+1)
	at := unit.Length(0)
	for i, w := range widths {
		at += w
		edges[i+1] = at
		if sum > 0 {
			edges[i+1] = at.MulDiv(int64(total), int64(sum))
		}
	}
	return edges
}

// shareByWeight gives columns their room by the weights the author wrote. A
// short column (a number, a date, a level) still gets what keeps it on one
// line: dashes in a source are a rough wish, a date broken in two is a fault.
func shareByWeight(widths []unit.Length, wishes []Wish, rest unit.Length) {
	raised := make([]bool, len(wishes))
	floors := floorsOf(wishes, rest)
	for again := true; again; {
		again = false
		open, sum := rest, 0
		for i, w := range wishes {
			switch {
			case w.Fixed:
			case raised[i]:
				open -= widths[i]
			default:
				sum += max(1, w.Weight)
			}
		}
		for i, w := range wishes {
			if w.Fixed || raised[i] {
				continue
			}
			widths[i] = max(0, open).MulDiv(int64(max(1, w.Weight)), int64(max(1, sum)))
			if floor := floors[i]; widths[i] < floor {
				widths[i], raised[i], again = floor, true, true
				break
			}
		}
	}
}

// floor is the least a column may be given: a short cell stays on one line.
func (w Wish) floor() unit.Length {
	if w.Best <= w.Short {
		return w.Best
	}
	return max(w.Least, w.Head)
}

// floorsOf finds what no column is narrowed below: long columns keep as much
// of a short one's width as there is room for, while a third of the room is
// left to the weights.
func floorsOf(wishes []Wish, rest unit.Length) []unit.Length {
	floors := make([]unit.Length, len(wishes))
	for quarters := int64(4); quarters >= 0; quarters-- {
		sum := unit.Length(0)
		for i, w := range wishes {
			floors[i] = max(w.floor(), min(w.Best/2, w.Short).MulDiv(quarters, 4))
			if quarters > 0 {
				floors[i] = max(floors[i], w.Kept)
			}
			if !w.Fixed {
				sum += floors[i]
			}
		}
		if sum <= rest*2/3 {
			break
		}
	}
	return floors
}

// share gives columns their room by content.
func share(widths []unit.Length, wishes []Wish, rest unit.Length) {
	open := 0
	sum := unit.Length(0)
	for i := range wishes {
		if !wishes[i].Fixed {
			open++
			sum += wishes[i].Best
		}
	}
	if open == 0 {
		return
	}
	if sum <= rest {
		for i := range wishes {
			if !wishes[i].Fixed {
				widths[i] = wishes[i].Best + (rest-sum)/unit.Length(open)
			}
		}
		return
	}
	// Columns that need less than an even share take what they need; this is
	// repeated until the others have equal claims.
	done := make([]bool, len(wishes))
	for again := true; again; {
		again = false
		for i, w := range wishes {
			if w.Fixed || done[i] || open == 0 || w.Best > rest/unit.Length(open) {
				continue
			}
			widths[i], done[i], again = w.Best, true, true
			rest -= w.Best
			open--
		}
	}
	shareByLength(widths, wishes, done, rest)
}

// shareByLength gives the columns that are not done their room by the roots
// of their lengths, so that rows stay low without starving anyone: each gets
// what keeps its longest piece and its head, and its short cells where there
// is room for those of all.
func shareByLength(widths []unit.Length, wishes []Wish, done []bool, rest unit.Length) {
	least, kept := make([]unit.Length, len(wishes)), unit.Length(0)
	for i, w := range wishes {
		if !w.Fixed && !done[i] {
			least[i] = max(w.Least, w.Head)
			kept += max(least[i], w.Kept)
		}
	}
	for i, w := range wishes {
		if kept <= rest*2/3 {
			least[i] = max(least[i], w.Kept)
		}
	}
	for again := true; again; {
		again = false
		roots := 0.0
		for i, w := range wishes {
			if !w.Fixed && !done[i] {
				roots += math.Sqrt(float64(w.Best))
			}
		}
		for i, w := range wishes {
			if w.Fixed || done[i] {
				continue
			}
			widths[i] = unit.Length(float64(max(0, rest)) * math.Sqrt(float64(w.Best)) / roots)
			if widths[i] < least[i] {
				widths[i], done[i], again = least[i], true, true
				rest -= least[i]
				break
			}
		}
	}
}
