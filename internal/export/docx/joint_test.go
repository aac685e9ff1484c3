package docx

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// Many organs under seals stand three in a row, long names in several lines,
// and a page ends between rows where it does in print.
func TestManyOrgansSignAsInPrint(t *testing.T) {
	d := plainDocument("全市各乡镇、街道和功能区。")
	d.Signature = doc.Signature{Mode: doc.Stamped, Date: doc.Date{Year: 2026, Month: 3, Day: 6}}
	for range 6 {
		d.Signature.Organs = append(d.Signature.Organs, texts("云澜市应急管理局", "云澜市住房和城乡建设局")...)
	}
	for range d.Signature.Organs {
		d.Signature.Seals = append(d.Signature.Seals, doc.Seal{Diameter: 45 * unit.Mm})
	}
	o := options()
	o.Fit.Seals = []int{2}
	body := unpack(t, written(t, d, o), "word/document.xml")
	signed := strings.Count(body, `<w:pStyle w:val="Signature"/>`)
	if signed != 4*2 {
		t.Errorf("the names take %d lines, want two for each of four rows", signed)
	}
	if n := strings.Count(body, `<w:pStyle w:val="Signature"/><w:keepNext w:val="0"/>`); n != 1 {
		t.Errorf("%d rows are not kept with the next, want 1", n)
	}
	if n := strings.Count(body, `<w:pageBreakBefore/>`); n != 1 {
		t.Errorf("%d rows begin a page, want 1", n)
	}
	before, _, _ := strings.Cut(body, `<w:pageBreakBefore/>`)
	if n := strings.Count(before, `<w:pStyle w:val="Signature"/>`); n != 4 {
		t.Errorf("%d lines stand before the page, want 4", n)
	}
}
