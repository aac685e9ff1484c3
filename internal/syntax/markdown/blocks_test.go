package markdown

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

func TestBlocks(t *testing.T) {
	run(t, []sample{
		{"nothing", "\n\n　\n", "", ""},
		{"nested list", "- 甲\n  - 乙\n\n  丙\n- 丁", "L\n-\n  P 甲\n  L\n  -\n    P 乙\n  P 丙\n-\n  P 丁\n", ""},
		{"other bullets", "* 甲\n\n+ 乙", "L\n-\n  P 甲\nL\n-\n  P 乙\n", ""},
		{"empty item", "- \n- 甲", "L\n-\n  P 甲\n", "list-item-empty"},
		{"quote", "> 甲\n> 乙\n\n丙", "P 甲乙\nP 丙\n", "quote-block"},
		{"code block", "```go\n甲 **乙**\n```\n丙", "P 甲 **乙**\nP 丙\n", "code-block"},
		{"code block left open", "```\n甲", "P 甲\n", "code-block"},
		{"HTML comment", "<!-- 甲\n\n乙 -->\n丙", "P 丙\n", "html-raw"},
		{"pasted paragraphs joined", "各乡镇人民政府：\n现将有关事项通知如下：", "P 各乡镇人民政府：现将有关事项通知如下：\n", "paragraph-joined"},
		{"date under a name", "云澜市应急管理局\n2026年3月6日", "P 云澜市应急管理局2026年3月6日\n", "paragraph-joined"},
		{"short sentences", "市里检查。\n特此通知。", "P 市里检查。特此通知。\n", "paragraph-joined"},
		{"cells pasted from a table", "单位\t电话\n市局\t110", "P 单位_ _电话市局_ _110\n", "paragraph-joined"},
		{"date after a sentence", "特此通知。\n2026年3月6日", "P 特此通知。2026年3月6日\n", "paragraph-joined"},
	})
}

func TestHTMLShowsItsText(t *testing.T) {
	_, _, found := read("<p align=\"right\">云澜市安委会<br>\n2026年3月6日</p>\n")
	if len(found) != 1 || found[0].Severity != diag.Error || !strings.Contains(found[0].Detail, "云澜市安委会 2026年3月6日") {
		t.Errorf("%+v", found)
	}
}

func TestFigures(t *testing.T) {
	run(t, []sample{
		{"plain", "![现场](图片/1.jpg)", "F 图片/1.jpg|现场||0.000mm\n", ""},
		{"all parts", "![现场](图片/现场 1.jpg “仓库”){宽=80mm}", "F 图片/现场 1.jpg|现场|仓库|80.000mm\n", ""},
		{"angle brackets", "![a\\]b](<a b.jpg> \"题\") {宽度：8厘米}", "F a b.jpg|a]b|题|80.000mm\n", ""},
		{"between lines", "甲\n![乙](1.jpg)\n丙", "P 甲\nF 1.jpg|乙||0.000mm\nP 丙\n", ""},
		{"in an item", "- 甲\n  ![乙](1.jpg)", "L\n-\n  P 甲\n  F 1.jpg|乙||0.000mm\n", ""},
		{"two on a line", "![甲](1.jpg){宽=5cm} ![乙](2.jpg)", "F 1.jpg|甲||50.000mm\nF 2.jpg|乙||0.000mm\n", ""},
		{"an image and a word", "![甲](1.jpg) 乙", "P ![甲](1.jpg) 乙\n", "image-inline"},
		{"no text", "![](1.jpg)", "F 1.jpg|||0.000mm\n", "image-alt"},
		{"no file", "![甲]()", "F |甲||0.000mm\n", "image-target"},
		{"bad width", "![甲](1.jpg){宽=大}", "F 1.jpg|甲||0.000mm\n", "image-width"},
		{"not closed", "![甲](1.jpg", "P ![甲](1.jpg\n", ""},
	})
	_, blocks, _ := read("\n  ![甲](乙/丙.jpg)")
	if s := blocks[0].(*doc.Figure).Target.Span; s.Start != (source.Pos{Line: 2, Column: 8}) || s.End != (source.Pos{Line: 2, Column: 15}) {
		t.Errorf("target at %+v", s)
	}
}

