package ledger

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// The slips of this file were found in published documents.

func TestSlipTeamsInspectTheirOwnBureaus(t *testing.T) {
	expect(t, checked(t, own+`计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 试行
    对象: [市应急局, 市住建局, 市公安局, 市教育局]
    巡查组:
      - {名称: 第一组, 组长: 叶义, 成员: [沈立], 巡查单位: [市应急局]}
      - {名称: 第二组, 组长: 洪洁（市公安局）, 成员: [孙言（市建设工程质量安全站）], 巡查单位: [市住建局]}
      - {名称: 第三组, 组长: 白露, 巡查单位: [市教育局]}
      - {名称: 第四组, 组长: 高原（市应急局）, 巡查单位: [市公安局]}
`), `
9:23 错误 recusal “第一组”的“叶义”是市应急局的人，不得巡查“市应急局”
10:38 错误 recusal “第二组”的“孙言”是市建设工程质量安全站的人，不得巡查“市住建局”
11:23 错误 recusal “第三组”的“白露”是市教育局的人，不得巡查“市教育局”
`)
}

func TestSlipOneUnitTwiceAnotherNever(t *testing.T) {
	expect(t, checked(t, own+`计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 试行
    对象: [乡镇, 街道, 功能区]
    巡查组:
      - {名称: 第一组, 组长: 叶义, 巡查单位: [望潮镇, 澄江街道]}
      - {名称: 第二组, 组长: 沈立, 巡查单位: [临港功能区, 澄江街道办事处]}
`), `
4:9 错误 unit-unassigned “东屿街道”没有哪个组巡查
10:41 错误 unit-assigned-twice “澄江街道”同时分给了“第一组”和“第二组”
`)
}

func TestSlipSixGroupsInTheTextSevenInTheList(t *testing.T) {
	text := own + `计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 试行
    组数: 3
    对象数: 3
    对象: [望潮镇, 澄江街道]
    巡查组:
      - {名称: 第一组, 组长: 叶义, 巡查单位: [望潮镇]}
      - {名称: 第二组, 组长: 沈立, 巡查单位: [澄江街道]}
`
	expect(t, checked(t, text), `
7:5 错误 total-differs 计划写的是 3 个组，下面列了 2 个
8:5 错误 total-differs 计划写的是 3 个对象，数下来是 2 个
`)
	l, bag := read(t, text)
	l.CheckPaper(Paper{Kind: "通知", Plan: said("年度巡查"), Texts: []doc.Text{said("本次巡查设六个督导检查组，另设两个巡查组。")}}, bag)
	l.CheckPaper(Paper{Kind: "通知", Plan: said("年度巡查"), Texts: []doc.Text{said("两个巡查组。三个巡查组。")}}, bag)
	expect(t, complaints(bag), `通知.md:1:6 警告 total-differs 正文写的是六个督导检查组，计划里有 2 个组
通知.md:1:7 警告 total-differs 正文写的是三个巡查组，计划里有 2 个组`)
}

func TestSlipNumbersDoNotAddUp(t *testing.T) {
	text := own + `计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 试行
    对象: [望潮镇]
    巡查组:
      - {名称: 第一组, 组长: 叶义, 巡查单位: [望潮镇]}
    轮次:
      - {名称: 第一轮, 开始: 2026-03-09, 结束: 2026-03-13}
检查:
  - {轮次: 第一轮, 巡查组: 第一组, 单位: [望潮镇], 开始: 2026-03-09, 结束: 2026-03-13, 合计: {问题隐患: 4, 重大隐患: 1, 一般隐患: 1}}
问题隐患:
  - {编号: 甲1, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 隐患, 等级: 重大, 发现日期: 2026-03-10, 问题: 通道堵塞, 责任单位: 望潮镇}
  - {编号: 甲2, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮, 类别: 隐患, 等级: 一般, 发现日期: 2026-03-10, 问题: 灯不亮, 责任单位: 望潮镇}
  - {编号: 甲3, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 机制性问题, 发现日期: 2026-03-10, 问题: 责任不清, 责任单位: 望潮镇}
`
	expect(t, checked(t, text), `13:73 错误 total-differs “第一组”在“第一轮”上报问题隐患 4 项，台账里有 3 项`)
	l, bag := read(t, text)
	l.CheckPaper(Paper{Kind: "巡查报告", Round: said("第一轮"), Texts: []doc.Text{said("共发现问题隐患3项，其中重大隐患2项、机制性问题1项。望潮镇共有重大隐患9项，督办重大隐患8项。")}}, bag)
	expect(t, complaints(bag), `通知.md:1:13 警告 total-differs 正文写的是重大隐患 2 项，台账里有 1 项`)
}

