package layout_test

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/source"
)

func own(path, text string) *source.File { return source.NewFile(layout.Folder+path, text) }

func TestOfficeOverrides(t *testing.T) {
	l, found := load(t,
		own("版式/县级公文.yaml", "基于: 公文\n说明: 本县\n样式:\n  正文: {字体: 楷体}\n  二级标题: {加粗: 是}\n"),
		own("版式/信函.yaml", "基于: 公文\n说明: 本县的函\n行列: {行距: 28磅}\n版头: {标志上沿: 33毫米}\n"),
		own("文种/通知.yaml", "说明: 改过\n版式: 县级公文\n署名方式: 不盖章\n"),
		own("文种/通知.md", "---\n文种: 通知\n---\n正文\n"),
		source.NewFile("content/版式/别处.yaml", "不看"),
	)
	if len(found) > 0 {
		t.Fatalf("findings:\n%s", diag.Text(found))
	}
	f := l.Formats["县级公文"]
	if f.Summary != "本县" || f.Styles[layout.Body].Face != doc.FaceKai || !f.Styles[layout.Heading2].Bold {
		t.Errorf("县级公文: %+v", f.Styles[layout.Body])
	}
	// Styles based on 正文 follow it, its type size and grid included.
	if f.Styles[layout.Heading3].Face != doc.FaceKai || f.Styles[layout.Addressee].Face != doc.FaceKai || f.Styles[layout.Imprinted].Face != doc.FaceFang {
		t.Error("styles do not follow 正文")
	}
	letter := l.Formats["信函"]
	if letter.Letterhead.MarkTop != 33*mm || letter.Letterhead.NumberAt != layout.NumberBelowMark {
		t.Error("an own file must replace the shipped one as a whole")
	}
	if letter.Letterhead.NumberGap != 56*pt || letter.Styles[layout.Title].After != 28*pt {
		t.Error("inherited lengths in 行 must follow the new pitch")
	}
	if k := l.Types["通知"]; k.Format != "县级公文" || k.Signature != doc.Unstamped || len(k.Required) != 0 || !strings.HasSuffix(k.Starter, "正文\n") {
		t.Errorf("通知: %+v", k)
	}
	if l.Formats["公文"].Styles[layout.Body].Face != doc.FaceFang {
		t.Error("the base must not change")
	}
}

func TestOfficeChangesAShippedFormat(t *testing.T) {
	l, found := load(t,
		own("版式/公文.yaml", "基于: 公文\n样式:\n  标题: {行距: 35磅}\n"),
		own("版式/信函.yaml", "基于: 信函\n版头: {标志上沿: 33毫米}\n"))
	if len(found) > 0 {
		t.Fatalf("findings:\n%s", diag.Text(found))
	}
	for _, name := range []string{"公文", "信函", "纪要"} {
		if got := l.Formats[name].Styles[layout.Title].Pitch; got != 35*pt {
			t.Errorf("%s: pitch of the title %v", name, got)
		}
	}
	letter := l.Formats["信函"].Letterhead
	if letter.MarkTop != 33*mm || letter.NumberAt != layout.NumberBelowRule {
		t.Error("信函 must build on the shipped 信函")
	}
	if len(l.Formats) != 8 {
		t.Errorf("%d formats: the shipped ones underneath must not show", len(l.Formats))
	}
	_, found = load(t, own("版式/甲.yaml", "基于: 甲\n"))
	expect(t, found, diag.LayoutCycle, "layouts/版式/甲.yaml", 1, "甲 → 甲")
}

// TestCycleIsToldOnce: every member of a circle finds it.
func TestCycleIsToldOnce(t *testing.T) {
	_, found := load(t, own("版式/甲.yaml", "基于: 乙\n"), own("版式/乙.yaml", "基于: 丙\n"), own("版式/丙.yaml", "基于: 甲\n"))
	n := 0
	for _, d := range found {
		if d.Code == diag.LayoutCycle {
			n++
		}
	}
	if n != 1 {
		t.Errorf("told %d times\n%s", n, diag.Text(found))
	}
}

