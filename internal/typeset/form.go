package typeset

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// formSteps is by how much the heights of a form are tightened at a time, in
// thousandths.
const formSteps stretch = 25

// tightestForm is the tightest a form may be set: its lines stay one and a
// sixth of their size apart, and no row loses more than a fifth.
func (s *setter) tightestForm() stretch {
	least := natural1000 * 4 / 5
	for _, name := range []layout.StyleName{layout.FormText, layout.FormLabel} {
		st := s.style(name)
		least = max(least, stretch(st.Size.MulDiv(7000, 6*int64(st.Pitch))))
	}
	return least
}

// formReserve is what stays free under a tightened form where possible: other
// programs that put the same form on pages differ by as much.
const formReserve = 3 * unit.Mm

// tightenForm brings form and signature on fewer pages by lowering the rows
// of the form: a slip whose seal alone goes overleaf with a row or two is
// what an officer would tighten by hand.
func (s *setter) tightenForm(f *flow, m *mainMaterial) {
	all := append(append(append([]piece(nil), m.text...), m.signature...), m.rest...)
	sheets := len(s.paginate(all, f.areas, natural1000))
	if sheets < 2 {
		return
	}
	best := stretch(0)
	reserved := f.areas
	reserved.first.bottom -= formReserve
	reserved.later.bottom -= formReserve
	for k := natural1000 - formSteps; k >= s.tightestForm(); k -= formSteps {
		lowerForm(all, m, k)
		if len(s.paginate(all, f.areas, natural1000)) >= sheets {
			continue
		}
		best = k
		if len(s.paginate(all, reserved, natural1000)) < sheets {
			break
		}
	}
	if best == 0 {
		return
	}
	lowerForm(all, m, best)
	copy(m.text, all)
	s.out.Fall.Form = int(best)
	s.bag.Info(diag.FormTightened, s.signaturePlace(),
		fmt.Sprintf("表格最后几行和落款差一点排不进前一页，已把表格行高收紧为原来的%.1f%%", float64(best)/10), "如不合适，请增删表格内容")
}

// lowerForm puts the form's rows, tightened, in the place of those of the
// material.
func lowerForm(all []piece, m *mainMaterial, k stretch) {
	for i := m.form[0]; i < m.form[1]; i++ {
		if tighten := m.text[i].tighten; tighten != nil {
			all[i] = tighten(k)
			all[i].keep, all[i].before, all[i].head = m.text[i].keep, m.text[i].before, m.text[i].head
		}
	}
}

// tightened is the rows with lower lines and least heights. Pictures keep
// their size.
func (g *grid) tightened(rows []gridRow, k stretch) []gridRow {
	lower := func(l unit.Length) unit.Length { return l.MulDiv(int64(k), int64(natural1000)) }
	out := cloneRows(rows)
	for r := range out {
		out[r].height = lower(out[r].least)
		for c := range out[r].cells {
			cell := &out[r].cells[c]
			cell.items = append([]piece(nil), cell.items...)
			for i := range cell.items {
				if cell.items[i].line != nil {
					cell.items[i].height = lower(cell.items[i].height)
				}
			}
		}
	}
	g.heights(out)
	return out
}
