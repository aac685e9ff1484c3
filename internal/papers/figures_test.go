package papers

import (
	"os"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
)

// TestFigures fills every figure and compares it with what a person counts in
// testdata/台账.yaml.
func TestFigures(t *testing.T) {
	s := newShop(t)
	tested := map[string]bool{}
	for _, test := range []struct{ keys, text, want string }{
		{"", "问题隐患数 轮次=第一轮", "6"},
		{"", "问题隐患数", "6"},
		{"", "问题隐患数 组=1", "3"},
		{"", "问题隐患数 单位=望潮镇、澄江街道", "3"},
		{"", "问题隐患数 月=2026-03", "5"},
		{"", "问题隐患数 月=2月", "1"},
		{"", "问题隐患数 自=2026-03-10 至=2026-03-10", "2"},
		{"", "问题隐患数 行业=消防", "2"},
		{"", "问题隐患数 类别=机制性问题、线索", "2"},
		{"", "问题隐患数 状态=超期", "1"},
		{"", "问题隐患数 状态=超期 截至=2026-03-31", "0"},
		{"", "问题隐患数 状态=未销号", "3"},
		{"数据: {轮次: 第二轮}\n", "问题隐患数", "0"},
		{"数据: {轮次: 第二轮}\n", "问题隐患数 轮次=全部", "6"},
		{"数据: {组: 第二巡查组, 等级: [突出, 一般]}\n", "问题隐患数", "2"},
		{"", "重大隐患数", "1"},
		{"", "重大隐患数 写法=汉字", "一"},
		{"", "突出隐患数", "1"},
		{"", "一般隐患数", "2"},
		{"", "隐患数", "4"},
		{"", "机制性问题数", "1"},
		{"", "违法行为数", "0"},
		{"", "挂牌督办数", "1"},
		{"", "已销号数", "3"},
		{"", "已销号数 截至=2026-04-08", "2"},
		{"", "未销号数", "3"},
		{"", "待验收数 截至=2026-04-08", "1"},
		{"", "超期数", "1"},
		{"", "整改率", "50%"},
		{"", "整改率 组=1", "66.7%"},
		{"", "问题概况", "发现问题隐患6项，其中重大隐患1项、突出隐患1项、一般隐患2项、机制性问题1项、线索1项"},
		{"公开: 主动公开\n", "问题概况", "发现问题隐患5项，其中重大隐患1项、突出隐患1项、一般隐患2项、机制性问题1项"},
		{"", "问题概况 组=2", "发现问题隐患3项，其中突出隐患1项、一般隐患1项、线索1项，未发现重大隐患"},
		{"", "问题概况 等级=重大", "发现问题隐患1项，均为重大隐患"},
		{"", "问题概况 轮次=第二轮", "未发现问题隐患"},
		{"", "重大隐患情况", "发现重大隐患1项"},
		{"", "重大隐患情况 组=2", "未发现重大隐患"},
		{"", "整改概况", "已整改销号3项，正在整改2项，超期未完成1项"},
		{"", "整改概况 单位=望潮镇", "2项已全部整改销号"},
		{"", "整改概况 等级=重大", "已整改销号"},
		{"", "整改概况 轮次=2", "没有需要整改的问题隐患"},
		{"", "分布", "消防2项、建筑施工1项、工贸1项、机制性问题1项、线索1项"},
		{"", "分布 前=2", "消防2项、建筑施工1项、其余3项"},
		{"", "分布 按=单位", "青岙镇3项、望潮镇2项、澄江街道1项"},
		{"", "分布 按=等级", "重大1项、突出1项、一般2项、不分等级2项"},
		{"", "分布 按=月", "2026年2月1项、2026年3月5项"},
		{"", "分布 按=状态", "整改中2项、已销号3项、超期1项"},
		{"", "机制性问题情况", "发现机制性问题1项"},
		{"", "机制性问题情况 组=2", "未发现机制性问题"},
		{"", "涉及单位", "青岙镇、望潮镇和澄江街道"},
		{"", "涉及单位 最多=1", "青岙镇等3个单位"},
		{"", "涉及行业", "消防、建筑施工和工贸"},
		{"", "涉及单位数", "3"},
		{"", "较上月 月=3", "较上月增加4项，增长400%"},
		// The month before may lie in another round.
		{"", "较上月 月=4 轮次=2", "较上月减少5项，下降100%"},
		{"", "较上月 月=2026年4月", "较上月减少5项，下降100%"},
		{"", "较上月 月=2026-02", "较上月增加1项（上月没有发现）"},
		{"", "较上月 月=2026-01", "与上月一样没有发现"},
		{"", "检查企业数", "17"},
		{"", "检查企业数 组=1", "10"},
		{"", "检查企业数 单位=青岙镇", "7"},
		{"", "检查村社区数", "5"},
		{"", "查阅资料数", "35"},
		{"", "谈话人次", "7"},
		{"", "检查概况", "查阅资料35份，个别谈话7人次，走访村、社区5个，检查企业17家"},
		{"", "检查概况 组=1", "查阅资料20份，个别谈话4人次，走访村、社区3个，检查企业10家"},
		{"", "检查组数", "2"},
		{"", "检查组数 写法=汉字", "两"},
		{"", "检查单位数", "3"},
		{"", "检查单位", "澄江街道、望潮镇和青岙镇"},
		{"", "检查单位 最多=2", "澄江街道、望潮镇等3个单位"},
		{"", "检查时间", "3月9日至13日"},
		{"", "检查时间 组=2", "3月10日至13日"},
		{"", "年度", "2026"},
		{"", "巡查组数", "2"},
		{"", "轮次数", "2"},
		{"", "对象数", "4"},
		{"", "定额 计数=重大隐患", "1"},
		{"", "时限 事项=整改方案", "5个工作日"},
		// The paper is what issues the findings: its own date starts the clock.
		{"", "办理期限 事项=整改方案", "2026年4月17日"},
		{"", "期限说明 事项=整改方案", "自下发之日起5个工作日内，即2026年4月17日前"},
		{"", "事件日期 事件=报告", "2026年3月18日"},
		{"", "事件日期 事件=报告 组=2", "2026年3月19日"},
		{"数据: {轮次: 1}\n", "轮次", "第一轮"},
		{"", "轮次时间 轮次=2", "11月30日至12月4日"},
		{"", "巡查重点 轮次=2", "企业主体责任；重大隐患整治"},
		{"", "重点整治单位 轮次=1", "望潮镇和青岙镇"},
		{"", "重点整治单位 轮次=2", "未确定"},
		{"数据: {单位: 望潮镇}\n", "单位", "望潮镇"},
		{"", "单位全称 单位=望潮镇", "望潮镇人民政府"},
		{"", "单位电话 单位=望潮镇", "0000-66010002"},
		{"", "巡查组 组=2", "第二巡查组"},
		{"", "组长 组=1", "叶义"},
		{"", "公布电话 组=1", "0000-66010021"},
		{"", "隐患等级", "重大"},
		{"", "隐患等级 组=2", "突出"},
		{"", "隐患等级 类别=机制性问题", "——"},
		{"", "整改期限 等级=重大", "2026年4月14日"},
		{"", "期限依据 等级=重大", "台账写明的整改期限"},
		// A3 has no deadline of its own: two months from the day of the paper,
		// which is what issues it.
		{"", "整改期限 类别=机制性问题", "2026年6月10日"},
		{"", "期限依据 类别=机制性问题", "小城：整改结果 2个月 自 下发"},
		{"", "成文日期", "2026年4月10日"},
		{"", "发文机关", "云澜市安全生产委员会办公室"},
		{"", "截至日期", "4月10日"},
		{"数据: {截至: 2026-03-31}\n", "截至日期", "3月31日"},
		{"数据: {月: 2026-03}\n", "月份", "3"},
		{"", "月份 月=12 写法=汉字", "十二"},
		{"", "月份 月=2 写法=汉字", "二"},
		{"数据: {月: 3}\n", "月份年", "2026"},
	} {
		name, _, _ := strings.Cut(test.text, " ")
		tested[name] = true
		got := body(s.sound(head(test.keys) + "结果：{{" + test.text + "}}。\n")[0].Body)
		if want := "结果：" + test.want + "。\n"; got != want {
			t.Errorf("{{%s}} %s: %q, want %q", test.text, test.keys, got, want)
		}
	}
	tested["牵头单位"] = true // in TestEveryPlanCountsItsOwn
	for _, f := range figures {
		if !tested[f.name] && !slices.Contains(itemOnly, f.name) {
			t.Errorf("{{%s}} is not tested", f.name)
		}
	}
}

