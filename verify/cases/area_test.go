package cases

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// The text area of the format 公文 (GB/T 9704-2012 5.2.1).
const (
	areaLeft   = 28 * unit.Mm
	areaRight  = areaLeft + 156*unit.Mm
	areaTop    = 37 * unit.Mm
	areaBottom = areaTop + 225*unit.Mm
	tolerance  = unit.Mm / 10
)

// outside lists characters whose box leaves the text area. A mark may have
// half of its box outside, where it has no ink.
func outside(d *page.Document) []string {
	var complaints []string
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			tx, ok := item.(*page.Text)
			if !ok || tx.Node == page.Artefact || tx.Face == nil {
				continue
			}
			for _, g := range tx.Glyphs {
				if blank(g.Rune) {
					continue
				}
				x0, x1 := tx.X+g.X, tx.X+g.X+tx.Face.Width(g.ID, tx.Size)
				y0, y1 := tx.Y-tx.Size.MulDiv(88, 100), tx.Y+tx.Size.MulDiv(12, 100)
				if strings.ContainsRune("、，。：；！？’”」』）〕］｝》〉】〗", g.Rune) {
					x1 -= tx.Size / 2
				}
				if strings.ContainsRune("‘“「『（〔［｛《〈【〖", g.Rune) {
					x0 += tx.Size / 2
				}
				if x0 < areaLeft-tolerance || x1 > areaRight+tolerance || y0 < areaTop-tolerance || y1 > areaBottom+tolerance {
					complaints = append(complaints, fmt.Sprintf("page %d: “%c” of “%s” stands at %v–%v × %v–%v", i+1, g.Rune, tx, x0, x1, y0, y1))
				}
			}
		}
	}
	return complaints
}
