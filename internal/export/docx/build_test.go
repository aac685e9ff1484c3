package docx

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	reader "yinfa.dev/yinfa/internal/syntax/docx"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// shared are the shipped layouts and faces; they are immutable.
var shared = sync.OnceValues(func() (*layout.Layouts, *font.Set) {
	var bag diag.Bag
	return layout.Load(nil, nil, &bag), font.Find([]string{"../../../fonts"})
})

func formatOf(t testing.TB, name string) *layout.Format {
	t.Helper()
	ls, _ := shared()
	f := ls.Formats[name]
	if f == nil {
		t.Fatalf("no format %s", name)
	}
	return f
}

func options() Options {
	_, fonts := shared()
	return Options{Fonts: fonts, Words: titlebreak.Builtin()}
}

// written writes a document that must have no findings.
func written(t testing.TB, d *doc.Document, o Options) []byte {
	t.Helper()
	data, findings, err := Write(d, formatOf(t, d.Format), o)
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v %s", err, diag.Text(findings))
	}
	return data
}

// unpack unpacks one file of a written document.
func unpack(t testing.TB, data []byte, name string) string {
	t.Helper()
	p, err := reader.Part(data, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(p)
}

// read reads a written document back.
func read(t testing.TB, data []byte) *reader.Document {
	t.Helper()
	d, err := reader.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func text(s string) doc.Text { return doc.Text{Value: s} }

func texts(list ...string) []doc.Text {
	out := make([]doc.Text, len(list))
	for i, s := range list {
		out[i] = text(s)
	}
	return out
}

func runs(s string) []doc.Run { return []doc.Run{{Text: s}} }

func sentence(s string) *doc.Paragraph { return &doc.Paragraph{Runs: runs(s)} }

func seal(t testing.TB) *doc.Image {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 40))); err != nil {
		t.Fatal(err)
	}
	return &doc.Image{Name: "content/印章/章.png", Data: b.Bytes(), Width: 40, Height: 40}
}

func cell(column int, s string) doc.Cell {
	return doc.Cell{Column: column, ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{sentence(s)}}
}

// notice has every element.
func notice(t testing.TB) *doc.Document {
	im := seal(t)
	table := &doc.Table{
		Caption: runs("表1　隐患清单"), HeadRows: 1, Columns: make([]doc.Column, 3),
		Rows: []doc.Row{
			{Cells: []doc.Cell{cell(0, "序号"), cell(1, "隐患"), cell(2, "期限")}},
			{Cells: []doc.Cell{{Column: 0, ColSpan: 1, RowSpan: 2, Blocks: []doc.Block{sentence("1")}}, cell(1, "配电箱门缺失"), cell(2, "4月30日")}},
			{Cells: []doc.Cell{{Column: 1, ColSpan: 2, RowSpan: 1, Blocks: []doc.Block{sentence("安全带低挂高用")}}}},
		},
	}
	return &doc.Document{
		Source: "content/通知.md", Kind: "通知", Format: "公文",
		Meta: doc.Meta{Title: "关于开展安全生产巡查的通知", Author: "云澜市应急管理局", Subject: "通知", Number: "云应急〔2026〕3号", Date: doc.Date{Year: 2026, Month: 3, Day: 6}},
		Letterhead: doc.Letterhead{
			CopyNumber: text("000001"), Secrecy: text("秘密★1年"), Urgency: text("特急"),
			Marks: texts("云澜市应急管理局", "云澜市消防救援大队"), MarkSuffix: "文件", Number: text("云应急〔2026〕3号"), Signatories: texts("叶义", "顾一鸣", "洪洁"),
		},
		Title:      runs("云澜市应急管理局关于开展2026年度安全生产巡查工作的通知"),
		Addressees: texts("各乡镇人民政府", "市有关单位"),
		Body: []doc.Block{
			&doc.Heading{Level: 1, Number: "一、", Marked: true, Head: runs("巡查对象")},
			sentence("全市29个乡镇、街道和功能区，市有关单位。"),
			&doc.Heading{Level: 2, Number: "（一）", Marked: true, Head: runs("巡查方式。"), Tail: runs("采取“四不两直”方式进行，直奔基层、直插现场。")},
			&doc.Paragraph{Runs: []doc.Run{{Text: "详见"}, {Text: "市政府网站", Link: "https://example.org/巡查"}, {Text: "，"}, {Text: "务必落实", Bold: true}, {Text: "。", Face: doc.FaceKai}}},
			&doc.Roster{Lines: []doc.RosterLine{{Label: text("组长"), Text: runs("洪　洁（市应急局）、叶　义（市应急局）")}}},
			table,
			&doc.Figure{Image: im, Alt: "示意图", Caption: runs("图1　示意")},
			&doc.Landscape{Blocks: []doc.Block{table}},
			&doc.PageBreak{},
			&doc.List{Items: []doc.ListItem{{Blocks: []doc.Block{sentence("压实责任。")}}}},
		},
		AttachNotes: texts("巡查组人员名单", "巡查重点清单"),
		Signature: doc.Signature{
			Mode: doc.Stamped, Organs: texts("云澜市应急管理局", "云澜市消防救援大队"), Date: doc.Date{Year: 2026, Month: 3, Day: 6},
			Seals: []doc.Seal{{Image: im, Diameter: 42 * unit.Mm}, {Image: im, Diameter: 42 * unit.Mm}},
		},
		Note:       text("此件公开发布"),
		Attendance: []doc.LabelLine{{Label: "出席", Text: runs("周明远（市政府）")}},
		Attachments: []doc.Attachment{
			{Label: "附件1", Title: runs("巡查组人员名单"), Body: []doc.Block{sentence("组长：洪洁")}},
			{Label: "附件2", Title: runs("巡查重点清单"), Body: []doc.Block{&doc.Landscape{Blocks: []doc.Block{table}}}},
		},
		Imprint: doc.Imprint{Shown: true, Addressees: texts("市委办公室"), CopyTo: texts("市人大常委会办公室"), Office: text("云澜市应急管理局办公室"), Date: doc.Date{Year: 2026, Month: 3, Day: 6}},
	}
}

// allText is everything a reader sees, without spaces.
func allText(d *reader.Document) string {
	return strings.NewReplacer("\n", "", "\t", "", " ", "", "\u3000", "").Replace(reader.Text(d.Blocks))
}
