package chart

import (
	"math/bits"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// Approximate measures where no faces are at hand, as on a page whose reader
// brings the faces: full-width characters are one em wide, all others at most
// six tenths.
func Approximate(text string, _ doc.Face, size unit.Length) unit.Length {
	w := unit.Length(0)
	for _, r := range text {
		if r < 0x250 {
			w += size * 3 / 5
		} else {
			w += size
		}
	}
	return w
}

// scaled is room·v/most, rounded to nearest, for 0 ≤ v ≤ most. The product
// may need more than 64 bits.
func scaled(room unit.Length, v, most int64) unit.Length {
	if most <= 0 || v <= 0 || room <= 0 {
		return 0
	}
	v = min(v, most)
	hi, lo := bits.Mul64(uint64(room), uint64(v))
	lo, carry := bits.Add64(lo, uint64(most)/2, 0)
	q, _ := bits.Div64(hi+carry, lo, uint64(most))
	return unit.Length(q)
}

// longest is the longest room for a bar of most such that a bar of v leaves
// beside it what is not in room: room·most/v, at most limit.
func longest(room unit.Length, v, most int64, limit unit.Length) unit.Length {
	if v <= 0 || most <= v {
		return min(room, limit)
	}
	hi, lo := bits.Mul64(uint64(max(room, 0)), uint64(most))
	if hi >= uint64(v) {
		return limit
	}
	q, _ := bits.Div64(hi, lo, uint64(v))
	if q > uint64(limit) {
		return limit
	}
	return unit.Length(q)
}

// wrapping is a text broken for a room.
type wrapping struct {
	text string
	room unit.Length
}

// wrap breaks a text into as few lines as the room allows: by meaning where
// that takes no more lines, else where Chinese text may be broken.
func (d *drafter) wrap(s string, room unit.Length) []string {
	if s == "" || d.width(s) <= room {
		return []string{s}
	}
	key := wrapping{s, room}
	if lines, ok := d.wrapped[key]; ok {
		return lines
	}
	runes := []rune(s)
	widths := make([]unit.Length, len(runes))
	chars := make([]linebreak.Char, len(runes))
	for i, r := range runes {
		widths[i] = d.width(string(r))
		chars[i] = linebreak.Char{Rune: r, Em: d.size, Width: widths[i], Hint: linebreak.Frozen}
	}
	even, ok := evenly(chars, room)
	ranges := even
	if len(runes) <= longestByMeaning || !ok {
		// Titles keep one em free at the edge, labels need not.
		if byMeaning := titlebreak.Break(runes, widths, room+d.size, d.o.Words); !ok || len(byMeaning) <= len(even) && shortest(byMeaning) > 1 {
			ranges = byMeaning
		}
	}
	var lines []string
	for _, l := range ranges {
		lines = append(lines, string(runes[l[0]:l[1]]))
	}
	if d.wrapped == nil {
		d.wrapped = map[wrapping][]string{}
	}
	d.wrapped[key] = lines
	return lines
}

// longestByMeaning is the longest label that is broken by meaning: longer
// ones are sentences, and are broken like text.
const longestByMeaning = 40

// evenly breaks text into lines of about one length: into the narrowest room
// that needs no more lines. ok is false when a piece cannot be broken to fit.
func evenly(chars []linebreak.Char, room unit.Length) (lines [][2]int, ok bool) {
	broken := linebreak.Break(chars, room, room, linebreak.Policy{})
	if overfull(broken) {
		return nil, false
	}
	for least := room / 2; room-least > unit.Pt; {
		try := (least + room) / 2
		b := linebreak.Break(chars, try, try, linebreak.Policy{})
		if len(b) > len(broken) || overfull(b) {
			least = try
			continue
		}
		broken, room = b, try
	}
	for _, l := range broken {
		to := l.To
		for to > l.From+1 && (chars[to-1].Rune == ' ' || chars[to-1].Rune == 0x3000) {
			to--
		}
		lines = append(lines, [2]int{l.From, to})
	}
	return lines, true
}

func overfull(lines []linebreak.Line) bool {
	for _, l := range lines {
		if l.Overfull {
			return true
		}
	}
	return false
}

// shortest is the length of the shortest line, in characters: a label with a
// single character on a line is not read.
func shortest(lines [][2]int) int {
	n := lines[0][1] - lines[0][0]
	for _, l := range lines {
		n = min(n, l[1]-l[0])
	}
	return n
}

// widest is the width of the widest text.
func (d *drafter) widest(list []string) unit.Length {
	w := unit.Length(0)
	for _, s := range list {
		w = max(w, d.width(s))
	}
	return w
}
