package ledger

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// clocks is a plan under a regime, with every step taken.
func clocks(regime string) string {
	return fmt.Sprintf(`计划:
  - 名称: 年度巡查
    年度: 2026
    制度: %s
    巡查组: [{名称: 第一组, 组长: 叶义, 巡查单位: [望潮镇, 澄江街道]}]
    轮次: [{名称: 第一轮, 开始: 2026-04-18, 结束: 2026-04-28}]
检查:
  - 轮次: 第一轮
    巡查组: 第一组
    单位: [望潮镇, 澄江街道]
    开始: 2026-04-18
    结束: 2026-04-28
    事件:
      - {日期: 2026-05-11, 事件: 报告}
      - {日期: 2026-05-13, 事件: 审定}
      - {日期: 2026-05-15, 事件: 反馈}
      - {日期: 2026-05-15, 事件: 下发}
      - {日期: 2026-05-22, 事件: 整改方案, 单位: 望潮镇}
`, regime)
}

func TestDuties(t *testing.T) {
	want := map[string]string{
		"乐清": `
巡查报告和整改通知 望潮镇、澄江街道 2026-05-08 逾期办结：自2026年4月28日（结束）起，当日不计，第5个工作日为2026年5月8日；扣除劳动节5月1日至5日
整改方案 望潮镇 2026-05-22 已办：自2026年5月15日（下发）起，当日不计，满7日为2026年5月22日
整改方案 澄江街道 2026-05-22 超期：自2026年5月15日（下发）起，当日不计，满7日为2026年5月22日`,
		"盐城": `
巡查报告 望潮镇、澄江街道 2026-05-14 已办：自2026年4月28日（结束）起，当日不计，第10个工作日为2026年5月14日；扣除劳动节5月1日至5日、双休日1天；5月9日调休上班，计入
反馈 望潮镇、澄江街道 2026-05-27 已办：自2026年5月13日（审定）起，当日不计，第10个工作日为2026年5月27日；扣除双休日4天
整改方案 望潮镇 2026-06-29 已办：自2026年5月15日（反馈）起，当日不计，第30个工作日为2026年6月29日；扣除端午节6月19日至21日、双休日12天
整改方案 澄江街道 2026-06-29 未到期：自2026年5月15日（反馈）起，当日不计，第30个工作日为2026年6月29日；扣除端午节6月19日至21日、双休日12天
整改结果 望潮镇、澄江街道 2026-11-16 未到期：自2026年5月15日（反馈）起，当日不计，满半年为2026年11月15日；逢双休日，顺延至2026年11月16日`,
		"漳州": `
整改结果 望潮镇、澄江街道 2026-07-15 未到期：自2026年5月15日（反馈）起，当日不计，满2个月为2026年7月15日`,
		"峄城": `
巡查报告 望潮镇、澄江街道 2026-05-13 已办：自2026年4月28日（结束）起，当日不计，满15日为2026年5月13日
整改结果 望潮镇、澄江街道 2026-07-15 未到期：自2026年5月15日（反馈）起，当日不计，满2个月为2026年7月15日`,
		"荔城": `
督导检查情况 望潮镇、澄江街道 2026-05-05 逾期办结：2026年4月30日（月末）的次月5日为2026年5月5日，固定日期不顺延`,
	}
	for regime, text := range want {
		l, bag := read(t, clocks(regime))
		expect(t, complaints(bag), "")
		var b strings.Builder
		for _, d := range l.StatusOn(day(t, "2026-06-01"), Filter{}).Duties {
			var names []string
			for _, u := range d.Units {
				names = append(names, u.Called())
			}
			fmt.Fprintf(&b, "%s %s %s %s：%s\n", d.Item, strings.Join(names, "、"), d.Due.Date, d.State, d.Due.Arithmetic)
		}
		t.Run(regime, func(t *testing.T) { expect(t, b.String(), text) })
	}
}

func TestDutiesOfOneUnit(t *testing.T) {
	l, _ := read(t, clocks("乐清"))
	duties := l.StatusOn(day(t, "2026-06-01"), Filter{Units: []*Unit{l.Unit("澄江街道")}}).Duties
	if len(duties) != 2 || len(duties[0].Units) != 1 || duties[1].State != DutyLate {
		t.Errorf("%+v", duties)
	}
}

func TestDutiesBeforeTheirTime(t *testing.T) {
	l, _ := read(t, clocks("盐城"))
	for _, d := range l.StatusOn(day(t, "2026-05-12"), Filter{}).Duties {
		switch {
		case d.Item == "巡查报告" && d.State != DutyDone, d.Item != "巡查报告" && (d.State != DutyWaiting || d.Due.Waiting == ""):
			t.Errorf("%s is %s, waiting for %q", d.Item, d.State, d.Due.Waiting)
		}
	}
}

