package model_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

func read(text string) (*model.Document, []diag.Diagnostic) {
	var bag diag.Bag
	d := model.ReadDocument(source.NewFile("文.md", text), &bag)
	return d, bag.Sorted()
}

// codes lists findings as code@line:column.
func codes(list []diag.Diagnostic) string {
	var out []string
	for _, d := range list {
		place := strings.TrimPrefix(d.Span.String(), d.Span.File)
		out = append(out, string(d.Code)+"@"+strings.TrimPrefix(place, ":"))
	}
	return strings.Join(out, " ")
}

func TestFrontMatterBounds(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"sound", "---\n文种: 通知\n---\n正文", ""},
		{"spaces after the dashes", "---  \n文种: 通知\n--- \t\n正文", ""},
		{"wide spaces after the dashes", "---\u3000\n文种: 通知\n---\u3000\n正文", ""},
		{"blank lines before", "\n  \n---\n文种: 通知\n---\n正文", ""},
		{"nothing after", "---\n文种: 通知\n---", ""},
		{"empty file", "", "frontmatter-missing@"},
		{"blank file", "\n\u3000\n", "frontmatter-missing@"},
		{"none", "各科室：\n请执行。", "frontmatter-missing@1:1"},
		{"keys without a fence", "文种: 通知\n---\n正文", "frontmatter-missing@1:1"},
		{"empty", "---\n---\n正文", "frontmatter-missing@1:1"},
		{"a comment only", "---\n# 以后再写\n---\n正文", "frontmatter-missing@1:1"},
		{"text", "---\n关于检查的通知\n---\n正文", "frontmatter-missing@2:1"},
		{"full-width dashes", "－－－\n文种: 通知\n－－－\n正文", "frontmatter-fence@1:1"},
		{"an em dash", "——\n文种: 通知\n——\n正文", "frontmatter-fence@1:1"},
		{"four dashes", "----\n文种: 通知\n----\n正文", "frontmatter-fence@1:1"},
		{"closed with an em dash", "---\n文种: 通知\n———\n正文", "frontmatter-fence@3:1"},
		{"not closed", "---\n文种: 通知\n主送:\n  - 甲\n\n现将有关事项通知如下：\n请执行。", "frontmatter-unclosed@4:1"},
		{"not closed, no keys", "---\n现将有关事项通知如下。", "frontmatter-unclosed@1:1"},
		{"not closed, one line", "---", "frontmatter-unclosed@1:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, found := read(c.text)
			if got := codes(found); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if (d == nil) != (c.want != "") {
				t.Errorf("document %v", d)
			}
			for _, f := range found {
				if f.Hint == "" || f.Summary == "" {
					t.Errorf("no remedy: %+v", f)
				}
			}
		})
	}
}

