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
	for i, l := range lines {
		if figures, ok := c.figures(l); ok {
			flush()
			out = append(out, figures...)
			continue
		}
		text = append(text, l)
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
	return isPhrase(rest) || utf8.RuneCountInString(next) > pastedLine &&
		utf8.RuneCountInString(rest) <= maxTypedHeading && !strings.ContainsAny(rest, "。；：！？;:!?")
}

// isPhrase tells a few words without a stop inside.
func isPhrase(s string) bool {
	return utf8.RuneCountInString(s) <= maxHeadingLine && !strings.ContainsAny(s, "，。；：！？,;:!?")
}

// joined tells the author that lines pasted without blank lines between them
// were set as one paragraph.
func (c *converter) joined(lines []segment) {
	for i, l := range lines[:len(lines)-1] {
		line := c.text[l.start:l.stop]
		last, size := utf8.DecodeLastRuneInString(line)
		if !strings.ContainsRune("。！？：", last) {
			continue
		}
		next := lines[i+1]
		if last == '：' || utf8.RuneCountInString(line) > pastedLine || isDateLine(c.text[next.start:next.stop]) {
			c.bag.Info(diag.ParagraphJoined, c.span(l.stop-size, l.stop),
				"这一行与下一行之间没有空行，已连成一段",
				"是两段的，请在中间空一行，或者在下一行行首空两个字")
			return
		}
	}
}

// isDateLine tells a line that is a date: 2026年3月6日.
func isDateLine(line string) bool {
	return utf8.RuneCountInString(line) <= 12 && strings.Contains(line, "年") && strings.HasSuffix(line, "日")
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
	length := utf8.RuneCountInString(s)
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

// sentence returns the number of characters up to and with the first 。 that
// stands outside quotation marks and brackets, or -1. Where quotation marks
// do not match, the first 。 counts.
func sentence(s string) int {
	depth, first, n := 0, -1, 0
	for _, r := range s {
		n++
		switch {
		case r == '。':
			if depth == 0 {
				return n
			}
			if first < 0 {
				first = n
			}
		case strings.ContainsRune("“《（〔【‘「(", r):
			depth++
		case strings.ContainsRune("”》）〕】’」)", r):
			depth = max(0, depth-1)
		}
	}
	if depth > 0 {
		return first
	}
	return -1
}

// cut divides runs after n characters. A space between the halves goes.
func cut(runs []doc.Run, n int) (head, tail []doc.Run) {
	for i, r := range runs {
		count := utf8.RuneCountInString(r.Text)
		if count < n {
			n -= count
			continue
		}
		head = append(head, runs[:i]...)
		if n == count || r.Generated {
			return append(head, r), trimLeft(runs[i+1:])
		}
		a, b := divide(r, n)
		return append(head, a), trimLeft(append([]doc.Run{b}, runs[i+1:]...))
	}
	return runs, nil
}

// divide cuts a run that stands in the source after n characters.
func divide(r doc.Run, n int) (a, b doc.Run) {
	at := len(r.Text)
	for i := range r.Text {
		if n == 0 {
			at = i
			break
		}
		n--
	}
	a, b = r, r
	a.Text, b.Text = r.Text[:at], r.Text[at:]
	a.Span.End = r.Span.Start
	a.Span.End.Column += utf8.RuneCountInString(a.Text)
	b.Span.Start = a.Span.End
	return a, b
}

// trimLeft drops the spaces at the start of runs.
func trimLeft(runs []doc.Run) []doc.Run {
	for len(runs) > 0 && !runs[0].Break {
		r := runs[0]
		n := len(r.Text) - len(strings.TrimLeftFunc(r.Text, isSpace))
		switch {
		case n == len(r.Text):
			runs = runs[1:]
			continue
		case n > 0 && !r.Generated:
			_, rest := divide(r, utf8.RuneCountInString(r.Text[:n]))
			return append([]doc.Run{rest}, runs[1:]...)
		}
		break
	}
	return runs
}

// typedMark is a number as typed.
type typedMark struct {
	text string
	span source.Span
}

// takeNumber takes the level number off the start of the text.
func takeNumber(runs []doc.Run) (number, typedMark, []doc.Run, bool) {
	if runs[0].Generated || runs[0].Break || runs[0].Link != "" {
		return number{}, typedMark{}, nil, false
	}
	text := runs[0].Text
	n, ok := typedNumber(text)
	if !ok {
		return number{}, typedMark{}, nil, false
	}
	mark, rest := divide(runs[0], utf8.RuneCountInString(text[:n.bare]))
	out := runs[1:]
	if rest.Text != "" {
		out = append([]doc.Run{rest}, out...)
	}
	return n, typedMark{mark.Text, mark.Span}, trimLeft(out), true
}

// unescapeNumber drops the backslash before a number that is no level
// number: \（一）.
func unescapeNumber(runs []doc.Run) ([]doc.Run, bool) {
	text := runs[0].Text
	if runs[0].Generated || !strings.HasPrefix(text, "\\") {
		return nil, false
	}
	if !looksNumbered(text[1:]) {
		return nil, false
	}
	_, rest := divide(runs[0], 1)
	return append([]doc.Run{rest}, runs[1:]...), true
}

func plain(runs []doc.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}
