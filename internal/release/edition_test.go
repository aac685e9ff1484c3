package release

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"reflect"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

var today = calendar.Date{Year: 2026, Month: 7, Day: 1}

func text(s string) doc.Text {
	return doc.Text{Value: s, Span: source.Span{File: "content/a.md", Start: source.Pos{Line: 9, Column: 1}, End: source.Pos{Line: 9, Column: 1 + len([]rune(s))}}}
}

func texts(list ...string) []doc.Text {
	var out []doc.Text
	for _, s := range list {
		out = append(out, text(s))
	}
	return out
}

func runs(s ...string) []doc.Run {
	var out []doc.Run
	column := 1
	for _, x := range s {
		out = append(out, doc.Run{Text: x, Span: source.Span{File: "content/a.md", Start: source.Pos{Line: 12, Column: column}}})
		column += len([]rune(x))
	}
	return out
}

func released(body ...doc.Block) *doc.Document {
	return &doc.Document{
		Source: "content/a.md", Kind: "通知", Meta: doc.Meta{Title: "关于整改的通知", Date: doc.Date{Year: 2026, Month: 3, Day: 6}},
		Title: runs("关于整改的通知"), Release: &doc.Release{Mode: text(doc.ReleaseOpen)}, Body: body,
	}
}

func paragraph(s ...string) *doc.Paragraph { return &doc.Paragraph{Runs: runs(s...)} }

func masks(words ...string) []doc.Mask {
	var out []doc.Mask
	for _, w := range words {
		word, instead, _ := strings.Cut(w, "→")
		out = append(out, doc.Mask{Word: text(word), Instead: doc.Text{Value: instead}})
	}
	return out
}

// edition makes an edition and fails on errors.
func edition(t *testing.T, r *Rules, d *doc.Document) *Edition {
	t.Helper()
	e, found := r.Edition(d, today)
	if e == nil {
		t.Fatal(diag.Text(found))
	}
	return e
}

func body(e *Edition) string {
	var lines []string
	for _, b := range e.Tree.Body {
		if p, ok := b.(*doc.Paragraph); ok {
			lines = append(lines, doc.PlainText(p.Runs))
		}
	}
	return strings.Join(lines, "\n")
}

func TestMasks(t *testing.T) {
	rules := &Rules{People: []string{"洪洁", "叶义", "欧阳若水", "丛林"}, Enterprises: []string{"云澜市永丰纺织有限公司", "金顺木业"}}
	for _, c := range []struct {
		masks []string
		text  []string
		want  string
	}{
		{[]string{"姓名"}, []string{"由洪洁负责，叶义配合，欧阳若水参加。"}, "由洪某负责，叶某配合，欧阳某参加。"},
		{[]string{"姓名"}, []string{"洪　洁、洪", "洁都是一人。"}, "洪某、洪某都是一人。"},
		{[]string{"姓名"}, []string{"联系人：许安，电话见后。请找许安、许定。负责人：许定"}, "联系人：许某甲，电话见后。请找许某甲、许某乙。负责人：许某乙"},
		{[]string{"姓名"}, []string{"负责人：白鹤镇"}, "负责人：白鹤镇"},
		{[]string{"许安"}, []string{"找许安。由洪洁转。"}, "找许某。由洪洁转。"},
		{[]string{"手机号"}, []string{"打13800001234或0000-66010012。"}, "打138****1234或0000-66010012。"},
		{[]string{"电话"}, []string{"打１３８００００１２３４或0000-66010012。"}, "打138****1234或0000-6601****。"},
		{[]string{"电话"}, []string{"打138", "0000", "1234。"}, "打138****1234。"},
		{[]string{"身份证号"}, []string{"证号110101190001010014。"}, "证号11*************014。"},
		{[]string{"银行账号"}, []string{"付到4111 1111 1111 1111。"}, "付到************1111。"},
		{[]string{"电子邮箱"}, []string{"写信到awb@yunlan.example。"}, "写信到a***@yunlan.example。"},
		{[]string{"企业名称"}, []string{"责成云澜市永丰纺织有限公司整改，永丰纺织应当停产。"}, "责成某公司整改，某公司应当停产。"},
		{[]string{"企业名称"}, []string{"金顺木业停业。"}, "某企业停业。"},
		{[]string{"企业名称", "滨江加油站", "东门加油站"}, []string{"东门加油站、滨江加油站、金顺木业。"}, "某甲加油站、某乙加油站、某企业。"},
		{[]string{"地址"}, []string{"位于望潮镇滨江路18号3幢的厂房。"}, "位于望潮镇的厂房。"},
		{[]string{"滨江苑→某小区"}, []string{"在滨江苑发现。"}, "在某小区发现。"},
		{[]string{"许安→某同志"}, []string{"找许安。"}, "找某同志。"},
		{[]string{"飞龙行动"}, []string{"代号飞龙行动。"}, "代号×××。"},
		{nil, []string{"由洪洁负责。"}, "由洪洁负责。"},
	} {
		d := released(paragraph(c.text...))
		d.Release.Masks = masks(c.masks...)
		d.Release.Kept = texts("电话")
		if got := body(edition(t, rules, d)); got != c.want {
			t.Errorf("%v %q: %q, want %q", c.masks, c.text, got, c.want)
		}
		if got := body(&Edition{Tree: d}); got != strings.Join(c.text, "") {
			t.Errorf("the document itself became %q", got)
		}
	}
}

