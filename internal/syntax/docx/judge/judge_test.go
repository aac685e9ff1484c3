package judge

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
)

// member is one file of a package.
type member struct{ name, text string }

const (
	office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	kind   = `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	names  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
)

// sound is a file without faults that has a little of everything.
func sound() []member {
	return []member{
		{typesPart, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + office + `document.main+xml"/><Override PartName="/word/styles.xml" ContentType="` + office + `styles+xml"/><Override PartName="/word/footer1.xml" ContentType="` + office + `footer+xml"/><Override PartName="/word/comments.xml" ContentType="` + office + `comments+xml"/><Override PartName="/word/numbering.xml" ContentType="` + office + `numbering+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" ` + kind + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/styles.xml", `<w:styles` + names + `><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/><w:next w:val="N"/><w:link w:val="HC"/></w:style><w:style w:type="character" w:styleId="HC"><w:name w:val="Heading 1 Char"/><w:link w:val="H"/></w:style><w:style w:type="table" w:styleId="T"><w:name w:val="Table"/></w:style></w:styles>`},
		{"word/footer1.xml", `<w:ftr` + names + `><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`},
		{"word/comments.xml", `<w:comments` + names + `><w:comment w:id="0" w:author="甲"><w:p/></w:comment></w:comments>`},
		{"word/numbering.xml", `<w:numbering` + names + `><w:abstractNum w:abstractNumId="7"/><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" ` + kind + `styles" Target="styles.xml"/><Relationship Id="f" ` + kind + `footer" Target="footer1.xml"/><Relationship Id="c" ` + kind + `comments" Target="comments.xml"/><Relationship Id="n" ` + kind + `numbering" Target="numbering.xml"/><Relationship Id="p" ` + kind + `image" Target="media/1.png"/><Relationship Id="l" ` + kind + `hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`},
		{"word/document.xml", `<w:document` + names + `><w:body>` +
			`<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:line="579"/></w:pPr><w:bookmarkStart w:id="1" w:name="_Ref1"/><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>一</w:t></w:r><w:bookmarkEnd w:id="1"/><w:hyperlink r:id="l"/></w:p>` +
			`<w:p><w:commentRangeStart w:id="0"/><w:ins w:id="11" w:author="甲"><w:r><w:t>二</w:t></w:r></w:ins><w:del w:id="12" w:author="甲"><w:r><w:delText>三</w:delText></w:r></w:del><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>` +
			`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w"/><mc:Fallback/></mc:AlternateContent><w:drawing><wp:docPr id="1"/><a:blip r:embed="p"/></w:drawing><w:pict><v:shape id="x"/></w:pict></w:r></w:p>` +
			`<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblW w:w="30" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="10"/><w:gridCol w:w="20"/></w:tblGrid>` +
			`<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="30" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:tcW w:w="10" w:type="dxa"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>` +
			`<w:sectPr><w:footerReference w:type="default" r:id="f"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1" w:bottom="1" w:left="1"/></w:sectPr></w:body></w:document>`},
		{"word/media/1.png", "\x89PNG\r\n\x1a\n"},
	}
}

