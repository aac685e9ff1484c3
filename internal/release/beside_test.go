package release

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// TestLikelyNames: a name that no label and no list tells stops the document
// where a telephone number stands beside it, or where it is called a person,
// and nowhere else.
func TestLikelyNames(t *testing.T) {
	for _, c := range []struct{ text, name string }{
		{"许安 13800001234。", "许安"}, {"请找许安，电话：0000-66010012。", "许安"}, {"有事联系欧阳若水（0000）66010012。", "欧阳若水"},
		{"电话0000-66010012（许安）。", "许安"}, {"0000-66010012，许小安。", "许小安"}, {"许　安　13800001234", "许安"},
		{"联系人：许安，电话0000-66010012。", ""}, {"找洪洁，电话0000-66010012。", ""}, // hidden already
		{"许安同志", "许安"}, {"由许小安同志负责", "许小安"}, {"欧阳若水女士", "欧阳若水"}, {"当事人是许安，男，45岁", "许安"}, {"许安（女）", "许安"},
		{"各位同志", ""}, {"全体同志", ""}, {"主要负责同志", ""}, {"有关同志", ""}, {"党员同志，男，女", ""}, {"洪洁同志", ""}, {"某同志", ""}, {"张某同志", ""},
		{"许安负责。值班电话0000-66010012。", ""},
		{"全天 0000-66010012", ""}, {"单位电话：0000-66010012", ""}, {"周五 0000-66010012", ""}, {"高新区 0000-66010012", ""}, {"安全科，电话0000-66010012", ""},
		{"值班室 0000-66010012", ""}, {"市应急管理局，电话：0000-66010012。", ""}, {"在周边镇村 0000-66010012", ""}, {"许安 2026年3月", ""},
	} {
		d := released(paragraph(c.text))
		d.Release.Masks, d.Release.Kept = masks(Names, Mobile), texts("电话")
		e, found := (&Rules{People: []string{"洪洁"}}).Edition(d, today)
		if (e == nil) != (c.name != "") {
			t.Fatalf("%s: %s", c.text, diag.Text(found))
		}
		got := ""
		for _, f := range found {
			if f.Code == diag.ReleaseMask {
				_, got, _ = strings.Cut(f.Summary, "“")
				got, _, _ = strings.Cut(got, "”")
				if f.Severity != diag.Error || f.Span.Start.Line != 12 || !strings.Contains(f.Hint, got) {
					t.Errorf("%s: %+v", c.text, f)
				}
			}
		}
		if got != c.name {
			t.Errorf("%s: %q, want %q", c.text, got, c.name)
		}
	}
	// What the officer answers ends the question; who hides no names is not asked.
	for _, c := range []struct{ masks, kept []string }{{[]string{Names, "许安"}, []string{"电话"}}, {[]string{Names}, []string{"电话", "许安"}}, {[]string{Addresses}, []string{"电话"}}} {
		d := released(paragraph("许安 0000-66010012，位于望潮镇滨江路18号。"))
		d.Release.Masks, d.Release.Kept = masks(c.masks...), texts(c.kept...)
		if _, found := (&Rules{}).Edition(d, today); len(found) > 0 {
			t.Errorf("%v %v: %s", c.masks, c.kept, diag.Text(found))
		}
	}
}