func TestMasksReachEverything(t *testing.T) {
	d := everything()
	const secret = "飞龙行动"
	planted := 0
	fill(reflect.ValueOf(d).Elem(), "", func(string) string { planted++; return "甲" + secret + "乙" })
	settle(d)
	d.Release.Masks = masks(secret)
	e := edition(t, &Rules{}, d)
	fill(reflect.ValueOf(e.Tree).Elem(), "", func(string) string { return "" })
	e = edition(t, &Rules{}, d)
	seen := 0
	each(reflect.ValueOf(e.Tree).Elem(), "", func(path, s string) {
		switch {
		case strings.Contains(s, secret) && !slices.Contains(official, path):
			t.Errorf("%s is not masked: %s", path, s)
		case strings.Contains(s, hidden):
			seen++
		}
	})
	if planted < 60 || seen < 40 {
		t.Errorf("%d planted, %d masked: the test looks in the wrong place", planted, seen)
	}
}

// official are the texts that name the document and its organ; they are not
// masked, since nothing could be found by them any more.
var official = []string{
	".Source", ".Kind", ".Format", ".Meta.Author", ".Meta.Subject", ".Meta.Number", ".Letterhead.Marks.Value", ".Letterhead.MarkSuffix", ".Letterhead.Number.Value",
	".Letterhead.Urgency.Value", ".Signature.Organs.Value", ".Signature.Chops.Title.Value", ".Signature.Chops.Name.Value", ".Imprint.Office.Value", ".Attendance.Label", ".Attachments.Label",
	".Release.Index.Value", ".Release.Mode.Value", ".Release.Column.Value", ".Release.Address.Value", ".Release.Step.Value", ".Letterhead.Secrecy.Value",
}

func TestMaskThatHidesNothing(t *testing.T) {
	d := released(paragraph("由洪洁负责，永丰纺织有限公司整改。"))
	d.Release.Masks = masks("姓明", "没有的话", "企业名称")
	_, found := (&Rules{}).Edition(d, today)
	out := diag.Text(found)
	for _, want := range []string{"不认识“姓明”", "是不是“姓名”", "“没有的话”在公文里没有找到", "这里的企业不认识"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said:\n%s", want, out)
		}
	}
	d.Release.Masks, d.Release.Kept = masks("企业名称"), texts("永丰纺织有限公司")
	if e, found := (&Rules{}).Edition(d, today); e == nil {
		t.Error(diag.Text(found))
	}
}