func TestValues(t *testing.T) {
	for _, c := range []struct{ name, keys, want, hint string }{
		{"number", "发文字号: 云政办函〔2026〕8号", "", ""},
		{"number of an order", "发文字号: 第8号", "", ""},
		{"bare number", "发文字号: 8号", "", ""},
		{"square brackets", "发文字号: 云政办函[2026]8号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"lenticular brackets", "发文字号: 云政办函【2026】8号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"round brackets", "发文字号: 云政办函(2026)8号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"wide round brackets", "发文字号: 云政办函（2026）8号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"half a year", "发文字号: 云政办函〔26〕8号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"leading zero", "发文字号: 云政办函〔2026〕08号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"第", "发文字号: 云政办函〔2026〕第8号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"wide digits", "发文字号: 云政办函〔２０２６〕８号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"spaces", "发文字号: 云政办函 〔2026〕 8 号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"another year", "发文字号: 云政办函〔2025〕8号\n成文日期: 2026-03-06", "number-year@2:7", "多半是照旧文改写时漏改了一处，请核对"},
		{"an order has no year", "发文字号: 第8号\n成文日期: 2026-03-06", "", ""},
		{"everything at once", "发文字号: 云政办函【26】第008号", "document-number@2:7", "改为 云政办函〔2026〕8号"},
		{"no number yet", "发文字号: 云政办函〔2026〕 号", "document-number@2:7", "签发时写上顺序号，如 云政办函〔2026〕8号"},
		{"not a number", "发文字号: 八号文", "document-number@2:7", "发文字号写作 机关代字〔年份〕顺序号，如 云政办函〔2026〕8号；令号写作 第8号"},
		{"order with a zero", "发文字号: 第08号", "document-number@2:7", "改为 第8号"},

		{"secret", "密级: 秘密\n份号: 000001", "", ""},
		{"secret with a period", "密级: 机密★1年\n份号: 000001", "", ""},
		{"period apart", "密级: 绝密\n保密期限: 6个月\n份号: 000001", "", ""},
		{"for good", "密级: 绝密\n保密期限: 长期\n份号: 000001", "", ""},
		{"secret without a copy number", "密级: 秘密", "copy-number-form@2:5", "加上一行，如 份号: 000001"},
		{"another star", "密级: 秘密*1年\n份号: 000001", "secrecy-form@2:5", "改为 秘密★1年"},
		{"no such level", "密级: 内部\n份号: 000001", "secrecy-form@2:5", "密级只有 绝密、机密、秘密 三种；不涉密的公文不写这一项"},
		{"near a level", "密级: 秘蜜\n份号: 000001", "secrecy-form@2:5", "是不是“秘密”？密级只有 绝密、机密、秘密 三种；不涉密的公文不写这一项"},
		{"period without a unit", "密级: 秘密\n保密期限: 3\n份号: 000001", "secrecy-form@3:7", "写作 3年 或 3个月"},
		{"period in Chinese digits", "密级: 秘密\n保密期限: 三年\n份号: 000001", "secrecy-form@3:7", "写作 1年、6个月 或 长期，数字用半角"},
		{"period twice", "密级: 秘密★1年\n保密期限: 2年\n份号: 000001", "secrecy-form@3:7", "删去“保密期限”这一行，或者在“密级”里只写 秘密"},
		{"period alone", "保密期限: 1年", "secrecy-form@2:7", "补上 密级: 绝密、机密或秘密，或者删去保密期限"},

		{"copy number", "份号: 000001", "", ""},
		{"short copy number", "份号: 7", "copy-number-form@2:5", "改为 000007"},
		{"copy number with letters", "份号: A00001", "copy-number-form@2:5", "份号写六位半角数字，如 000001"},
		{"long copy number", "份号: 0000001", "copy-number-form@2:5", "改为 000001"},

		{"urgent", "紧急程度: 特急", "", ""},
		{"of telegrams", "紧急程度: 特提", "urgency-form@2:7", "公文的紧急程度写 特急 或 加急"},
		{"no such urgency", "紧急程度: 紧急", "urgency-form@2:7", "写 特急 或 加急；不紧急的公文不写这一项"},

		{"dates in order", "成文日期: 2026-03-06\n印发日期: 2026-03-06", "", ""},
		{"dates out of order", "成文日期: 2026-03-06\n印发日期: 2026-02-28", "date-order@3:7", "公文先签发后印发，请核对这两个日期；印发日期与成文日期相同时可以不写"},
		{"no such day", "成文日期: 2026-02-30", "value-date@2:7", "请写作 2026-03-06 或 2026年3月6日。"},

		{"attachment with a full stop", "附件: [名单。]", "attachment-punctuation@2:8", "附件名称后不加标点，删去它"},
		{"attachment with its number", "附件: [1.名单, 附件2：方案]", "", ""},
		{"attachment with another number", "附件: [附件3 名单]", "attachment-number@2:6", "序号由程序按顺序编；删去标题前的序号，并核对附件的先后"},
		{"attachment without a title", "附件: [{文件: 甲.md}]", "", ""},
		{"attachment without anything", "附件: [{标题: }]", "attachment-untitled@2:6", "写作 标题: ……"},
		{"empty attachment", "附件: [\"\"]", "attachment-untitled@2:7", "写上标题，或者删去这一项"},
		{"unknown key of an attachment", "附件: [{题目: 名单, 文件: 甲.md}]", "key-unknown@2:7", "附件可以写的键：标题、文件、公开。"},
		{"issued without a file", "印发: {标题: 方案}", "issued-shape@2:5", "写作 印发: {标题: ……实施方案, 文件: 印发/方案.md}"},
		{"issued as a text", "印发: 方案", "issued-shape@2:5", "写作 印发: {标题: ……实施方案, 文件: 印发/方案.md}"},

		{"release", "公开: {方式: 主动公开, 主题分类: 安全生产监管}", "", ""},
		{"release in a word", "公开: 不予公开", "", ""},
		{"no such release", "公开: {方式: 公开}", "value-choice@2:10", ""},
		{"release without a mode", "公开: {主题分类: 安全生产监管}", "key-missing@2:6", "请加上一行“方式: …”。"},
		{"release with all", "公开: {方式: 主动公开, 栏目: 公示公告, 地址: aqxc-2026, 专题: 第一轮巡查, 环节: 整改, 照登: [电话], 更正: [{日期: 2026-07-08, 说明: 改正表中日期}]}", "", ""},
		{"release of an unknown step", "公开: {方式: 主动公开, 环节: 销号}", "value-choice@2:20", ""},
		{"release by the day", "公开: {方式: 主动公开, 发布时间: 2026-07-01, 屏蔽: [姓名, 滨江苑, {词: 飞龙行动, 换成: 专项行动}], 撤回: 2026-08-01}", "", ""},
		{"release of one number", "公开: {方式: 主动公开, 照登: [0000-66010012, 13900000000, 石磊]}", "", ""},
		{"withdrawal with a note", "公开: {方式: 主动公开, 撤回: {日期: 2026-08-01, 说明: 数据有误}}", "", ""},
		{"withdrawal without a date", "公开: {方式: 主动公开, 撤回: {说明: 数据有误}}", "key-missing@2:21", ""},
		{"a mask without a word", "公开: {方式: 主动公开, 屏蔽: [{换成: 某地}]}", "key-missing@2:22", ""},
		{"acts on others", "废止: [云安委办〔2024〕3号]\n失效: 云安委办〔2023〕1号\n修改: [第8号]", "", ""},
		{"an act on no number", "废止: [上一版制度]", "document-number@2:6", ""},
		{"an act on a number badly written", "修改: 云安委办[2024]3号", "document-number@2:5", "改为 云安委办〔2024〕3号"},
		{"attachments with a Chinese comma", "附件: [名单，方案]", "list-wanted@2:6", "几个附件用半角逗号隔开：[名单, 方案]；本来就是一个的，不必改"},
		{"an attachment that stays inside", "附件: [{标题: 线索清单, 公开: 否}]", "", ""},
		{"release of unknown personal data", "公开: {方式: 主动公开, 照登: 手机}", "value-choice@2:20", "是不是“手机号”？"},
		{"correction without a note", "公开: {方式: 主动公开, 更正: {日期: 2026-07-08}}", "key-missing@2:21", "请加上一行“说明: …”。"},
		{"chop without a name", "签名章: {职务: 市长}", "key-missing@2:7", "请加上一行“姓名: …”。"},
		{"organs in one text", "发文机关: 甲局、乙局", "list-wanted@2:7", "写成列表，用方括号和半角逗号：[甲局, 乙局]"},
		{"a mark inside brackets", "发文机关: 甲局（乙、丙）", "", ""},
		{"an organ twice", "发文机关: [甲局, 甲局]", "organ-twice@2:12", "删去重复的一个"},
		{"signatories in one text", "签发人: 洪洁 ，叶义", "list-wanted@2:6", ""},
		{"own key", "被督办单位: 南浦镇", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, found := read("---\n" + c.keys + "\n---\n正文")
			if d == nil {
				t.Fatal("no document")
			}
			if got := codes(found); got != c.want {
				t.Fatalf("got %q, want %q", got, c.want)
			}
			if c.hint != "" && found[0].Hint != c.hint {
				t.Errorf("hint %q, want %q", found[0].Hint, c.hint)
			}
			for _, f := range found {
				if _, ok := diag.Lookup(f.Code); !ok {
					t.Errorf("%s is not in the catalogue", f.Code)
				}
			}
		})
	}
}

