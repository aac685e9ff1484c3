package docx

import (
	"strconv"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// attrOf is an attribute of the first element of a name in a part, in twips.
func attrOf(t *testing.T, part, element, attr string) int {
	t.Helper()
	_, rest, ok := strings.Cut(part, "<w:"+element+" ")
	if !ok {
		t.Fatalf("no %s in %s", element, part)
	}
	rest, _, _ = strings.Cut(rest, ">")
	_, rest, _ = strings.Cut(rest, "w:"+attr+`="`)
	n, err := strconv.Atoi(strings.SplitN(rest, `"`, 2)[0])
	if err != nil {
		t.Fatalf("%s of %s: %v", attr, element, err)
	}
	return n
}

// TestFormsHaveRoomForMoreLines: the first page of a form that stands on it
// with its signature has room for two more lines; the number stays where it
// is, and the other pages keep their text area.
func TestFormsHaveRoomForMoreLines(t *testing.T) {
	f := formatOf(t, "表单")
	white := int((f.Page.Height - f.Page.Top - f.Page.TextHeight).Twips())
	for _, c := range []struct {
		name   string
		change func(*doc.Document, *Fit)
		roomy  bool
	}{
		{"a form of a page", func(*doc.Document, *Fit) {}, true},
		{"a form of two pages", func(_ *doc.Document, fit *Fit) { fit.FormWhole = false }, false},
		{"text under the signature", func(d *doc.Document, _ *Fit) { d.Note = text("此件公开发布") }, false},
		{"no signature", func(d *doc.Document, _ *Fit) { d.Signature = doc.Signature{} }, false},
		{"版记 on the page", func(d *doc.Document, _ *Fit) { d.Imprint = doc.Imprint{Shown: true, CopyTo: texts("市委办公室")} }, false},
		{"版记 alone", func(d *doc.Document, fit *Fit) {
			d.Imprint, fit.ImprintAlone = doc.Imprint{Shown: true, CopyTo: texts("市委办公室")}, true
		}, true},
	} {
		d, o := slip(t), options()
		o.Fit.FormWhole = true
		c.change(d, &o.Fit)
		data := written(t, d, o)
		body, first, odd := unpack(t, data, "word/document.xml"), unpack(t, data, "word/footer3.xml"), unpack(t, data, "word/footer1.xml")
		margin, foot := attrOf(t, body, "pgMar", "bottom"), attrOf(t, body, "pgMar", "footer")
		want := white
		if c.roomy {
			want -= int((2 * f.Style(layout.FormText).Pitch).Twips())
		}
		if margin != want || strings.Contains(body, "<w:titlePg/>") != c.roomy || strings.Contains(first, `id="folio3"`) != c.roomy {
			t.Errorf("%s: the margin is %d, want %d", c.name, margin, want)
		}
		if c.roomy && foot+int(unit.Pt.Twips()) > margin {
			t.Errorf("%s: the first footer reaches %d up, into the text", c.name, foot)
		}
		// The footers of the other pages reach from their place to the text area.
		if high := foot + attrOf(t, odd, "spacing", "before") + attrOf(t, odd, "spacing", "line") + attrOf(t, odd, "spacing", "after"); high < white-2 || high > white {
			t.Errorf("%s: other pages end %d above the sheet's edge, want %d", c.name, high, white)
		}
		if strings.Contains(body, "<w:tblpPr") && attrOf(t, body[strings.LastIndex(body, "<w:sectPr>"):], "pgMar", "bottom") != white {
			t.Errorf("%s: 版记 stands below the text area", c.name)
		}
	}
}
