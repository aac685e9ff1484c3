package typeset

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// annexed is a notice of one page with an attachment of n lines below its
// title, and 版记.
func annexed(n int) *doc.Document {
	d := notice(oneLiners(3)...)
	d.AttachNotes = texts("名单")
	d.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
	d.Attachments = []doc.Attachment{{Label: "附件", Title: runs("名单"), Body: oneLiners(n)}}
	d.Imprint = doc.Imprint{Shown: true, CopyTo: texts("市教育局"), Office: text("云澜市应急管理局"), Date: date()}
	return d
}

// An attachment that ends a line or two too low for 版记 is set closer, by no
// more than the body may be, rather than leave it a blank page and one of its
// own.
func TestImprintStandsBelowAnAttachment(t *testing.T) {
	tightened, blank := 0, 0
	for n := 10; n < 90; n++ {
		d, ds := set(t, annexed(n), "公文")
		noErrors(t, ds)
		if d.Fall.EndPitch > 0 {
			tightened++
			if k := stretch(d.Fall.EndPitch); k < tightest || k >= natural1000 {
				t.Errorf("%d lines: the pitch is %d‰", n, k)
			}
			if !strings.Contains(codes(ds), string(diag.ImprintSqueeze)) {
				t.Errorf("%d lines: the pitch is adjusted and nothing is said", n)
			}
		}
		last := len(d.Pages)
		if last < 3 || len(d.Pages[last-2].Items) > 0 {
			continue
		}
		blank++
		// How much is missing on the last page of the text, and what all lines
		// above could give.
		low := unit.Length(0)
		for _, b := range boxes(d) {
			if b.page == last-2 && strings.Contains(b.text, "全市各") {
				low = max(low, b.emBottom)
			}
		}
		imprint := find(t, d, "抄送").emTop
		if lack := (low - imprint).Millimetres() + 10.2/2; lack < 0.05*10.2*float64(n)*0.6 {
			t.Errorf("%d lines: %.1f mm are missing for 版记, and it has a page of its own after a blank one", n, lack)
		}
	}
	if tightened < 3 {
		t.Errorf("%d attachments were tightened: the test does not test", tightened)
	}
	t.Log(tightened, "tightened,", blank, "with a blank page")
}
