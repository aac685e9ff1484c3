package yaml

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

func TestReadersReadWhatIsWritten(t *testing.T) {
	n, bag := parse(`份号: 000001
字号: 云政办函〔2026〕8号
时间: 8:00
成文: 2026-03-06
印发: 2026年3月16日
引: "2026-12-31"
主送: [甲, 乙, 3]
抄送: 丙
页数: 22
是: 是
否: no
宽: 156毫米
方式: 主动公开
公开: {方式: 依申请公开}
附件:
  - 标题: 名单
  - {标题: 方案}
单件: {标题: 一}
空:`)
	r := Read(n, "材料", bag)
	texts := func(list []doc.Text) string {
		var out []string
		for _, t := range list {
			out = append(out, t.Value)
		}
		return strings.Join(out, "|")
	}
	check := func(what string, got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	check("Text", r.Text("份号").Value, "000001")
	check("Text", r.Text("字号").Value, "云政办函〔2026〕8号")
	check("Text place", r.Text("字号").Span.Start, source.Pos{Line: 3, Column: 5})
	check("Text of a time", r.Text("时间").Value, "8:00")
	check("Text of a date", r.Text("成文").Value, "2026-03-06")
	d := r.Date("成文")
	check("Date", [3]int{d.Year, d.Month, d.Day}, [3]int{2026, 3, 6})
	check("Date place", d.Span.Start, source.Pos{Line: 5, Column: 5})
	d = r.Date("印发")
	check("Chinese date", [3]int{d.Year, d.Month, d.Day}, [3]int{2026, 3, 16})
	check("quoted date", r.Date("引").Day, 31)
	check("Texts", texts(r.Texts("主送")), "甲|乙|3")
	check("Texts of one", texts(r.Texts("抄送")), "丙")
	pages, ok := r.Int("页数", 1, 100)
	check("Int", pages, 22)
	check("Int", ok, true)
	yes, ok1 := r.Bool("是")
	no, ok2 := r.Bool("否")
	check("Bool", [4]bool{yes, ok1, no, ok2}, [4]bool{true, true, false, true})
	width, ok := r.Length("宽")
	check("Length", width, 156*unit.Mm)
	check("Length", ok, true)
	check("Choice", r.Choice("方式", []string{"不予公开", "主动公开"}), "主动公开")
	check("Map", r.Map("公开").Text("方式").Value, "依申请公开")
	maps := r.Maps("附件")
	check("Maps", len(maps), 2)
	check("Maps", maps[1].Text("标题").Value, "方案")
	check("Maps of one", r.Maps("单件")[0].Text("标题").Value, "一")
	check("Has of an empty key", r.Has("空"), false)
	check("Has of an absent key", r.Has("无"), false)
	check("Has", r.Has("方式"), true)
	check("Span", r.Span("时间").Start, source.Pos{Line: 4, Column: 1})
	check("Span of an absent key", r.Span("无").Start, source.Pos{Line: 2, Column: 1})
	check("absent Text", r.Text("无").Empty(), true)
	check("absent Date", r.Date("无").IsZero(), true)
	check("absent Map", r.Map("无") == nil, true)
	check("rest", len(r.Rest()), 0)
	r.Require("份号")
	r.Finish()
	if bag.HasErrors() {
		t.Error(diag.Text(bag.Sorted()))
	}
}

func TestReadersComplain(t *testing.T) {
	date := func(r *Reader) { r.Date("键") }
	text := func(r *Reader) { r.Text("键") }
	tests := []struct {
		name, yaml string
		read       func(*Reader)
		code       diag.Code
		says       string
	}{
		{"day that is not", "键: 2026-02-30", date, diag.ValueDate, "2026年2月没有30日"},
		{"leap day", "键: 2100-02-29", date, diag.ValueDate, "2100年2月没有29日"},
		{"month that is not", "键: 2026-13-01", date, diag.ValueDate, "没有 13 月"},
		{"slashes", "键: 2026/3/6", date, diag.ValueDate, "请写作 2026-03-06 或 2026年3月6日"},
		{"points", "键: 2026.3.6", date, diag.ValueDate, "请写作 2026-03-06"},
		{"run together", "键: 20260306", date, diag.ValueDate, "请写作 2026-03-06"},
		{"without 日", "键: 2026年3月6", date, diag.ValueDate, "请写作 2026-03-06"},
		{"日 after dashes", "键: 2026-03-6日", date, diag.ValueDate, "请写作 2026-03-06"},
		{"wide figures", "键: ２０２６－０３－０６", date, diag.ValueDate, "请写作 2026-03-06"},
		{"号", "键: 2026年3月6号", date, diag.ValueDate, "请写作 2026-03-06"},
		{"blanks", "键: 2026 年 3 月 6 日", date, diag.ValueDate, "“2026 年 3 月 6 日”"},
		{"Han digits", "键: 二〇二六年三月六日", date, diag.ValueDate, "阿拉伯数字"},
		{"year", "键: 0026-03-06", date, diag.ValueDate, "年份"},
		{"no date", "键: 明天", date, diag.ValueDate, "“明天”不是日期"},
		{"list for a date", "键: [2026-03-06]", date, diag.ValueType, "“键”应当是一个日期，这里是一个列表"},
		{"list for a text", "键: [甲]", text, diag.ValueType, "一段文字，这里是一个列表"},
		{"map for a text", "键: {甲: 乙}", text, diag.ValueType, "这里是若干“键: 值”"},
		{"map in texts", "键: [甲, {乙: 丙}]", func(r *Reader) { r.Texts("键") }, diag.ValueType, "键第 2 项"},
		{"gap in texts", "键:\n  - 甲\n  -\n", func(r *Reader) { r.Texts("键") }, diag.ValueType, "“键第 2 项”是空的"},
		{"map for texts", "键: {甲: 乙}", func(r *Reader) { r.Texts("键") }, diag.ValueType, "一段文字或一个列表"},
		{"word for a number", "键: 三", func(r *Reader) { r.Int("键", 1, 9) }, diag.ValueType, "1 到 9 之间的整数，这里写的是“三”"},
		{"number out of range", "键: 10", func(r *Reader) { r.Int("键", 1, 9) }, diag.ValueRange, "这里写的是 10"},
		{"huge number", "键: 99999999999999999999", func(r *Reader) { r.Int("键", 1, 9) }, diag.ValueType, "整数"},
		{"bool", "键: 可以", func(r *Reader) { r.Bool("键") }, diag.ValueType, "“是”或“否”"},
		{"length", "键: 156", func(r *Reader) { r.Length("键") }, diag.ValueLength, "37毫米"},
		{"choice", "键: 主动", func(r *Reader) { r.Choice("键", []string{"主动公开", "不予公开"}) }, diag.ValueChoice, "可以写：主动公开、不予公开"},
		{"near choice", "键: 主动公幵", func(r *Reader) { r.Choice("键", []string{"主动公开", "不予公开"}) }, diag.ValueChoice, "是不是“主动公开”"},
		{"text for a map", "键: 甲", func(r *Reader) { r.Map("键") }, diag.ValueType, "“键”应当是若干“键: 值”，这里是文字“甲”"},
		{"wide colon for a map", "键:\n  方式：主动公开", func(r *Reader) { r.Map("键") }, diag.YAMLWideColon, "“方式：”用了全角冒号"},
		{"text for maps", "键: 甲", func(r *Reader) { r.Maps("键") }, diag.ValueType, "列表"},
		{"text among maps", "键: [甲]", func(r *Reader) { r.Maps("键") }, diag.ValueType, "“键”第 1 项"},
		{"missing", "键: 1", func(r *Reader) { r.Require("键", "标题") }, diag.KeyMissing, "材料缺少“标题”"},
		{"left empty", "键:", func(r *Reader) { r.Require("键") }, diag.KeyMissing, "没有填写"},
		{"blank", "键: '  '", func(r *Reader) { r.Require("键") }, diag.KeyMissing, "没有填写"},
		{"no items", "键: []", func(r *Reader) { r.Require("键") }, diag.KeyMissing, "没有填写"},
		{"unknown", "标提: 甲", func(r *Reader) { r.Text("标题"); r.Text("文种"); r.Finish() }, diag.KeyUnknown, "是不是“标题”"},
		{"unlike any", "网站首页: 甲", func(r *Reader) { r.Text("标题"); r.Text("文种"); r.Finish() }, diag.KeyUnknown, "可以写的键：标题、文种"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n, bag := parse(test.yaml)
			test.read(Read(n, "材料", bag))
			list := bag.Sorted()
			if len(list) != 1 {
				t.Fatalf("findings: %d, want 1\n%s", len(list), diag.Text(list))
			}
			d := list[0]
			if d.Code != test.code || d.Severity != diag.Error || !strings.Contains(d.Summary+d.Hint, test.says) || d.Hint == "" || d.Span.Start.Line < 2 {
				t.Errorf("got %+v, want %s saying %q", d, test.code, test.says)
			}
			if _, known := diag.Lookup(d.Code); !known {
				t.Errorf("%s has no entry in the catalogue", d.Code)
			}
		})
	}
}

