package linebreak

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/unit"
)

const em = 16 * unit.Pt

// text turns a string into characters as a 三号 face sets them: full-width
// signs one em, ASCII half an em. A newline forces a break.
func text(s string) []Char {
	var chars []Char
	force := NoHint
	for _, r := range s {
		if r == '\n' {
			force = ForceBreak
			continue
		}
		c := Char{Rune: r, Width: em, Em: em, Hint: force}
		if r < 0x250 && r != '·' && r != '°' && r != '±' && r != '×' {
			c.Width = em / 2
		}
		force = NoHint
		chars = append(chars, c)
	}
	return chars
}

// ems shows a length in ems.
func ems(l unit.Length) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", float64(l)/float64(em)), "0"), ".")
}

// dump shows lines, one a row, with width, mean opening and flags.
func dump(chars []Char, lines []Line) string {
	var s strings.Builder
	for _, l := range lines {
		for _, c := range chars[l.From:l.To] {
			s.WriteRune(c.Rune)
		}
		fmt.Fprintf(&s, "｜%s", ems(l.Width))
		if l.Loose {
			s.WriteString(" loose")
		}
		if l.Overfull {
			s.WriteString(" overfull")
		}
		s.WriteByte('\n')
	}
	return s.String()
}