func TestStates(t *testing.T) {
	l, bag := read(t, clocks("峄城")+`问题隐患:
  - 编号: 甲1
    轮次: 第一轮
    巡查组: 第一组
    单位: 望潮镇
    类别: 隐患
    等级: 一般
    发现日期: 2026-04-20
    问题: 通道堵塞
    责任单位: 望潮镇
    整改期限: 2026-05-20
    整改后照片: 照片/甲1.jpg
    经过:
      - {日期: 2026-05-15, 状态: 待整改}
      - {日期: 2026-05-21, 状态: 整改中, 延期至: 2026-05-25, 凭证: 延期批复}
      - {日期: 2026-05-27, 状态: 待验收}
      - {日期: 2026-05-29, 状态: 已销号}
  - {编号: 甲2, 轮次: 第一轮, 巡查组: 第一组, 单位: 澄江街道, 类别: 机制性问题, 发现日期: 2026-04-20, 问题: 责任不清, 责任单位: 澄江街道}
  - {编号: 甲3, 单位: 澄江街道, 类别: 隐患, 等级: 重大, 发现日期: 2026-04-20, 问题: 无证, 责任单位: 澄江街道, 整改时限: 15日 自 交办}
  - {编号: 甲4, 单位: 澄江街道, 类别: 隐患, 等级: 重大, 发现日期: 2026-12-25, 问题: 无证, 责任单位: 澄江街道, 整改时限: 5个工作日 自 发现}
  - {编号: 甲5, 单位: 澄江街道, 类别: 隐患, 等级: 重大, 发现日期: 2026-04-20, 问题: 无证, 责任单位: 澄江街道, 整改时限: 15日 自 交办, 经过: [{日期: 2026-05-06, 状态: 待交办}, {日期: 2026-05-11, 状态: 待整改}]}
`)
	l.Check(bag)
	if bag.HasErrors() {
		t.Fatal(diag.Text(bag.Sorted()))
	}
	for _, test := range []struct {
		id, on string
		state  State
		due    string
	}{
		{"甲1", "2026-04-19", NotYet, "2026-05-20 台账写明的整改期限"},
		{"甲1", "2026-04-20", ToAssign, "2026-05-20 台账写明的整改期限"},
		{"甲1", "2026-05-20", ToMend, "2026-05-20 台账写明的整改期限"},
		{"甲1", "2026-05-21", Mending, "2026-05-25 批准延期（延期批复）"},
		{"甲1", "2026-05-26", Overdue, "2026-05-25 批准延期（延期批复）"},
		{"甲1", "2026-05-27", ToAccept, "2026-05-25 批准延期（延期批复）"},
		{"甲1", "2026-12-31", Closed, "2026-05-25 批准延期（延期批复）"},
		{"甲2", "2026-07-15", ToAssign, "2026-07-15 峄城：整改结果 2个月 自 反馈"},
		{"甲2", "2026-07-16", Overdue, "2026-07-15 峄城：整改结果 2个月 自 反馈"},
		{"甲3", "2027-07-16", ToAssign, "0000-00-00 台账写明的整改时限 15日 自 交办"},
		{"甲5", "2026-05-20", ToMend, "2026-05-26 台账写明的整改时限 15日 自 交办"},
		{"甲4", "2026-12-31", ToAssign, "2027-01-01 台账写明的整改时限 5个工作日 自 发现"},
	} {
		f, on := l.Finding(test.id), day(t, test.on)
		due := l.DueOf(f, on)
		if got := l.StateOn(f, on); got != test.state {
			t.Errorf("%s on %s is %q, want %q", test.id, test.on, got, test.state)
		}
		if got := due.Date.String() + " " + due.Rule; got != test.due {
			t.Errorf("%s on %s is due %s, want %s", test.id, test.on, got, test.due)
		}
	}
	if due := l.DueOf(l.Finding("甲4"), day(t, "2026-12-31")); !due.Estimated || !strings.Contains(due.Arithmetic, "按周末推算") {
		t.Errorf("a deadline in a year not announced: %+v", due)
	}
	if due := l.DueOf(l.Finding("甲3"), day(t, "2026-12-31")); due.Waiting != ClockAssigned {
		t.Errorf("a clock that has not started: %+v", due)
	}
}

