package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// The lengths, in characters, that tell a heading line from a sentence of
// the body when a number was typed without #. See docs/markdown.md.
const (
	maxHeadingLine  = 30 // a line without punctuation that ends at its line end
	maxTypedHeading = 40 // a paragraph that is nothing but a heading
	maxTitleHeading = 80 // the same without any comma: 修改《……》
	maxFirstPhrase  = 60 // the first sentence of a run-in heading
)

// paragraphs converts one goldmark paragraph: figures stand on lines of
// their own, the last line may be the caption of the table that follows.
func (c *converter) paragraphs(n ast.Node) []doc.Block {
	lines := c.lines(n)
	if k := len(lines) - 1; k >= 0 && beforeTable(n) && captionMark(c.text[lines[k].start:lines[k].stop]) > 0 {
		c.caption = lines[k]
		lines = lines[:k]
	}
	var out []doc.Block
	var text []segment
	flush := func() {
		if len(text) > 0 {
			out = append(out, c.paragraph(text))
		}
		text = nil
	}
	apart := c.inside == 0 && c.pasted(lines)
	for i, l := range lines {
		if figures, ok := c.figures(l); ok {
			flush()
			out = append(out, figures...)
			continue
		}
		text = append(text, l)
		if apart {
			flush()
			continue
		}
		if len(text) == 1 && c.inside == 0 && i < len(lines)-1 &&
			headingLine(c.text[l.start:l.stop], c.text[lines[i+1].start:lines[i+1].stop]) {
			flush()
		}
	}
	flush()
	return out
}

// pastedLine is how long a line must be, in characters, to have been pasted as a
// whole paragraph rather than broken by hand.
const pastedLine = 60

// wrappedLine is the length from which a line that ends in the middle of a
// sentence was broken by hand.
const wrappedLine = 30

// pasted reports whether lines without blank lines between them are
// paragraphs pasted one a line, as a word processor gives them: one of them
// is longer than anybody breaks lines, and none stops in mid-sentence.
func (c *converter) pasted(lines []segment) bool {
	long := false
	for i, l := range lines {
		line := c.text[l.start:l.stop]
		length := source.Characters(line)
		long = long || length > pastedLine
		last, _ := utf8.DecodeLastRuneInString(line)
		if i < len(lines)-1 && length > wrappedLine && !strings.ContainsRune("。：；！？”）》", last) {
			return false
		}
	}
	if !long || len(lines) < 2 {
		return false
	}
	c.bag.Info(diag.ParagraphSplit, c.of(lines[0]), "这几行之间没有空行，像是粘贴来的，已按一行一段排", "是一段的，请写在同一行里")
	return true
}

// headingLine tells a line that is nothing but a heading with a typed number,
// so that the next line is a paragraph of its own: a bare phrase, or a longer
// one before a line that nobody broke by hand.
func headingLine(line, next string) bool {
	line = strings.TrimPrefix(line, "**")
	n, ok := typedNumber(line)
	if !ok || n.level > 4 {
		return chapterLine(line)
	}
	rest := line[n.size:]
	if rest == "" {
		return false
	}
	return isPhrase(rest) || source.Characters(next) > pastedLine &&
		source.Characters(rest) <= maxTypedHeading && !strings.ContainsAny(rest, "。；：！？;:!?")
}

// isPhrase tells a few words without a stop inside.
func isPhrase(s string) bool {
	return source.Characters(s) <= maxHeadingLine && !strings.ContainsAny(s, "，。；：！？,;:!?")
}

// A sentence of so many characters that ends with its line is a paragraph:
// lines broken by hand are longer, and fewer characters are no sentence.
const (
	leastSentence = 4
	shortLine     = 16
)

// joined tells the author that lines pasted without blank lines between them
// were set as one paragraph.
func (c *converter) joined(lines []segment) {
	for i, l := range lines[:len(lines)-1] {
		line := c.text[l.start:l.stop]
		next := c.text[lines[i+1].start:lines[i+1].stop]
		last, size := utf8.DecodeLastRuneInString(line)
		at := c.span(l.stop-size, l.stop)
		const summary = "这一行与下一行之间没有空行，已连成一段"
		const hint = "是两段的，请在中间空一行，或者在下一行行首空两个字"
		switch length := source.Characters(line); {
		case strings.Contains(line, "\t") && strings.Contains(next, "\t"):
			c.bag.Warn(diag.ParagraphJoined, at, "这几行像是从表格里粘贴来的，已连成一段",
				"要排成表格，请每行以竖线开头、各格用竖线隔开，第一行下面写分隔行：| 序号 | 单位 |、|--|--|")
			return
		case isDateLine(next), last == '：', strings.ContainsRune("。！？", last) && length >= leastSentence && length < shortLine:
			c.bag.Warn(diag.ParagraphJoined, at, summary, hint)
			return
		case strings.ContainsRune("。！？", last) && length > pastedLine:
			c.bag.Info(diag.ParagraphJoined, at, summary, hint)
			return
		}
	}
}