// TestNoIndustry: a hazard of which nobody wrote the industry is not counted
// under the name of its kind, which is no industry.
func TestNoIndustry(t *testing.T) {
	s := newShop(t)
	s.office = officeOf(t, strings.Replace(ledgerText(t), "    行业: 建筑施工\n", "", 1))
	got := body(s.sound(head("") + "{{分布}}。\n")[0].Body)
	if want := "消防2项、工贸1项、未注明行业1项、机制性问题1项、线索1项。\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestUncounted: what an office did not count is not said to be none.
func TestUncounted(t *testing.T) {
	s := newShop(t)
	var kept []string
	for _, line := range strings.Split(ledgerText(t), "\n") {
		if !strings.HasPrefix(line, "    查阅资料: ") && !strings.HasPrefix(line, "    谈话: ") {
			kept = append(kept, line)
		}
	}
	s.office = officeOf(t, strings.Join(kept, "\n"))
	got := body(s.sound(head("") + "{{检查概况}}。\n")[0].Body)
	if want := "走访村、社区5个，检查企业17家。\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// itemOnly are figures that TestItemFigures fills.
var itemOnly = []string{"序号", "编号", "企业", "隐患地点", "问题", "隐患依据", "整改措施", "应急预案", "责任人", "责任单位", "发现日期", "挂牌日期", "挂牌文号", "销号日期"}

func TestItemFigures(t *testing.T) {
	s := newShop(t)
	text := "{{" + strings.Join(itemOnly, "}}；{{") + "}}。\n"
	trees := s.sound(head("批量: {按: 隐患, 挂牌: 是, 起号: 7}\n") + text)
	if len(trees) != 1 {
		t.Fatalf("%d documents", len(trees))
	}
	want := "7；A1；滨江苑项目部；滨江苑项目部2号楼；塔式起重机附着装置间距超过规定；《建设工程安全生产管理条例》第三十五条；停用并加设附着；设置警戒；陈望；滨江苑项目部；2026年3月9日；2026年3月25日；云安委办督〔2026〕1号；2026年4月9日。\n"
	if got := body(trees[0].Body); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestGuide holds the guide and the program together.
func TestGuide(t *testing.T) {
	text, err := os.ReadFile("../../docs/data-blocks.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(text)
	for _, f := range Figures() {
		if !strings.Contains(guide, "| "+f[0]+" ") && !strings.Contains(guide, " "+f[0]+" ") {
			t.Errorf("the figure %s is not explained", f[0])
		}
	}
	for _, b := range Blocks() {
		if !strings.Contains(guide, "`:::"+b[0]+"`") {
			t.Errorf("the block %s is not explained", b[0])
		}
	}
	for _, c := range conditions() {
		if !strings.Contains(guide, "| "+c+" |") && !strings.Contains(guide, "| 自、至 |") {
			t.Errorf("the condition %s is not explained", c)
		}
	}
	for _, name := range builtinNames() {
		if !strings.Contains(guide, name) {
			t.Errorf("the template %s is not named", name)
		}
	}
}

func TestFigureNamesAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range figures {
		if seen[f.name] || f.doc == "" {
			t.Errorf("%s: twice, or unexplained", f.name)
		}
		seen[f.name] = true
	}
}

func TestErrors(t *testing.T) {
	s := newShop(t)
	empty := &shop{tb: t, office: New(nil, nil), layouts: s.layouts}
	public := "公开: 主动公开\n"
	for _, test := range []struct {
		shop             *shop
		keys, body, hint string
		code             diag.Code
		line, column     int
	}{
		{s, "", "共{{重大隐患个数}}项。", "重大隐患数", diag.FigureUnknown, 10, 4},
		{s, "", "先{{问题隐患数}}后{{没有}}。", "", diag.FigureUnknown, 10, 14},
		{s, "", "共{{}}项。", "", diag.FigureForm, 10, 2},
		{s, "", "共{{重大隐患数 第一轮}}项。", "", diag.FigureForm, 10, 10},
		{s, "", "共{{重大隐患数项。", "", diag.FigureForm, 10, 2},
		{s, "", "共｛｛重大隐患数｝｝项。", "写作 {{重大隐患数}}", diag.FigureForm, 10, 2},
		{s, "", "共｛{重大隐患数 等级=重大}}项。", "写作 {{重大隐患数 等级=重大}}", diag.FigureForm, 10, 2},
		{s, "", "共{重大隐患数}项。", "写作 {{重大隐患数}}", diag.FigureForm, 10, 2},
		{s, "", "共{{重大隐患数 级别=重大}}项。", "", diag.SelectionKey, 10, 10},
		{s, "", "共{{重大隐患数 轮次=第七轮}}项。", "第一轮、第二轮", diag.SelectionValue, 10, 13},
		{s, "", "共{{重大隐患数 组=三}}项。", "第一巡查组", diag.SelectionValue, 10, 12},
		{s, "", "共{{重大隐患数 单位=望朝镇}}项。", "望潮镇", diag.SelectionValue, 10, 13},
		{s, "", "共{{重大隐患数 等级=特大}}项。", "重大", diag.SelectionValue, 10, 13},
		{s, "", "共{{重大隐患数 月=13}}项。", "", diag.SelectionValue, 10, 12},
		{s, "", "共{{重大隐患数 截至=昨天}}项。", "", diag.SelectionValue, 10, 13},
		{s, "", "共{{重大隐患数 计划=别的}}项。", "小城2026年度巡查", diag.SelectionValue, 10, 13},
		{s, "", "{{编号}}。", "批量", diag.FigureContext, 10, 1},
		{s, "", "{{单位}}。", "单位=", diag.FigureContext, 10, 1},
		{s, "", "{{轮次}}。", "轮次=", diag.FigureContext, 10, 1},
		{s, "", "{{较上月}}。", "月=", diag.FigureContext, 10, 1},
		{s, "", "{{检查企业数 单位=望潮镇}}。", "单位=全部", diag.FigureContext, 10, 1},
		{s, "", "{{定额 计数=重大}}。", "重大隐患", diag.SelectionValue, 10, 1},
		{s, "", "{{牵头单位 组=2}}。", "牵头单位", diag.DataEmpty, 10, 1},
		{s, "", "{{公布电话 组=2}}。", "公布电话", diag.DataEmpty, 10, 1},
		{s, "", "{{检查时间 轮次=2}}。", "", diag.DataEmpty, 10, 1},
		{s, public, "{{单位电话 单位=望潮镇}}。", "公布电话", diag.DataInternal, 11, 1},
		{s, public, "文。\n\n:::巡查组 电话=手机\n:::", "", diag.DataInternal, 13, 11},
		{s, public, "文。\n\n:::四个清单\n:::", "", diag.DataInternal, 13, 4},
		{s, public, "文。\n\n:::问题清单 列=单位、责任人\n:::", "", diag.DataInternal, 13, 14},
		{s, public, "文。\n\n:::问题清单 类别=线索\n:::", "", diag.DataEmpty, 13, 4},
		{s, "", "文。\n\n:::问题清单 轮次=2\n:::", "", diag.DataEmpty, 12, 4},
		{s, "", "文。\n\n:::问题清单 列=单位、隐患\n:::", "", diag.SelectionValue, 12, 14},
		{s, "", "文。\n\n:::统计 按=街道\n:::", "行业", diag.SelectionValue, 12, 9},
		{s, "", "文。\n\n:::统计 比较=是\n:::", "月=", diag.SelectionValue, 12, 10},
		{s, "", "文。\n\n:::回执\n多余\n:::", "", diag.DirectiveUse, 13, 1},
		{s, "数据: {级: 重大}\n", "文。", "等级", diag.SelectionKey, 9, 6},
		{s, "数据: 第一轮\n", "文。", "数据: {", diag.SelectionKey, 9, 5},
		{s, "批量: {按: 乡镇}\n", "文。", "单位", diag.BatchForm, 9, 6},
		{s, "批量: {按: 单位, 起号: 零}\n", "文。", "起号", diag.BatchForm, 9, 13},
		{s, "批量: {轮次: 1}\n", "文。", "按", diag.BatchForm, 9, 5},
		{s, "批量: {按: 单位, 轮次: 2}\n", "文。", "", diag.BatchEmpty, 9, 5},
		{s, "批量: {按: 单位, 等级: 重大}\n", "第{{序号}}号。", "起号", diag.BatchForm, 10, 2},
		{s, "批量: {按: 单位}\n", "{{编号}}。", "按隐患分", diag.FigureContext, 11, 1},
		{s, "模板: 督查单\n", "文。", "督办单", diag.TemplateUnknown, 9, 5},
		{s, "模板: 挂牌督办公示\n数据: {轮次: 1}\n", ":::内容 监督办法\n文。\n:::\n", "监督方式", diag.PartUnused, 12, 7},
		{s, "模板: 挂牌督办公示\n数据: {轮次: 1}\n", ":::内容 监督方法\n文。\n:::\n", "是不是“监督方式”？", diag.PartUnused, 12, 7},
		{s, "模板: 挂牌督办公示\n数据: {轮次: 1}\n", "", "内容 监督方式", diag.PartMissing, 1, 1},
		{s, "模板: 挂牌督办公示\n数据: {轮次: 1}\n", ":::内容 举报电话\n文。\n:::\n", "是不是“监督方式”？", diag.PartUnused, 12, 7},
		{empty, "", "共{{重大隐患数}}项。", "content/数据", diag.DataMissing, 10, 2},
		{empty, "", "文。\n\n:::巡查组\n:::", "content/数据", diag.DataMissing, 12, 4},
		{empty, "批量: {按: 单位}\n", "文。", "content/数据", diag.DataMissing, 1, 1},
	} {
		line := test.line
		if test.keys != "" && line == 10 && !strings.HasPrefix(test.keys, "公开") {
			line = 11
		}
		_, _, found := test.shop.all(head(test.keys) + test.body + "\n")
		i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Code == test.code })
		if i < 0 {
			t.Errorf("%s%s: no %s, but\n%s", test.keys, test.body, test.code, diag.Text(found))
			continue
		}
		d := found[i]
		if d.Span.Start.Line != line || d.Span.Start.Column != test.column || d.Span.File != file {
			t.Errorf("%s%s: %s at %s, want %d:%d", test.keys, test.body, test.code, d.Span, line, test.column)
		}
		if !strings.Contains(d.Hint, test.hint) {
			t.Errorf("%s%s: the hint %q says nothing of %q", test.keys, test.body, d.Hint, test.hint)
		}
	}
}

// TestMistypedPartIsOneFault: a part under a mistyped name is not missing
// besides, nor is the only one missing when there is one that nobody asked for.
func TestMistypedPartIsOneFault(t *testing.T) {
	for name, missing := range map[string]bool{"监督方法": false, "结束语": false, "结束语\n文。\n:::\n\n:::内容 附言": true} {
		_, _, found := newShop(t).all(head("模板: 挂牌督办公示\n数据: {轮次: 1}\n") + ":::内容 " + name + "\n文。\n:::\n")
		if got := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == diag.PartMissing }); got != missing {
			t.Errorf("%s: %v\n%s", name, got, diag.Text(found))
		}
	}
}

