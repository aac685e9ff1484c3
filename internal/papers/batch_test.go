package papers

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
)

func TestBatches(t *testing.T) {
	s := newShop(t)
	for _, test := range []struct{ batch, want string }{
		// Units stand in the order of the plan, not of the ledger.
		{"{按: 单位, 起号: 4}", "4 澄江街道 A3; 5 望潮镇 A1 A2; 6 青岙镇 B1 B2 C1"},
		// What was issued keeps its number, whatever is found later.
		{"{按: 单位, 起号: 4, 已印发: [青岙镇, 望潮镇]}", "4 青岙镇 B1 B2 C1; 5 望潮镇 A1 A2; 6 澄江街道 A3"},
		{"{按: 隐患, 类别: 隐患, 组: 第二巡查组, 已印发: C1}", "1 C1 C1; 2 B1 B1"},
		{"{按: 单位}", "1 澄江街道 A3; 2 望潮镇 A1 A2; 3 青岙镇 B1 B2 C1"},
		{"{按: 单位, 轮次: 1, 等级: [重大, 突出]}", "1 望潮镇 A1; 2 青岙镇 B1"},
		{"{按: 隐患, 组: 第二巡查组, 类别: 隐患}", "1 B1 B1; 2 C1 C1"},
		{"{按: 隐患, 状态: 超期}", "1 B1 B1"},
		{"{按: 隐患, 状态: 未销号, 截至: 2026-04-08, 单位: 望潮镇}", "1 A1 A1"},
		{"{按: 巡查组, 轮次: 1}", "1 第一巡查组 A1 A2 A3; 2 第二巡查组 B1 B2 C1"},
		{"{按: 巡查组, 轮次: 1, 等级: 重大}", "1 第一巡查组 A1; 2 第二巡查组"},
		{"{按: 巡查组, 轮次: 2}", ""},
	} {
		d, found := s.open(head("批量: "+test.batch+"\n") + "文。\n")
		if len(found) > 0 {
			t.Fatal(diag.Text(found))
		}
		var bag diag.Bag
		var got []string
		for _, item := range d.Items(&bag) {
			line := fmt.Sprintf("%d %s", item.Number, item.Name)
			for _, f := range item.Findings {
				line += " " + f.ID.Value
			}
			got = append(got, line)
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: %s, want %s", test.batch, strings.Join(got, "; "), test.want)
		}
		if (test.want == "") != slices.ContainsFunc(bag.Sorted(), func(d diag.Diagnostic) bool { return d.Code == diag.BatchEmpty }) {
			t.Errorf("%s: %s", test.batch, diag.Text(bag.Sorted()))
		}
	}
}

// TestPublicBatchLeavesOutClues: a batch that is made public never speaks of
// persons suspected.
func TestPublicBatchLeavesOutClues(t *testing.T) {
	s := newShop(t)
	for _, tree := range s.sound(head("公开: 主动公开\n批量: {按: 单位}\n") + ":::问题条目 写=地点\n:::\n") {
		if strings.Contains(body(tree.Body), "涉嫌") {
			t.Errorf("a clue is public: %s", body(tree.Body))
		}
	}
}