func TestStatusAddsUp(t *testing.T) {
	l := example(t)
	for _, on := range []string{"2026-03-09", "2026-03-31", "2026-06-30", "2026-12-31"} {
		s := l.StatusOn(day(t, on), Filter{})
		sums := map[string]int{}
		for _, g := range s.Groups {
			n := 0
			for _, c := range g.Counts {
				n += c
			}
			if n != g.Total {
				t.Errorf("%s %s: %d of %d", g.By, g.Name, n, g.Total)
			}
			sums[g.By] += g.Total
		}
		for _, by := range []string{ByTeam, ByUnit, ByRound} {
			if sums[by] != len(s.Items) {
				t.Errorf("%s by %s: %d of %d", on, by, sums[by], len(s.Items))
			}
		}
	}
}

func TestSelect(t *testing.T) {
	l := example(t)
	all := len(l.Findings)
	parts, plans := 0, 0
	for _, plan := range l.Plans {
		for _, r := range plan.Rounds {
			for _, team := range plan.Teams {
				parts += len(l.Select(Filter{Round: r, Team: team}))
			}
		}
		plans += len(l.Select(Filter{Plan: plan}))
	}
	if parts != all || plans != all || len(l.Select(Filter{Units: []*Unit{l.Unit("澜州市人民政府")}})) != all {
		t.Errorf("%d and %d of %d", parts, plans, all)
	}
	on := day(t, "2026-07-15")
	for _, f := range l.Select(Filter{Units: []*Unit{l.Unit("望潮镇")}, Levels: []string{LevelMajor}, Kinds: []string{KindHazard}, States: []State{Closed}, On: on, From: day(t, "2026-03-01"), To: day(t, "2026-03-31")}) {
		if f.Unit.Unit.Called() != "望潮镇" || f.Level != LevelMajor || f.ClosedOn(on).IsZero() {
			t.Errorf("%s does not fit", f.ID.Value)
		}
	}
}

func TestInternalIsNeverPrinted(t *testing.T) {
	l, _ := read(t, "")
	p := l.People[0]
	const number = "66020001"
	coded, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{fmt.Sprint(p.Contact.Mobile), fmt.Sprintf("%v %+v %#v %s %q", p.Contact, p.Contact, p.Contact, p.Contact.Mobile, p.Contact.Mobile), string(coded)} {
		if strings.Contains(text, number) {
			t.Errorf("shown in %s", text)
		}
	}
	if !strings.Contains(p.Contact.Mobile.Reveal().Value, number) || p.Contact.Mobile.Empty() || !p.Contact.Mail.Empty() || p.Contact.Mail.String() != "" {
		t.Error("the number is lost")
	}
}

func TestWorkersDoNotMatter(t *testing.T) {
	files := bulk(8)
	files = append(files, source.NewFile("content/数据/坏.yaml", "问题隐患: [{编号: 1, 单位: 望湖镇}]\n人员: 甲\n"))
	var first string
	for range 5 {
		var bag diag.Bag
		l := Load(files, &bag)
		l.Check(&bag)
		text := diag.Text(bag.Sorted()) + l.Findings[0].ID.Value + l.Findings[len(l.Findings)-1].ID.Value
		if first == "" {
			first = text
		}
		if text != first {
			t.Fatalf("got\n%s\nfirst\n%s", text, first)
		}
	}
}

func TestDemandedPapers(t *testing.T) {
	l, bag := read(t, clocks("乐清"))
	papers := []Paper{
		{Kind: "通知", Plan: said("年度巡查")},
		{Kind: "督办单", Round: said("第一轮"), Units: []doc.Text{said("望潮")}},
	}
	l.CheckDemands(papers, bag)
	expect(t, complaints(bag), `
8:5 警告 paper-missing 制度“乐清”要求有第一轮澄江街道的督办单，没有找到
8:5 警告 paper-missing 制度“乐清”要求有第一轮第一组的巡查报告，没有找到
`)
	for i, hint := range []string{"请写这份公文，在文件头写明 数据: {轮次: 第一轮, 单位: 澄江街道}，或者写成按单位的批量公文。", "请写这份公文，在文件头写明 数据: {轮次: 第一轮, 组: 第一组}，或者写成按巡查组的批量公文。"} {
		if got := bag.Sorted()[i].Hint; got != hint {
			t.Errorf("%s, want %s", got, hint)
		}
	}
	papers = append(papers, Paper{Kind: "督办单", Round: said("第一轮"), Units: []doc.Text{said("澄江街道")}}, Paper{Kind: "巡查报告", Round: said("第一轮"), Team: said("第一组")})
	bag = new(diag.Bag)
	l.CheckDemands(papers, bag)
	expect(t, complaints(bag), "")
}