func TestSlipMobileNumbersInAPublicDocument(t *testing.T) {
	l, _ := read(t, `人员:
  - {姓名: 许安, 单位: 市应急局, 邮箱: xu@yunlan.example, 电话: "66010012"}
`)
	var got []string
	for _, text := range []string{"联系人：叶义，手机：０000-6602 0001，0000—66020001。", "许安，电话66010012，邮箱XU@yunlan.example，文号2026010200。"} {
		for _, f := range l.Inside(text) {
			got = append(got, text[f.From:f.To]+" "+string(f.Code)+" "+f.Summary)
		}
	}
	want := `０000-6602 0001 contact-published 有叶义的内部联系方式：０000-6602 0001
0000—66020001 contact-published 有叶义的内部联系方式：0000—66020001
66010012 contact-published 有许安的内部联系方式：66010012
XU@yunlan.example contact-published 有许安的内部联系方式：XU@yunlan.example`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("%s\nwant\n%s", s, want)
	}
}

func TestWhatTheOfficeKeepsToItself(t *testing.T) {
	l, bag := read(t, `人员:
  - {姓名: 石磊, 单位: 市应急局, 内部: 是}
  - {姓名: 苏木, 单位: 市应急局}
问题隐患:
  - {编号: 甲1, 单位: 望潮镇, 类别: 隐患, 等级: 重大, 发现日期: 2026-03-10, 问题: 通道堵塞, 责任单位: 望潮镇, 责任人: 汪洋, 资金: 3万元, 应急预案: 派专人二十四小时值守并备沙袋}
  - {编号: 甲2, 单位: 望潮镇, 类别: 隐患, 等级: 重大, 发现日期: 2026-03-10, 问题: 灯不亮, 责任单位: 望潮镇, 责任人: 苏木}
  - {编号: 甲3, 单位: 望潮镇, 类别: 线索, 发现日期: 2026-03-10, 问题: 有人反映厂长送礼要求放行, 责任单位: 望潮镇}
`)
	if bag.HasErrors() {
		t.Fatal(complaints(bag))
	}
	for text, want := range map[string]string{
		"由石磊负责。": "石磊 标了“内部”的人员", "由汪洋整改。": "汪洋 责任人", "苏木带队。": "", "花3万元。": "",
		"措施：派专人二十四小时值守并备沙袋。":  "派专人二十四小时值守并备沙袋 应急预案",
		"另查：有人反映厂长送礼要求放行，待核。": "有人反映厂长送礼要求放行 问题线索",
		"石": "", "": "",
	} {
		got := ""
		for _, f := range l.Inside(text) {
			_, what, _ := strings.Cut(f.Summary, "：")
			got += text[f.From:f.To] + " " + what
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	people, _ := l.Names()
	if s := strings.Join(people, "、"); !strings.HasSuffix(s, "石磊、苏木、汪洋") {
		t.Error(s)
	}
}

// said is a text at the start of a document.
func said(s string) doc.Text {
	f := source.NewFile("通知.md", s)
	return doc.Text{Value: s, Span: f.Span(0, len(s))}
}
