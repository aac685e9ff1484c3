package docx

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// An adjusted pitch is that of the text and the white around it; the title has
// its own, as in print. Tightened lines are a twip lower, for what programs
// round.
func TestAdjustedStyles(t *testing.T) {
	o := options()
	o.Fit.Pitch = 950
	sheet := unpack(t, written(t, notice(t), o), "word/styles.xml")
	f := formatOf(t, notice(t).Format)
	for id, c := range map[string]struct {
		style layout.StyleName
		pitch int64
	}{"AttachmentNote": {layout.AttachNote, 950}, "BodyText": {layout.Body, 950}, "Caption": {layout.Caption, 950}, "Title": {layout.Title, 1000}, "Signature": {layout.Organ, 1000}} {
		_, rest, _ := strings.Cut(sheet, `w:styleId="`+id+`"`)
		rest, _, _ = strings.Cut(rest, "</w:style>")
		st := f.Styles[c.style]
		if st.Pitch <= 0 {
			st.Pitch = f.Grid.Pitch
		}
		line := st.Pitch.MulDiv(c.pitch, 1000)
		if c.pitch < 1000 {
			line -= unit.Twip
		}
		want := fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d"`, st.Before.MulDiv(c.pitch, 1000).Twips(), st.After.MulDiv(c.pitch, 1000).Twips(), line.Twips())
		if !strings.Contains(rest, want) {
			t.Errorf("%s: no %s in %s", id, want, rest)
		}
	}
}
