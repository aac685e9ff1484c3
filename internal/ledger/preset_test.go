package ledger

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// summary is a regime in a few lines.
func summary(r *Regime) string {
	var b strings.Builder
	var kinds []string
	for _, k := range r.Kinds {
		kinds = append(kinds, k.Value)
	}
	fmt.Fprintf(&b, "对象 %s；轮次 %s；周期 %d\n", strings.Join(kinds, "、"), r.Rounds, r.Cycle.N)
	if t := r.Team; t != nil {
		fmt.Fprintf(&b, "组数 %s；人数 %s；组长 %s%s；副组长 %s%s；联络员 %s；成员 %s\n", t.Teams, t.Persons, t.Leaders, t.LeaderRank, t.Deputies, t.DeputyRank, t.Liaisons, t.Members)
	}
	for _, l := range r.Lengths {
		fmt.Fprintf(&b, "时长 %d类 %s %s天\n", len(l.Kinds), l.Form, l.Days)
	}
	for _, q := range r.Quotas {
		fmt.Fprintf(&b, "定额 %s%s至少%d\n", q.Per, q.What, q.Least.N)
	}
	for _, c := range r.Coverage {
		fmt.Fprintf(&b, "覆盖 %s：乡镇%d%% 部门%d%% 村社区%d 企业%d\n", c.Kinds[0].Value, c.TownShare.N, c.DepartmentShare.N, c.Villages.N, c.Enterprises.N)
	}
	for _, d := range r.Deadlines {
		fmt.Fprintf(&b, "期限 %s %s → %s\n", d.Item.Value, d.Limit.String(), d.Done)
	}
	for _, p := range r.Papers {
		fmt.Fprintf(&b, "公文 %s后%s%s\n", p.Step, p.Per, p.asked())
	}
	return b.String()
}

func TestPresets(t *testing.T) {
	var bag diag.Bag
	l := Load(nil, &bag)
	if list := bag.Sorted(); len(list) > 0 {
		t.Fatal(diag.Text(list))
	}
	want := map[string]string{
		"乐清": `对象 乡镇、街道、功能区、部门；轮次 4；周期 0
组数 4；人数 5；组长 1；副组长 不限；联络员 1；成员 3
时长 0类  至少3天
定额 每组每轮重大隐患至少3
定额 每组每轮机制性问题至少2
定额 每轮重点整治单位至少2
期限 巡查报告和整改通知 5个工作日 自 结束 → 报告
期限 整改方案 7日 自 下发 → 整改方案
公文 计划后每年通知
公文 报告后每组巡查报告
公文 下发后每单位督办单
`,
		"盐城": `对象 县区、乡镇、功能区、部门；轮次 不限；周期 5
组数 不限；人数 不限；组长 1科级；副组长 至少1；联络员 不限；成员 不限
时长 0类 常规 至多30天
时长 3类 专项 至多10天
期限 巡查报告 10个工作日 自 结束 → 报告
期限 反馈 10个工作日 自 审定 → 反馈
期限 整改方案 30个工作日 自 反馈 → 整改方案
期限 整改结果 半年 自 反馈 → 整改结果
公文 计划后每年方案（要公开）
公文 报告后每组巡查报告
公文 反馈后每单位反馈意见
公文 反馈后每轮公示（标题里有“巡查情况”，要公开）
公文 整改方案后每单位方案（标题里有“整改方案”，要公开）
公文 整改结果后每单位公示（标题里有“整改落实情况”，要公开）
`,
		"漳州": `对象 县区、功能区；轮次 2；周期 0
组数 4；人数 7至9；组长 1；副组长 1；联络员 不限；成员 不限
时长 1类  至少10天
时长 1类  至少6天
覆盖 县区：乡镇60% 部门50% 村社区0 企业10
覆盖 功能区：乡镇0% 部门60% 村社区4 企业8
期限 整改结果 2个月 自 反馈 → 整改结果
公文 结束后每轮动态信息
`,
		"峄城": `对象 乡镇、街道、部门；轮次 不限；周期 2
组数 2至3；人数 6至8；组长 1科级；副组长 1科级；联络员 不限；成员 不限
时长 0类  至少14天
期限 巡查报告 15日 自 结束 → 报告
期限 整改结果 2个月 自 反馈 → 整改结果
公文 计划后每年制度
公文 报告后每组巡查报告
公文 反馈后每单位反馈意见（要公开）
公文 整改结果后每轮公示（标题里有“整改”，要公开）
`,
		"荔城": `对象 乡镇、街道、功能区、企业；轮次 12；周期 0
期限 督导检查情况 次月5日 自 月末 → 报告
公文 报告后每组督导检查情况
`,
	}
	if len(l.Regimes) != len(want) {
		t.Errorf("%d regimes", len(l.Regimes))
	}
	for name, text := range want {
		r := l.Regime(name)
		if r == nil {
			t.Errorf("no regime %s", name)
			continue
		}
		if r.Origin.Empty() {
			t.Errorf("%s does not say where it comes from", name)
		}
		if got := summary(r); got != text {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, text)
		}
	}
}

func TestARegimeOfOnesOwn(t *testing.T) {
	l, bag := read(t, `制度:
  - {名称: 乐清, 基于: 乐清, 轮次: 2}
  - {名称: 本区, 基于: 乐清, 出处: 某某文件}
`)
	expect(t, complaints(bag), "")
	if r := l.Regime("乐清"); r.Rounds.Least != 2 || r.Team.Members.Least != 3 || !strings.Contains(r.Origin.Value, "2021") {
		t.Errorf("own 乐清: %s", summary(r))
	}
	if r := l.Regime("本区"); r.Rounds.Least != 2 || len(r.Quotas) != 3 || r.Origin.Value != "某某文件" {
		t.Errorf("本区: %s", summary(r))
	}
	if n := len(l.Regimes); n != 6 {
		t.Errorf("%d regimes", n)
	}
}
