package markdown

import (
	"strings"
	"testing"
)

func TestTypedNumber(t *testing.T) {
	for _, c := range []struct {
		text  string
		level int
		form  string
		rest  string
	}{
		{"一、总体要求", 1, "一、", "总体要求"},
		{"二十一、附则", 1, "二十一、", "附则"},
		{"一百零三、附则", 1, "一百零三、", "附则"},
		{"一．总体要求", 1, "一、", "总体要求"},
		{"二、三年行动目标", 1, "二、", "三年行动目标"},
		{"一、一季度工作", 1, "一、", "一季度工作"},
		{"（一）目标", 2, "（一）", "目标"},
		{"(十二) 目标", 2, "（十二）", "目标"},
		{"（二）、目标", 2, "（二）", "目标"},
		{"1.目标", 3, "1.", "目标"},
		{"1. 目标", 3, "1.", "目标"},
		{"１．目标", 3, "1.", "目标"},
		{"12、目标", 3, "12.", "目标"},
		{"1．2026年毕业生", 3, "1.", "2026年毕业生"},
		{"1.3月底前完成", 3, "1.", "3月底前完成"},
		{"（1）目标", 4, "（1）", "目标"},
		{"(１)目标", 4, "（1）", "目标"},
		{"1）目标", 4, "（1）", "目标"},
		{"①目标", 5, "①", "目标"},
		{"1.5万元", 0, "", ""},
		{"1.1范围", 0, "", ""},
		{"1、2号楼", 0, "", ""},
		{"2021. 5月", 0, "", ""},
		{"2026、2027年", 0, "", ""},
		{"一、二季度", 0, "", ""},
		{"三、四级风险", 0, "", ""},
		{"1.LED屏", 3, "1.", "LED屏"},
		{"⒉目标", 3, "2.", "目标"},
		{"⑴目标", 4, "（1）", "目标"},
		{"㈢目标", 2, "（三）", "目标"},
		{"1...", 0, "", ""},
		{"（一", 0, "", ""},
		{"（市局）", 0, "", ""},
		{"十一假期", 0, "", ""},
		{"一十一、", 1, "十一、", ""},
		{"十百、", 0, "", ""},
		{"0.目标", 0, "", ""},
		{"123456789.", 0, "", ""},
	} {
		n, ok := typedNumber(c.text)
		if ok != (c.level > 0) || n.level != c.level || n.form != c.form || ok && c.text[n.size:] != c.rest {
			t.Errorf("%q: %+v %v, want level %d, %q before %q", c.text, n, ok, c.level, c.form, c.rest)
		}
	}
}

func TestChineseNumbers(t *testing.T) {
	for n := 1; n < 1000; n++ {
		if got := chineseValue(chinese(n)); got != n {
			t.Fatalf("%d is written %s and read %d", n, chinese(n), got)
		}
	}
	for _, s := range []string{"", "百", "零", "一二", "二十三十", "十十", "一百二百", "十百", "零一", "一零", "十个"} {
		if got := chineseValue(s); got != 0 {
			t.Errorf("%q is read %d", s, got)
		}
	}
}