func values(list []doc.Text) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Value)
	}
	return strings.Join(out, "|")
}

// TestPlaces holds that every text stands in the file where its span says.
func TestPlaces(t *testing.T) {
	text := `---
文种: 通知
标题: |
  关于开展
    安全生产检查的通知
副标题: [甲, "乙"]
发文机关: 云澜市应急管理局
主送: [" 甲局 ", 乙局、丙局： ]
抄送:
  - 丁局。
附注: （ 此件公开发布（电子版） ）
联系人: 洪洁
附件:
  - 标题: 附件1：名单
    文件: 附件/名单.md
印章: 印章/局.png
---
正文
`
	d, found := read(text)
	if len(found) > 0 {
		t.Fatal(diag.Text(found))
	}
	for name, got := range map[string][2]string{
		"主送": {values(d.Addressees), "甲局|乙局、丙局"},
		"抄送": {values(d.CopyTo), "丁局"},
		"附注": {d.Note.Value, "此件公开发布（电子版）"},
		"标题": {doc.PlainText(d.Title), "关于开展安全生产检查的通知"},
		"附件": {doc.PlainText(d.Attachments[0].Title), "名单"},
		"印章": {d.Seals.List[0].File.Value, "印章/局.png"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %q, want %q", name, got[0], got[1])
		}
	}
	if len(d.Title) != 3 || !d.Title[1].Break {
		t.Errorf("title %+v", d.Title)
	}
	all := []doc.Text{d.Kind, d.Note, d.Seals.List[0].File, d.Attachments[0].File}
	for _, list := range [][]doc.Text{d.Subtitle, d.Organs, d.Addressees, d.CopyTo, d.Contacts} {
		all = append(all, list...)
	}
	for _, r := range append(d.Title, d.Attachments[0].Title...) {
		all = append(all, doc.Text{Value: r.Text, Span: r.Span})
	}
	lines := strings.Split(text, "\n")
	for _, v := range all {
		if v.Empty() {
			continue
		}
		line := []rune(lines[v.Span.Start.Line-1])
		from, to := v.Span.Start.Column-1, v.Span.End.Column-1
		if from < 0 || to > len(line) || from > to || string(line[from:to]) != v.Value {
			t.Errorf("%q is not at %v–%v", v.Value, v.Span.Start, v.Span.End)
		}
	}
}

