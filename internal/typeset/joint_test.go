package typeset

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// jointNotice is signed and sealed by so many organs.
func jointNotice(t *testing.T, n int) *doc.Document {
	d := notice(para(sentence), para(sentence))
	d.Signature = doc.Signature{Mode: doc.Stamped, Date: date()}
	for i := range n {
		d.Signature.Organs = append(d.Signature.Organs, text(fmt.Sprintf("云澜市第%02d工程管理局", i+1)))
		d.Signature.Seals = append(d.Signature.Seals, doc.Seal{Image: seal(t), Diameter: 42 * unit.Mm})
	}
	return d
}

// However many organs sign, each name and each seal stands in the text area,
// the date under the last, and no seal touches another.
func TestManyOrgansSign(t *testing.T) {
	for _, n := range []int{2, 3, 5, 8, 12, 15, 30} {
		d, ds := set(t, jointNotice(t, n), "公文")
		noErrors(t, ds)
		type mark struct {
			page int
			im   *page.Image
		}
		var seals []mark
		for i := range d.Pages {
			for _, item := range d.Pages[i].Items {
				if im, ok := item.(*page.Image); ok {
					seals = append(seals, mark{i + 1, im})
				}
			}
		}
		if len(seals) != n {
			t.Errorf("%d organs: %d seals", n, len(seals))
		}
		for i, a := range seals {
			if a.im.Y.Millimetres() < top-0.1 || (a.im.Y+a.im.H).Millimetres() > bottom+pitch || a.im.X.Millimetres() < left-0.1 || (a.im.X+a.im.W).Millimetres() > right+0.1 {
				t.Errorf("%d organs: seal %d leaves the text area of page %d: %v %v", n, i+1, a.page, a.im.X, a.im.Y)
			}
			for _, b := range seals[:i] {
				dx, dy := (a.im.X - b.im.X).Millimetres(), (a.im.Y - b.im.Y).Millimetres()
				if a.page == b.page && dx*dx+dy*dy <= 42*42 {
					t.Errorf("%d organs: two seals touch on page %d", n, a.page)
				}
			}
		}
		for _, b := range boxes(d) {
			if b.item.Node != page.Artefact && b.emBottom.Millimetres() > bottom+0.1 {
				t.Errorf("%d organs: “%s” stands below the text area of page %d", n, b.text, b.page)
			}
		}
		all := strings.ReplaceAll(shown(d), "\n", "")
		for i := range n {
			if want := fmt.Sprintf("%02d", i+1); !strings.Contains(all, want) {
				t.Errorf("%d organs: the name of organ %s is not on the pages", n, want)
			}
		}
		var last box
		for _, b := range boxes(d) {
			if b.text == "日" {
				last = b
			}
		}
		if last.page != seals[len(seals)-1].page {
			t.Errorf("%d organs: the date stands on page %d, the last seal on page %d", n, last.page, seals[len(seals)-1].page)
		}
		if told := strings.Contains(codes(ds), string(diag.SealCrowded)); told != (n >= 12) {
			t.Errorf("%d organs: told of a signature on several pages: %v\n%s", n, told, diag.Text(ds))
		}
	}
}