func TestNilReaderIsSilent(t *testing.T) {
	var bag diag.Bag
	r := Read(nil, "材料", &bag)
	if r != nil || r.Has("甲") || r.Node("甲") != nil || !r.Text("甲").Empty() || r.Texts("甲") != nil || r.Map("甲") != nil || r.Maps("甲") != nil || r.Rest() != nil || !r.Date("甲").IsZero() || !r.Span("甲").IsZero() || !r.Place().IsZero() || r.Choice("甲", nil) != "" {
		t.Error("a nil reader returned something")
	}
	_, a := r.Int("甲", 0, 1)
	_, b := r.Bool("甲")
	_, c := r.Length("甲")
	r.Require("甲")
	r.Finish()
	if a || b || c || len(bag.Sorted()) != 0 {
		t.Error("a nil reader spoke")
	}
}

func TestDamagedRootForgivesMissingKeys(t *testing.T) {
	n, bag := parse("文种: 通知\n标题: \"没有配对\n末: 1")
	before := len(bag.Sorted())
	r := Read(n, "材料", bag)
	r.Require("文种", "标题")
	if !n.Damaged || before != 1 || len(bag.Sorted()) != before {
		t.Error(diag.Text(bag.Sorted()))
	}
}

func TestEmptyMappingIsRead(t *testing.T) {
	n, bag := parse("公开:\n")
	r := Read(n.Find("公开"), "公开", bag)
	r.Require("方式")
	if list := bag.Sorted(); len(list) != 1 || list[0].Code != diag.KeyMissing {
		t.Error(diag.Text(list))
	}
}