func TestSeals(t *testing.T) {
	for _, c := range []struct {
		keys string
		want model.Seals
	}{
		{"", model.Seals{}},
		{"印章:", model.Seals{}},
		{"印章: 是", model.Seals{Said: true}},
		{"印章: false", model.Seals{Said: true, Off: true}},
		{"印章: {机关: 甲局, 文件: 甲.png, 直径: 45毫米}", model.Seals{Said: true, List: []model.Seal{{Organ: doc.Text{Value: "甲局"}, File: doc.Text{Value: "甲.png"}, Diameter: 45 * unit.Mm}}}},
		{"印章: [甲.png, {文件: 乙.png}]", model.Seals{Said: true, List: []model.Seal{{File: doc.Text{Value: "甲.png"}}, {File: doc.Text{Value: "乙.png"}}}}},
	} {
		d, found := read("---\n文种: 通知\n" + c.keys + "\n---\n正文")
		if len(found) > 0 {
			t.Error(c.keys, diag.Text(found))
		}
		got := d.Seals
		if got.Said != c.want.Said || got.Off != c.want.Off || len(got.List) != len(c.want.List) {
			t.Errorf("%q: %+v", c.keys, got)
			continue
		}
		for i, s := range got.List {
			w := c.want.List[i]
			if s.Organ.Value != w.Organ.Value || s.File.Value != w.File.Value || s.Diameter != w.Diameter {
				t.Errorf("%q: %+v", c.keys, s)
			}
		}
	}
}

func TestNotesLoseOnePairOfBrackets(t *testing.T) {
	for in, want := range map[string]string{
		"（此件公开发布）":       "此件公开发布",
		"(此件公开发布)":       "此件公开发布",
		"此件公开发布":         "此件公开发布",
		"（甲）和（乙）":        "（甲）和（乙）",
		"（联系人：洪洁（市应急局））": "联系人：洪洁（市应急局）",
		"（没有合上":          "（没有合上",
		"（）":             "",
	} {
		d, _ := read("---\n附注: " + in + "\n---\n")
		if d.Note.Value != want {
			t.Errorf("%s: %q, want %q", in, d.Note.Value, want)
		}
	}
}