// isDateLine tells a line that is a date: 2026年3月6日.
func isDateLine(line string) bool {
	return source.Characters(line) <= 12 && strings.Contains(line, "年") && strings.HasSuffix(line, "日")
}

// paragraph converts the lines of one paragraph.
func (c *converter) paragraph(lines []segment) doc.Block {
	span := c.span(lines[0].start, lines[len(lines)-1].stop)
	first := c.text[lines[0].start:lines[0].stop]
	c.suspects(lines[0], first)
	c.joined(lines)
	runs := c.inline(lines)
	if c.inside == 0 && len(runs) > 0 {
		if rest, ok := unescapeNumber(runs); ok {
			runs = rest
		} else if n, typed, rest, ok := takeNumber(runs); ok && n.level <= 4 {
			return c.typedParagraph(n, typed, rest, span)
		} else if s := plain(runs); len(lines) == 1 && chapterLine(s) {
			c.order.enter(0)
			return &doc.Heading{Level: 0, Head: runs, Span: span}
		}
	}
	c.order.ended(0, false)
	if c.inside == 0 && article(first) {
		// Points are numbered anew under every article.
		c.order.enter(1)
	}
	return &doc.Paragraph{Runs: runs, Span: span}
}

// suspects reports lines that mean something in other dialects of Markdown
// and would surprise their author here.
func (c *converter) suspects(at segment, line string) {
	switch {
	case strings.HasPrefix(line, "#"):
		count, size, _ := hashes(line)
		r, _ := utf8.DecodeRuneInString(line[size:])
		if count > 6 || count == 1 && r >= 0x2e80 {
			c.bag.Warn(diag.HeadingMark, c.span(at.start, at.start+size),
				"行首的“"+shorten(line[:size], 12)+"”没有认作标题标记，已原样排出",
				"标题写成“## 标题”，井号两到五个，后面空一格；要排井号本身，请写成 \\#")
		}
	case strings.HasPrefix(line, "["):
		end := strings.Index(line, "]:")
		if end > 1 && !strings.Contains(line[:end], "]") && strings.ContainsAny(line[end+2:], "/#") {
			c.bag.Warn(diag.LinkDefinition, c.of(at),
				"这一行像是网页写法中的链接定义，已按正文原样排出",
				"请把网址直接写在用到的地方，如 [云澜市政府网](https://www.example.cn/)")
		}
	}
}

// typedParagraph decides what of a paragraph with a typed number is heading
// and what is body.
func (c *converter) typedParagraph(n number, typed typedMark, runs []doc.Run, span source.Span) doc.Block {
	c.spelling(n, typed.text, typed.span)
	followsItem := c.order.item[n.level] && n.value > 1
	c.checkOrder(n, typed.span)
	c.alone(n, runs, typed.span)
	h := &doc.Heading{Level: n.level, Typed: n.form, Span: span}
	s := plain(runs)
	length := source.Characters(s)
	stop := sentence(s)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s, isSpace))
	h.Head, h.Tail = split(runs, length, stop, last, followsItem)
	c.order.ended(n.level, last == '；' || last == ';' || followsItem)
	return h
}

// alone reports a number with nothing after it.
func (c *converter) alone(n number, runs []doc.Run, at source.Span) {
	if len(runs) == 0 {
		c.bag.Warn(diag.NumberAlone, at, "序号“"+n.form+"”后面没有内容", "请补上内容，或者删去这个序号")
	}
}

// split divides the text after a typed number into heading and body.
func split(runs []doc.Run, length, stop int, last rune, followsItem bool) (head, tail []doc.Run) {
	switch {
	case followsItem:
		// （一）……；（二）……。 are points of one sentence: all body.
		return nil, runs
	case stop < 0:
		limit := maxTypedHeading
		if !strings.ContainsAny(plain(runs), "，；：,;:") {
			limit = maxTitleHeading
		}
		if length <= limit && !strings.ContainsRune("；：，、;:,", last) {
			return runs, nil
		}
		return nil, runs
	case stop >= length:
		// One whole sentence is a point of the body unless it is a bare
		// phrase.
		if isPhrase(strings.TrimSuffix(plain(runs), "。")) {
			return runs, nil
		}
		return nil, runs
	case stop <= maxFirstPhrase:
		return cut(runs, stop)
	}
	return nil, runs
}