// TestNoDate: states are those of a day, and the program has no day of its own.
func TestNoDate(t *testing.T) {
	s := newShop(t)
	text := strings.Replace(head(""), "成文日期: 2026-04-10\n", "", 1)
	for _, body := range []string{"{{整改率}}。", "{{成文日期}}。", ":::整改情况\n:::", ":::问题清单 列=单位、状态\n:::", ":::四个清单\n:::"} {
		_, _, found := s.all(text + body + "\n")
		if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == diag.DataDate }) {
			t.Errorf("%s: got\n%s", body, diag.Text(found))
		}
	}
	if got := body(s.sound(head("") + ":::问题清单 列=单位、等级 等级=重大\n:::\n")[0].Body); got != "序号|单位|等级\n1|望潮镇|重大\n" {
		t.Errorf("got %q", got)
	}
}

// TestNothingOfTheFuture: what was found after the day of a paper is not
// counted, and that is said.
func TestNothingOfTheFuture(t *testing.T) {
	s := newShop(t)
	text := strings.Replace(head(""), "成文日期: 2026-04-10", "成文日期: 2026-03-10", 1)
	trees, _, found := s.all(text + "共{{问题隐患数}}项。\n")
	if got := body(trees[0].Body); got != "共4项。\n" || len(found) != 1 || found[0].Code != diag.DataLater {
		t.Errorf("got %q\n%s", got, diag.Text(found))
	}
	_, items, found := s.all(strings.Replace(text, "主送", "批量: {按: 单位}\n主送", 1) + "文。\n")
	if len(items) != 2 || len(found) != 1 || found[0].Code != diag.DataLater {
		t.Errorf("got %d items\n%s", len(items), diag.Text(found))
	}
	if got := body(s.sound(text + "共{{问题隐患数 截至=2026-03-11}}项，截至3月9日{{问题隐患数 截至=2026-03-09}}项。\n")[0].Body); got != "共6项，截至3月9日2项。\n" {
		t.Errorf("got %q", got)
	}
}

// TestNumbersOfOneTextAgree: whatever is selected, the parts add up to the
// whole.
func TestNumbersOfOneTextAgree(t *testing.T) {
	s := newShop(t)
	for _, keys := range []string{"", "数据: {组: 1}\n", "数据: {单位: 青岙镇}\n", "数据: {月: 3}\n", "公开: 主动公开\n"} {
		d, _ := s.open(head(keys) + "文。\n")
		p := d.Paper(nil)
		list := p.findings(p.scope)
		tally := ledger.TallyOf(list)
		if sum := tally.Major + tally.Prominent + tally.Ordinary + tally.Systemic + tally.Offences + tally.Clues; sum != tally.All {
			t.Errorf("%s: %d kinds, %d in all", keys, sum, tally.All)
		}
		for _, by := range groupings() {
			sum := 0
			for _, g := range p.grouped(by, list, p.date) {
				sum += len(g.list)
			}
			if sum != len(list) {
				t.Errorf("%s by %s: %d of %d", keys, by, sum, len(list))
			}
		}
	}
}
