package docx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	reader "yinfa.dev/yinfa/internal/syntax/docx"
	"yinfa.dev/yinfa/internal/unit"
)

func TestEveryFormatHoldsEveryElement(t *testing.T) {
	ls, _ := shared()
	for name := range ls.Formats {
		t.Run(name, func(t *testing.T) {
			d := notice(t)
			d.Format = name
			got := allText(read(t, written(t, d, options())))
			for _, want := range []string{
				"云澜市应急管理局关于开展2026年度安全生产巡查工作的通知", "各乡镇人民政府、市有关单位：", "一、巡查对象",
				"（一）巡查方式。采取“四不两直”方式进行，直奔基层、直插现场。", "详见市政府网站，务必落实。", "组长：洪洁（市应急局）、叶义（市应急局）",
				"表1隐患清单", "配电箱门缺失", "图1示意", "附件：1.巡查组人员名单2.巡查重点清单", "2026年3月6日", "（此件公开发布）", "出席：周明远（市政府）", "附件2巡查重点清单",
			} {
				if !strings.Contains(got, want) {
					t.Errorf("“%s” is missing in\n%s", want, got)
				}
			}
		})
	}
}

func TestLetterhead(t *testing.T) {
	got := allText(read(t, written(t, notice(t), options())))
	for _, want := range []string{"000001秘密★1年特急云澜市应急管理局文件云澜市消防救援大队", "签发人：叶义顾一鸣云应急〔2026〕3号洪洁", "主送：市委办公室。抄送：市人大常委会办公室。云澜市应急管理局办公室2026年3月6日印发"} {
		if !strings.Contains(got, want) {
			t.Errorf("“%s” is missing in\n%s", want, got)
		}
	}
}

// The names of several 签发人 stand in columns, as in print (7.2.6).
func TestSignatoriesStandInColumns(t *testing.T) {
	d := notice(t)
	d.Letterhead.Signatories = texts("叶义", "顾一鸣", "欧阳若水", "洪洁", "沈立")
	body := unpack(t, written(t, d, options()), "word/document.xml")
	var stops []string
	for _, p := range strings.Split(body, "<w:p>") {
		if !strings.Contains(p, `"SignatoryName"`) {
			continue
		}
		tabs, _, _ := strings.Cut(p, "</w:tabs>")
		at := strings.Split(tabs, `w:pos="`)
		if len(at) != 3 {
			t.Fatalf("a row has the tabulators %s", tabs)
		}
		second, _, _ := strings.Cut(at[2], `"`)
		stops = append(stops, second)
	}
	if len(stops) != 3 || stops[0] != stops[1] || stops[1] != stops[2] {
		t.Errorf("the second names stand at %v", stops)
	}
}

// 附注 stands on the page of the date, as in print.
func TestNoteStaysWithTheDate(t *testing.T) {
	d := notice(t)
	for _, mode := range []doc.SignatureMode{doc.Unstamped, doc.Stamped, doc.Chopped} {
		for _, note := range []string{"", "此件公开发布"} {
			d.Signature.Mode, d.Note, d.Attendance = mode, text(note), nil
			body := unpack(t, written(t, d, options()), "word/document.xml")
			kept := strings.Contains(body, `<w:pStyle w:val="Date"/><w:keepNext/>`)
			if want := note != "" || mode == doc.Stamped; kept != want {
				t.Errorf("%v with the note “%s”: kept %v, want %v", mode, note, kept, want)
			}
		}
	}
}

func TestStyles(t *testing.T) {
	d := read(t, written(t, notice(t), options()))
	want := map[string]string{
		"一、巡查对象": "Heading1", "（此件公开发布）": "Note", "出席：周明远（市政府）": "Attendee", "附件1": "AttachmentLabel", "巡查组人员名单": "AttachmentTitle",
		"各乡镇人民政府、市有关单位：": "Addressee", "（一）巡查方式。采取“四不两直”方式进行，直奔基层、直插现场。": "RunIn2", "全市29个乡镇、街道和功能区，市有关单位。": "BodyText",
	}
	for _, b := range d.Blocks {
		if p, ok := b.(*reader.Paragraph); ok {
			if style, known := want[p.Text()]; known && p.Style != style {
				t.Errorf("“%s” has style %s, want %s", p.Text(), p.Style, style)
			}
			delete(want, p.Text())
		}
	}
	for missing := range want {
		t.Errorf("no paragraph “%s”", missing)
	}
}

