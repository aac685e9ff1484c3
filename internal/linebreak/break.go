package linebreak

import (
	"slices"

	"yinfa.dev/yinfa/internal/unit"
)

// defaultStretch is MaxStretch when the policy names none: an eighth of an
// em, about the most by which real notices open a line.
const defaultStretch = 125

// easy is a stretch nobody sees, in thousandths of an em: a character or so
// pushed to the next line.
const easy = 45

// hardly is one that few see: it keeps 日 with its 6 where that has a mark in
// tow, 7月6|日，.
const hardly = 70

// Break sets a paragraph: its first line has the measure first, the others
// rest. Every character is in exactly one line, in order. Lines are chosen
// one after another as Word and WPS do — squeeze a mark in before pushing
// it out — and only where that would leave a line looser than
// p.MaxStretch are the lines about it chosen again. Lines are justified
// except the last and those ended by ForceBreak.
func Break(chars []Char, first, rest unit.Length, p Policy) []Line {
	return new(Breaker).Break(chars, first, rest, p)
}

// Breaker breaks one paragraph after another in the same memory. The zero
// Breaker is ready; it is for one goroutine.
type Breaker struct{ b breaker }

// Break does what the function Break does. The lines and their places are
// good until the next call.
func (k *Breaker) Break(chars []Char, first, rest unit.Length, p Policy) []Line {
	if len(chars) == 0 {
		return nil
	}
	if p.MaxStretch <= 0 {
		p.MaxStretch = defaultStretch
	}
	b := &k.b
	b.chars, b.first, b.rest, b.p = chars, first, rest, p
	b.cells = slices.Grow(b.cells[:0], len(chars))[:len(chars)]
	b.x = slices.Grow(b.x[:0], len(chars))[:len(chars)]
	hints := grade(chars, b.cells, p.Level)
	measure(chars, b.cells, p)
	b.estimate()
	for from := 0; from < len(chars); {
		to := len(chars)
		if hints&ForceBreak != 0 {
			to = forced(chars, from)
		}
		b.segment(from, to)
		from = to
	}
	b.chars = nil
	return b.lines
}

// forced is where a stretch that starts at from ends by a forced break.
func forced(chars []Char, from int) int {
	to := from + 1
	for to < len(chars) && chars[to].Hint&ForceBreak == 0 {
		to++
	}
	return to
}

// breaker holds one paragraph while it is broken.
type breaker struct {
	chars       []Char
	cells       []cell
	first, rest unit.Length
	p           Policy
	x           []unit.Length
	lines       []Line
	nodes       []node // kept from search to search and from paragraph to paragraph, as are the others
	ends        []int
}

// estimate makes room for the lines at once.
func (b *breaker) estimate() {
	n := 1
	if b.rest > 0 {
		n += int(min(b.cells[len(b.cells)-1].at/b.rest, unit.Length(len(b.cells))))
	}
	b.lines = slices.Grow(b.lines[:0], n+2)
}

// width is the measure of a line that starts at from.
func (b *breaker) width(from int) unit.Length {
	if from == 0 {
		return b.first
	}
	return b.rest
}

// trim returns the end of the line's last character that is not a space.
func (b *breaker) trim(from, to int) int { return max(from, int(b.cells[to-1].solid)) }

// fit is how a stretch of text sits in its measure.
type fit struct {
	natural unit.Length // as it comes, the mark at its end at full width
	end     unit.Length // what the mark at its end can give up
	shrink  unit.Length // what the gaps can give up
	spaces  unit.Length // what the word spaces can take on
	gaps    int
}

// fit measures chars[from:to] as one line.
func (b *breaker) fit(from, to int) fit {
	to = b.trim(from, to)
	if to == from {
		return fit{}
	}
	a, z := &b.cells[from], &b.cells[to-1]
	f := fit{
		natural: z.end - a.at,
		shrink:  z.shrink - a.shrink,
		spaces:  z.spaces - a.spaces,
		gaps:    int(z.gaps - a.gaps),
	}
	if z.class >= closing && z.class <= stop && b.p.SqueezeLineEnd {
		f.end = blank(&b.chars[to-1])
	}
	return f
}

// fits reports whether the line fits without touching its inner gaps.
func (f fit) fits(measure unit.Length) bool { return f.natural-f.end <= measure }

// gently is the part of a squeeze that readers do not see: half of it. clreq
// lets a mark give up all its blank, but a comma of half an em amid hanzi is
// taken for a Western one.
func gently(shrink unit.Length) unit.Length { return shrink / 2 }

// eases reports whether the line fits when squeezed gently.
func (f fit) eases(measure unit.Length) bool { return f.natural-f.end-gently(f.shrink) <= measure }

// squeezes reports whether the line can be made to fit.
func (f fit) squeezes(measure unit.Length) bool { return f.natural-f.end-f.shrink <= measure }

