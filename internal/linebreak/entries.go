package linebreak

import "yinfa.dev/yinfa/internal/unit"

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