func TestNamedStylesAreAllThere(t *testing.T) {
	data := written(t, notice(t), options())
	sheet, body := unpack(t, data, "word/styles.xml"), unpack(t, data, "word/document.xml")
	for _, kind := range []string{"pStyle", "rStyle", "tblStyle"} {
		for _, s := range strings.Split(body, "<w:"+kind+` w:val="`)[1:] {
			id, _, _ := strings.Cut(s, `"`)
			if !strings.Contains(sheet, `w:styleId="`+id+`"`) {
				t.Errorf("%s %s is not defined", kind, id)
			}
		}
	}
	for _, n := range namedStyles {
		names := `<w:name w:val="` + n.alias + `"/><w:`
		if n.name != "" {
			names = `<w:name w:val="` + n.name + `"/><w:aliases w:val="` + n.alias + `"/>`
		}
		if !strings.Contains(sheet, `w:styleId="`+n.id+`">`+names) {
			t.Errorf("style %s has lost its name", n.id)
		}
		if n.next != "" && !strings.Contains(sheet, `w:styleId="`+n.next+`"`) {
			t.Errorf("style %s goes on with %s, which is not defined", n.id, n.next)
		}
	}
}

func TestTableKeepsItsMerges(t *testing.T) {
	for _, b := range read(t, written(t, notice(t), options())).Blocks {
		table, ok := b.(*reader.Table)
		if !ok || len(table.Rows) != 3 {
			continue
		}
		last := table.Rows[2].Cells
		if len(last) != 2 || !last[0].Continued || last[1].ColSpan != 2 {
			t.Errorf("the last row is %+v", last)
		}
		return
	}
	t.Error("no table of three rows")
}

func TestSections(t *testing.T) {
	o := options()
	o.Fit = Fit{ImprintAlone: true, ImprintBlank: true}
	body := unpack(t, written(t, notice(t), o), "word/document.xml")
	if n := strings.Count(body, `w:orient="landscape"`); n != 2 {
		t.Errorf("%d landscape sections, want 2", n)
	}
	if n := strings.Count(body, `<w:type w:val="evenPage"/>`); n != 1 {
		t.Errorf("%d sections begin on an even page, want 1", n)
	}
	last := body[strings.LastIndex(body, "<w:sectPr>"):]
	if !strings.Contains(last, partBlank) || strings.Contains(last, partOdd+`"`) {
		t.Errorf("the page of the imprint has a number: %s", last)
	}
}

