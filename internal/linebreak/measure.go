package linebreak

import "yinfa.dev/yinfa/internal/unit"

// cell is what is known of one character before lines are chosen. Sums run
// from the start of the paragraph as if it were one line, so that the width
// of any line is a difference.
type cell struct {
	at     unit.Length // start of the character
	end    unit.Length // end of the character
	shrink unit.Length // what the gaps up to here could give up
	spaces unit.Length // what the word spaces up to here could take on
	gaps   int32       // gaps up to here that may be stretched
	solid  int32       // index after the last character up to here that is not a space
	class  class
	flags  uint8 // grade and rigid
	stage  uint8 // when the gap before the character gives way
}

// The order in which a line gives up width (clreq); the mark at the line end
// comes before all of them.
const (
	spaceStage uint8 = iota
	dotStage
	bracketStage
	pauseStage
	latinStage
	stopStage
	stages
)

// measure fills the sums.
func measure(chars []Char, cells []cell, p Policy) {
	for i := range chars {
		c := &cells[i]
		if i == 0 {
			*c = cell{class: c.class, flags: c.flags}
		} else {
			b := &cells[i-1]
			c.at, c.shrink, c.spaces, c.gaps, c.solid, c.stage = b.end, b.shrink, b.spaces, b.gaps, b.solid, 0
			if c.class != han || b.class != han {
				c.follow(chars, cells, i, p)
			}
			if c.flags&rigid == 0 && chars[i-1].Hint&Frozen == 0 {
				c.gaps++
			}
		}
		if c.class != space {
			c.solid = int32(i) + 1
		}
		c.end = c.at + max(chars[i].Width, 0)
	}
}

// follow measures the gap before chars[i]. Between two Chinese characters
// there is nothing to be measured.
func (c *cell) follow(chars []Char, cells []cell, i int, p Policy) {
	gap, give, stage := gapBefore(chars, cells, i, p)
	c.at += gap
	c.shrink += give
	c.stage = stage
	before := &chars[i-1]
	if cells[i-1].class == space && before.Rune == ' ' {
		c.spaces += max(before.Em/2-max(before.Width, 0), 0)
	}
}

// blank returns the half of a full-width mark that carries no ink, or the
// quarter on one side of a centred one; narrow and frozen marks have none.
func blank(c *Char) unit.Length {
	if c.Hint&Frozen != 0 || c.Width*4 <= c.Em*3 {
		return 0
	}
	if c.Hint&Centred != 0 {
		return (c.Width - c.Em/2) / 2
	}
	return c.Width - c.Em/2
}

// gapBefore returns what is added to the gap before chars[i] when it is not
// first in its line, what that gap can give up, and at which stage.
func gapBefore(chars []Char, cells []cell, i int, p Policy) (gap, give unit.Length, stage uint8) {
	a, b := cells[i-1].class, cells[i].class
	right := a == closing || a == pause || a == stop
	left := b == open
	if p.SqueezePairs {
		switch {
		case right && (b == closing || b == pause || b == stop || b == open):
			gap = -blank(&chars[i-1])
			if gap != 0 {
				return gap, 0, 0
			}
		case a == open && b == open:
			gap = -blank(&chars[i])
			if gap != 0 {
				return gap, 0, 0
			}
		case a == stop && secondOfTwo(chars, i-1):
			return -blank(&chars[i-1]), 0, 0
		}
		switch {
		case right:
			return 0, blank(&chars[i-1]), stageOf(a)
		case left:
			return 0, blank(&chars[i]), bracketStage
		case a == dot:
			return 0, blank(&chars[i-1]) / 2, dotStage
		case b == dot:
			return 0, blank(&chars[i]) / 2, dotStage
		}
	}
	switch {
	case p.LatinGap > 0 && joins(a, b):
		em := max(chars[i-1].Em, chars[i].Em)
		gap = em.MulDiv(int64(p.LatinGap), 1000)
		return gap, max(gap-em/8, 0), latinStage
	case a == space && chars[i-1].Rune == ' ' && chars[i-1].Hint&Frozen == 0:
		return 0, max(chars[i-1].Width-chars[i-1].Em/4, 0), spaceStage
	}
	return 0, 0, 0
}

// secondOfTwo reports whether chars[i] ends ？？, ！！ or ？！, which take one
// em together (GB/T 15834-2011 5.1.2).
func secondOfTwo(chars []Char, i int) bool {
	calls := func(k int) bool { return k >= 0 && (chars[k].Rune == '？' || chars[k].Rune == '！') }
	return calls(i) && calls(i-1) && !calls(i-2)
}

// joins reports whether Han meets Latin or a figure, without a mark between.
func joins(a, b class) bool {
	west := func(c class) bool { return c == latin || c == digit || c == suffix || c == prefix }
	return a == han && west(b) || west(a) && b == han
}

func stageOf(c class) uint8 {
	switch c {
	case closing:
		return bracketStage
	case stop:
		return stopStage
	}
	return pauseStage
}
