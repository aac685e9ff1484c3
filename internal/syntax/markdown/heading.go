package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// heading converts a line of # marks: ## to ##### are levels 1 to 4, a single
// # is a chapter heading without a number.
func (c *converter) heading(n *node) []doc.Block {
	at := c.line(n.Lines().At(0))
	at = trim(c.text, at)
	count, size, full := hashes(c.text[at.start:at.stop])
	mark := segment{at.start, at.start + size}
	body := segment{mark.stop, at.stop}
	body.stop = body.start + closingHashes(c.text[body.start:body.stop])
	spaced := trim(c.text, body)
	if spaced.empty() {
		c.bag.Info(diag.HeadingEmpty, c.of(mark),
			"这个标题没有文字，没有排出",
			"标题上下的空行由版式决定，请删去这一行")
		return nil
	}
	if full {
		c.bag.Info(diag.HeadingFullWidth, c.of(mark), "标题标记用了全角井号，已按“#”处理", "请改为半角井号")
	}
	if spaced.start == body.start {
		c.bag.Info(diag.HeadingSpace, c.of(mark), "井号后面缺一个空格，已按标题处理", "请在井号和标题文字之间空一格；不是标题的，请写成 \\#")
	}
	c.order.ended(0, false)
	span := c.of(at)
	runs := c.inline([]segment{spaced})
	if len(runs) == 0 {
		return nil
	}
	h := &doc.Heading{Level: count - 1, Marked: true, Span: span}
	if rest, ok := unescapeNumber(runs); ok {
		runs = rest
	} else if number, typed, rest, ok := takeNumber(runs); ok && number.level <= 4 {
		if number.level != h.Level {
			c.bag.Warn(diag.HeadingLevel, c.of(mark),
				"“"+number.form+"”是第"+chinese(number.level)+"层的序号，这里的“"+strings.Repeat("#", count)+"”却是"+levelName(count-1)+"，已按序号排",
				"请改为“"+strings.Repeat("#", number.level+1)+"”，或者删去序号由程序自动编号")
		}
		h.Level, h.Typed, runs = number.level, number.form, rest
		c.spelling(number, typed.text, typed.span)
		c.checkOrder(number, typed.span)
		c.alone(number, runs, typed.span)
	}
	switch {
	case h.Typed != "":
	case chapterLine(plain(runs)):
		// 第二章 is a chapter however many marks stand before it.
		h.Level = 0
	case count == 1:
		h.Level = 0
		if chapter(plain(runs)) == 0 {
			c.bag.Warn(diag.HeadingTitle, c.of(mark),
				"一个“#”只用于“第一章”这样的章名，这一行已作为不编号的居中标题排出",
				"公文标题写在文件开头的“标题”里；正文第一层标题请用“##”")
		}
	case count == 6:
		c.bag.Warn(diag.HeadingDeep, c.of(mark),
			"公文的结构层次只有四层，六个“#”的标题已按普通段落排出",
			"请用“##”至“#####”，再往下用“①”开头的段落")
		return []doc.Block{&doc.Paragraph{Runs: runs, Span: span}}
	}
	if h.Typed == "" {
		c.checkSkipped(h.Level, c.of(mark))
		c.order.automatic(h.Level)
	}
	h.Head = runs
	if s := plain(runs); h.Level > 0 {
		if stop := sentence(s); stop > 0 && stop < source.Characters(s) {
			h.Head, h.Tail = cut(runs, stop)
		}
	}
	return []doc.Block{h}
}

func levelName(level int) string {
	if level == 0 {
		return "章名"
	}
	if level > 4 {
		return "公文没有的层次"
	}
	return "第" + chinese(level) + "层"
}

// closingHashes returns the length of a heading's text without the # that
// may close it after a space.
func closingHashes(s string) int {
	t := strings.TrimRight(s, " \t")
	u := strings.TrimRight(t, "#")
	if len(u) == len(t) {
		return len(s)
	}
	if u == "" || u[len(u)-1] == ' ' || u[len(u)-1] == '\t' {
		return len(u)
	}
	return len(s)
}

// headingParser takes a line of # marks. Whether it is a heading, and of
// which level, is decided when it is converted.
type headingParser struct{ leaf }

func (b *headingParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isHeading(b.g.textOf(line, segment)) {
		return nil, parser.NoChildren
	}
	return take(&node{kind: kindHeading}, reader, segment), parser.NoChildren
}

// hashes counts the # (of either width) at the start of s.
func hashes(s string) (count, size int, full bool) {
	for size < len(s) {
		switch {
		case s[size] == '#':
			size++
		case strings.HasPrefix(s[size:], "＃"):
			size, full = size+len("＃"), true
		default:
			return count, size, full
		}
		count++
	}
	return count, size, full
}

// isHeading tells a heading: one to six # and a space, or two and more right
// before text, which people type who do not know of the space. “#2楼” is
// none.
func isHeading(line string) bool {
	n, _ := indent(line)
	line = line[n:]
	count, size, _ := hashes(line)
	if count == 0 || count > 6 {
		return false
	}
	rest := strings.TrimRight(line[size:], "\n")
	if rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return isSpace(r) || indentEntity(rest) > 0 || count >= 2
}
