package titlebreak

import (
	"slices"

	"yinfa.dev/yinfa/internal/unit"
)

// What shapes cost. An hourglass or a rectangle is worse than any place
// between words but better than a broken word.
const (
	hourglass = 3000
	rectangle = 2500 // all lines of one length
	sameAs    = 230  // two lines of one length among others
	crowded   = 2000 // less than an em left at each side
	tight     = 120  // less than an em and a half
	tooShort  = 700  // a line of three characters or fewer
	moreLines = 220  // each line beyond the fewest
	growing   = 25   // a line longer than the one above
	unequal   = 420  // times the square of the relative deviation
)

// longest is the length in characters up to which a title is shaped; the
// longest in use are about 200.
const longest = 300

// slope is how the lengths of lines have run so far.
type slope uint8

const (
	level   slope = iota // all of one length
	rising               // none shorter than the one above
	falling              // the last to differ was shorter
)

// line is a state of the search: a last line and what is above it.
type line struct {
	from, to int // indexes into places
	slope    slope
	cost     int
	before   int // index of the state above, -1 for none
}

// shape chooses the line ends for text[from:to].
func (t *title) shape(from, to int) [][2]int {
	if to-from > longest {
		return t.fill(from, to)
	}
	for _, limit := range []int{insideUnit, insideWord, forbidden, forbidden + 1} {
		places := t.places(from, to, limit)
		if lines := t.search(places); lines != nil {
			return lines
		}
	}
	return t.fill(from, to)
}

// places lists the ends of the range and the places inside that cost less
// than limit.
func (t *title) places(from, to, limit int) []int {
	list := []int{from}
	for i := from + 1; i < to; i++ {
		if t.cost[i] < limit && !isSpace(t.text[i]) {
			list = append(list, i)
		}
	}
	return append(list, to)
}

// search tries the fewest lines and one more; nil when the places are too
// far apart.
func (t *title) search(places []int) [][2]int {
	total := unit.Length(0) // without spaces, which may vanish at line ends
	for i := places[0]; i < places[len(places)-1]; i++ {
		if !isSpace(t.text[i]) {
			total += t.at[i+1] - t.at[i]
		}
	}
	fewest := max(2, int((total+t.measure-1)/max(t.measure, 1)))
	var best [][2]int
	bestCost := 1 << 40
	tried := 0
	for k := fewest; k < len(places) && tried < 3; k++ {
		if k > fewest+8 && best == nil {
			break
		}
		lines, cost := t.into(places, k, total/unit.Length(k))
		if lines == nil {
			continue
		}
		tried++
		cost += tried * moreLines
		if cost < bestCost {
			best, bestCost = lines, cost
		}
	}
	return best
}

// into finds the best k lines, and their cost; nil when there are none.
func (t *title) into(places []int, k int, mean unit.Length) ([][2]int, int) {
	states := t.states[:0]
	defer func() { t.states = states }()
	layer := []int{}
	for j := 1; j < len(places); j++ {
		if t.width(places[0], places[j]) > t.measure {
			break
		}
		layer = append(layer, len(states))
		states = append(states, line{0, j, level, t.lineCost(places, 0, j, mean), -1})
	}
	last := len(places) - 1
	m := len(places)
	t.index = slices.Grow(t.index[:0], m*m*3)[:m*m*3]
	clear(t.index)
	index := t.index // of the state from, to, slope
	for n := 2; n <= k; n++ {
		var next []int
		start := int32(len(states)) // older states are of the lines above
		for _, s := range layer {
			above := states[s]
			if above.to == last {
				continue
			}
			for j := above.to + 1; j <= last; j++ {
				if n < k && j == last || t.width(places[above.to], places[j]) > t.measure {
					break
				}
				if n == k && j < last {
					continue
				}
				below := line{from: above.to, to: j, slope: above.slope, before: s}
				below.cost = above.cost + t.cost[places[above.to]] + t.lineCost(places, above.to, j, mean) + t.step(places, above, &below, n == k)
				key := (below.from*m+below.to)*3 + int(below.slope)
				if old := index[key]; old < start {
					index[key] = int32(len(states))
					next = append(next, len(states))
					states = append(states, below)
				} else if below.cost < states[old].cost {
					states[old] = below
				}
			}
		}
		layer = next
	}
	best := -1
	for _, s := range layer {
		if states[s].to == last && (best < 0 || states[s].cost < states[best].cost) {
			best = s
		}
	}
	if best < 0 {
		return nil, 0
	}
	lines := make([][2]int, k)
	for s, n := best, k-1; s >= 0; s, n = states[s].before, n-1 {
		f, e := trim(t.text, places[states[s].from], places[states[s].to])
		lines[n] = [2]int{f, e}
	}
	return lines, states[best].cost
}

// lineCost is what one line costs by its own length.
func (t *title) lineCost(places []int, i, j int, mean unit.Length) int {
	w := t.width(places[i], places[j])
	d := int64(w - mean)
	cost := int(d * d * unequal / max(int64(mean)*int64(mean), 1))
	switch room := t.measure - w; {
	case room < t.em:
		cost += crowded
	case room < 2*t.em:
		cost += tight
	}
	if w <= 3*t.em {
		cost += tooShort
	}
	return cost
}

// step is what a line below another costs by their shape. It sets the slope
// of the line below.
func (t *title) step(places []int, above line, below *line, last bool) int {
	d := t.width(places[below.from], places[below.to]) - t.width(places[above.from], places[above.to])
	switch {
	case 2*d < t.em && -2*d < t.em:
		if last && above.slope == level {
			return rectangle
		}
		return sameAs
	case d < 0:
		below.slope = falling
		return 0
	case above.slope == falling:
		return hourglass
	}
	below.slope = rising
	return growing
}

// fill ends each line at its last good place. It serves what is no title:
// text beyond all bounds, and characters wider than the measure, each of
// which gets its own line.
func (t *title) fill(from, to int) [][2]int {
	var lines [][2]int
	for from < to {
		end, good := from+1, 0
		for end < to && t.at[end+1]-t.at[from] <= t.measure {
			end++
			if t.cost[end] < insideUnit {
				good = end
			}
		}
		if end < to && good > 0 {
			end = good
		}
		if f, e := trim(t.text, from, end); f < e {
			lines = append(lines, [2]int{f, e})
		}
		from = end
	}
	return lines
}