func TestEditionLeavesOut(t *testing.T) {
	d := released(paragraph("见附件2。"))
	d.AttachNotes = texts("巡查方案", "举报线索清单", "名单")
	d.Unnoted = []int{1}
	d.Attachments = []doc.Attachment{
		{Label: "附件1", Title: runs("巡查方案")}, {Label: "附件2", Title: runs("举报线索清单"), Body: []doc.Block{paragraph("线索")}, Withheld: true}, {Label: "附件3", Title: runs("名单")},
	}
	d.Letterhead.CopyNumber = text("000007")
	d.Signature.Seals = []doc.Seal{{Image: &doc.Image{Data: plainPNG(t)}}}
	e := edition(t, &Rules{}, d)
	if e.Same {
		t.Error("taken for the same")
	}
	n := e.Tree
	if len(n.Attachments) != 2 || n.Attachments[1].Label != "附件3" || n.AttachNotes[1].Value != "（不予公开）" || n.AttachNotes[2].Value != "名单" {
		t.Errorf("%+v %+v", n.Attachments, n.AttachNotes)
	}
	if !n.Letterhead.CopyNumber.Empty() || n.Signature.Seals[0].Image != nil {
		t.Error("the number of the copy or the seal is public")
	}
	if strings.Contains(everyText(n), "线索") {
		t.Error("a trace of the attachment stays")
	}
	if e := edition(t, &Rules{}, released(paragraph("话"))); !e.Same {
		t.Error("a plain document is not the same")
	}
}

func TestWithdrawnLeavesTheNameOnly(t *testing.T) {
	d := everything()
	fill(reflect.ValueOf(d).Elem(), "", func(path string) string {
		if path == ".Meta.Title" {
			return "关于巡查的通知"
		}
		return "内容" + path
	})
	settle(d)
	d.Title = runs("关于巡查的通知")
	d.Release.Withdrawn = doc.Change{Date: doc.Date{Year: 2026, Month: 7, Day: 1}, Note: text("数据有误")}
	e := edition(t, &Rules{}, d)
	all := everyText(e.Tree)
	for _, part := range []string{".Body", ".Attach", ".Note", ".Summary", ".Keywords", ".Signature.O", ".Imprint"} {
		if strings.Contains(all, "内容"+part) {
			t.Errorf("%s stays", part)
		}
	}
	if e.Tree.Meta.Title != "关于巡查的通知" || e.Tree.Release.Withdrawn.Note.Value != "数据有误" {
		t.Errorf("%+v", e.Tree)
	}
	if e, _ := (&Rules{}).Edition(d, today.AddDays(-1)); e == nil || len(e.Tree.Body) == 0 || !e.Tree.Release.Withdrawn.Date.IsZero() {
		t.Error("withdrawn before the day")
	}
}

func TestNoEditionWithoutRelease(t *testing.T) {
	d := released(paragraph("话"))
	for _, mode := range []string{"依申请公开", "不予公开", ""} {
		d.Release.Mode.Value = mode
		if e, found := (&Rules{}).Edition(d, today); e != nil || len(found) > 0 {
			t.Errorf("%q has one", mode)
		}
	}
	d.Release = nil
	if e, _ := (&Rules{}).Edition(d, today); e != nil {
		t.Error("silence is taken for yes")
	}
}