func TestTextsAreOneLine(t *testing.T) {
	d, found := read("---\n文种: \" 通知 \"\n附注: |\n  此件\n    公开发布\n主送: >\n  甲局、\n  乙局：\n抄送: [\"丙\\n丁\"]\n---\n正文")
	if len(found) > 0 || d.Kind.Value != "通知" || d.Note.Value != "此件公开发布" || values(d.Addressees) != "甲局、乙局" || values(d.CopyTo) != "丙丁" {
		t.Errorf("%q %q %q %q %s", d.Kind.Value, d.Note.Value, values(d.Addressees), values(d.CopyTo), diag.Text(found))
	}
}

func TestExtraKeysAreKept(t *testing.T) {
	d, _ := read("---\n文种: 督办单\n被督办单位: 南浦镇\n标体: 错\n---\n")
	if len(d.Extra) != 2 || d.Extra[0].Key != "被督办单位" || d.Extra[1].KeySpan.Start != (source.Pos{Line: 4, Column: 1}) {
		t.Errorf("%+v", d.Extra)
	}
	if !d.Says("文种") || d.Says("标题") {
		t.Error("Says")
	}
}

func TestProject(t *testing.T) {
	for _, c := range []struct{ name, text, organs, want string }{
		{"empty", "", "", ""},
		{"a list", "机关:\n  - {名称: 甲局, 简称: 甲, 印章直径: 42mm}\n  - 乙局\n", "甲局|乙局", ""},
		{"a mapping", "机关:\n  甲局: {简称: 甲}\n  乙局:\n", "甲局|乙局", ""},
		{"one", "机关: {名称: 甲局}\n", "甲局", ""},
		{"defaults", "默认: {印发机关: 甲局, 抄送: 乙局}\n词语: [清单制]\n", "", ""},
		{"twice", "机关: [甲局, 甲局]\n", "甲局", "organ-twice@1:10"},
		{"unknown key", "机构: [甲局]\n", "", "key-unknown@1:1"},
		{"unknown key of an organ", "机关: [{名称: 甲局, 电话: 1}]\n", "甲局", "key-unknown@1:15"},
		{"no name", "机关: [{简称: 甲}]\n", "", "key-missing@1:7"},
		{"release preset", "默认: {公开: 主动公开}\n", "", "default-key@1:6"},
		{"not to be preset", "默认: {标题: 通知}\n", "", "default-key@1:6"},
		{"unknown preset", "默认: {印发几关: 甲}\n", "", "key-unknown@1:6"},
		{"defaults as a list", "默认: [甲]\n", "", "value-type@1:5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var bag diag.Bag
			p := model.ReadProject(source.NewFile("yinfa.yaml", c.text), &bag)
			if p == nil || p.Defaults == nil {
				t.Fatal("nothing")
			}
			if got := codes(bag.Sorted()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			var names []doc.Text
			for _, o := range p.Organs {
				names = append(names, o.Name)
			}
			if got := values(names); got != c.organs {
				t.Errorf("organs %q, want %q", got, c.organs)
			}
		})
	}
}

func TestOrganByName(t *testing.T) {
	p := &model.Project{Organs: []model.Organ{{Name: doc.Text{Value: "甲局"}}, {Name: doc.Text{Value: "乙局"}, Short: doc.Text{Value: "乙"}}}}
	if p.Organ("") != nil || p.Organ("丙") != nil || p.Organ("乙").Name.Value != "乙局" || p.Organ("甲局") == nil {
		t.Error("wrong organ")
	}
}

func TestFragment(t *testing.T) {
	for _, c := range []struct {
		text, title, want string
		landscape, usable bool
	}{
		{"组长：洪洁", "", "", false, true},
		{"---\n标题: 名单\n横排: 是\n---\n正文", "名单", "", true, true},
		{"---\n---\n正文", "", "", false, true},
		{"---\n标题: 名单\n\n正文", "", "frontmatter-unclosed@2:1", false, false},
		{"---\n标题: 名单\n文种: 通知\n---\n正文", "名单", "key-unknown@3:1", false, true},
	} {
		var bag diag.Bag
		f := model.ReadFragment(source.NewFile("附.md", c.text), &bag)
		if got := codes(bag.Sorted()); got != c.want || (f != nil) != c.usable {
			t.Errorf("%q: %q, %v", c.text, got, f)
			continue
		}
		if f != nil && (doc.PlainText(f.Title) != c.title || f.Landscape != c.landscape || len(f.Body) == 0) {
			t.Errorf("%q: %+v", c.text, f)
		}
	}
}

