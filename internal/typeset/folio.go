package typeset

import (
	"strconv"

	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// folios sets the page numbers: Arabic figures between two 一字线, whose
// upper edge stands a fixed distance below the text area; right on odd pages,
// left on even ones (7.5). Where a blank page was added for the imprint,
// neither it nor the page of the imprint has a number.
func (s *setter) folios(plan imprintPlan) {
	f := s.f.Folio
	if !f.Shown {
		return
	}
	for i := range s.out.Pages {
		p := &s.out.Pages[i]
		switch {
		case i == 0 && !f.FirstPage:
		case i >= plan.text && plan.blanks > 0 && !f.ImprintToo:
		default:
			s.folio(p)
		}
	}
}

func (s *setter) folio(p *page.Page) {
	f, st := s.f.Folio, s.style(layout.FolioText)
	line := s.setOne(styled{runs: generated("— " + strconv.Itoa(p.Number) + " —"), style: st, node: page.Artefact})
	g := s.f.Page
	x := (g.TextWidth - line.width) / 2
	if f.Mirrored {
		x = g.TextWidth - f.Inset - line.width
		if p.Number%2 == 0 {
			x = f.Inset
		}
	}
	// The number stands where it stands on every page, on landscape pages too
	// (8): it is drawn in the coordinates of the sheet.
	c := &canvas{page: &page.Page{}, matter: s.matter, origin: g.Left}
	c.text(&line, x, g.Top+g.TextHeight+f.Gap+dashTop(&line))
	p.Items = append(p.Items, c.page.Items...)
}

// dashTop is how far the upper edge of the 一字线 stands above the baseline.
func dashTop(l *textLine) unit.Length {
	for i := range l.frags {
		f := &l.frags[i]
		for _, g := range f.glyphs {
			if b, ok := f.face.Bounds(g.ID); ok && g.Rune == '—' {
				return f.look.size.MulDiv(int64(b.YMax), int64(f.face.UnitsPerEm()))
			}
		}
	}
	return 0
}
