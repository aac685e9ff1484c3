package chart

import (
	"math/bits"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/linebreak"
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

// wrap breaks a text into lines no wider than the room, where Chinese text
// may be broken. Something unbreakable that is wider is broken anywhere.
func (d *drafter) wrap(s string, room unit.Length) []string {
	if s == "" || d.width(s) <= room {
		return []string{s}
	}
	runes := []rune(s)
	chars := make([]linebreak.Char, len(runes))
	for i, r := range runes {
		chars[i] = linebreak.Char{Rune: r, Em: d.size, Width: d.width(string(r)), Hint: linebreak.Frozen}
	}
	broken := linebreak.Break(chars, room, room, linebreak.Policy{})
	// Lines of about one length: the narrowest room that needs no more lines.
	for least, lines := room/2, len(broken); room-least > d.size/4; {
		try := (least + room) / 2
		b := linebreak.Break(chars, try, try, linebreak.Policy{})
		if len(b) > lines || overfull(b) {
			least = try
			continue
		}
		broken, room = b, try
	}
	var out []string
	for _, l := range broken {
		part := string(trimmed(runes[l.From:l.To]))
		for d.width(part) > room {
			n := d.fits([]rune(part), room)
			out = append(out, string([]rune(part)[:n]))
			part = string([]rune(part)[n:])
		}
		out = append(out, part)
	}
	return out
}

func overfull(lines []linebreak.Line) bool {
	for _, l := range lines {
		if l.Overfull {
			return true
		}
	}
	return false
}

// fits is how many characters go into the room, at least one.
func (d *drafter) fits(runes []rune, room unit.Length) int {
	n := 1
	for n < len(runes) && d.width(string(runes[:n+1])) <= room {
		n++
	}
	return n
}

func trimmed(runes []rune) []rune {
	for len(runes) > 0 && (runes[len(runes)-1] == ' ' || runes[len(runes)-1] == '\u3000') {
		runes = runes[:len(runes)-1]
	}
	return runes
}

// widest is the width of the widest text.
func (d *drafter) widest(list []string) unit.Length {
	w := unit.Length(0)
	for _, s := range list {
		w = max(w, d.width(s))
	}
	return w
}