func TestWrongFormats(t *testing.T) {
	for _, c := range []struct {
		name, text string
		code       diag.Code
		line       int // of the finding; 0: the file as a whole
		says       string
	}{
		{"unknown section", "基于: 公文\n版芯: {天头: 37毫米}\n", diag.KeyUnknown, 2, "版心"},
		{"unknown key", "基于: 公文\n版心:\n  天投: 37毫米\n", diag.KeyUnknown, 3, "天头"},
		{"unknown style", "基于: 公文\n样式:\n  正问: {加粗: 是}\n", diag.KeyUnknown, 3, "正文"},
		{"unknown key of a style", "基于: 公文\n样式:\n  正文: {字形: 仿宋}\n", diag.KeyUnknown, 3, "字形"},
		{"unknown key of a rule", "基于: 公文\n版头:\n  红线: {粗细: 1磅}\n", diag.KeyUnknown, 3, "粗细"},
		{"no unit", "基于: 公文\n版心:\n  天头: 37\n", diag.LayoutLength, 3, "37毫米"},
		{"no number", "基于: 公文\n署名:\n  盖章右空: 四字\n", diag.LayoutLength, 3, "四字"},
		{"character before the grid", "基于: 公文\n版心:\n  订口: 2字\n", diag.LayoutLength, 3, "2字"},
		{"negative", "基于: 公文\n版心:\n  天头: -3毫米\n", diag.LayoutValue, 3, "小于 0"},
		{"zero size", "基于: 公文\n样式:\n  正文: {字号: 0}\n", diag.LayoutValue, 3, "大于 0"},
		{"zero pitch", "基于: 公文\n行列:\n  行距: 0\n", diag.LayoutValue, 3, "大于 0"},
		{"too long", "基于: 公文\n版心:\n  天头: 3000毫米\n", diag.LayoutLength, 3, "2 米"},
		{"face", "基于: 公文\n样式:\n  正文: {字体: 方正仿宋}\n", diag.ValueChoice, 3, "仿宋"},
		{"align", "基于: 公文\n样式:\n  正文: {对齐: 中}\n", diag.ValueChoice, 3, "居中"},
		{"yes", "基于: 公文\n版头:\n  显示: 好\n", diag.ValueType, 3, "是"},
		{"number", "基于: 公文\n行列:\n  行数: 0\n", diag.ValueRange, 3, "1"},
		{"list for a mapping", "基于: 公文\n版心: [37毫米]\n", diag.ValueType, 2, "版心"},
		{"style is no mapping", "基于: 公文\n样式:\n  正文: 仿宋\n", diag.LayoutValue, 3, "正文"},
		{"base unknown", "基于: 公闻\n", diag.LayoutBase, 1, "公文"},
		{"base of a style unknown", "基于: 公文\n样式:\n  标题: {基于: 正闻}\n", diag.LayoutBase, 3, "正文"},
		{"format cycle", "基于: 甲\n", diag.LayoutCycle, 1, "甲 → 甲"},
		{"style cycle", "基于: 公文\n样式:\n  一级标题: {基于: 二级标题}\n  二级标题: {基于: 一级标题}\n", diag.LayoutCycle, 4, "一级标题 → 二级标题 → 一级标题"},
		{"style missing", "样式: {}\n", diag.LayoutKeyMissing, 1, "纸张"},
		{"too wide", "基于: 公文\n版心:\n  宽: 190毫米\n", diag.LayoutFit, 2, "纸张"},
		{"too many lines", "基于: 公文\n行列:\n  行距: 30磅\n", diag.LayoutFit, 2, "21"},
		{"too many characters", "基于: 公文\n行列:\n  每行字数: 40\n", diag.LayoutFit, 2, "最多 30 字"},
		{"pitch below size", "基于: 公文\n行列:\n  行距: 10磅\n", diag.LayoutFit, 2, "行距"},
		{"indents", "基于: 公文\n样式:\n  正文: {左缩进: 100毫米, 右缩进: 100毫米}\n", diag.LayoutFit, 3, "正文"},
		{"hanging out", "基于: 公文\n样式:\n  正文: {左缩进: 1字, 首行缩进: -2字}\n", diag.LayoutFit, 3, "左边"},
		{"pitch of a style", "基于: 公文\n样式:\n  标题: {行距: 20磅}\n", diag.LayoutValue, 3, "字号"},
		{"mark smaller than its least", "基于: 公文\n版头:\n  标志最小字号: 50磅\n", diag.LayoutValue, 3, "发文机关标志"},
		{"rule wider than the sheet", "基于: 公文\n版头:\n  红线: {宽: 300毫米}\n", diag.LayoutValue, 3, "纸张"},
		{"empty", "\n", diag.LayoutKeyMissing, 0, "空"},
		{"no mapping", "- 公文\n", diag.LayoutValue, 1, "键"},
		{"wide colon", "基于：公文\n", diag.YAMLWideColon, 1, "半角"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, found := load(t, own("版式/甲.yaml", c.text))
			if l.Formats["甲"] != nil {
				t.Error("a format with errors must not be handed out")
			}
			if l.Formats["公文"] == nil {
				t.Error("the shipped formats must stay")
			}
			expect(t, found, c.code, "layouts/版式/甲.yaml", c.line, c.says)
		})
	}
}

func TestIncompleteFormat(t *testing.T) {
	l, _ := load(t)
	if l.Formats["公文"] == nil {
		t.Fatal("no 公文")
	}
	whole := `西文: 随中文
纸张: {宽: 210毫米, 高: 297毫米}
版心: {天头: 37毫米, 订口: 28毫米, 宽: 156毫米, 高: 225毫米}
行列: {字号: 三号, 行距: 28.95磅, 行数: 22, 每行字数: 28}
样式:
  正文: {字体: 仿宋, 字号: 三号}
`
	_, found := load(t, own("版式/甲.yaml", whole))
	expect(t, found, diag.LayoutStyleMissing, "layouts/版式/甲.yaml", 5, "标题")
	expect(t, found, diag.LayoutKeyMissing, "layouts/版式/甲.yaml", 1, "版头")
}