func TestDirectives(t *testing.T) {
	run(t, []sample{
		{"data", ":::名单\n组长：洪洁\n# 不是标题\n:::\n甲", "D 名单 \"组长：洪洁\\n# 不是标题\\n\"\nP 甲\n", ""},
		{"Markdown", ":::横排\n## 甲\n- 乙\n:::", "D 横排 \"## 甲\\n- 乙\\n\"\n  H1# {甲}\n  L\n  -\n    P 乙\n", ""},
		{"empty", ":::分页\n:::\n", "D 分页 \"\"\n", ""},
		{"arguments", "::: 附表 “分组 表” 二 \"三 四\"\n:::", "D 附表 (分组 表) (二) (三 四) \"\"\n", ""},
		{"longer fence around", "::::横排\n:::名单\n甲\n:::\n乙\n::::", "D 横排 \":::名单\\n甲\\n:::\\n乙\\n\"\n  D 名单 \"甲\\n\"\n  P 乙\n", ""},
		{"equal fences", ":::横排\n:::名单\n甲\n:::\n乙\n:::\n丙", "D 横排 \":::名单\\n甲\\n:::\\n乙\\n\"\n  D 名单 \"甲\\n\"\n  P 乙\nP 丙\n", ""},
		{"full-width", "：：：名单\n甲\n：：：", "D 名单 \"甲\\n\"\n", "directive-fullwidth"},
		{"not closed", "甲\n:::名单\n乙\n", "P 甲\nD 名单 \"乙\\n\"\n", "directive-unclosed"},
		{"inner not closed", "::::横排\n:::居右\n甲\n::::\n乙", "D 横排 \":::居右\\n甲\\n\"\n  D 居右 \"甲\\n\"\n    P 甲\nP 乙\n", "directive-unclosed"},
		{"nothing to close", "甲\n:::\n乙", "P 甲\nP 乙\n", "directive-stray"},
		{"right after text", "甲\n:::名单\n乙\n:::\n丙", "P 甲\nD 名单 \"乙\\n\"\nP 丙\n", ""},
		{"own numbers", "一、甲\n:::横排\n一、乙\n:::\n二、丙", "H1 一、{甲}\nD 横排 \"一、乙\\n\"\n  H1 一、{乙}\nH1 二、{丙}\n", ""},
		{"two colons", "::甲", "P ::甲\n", ""},
	})
	f, blocks, _ := read("甲\n\n:::名单\n乙\n:::\n")
	d := blocks[1].(*doc.Directive)
	if from, to := offset(f, d.RawSpan.Start), offset(f, d.RawSpan.End); f.Text[from:to] != d.Raw {
		t.Errorf("raw lines stand at %+v", d.RawSpan)
	}
}

func TestTables(t *testing.T) {
	run(t, []sample{
		{"plain", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "T 1 \n  0:1x1(甲) 1:1x1(乙)\n  0:1x1(1) 1:1x1(2)\n", ""},
		{"empty caption", "表：\n|甲|\n|-|\n|1|", "P 表：\nT 1 \n  0:1x1(甲)\n  0:1x1(1)\n", ""},
		{"caption", "正文。\n表：分组\n\n|甲|\n|-|\n|1|\n末尾", "P 正文。\nT 1 分组\n  0:1x1(甲)\n  0:1x1(1)\nP 末尾\n", ""},
		{"two head rows, merged", "|甲|乙|<|\n|^|丙|丁|\n|-|-|-|\n|1|2|3|", "T 2 \n  0:1x2(甲) 1:2x1(乙)\n  1:1x1(丙) 2:1x1(丁)\n  0:1x1(1) 1:1x1(2) 2:1x1(3)\n", ""},
		{"square merge", "|甲|乙|\n|-|-|\n|1|<|\n|^|^|", "T 1 \n  0:1x1(甲) 1:1x1(乙)\n  0:2x2(1)\n \n", ""},
		{"marks in cells", "|甲|\n|-|\n|**1**\\|\\<|\n|\\<|\n|a\\\\b|", "T 1 \n  0:1x1(甲)\n  0:1x1(*1*|<)\n  0:1x1(<)\n  0:1x1(a/b)\n", ""},
		{"no head", "|-|-|\n|1|2|", "T 0 \n  0:1x1(1) 1:1x1(2)\n", ""},
		{"empty cells", "|甲|乙|\n|-|-|\n| |2|\n|1||", "T 1 \n  0:1x1(甲) 1:1x1(乙)\n  0:1x1() 1:1x1(2)\n  0:1x1(1) 1:1x1()\n", ""},
		{"dashes as data", "|甲|\n|-|\n| - |", "T 1 \n  0:1x1(甲)\n  0:1x1(-)\n", ""},
		{"ragged", "|甲|乙|\n|-|-|\n|1|\n|1|2|3|", "T 1 \n  0:1x1(甲) 1:1x1(乙) 2:1x1()\n  0:1x1(1) 1:1x1() 2:1x1()\n  0:1x1(1) 1:1x1(2) 2:1x1(3)\n", "table-ragged table-ragged"},
		{"nothing at the left", "|甲|\n|-|\n|<|", "T 1 \n  0:1x1(甲)\n  0:1x1()\n", "table-merge"},
		{"over the head", "|甲|\n|-|\n|^|", "T 1 \n  0:1x1(甲)\n  0:1x1()\n", "table-merge"},
		{"no rectangle", "|甲|乙|\n|-|-|\n|1|<|\n|^|2|", "T 1 \n  0:1x1(甲) 1:1x1(乙)\n  0:1x1(1) 1:1x1()\n  0:1x1() 1:1x1(2)\n", "table-merge"},
		{"no delimiter", "表：题\n|甲|\n|1|", "P 表：题\nP |甲|\nP |1|\n", "table-rule"},
		{"no rows", "|-|", "P |-|\n", "table-rule"},
		{"full-width bars", "｜甲｜\n｜-｜", "P ｜甲｜\nP ｜-｜\n", "table-bars"},
		{"escaped", "\\|甲|", "P |甲|\n", ""},
		{"fallen apart", "|甲\n乙\n|丙\n丁\n|戊", "P |甲\nP 乙\nP |丙\nP 丁\nP |戊\n", "table-rule"},
	})
	_, blocks, _ := read("|甲|乙|丙|丁|\n|:--|--:|:-:|------|\n|1|2|3|4|")
	columns := blocks[0].(*doc.Table).Columns
	want := []doc.Column{{Weight: 2, Align: doc.AlignLeft}, {Weight: 2, Align: doc.AlignRight}, {Weight: 1, Align: doc.AlignCentre}, {Weight: 6}}
	for i, w := range want {
		if columns[i] != w {
			t.Errorf("column %d is %+v, want %+v", i, columns[i], w)
		}
	}
}

