package linebreak

// A grade says how good a place is to end a line before a character.
const (
	never uint8 = iota // a forbidden start or end would result
	inner              // inside a unit that is kept whole
	seam               // there, where it is parted when it is wider than a line: after the area code
	soft               // inside a long unit, where a break reads well: after / in an address
	weak               // allowed, but the eye would rather not: 2026|年
	free
)

const (
	gradeMask uint8 = 7
	rigid     uint8 = 8 // the gap before the character is not stretched
)

// grade finds the grade of every place in the paragraph. It returns the hints
// that there are in it.
func grade(chars []Char, cells []cell, level Level) Hint {
	hints, before := NoHint, han
	for i := range chars {
		c, flags := classOf(chars[i].Rune), free
		if c != han || before != han {
			flags = pair(before, c, level)
		}
		cells[i].class, cells[i].flags = c, flags
		hints |= chars[i].Hint
		before = c
	}
	if len(cells) > 0 {
		cells[0].flags = never
	}
	for i := 0; i < len(chars); {
		if cells[i].class == han && chars[i].Rune != '第' {
			i++
			continue
		}
		switch c := cells[i].class; {
		case c == dash || c == ellipsis:
			i = repeated(chars, cells, i, level)
		case c.western() || c == prefix || c == suffix || c == solidus:
			minus(cells, i, level)
			i = word(chars, cells, i)
		case c == open:
			i = number(chars, cells, i)
		case c == han:
			i = ordinal(chars, cells, i)
		default:
			i++
		}
	}
	if hints&Glue != 0 {
		hold(chars, cells)
	}
	return hints
}

// hold forbids the breaks that hints forbid.
func hold(chars []Char, cells []cell) {
	for i := 1; i < len(chars); i++ {
		if chars[i].Hint&Glue != 0 && cells[i].flags&gradeMask > inner {
			cells[i].flags = cells[i].flags&^gradeMask | inner
		}
	}
}

// pair grades the place between two neighbours by their classes alone.
func pair(a, b class, level Level) uint8 {
	var flags uint8
	switch {
	case a == connector || b == connector || a == solidus || b == solidus || a == hyphen || b == hyphen ||
		b == combining || a == glue || b == glue || b == space:
		flags = rigid
	case (b == closing || b == pause || b == stop) && (a.western() || a == suffix):
		flags = rigid // a mark keeps to its word: 40℃，
	}
	switch {
	case b.noStart() || a.noEnd(level):
		return flags | never
	case a == space:
		return flags | free
	case a == digit && b == sign, a == sign && (b == digit || b == prefix):
		return rigid | inner
	}
	return flags | free
}

// minus lets a line begin with a negative number, 温度-5℃, rather than be
// loose: a hyphen that follows no word may be a minus or may mean “to”.
func minus(cells []cell, i int, level Level) {
	if i > 0 && i+1 < len(cells) && cells[i].class == hyphen && cells[i+1].class == digit && !cells[i-1].class.noEnd(level) && cells[i-1].class != space {
		cells[i].flags = cells[i].flags&^gradeMask | soft
	}
}

// repeated grades a run of dashes or ellipses: they go in twos, which are
// not parted; between twos of a long run a line may end.
func repeated(chars []Char, cells []cell, from int, level Level) int {
	c := cells[from].class
	to := from + 1
	for to < len(cells) && cells[to].class == c {
		to++
	}
	double := to-from >= 2 || chars[from].Rune == '⸺'
	if from > 0 && c == dash && double && level < Strict && !cells[from-1].class.noEnd(level) {
		cells[from].flags = free
	}
	for i := from + 1; i < to; i++ {
		cells[i].flags = rigid | inner
		if (i-from)%2 == 0 {
			cells[i].flags = rigid | weak
		}
	}
	if c == dash && !double {
		// A single — joins what it stands between: 8:00—18:00.
		cells[from].flags |= rigid
		if to < len(cells) {
			cells[to].flags |= rigid
			if cells[to].class == digit && cells[to].flags&gradeMask == free {
				cells[to].flags = rigid | weak
			}
		}
	}
	return to
}
