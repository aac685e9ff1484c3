package compose

import (
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/layouts"
)

func TestNumerals(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一", 110: "一百一十", 119: "一百一十九", 999: "九百九十九", 0: "", 1000: ""} {
		if got := han(n); got != want {
			t.Errorf("han(%d) = %q, want %q", n, got, want)
		}
	}
	for n := 1; n < 1000; n++ {
		if got := ofHan(han(n)); got != n {
			t.Errorf("%s is read as %d", han(n), got)
		}
		for level := 1; level <= deepest; level++ {
			if got := value(numeral(level, n)); got != n {
				t.Errorf("%s is read as %d", numeral(level, n), got)
			}
		}
	}
	for typed, want := range map[string]int{"": 0, "甲": 0, "（二）": 2, "(3)": 3, "４．": 4, "10、": 10, "99999": 0, "1a": 0} {
		if got := value(typed); got != want {
			t.Errorf("value(%q) = %d, want %d", typed, got, want)
		}
	}
}

func TestNamesOfALine(t *testing.T) {
	for text, want := range map[string]string{
		"洪洁（市应急局）":          "洪洁",
		"洪洁、叶 义，苏　沁；欧阳文博。":  "洪洁|叶义|苏沁|欧阳文博",
		"洪洁（市应急局、市公安局）、叶义":  "洪洁|叶义",
		"市应急局 洪洁":           "市应急局洪洁",
		"张三（甲）丙、李四":         "张三|李四",
		"3名专家":              "",
		"":                  "",
		"、，":                "",
		"（全是括号":             "",
		"阿依古丽·买买提":          "",
		"洪洁(市应急局),叶义(市公安局)": "洪洁|叶义",
		"洪洁）、叶义":            "叶义",
	} {
		var got []string
		for _, n := range names(text) {
			got = append(got, string(n.letters))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

// TestSpacedNames holds that spacing keeps every character that is not blank
// and that every run stands where its span says.
func TestSpacedNames(t *testing.T) {
	for _, text := range []string{"洪洁", "洪 洁、叶　义（市局）、欧阳文博", " 洪洁 、苏沁", "洪洁（甲、乙）、叶义。"} {
		runs := spaced(doc.Text{Value: text, Span: source.Span{File: "甲", Start: source.Pos{Line: 1, Column: 5}}})
		kept := ""
		for _, r := range runs {
			if r.Generated {
				continue
			}
			kept += r.Text
			from := r.Span.Start.Column - 5
			if got := string([]rune(text)[from : from+utf8.RuneCountInString(r.Text)]); got != r.Text {
				t.Errorf("%q is not at %v", r.Text, r.Span.Start)
			}
		}
		if string(bare([]rune(kept))) != string(bare([]rune(text))) {
			t.Errorf("%q became %q", text, doc.PlainText(runs))
		}
	}
}

func TestRosterOfShortNamesOnly(t *testing.T) {
	d := directive(":::名单\n组长：洪洁\n成员：叶义\n:::")
	blocks := (&composer{bag: &diag.Bag{}, handlers: handlers(nil)}).scope().Blocks(d)
	r := blocks[0].(*doc.Roster)
	if r.Lines[0].Label.Value != "组长" || doc.PlainText(r.Lines[1].Text) != "叶义" {
		t.Errorf("%+v", r.Lines)
	}
}

func directive(text string) []doc.Block {
	var bag diag.Bag
	return model.ReadFragment(source.NewFile("名单.md", text), &bag).Body
}

func TestNames(t *testing.T) {
	var bag diag.Bag
	d := model.ReadDocument(source.NewFile("文.md", "---\n文种: 通知\n发文机关: 云澜市公安局\n签发人: 苏沁\n---\n:::横排\n::::名单\n组长：洪 洁（市应急局）、欧阳文博\n巡查单位：城东街道\n::::\n:::\n"), &bag)
	got := Names(d)
	want := []string{"云澜市公安局", "欧阳文博", "洪洁", "苏沁"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEveryDefaultHasATaker(t *testing.T) {
	for _, key := range model.DefaultKeys() {
		if takers()[key] == nil {
			t.Errorf("nothing takes the default of %s", key)
		}
	}
	if len(takers()) != len(model.DefaultKeys()) {
		t.Error("a taker without a default key")
	}
}

func TestHandlersGivenWin(t *testing.T) {
	called := 0
	own := map[string]Handler{
		"分页": func(s *Scope, d *doc.Directive) []doc.Block { called++; return nil },
		"台账": func(s *Scope, d *doc.Directive) []doc.Block {
			called++
			return s.Blocks([]doc.Block{&doc.Heading{Level: 1, Head: []doc.Run{{Text: d.Args[0].Value}}, Span: d.Span}})
		},
	}
	var bag diag.Bag
	m := model.ReadDocument(source.NewFile("文.md", "---\n文种: 方案\n标题: 方案\n---\n## 甲\n\n:::台账 乙\n:::\n\n:::分页\n:::\n\n## 丙\n"), &bag)
	d, _ := Compose(Input{Doc: m, Layouts: testLayouts(), Handlers: own}, &bag)
	if called != 2 || len(d.Body) != 3 {
		t.Fatalf("called %d, %s", called, doc.Dump(d))
	}
	for i, want := range []string{"一、", "二、", "三、"} {
		if got := d.Body[i].(*doc.Heading).Number; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestInputStaysUnchanged composes with and without a project that presets
// everything.
func TestInputStaysUnchanged(t *testing.T) {
	p, main := readSample(t, "testdata/默认.txtar")
	var bag diag.Bag
	m := model.ReadDocument(source.NewFile(main, p[main]), &bag)
	keys := len(m.Keys)
	in := Input{Doc: m, Project: model.ReadProject(source.NewFile("yinfa.yaml", p["yinfa.yaml"]), &bag), Layouts: testLayouts(), Load: p.text, Image: p.image}
	Compose(in, &bag)
	if len(m.Organs) != 0 || len(m.CopyTo) != 0 || len(m.Keys) != keys {
		t.Errorf("the document was changed: %+v", m)
	}
}

// TestParallel composes one document many times at once; the race detector
// sees what is shared.
func TestParallel(t *testing.T) {
	p, main := readSample(t, "testdata/联合印发.txtar")
	var bag diag.Bag
	in := Input{
		Doc:     model.ReadDocument(source.NewFile(main, p[main]), &bag),
		Project: model.ReadProject(source.NewFile("yinfa.yaml", p["yinfa.yaml"]), &bag),
		Layouts: testLayouts(), Load: p.text, Image: p.image,
	}
	dumps := make([]string, 8)
	var wait sync.WaitGroup
	for i := range dumps {
		wait.Add(1)
		go func() {
			defer wait.Done()
			d, _ := Compose(in, &diag.Bag{})
			dumps[i] = doc.Dump(d)
		}()
	}
	wait.Wait()
	for _, d := range dumps {
		if d != dumps[0] || len(d) < 100 {
			t.Error("two results")
		}
	}
}

// TestDamagedProject: what is missing may stand in the part that could not
// be read, so nothing is said about it.
func TestDamagedProject(t *testing.T) {
	var bag diag.Bag
	m := model.ReadDocument(source.NewFile("文.md", "---\n文种: 通知\n标题: 甲\n---\n正文\n"), &bag)
	p := &model.Project{Defaults: &model.Document{}, Damaged: true}
	if Compose(Input{Doc: m, Project: p, Layouts: testLayouts()}, &bag); len(bag.Sorted()) > 0 {
		t.Error(diag.Text(bag.Sorted()))
	}
}

// TestSignatureIsPlacedInTheDocument: what is said of a signature whose organ
// is preset for the project has to name the document.
func TestSignatureIsPlacedInTheDocument(t *testing.T) {
	p, main := readSample(t, "testdata/简称.txtar")
	d, _, _ := composeSample(p, main, testLayouts())
	if at := d.Signature.Span; at.File != main || at.Start.Line != 1 {
		t.Errorf("at %s", at)
	}
}

// TestHostIsOneOfTheOrgans asks for one message where the name of the host
// organ is wrong, and for none where it is another's.
func TestHostIsOneOfTheOrgans(t *testing.T) {
	var bag diag.Bag
	p := model.ReadProject(source.NewFile("yinfa.yaml", "机关: [{名称: 云澜市人民政府办公室, 简称: 市政府办公室, 印发机关: 云澜市人民政府办公室}]\n"), &bag)
	for organs, want := range map[string][]diag.Code{
		"云澜市人民政府办公室":           nil,
		"市政府办公室":               nil,
		"云澜市人民政府办公厅":           {diag.OrganUnknown},
		"[云澜市人民政府办公室, 云澜市公安局]": nil,
		"云澜市公安局":               {diag.ImprintOffice},
		"云澜市人民政府办公室会议":         {diag.ImprintOffice},
		"云澜市人民政府办室":            {diag.OrganUnknown},
		"云澜市人民政府办公室、云澜市公安局":    nil, // reported when the file is read
	} {
		bag = diag.Bag{}
		m := model.ReadDocument(source.NewFile("文.md", "---\n文种: 通知\n标题: 关于检查的通知\n发文机关: "+organs+"\n发文字号: 云政办〔2026〕1号\n成文日期: 2026-03-06\n主送: 各镇\n---\n文。\n"), new(diag.Bag))
		Compose(Input{Doc: m, Project: p, Layouts: layout.Load(nil, model.CommonKeys(), &bag)}, &bag)
		var got []diag.Code
		for _, d := range bag.Sorted() {
			got = append(got, d.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", organs, got, want)
		}
	}
}

// TestCodeOfTheHost: a character lost or changed inside the 代字 is a slip, at
// its end it may be another kind of document.
func TestCodeOfTheHost(t *testing.T) {
	var bag diag.Bag
	p := model.ReadProject(source.NewFile("yinfa.yaml", "机关: [{名称: 云澜市安全生产委员会办公室, 简称: 市安委办, 代字: 云安委办, 印发机关: 云澜市安全生产委员会办公室}]\n"), &bag)
	for code, want := range map[string]bool{
		"云安委办": false, "云安办": true, "云安为办": true, "云安委会办": true, "云安委办函": false, "云安委": false, "云安委发": false, "云安督": false, "海安委办": false, "云办": false, "办": false, "": false,
	} {
		bag = diag.Bag{}
		m := model.ReadDocument(source.NewFile("文.md", "---\n文种: 通知\n标题: 关于检查的通知\n发文机关: 市安委办\n发文字号: "+code+"〔2026〕1号\n成文日期: 2026-03-06\n主送: 各镇\n---\n文。\n"), new(diag.Bag))
		Compose(Input{Doc: m, Project: p, Layouts: testLayouts()}, &bag)
		got := false
		for _, d := range bag.Sorted() {
			got = got || d.Code == diag.DocNumberForm && strings.Contains(d.Summary, "登记的“云安委办”差一个字") && d.Severity == diag.Warning
		}
		if got != want {
			t.Errorf("%s: %v\n%s", code, got, diag.Text(bag.Sorted()))
		}
	}
}

func TestTitleNamesItsKind(t *testing.T) {
	for _, test := range []struct{ kind, title, want string }{
		{"通知", "关于开展检查的通知", ""},
		{"通知", "关于印发《检查通报办法（试行）》的通知", ""},
		{"通知", "关于检查情况的通报", "文种是“通知”，标题写的是“通报”"},
		{"请示", "关于申请经费的请示报告", "文种是“请示”，标题写的是“报告”"},
		{"函", "关于商请支持的复函", ""},
		{"纪要", "安全生产工作会议纪要", ""},
		{"方案", "关于整改的报告", ""},
		{"通知", "检查表", ""},
	} {
		var bag diag.Bag
		m := model.ReadDocument(source.NewFile("文.md", "---\n文种: "+test.kind+"\n标题: "+test.title+"\n---\n文。\n"), &bag)
		Compose(Input{Doc: m, Layouts: testLayouts()}, &bag)
		got := ""
		for _, d := range bag.Sorted() {
			if d.Code == diag.TitleKind {
				got += d.Summary
			}
		}
		if got != test.want {
			t.Errorf("%s %s: %q, want %q", test.kind, test.title, got, test.want)
		}
	}
}

func TestImagesMustBeWhole(t *testing.T) {
	for name, data := range map[string]string{
		"empty":     "",
		"text":      "这不是图片",
		"bmp":       "BM\x00\x00",
		"short png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"huge png":  "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x00\x00\x00\x00\xee\x82\x49\x7e",
		"jpeg":      "\xff\xd8\xff\xe0",
	} {
		var bag diag.Bag
		c := &composer{bag: &bag, in: Input{Image: func(doc.Text, *diag.Bag) (string, []byte, bool) { return name, []byte(data), true }}}
		at := source.Span{File: "文.md", Start: source.Pos{Line: 2, Column: 5}}
		if got := c.image(doc.Text{Value: "印章.png", Span: at}); got != nil {
			t.Errorf("%s: %+v", name, got)
		}
		if list := bag.Sorted(); len(list) != 1 || list[0].Code != diag.ImageBroken || list[0].Span != at {
			t.Errorf("%s: %v", name, list)
		}
	}
}

// TestShippedTypes composes the starter of every 文种 that comes with the
// program: a new document has to be without errors.
func TestShippedTypes(t *testing.T) {
	var bag diag.Bag
	all := layout.Load(nil, model.CommonKeys(), &bag)
	if bag.HasErrors() {
		t.Fatal(diag.Text(bag.Sorted()))
	}
	starters, err := fs.Glob(layouts.Builtin(), "文种/*.md")
	if err != nil || len(starters) == 0 {
		t.Fatalf("%d starters, %v", len(starters), err)
	}
	fill := strings.NewReplacer("{{机关}}", "云澜市应急管理局", "{{简称}}", "市应急局", "{{代字}}", "云应急", "{{年}}", "2026", "{{日期}}", "2026-03-06")
	for name, kind := range all.Types {
		if kind.Starter == "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			var bag diag.Bag
			m := model.ReadDocument(source.NewFile("文.md", fill.Replace(kind.Starter)), &bag)
			if m == nil {
				t.Fatal(diag.Text(bag.Sorted()))
			}
			d, f := Compose(Input{Doc: m, Layouts: all}, &bag)
			if d == nil || f == nil || bag.HasErrors() {
				t.Fatal(diag.Text(bag.Sorted()))
			}
			if strings.Contains(kind.Starter, "市") || strings.Contains(kind.Starter, "云澜") {
				t.Error("a starter speaks for a city; counties and towns would issue what it says")
			}
			t.Log("\n" + doc.Dump(d) + diag.Text(bag.Sorted()))
		})
	}
}

// TestReference holds the reference of keys to the program: it names every
// key and every directive, and its examples are sound.
func TestReference(t *testing.T) {
	data, err := os.ReadFile("../../docs/frontmatter.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, key := range model.CommonKeys() {
		if !strings.Contains(text, "| "+key+" |") && !strings.Contains(text, key+"、") && !strings.Contains(text, "、"+key+" |") {
			t.Errorf("the key %s is not explained", key)
		}
	}
	for name := range handlers(nil) {
		if name != "落款" && !strings.Contains(text, "`:::"+name) {
			t.Errorf("the directive %s is not explained", name)
		}
	}
	_, preset, _ := strings.Cut(text, "\n| 默认 | ")
	preset, _, _ = strings.Cut(preset, "。")
	_, preset, _ = strings.Cut(preset, "用它：")
	if want := strings.Join(model.DefaultKeys(), "、"); preset != want {
		t.Errorf("默认 explains %s, not %s", preset, want)
	}
	var bag diag.Bag
	in := Input{Layouts: layout.Load(nil, model.CommonKeys(), &bag)}
	in.Doc = model.ReadDocument(source.NewFile("文.md", example(t, text, "markdown")), &bag)
	in.Project = model.ReadProject(source.NewFile("yinfa.yaml", example(t, text, "yaml")), &bag)
	if in.Doc == nil {
		t.Fatal(diag.Text(bag.Sorted()))
	}
	if Compose(in, &bag); bag.Count(diag.Error)+bag.Count(diag.Warning) > 0 {
		t.Error(diag.Text(bag.Sorted()))
	}
}

func example(t *testing.T, text, language string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, "```"+language+"\n")
	code, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatalf("no example in %s", language)
	}
	return code
}

func FuzzCompose(f *testing.F) {
	f.Add("---\n文种: 通知\n标题: 甲\n---\n:::名单\n组长：洪洁、\n:::\n\n:::横排\n:::附表 甲\n| 甲 |\n|---|\n:::\n:::\n")
	f.Add("---\n文种: 督办单\n要求: |\n  ## 甲\n\n  1. 乙\n抄告: [甲, ]\n隐患数: x\n---\n1. 乙\n")
	f.Add("---\n文种: 令\n发文字号: 8号\n签名章: [{姓名: 甲}]\n印章: [甲, 乙]\n附件: [甲, 乙, 丙]\n---\n:::署名 甲 2026-01-01 2026-01-02\n:::\n")
	all := testLayouts()
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		var bag diag.Bag
		m := model.ReadDocument(source.NewFile("文.md", strings.ReplaceAll(text, "\r", "")), &bag)
		if m == nil {
			return
		}
		self := func(target doc.Text, bag *diag.Bag) *source.File { return m.File }
		d, _ := Compose(Input{Doc: m, Layouts: all, Load: self}, &bag)
		if d == nil && !bag.HasErrors() {
			t.Error("no tree and no reason")
		}
		if strings.Contains(doc.Dump(d), "未处理的块") {
			t.Error("a directive is left in the tree")
		}
		for _, x := range bag.Sorted() {
			if x.Code == "" || x.Summary == "" || x.Span.IsZero() {
				t.Errorf("%+v", x)
			}
		}
	})
}