// TestPart reads a part of a file: what stands before and after is not seen,
// and places are those of the file.
func TestPart(t *testing.T) {
	text := "---\n标题: 甲\n---\n## 乙\n丙\n丁"
	from, to := strings.Index(text, "## "), strings.Index(text, "\n丁")
	f := source.NewFile("a.md", text)
	blocks := Parse(f, from, to, &diag.Bag{})
	if got := outline(blocks); got != "H1# {乙}\nP 丙\n" {
		t.Fatalf("%s", got)
	}
	if p := blocks[1].Place().Start; p != (source.Pos{Line: 5, Column: 1}) {
		t.Errorf("paragraph at %v", p)
	}
	for _, r := range [][2]int{{-5, 1 << 30}, {9, 3}, {len(text), len(text)}} {
		Parse(f, r[0], r[1], &diag.Bag{})
	}
}

// TestLarge holds that depth and length are bounded by nothing but the text:
// each of these takes minutes when a step is quadratic.
func TestLarge(t *testing.T) {
	long := strings.Repeat("字", 100_000)
	_, blocks, found := read(long)
	if got := marks(blocks[0].(*doc.Paragraph).Runs); got != long || len(found) != 0 {
		t.Errorf("a long paragraph gives %d bytes and %d findings", len(got), len(found))
	}
	if _, blocks, _ = read(strings.Repeat("## 题\n", 10_000)); len(blocks) != 10_000 {
		t.Errorf("%d headings", len(blocks))
	}
	for _, part := range []string{"**字", "[", "[a](", "![a](", "`", "``a`", "<", "<!--", "&", "a@", "**", "字*"} {
		read(strings.Repeat(part, 30_000))
	}
	for _, line := range []string{"- a", "> a", ":::a", "::::a\n:::b", "|a|", "```", "<div>", "（一）", "["} {
		read(strings.Repeat(line+"\n", 5_000))
	}
}

func TestDepth(t *testing.T) {
	for _, part := range []string{"> ", "- ", "> - "} {
		text := strings.Repeat(part, 500) + "字"
		_, blocks, found := read(text)
		deep := false
		for _, d := range found {
			deep = deep || d.Code == diag.NestingDeep
		}
		if !deep || !strings.Contains(outline(blocks), "字") {
			t.Errorf("%q: told %v\n%s", part, deep, outline(blocks))
		}
	}
	verify(t, strings.Repeat(":::甲\n", 100)+"字\n"+strings.Repeat(":::\n", 100))
}