// TestKnownKeysAreOffered asks that an unknown key gets the same hint whether
// the keys were given beforehand or asked for one by one, and that a mapping
// of more than 64 keys is followed to its end.
func TestKnownKeysAreOffered(t *testing.T) {
	n, _ := parse("甲: 1\n丁: 2")
	var hints []string
	for _, beforehand := range []bool{false, true} {
		bag := new(diag.Bag)
		r := Read(n, "材料", bag)
		if beforehand {
			r.Knows([]string{"甲", "乙"})
		}
		r.Text("甲")
		r.Text("乙")
		r.Require("甲")
		r.Finish()
		list := bag.Sorted()
		if len(list) != 1 || list[0].Span.Start.Line != 3 {
			t.Fatal(diag.Text(list))
		}
		hints = append(hints, list[0].Hint)
	}
	if hints[0] != hints[1] || hints[0] != "材料可以写的键：甲、乙。" {
		t.Error(hints)
	}
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "k%d: %d\n", i, i)
	}
	n, _ = parse(b.String())
	bag := new(diag.Bag)
	r := Read(n, "材料", bag)
	for i := 99; i >= 0; i -= 2 {
		if v, ok := r.Int(fmt.Sprintf("k%d", i), 0, 100); !ok || v != i {
			t.Fatal(i, v, ok)
		}
	}
	rest := r.Rest()
	if len(rest) != 50 || rest[0].Key != "k0" || rest[49].Key != "k98" {
		t.Error(len(rest), rest[0].Key)
	}
}

