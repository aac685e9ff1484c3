package linebreak

import "yinfa.dev/yinfa/internal/unit"

// set places the characters of one chosen line.
func (b *breaker) set(line *Line, last bool) {
	from, to := line.From, line.To
	measure := b.width(from)
	f := b.fit(from, to)
	line.X = b.x[from:to:to]
	end := b.trim(from, to)
	give := unit.Length(0) // what the mark at the end gives up
	switch over := f.natural - measure; {
	case over > 0:
		give = min(f.end, over)
		line.Overfull = over-give > f.shrink
		b.shrink(from, end, min(over-give, f.shrink))
	case over < 0 && !last && !b.p.Ragged:
		line.Loose = f.stretch(measure, b.chars[from].Em) > b.p.MaxStretch
		if line.Loose {
			b.plain(from, end) // short of the edge it reads better than torn apart
			break
		}
		b.stretch(from, end, -over, f)
	default:
		b.plain(from, end)
	}
	if end > from {
		line.Width = b.x[end-1] + max(b.chars[end-1].Width, 0) - give
	}
	for i := end; i < to; i++ {
		b.x[i] = line.Width
	}
}

// plain places the characters at their natural distances.
func (b *breaker) plain(from, to int) {
	start := b.cells[from].at
	for i := from; i < to; i++ {
		b.x[i] = b.cells[i].at - start
	}
}

// shrink places the characters with the gaps closed by total: every stage
// first gives what does not show (gently), in clreq's order, and only then,
// in the same order, the rest. Within a stage every gap gives the same share.
func (b *breaker) shrink(from, to int, total unit.Length) {
	var room, take, seen [stages]unit.Length
	for i := from + 1; i < to; i++ {
		room[b.cells[i].stage] += b.cells[i].shrink - b.cells[i-1].shrink
	}
	for s := range room {
		take[s] = min(gently(room[s]), total)
		total -= take[s]
	}
	for s := range room {
		more := min(room[s]-take[s], total)
		take[s] += more
		total -= more
	}
	start := b.cells[from].at
	b.x[from] = 0
	var taken unit.Length
	for i := from + 1; i < to; i++ {
		s := b.cells[i].stage
		if give := b.cells[i].shrink - b.cells[i-1].shrink; give > 0 {
			before := seen[s] * take[s] / room[s]
			seen[s] += give
			taken += seen[s]*take[s]/room[s] - before
		}
		b.x[i] = b.cells[i].at - start - taken
	}
}

// stretch places the characters with slack spread: first over the word
// spaces up to half an em each, then evenly over all gaps that may open.
func (b *breaker) stretch(from, to int, slack unit.Length, f fit) {
	inSpaces := min(slack, f.spaces)
	slack -= inSpaces
	base := &b.cells[from]
	// Of the slack, k gaps take k shares and what of k remainders is whole.
	of := unit.Length(max(f.gaps, 1))
	share, remainder := slack/of, slack%of
	gaps, opened, rest := base.gaps, unit.Length(0), unit.Length(0)
	for i := from; i < to; i++ {
		c := &b.cells[i]
		if c.gaps != gaps && f.gaps > 0 {
			gaps = c.gaps
			opened += share
			if rest += remainder; rest >= of {
				opened, rest = opened+1, rest-of
			}
		}
		x := c.at - base.at + opened
		if inSpaces > 0 {
			x += (c.spaces - base.spaces) * inSpaces / f.spaces
		}
		b.x[i] = x
	}
}