func TestTypedParagraphs(t *testing.T) {
	run(t, []sample{
		{"all levels", "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊", "H1 一、{甲}\nH2 （一）{乙}\nH3 1.{丙}\nH4 （1）{丁}\nP ①戊\n", ""},
		{"run-in", "（一）压实责任。各单位要落实责任。", "H2 （一）{压实责任。}各单位要落实责任。\n", ""},
		{"run-in over lines", "（一）压实责任。各单位要\n落实责任。", "H2 （一）{压实责任。}各单位要落实责任。\n", ""},
		{"stop inside quotation marks", "（一）坚持“安全。第一”方针。各单位落实。", "H2 （一）{坚持“安全。第一”方针。}各单位落实。\n", ""},
		{"quotation mark that never ends", "（一）坚持“安全。各单位落实。", "H2 （一）{坚持“安全。}各单位落实。\n", ""},
		{"phrase with a stop", "（一）加强领导。", "H2 （一）{加强领导。}\n", ""},
		{"one sentence is body", "（一）各单位要加强领导，落实责任。", "H2 （一）{}各单位要加强领导，落实责任。\n", ""},
		{"items of a sentence", "（一）未登记的；\n（二）未培训的；\n（三）其他。", "H2 （一）{}未登记的；\nH2 （二）{}未培训的；\nH2 （三）{}其他。\n", ""},
		{"items end at a paragraph", "（一）未登记的；\n\n乙。\n\n（二）培训", "H2 （一）{}未登记的；\nP 乙。\nH2 （二）{培训}\n", ""},
		{"heading line, then body", "（一）指导思想\n按照要求，统筹推进。", "H2 （一）{指导思想}\nP 按照要求，统筹推进。\n", ""},
		{"heading with a comma, then a pasted line", "（一）高度重视，落实责任\n" + strings.Repeat("字", 61) + "。", "H2 （一）{高度重视，落实责任}\nP " + strings.Repeat("字", 61) + "。\n", "paragraph-split"},
		{"a paragraph a line, as pasted", "各乡镇人民政府：\n" + strings.Repeat("字", 61) + "。\n请认真落实。", "P 各乡镇人民政府：\nP " + strings.Repeat("字", 61) + "。\nP 请认真落实。\n", "paragraph-split"},
		{"sentence broken by hand", "（一）高度重视，落实\n责任，做好工作。", "H2 （一）{}高度重视，落实责任，做好工作。\n", ""},
		{"long title", "一、修改《" + strings.Repeat("字", 50) + "》", "H1 一、{修改《" + strings.Repeat("字", 50) + "》}\n", ""},
		{"bold number", "**一、总体要求**\n**（一）目标。**各单位落实。", "H1 一、{*总体要求*}\nH2 （一）{*目标。*}各单位落实。\n", ""},
		{"points with a dash or a bullet", "做到：\n——坚持甲。\n——坚持乙。\n●丙\n●丁", "P 做到：\nP ——坚持甲。\nP ——坚持乙。\nP ●丙\nP ●丁\n", ""},
		{"number in an indent", "　　一、总体要求\n　　正文。", "H1 一、{总体要求}\nP 正文。\n", ""},
		{"escaped", "\\一、二季度\n\n1\\.5倍\n\n\\（一）项", "P 一、二季度\nP 1.5倍\nP （一）项\n", ""},
		{"not in lists", "- 一、甲\n- 1.乙", "L\n-\n  P 一、甲\n-\n  P 1.乙\n", ""},
		{"number after a list", "- 甲\n一、乙", "L\n-\n  P 甲\nH1 一、{乙}\n", ""},
		{"chapter line", "第一章　总则\n第一条 为了安全。\n第二条 适用。", "H0 {第一章　总则}\nP 第一条 为了安全。\nP 第二条 适用。\n", ""},
		{"not a chapter", "第一章的内容很重要。", "P 第一章的内容很重要。\n", ""},
		{"number alone", "一、", "H1 一、{}\n", "number-alone"},
		{"spelling told once", "1、甲\n2、乙\n(1)丙", "H3 1.{甲}\nH3 2.{乙}\nH4 （1）{丙}\n", "number-form number-form"},
	})
}

func TestOrder(t *testing.T) {
	run(t, []sample{
		{"gap", "一、甲\n三、乙", "H1 一、{甲}\nH1 三、{乙}\n", "number-order"},
		{"repetition", "一、甲\n二、乙\n二、丙", "H1 一、{甲}\nH1 二、{乙}\nH1 二、{丙}\n", "number-repeat"},
		{"backwards", "一、甲\n二、乙\n三、丙\n二、丁", "H1 一、{甲}\nH1 二、{乙}\nH1 三、{丙}\nH1 二、{丁}\n", "number-order"},
		{"restart", "一、甲\n二、乙\n一、丙", "H1 一、{甲}\nH1 二、{乙}\nH1 一、{丙}\n", "number-restart"},
		{"points anew under each parent", "一、甲\n（一）乙\n二、丙\n（一）丁", "H1 一、{甲}\nH2 （一）{乙}\nH1 二、{丙}\nH2 （一）{丁}\n", ""},
		{"points that go on", "一、甲\n1.乙\n二、丙\n2.丁\n三、戊\n3.己", "H1 一、{甲}\nH3 1.{乙}\nH1 二、{丙}\nH3 2.{丁}\nH1 三、{戊}\nH3 3.{己}\n", "number-continued"},
		{"first is not one", "（三）甲", "H2 （三）{甲}\n", "number-order"},
		{"with automatic numbers", "## 甲\n二、乙\n## 丙\n四、丁", "H1# {甲}\nH1 二、{乙}\nH1# {丙}\nH1 四、{丁}\n", ""},
		{"a level left out", "## 甲\n##### 乙\n### 丙\n##### 丁", "H1# {甲}\nH4# {乙}\nH2# {丙}\nH4# {丁}\n", "heading-skipped heading-skipped"},
		{"two levels", "## 甲\n#### 乙\n## 丙\n#### 丁", "H1# {甲}\nH3# {乙}\nH1# {丙}\nH3# {丁}\n", "heading-skipped"},
		{"no level above", "#### 甲\n#### 乙", "H3# {甲}\nH3# {乙}\n", ""},
		{"levels in turn", "## 甲\n### 乙\n#### 丙\n##### 丁\n## 戊\n### 己", "H1# {甲}\nH2# {乙}\nH3# {丙}\nH4# {丁}\nH1# {戊}\nH2# {己}\n", ""},
		{"points typed by hand", "## 甲\n（1）乙；\n（2）丙。", "H1# {甲}\nH4 （1）{}乙；\nH4 （2）{}丙。\n", ""},
		{"articles", "第一条 甲：\n（一）乙；\n（二）丙。\n第二条 丁：\n（一）戊；", "P 第一条 甲：\nH2 （一）{}乙；\nH2 （二）{}丙。\nP 第二条 丁：\nH2 （一）{}戊；\n", ""},
		{"chapters", "# 第一章 甲\n一、乙\n# 第二章 丙\n一、丁", "H0# {第一章 甲}\nH1 一、{乙}\nH0# {第二章 丙}\nH1 一、{丁}\n", ""},
	})
}
