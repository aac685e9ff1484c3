package docx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// sheetOf is the styles of a format, by id.
func sheetOf(t *testing.T, format string) map[string]string {
	t.Helper()
	d := notice(t)
	d.Format = format
	out := map[string]string{}
	for _, s := range strings.Split(unpack(t, written(t, d, options()), "word/styles.xml"), `w:styleId="`)[1:] {
		id, rest, _ := strings.Cut(s, `"`)
		out[id], _, _ = strings.Cut(rest, "</w:style>")
	}
	return out
}

func valueOf(style, element string) string {
	_, rest, ok := strings.Cut(style, "<w:"+element+` w:val="`)
	if !ok {
		return ""
	}
	v, _, _ := strings.Cut(rest, `"`)
	return v
}

// TestTypingAfterAHeading: a paragraph typed after a title, heading, head of
// an attachment or date is body text, and one after body text stays so.
func TestTypingAfterAHeading(t *testing.T) {
	ls, _ := shared()
	for format := range ls.Formats {
		sheet := sheetOf(t, format)
		for _, id := range []string{
			"Title", "Subtitle", "Addressee", "Heading1", "Heading2", "Heading3", "Heading4", "Chapter", "RunIn1", "RunIn2", "RunIn3", "RunIn4",
			"AttachmentTitle", "Date", "Note", "Caption", styleFigure, styleGap, styleAnchor, styleRule,
		} {
			if next := valueOf(sheet[id], "next"); next != styleBody {
				t.Errorf("%s: after %s comes %q", format, id, next)
			}
		}
		if next := valueOf(sheet[styleBody], "next"); next != "" && next != styleBody {
			t.Errorf("%s: after body text comes %q", format, next)
		}
	}
}

// TestNavigationPane: headings, run-in headings, chapters and attachments have
// outline levels, and nothing else has.
func TestNavigationPane(t *testing.T) {
	want := map[string]int{
		"Heading1": 1, "Heading2": 2, "Heading3": 3, "Heading4": 4, "RunIn1": 1, "RunIn2": 2, "RunIn3": 3, "RunIn4": 4, "Chapter": 1, "AttachmentTitle": 1,
	}
	for id, style := range sheetOf(t, "公文") {
		level := valueOf(style, "outlineLvl")
		switch n, listed := want[id]; {
		case listed && level != strconv.Itoa(n-1):
			t.Errorf("%s has outline level %q, want %d", id, level, n-1)
		case !listed && level != "":
			t.Errorf("%s has outline level %s", id, level)
		}
	}
}

// TestAddingARow: Word gives a new row the properties of the row it is added
// to and its cells the style of the paragraphs there, so all of the look of a
// table must stand in styles and rows, and nothing on single cells' text.
func TestAddingARow(t *testing.T) {
	body := unpack(t, written(t, notice(t), options()), "word/document.xml")
	tables := strings.Split(body, `<w:tblStyle w:val="`+styleTable+`"/>`)[1:]
	if len(tables) == 0 {
		t.Fatal("no tables")
	}
	for _, table := range tables {
		table, _, _ = strings.Cut(table, "</w:tbl>")
		if strings.Contains(table, "<w:tcBorders>") || strings.Contains(table, "<w:shd ") || strings.Contains(table, "<w:tcMar>") {
			t.Error("a cell has a look of its own")
		}
		for i, row := range strings.Split(table, "<w:tr>")[1:] {
			if !strings.HasPrefix(row, "<w:trPr><w:cantSplit/><w:trHeight") {
				t.Errorf("row %d may split: %.60s", i, row)
			}
			if strings.Contains(row, "<w:tblHeader/>") != (i == 0) {
				t.Errorf("row %d: repeated heads are wrong", i)
			}
			style := map[bool]string{true: "TableHead", false: "TableText"}[i == 0]
			if strings.Count(row, "<w:pStyle") != strings.Count(row, `<w:pStyle w:val="`+style+`"/>`) {
				t.Errorf("row %d has paragraphs that are not %s", i, style)
			}
			if strings.Contains(row, "<w:sz ") || strings.Contains(row, `<w:rFonts w:ascii`) {
				t.Errorf("row %d has a face or size by hand", i)
			}
		}
	}
}

// TestFacesHaveOtherNames: every face that a style names is in the font table,
// with one other name each, that of the face to take where it is missing.
func TestFacesHaveOtherNames(t *testing.T) {
	ls, _ := shared()
	named := regexp.MustCompile(`w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"`)
	for format := range ls.Formats {
		d := notice(t)
		d.Format = format
		data := written(t, d, options())
		table := unpack(t, data, "word/fontTable.xml")
		var seen []string
		for _, m := range named.FindAllStringSubmatch(unpack(t, data, "word/styles.xml")+unpack(t, data, "word/document.xml"), -1) {
			if name := m[1]; name != "zh-CN" && !slices.Contains(seen, name) {
				seen = append(seen, name)
			}
		}
		for _, name := range seen {
			_, entry, ok := strings.Cut(table, `<w:font w:name="`+name+`">`)
			entry, _, _ = strings.Cut(entry, "</w:font>")
			charset := "86"
			if name == latinFace {
				charset = "00"
			}
			// Word takes a list of names for one name, and the first 31 characters.
			other := valueOf(entry, "altName")
			if !ok || other == "" || strings.Contains(other, ",") || utf8.RuneCountInString(other) > 31 || !strings.Contains(entry, `<w:charset w:val="`+charset+`"/>`) {
				t.Errorf("%s: the font table tells too little of %s: %s", format, name, entry)
			}
		}
	}
}

