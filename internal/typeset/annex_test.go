package typeset

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
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

// 版记 keeps half a line below the text; where the tightest pitch cannot give
// that, a sixteenth is better than a page of its own behind a blank one.
func TestImprintMayStandCloseBelowTheText(t *testing.T) {
	close, least := 0, unit.Length(unit.Mm*1000)
	for diameter := 38; diameter <= 50; diameter++ {
		for n := 20; n < 32; n++ {
			d := notice(oneLiners(n)...)
			size := unit.Mm.MulDiv(int64(diameter), 1)
			d.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date(), Seals: []doc.Seal{{Image: seal(t), Diameter: size}}}
			d.Imprint = doc.Imprint{Shown: true, CopyTo: texts("市教育局"), Office: text("云澜市应急管理局"), Date: date()}
			p, _ := set(t, d, "公文")
			if len(p.Pages) != 2 {
				continue
			}
			low, rule := unit.Length(0), p.Pages[1].Height
			for _, it := range p.Pages[1].Items {
				switch it := it.(type) {
				case *page.Image:
					low = it.Y + it.H
				case *page.Rule:
					rule = min(rule, it.Y)
				}
			}
			gap := rule - low
			least = min(least, gap)
			if gap.Millimetres() < pitch/2-0.1 {
				close++
			}
		}
	}
	near(t, "7.4", "least white above 版记, less a sixteenth of a line", max(0, unit.Length(unit.FromMm(pitch/16))-least), 0)
	if close == 0 {
		t.Error("no 版记 stands close: the test does not test")
	}
}
