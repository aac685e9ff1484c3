package build

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
)

const ledgerData = `单位:
  - {名称: 云澜市人民政府, 类别: 县区}
  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇, 上级: 云澜市人民政府}
  - {名称: 青岙镇人民政府, 简称: 青岙镇, 类别: 乡镇, 上级: 云澜市人民政府}
  - {名称: 云澜市应急管理局, 简称: 市应急局, 类别: 部门, 上级: 云澜市人民政府}
人员:
  - {姓名: 叶义, 单位: 市应急局, 职务: 副局长}
制度:
  - {名称: 甲制度}
计划:
  - 名称: 不公开的计划名
    年度: 2026
    制度: 甲制度
    对象: [乡镇]
    巡查组: [{名称: 第一组, 组长: 叶义, 巡查单位: [望潮镇, 青岙镇]}]
    轮次: [{名称: 第一轮, 开始: 2026-03-09, 结束: 2026-03-13}, {名称: 第二轮, 开始: 2026-06-08, 结束: 2026-06-12}]
检查:
  - {轮次: 第一轮, 巡查组: 第一组, 单位: [望潮镇, 青岙镇], 开始: 2026-03-09, 结束: 2026-03-13, 企业: 27}
  - {轮次: 第二轮, 巡查组: 第一组, 单位: [望潮镇], 开始: 2026-06-08, 结束: 2026-06-12, 企业: 999}
`

// finding is one finding with a step in its history.
func finding(id, round, kind, level, found, closed, more string) string {
	s := "  - {编号: " + id + ", 轮次: " + round + ", 巡查组: 第一组, 单位: 望潮镇, 企业: 密企业" + id + ", 行业: 建筑施工, 类别: " + kind + ", 发现日期: " + found + ", 问题: 密问题" + id + ", 责任单位: 望潮镇, 责任人: 密人, 整改期限: 2026-12-31"
	if level != "" {
		s += ", 等级: " + level
	}
	if closed != "" {
		s += ", 经过: [{日期: " + closed + ", 状态: 已销号, 凭证: 密凭证" + id + "}]"
	}
	return s + more + "}\n"
}

func overviewProject() map[string]string {
	return map[string]string{
		"yinfa.yaml": config + siteSection[:len(siteSection)-2] + ", 年度情况: [{计划: 不公开的计划名, 名称: 2026年度安全生产巡查, 轮次: [第一轮], 截至: 2026-06-30}]}\n",
		"content/数据/台账.yaml": ledgerData + "问题隐患:\n" +
			finding("a1", "第一轮", "隐患", "重大", "2026-03-09", "2026-04-01", ", 挂牌督办: {日期: 2026-03-20, 文号: 密文号, 销号: 2026-04-01}") +
			finding("a2", "第一轮", "隐患", "一般", "2026-03-10", "2026-07-01", "") + // closed after the day
			finding("a3", "第一轮", "机制性问题", "", "2026-03-10", "2026-05-01", "") +
			finding("a4", "第一轮", "线索", "", "2026-03-10", "", "") + // none of the public's
			finding("a5", "第一轮", "隐患", "一般", "2026-07-02", "", "") + // found after the day
			finding("b1", "第二轮", "隐患", "重大", "2026-06-08", "", ""), // a round that is not told of
		"content/公示.md": notice("公开: 主动公开\n计划: 不公开的计划名\n轮次: 第一轮\n", ""),
		"content/内部.md": strings.Replace(notice("计划: 不公开的计划名\n轮次: 第二轮\n", ""), "1号", "2号", 1),
	}
}

var aFigure = regexp.MustCompile(`<dt>([^<]+)</dt><dd>([0-9.]+%?)`)

func figuresOf(page string) map[string]string {
	out := map[string]string{}
	for _, m := range aFigure.FindAllStringSubmatch(page, -1) {
		out[m[1]] = m[2]
	}
	return out
}

func TestOverviewTellsWhatIsReleased(t *testing.T) {
	root := project(t, overviewProject())
	r := mustRun(t, siteOptions(t, root))
	made := results(t, filepath.Join(root, "output"))
	if r.Failed > 0 || made["site/nd/2026.html"] == "" {
		t.Fatal(diag.Text(r.Diagnostics))
	}
	got := figuresOf(made["site/nd/2026.html"])
	for name, want := range map[string]string{
		"计划巡查": "2", "计划轮次": "2", "已巡查": "2", "检查企业": "27", "问题隐患": "3", "其中重大隐患": "1", "已整改销号": "2", "整改率": "66.7%", "挂牌督办": "",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	if !strings.Contains(made["site/nd/2026.html"], `2026年公开文件 <a href="../qb/index.html">1 件</a>`) {
		t.Error("the year does not lead to its documents")
	}
	for name, data := range made {
		for _, word := range []string{"密企业", "密问题", "密人", "密凭证", "密文号", "999", "不公开的计划名", "望潮镇", "第二轮", "线索"} {
			if strings.Contains(data, word) && (strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".json")) {
				t.Errorf("%s holds %s", name, word)
			}
		}
	}
}