func TestFileNames(t *testing.T) {
	for name, want := range map[string]string{"望潮镇": "望潮镇", "a/b:c": "a-b-c", "": "无名", " .x": "无名.x", "甲\t乙": "甲-乙"} {
		if got := fileName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	d := &Draft{}
	items := []*Item{{Name: "甲", Number: 4}, {Name: "乙", Number: 5}, {Name: "甲", Number: 6}}
	d.distinct(items)
	if items[0].Name != "甲-4" || items[1].Name != "乙" || items[2].Name != "甲-6" {
		t.Errorf("%v %v %v", items[0], items[1], items[2])
	}
}

// TestSumOfBatchIsTheLedger: the supervision slips of all units name every
// finding once, and their numbers add up.
func TestSumOfBatchIsTheLedger(t *testing.T) {
	s := newShop(t)
	named := map[string]int{}
	sum := 0
	for _, tree := range s.sound(head("批量: {按: 单位, 起号: 1}\n") + "{{问题隐患数}}\n\n:::问题清单 列=编号\n:::\n") {
		lines := strings.Split(strings.TrimSpace(body(tree.Body)), "\n")
		n := 0
		if _, err := fmt.Sscan(lines[0], &n); err != nil {
			t.Fatal(err)
		}
		if n != len(lines)-2 {
			t.Errorf("says %d, lists %d", n, len(lines)-2)
		}
		sum += n
		for _, line := range lines[2:] {
			_, id, _ := strings.Cut(line, "|")
			named[id]++
		}
	}
	if sum != len(s.office.ledger.Findings) || len(named) != sum {
		t.Errorf("%d in all, %d named, %d in the ledger", sum, len(named), len(s.office.ledger.Findings))
	}
}

// templates are documents over every shipped template.
func templates() map[string]string {
	form := "发文机关: 云澜市安全生产委员会办公室\n发文字号: 云安督〔2026〕{{序号}}号\n成文日期: 2026-03-25\n联系人及电话: 许安　0000-66010012\n"
	letter := "发文机关: 云澜市安全生产委员会办公室\n发文字号: 云安委办〔2026〕{{序号}}号\n成文日期: 2026-04-10\n印发机关: 云澜市安全生产委员会办公室\n"
	note := "发文机关: 云澜市安全生产委员会办公室\n成文日期: 2026-04-10\n"
	part := func(names ...string) string {
		var out strings.Builder
		for _, name := range names {
			out.WriteString(":::内容 " + name + "\n" + name + "如下所述。\n:::\n\n")
		}
		return out.String()
	}
	over := func(template, keys, body string) string {
		return "---\n模板: " + template + "\n" + keys + "---\n" + body
	}
	return map[string]string{
		"年度巡查工作通知": over("年度巡查工作通知", "标题: 关于巡查的通知\n发文机关: 云澜市安全生产委员会办公室\n发文字号: 云安委办〔2026〕1号\n成文日期: 2026-02-10\n主送: [各乡镇]\n印发机关: 云澜市安全生产委员会办公室\n", ""),
		"巡查动态":     over("巡查动态", note+"数据: {轮次: 1}\n", ""),
		"督导检查情况":   over("督导检查情况", note+"数据: {月: 2026-03}\n", part("监管对象底数", "特色亮点", "主要问题及风险研判", "下一步工作打算")),
		"督办单":      over("督办单", form+"批量: {按: 单位, 轮次: 1, 起号: 4}\n", ""),
		"工作交办单":    over("工作交办单", form+"批量: {按: 单位, 类别: 机制性问题, 轮次: 1, 起号: 1}\n", ""),
		"提醒单":      over("提醒单", form+"批量: {按: 单位, 状态: 未销号, 轮次: 1, 起号: 1}\n", ""),
		"整改通知":     over("整改通知", letter+"批量: {按: 单位, 轮次: 1, 起号: 1}\n", ""),
		"反馈意见":     over("反馈意见", letter+"批量: {按: 单位, 轮次: 1, 起号: 1}\n", ""),
		"巡查报告":     over("巡查报告", "发文机关: 云澜市安全生产委员会{{巡查组}}\n成文日期: {{事件日期 事件=报告}}\n主送: [市安委办]\n批量: {按: 巡查组, 轮次: 1, 组: 1}\n", ""),
		"挂牌督办通知":   over("挂牌督办通知", letter+"批量: {按: 隐患, 挂牌: 是, 起号: 1}\n", ""),
		"挂牌督办销号通知": over("挂牌督办销号通知", letter+"批量: {按: 隐患, 挂牌: 是, 状态: 已销号, 起号: 1}\n", ""),
		"年度巡查方案":   over("年度巡查方案", note, ""),
		"专题报告":     over("专题报告", note+"主送: [市安委办]\n批量: {按: 隐患, 等级: 重大}\n", ""),
		"约谈通知":     over("约谈通知", letter+"批量: {按: 单位, 状态: 超期, 起号: 1}\n", part("约谈安排")),
		"整改方案":     over("整改方案", note+"数据: {轮次: 1, 单位: 望潮镇}\n", ""),
		"整改情况报告":   over("整改情况报告", strings.Replace(letter, "{{序号}}", "9", 1)+"签发人: 郑海\n主送: [市安委办]\n数据: {轮次: 1, 单位: 望潮镇}\n", ""),
		"回头看通知":    over("回头看通知", strings.Replace(letter, "{{序号}}", "9", 1)+"主送: [各乡镇]\n数据: {轮次: 1}\n", part("时间安排")),
		"挂牌督办销号公示": over("挂牌督办销号公示", note+"数据: {轮次: 1}\n", part("监督方式")),
		"巡查情况公开":   over("巡查情况公开", note+"数据: {轮次: 1}\n", part("监督方式")),
		"整改落实情况公开": over("整改落实情况公开", note+"数据: {轮次: 1, 单位: 望潮镇}\n", part("监督方式")),
		"挂牌督办公示":   over("挂牌督办公示", note+"数据: {轮次: 1}\n", part("监督方式")),
		"整改情况公示":   over("整改情况公示", note+"数据: {轮次: 1}\n", part("公示期")),
	}
}

// TestTemplates keeps the tree of a document over every shipped template.
func TestTemplates(t *testing.T) {
	s := newShop(t)
	all := templates()
	for _, name := range builtinNames() {
		text, ok := all[name]
		if !ok {
			t.Errorf("the template %s is not tested", name)
			continue
		}
		var got strings.Builder
		for _, tree := range s.sound(text) {
			got.WriteString(doc.Dump(tree))
		}
		golden := filepath.Join("testdata/trees", name+".txt")
		if os.Getenv("YINFA_GOLDEN") == "write" {
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		a, b := strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Errorf("%s:%d\n- %s\n+ %s\n(YINFA_GOLDEN=write rewrites the trees)", golden, i+1, a[i], b[i])
				break
			}
		}
		if len(a) != len(b) {
			t.Errorf("%s has %d lines, want %d", golden, len(b), len(a))
		}
	}
}