func TestRightNumberIsStable(t *testing.T) {
	for _, s := range []string{"云政办函[2026]8号", "甲（2026）第03号", "第007号", "〔2026〕8号", "号", "甲〔0〕8号", "甲〔2026〕0号", "甲〔99999999999〕1号"} {
		if r := model.RightNumber(s); r != "" && model.RightNumber(r) != r {
			t.Errorf("%s → %s → %s", s, r, model.RightNumber(r))
		}
	}
}

func FuzzReadDocument(f *testing.F) {
	for _, s := range []string{
		"", "---", "---\n---", "---\n文种: 通知\n标题: |\n  甲\n  乙\n---\n## 一\n",
		"---\n印章: [{机关: 甲}, 是]\n签名章: {高: 2毫米}\n公开: 主动公开\n---\n:::名单\n组长：洪洁\n:::\n",
		"---\n附件: [附件1：, {标题: [甲, 乙]}, ]\n附注: （）\n份号: ９９\n---",
		"---\n密级: ★\n保密期限: 0\n发文字号: 〔〕号\n主送: ：\n抄送: [。]\n---\n",
		"---\n标题: >\n  甲\n\n  乙\n附注: \"（\\n）\"\n---\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		file := source.NewFile("文.md", strings.ReplaceAll(text, "\r", ""))
		var bag diag.Bag
		d := model.ReadDocument(file, &bag)
		if d == nil && !bag.HasErrors() {
			t.Error("no document and no reason")
		}
		model.ReadFragment(file, &bag)
		model.ReadProject(file, &bag)
		for _, x := range bag.Sorted() {
			if x.Code == "" || x.Summary == "" || x.Span.IsZero() {
				t.Errorf("%+v", x)
			}
		}
	})
}

// TestUncountedNumbers: a draft has no number yet, which is told and no fault.
func TestUncountedNumbers(t *testing.T) {
	for number, hint := range map[string]string{
		"云政办〔2026〕　号": "云政办函〔2026〕8号", "云政办〔2026〕号": "云政办函〔2026〕8号", "云政办〔2026〕××号": "云政办函〔2026〕8号", "第　号": "第8号",
	} {
		var bag diag.Bag
		model.ReadDocument(source.NewFile("a.md", "---\n文种: 通知\n发文字号: "+number+"\n---\n文。\n"), &bag)
		list := bag.Sorted()
		if len(list) != 1 || list[0].Code != diag.DocNumberForm || list[0].Severity != diag.Warning || !strings.HasSuffix(list[0].Hint, "如 "+hint) {
			t.Errorf("%s: %s", number, diag.Text(list))
		}
	}
}

// TestQuotedOrgan: Word makes “ ” of the quotes that a value may stand in.
func TestQuotedOrgan(t *testing.T) {
	for text, want := range map[string]string{
		"机关:\n  - 名称: “云澜市应急管理局”\n":                    "2:9 删去引号，写作 云澜市应急管理局",
		"机关:\n  - 名称: 云澜市应急管理局\n    简称: “市应急局”\n":      "3:9 删去引号，写作 市应急局",
		"机关:\n  - 名称: 云澜市“绿水青山”办公室\n    简称: 市“两山”办\n":  "",
		"机关:\n  - 名称: “三服务”和“四下基层”\n":                  "",
		"机关:\n  - 名称: \"云澜市应急管理局\"\n    代字: \"云应急\"\n": "",
	} {
		var bag diag.Bag
		model.ReadProject(source.NewFile("yinfa.yaml", text), &bag)
		got := ""
		for _, d := range bag.Sorted() {
			got += fmt.Sprintf("%d:%d %s", d.Span.Start.Line, d.Span.Start.Column, d.Hint)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
