package linebreak

import "yinfa.dev/yinfa/internal/unit"

// How many lines before a loose one are chosen again: few when the unit that
// does not fit could be parted instead, more when nothing else helps.
const (
	backSoft = 2
	backMost = 5
)

// relieve appends the lines that end at or after next instead of a loose
// line from at to next. It returns where the last of them ends. The lines
// before are kept when a few of them chosen again do not help; then the
// line ends at spare.
func (b *breaker) relieve(first, at, next, spare, to int) int {
	most := backMost
	if spare != next {
		most = backSoft
	}
	for back := 0; back <= most && back <= len(b.lines)-first; back++ {
		from := at
		if back > 0 {
			from = b.lines[len(b.lines)-back].From
		}
		ends := b.again(from, back+1, next, to)
		if ends == nil {
			continue
		}
		b.lines = b.lines[:len(b.lines)-back]
		for _, end := range ends {
			b.lines = append(b.lines, Line{From: from, To: end})
			from = end
		}
		return from
	}
	b.lines = append(b.lines, Line{From: at, To: spare})
	return spare
}

// node is one way to reach a line end.
type node struct {
	end, cost int
	before    int // index into the nodes, -1 at the start
}

// again searches for the best n lines from a place, none loose, that end at
// or after goal. It returns their ends, nil when there are none.
func (b *breaker) again(from, n, goal, to int) []int {
	nodes := append(b.nodes[:0], node{end: from, before: -1})
	defer func() { b.nodes = nodes }()
	lo := 0
	for range n {
		hi := len(nodes)
		for i := lo; i < hi; i++ {
			if nodes[i].end < to {
				nodes = b.extend(nodes, i, hi, to)
			}
		}
		lo = hi
	}
	best := -1
	for i := lo; i < len(nodes); i++ {
		if nodes[i].end >= goal && (best < 0 || nodes[i].cost < nodes[best].cost) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	if cap(b.ends) < n {
		b.ends = make([]int, backMost+1)
	}
	ends := b.ends[:n]
	for k := n - 1; k >= 0; k-- {
		ends[k] = nodes[best].end
		best = nodes[best].before
	}
	return ends
}

// extend adds to nodes every line that may follow nodes[i]; nodes from hi on
// are those of this step, one for each line end.
func (b *breaker) extend(nodes []node, i, hi, to int) []node {
	from := nodes[i].end
	measure, em := b.width(from), b.chars[from].Em
	base, open := b.cells[from], em.MulDiv(int64(b.p.MaxStretch+1), 1000)
	for k := from + 1; k <= to; k++ {
		if c := &b.cells[min(k, to-1)]; k < to && c.at-base.at+c.spaces-base.spaces+open*unit.Length(c.gaps-base.gaps+1) < measure {
			continue // loose whatever is done
		}
		if k < to && b.cells[k].flags&gradeMask < weak {
			if b.outside(&b.cells[from], k, measure) {
				break
			}
			continue
		}
		f := b.fit(from, k)
		if !f.squeezes(measure) {
			break
		}
		cost := nodes[i].cost
		if over := f.natural - f.end - measure; over > 0 {
			// As disturbing as a stretch of an eighth when all is used up.
			share := int(over * 100 / max(f.shrink, 1))
			cost += share * share
		} else if k < to {
			s := f.stretch(measure, em)
			if s > b.p.MaxStretch {
				continue
			}
			cost += s * s
		}
		if k < to && b.cells[k].flags&gradeMask == weak {
			cost += easy * easy
		}
		found := false
		for j := hi; j < len(nodes); j++ {
			if nodes[j].end == k {
				found = true
				if cost < nodes[j].cost {
					nodes[j].cost, nodes[j].before = cost, i
				}
			}
		}
		if !found {
			nodes = append(nodes, node{k, cost, i})
		}
	}
	return nodes
}

// companion is a stretch, in thousandths of an em, by which the last line but
// one may open so that the last does not hold a single character.
const companion = 100

// keepCompany mends a last line of a single character (孤字不成行): the line
// above takes it in when a gentle squeeze makes room, or gives up one of its
// own; and is squeezed hard only when neither will do.
func (b *breaker) keepCompany(first int) {
	last := len(b.lines) - 1
	if last <= first || !b.lonely(b.lines[last]) {
		return
	}
	above, end := &b.lines[last-1], b.lines[last].To
	whole, measure := b.fit(above.From, end), b.width(above.From)
	if !whole.eases(measure) {
		for i := above.To - 1; i > above.From && b.mayOpen(b.fit(above.From, i), measure, b.chars[above.From].Em); i-- {
			if b.cells[i].flags&gradeMask == free && b.fit(i, end).fits(b.rest) {
				above.To, b.lines[last].From = i, i
				return
			}
		}
	}
	if whole.squeezes(measure) {
		above.To = end
		b.lines = b.lines[:last]
	}
}

// mayOpen reports whether the last line but one may be so short.
func (b *breaker) mayOpen(f fit, measure, em unit.Length) bool {
	if b.p.Ragged {
		return f.natural*2 >= measure
	}
	return f.stretch(measure, em) <= companion
}

// lonely reports whether a line holds one Han character, or a figure no wider
// than one, and at most marks after it.
func (b *breaker) lonely(l Line) bool {
	i := l.From + 1
	switch b.cells[l.From].class {
	case han:
	case digit:
		for i < l.To && b.cells[i].class == digit && b.cells[i].at-b.cells[l.From].at < b.chars[i].Em {
			i++
		}
	default:
		return false
	}
	for ; i < b.trim(l.From, l.To); i++ {
		if c := b.cells[i].class; c < closing || c > stop {
			return false
		}
	}
	return true
}