func TestSameTreesEveryTime(t *testing.T) {
	for _, text := range templates() {
		var first string
		for range 3 {
			var got strings.Builder
			for _, tree := range newShop(t).sound(text) {
				got.WriteString(doc.Dump(tree))
			}
			if first == "" {
				first = got.String()
			} else if got.String() != first {
				t.Fatalf("differs:\n%s", text)
			}
		}
	}
}

// TestOwnTemplate: an office's template replaces the shipped one, a key of
// the document the one of the template, a body of its own the template's.
func TestOwnTemplate(t *testing.T) {
	s := newShop(t)
	s.own[Folder+"督办单.md"] = "---\n文种: 通知\n版式: 文稿\n标题: 关于{{单位}}的通知\n主送: [{{单位}}]\n发文字号: 云安委办〔2026〕{{序号}}号\n---\n请整改{{问题隐患数}}项。\n\n:::内容 结尾\n特此通知。\n:::\n"
	keys := "---\n模板: 督办单\n发文机关: 市安委办\n成文日期: 2026-04-10\n批量: {按: 单位, 单位: 望潮镇, 起号: 3}\n"
	tree := s.sound(keys + "---\n")[0]
	if got := body(tree.Body); got != "请整改2项。\n特此通知。\n" || doc.PlainText(tree.Title) != "关于望潮镇的通知" || tree.Meta.Number != "云安委办〔2026〕3号" {
		t.Errorf("got %s", doc.Dump(tree))
	}
	tree = s.sound(keys + "标题: 另一个{{单位}}\n---\n:::内容 结尾\n为盼，{{单位}}。\n:::\n")[0]
	if got := body(tree.Body); got != "请整改2项。\n为盼，望潮镇。\n" || doc.PlainText(tree.Title) != "另一个望潮镇" {
		t.Errorf("got %s", doc.Dump(tree))
	}
	// A template of the office attaches shipped files, and the other way round.
	s.own[Folder+"督办单.md"] = strings.Replace(s.own[Folder+"督办单.md"], "文种", "附件: [{标题: 回执, 文件: 附页/回执.md}]\n文种", 1)
	if tree = s.sound(keys + "---\n")[0]; len(tree.Attachments) != 1 || !strings.HasPrefix(body(tree.Attachments[0].Body), "来文标题|") {
		t.Errorf("got %s", doc.Dump(tree))
	}
	s.own[Folder+"附页/回执.md"] = "自己的回执。\n"
	if tree = s.sound(keys + "---\n")[0]; len(tree.Attachments) != 1 || body(tree.Attachments[0].Body) != "自己的回执。\n" {
		t.Errorf("got %s", doc.Dump(tree))
	}
	tree = s.sound(keys + "---\n自己的正文。\n")[0]
	if got := body(tree.Body); got != "自己的正文。\n" {
		t.Errorf("got %s", doc.Dump(tree))
	}
}

