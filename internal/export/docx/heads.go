package docx

import (
	"slices"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// headRuns puts breaks into the head of a column where the printed edition
// has them: by meaning, in lines of about the same length. ok is false where
// the column is too narrow for that.
func (b *builder) headRuns(runs []doc.Run, st layout.Style, width unit.Length) (out []doc.Run, ok bool) {
	for i, part := range doc.SplitBreaks(runs) {
		if i > 0 {
			out = append(out, doc.Run{Break: true})
		}
		text, widths := b.measured(part, st)
		for j, line := range b.headLines(text, widths, width, st.Size) {
			total := unit.Length(0)
			for _, w := range widths[line[0]:line[1]] {
				total += w
			}
			if total > width {
				return nil, false
			}
			if j > 0 {
				out = append(out, doc.Run{Break: true})
			}
			out = append(out, cutRuns(part, line[0], line[1])...)
		}
	}
	return out, true
}

// headLines breaks a head. Titles keep a character's room at the edge, heads
// need not; four or six characters over two or three lines are words of two.
func (b *builder) headLines(text []rune, widths []unit.Length, width, em unit.Length) [][2]int {
	lines := titlebreak.Break(text, widths, width+em, b.o.Words)
	if n := len(text); len(lines) > 1 && n == 2*len(lines) && 2*em <= width {
		lines = slices.Clone(lines)
		for i := range lines {
			lines[i] = [2]int{2 * i, 2*i + 2}
		}
	}
	return lines
}
