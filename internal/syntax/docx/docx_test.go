package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// file packs a body as a Word file.
func file(t testing.TB, body string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(mainPart)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadsTextStylesAndTables(t *testing.T) {
	d, err := Read(file(t, `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>一、</w:t></w:r><w:hyperlink><w:r><w:t>巡查对象</w:t></w:r></w:hyperlink></w:p>`+
		`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>合计</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`))
	if err != nil {
		t.Fatal(err)
	}
	p := d.Blocks[0].(*Paragraph)
	if p.Style != "Heading1" || p.Text() != "一、巡查对象" {
		t.Errorf("paragraph %q in style %q", p.Text(), p.Style)
	}
	cells := d.Blocks[1].(*Table).Rows[0].Cells
	if len(cells) != 2 || cells[0].ColSpan != 2 || !cells[1].Continued || !cells[0].Blocks[0].(*Paragraph).Runs[0].Bold {
		t.Errorf("cells %+v", cells)
	}
	if got := Text(d.Blocks); got != "一、巡查对象\n合计\t\n" {
		t.Errorf("text %q", got)
	}
}

func TestReadsBoldAndHyphens(t *testing.T) {
	d, err := Read(file(t, `<w:p><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>限期</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>整改</w:t></w:r>`+
		`<w:r><w:t>0000</w:t><w:noBreakHyphen/><w:t>66010012</w:t><w:softHyphen/></w:r></w:p>`))
	if err != nil {
		t.Fatal(err)
	}
	p := d.Blocks[0].(*Paragraph)
	if !p.Runs[0].Bold || p.Runs[1].Bold || p.Text() != "限期整改0000\u201166010012\u00ad" {
		t.Errorf("runs %+v", p.Runs)
	}
}

func TestReadsTrackedChanges(t *testing.T) {
	body := `<w:p><w:r><w:t>限期</w:t></w:r><w:del w:author="甲"><w:r><w:delText>30</w:delText></w:r></w:del><w:ins w:author="乙"><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t>日</w:t><w:br/><w:t>内</w:t><w:tab/></w:r></w:p>`
	data := file(t, body)
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	runs := d.Blocks[0].(*Paragraph).Runs
	if len(runs) != 4 || runs[1].Change != Deleted || runs[1].Text != "30" || runs[1].Author != "甲" || runs[2].Change != Inserted || runs[2].Author != "乙" {
		t.Fatalf("runs %+v", runs)
	}
	if got := d.Blocks[0].(*Paragraph).Text(); got != "限期15日\n内\t" {
		t.Errorf("text %q", got)
	}
	part, err := Part(data, mainPart)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(part[runs[0].From:runs[0].To]); got != "<w:r><w:t>限期</w:t></w:r>" {
		t.Errorf("the run stands at %q", got)
	}
}

func TestRefusesWhatIsNoWordFile(t *testing.T) {
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("公文"), "broken": file(t, "<w:p><w:r>")[:60], "unclosed": file(t, `<w:p>`),
		"deep": file(t, strings.Repeat(`<w:tbl><w:tr><w:tc>`, 2000)+strings.Repeat(`</w:tc></w:tr></w:tbl>`, 2000)),
	} {
		if _, err := Read(data); !errors.Is(err, ErrNotWord) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>公文</w:t></w:r></w:p>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	f.Add(`<w:ins><w:p></w:ins>`)
	f.Add(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:t>公文</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		d, about, err := parse([]byte(`<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`))
		if err != nil {
			return
		}
		Text(d.Blocks)
		for _, e := range d.Edits() {
			e.Authors()
		}
		if len(about.order) != len(about.on) {
			t.Errorf("%d comments in order, %d stretches", len(about.order), len(about.on))
		}
	})
}