// Rows stay whole but those that go on overleaf in print, and the lines of a
// form are as low as in print.
func TestTablesFallAsInPrint(t *testing.T) {
	form := &doc.Table{Size: doc.TableForm, Columns: make([]doc.Column, 1)}
	for _, s := range []string{"隐患问题", "整改要求"} {
		form.Rows = append(form.Rows, doc.Row{Cells: []doc.Cell{{ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{&doc.Paragraph{Runs: []doc.Run{{Text: s}}}}}}})
	}
	d := notice(t)
	d.Form = &doc.Form{Table: form}
	o := options()
	rows := func() []string {
		body := unpack(t, written(t, d, o), "word/document.xml")
		at := strings.Index(body, "隐患问题")
		from := strings.LastIndex(body[:at], "<w:tbl>")
		return strings.Split(body[from:from+strings.Index(body[from:], "</w:tbl>")], "<w:tr>")[1:]
	}
	for i, row := range rows() {
		if !strings.Contains(row, "<w:cantSplit/>") || strings.Contains(row, `<w:spacing w:line=`) {
			t.Errorf("row %d is not as the format says: %s", i, row)
		}
	}
	o.Fit = Fit{Fall: page.Fall{Form: 900, Parted: []page.TableRow{{Table: 1, Row: 1}}}}
	f := formatOf(t, "公文")
	line := fmt.Sprintf(`w:line="%d"`, f.Styles[layout.FormText].Pitch.MulDiv(900, 1000).Twips())
	for i, row := range rows() {
		if strings.Contains(row, "<w:cantSplit/>") != (i == 0) {
			t.Errorf("row %d: %s", i, row)
		}
		if !strings.Contains(row, line) {
			t.Errorf("row %d has no %s: %s", i, line, row)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	w := NewWriter()
	first, _, err := w.Write(notice(t), formatOf(t, "公文"), options())
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := w.Write(notice(t), formatOf(t, "公文"), options())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) || !bytes.Equal(first, written(t, notice(t), options())) {
		t.Error("the same document gives other bytes")
	}
}

// plainDocument is a document of one paragraph.
func plainDocument(s string) *doc.Document {
	return &doc.Document{Source: "content/a.md", Format: "文稿", Body: []doc.Block{sentence(s)}}
}

func TestTextIsSafe(t *testing.T) {
	for _, s := range []string{
		"]]>", "a < b && c > d \"引号\"", "😀 U+1F600", "\U0010FFFF", "עברית ‏العربية", strings.Repeat("安全生产", 25000), "", " 首尾空格 ", "&#x0;", "e\u0301",
	} {
		if got := read(t, written(t, plainDocument(s), options())).Blocks[0].(*reader.Paragraph).Text(); got != s {
			t.Errorf("%.40q is read back as %.40q", s, got)
		}
	}
}

func TestWhatXMLCannotHoldIsReported(t *testing.T) {
	for _, s := range []string{"a\x00b", "a\x0bb", "a\x1fb", "a\uFFFEb", "a\xffb"} {
		data, findings, err := Write(plainDocument(s), formatOf(t, "文稿"), options())
		if err != nil {
			t.Fatal(err)
		}
		if len(findings) != 1 || findings[0].Code != diag.DocxCharacter || findings[0].Severity != diag.Error {
			t.Errorf("%q: findings %s", s, diag.Text(findings))
		}
		if got := read(t, data).Blocks[0].(*reader.Paragraph).Text(); got != "ab" {
			t.Errorf("%q is written as %q", s, got)
		}
	}
}

func TestForeignPicturesAreReported(t *testing.T) {
	d := plainDocument("图")
	d.Body = append(d.Body, &doc.Figure{Image: &doc.Image{Name: "a.bmp", Data: []byte("BM"), Width: 1, Height: 1}})
	_, findings, err := Write(d, formatOf(t, "文稿"), options())
	if err != nil || len(findings) != 1 || findings[0].Code != diag.DocxImage {
		t.Errorf("%v %s", err, diag.Text(findings))
	}
}

func TestLinksThatNothingOpensAreText(t *testing.T) {
	for target, linked := range map[string]bool{"https://example.org": true, "mailto:a@example.org": true, "javascript:alert(1)": false, "file:///etc/passwd": false, "http://": false, "%zz": false} {
		d := plainDocument("")
		d.Body = []doc.Block{&doc.Paragraph{Runs: []doc.Run{{Text: "链接", Link: target}}}}
		data := written(t, d, options())
		if got := strings.Contains(unpack(t, data, "word/document.xml"), "<w:hyperlink"); got != linked {
			t.Errorf("%s: linked %v, want %v", target, got, linked)
		}
	}
}

func TestHandSetBreaksOfTitlesStay(t *testing.T) {
	d := plainDocument("正文")
	d.Title = []doc.Run{{Text: "关于巡查的"}, {Break: true}, {Text: "通知"}}
	got := read(t, written(t, d, options())).Blocks[0].(*reader.Paragraph).Text()
	if got != "关于巡查的\n通知" {
		t.Errorf("the title is %q", got)
	}
}

// TestProperties holds docProps/core.xml to its exact shape: its schema
// (opc-coreProperties.xsd) refers to those of Dublin Core, which not every
// machine has. Each element stands once at most, text alone is in it, and
// dates are of the type W3CDTF.
func TestProperties(t *testing.T) {
	d := notice(t)
	d.Meta.Keywords = []string{"安全生产", "巡查 & 督办"}
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
	want := head + `<dc:title>关于开展安全生产巡查的通知</dc:title><dc:subject>通知</dc:subject><dc:creator>云澜市应急管理局</dc:creator>` +
		`<cp:keywords>安全生产；巡查 &amp; 督办</cp:keywords><dc:language>zh-CN</dc:language><dc:identifier>云应急〔2026〕3号</dc:identifier>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">2026-03-06T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2026-03-06T00:00:00Z</dcterms:modified></cp:coreProperties>`
	if got := unpack(t, written(t, d, options()), "docProps/core.xml"); got != want {
		t.Errorf("core.xml is\n%s\nwant\n%s", got, want)
	}
	bare := head + `<dc:language>zh-CN</dc:language></cp:coreProperties>`
	if got := unpack(t, written(t, plainDocument("文"), options()), "docProps/core.xml"); got != bare {
		t.Errorf("core.xml of a document without properties is\n%s", got)
	}
}

// FuzzWrite puts any text into every place that takes text, and any numbers
// into tables and headings: the file must read back and hold the schema's
// order, whatever is reported.
func FuzzWrite(f *testing.F) {
	f.Add("一、巡查", "全市29个乡镇", "https://example.org", 3)
	f.Add("\x00", "]]>\t", "::", -1)
	f.Add("，，，。“", strings.Repeat("，", 60), "", 100)
	f.Add("“211”", "0000-66010012（GB 30871—2022）", "mailto:a@example.org", 1<<40)
	f.Fuzz(func(t *testing.T, head, body, link string, number int) {
		d := fuzzed(head, body, link, number)
		data, _, err := Write(d, formatOf(t, d.Format), options())
		if err != nil {
			t.Fatal(err)
		}
		read(t, data)
		checkPart(t, "document", unpack(t, data, "word/document.xml"))
		unpack(t, data, "docProps/core.xml")
	})
}

func fuzzed(head, body, link string, number int) *doc.Document {
	formats := []string{"公文", "信函", "命令", "纪要", "文稿", "表单"}
	table := &doc.Table{Caption: runs(head), Columns: []doc.Column{{Weight: number}, {Width: unit.Length(number)}}, HeadRows: number, Rows: []doc.Row{
		{MinHeight: unit.Length(number), Cells: []doc.Cell{{Column: number, ColSpan: number, RowSpan: number, Blocks: []doc.Block{sentence(body)}}}},
		{Cells: []doc.Cell{cell(0, head), cell(1, body)}},
	}}
	return &doc.Document{
		Source: "content/a.md", Format: formats[uint(number)%uint(len(formats))],
		Meta:       doc.Meta{Title: head, Subject: body, Author: link, Number: head, Date: doc.Date{Year: number, Month: number, Day: number}},
		Letterhead: doc.Letterhead{CopyNumber: text(link), Secrecy: text(head), Urgency: text(body), Marks: texts(head, body), MarkSuffix: link, Number: text(head), Signatories: texts(body, link, head)},
		Title:      []doc.Run{{Text: head}, {Break: true}, {Text: body, Bold: true}}, Subtitle: texts(body), Addressees: texts(head, body),
		Body: []doc.Block{
			&doc.Heading{Level: number, Number: head, Head: runs(head), Tail: runs(body), Marked: number%2 == 0},
			&doc.Paragraph{Runs: []doc.Run{{Text: body, Link: link}, {Break: true}, {Text: head, Bold: true, Face: doc.FaceKai}}, Align: doc.AlignRight},
			&doc.Roster{Lines: []doc.RosterLine{{Label: text(head), Text: runs(body)}}},
			table, &doc.Landscape{Blocks: []doc.Block{sentence(head)}}, sentence(body),
		},
		AttachNotes: texts(body, head), Note: text(body), Attendance: []doc.LabelLine{{Label: head, Text: runs(body)}},
		Signature:   doc.Signature{Mode: doc.Unstamped, Organs: texts(head, body), Date: doc.Date{Year: number, Month: 3, Day: 6}},
		Attachments: []doc.Attachment{{Label: head, Title: runs(body), Body: []doc.Block{table}}},
		Imprint:     doc.Imprint{Shown: true, Addressees: texts(head), CopyTo: texts(body), Office: text(link), Date: doc.Date{Year: 2026, Month: 3, Day: 6}},
	}
}

func BenchmarkWrite(b *testing.B) {
	d := notice(b)
	d.Body = nil
	for i := range 8 * 8 {
		d.Body = append(d.Body, &doc.Heading{Level: 1, Number: fmt.Sprint(i, "、"), Marked: true, Head: runs("进一步压实安全生产责任")},
			sentence("各单位要高度重视，主动配合，如实提供资料，不得弄虚作假、不得干扰巡查。各巡查组要严格执行有关规定，实行组长负责制，2026年3月底前完成。"))
	}
	w, f, o := NewWriter(), formatOf(b, "公文"), options()
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, _, err := w.Write(d, f, o); err != nil {
				b.Error(err)
			}
		}
	})
}