func packed(t *testing.T, members []member) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, m := range members {
		w, err := z.Create(m.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSoundFileHasNoFaults(t *testing.T) {
	if got := Faults(packed(t, sound())); len(got) > 0 {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// TestFaultsAreFound spoils the sound file in one place each time.
func TestFaultsAreFound(t *testing.T) {
	for _, c := range []struct{ old, spoilt, want string }{
		{`<Default Extension="png" ContentType="image/png"/>`, ``, "word/media/1.png: has no content type"},
		{office + "footer+xml", office + "header+xml", "as footer it needs"},
		{`PartName="/word/footer1.xml"`, `PartName="/word/footer2.xml"`, "names word/footer2.xml, which is not there"},
		{`Target="media/1.png"`, `Target="media/2.png"`, "word/media/1.png: nothing leads to it"},
		{`Target="https://example.org/"`, `Target="https://exa mple.org/"`, "which is no address"},
		{`Id="f"`, `Id="s"`, `has the id "s" twice`},
		{`w:styleId="HC"`, `w:styleId="HD"`, "H is linked with HC"},
		{`<w:name w:val="Table"/>`, `<w:name w:val="Normal"/>`, `have the name "Normal"`},
		{`<w:basedOn w:val="N"/>`, `<w:basedOn w:val="H"/>`, "H is based on itself"},
		{`<w:next w:val="N"/>`, `<w:next w:val="T"/>`, "which is no paragraph style"},
		{`<w:pStyle w:val="H"/>`, `<w:pStyle w:val="HC"/>`, `there is no paragraph style "HC"`},
		{`<w:numId w:val="1"/></w:numPr>`, `<w:numId w:val="2"/></w:numPr>`, `there is no list "2"`},
		{`<w:abstractNumId w:val="7"/>`, `<w:abstractNumId w:val="8"/>`, "list 1 has no look"},
		{`w:line="579"`, `w:line="31681"`, "which Word has no room for"},
		{`<w:sz w:val="32"/>`, `<w:sz w:val="3277"/>`, "which Word has no room for"},
		{`<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgSz w:w="11906" w:h="31681"/>`, "which Word has no room for"},
		{`w:name="_Ref1"`, `w:name="1Ref"`, `no bookmark may be called "1Ref"`},
		{`w:name="_Ref1"`, `w:name="_` + strings.Repeat("a", 40) + `"`, "no bookmark may be called"},
		{`<w:bookmarkEnd w:id="1"/>`, `<w:bookmarkEnd w:id="2"/>`, "bookmark 1 does not end"},
		{`<w:commentReference w:id="0"/>`, ``, "comment 0 is about nothing"},
		{`<w:commentRangeEnd w:id="0"/>`, ``, "the range of comment 0 has 1 ends"},
		{`<w:del w:id="12"`, `<w:del w:id="11"`, "which is none or another's"},
		{`<w:delText>三</w:delText>`, `<w:t>三</w:t>`, "struck text and text are confused"},
		{`<mc:Choice Requires="w"/><mc:Fallback/>`, `<mc:Fallback/><mc:Choice Requires="w"/>`, "out of order"},
		{`<wp:docPr id="1"/>`, `<wp:docPr id="1"/><wp:docPr id="1"/>`, `the drawing "1" is in`},
		{`<v:shape id="x"/>`, `<v:shape id="x"/><v:shape id="x"/>`, `the shape "x" is in`},
		{`r:embed="p"`, `r:embed="f"`, "a:blip leads to"},
		{`<w:hyperlink r:id="l"/>`, `<w:hyperlink/>`, "a link leads nowhere"},
		{`<w:fldChar w:fldCharType="end"/>`, ``, "a field does not end"},
		{`<w:tblW w:w="30"`, `<w:tblW w:w="31"`, "a table of 31 twips has a grid of 30"},
		{`<w:tcW w:w="30"`, `<w:tcW w:w="29"`, "a cell of 29 twips stands on columns of 30"},
		{`<w:gridSpan w:val="2"/>`, ``, "row 1 fills 1 of 2 columns"},
		{`<w:gridSpan w:val="2"/>`, `<w:gridSpan w:val="3"/>`, "reaches beyond the grid"},
		{`<w:vMerge w:val="restart"/>`, ``, "a merged cell goes on under none"},
		{`<w:vMerge/></w:tcPr><w:p/></w:tc>`, `<w:vMerge/></w:tcPr></w:tc>`, "a cell ends with"},
		{`</w:tbl><w:p/>`, `</w:tbl>`, "no paragraph stands before the last section's end"},
		{`</w:tbl><w:p/>`, `</w:tbl><w:tbl><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>`, "two tables stand side by side"},
		{`<w:tr><w:tc><w:tcPr><w:vMerge/>`, `<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vMerge/>`, "row 3 repeats"},
		{`<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgSz w:w="16838" w:h="11906"/>`, "lies"},
		{`w:left="1"/>`, `w:left="11600"/>`, "no room for text"},
		{`<w:footerReference w:type="default" r:id="f"/>`, `<w:footerReference w:type="default" r:id="f"/><w:footerReference w:type="default" r:id="f"/>`, "a section has two of"},
	} {
		members, found := sound(), false
		for i := range members {
			if strings.Contains(members[i].text, c.old) {
				members[i].text, found = strings.Replace(members[i].text, c.old, c.spoilt, 1), true
				break
			}
		}
		got := Faults(packed(t, members))
		if !found || !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, c.want) }) {
			t.Errorf("%s for %s: %q, want %q", c.spoilt, c.old, got, c.want)
		}
	}
}

func TestArchiveIsJudged(t *testing.T) {
	list := sound()
	list[0], list[1] = list[1], list[0]
	if got := Faults(packed(t, list)); !slices.Contains(got, "archive: begins with _rels/.rels") {
		t.Errorf("%q", got)
	}
	list = sound()
	list[len(list)-1].text = "GIF89a"
	if got := Faults(packed(t, append(list, member{"WORD/media/1.png", "x"}))); !slices.Contains(got, "word/media/1.png: is not what its type says") || !slices.Contains(got, "WORD/media/1.png: is there twice") {
		t.Errorf("%q", got)
	}
	if got := Faults([]byte("公文")); len(got) != 1 {
		t.Errorf("%q", got)
	}
}

func FuzzFaults(f *testing.F) {
	for _, m := range sound() {
		f.Add(m.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for i := range sound() {
			list := sound()
			list[i].text = text
			Faults(packed(t, list))
		}
	})
}