// TestAliasIsOneFault asks that a reference to data elsewhere is reported
// once, and not as something missing besides.
func TestAliasIsOneFault(t *testing.T) {
	root, bag := parse("甲: &a 名称\n乙: *a\n丙: &m {名称: 子}\n丁: *m\n戊:\n  - *m\n  - <<: *m\n己: [*m, *a]")
	r := Read(root, "数据", bag)
	r.Require("甲", "乙", "丙", "丁")
	if got := r.Text("乙"); got.Value != "名称" || got.Span.Start.Line != 3 {
		t.Errorf("an alias of a text is %+v", got)
	}
	r.Map("丙").Require("名称")
	r.Map("丁").Require("名称")
	for _, one := range r.Maps("戊") {
		one.Require("名称")
	}
	if got := r.Texts("己"); len(got) != 1 || got[0].Value != "名称" {
		t.Errorf("a list of aliases is %+v", got)
	}
	r.Finish()
	var places []int
	for _, d := range bag.Sorted() {
		if d.Code != diag.YAMLAlias {
			t.Errorf("besides: %s", d.Summary)
		}
		places = append(places, d.Span.Start.Line)
	}
	if want := []int{3, 5, 7, 8, 9, 9}; !slices.Equal(places, want) {
		t.Errorf("reported on lines %v, want %v", places, want)
	}
}

func TestRecover(t *testing.T) {
	read := func(text string) (*Reader, *diag.Bag) {
		n, bag := parse(text)
		r := Read(n, "问题隐患", bag)
		r.Knows([]string{"问题", "责任单位", "整改期限", "整改时限"})
		r.Text("问题")
		return r, bag
	}
	usual := func(word string) string {
		if word == "牵头部门" {
			return "责任单位"
		}
		return ""
	}
	r, bag := read("问题: 甲\n牵头部门: 乙\n整改期线: 丙\n别的: 丁\n")
	if got := strings.Join(r.Recover(usual, []string{"问题", "整改时限"}), " "); got != "责任单位 整改期限" {
		t.Errorf("recovered %q", got)
	}
	if got := r.Text("责任单位"); got.Value != "乙" || got.Span.Start.Line != 3 {
		t.Errorf("read %+v", got)
	}
	hints := ""
	for _, d := range bag.Sorted() {
		hints += d.Hint + "\n"
	}
	if want := "是不是“责任单位”？\n是不是“整改期限”？\n还没有写的是“整改时限”，是不是换了叫法？问题隐患可以写的键：问题、责任单位、整改期限、整改时限。\n"; hints != want {
		t.Errorf("hints %q", hints)
	}
	if len(r.Rest()) != 1 { // 别的: reported, but nothing stands for it
		t.Errorf("rest %v", r.Rest())
	}
	// Between two keys nothing is guessed, and a key that is written keeps its value.
	r, bag = read("问题: 甲\n整改限: 丙\n问 题: 丁\n")
	if got := r.Recover(nil, nil); got != nil || r.Text("问题").Value != "甲" {
		t.Errorf("recovered %q, 问题 %q", got, r.Text("问题").Value)
	}
	if got := bag.Sorted()[0].Hint; got != "是不是“整改期限”或者“整改时限”？" {
		t.Errorf("hint %q", got)
	}
}
