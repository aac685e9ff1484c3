package linebreak

import (
	"slices"

	"yinfa.dev/yinfa/internal/unit"
)

// GlueEntries forbids breaks inside the entries of a list joined by 、 that
// fit into the room of a line: 顾一鸣（市消防救援大队） is read in one glance.
func GlueEntries(chars []Char, room unit.Length) {
	for from := 0; from < len(chars); {
		to, width := from, unit.Length(0)
		for to < len(chars) {
			width += chars[to].Width
			to++
			if chars[to-1].Rune == '、' {
				break
			}
		}
		if width <= room {
			for i := from + 1; i < to; i++ {
				chars[i].Hint |= Glue
			}
		}
		from = to
	}
}

// entryShort is by how many em a line may be shorter than its measure so that
// the name after it stays whole, though not by more than a quarter; the eye
// takes it for a list then, not for a gap.
const entryShort = 5

// entryPart is how many characters of a name stand on either line at least
// where it is parted between words.
const entryPart = 3

// Entries sets a list of names as Break does, but ends lines between two
// names rather than within one where little room is lost: 主送机关 and 抄送.
// A name that is parted all the same is parted between two words, before one
// of the characters that places tells, in order; it is asked only then, and
// nil knows none. Entries leaves hints in chars.
func (k *Breaker) Entries(chars []Char, first, rest unit.Length, p Policy, places func() []int) []Line {
	lines := k.Break(chars, first, rest, p)
	var between []int
	for i := 0; i < len(lines)-1; i++ {
		line, measure := lines[i], rest
		if i == 0 {
			measure = first
		}
		from, to := entryAt(chars, line.From, line.To)
		if from == line.To {
			continue
		}
		em := chars[line.From].Em
		most := min(entryShort*em, measure/4)
		short := func(at int) unit.Length { return measure - width(chars[line.From:at]) }
		end := from
		if from <= line.From || short(from) > most || width(chars[from:to]) > rest {
			if places != nil && between == nil {
				between = places()
			}
			end = lastBefore(between, min(line.To, to-1-entryPart))
			if end < max(from, line.From)+entryPart || end == line.To || short(end) > most {
				continue
			}
		}
		if short(end) > em {
			chars[end].Hint |= ForceBreak
		} else {
			for j := end + 1; j <= line.To && j < to; j++ {
				chars[j].Hint |= Glue
			}
		}
		lines = k.Break(chars, first, rest, p)
	}
	return lines
}

// lastBefore is the last of the places up to at; 0 when there is none.
func lastBefore(places []int, at int) int {
	i, found := slices.BinarySearch(places, at)
	switch {
	case found:
		return at
	case i == 0:
		return 0
	}
	return places[i-1]
}

// entryAt is the name within which a line of chars[from:at] ends; it begins at
// at where the line ends between two. Marks in brackets part no names:
// 各县（市、区）人民政府.
func entryAt(chars []Char, from, at int) (begin, end int) {
	depth, begin := 0, from
	for i := from; i < len(chars); i++ {
		switch chars[i].Rune {
		case '（', '《', '“', '〔':
			depth++
		case '）', '》', '”', '〕':
			depth = max(0, depth-1)
		case '、', '，', '；':
			if depth > 0 {
				continue
			}
			if i >= at {
				return begin, i + 1
			}
			begin = i + 1
		}
	}
	return begin, len(chars)
}

func width(chars []Char) unit.Length {
	w := unit.Length(0)
	for i := range chars {
		w += max(chars[i].Width, 0)
	}
	return w
}
