package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

var seeds = []string{
	"", "\n", "#", "## \n", "## 一、总则\n正文", "- 2 -\n", "- a\n  - b\n- 2 -\n", "* * *\n- - -\n",
	"**《办法》**已经、**“严”字**", "张**、李**等", "8:00~12:00、14:00~18:00", "2021. 5月", "正文\n---\n",
	"    四个空格\n\t制表", "&emsp;&emsp;正文&lt;&#x4e00;", "　　段一\n　　段二\n三",
	"| 甲 | < |\n| ^ | 乙 |\n|---|--:|\n| a\\|b | ^ |", "表：题\n|甲|\n|-|\n|一|", "表：\n|-\n|", "表：&emsp;\n|甲|\n|-|", ":::名单\n组长：洪洁\n:::",
	"::::横排\n:::附表 \"一 二\"\n|a|\n:::\n::::\n", "：：：名单\n", ":::\n", ":::甲\n- a\n> b\n", "![图](a b.jpg \"题\"){宽=80mm}\n文",
	"[a](http://x.cn)<http://y.cn>a@b.cn http://z.cn/，", "<div>\n红头\n</div>\n\n正文<br>文", "```\n代码\n", "> 引\n>50人",
	"`码`与[^1]\n\n[^1]: 注\n[x]: /u", "a\\\nb  \nc\\*d\\", "\\（一）不是\n1.5万元\n（1)是\n①也是", "第一章 总则\n第一条 内容",
	"- \n-\n\n  x", "-\t\t制表\n\n\t- 内", ">\t甲\n> - 乙\n丙", "**[甲**乙](http://a.cn)**", "＃＃ 标题 ##", "<!-- 注\n\n释 --> 文", "##\x01一、题", "&\n甲&lt;",
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Add(strings.Join(seeds, "\n"))
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, '\r') || len(text) > 1<<12 {
			t.Skip("package repo hands over valid UTF-8 with \\n only")
		}
		verify(t, text)
	})
}

func FuzzInline(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("package repo hands over valid UTF-8")
		}
		span := source.Span{File: "a.md", Start: source.Pos{Line: 3, Column: 5}, End: source.Pos{Line: 3, Column: 6}}
		for _, r := range Inline(doc.Text{Value: text, Span: span}, &diag.Bag{}) {
			if r.Break || r.Generated {
				continue
			}
			lines := strings.Split(text, "\n")
			k, column := r.Span.Start.Line-3, r.Span.Start.Column-1
			if k == 0 {
				column -= 4
			}
			if rest := string([]rune(lines[k])[column:]); !strings.HasPrefix(rest, r.Text) {
				t.Fatalf("run %q does not stand at %v", r.Text, r.Span)
			}
		}
	})
}
