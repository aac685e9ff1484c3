package compose

import (
	"slices"

	"yinfa.dev/yinfa/internal/doc"
)

// shortEntry is how long an entry of a short column is at most, in half
// characters: 序号, 日期, 数量, names of people and of units.
const shortEntry = 20

// centreShort puts the entries of short columns in the middle where the
// author says nothing of their side; long text stays at the left.
func centreShort(t *doc.Table) {
	if t.Size == doc.TableForm {
		return
	}
	t.Columns = slices.Clone(t.Columns)
	for i := range t.Columns {
		if t.Columns[i].Align == doc.AlignDefault && isShort(t, i) {
			t.Columns[i].Align = doc.AlignCentre
		}
	}
}

// isShort reports whether every entry of a column is short. A cell that
// reaches over several columns says nothing of one of them.
func isShort(t *doc.Table, column int) bool {
	some := false
	for _, row := range t.Rows[min(max(t.HeadRows, 0), len(t.Rows)):] {
		for _, cell := range row.Cells {
			if cell.Column != column || cell.ColSpan > 1 || len(cell.Blocks) == 0 {
				continue
			}
			p, ok := cell.Blocks[0].(*doc.Paragraph)
			if !ok || len(cell.Blocks) > 1 {
				return false
			}
			n := 0 // of the line
			for _, r := range p.Runs {
				if r.Break {
					n = 0
				}
				n += halves(r.Text)
				if n > shortEntry {
					return false
				}
				some = some || n > 0
			}
		}
	}
	return some
}

// halves is the length of a text in half characters.
func halves(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2000 {
			n++
		}
	}
	return n
}
