package docx

import (
	stdxml "encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// examples are documents that between them use every element of a document
// and every markup of a Word file.
func examples(t testing.TB) map[string]*doc.Document {
	t.Helper()
	notice := notice(t)
	notice.Body = append(notice.Body, &doc.Chart{
		Kind: doc.ChartBars, Caption: runs("图2　各行业隐患"), Unit: text("项"), Labels: texts("消防", "工贸"),
		Series: []doc.ChartSeries{{Name: text("隐患"), Values: []int64{4, 2}}},
	}, &doc.Paragraph{Runs: []doc.Run{{Text: "务必", Bold: true, Face: doc.FaceKai}}}, &doc.SignatureBlock{Organs: texts("云澜市应急管理局"), Date: doc.Date{Year: 2026, Month: 3, Day: 6}})
	return map[string]*doc.Document{"通知": notice, "函": letter(t), "令": order8(t), "督办单": slip(t), "纪要": minutes()}
}

func letter(t testing.TB) *doc.Document {
	t.Helper()
	return &doc.Document{
		Source: "content/函.md", Kind: "函", Format: "信函", Meta: doc.Meta{Title: "关于商请选派专家的函"},
		Letterhead: doc.Letterhead{Urgency: text("加急"), Marks: texts("云澜市安全生产委员会办公室"), Number: text("云安委办函〔2026〕15号")},
		Title:      runs("关于商请选派化工专家参加安全生产巡查的函"), Addressees: texts("云澜理工学院"),
		Body: []doc.Block{sentence("专家应当熟悉《危险化学品企业特殊作业安全规范》（GB 30871—2022），国家“211”工程院校优先。")},
		Signature: doc.Signature{
			Mode: doc.Stamped, Organs: texts("云澜市安全生产委员会办公室"), Date: doc.Date{Year: 2026, Month: 5, Day: 28},
			Seals: []doc.Seal{{Image: seal(t), Diameter: 42 * unit.Mm}},
		},
		Imprint: doc.Imprint{Shown: true, CopyTo: texts("市教育局")},
	}
}

func order8(t testing.TB) *doc.Document {
	t.Helper()
	return &doc.Document{
		Source: "content/令.md", Kind: "令", Format: "命令", Meta: doc.Meta{Title: "云澜市人民政府令"},
		Letterhead: doc.Letterhead{Marks: texts("云澜市人民政府"), MarkSuffix: "令", Number: text("第8号")},
		Body:       []doc.Block{sentence("《云澜市有限空间作业安全管理规定》现予公布，自2026年3月1日起施行。")},
		Signature: doc.Signature{
			Mode: doc.Chopped, Date: doc.Date{Year: 2026, Month: 1, Day: 12},
			Chops: []doc.NameStamp{{Title: text("市长"), Name: text("周明远"), Image: seal(t)}},
		},
		Attachments: []doc.Attachment{{Title: runs("云澜市有限空间作业安全管理规定"), Body: []doc.Block{
			&doc.Heading{Number: "第一章　", Head: runs("总则"), Marked: true}, sentence("第一条　为规范有限空间作业，制定本规定。"),
		}}},
	}
}

func slip(t testing.TB) *doc.Document {
	t.Helper()
	label := func(column int, s string) doc.Cell {
		c := cell(column, s)
		c.Head = true
		return c
	}
	wide := cell(1, "限期整改。")
	wide.ColSpan = 3
	wide.Blocks = append(wide.Blocks, &doc.Heading{Level: 3, Number: "1.", Head: runs("立即停用。"), Tail: runs("撤出人员。")}, &doc.Figure{Image: seal(t)})
	return &doc.Document{
		Source: "content/督办单.md", Kind: "督办单", Format: "表单", Meta: doc.Meta{Title: "督办单"},
		Letterhead: doc.Letterhead{Marks: texts("云澜市安全生产委员会办公室、云澜市消防安全委员会办公室、云澜市道路交通安全委员会办公室"), MarkSuffix: "督办单", Number: text("云安督〔2026〕3号")},
		Form: &doc.Form{Table: &doc.Table{Size: doc.TableForm, Columns: make([]doc.Column, 4), Rows: []doc.Row{
			{Cells: []doc.Cell{label(0, "单位"), cell(1, "望潮镇人民政府"), label(2, "等级"), cell(3, "重大")}},
			{Cells: []doc.Cell{label(0, "要求"), wide}},
			{Cells: []doc.Cell{label(0, "签发"), cell(1, "叶义"), label(2, "签收"), cell(3, "")}},
		}}},
		Signature: doc.Signature{Mode: doc.Unstamped, Organs: texts("云澜市安全生产委员会办公室"), Date: doc.Date{Year: 2026, Month: 3, Day: 5}},
	}
}

func minutes() *doc.Document {
	return &doc.Document{
		Source: "content/纪要.md", Kind: "纪要", Format: "纪要", Meta: doc.Meta{Title: "会议纪要"},
		Letterhead: doc.Letterhead{Marks: texts("云澜市安全生产委员会会议纪要"), Number: text("云安委纪〔2026〕2号")},
		Title:      runs("云澜市安全生产委员会2026年第二次全体会议纪要"), Subtitle: texts("（2026年4月8日）"),
		Body: []doc.Block{sentence("会议听取第一轮巡查情况汇报。")},
		Attendance: []doc.LabelLine{
			{Label: "出席", Text: runs("周明远（市政府）、叶　义（市应急局）、林知远（市公安局）、沈　立（市住建局）")}, {Label: "请假", Text: runs("何思齐（市水利局）")},
		},
		Imprint: doc.Imprint{Shown: true, CopyTo: texts("市委办公室"), Office: text("云澜市安全生产委员会办公室"), Date: doc.Date{Year: 2026, Month: 4, Day: 9}},
	}
}

// TestExamples holds the main part of every example to a kept dump, and the
// examples to what there is: no element without a dump.
func TestExamples(t *testing.T) {
	used, blocks := map[string]bool{}, map[reflect.Type]bool{}
	for name, d := range examples(t) {
		collect(d, blocks)
		data := written(t, d, options())
		checkOrder(t, data)
		compareDump(t, filepath.Join("testdata", name+".txt"), dump(t, unpack(t, data, "word/document.xml"), used))
	}
	for parent, children := range order {
		if slices.Contains([]string{"style", "settings", "compat", "font", "tblStylePr", "tcMar"}, parent) {
			continue // of other parts
		}
		if !used[parent] {
			t.Errorf("no example has %s", parent)
		}
		for _, child := range strings.Fields(children) {
			if !used[child] && !slices.Contains(otherParts, child) {
				t.Errorf("no example has %s, which %s may hold", child, parent)
			}
		}
	}
	for _, b := range everyBlock() {
		if !blocks[reflect.TypeOf(b)] {
			t.Errorf("no example has %T", b)
		}
	}
}

// otherParts are elements of the styles and not of the main part.
var otherParts = strings.Fields("widowControl kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid contextualSpacing color kern lang sz szCs tblInd outlineLvl left right insideV tcMar")

// everyBlock has one block of each kind.
func everyBlock() []doc.Block {
	return []doc.Block{
		&doc.Paragraph{}, &doc.Heading{}, &doc.List{}, &doc.Table{}, &doc.Figure{}, &doc.Roster{}, &doc.PageBreak{}, &doc.Landscape{}, &doc.SignatureBlock{}, &doc.Chart{},
	}
}

// collect notes the kinds of blocks of a document.
func collect(d *doc.Document, kinds map[reflect.Type]bool) {
	var walk func(list []doc.Block)
	walk = func(list []doc.Block) {
		for _, b := range list {
			kinds[reflect.TypeOf(b)] = true
			switch b := b.(type) {
			case *doc.List:
				for _, item := range b.Items {
					walk(item.Blocks)
				}
			case *doc.Landscape:
				walk(b.Blocks)
			}
		}
	}
	walk(d.Body)
	for _, a := range d.Attachments {
		walk(a.Body)
	}
}

// dump writes a part for reading: one element or text a line, indented, names
// without their namespaces, and notes the names.
func dump(t *testing.T, part string, used map[string]bool) string {
	t.Helper()
	var b strings.Builder
	depth := 0
	x := stdxml.NewDecoder(strings.NewReader(part))
	for {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case stdxml.StartElement:
			used[token.Name.Local] = true
			b.WriteString(strings.Repeat("  ", depth) + token.Name.Local)
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "space" {
					b.WriteString(" " + a.Name.Local + "=" + a.Value)
				}
			}
			b.WriteByte('\n')
			depth++
		case stdxml.EndElement:
			depth--
		case stdxml.CharData:
			if depth > 0 {
				b.WriteString(strings.Repeat("  ", depth) + "“" + string(token) + "”\n")
			}
		}
	}
}

func compareDump(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("YINFA_GOLDEN") == "write" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			t.Errorf("%s:%d\n- %s\n+ %s\n(YINFA_GOLDEN=write rewrites the dumps)", file, i+1, x, y)
			return
		}
	}
}
