package markdown

import "testing"

func TestHeadings(t *testing.T) {
	run(t, []sample{
		{"levels", "## 甲\n### 乙\n#### 丙\n##### 丁", "H1# {甲}\nH2# {乙}\nH3# {丙}\nH4# {丁}\n", ""},
		{"run-in", "### 巡查方式。采取“四不两直”方式进行。", "H2# {巡查方式。}采取“四不两直”方式进行。\n", ""},
		{"run-in with bold", "### **巡查方式。** 采取暗访方式。", "H2# {*巡查方式。*}采取暗访方式。\n", ""},
		{"stop at the end", "### 巡查方式。", "H2# {巡查方式。}\n", ""},
		{"next line is body", "## 甲\n乙", "H1# {甲}\nP 乙\n", ""},
		{"typed", "## 一、甲\n### （一）乙\n#### 1.丙\n##### （1）丁", "H1# 一、{甲}\nH2# （一）{乙}\nH3# 1.{丙}\nH4# （1）{丁}\n", ""},
		{"typed at the wrong level", "### 一、甲", "H1# 一、{甲}\n", "heading-level"},
		{"typed, one mark", "# 一、甲", "H1# 一、{甲}\n", "heading-level"},
		{"chapter", "# 第一章　总则", "H0# {第一章　总则}\n", ""},
		{"chapter with two marks", "## 第一章 总则", "H0# {第一章 总则}\n", ""},
		{"title in the body", "# 关于检查的通知", "H0# {关于检查的通知}\n", "heading-title"},
		{"six marks", "###### 甲", "P 甲\n", "heading-deep"},
		{"seven marks", "####### 甲", "P ####### 甲\n", "heading-mark"},
		{"no space", "##甲", "H1# {甲}\n", "heading-space"},
		{"no space, one mark", "#甲", "P #甲\n", "heading-mark"},
		{"full-width marks", "＃＃　甲", "H1# {甲}\n", "heading-fullwidth"},
		{"indented", "　　## 甲", "H1# {甲}\n", ""},
		{"closing marks", "## 甲 ##\n### 1#", "H1# {甲}\nH2# {1#}\n", ""},
		{"escaped", "\\# 甲\n\n\\## 乙", "P # 甲\nP ## 乙\n", ""},
		{"escaped number", "## \\一、二季度", "H1# {一、二季度}\n", ""},
		{"right after text", "甲\n## 乙\n丙", "P 甲\nH1# {乙}\nP 丙\n", ""},
		{"entity indent", "### &emsp;&emsp;甲", "H2# {甲}\n", ""},
	})
}