func TestErrorsOfABaseReachItsHeirs(t *testing.T) {
	l, found := load(t, own("版式/公文.yaml", "版心: {天头: 37}\n"))
	if len(l.Formats) != 0 {
		t.Errorf("%d formats built on a broken one", len(l.Formats))
	}
	expect(t, found, diag.LayoutLength, "layouts/版式/公文.yaml", 1, "37毫米")
	if l.Types["通知"] == nil {
		t.Error("types stay known")
	}
}

func TestWrongTypes(t *testing.T) {
	const good = "说明: 简报\n版式: 公文\n署名方式: 无\n"
	for _, c := range []struct {
		name, text string
		code       diag.Code
		line       int
		says       string
	}{
		{"no format", "说明: 简报\n署名方式: 无\n", diag.KeyMissing, 1, "版式"},
		{"unknown format", "版式: 公闻\n署名方式: 无\n", diag.TypeFormat, 1, "公文"},
		{"unknown key", good + "必须: [标题]\n", diag.KeyUnknown, 4, "必"},
		{"signature", "版式: 公文\n署名方式: 盖公章\n", diag.ValueChoice, 2, "盖章"},
		{"required", good + "必填: [题目]\n", diag.TypeKey, 4, "题目"},
		{"field twice", good + "字段:\n  - {键: 期数, 类型: 数字}\n  - {键: 期数, 类型: 文本}\n", diag.TypeField, 6, "期数"},
		{"field is common", good + "字段:\n  - {键: 标题, 类型: 文本}\n", diag.TypeField, 5, "标题"},
		{"field without a key", good + "字段:\n  - {类型: 文本}\n", diag.KeyMissing, 5, "键"},
		{"kind of a field", good + "字段:\n  - {键: 期数, 类型: 整数}\n", diag.ValueChoice, 5, "数字"},
		{"form columns", good + "表单:\n  - 行: [{标签: 事项}, {内容: 正文, 占列: 3}]\n  - 行: [{标签: 时限}, {内容: 标题, 占列: 4}]\n", diag.TypeForm, 6, "4 列"},
		{"form too wide", good + "表单:\n  - 行: [{标签: 事项, 占列: 20}, {内容: 正文, 占列: 20}]\n", diag.TypeForm, 5, "24"},
		{"form key", good + "表单:\n  - 行: [{内容: 事向}]\n", diag.TypeKey, 5, "事向"},
		{"both", good + "表单:\n  - 行: [{标签: 事项, 内容: 正文}]\n", diag.TypeForm, 5, "同时"},
		{"row without cells", good + "表单:\n  - 行高: 12毫米\n", diag.KeyMissing, 5, "行"},
		{"row height", good + "表单:\n  - {行: [{内容: 正文}], 行高: 高}\n", diag.LayoutLength, 5, "高"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, found := load(t, own("文种/简报.yaml", c.text), own("文种/简报.md", "---\n文种: 简报\n标题: 甲\n---\n"))
			if l.Types["简报"] == nil {
				t.Error("a type stays known whatever is wrong with it")
			}
			expect(t, found, c.code, "layouts/文种/简报.yaml", c.line, c.says)
		})
	}
}

func TestStarterWarnings(t *testing.T) {
	const kind = "说明: 简报\n版式: 公文\n署名方式: 无\n必填: [标题, 主送]\n"
	_, found := load(t, own("文种/简报.yaml", kind))
	expect(t, found, diag.StarterMissing, "layouts/文种/简报.yaml", 0, "简报")
	_, found = load(t, own("文种/简报.yaml", kind), own("文种/简报.md", "---\n文种: 简报\n标题: {{今日}}\n---\n"))
	expect(t, found, diag.StarterKey, "layouts/文种/简报.md", 0, "主送")
	expect(t, found, diag.StarterPlaceholder, "layouts/文种/简报.md", 3, "今日")
	_, found = load(t, own("文种/简抱.md", "正文"), own("版式/公文.yml", "说明: 旧"), own("公文.yaml", ""), own("说明.txt", ""))
	expect(t, found, diag.LayoutFile, "layouts/文种/简抱.md", 0, "样稿")
	expect(t, found, diag.LayoutFile, "layouts/版式/公文.yml", 0, "版式")
	expect(t, found, diag.LayoutFile, "layouts/公文.yaml", 0, "版式")
	for _, d := range found {
		if d.Severity == diag.Error {
			t.Errorf("not an error: %s", d.Summary)
		}
	}
}

// expect looks for a finding of the code at the place, whose text holds a
// word, and sees that every finding is explained.
func expect(t *testing.T, found []diag.Diagnostic, code diag.Code, file string, line int, says string) {
	t.Helper()
	for _, d := range found {
		if _, ok := diag.Lookup(d.Code); !ok {
			t.Errorf("%s is not in the catalogue", d.Code)
		}
	}
	for _, d := range found {
		if d.Code == code && d.Span.File == file && d.Span.Start.Line == line && strings.Contains(d.Summary+d.Hint, says) {
			return
		}
	}
	t.Errorf("no %s at %s:%d with “%s” in:\n%s", code, file, line, says, diag.Text(found))
}