func TestPrivateDataStops(t *testing.T) {
	d := released(paragraph("先", "打13800000000", "。"))
	e, found := (&Rules{}).Edition(d, today)
	if e != nil || len(found) != 1 || found[0].Code != diag.SitePrivate || found[0].Span.Start.Column != 3 || found[0].Span.End.Column != 14 {
		t.Errorf("%+v", found)
	}
	if out := diag.Text(found); strings.Contains(out, "13800000000") || !strings.Contains(out, "屏蔽: [手机号]") {
		t.Error(out)
	}
	for _, ok := range []string{"手机号", "13800000000", "138-0000-0000"} {
		d.Release.Kept = texts(ok)
		if e, found := (&Rules{}).Edition(d, today); e == nil {
			t.Errorf("%s: %s", ok, diag.Text(found))
		}
	}
	d.Release.Kept = texts("13900000000")
	if e, _ := (&Rules{}).Edition(d, today); e != nil {
		t.Error("another number lets it through")
	}
	d.Release.Kept = nil
	if e, _ := (&Rules{Released: []string{"138 0000 0000"}}).Edition(d, today); e == nil {
		t.Error("a number the office has published is stopped")
	}
	// In every other place.
	for name, change := range map[string]func(*doc.Document){
		"title":      func(d *doc.Document) { d.Title = runs("找13800000000") },
		"link":       func(d *doc.Document) { d.Body[0].(*doc.Paragraph).Runs[0].Link = "tel:13800000000" },
		"alt":        func(d *doc.Document) { d.Body = []doc.Block{&doc.Figure{Alt: "13800000000"}} },
		"summary":    func(d *doc.Document) { d.Release.Summary = text("13800000000") },
		"keyword":    func(d *doc.Document) { d.Meta.Keywords = []string{"13800000000"} },
		"correction": func(d *doc.Document) { d.Release.Changes = []doc.Change{{Note: text("改为13800000000")}} },
		"chart":      func(d *doc.Document) { d.Body = []doc.Block{&doc.Chart{Labels: texts("13800000000")}} },
		"address":    func(d *doc.Document) { d.Release.Address = text("13800000000") },
		"author":     func(d *doc.Document) { d.Meta.Author = "13800000000" },
	} {
		d := released(paragraph("话"))
		change(d)
		if e, found := (&Rules{}).Edition(d, today); e != nil || len(found) == 0 {
			t.Errorf("%s leaves", name)
		}
	}
}

func TestInternalDataStops(t *testing.T) {
	r := &Rules{Internal: func(s string) []Found {
		if i := strings.Index(s, "石磊"); i >= 0 {
			from := len([]rune(s[:i]))
			return []Found{{from, from + 2, diag.ReleaseInternal, "有责任人", "删去"}}
		}
		return nil
	}}
	d := released(paragraph("由石磊整改。"))
	if e, found := r.Edition(d, today); e != nil || len(found) != 1 || found[0].Code != diag.ReleaseInternal || found[0].Span.Start.Column != 2 {
		t.Errorf("%+v", found)
	}
	d.Release.Kept = texts("石磊")
	edition(t, r, d)
	d.Release.Kept, d.Release.Masks = nil, masks("石磊")
	if got := body(edition(t, r, d)); got != "由石某整改。" {
		t.Error(got)
	}
}

func TestPicturesAreCleaned(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	gps := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x00"
	data := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(2 + len(gps))}, gps...)
	data = append(data, b.Bytes()[2:]...)
	d := released(&doc.Figure{Image: &doc.Image{Name: "content/照片/张三家.jpg", Data: data, Width: 8, Height: 8}, Target: text("照片/张三家.jpg")})
	e, found := (&Rules{}).Edition(d, today)
	if e == nil || e.Same || len(found) != 1 || found[0].Code != diag.ReleasePicture {
		t.Fatal(diag.Text(found))
	}
	f := e.Tree.Body[0].(*doc.Figure)
	if bytes.Contains(f.Image.Data, []byte("Exif")) || f.Image.Name != "图片1.jpg" || f.Target.Value != "" {
		t.Errorf("%s %s", f.Image.Name, f.Target.Value)
	}
	d.Body[0].(*doc.Figure).Image.Data = []byte("GIF89a")
	if e, _ := (&Rules{}).Edition(d, today); e != nil {
		t.Error("a picture that cannot be cleaned leaves")
	}
}

func plainPNG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
