package markdown

import (
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

func TestInlineMarks(t *testing.T) {
	run(t, []sample{
		{"bold over lines", "**甲\n乙**丙", "P *甲**乙*丙\n", ""},
		{"bold italics", "***甲***", "P *甲*\n", ""},
		{"two bolds", "**甲**和**乙**", "P *甲*和*乙*\n", ""},
		{"bold left open", "**甲", "P **甲\n", "bold-open"},
		{"escaped stars", "\\*\\*甲\\*\\*", "P **甲**\n", ""},
		{"single stars", "*甲* 与 5*3", "P *甲* 与 5*3\n", ""},
		{"other backslashes", "C:\\tilde\\甲", "P C:\\tilde\\甲\n", ""},
		{"line break by backslash", "甲\\\n乙", "P 甲/乙\n", ""},
		{"line break by spaces", "甲  \n乙  ", "P 甲/乙\n", ""},
		{"lines join in Chinese", "甲\n乙。\nABC\n丙", "P 甲乙。ABC丙\n", ""},
		{"lines join between Latin words", "use of\nforce", "P use of_ _force\n", ""},
		{"link", "见[市政府网](https://a.cn/x_(1))。", "P 见[市政府网](https://a.cn/x_(1))。\n", ""},
		{"link with bold", "[**甲**乙](https://a.cn/)", "P [*甲*](https://a.cn/)[乙](https://a.cn/)\n", ""},
		{"link with a title", "[甲](https://a.cn/ \"乙\")", "P [甲](https://a.cn/)\n", "link-title"},
		{"link to a file", "[甲](乙.md)", "P 甲\n", "link-target"},
		{"script", "[甲](javascript:x)", "P 甲\n", "link-target"},
		{"full-width brackets", "[甲]（https://a.cn/）", "P [甲]（[https://a.cn/](https://a.cn/)）\n", "link-brackets"},
		{"address in angle brackets", "<https://a.cn/>和<a@b.cn>", "P [https://a.cn/](https://a.cn/)和[a@b.cn](mailto:a@b.cn)\n", ""},
		{"bare address", "见https://a.cn/b?c=1*2。", "P 见[https://a.cn/b?c=1*2](https://a.cn/b?c=1*2)。\n", ""},
		{"bare address in brackets", "（http://a.cn/)和(http://a.cn/b(1))", "P （[http://a.cn/](http://a.cn/))和([http://a.cn/b(1)](http://a.cn/b(1)))\n", ""},
		{"bare address in bold", "**http://a.cn/**", "P [*http://a.cn/*](http://a.cn/)\n", ""},
		{"bare e-mail", "寄至ajj_x@yl.gov.cn，", "P 寄至[ajj_x@yl.gov.cn](mailto:ajj_x@yl.gov.cn)，\n", ""},
		{"no e-mail", "@所有人 a@甲", "P @所有人 a@甲\n", ""},
		{"entities", "甲&lt;乙&amp;&copy;&nosuch;&", "P 甲_<_乙_&__©_&nosuch;&\n", ""},
		{"no entity", "&\n甲&lt;乙&copyx;", "P &甲_<_乙&copyx;\n", ""},
		{"entity space", "组&emsp;长", "P 组_　_长\n", ""},
		{"wide space", "组　长", "P 组　长\n", ""},
		{"invisible entity", "甲&#8203;乙", "P 甲乙\n", "char-invisible"},
		{"invisible characters", "甲\u200b乙\ufeff丙\u00ad丁\x08戊", "P 甲乙丙丁戊\n", ""},
		{"tab", "甲\t乙", "P 甲_ _乙\n", ""},
		{"code span", "用`云澜通`登录", "P 用云澜通登录\n", "code-span"},
		{"one backtick", "甲`乙", "P 甲`乙\n", ""},
		{"footnote", "隐患[^1]\n\n[^1]: 注释", "P 隐患[^1]\nP [^1]: 注释\n", "footnote footnote"},
		{"tag", "甲<b>乙</b><i>丙</i>", "P 甲乙丙\n", "html-raw html-raw"},
		{"comment", "甲<!-- 乙 -->丙", "P 甲丙\n", "html-raw"},
		{"less than", "a < b 且 1<2", "P a < b 且 1<2\n", ""},
		{"image in a text", "如图![甲](乙.jpg)所示", "P 如图![甲](乙.jpg)所示\n", "image-inline"},
	})
}

func TestRunPlaces(t *testing.T) {
	_, blocks, _ := read("甲乙**丙**\n&lt;丁\\*戊")
	want := []struct {
		text      string
		line, col int
	}{{"甲乙", 1, 1}, {"丙", 1, 5}, {"<", 2, 1}, {"丁", 2, 5}, {"*戊", 2, 7}}
	runs := blocks[0].(*doc.Paragraph).Runs
	if len(runs) != len(want) {
		t.Fatalf("%s", marks(runs))
	}
	for i, w := range want {
		if r := runs[i]; r.Text != w.text || r.Span.Start != (source.Pos{Line: w.line, Column: w.col}) {
			t.Errorf("run %d is %q at %v, want %q at %d:%d", i, r.Text, r.Span, w.text, w.line, w.col)
		}
	}
}

func TestInline(t *testing.T) {
	bag := &diag.Bag{}
	at := source.Span{File: "b.md", Start: source.Pos{Line: 4, Column: 7}, End: source.Pos{Line: 4, Column: 20}}
	runs := Inline(doc.Text{Value: "市**应急**局\n[甲](x)", Span: at}, bag)
	if got := marks(runs); got != "市*应急*局/甲" {
		t.Fatalf("%s", got)
	}
	if s := runs[1].Span; s.File != "b.md" || s.Start != (source.Pos{Line: 4, Column: 10}) || s.End != (source.Pos{Line: 4, Column: 12}) {
		t.Errorf("bold at %+v", s)
	}
	if found := bag.Sorted(); len(found) != 1 || found[0].Code != diag.LinkTarget || found[0].Span.Start != (source.Pos{Line: 5, Column: 5}) {
		t.Errorf("%+v", found)
	}
	if runs := Inline(doc.Text{}, bag); len(runs) != 0 {
		t.Errorf("empty value gives %v", runs)
	}
}