// TestEveryRegimeHasItsPapers makes, under each shipped regime, the papers
// that it demands and those of a whole round.
func TestEveryRegimeHasItsPapers(t *testing.T) {
	of := map[string]string{
		"通知": "年度巡查工作通知", "方案": "年度巡查方案", "动态信息": "巡查动态",
		"公示巡查情况": "巡查情况公开", "方案整改方案": "整改方案", "公示整改落实情况": "整改落实情况公开", "公示整改": "整改情况公示",
	}
	plain := ledgerText(t)
	s := newShop(t)
	for _, regime := range s.office.ledger.Regimes {
		if regime.Name.Value == "小城" {
			continue
		}
		shop := newShop(t)
		shop.office = officeOf(t, strings.Replace(plain, "    制度: 小城\n", "    制度: "+regime.Name.Value+"\n", 1))
		var names []string
		for _, rule := range regime.Papers {
			name := rule.Kind.Value + rule.Title.Value
			if of[name] != "" {
				name = of[name]
			}
			if name != "制度" { // written by hand, once for all years
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			t.Errorf("%s demands no paper", regime.Name.Value)
		}
		for _, name := range append(names, "年度巡查方案", "巡查报告", "整改通知", "反馈意见", "巡查动态", "整改情况公示", "挂牌督办通知") {
			text, ok := templates()[name]
			if !ok {
				t.Errorf("%s demands a %s, of which there is no template", regime.Name.Value, name)
				continue
			}
			if name == "整改通知" || name == "反馈意见" || name == "督办单" {
				// Only what has a deadline: some regimes set none.
				text = strings.Replace(text, "轮次: 1", "轮次: 1, 类别: 隐患", 1)
			}
			if trees := shop.sound(text); len(trees) == 0 {
				t.Errorf("%s: no %s", regime.Name.Value, name)
			}
		}
	}
}

// TestNumbersOfIssuedPapersAreKept: a paper that drops out leaves its number
// empty, and one named twice is an error.
func TestNumbersOfIssuedPapersAreKept(t *testing.T) {
	s := newShop(t)
	for _, test := range []struct{ issued, want, told string }{
		{"[青岙镇, 澄江街道, 望潮镇]", "4 青岙镇; 6 望潮镇", "“已印发”里的“澄江街道”现在没有符合条件的内容"},
		{"[青岙镇, 青岙镇]", "4 青岙镇; 5 望潮镇", "“已印发”里“青岙镇”写了两次"},
	} {
		d, found := s.open(head("批量: {按: 单位, 起号: 4, 等级: [重大, 突出], 已印发: "+test.issued+"}\n") + "文。\n")
		if len(found) > 0 {
			t.Fatal(diag.Text(found))
		}
		var bag diag.Bag
		var got []string
		for _, item := range d.Items(&bag) {
			got = append(got, fmt.Sprintf("%d %s", item.Number, item.Name))
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: %s, want %s", test.issued, strings.Join(got, "; "), test.want)
		}
		if told := bag.Sorted(); len(told) != 1 || told[0].Summary != test.told {
			t.Errorf("%s: %s", test.issued, diag.Text(told))
		}
	}
}

// TestTemplateErrorsNameTheDocument: nobody can open a shipped template, and
// an office's own one does not say which document could not be made.
func TestTemplateErrorsNameTheDocument(t *testing.T) {
	s := newShop(t)
	text := "---\n模板: 督导检查情况\n成文日期: 2026-04-10\n数据: {月: 2026-03}\n---\n:::内容 监管对象底数\n文。\n:::\n"
	_, _, found := s.all(text)
	var got []string
	for _, d := range found {
		got = append(got, fmt.Sprintf("%s %s %s %s", d.Span, d.Code, d.Summary, d.Detail))
	}
	want := []string{
		"content/文.md:1:1 key-required “督导检查情况”必须写明“发文机关” ",
		"content/文.md:1:1 part-missing 模板要求写“下一步工作打算”，公文里没有 ",
		"content/文.md:1:1 part-missing 模板要求写“主要问题及风险研判”，公文里没有 ",
		"content/文.md:1:1 part-missing 模板要求写“特色亮点”，公文里没有 ",
		"content/文.md:2:5 figure-context 文件头没有发文机关 自带的模板“督导检查情况”第5行",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// Many figures that want one line are one finding.
	_, _, found = s.all("---\n模板: 专题报告\n发文机关: 市安委办\n成文日期: 2026-04-10\n---\n")
	var open []diag.Diagnostic
	for _, d := range found {
		if d.Code == diag.FigureContext {
			open = append(open, d)
		}
	}
	if len(open) != 1 || !strings.HasPrefix(open[0].Summary, "模板“专题报告”里有1") || !strings.HasSuffix(open[0].Hint, "公文里写明 批量: {按: 隐患, 等级: 重大, ……}。") {
		t.Error(diag.Text(found))
	}
	s.own[Folder+"月报.md"] = "---\n文种: 通知\n标题: {{月分}}\n---\n"
	_, _, found = s.all(strings.Replace(text, "督导检查情况", "月报", 1))
	if len(found) == 0 || found[len(found)-1].Code != diag.FigureUnknown || found[len(found)-1].Span.File != Folder+"月报.md" || found[len(found)-1].Detail != "用这个模板的公文是 content/文.md" {
		t.Error(diag.Text(found))
	}
}

// TestPresets: figures see what the project presets, and full names.
func TestPresets(t *testing.T) {
	s := newShop(t)
	var bag diag.Bag
	s.office.project = model.ReadProject(source.NewFile("yinfa.yaml", "机关:\n  - {名称: 云澜市安全生产委员会办公室, 简称: 市安委办}\n默认: {发文机关: 市安委办}\n"), &bag)
	plain := strings.Replace(head(""), "发文机关: 云澜市安全生产委员会办公室\n", "", 1)
	for _, text := range []string{plain, strings.Replace(plain, "---\n", "---\n发文机关: 市安委办\n", 1)} {
		d, found := s.open(text + "由{{发文机关}}报送。\n")
		var filling diag.Bag
		filled := d.Paper(nil).Fill(d.file, &filling)
		if found = append(found, filling.Sorted()...); len(found) > 0 || !strings.Contains(filled.Text, "由云澜市安全生产委员会办公室报送。") {
			t.Errorf("%s\n%s", filled.Text, diag.Text(found))
		}
	}
}

// TestTemplatesSayHowTheyAreUsed: what each template wants is in its first
// line and in the guide.
func TestTemplatesSayHowTheyAreUsed(t *testing.T) {
	text, err := os.ReadFile("../../docs/data-blocks.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range builtinNames() {
		f := Builtin(builtinFolder + name + ".md")
		use := (&Paper{Draft: &Draft{base: f}}).guide()
		if _, keys, ok := strings.Cut(use, "公文里写明 "); !ok || !strings.Contains(string(text), "\n| "+name+" | ") || !strings.Contains(string(text), strings.TrimSuffix(keys, "。")) {
			t.Errorf("%s: %s", name, use)
		}
		for _, part := range regexp.MustCompile(`:::内容 (\S+)\n:::`).FindAllStringSubmatch(f.Text, -1) {
			if !strings.Contains(use, part[1]) && !strings.Contains(use, "各个 :::内容") {
				t.Errorf("%s does not say that it wants %s: %s", name, part[1], use)
			}
		}
	}
}
