package model

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

func readSite(text string) (*Site, []string) {
	var bag diag.Bag
	p := ReadProject(source.NewFile("yinfa.yaml", text), &bag)
	s := p.Site(&bag)
	var codes []string
	for _, d := range bag.Sorted() {
		codes = append(codes, string(d.Code)+"@"+strings.TrimPrefix(d.Span.String(), "yinfa.yaml:"))
	}
	return s, codes
}

func TestSite(t *testing.T) {
	s, found := readSite(`站点:
  名称: 云澜市安全生产公开
  网址: https://www.yunlan.example/aqsc/
  标识码: "3300000001"
  机构代码: "113300"
  索引号: "{机构代码}/{年}-{流水}"
  每页条数: 30
  关键词: [安全生产, 巡查]
  栏目:
    - {名称: 通知公告, 目录: tzgg, 文种: [通知, 公告], 类型: 政策文件}
    - {名称: 公示公告, 目录: gsgg, 文种: 公示}
  年度情况:
    - {计划: 云澜市2026年度安全生产巡查, 轮次: [第一轮], 截至: 2026-06-30, 内容: [总体, 行业]}
`)
	if len(found) > 0 || s == nil {
		t.Fatal(found)
	}
	if s.Address.Value != "https://www.yunlan.example/aqsc" || s.Code.Value != "3300000001" || s.PageSize != 30 || len(s.Keywords) != 2 ||
		len(s.Columns) != 2 || len(s.Columns[0].Kinds) != 2 || s.Columns[1].Folder.Value != "gsgg" ||
		len(s.Overviews) != 1 || !s.Overviews[0].Tells(OverviewIndustry) || s.Overviews[0].Tells(OverviewLevels) || s.Overviews[0].On.Month != 6 {
		t.Errorf("%+v", s)
	}
	if s, found := readSite("词语: [云澜市]\n"); s != nil || len(found) > 0 {
		t.Errorf("%+v %v", s, found)
	}
}

func TestSiteMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"站点: {网址: \"https://a.example\"}":                               "key-missing@1:6",
		"站点: {名称: 甲, 网址: www.a.example}":                                "site-address@1:17",
		"站点: {名称: 甲, 网址: \"javascript:alert(1)\"}":                      "site-address@1:18",
		"站点: {名称: 甲, 网址: \"https://u:p@a.example\"}":                    "site-address@1:18",
		"站点: {名称: 甲, 栏目: [{名称: 通知, 目录: 通知}]}":                           "site-column@1:31",
		"站点: {名称: 甲, 栏目: [{名称: 通知}]}":                                   "key-missing@1:19",
		"站点: {名称: 甲, 栏目: [{名称: 甲, 目录: a}, {名称: 乙, 目录: a}]}":             "site-column@1:46",
		"站点: {名称: 甲, 域名: a}":                                            "key-unknown@1:13",
		"站点: {名称: 甲, 年度情况: [{计划: 乙, 截至: 2026-06-30}]}":                  "key-missing@1:21",
		"站点: {名称: 甲, 年度情况: [{计划: 乙, 轮次: 第一轮, 截至: 2026-06-30, 内容: 数字}]}": "value-choice@1:57",
		"站点: {名称: 甲, 每页条数: 3}":                                          "value-range@1:19",
		"站点: {名称: 甲, 索引号: \"{机构}/{年}\"}":                                "site-index@1:19",
	} {
		if _, found := readSite(text); len(found) != 1 || found[0] != want {
			t.Errorf("%s\n%v, want %s", text, found, want)
		}
	}
}