// TestAdjustedPitch: the pitch of the main text is adjusted so that the
// signature has room; attachments keep that of the format.
func TestAdjustedPitch(t *testing.T) {
	d := notice(t)
	d.Attachments = d.Attachments[:1]
	d.Attachments[0].Body = append(d.Attachments[0].Body, &doc.Heading{Level: 2, Number: "（一）", Marked: true, Head: runs("职责。"), Tail: runs("负责巡查。")})
	o := options()
	o.Fit.Pitch = 965
	data := written(t, d, o)
	body := unpack(t, data, "word/document.xml")
	main, attached, _ := strings.Cut(body, `<w:pStyle w:val="AttachmentTitle"/>`)
	const own = `w:line="579" w:lineRule="exact"/>`
	if strings.Contains(main, own) || strings.Count(attached, own) != 2 {
		t.Errorf("%d paragraphs of the main text and %d of the attachment state the format's pitch, want 0 and 2", strings.Count(main, own), strings.Count(attached, own))
	}
	if sheet := unpack(t, data, "word/styles.xml"); !strings.Contains(sheet, `w:line="558"`) {
		t.Error("the styles do not have the adjusted pitch")
	}
	o.Fit.Pitch = 0
	if body := unpack(t, written(t, d, o), "word/document.xml"); strings.Contains(body, own) {
		t.Error("a pitch is stated that the style has anyway")
	}
}