// stretch is the thousandths of an em by which each gap opens when the line
// is set to the measure; a line without gaps that is not full counts as
// opened without end.
func (f fit) stretch(measure, em unit.Length) int {
	slack := measure - f.natural - f.spaces
	if slack <= 0 || em <= 0 {
		return 0
	}
	if f.gaps == 0 {
		return 1 << 30
	}
	return int(min(slack*1000/(em*unit.Length(f.gaps)), 1<<30))
}

// segment breaks chars[from:to], which holds no forced break inside.
func (b *breaker) segment(from, to int) {
	first := len(b.lines)
	for at := from; at < to; {
		next, spare := b.next(at, to)
		if spare > 0 {
			next = b.relieve(first, at, next, spare, to)
		} else {
			b.lines = append(b.lines, Line{From: at, To: next})
		}
		at = next
	}
	b.keepCompany(first)
	for i := first; i < len(b.lines); i++ {
		b.set(&b.lines[i], b.lines[i].To == to)
	}
}

// next chooses the end of the line that starts at from. When that line
// would be too loose, spare is a place inside a unit at which it would not
// be, or the same place when there is none; otherwise spare is 0.
func (b *breaker) next(from, to int) (at, spare int) {
	measure := b.width(from)
	em := b.chars[from].Em
	base := &b.cells[from]
	full := base.at + measure   // where the line is full
	var best [gradeMask + 1]int // the last place of each grade that fits
	squeezed := 0               // the first good place beyond that squeezes in gently
	forced := 0                 // the first that squeezes in at all
	i := from + 1
	for ; i < to; i++ {
		g := b.cells[i].flags & gradeMask
		if b.cells[i-1].end <= full {
			best[g] = i // the usual case, decided without measuring
			continue
		} else if b.outside(base, i, measure) {
			break // no later place can fit
		}
		f := b.fit(from, i)
		if f.fits(measure) {
			best[g] = i
		} else if g >= weak {
			if squeezed == 0 && f.eases(measure) && (g == free || !b.p.Ragged) {
				squeezed = i
			}
			if forced == 0 && f.squeezes(measure) {
				forced = i
			}
		}
	}
	if i == to {
		f := b.fit(from, to)
		if f.fits(measure) {
			return to, 0
		}
		if squeezed == 0 && f.eases(measure) {
			squeezed = to
		}
		if forced == 0 && f.squeezes(measure) {
			forced = to
		}
	}
	at = max(best[free], best[weak])
	if b.p.Ragged && best[free] > 0 && !b.tooWide(best[free], to, free) {
		at = best[free]
	}
	if squeezed > 0 {
		// 先挤进，后推出: squeeze when pushing out would cost a character.
		if at == 0 || at == best[weak] || measure-b.fit(from, at).natural >= em*3/4 {
			return squeezed, 0
		}
	}
	if at > 0 && at == best[weak] && best[free] > 0 && b.fit(from, best[free]).stretch(measure, em) <= hardly {
		at = best[free]
	}
	if at > 0 && b.p.Ragged && !b.tooWide(at, to, weak) || at > 0 && b.fit(from, at).stretch(measure, em) <= b.p.MaxStretch {
		return at, 0
	}
	if forced > 0 && !(b.p.Ragged && at > 0) {
		return forced, 0 // better a tight line than a loose one
	}
	switch {
	case best[soft] > at && (at == 0 || b.tooWide(at, to, weak)):
		return best[soft], 0
	case best[soft] > at && b.p.Ragged:
		return at, 0
	case best[soft] > at:
		return at, best[soft]
	case best[seam] > at && (at == 0 || b.tooWide(at, to, weak)):
		return best[seam], 0
	case best[inner] > at && (at == 0 || b.tooWide(at, to, weak)):
		return best[inner], 0
	case at > 0 && b.p.Ragged:
		return at, 0
	case at > 0:
		return at, at
	}
	return max(best[never], from+1), 0
}

// outside reports whether the line from base up to chars[i] is too wide
// however it is squeezed.
func (b *breaker) outside(base *cell, i int, measure unit.Length) bool {
	c := &b.cells[i-1]
	if c.class == space {
		return false
	}
	end := c.end - base.at - (c.shrink - base.shrink)
	return end > measure+b.chars[i-1].Em
}

// tooWide reports whether the unit that starts at from, and ends at a place of
// the grade, is wider than a whole line.
func (b *breaker) tooWide(from, to int, grade uint8) bool {
	for i := from + 1; i < to; i++ {
		if b.cells[i].flags&gradeMask >= grade {
			return !b.fit(from, i).squeezes(b.rest)
		}
		if b.cells[i].at-b.cells[from].at > 2*b.rest {
			return true
		}
	}
	return !b.fit(from, to).squeezes(b.rest)
}
