package layout

import (
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/unit"
)

// measure resolves lengths that depend on type: 字, 行 and 字高. A zero
// measure knows none of them.
type measure struct {
	// One 字 is width/chars, so that 28 of them fill the text area exactly.
	width, chars int64
	pitch        unit.Length // 1行
	height       unit.Length // 1字高
}

// maxLength bounds every length of a layout.
const maxLength = 2000 * unit.Mm

// parse reads a length as layouts write it. ok is false when it is none, or
// when it needs a unit the measure does not know.
func (m measure) parse(s string) (l unit.Length, ok bool) {
	s = strings.TrimSpace(s)
	if s == "0" {
		return 0, true
	}
	for _, u := range []struct {
		name     string
		num, den int64
	}{
		{"字高", int64(m.height), 1},
		{"字", m.width, m.chars},
		{"行", int64(m.pitch), 1},
	} {
		number, found := strings.CutSuffix(s, u.name)
		if !found {
			continue
		}
		num, den, ok := fraction(number)
		if !ok || u.num == 0 || u.den == 0 {
			return 0, false
		}
		// Rounded down: the characters that share the line must still fit.
		return bounded(unit.Length(floorDiv(num*u.num, den*u.den)))
	}
	l, err := unit.Parse(s)
	if err != nil {
		return 0, false
	}
	return bounded(l)
}

func bounded(l unit.Length) (unit.Length, bool) {
	return l, l <= maxLength && l >= -maxLength
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

// fraction reads 2, 0.5, -1 and 7/8 as a quotient. Numbers are small: at
// most four digits on either side of the point or the stroke.
func fraction(s string) (num, den int64, ok bool) {
	s = strings.TrimSpace(s)
	sign := int64(1)
	if rest, found := strings.CutPrefix(s, "-"); found {
		s, sign = rest, -1
	}
	if upper, lower, found := strings.Cut(s, "/"); found {
		num, ok1 := digits(upper)
		den, ok2 := digits(lower)
		return sign * num, den, ok1 && ok2 && den > 0
	}
	whole, part, found := strings.Cut(s, ".")
	if !found {
		num, ok := digits(whole)
		return sign * num, 1, ok
	}
	w, ok1 := digits(whole)
	p, ok2 := digits(part)
	den = 1
	for range part {
		den *= 10
	}
	return sign * (w*den + p), den, ok1 && ok2
}

func digits(s string) (int64, bool) {
	if len(s) == 0 || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}