// TestAdjustedPitchOfTheLastAttachment: it alone was tightened for 版记.
func TestAdjustedPitchOfTheLastAttachment(t *testing.T) {
	d := notice(t)
	a := d.Attachments[0]
	a.Body = []doc.Block{sentence("一句话。")}
	d.Attachments = []doc.Attachment{a, a}
	o := options()
	o.Fit.EndPitch = 965
	body := unpack(t, written(t, d, o), "word/document.xml")
	parts := strings.Split(body, `<w:pStyle w:val="AttachmentTitle"/>`)
	const own = `w:line="558" w:lineRule="exact"/>`
	for i, want := range []int{0, 0, 1} {
		if got := strings.Count(parts[i], own); got != want {
			t.Errorf("part %d: %d paragraphs state the tightened pitch, want %d", i, got, want)
		}
	}
}

// TestLetterBeginsAboveTheTextArea: its mark stands 30 mm from the sheet's
// edge (GB/T 9704-2012 10.1), and the other pages' text where it always does.
func TestLetterBeginsAboveTheTextArea(t *testing.T) {
	d := notice(t)
	d.Format = "信函"
	body := unpack(t, written(t, d, options()), "word/document.xml")
	first := body[strings.Index(body, "<w:sectPr>"):]
	for _, want := range []string{`<w:headerReference w:type="first" r:id="` + partBare, `<w:headerReference w:type="default" r:id="` + partLow, `<w:headerReference w:type="even" r:id="` + partLow, "<w:titlePg/>"} {
		if !strings.Contains(first[:strings.Index(first, "</w:sectPr>")], want) {
			t.Errorf("%s is missing in %s", want, first[:300])
		}
	}
	if strings.Contains(unpack(t, written(t, notice(t), options()), "word/document.xml"), "headerReference") {
		t.Error("a document whose mark stands in the text area has headers")
	}
}

// TestNoSpaceAtTheTopOfAPage: Word keeps the space above a paragraph that
// begins a page by itself, where print drops it.
func TestNoSpaceAtTheTopOfAPage(t *testing.T) {
	d := plainDocument("正文。")
	chapter := &doc.Heading{Number: "第二章　", Head: runs("监督管理"), Marked: true}
	d.Body = append(d.Body, chapter, &doc.PageBreak{}, chapter, &doc.PageBreak{}, sentence("正文。"))
	body := unpack(t, written(t, d, options()), "word/document.xml")
	for _, want := range []string{
		`<w:pStyle w:val="Chapter"/></w:pPr>`,
		`<w:pStyle w:val="Chapter"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr>`,
		`<w:pStyle w:val="BodyText"/><w:pageBreakBefore/></w:pPr>`,
	} {
		if strings.Count(body, want) != 1 {
			t.Errorf("%s stands %d times", want, strings.Count(body, want))
		}
	}
}