func TestOverviewTellsOfListingsOnceTheyArePublic(t *testing.T) {
	files := overviewProject()
	files["content/公示.md"] = strings.Replace(files["content/公示.md"], "关于召开会议的通知", "关于挂牌督办重大隐患的通知", 1)
	root := project(t, files)
	mustRun(t, siteOptions(t, root))
	got := figuresOf(results(t, filepath.Join(root, "output"))["site/nd/2026.html"])
	if got["挂牌督办"] != "1" || got["挂牌已销号"] != "1" {
		t.Errorf("%v", got)
	}
}

func TestOverviewIsRefused(t *testing.T) {
	for name, change := range map[string]func(map[string]string){
		"a round without a public document": func(m map[string]string) {
			m["yinfa.yaml"] = strings.Replace(m["yinfa.yaml"], "[第一轮]", "[第一轮, 第二轮]", 1)
		},
		"an unknown round": func(m map[string]string) {
			m["yinfa.yaml"] = strings.Replace(m["yinfa.yaml"], "[第一轮]", "[第九轮]", 1)
		},
		"an unknown plan": func(m map[string]string) {
			m["yinfa.yaml"] = strings.Replace(m["yinfa.yaml"], "计划: 不公开", "计划: 别的", 1)
		},
		"no ledger": func(m map[string]string) { delete(m, "content/数据/台账.yaml") },
		"a broken ledger": func(m map[string]string) {
			m["content/数据/台账.yaml"] += "  - {编号: a1, 单位: 没有的单位}\n"
		},
	} {
		files := overviewProject()
		change(files)
		root := project(t, files)
		r := mustRun(t, siteOptions(t, root))
		found := false
		for _, d := range r.Diagnostics {
			found = found || d.Code == diag.SiteOverview && d.Severity == diag.Error && d.Span.File == "yinfa.yaml" && d.Span.Start.Line > 0
		}
		if !found || r.Site != 0 {
			t.Errorf("%s: %d files\n%s", name, r.Site, diag.Text(r.Diagnostics))
		}
	}
}

// TestOverviewOfADayToCome: numbers of a day that neither the site nor anything
// in the project has come to are warned of; a day that papers or the ledger
// know is none of these.
func TestOverviewOfADayToCome(t *testing.T) {
	for day, warned := range map[string]bool{"2026-06-30": false, "2026-07-02": false, "2026-12-30": true, "2062-06-30": true} {
		files := overviewProject()
		files["yinfa.yaml"] = strings.Replace(files["yinfa.yaml"], "截至: 2026-06-30", "截至: "+day, 1)
		root := project(t, files)
		o := siteOptions(t, root)
		o.Day = calendar.Date{Year: 2026, Month: 7, Day: 1}
		found := false
		for _, d := range mustRun(t, o).Diagnostics {
			found = found || d.Code == diag.DataAsOf && d.Severity == diag.Warning && d.Span.File == "yinfa.yaml" && d.Span.Start.Line > 0
		}
		if found != warned {
			t.Errorf("截至 %s: warned %v", day, found)
		}
	}
}

// TestExampleOverviewAgreesWithItsPapers holds the numbers of the year against
// those of the paper by which the round was made public.
func TestExampleOverviewAgreesWithItsPapers(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	o := siteOptions(t, root)
	o.Output = t.TempDir()
	r := mustRun(t, o)
	made := results(t, o.Output)
	got := figuresOf(made["site/nd/2026.html"])
	row := regexp.MustCompile(`<th scope="row">第一轮</th>(?:<td>[^<]*</td>){3}<td>(\d+)</td><td>(\d+)</td>`).FindStringSubmatch(made["site/nd/2026.html"])
	if row == nil {
		t.Fatal("the year does not tell of its first round")
	}
	said := false
	for name, data := range made {
		data = strings.ReplaceAll(data, "<wbr>", "") // where lines of titles may end
		if !strings.HasPrefix(name, "site/wj/") || !strings.HasSuffix(name, ".html") || !strings.Contains(data, "关于2026年第一轮安全生产巡查情况的公示</h1>") {
			continue
		}
		said = true
		for figure, form := range []string{`发现问题隐患(\d+)项`, `其中重大隐患(\d+)项`} {
			m := regexp.MustCompile(form).FindStringSubmatch(data)
			if m == nil || m[1] != row[figure+1] {
				t.Errorf("the paper says %v, the year %s", m, row[figure+1])
			}
		}
	}
	if !said || got["挂牌督办"] == "" {
		t.Errorf("%v %v\n%s", said, got, diag.Text(r.Diagnostics))
	}
}
