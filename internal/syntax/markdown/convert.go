package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// converter turns goldmark's blocks into those of the document tree.
type converter struct {
	*reader
	*grammar
	to      int     // end of what is read
	inside  int     // list items and quotes around the block
	caption segment // the caption line before the next table
	broken  int     // end of the last lines that looked like a table, or 0
}

func (r *reader) parse(from, to int) []doc.Block {
	g := &grammar{r: r, base: from}
	root := newParser(g).Parse(text.NewReader([]byte(r.text[from:to])))
	c := &converter{reader: r, grammar: g, to: to}
	return c.children(root)
}

// line is a segment of goldmark's as one of the file, without the line end.
func (c *converter) line(s text.Segment) segment { return c.file(s) }

// lines are the lines of a block, trimmed, without blank ones.
func (c *converter) lines(n ast.Node) []segment {
	var out []segment
	for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
		if l := trim(c.text, c.file(s)); !l.empty() {
			out = append(out, l)
		}
	}
	return out
}

// start is where a block begins.
func (c *converter) start(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return c.base + n.Lines().At(0).Start
	}
	return c.base + max(n.Pos(), 0)
}

func (c *converter) children(parent ast.Node) []doc.Block {
	var out []doc.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, c.block(n)...)
	}
	return out
}

func (c *converter) block(n ast.Node) []doc.Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraphs(n)
	case *ast.List:
		return c.list(n)
	case *ast.Blockquote:
		return c.quote(n)
	case *ast.FencedCodeBlock:
		return c.codeBlock(n)
	case *ast.HTMLBlock:
		return c.htmlBlock(n)
	case *directiveNode:
		return c.directive(n)
	case *node:
		switch n.kind {
		case kindHeading:
			return c.heading(n)
		case kindTable:
			return c.table(n)
		case kindPageNumber:
			at := c.lines(n)
			if len(at) > 0 {
				c.bag.Warn(diag.PageNumberPasted, c.of(at[0]),
					"“"+c.text[at[0].start:at[0].stop]+"”像是粘贴带来的页码，没有排进正文",
					"页码由程序自动编排，请删去这一行；确是正文的，请在前面加反斜杠 \\")
			}
		case kindRule:
			at := c.lines(n)
			if len(at) > 0 {
				c.bag.Warn(diag.RuleLine, c.of(at[0]),
					"公文正文不用横线分隔，“"+shorten(c.text[at[0].start:at[0].stop], 12)+"”没有排出",
					"请删去这一行；要另起一页，请写“:::分页”和“:::”两行")
			}
		}
	}
	return nil
}

// list converts bullets. An item without content is reported and left out.
func (c *converter) list(n *ast.List) []doc.Block {
	out := &doc.List{}
	c.inside++
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		at := segment{c.start(item), c.start(item) + 1}
		blocks := c.children(item)
		if len(blocks) == 0 {
			if item.FirstChild() == nil {
				c.bag.Info(diag.ListItemEmpty, c.of(at), "这一条没有内容，没有排出", "请补上内容或者删去这一行")
			}
			continue
		}
		span := c.of(at)
		out.Items = append(out.Items, doc.ListItem{Blocks: blocks, Span: span.To(blocks[len(blocks)-1].Place())})
	}
	c.inside--
	if len(out.Items) == 0 {
		return nil
	}
	out.Span = out.Items[0].Span.To(out.Items[len(out.Items)-1].Span)
	return []doc.Block{out}
}

func (c *converter) quote(n ast.Node) []doc.Block {
	at := c.start(n)
	c.bag.Warn(diag.QuoteBlock, c.span(at, at+1),
		"公文没有引用块，“>”后面的文字已按普通段落排出",
		"请删去行首的“>”；引述原文请用引号")
	c.inside++
	defer func() { c.inside-- }()
	return c.children(n)
}

// codeBlock keeps the lines, each as a paragraph.
func (c *converter) codeBlock(n *ast.FencedCodeBlock) []doc.Block {
	at := c.base + max(n.Pos(), 0)
	stop := at + 3
	if n.Info != nil {
		stop = c.base + n.Info.Segment.Stop
	}
	c.bag.Error(diag.CodeBlock, c.span(at, min(stop, len(c.text))),
		"公文没有代码块，请不要用“"+c.text[at:min(at+3, len(c.text))]+"”围住文字",
		"请删去开头和结尾的这两行；要排表格或名单，请用表格或“:::”块")
	var out []doc.Block
	for _, l := range c.lines(n) {
		out = append(out, &doc.Paragraph{
			Runs: []doc.Run{{Text: c.text[l.start:l.stop], Span: c.of(l)}},
			Span: c.of(l),
		})
	}
	return out
}

func (c *converter) htmlBlock(n *ast.HTMLBlock) []doc.Block {
	lines := n.Lines()
	if lines.Len() == 0 {
		return nil
	}
	at := segment{c.line(lines.At(0)).start, c.line(lines.At(lines.Len() - 1)).stop}
	if n.HasClosure() {
		at.stop = c.line(n.ClosureLine).stop
	}
	at = trim(c.text, at)
	hidden := visible(c.text[at.start:at.stop])
	d := diag.Diagnostic{
		Code: diag.RawHTML, Severity: diag.Error, Span: c.of(at),
		Summary: "这里是网页代码，公文不能用网页标记排版",
		Hint:    "请删去标记，只留文字；发文机关标志、发文字号、落款和日期写在文件开头的要素里，由版式排出",
	}
	if hidden != "" {
		d.Detail = "标记里的文字：" + shorten(hidden, 200)
	}
	c.bag.Add(d)
	return nil
}

// visible is HTML without its tags.
func visible(s string) string {
	var b strings.Builder
	for s != "" {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:open])
		s = s[open:]
		if strings.HasPrefix(s, "<!--") {
			s = strings.TrimSuffix(strings.TrimSpace(s[len("<!--"):]), "-->")
			continue
		}
		end := strings.IndexByte(s, '>')
		if end < 0 {
			break
		}
		b.WriteByte(' ')
		s = s[end+1:]
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