// TestLookIsInStyles: the runs of plain text carry no formatting at all.
func TestLookIsInStyles(t *testing.T) {
	body := unpack(t, written(t, plainDocument("全市29个乡镇、街道和功能区，市有关单位。"), options()), "word/document.xml")
	if !strings.Contains(body, `<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">`) || strings.Contains(body, "<w:rPr>") {
		t.Errorf("plain text is formatted by hand: %s", body[strings.Index(body, "<w:body>"):])
	}
}

// TestOfficersFindTheirStyles: Word's own styles have their invariant names and
// Chinese ones beside them; all others are called in Chinese, which WPS and
// LibreOffice show as well, and no two alike.
func TestOfficersFindTheirStyles(t *testing.T) {
	sheet := sheetOf(t, "公文")
	for id, want := range map[string][2]string{
		"Title": {"Title", "公文标题"}, "Heading1": {"heading 1", "一级标题"}, "Heading4": {"heading 4", "四级标题"}, styleBody: {"Body Text", "公文正文"},
		"Addressee": {"主送机关"}, "Number": {"发文字号"}, "Signature": {"Signature", "署名"}, "AttachmentNote": {"附件说明"}, styleImprint: {"版记"}, styleTable: {"公文表格"},
	} {
		if got := [2]string{valueOf(sheet[id], "name"), valueOf(sheet[id], "aliases")}; got != want {
			t.Errorf("%s is called %v, want %v", id, got, want)
		}
	}
	own := []string{
		"Normal", "Default Paragraph Font", "Normal Table", "No List", "Title", "Subtitle", "Body Text", "heading 1", "heading 2", "heading 3", "heading 4",
		"Signature", "Date", "footer", "caption", "Hyperlink", "Strong",
	}
	seen := map[string]string{}
	for id, style := range sheet {
		name := valueOf(style, "name")
		if english := strings.IndexFunc(name, func(r rune) bool { return r >= 0x2E80 }) != 0; english != slices.Contains(own, name) {
			t.Errorf("%s is called %s", id, name)
		}
		for _, n := range []string{name, valueOf(style, "aliases")} {
			if other, ok := seen[n]; ok && n != "" {
				t.Errorf("%s and %s are both called %s", other, id, n)
			}
			seen[n] = id
		}
	}
}

// TestWordKeepsToTheFile: Word's own styles stay out of its list of styles, and
// saving does not make pictures coarser.
func TestWordKeepsToTheFile(t *testing.T) {
	data := written(t, notice(t), options())
	latent := `<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>`
	if sheet := unpack(t, data, "word/styles.xml"); !strings.Contains(sheet, "</w:docDefaults>"+latent+"<w:style ") {
		t.Error("Word's own styles are shown with the file's")
	}
	settings := unpack(t, data, "word/settings.xml")
	if !strings.Contains(settings, "<w:doNotAutoCompressPictures/>") {
		t.Error("Word makes pictures coarser when it saves the file")
	}
	if !strings.Contains(settings, `w:visibleStyles="1" w:alternateStyleNames="1"/>`) {
		t.Error("Word puts its own names of styles before the Chinese ones")
	}
}

// TestShapesHaveNamesOfTheirOwn: the text boxes of the footers of landscape
// pages are two shapes to Word, not one that stands twice.
func TestShapesHaveNamesOfTheirOwn(t *testing.T) {
	data := written(t, notice(t), options())
	seen := map[string]string{}
	for _, f := range footerParts() {
		for _, shape := range strings.Split(unpack(t, data, "word/"+f.file), `<v:shape id="`)[1:] {
			id, _, _ := strings.Cut(shape, `"`)
			if other, ok := seen[id]; ok {
				t.Errorf("%s and %s have shapes of the name %s", other, f.file, id)
			}
			seen[id] = f.file
		}
	}
	if len(seen) != 2 {
		t.Errorf("there are %d shapes, want those of odd and even landscape pages", len(seen))
	}
}

// TestTypingAfterTheLastParagraph: what a person types after the paragraph that
// goes with the signature is body text bound to nothing.
func TestTypingAfterTheLastParagraph(t *testing.T) {
	last := sheetOf(t, "公文")[styleLast]
	if !strings.Contains(last, "<w:keepNext/>") || valueOf(last, "next") != styleBody || valueOf(last, "basedOn") != styleBody {
		t.Errorf("the style of the last paragraph is %s", last)
	}
}
