package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// slackLines is for how many more lines of a form its first page has room. The
// signature, two lines that end well left of the edge, then stands level with
// the page number and beside it; with a third it would run into it.
const slackLines = 2

// formSlack is how far below the text area the first page has room for a form
// that stands there with its signature: where a program breaks a line
// elsewhere, or a person adds one, the signature moves down instead of going
// overleaf with the last rows. The other pages keep their text area.
func (b *builder) formSlack() unit.Length {
	d, f := b.d, b.f
	last := d.Note.Empty() && len(d.Attendance) == 0 // the signature ends the page
	if d.Form == nil || !b.o.Fit.FormWhole || !b.signed() || !last || b.footRule() || !f.Folio.Shown || !f.Folio.FirstPage || d.Signature.Mode == doc.Chopped {
		return 0
	}
	if d.Imprint.Shown && f.Imprint.Shown && !b.o.Fit.ImprintAlone {
		return 0 // 版记 stands at the foot of the section's text area
	}
	slack := b.g.style(layout.FormText).Pitch.MulDiv(slackLines, 1)
	if slack >= b.folio().low {
		return 0 // the format has little white below its text
	}
	return slack
}