// TestDemandedPapersOfEveryPlan: each plan demands its own papers; those of
// another plan do not stand for them, and a notice that issues a scheme
// brings the scheme.
func TestDemandedPapersOfEveryPlan(t *testing.T) {
	l, bag := read(t, `计划:
  - {名称: 市巡查, 年度: 2026, 制度: 盐城, 对象: [望潮镇]}
  - {名称: 区巡查, 年度: 2026, 制度: 盐城, 对象: [东屿街道]}
  - {名称: 镇巡查, 年度: 2026, 制度: 峄城, 对象: [澄江街道]}
`)
	l.CheckDemands([]Paper{
		{Kind: "通知", Plan: said("市巡查"), Issued: "云澜市安全生产巡查工作方案（试行）", Open: true},
		{Kind: "通知", Plan: said("区巡查"), Issued: "关于方案的说明", Open: true},
		{Kind: "方案", Plan: said("区巡查")},
		{Kind: "方案", Plan: said("镇巡查")},
		{Kind: "制度", Plan: said("没有的计划")},
	}, bag)
	expect(t, complaints(bag), `
3:10 警告 paper-missing 制度“盐城”要求有区巡查的方案（要公开），没有找到
4:10 警告 paper-missing 制度“峄城”要求有镇巡查的制度，没有找到
`)
}

// TestDemandsToPublish: a paper of the right kind does not do when its title
// says something else or it was not released.
func TestDemandsToPublish(t *testing.T) {
	l, bag := read(t, `计划:
  - {名称: 市巡查, 年度: 2026, 制度: 峄城, 对象: [望潮镇], 巡查组: [{名称: 第一组, 组长: 叶义, 巡查单位: 望潮镇}], 轮次: [{名称: 第一轮, 开始: 2026-03-02, 结束: 2026-03-20}]}
检查:
  - {轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 开始: 2026-03-02, 结束: 2026-03-20, 事件: [{日期: 2026-03-30, 事件: 反馈}, {日期: 2026-05-20, 事件: 整改结果}]}
`)
	papers := []Paper{
		{Kind: "制度", Plan: said("市巡查")},
		{Kind: "反馈意见", Plan: said("市巡查"), Round: said("第一轮"), Units: []doc.Text{said("望潮镇")}},
		{Kind: "公示", Plan: said("市巡查"), Round: said("第一轮"), Title: "关于巡查情况的公示", Open: true},
	}
	l.CheckDemands(papers, bag)
	expect(t, complaints(bag), `
4:6 警告 paper-missing 制度“峄城”要求有第一轮望潮镇的反馈意见（要公开），没有找到
4:6 警告 paper-missing 制度“峄城”要求有第一轮的公示（标题里有“整改”，要公开），没有找到
`)
	papers[1].Open, papers[2].Title = true, "关于整改情况的公示"
	bag = new(diag.Bag)
	l.CheckDemands(papers, bag)
	expect(t, complaints(bag), "")
}

// TestGroupsOfSeveralPlans: teams that two plans call alike are counted apart.
func TestGroupsOfSeveralPlans(t *testing.T) {
	l, bag := read(t, `计划:
  - {名称: 市巡查, 年度: 2026, 制度: 荔城, 对象: [望潮镇], 巡查组: [{名称: 第一组, 组长: 叶义}], 轮次: [{名称: 第一轮, 开始: 2026-03-02, 结束: 2026-03-06}]}
  - {名称: 区督导, 年度: 2026, 制度: 荔城, 对象: [东屿街道], 巡查组: [{名称: 第一组, 组长: 沈立}], 轮次: [{名称: 第一轮, 开始: 2026-03-02, 结束: 2026-03-06}, {名称: 三月, 开始: 2026-03-02, 结束: 2026-03-06}]}
问题隐患:
  - {编号: 甲1, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 线索, 发现日期: 2026-03-05, 问题: 甲}
  - {编号: 甲2, 轮次: 第一轮, 巡查组: 第一组, 单位: 东屿街道, 类别: 线索, 发现日期: 2026-03-05, 问题: 甲}
  - {编号: 甲3, 轮次: 三月, 巡查组: 第一组, 单位: 东屿街道, 类别: 线索, 发现日期: 2026-03-05, 问题: 甲}
`)
	expect(t, complaints(bag), "")
	var got strings.Builder
	for _, g := range l.StatusOn(day(t, "2026-04-01"), Filter{}).Groups {
		fmt.Fprintf(&got, "%s %s %d\n", g.By, g.Name, g.Total)
	}
	expect(t, got.String(), `
巡查组 第一组（市巡查） 1
巡查组 第一组（区督导） 2
单位 望潮镇 1
单位 东屿街道 2
轮次 第一轮（市巡查） 1
轮次 第一轮（区督导） 1
轮次 三月 1`)
}
