package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

var kindDirective = ast.NewNodeKind("YinfaDirective")

// directiveNode is a ::: block. Its first line is the opening fence, its
// second, when there is one, the closing fence.
type directiveNode struct {
	node
	colons int
	closed bool
}

// IsRaw is false for goldmark's walk: children are ordinary blocks.
func (*directiveNode) IsRaw() bool { return true }

// IsData tells directives whose lines are data (YAML or one person a line)
// and not Markdown: they come with Raw only, and Blocks is empty.
func IsData(name string) bool {
	switch name {
	case "名单", "清单", "问题", "署名", "落款":
		return true
	}
	return false
}

// fence reads a line of colons: how many, how many bytes with the indent,
// and whether full-width ones are among them.
func fence(line string) (colons, size int, full bool) {
	size, _ = indent(line)
	for size < len(line) {
		switch {
		case line[size] == ':':
			size++
		case strings.HasPrefix(line[size:], "："):
			size, full = size+len("："), true
		default:
			return colons, size, full
		}
		colons++
	}
	return colons, size, full
}

// closing tells a closing fence and its colons.
func closing(line string) (int, bool) {
	colons, size, _ := fence(line)
	return colons, colons >= 3 && isBlank(line[size:])
}

// directiveParser opens and closes ::: blocks. A closing fence closes the
// innermost open block with the same number of colons, so that :::: may
// enclose ::: and equal fences may nest as well.
type directiveParser struct{ g *grammar }

func (*directiveParser) Trigger() []byte             { return nil }
func (*directiveParser) CanInterruptParagraph() bool { return true }
func (*directiveParser) CanAcceptIndentedLine() bool { return true }

func (b *directiveParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	colons, _, _ := fence(b.g.textOf(line, segment))
	if inList(parent) || colons < 3 || b.g.tooDeep(parent, segment.Start) {
		return nil, parser.NoChildren
	}
	if d, ok := parent.(*directiveNode); ok && b.isData(d) {
		return nil, parser.NoChildren
	}
	n := &directiveNode{node: node{kind: kindDirective}, colons: colons}
	take(n, reader, segment)
	if _, ok := closing(b.g.textOf(line, segment)); ok {
		// A closing fence with nothing to close; converted to a finding.
		return n, parser.NoChildren
	}
	return n, parser.HasChildren
}

func (b *directiveParser) isData(d *directiveNode) bool {
	at := d.Lines().At(0)
	name, _ := words(b.g.r.text, b.g.file(at))
	return IsData(name.text)
}

func (b *directiveParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	d := n.(*directiveNode)
	line, segment := reader.PeekLine()
	if _, ok := closing(lineOf(reader, d)); ok {
		return parser.Close
	}
	colons, ok := closing(b.g.textOf(line, segment))
	if ok && colons == d.colons && !innerTakes(pc, d, colons) {
		d.closed = true
		take(n, reader, segment)
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// lineOf is the opening fence.
func lineOf(reader text.Reader, d *directiveNode) string {
	at := d.Lines().At(0)
	return string(at.Value(reader.Source()))
}

// innerTakes tells whether a block open inside d has the same colons.
func innerTakes(pc parser.Context, d *directiveNode, colons int) bool {
	inside := false
	for _, open := range pc.OpenedBlocks() {
		if open.Node == ast.Node(d) {
			inside = true
			continue
		}
		if inner, ok := open.Node.(*directiveNode); ok && inside && inner.colons == colons && !inner.closed {
			return true
		}
	}
	return false
}

func (*directiveParser) Close(ast.Node, text.Reader, parser.Context) {}

// word is a word of an opening fence.
type word struct {
	segment
	text string
}

// words splits an opening fence into the name and its arguments. Arguments
// are divided by spaces; quotation marks keep one with spaces together.
func words(text string, line segment) (name word, args []word) {
	_, size, _ := fence(text[line.start:line.stop])
	s := trim(text, segment{line.start + size, line.stop})
	var all []word
	for i := s.start; i < s.stop; {
		n, _ := indent(text[i:s.stop])
		if i += n; i >= s.stop {
			break
		}
		w := word{segment: segment{i, i}}
		for _, q := range [][2]string{{`"`, `"`}, {"“", "”"}} {
			if !strings.HasPrefix(text[i:s.stop], q[0]) {
				continue
			}
			if end := strings.Index(text[i+len(q[0]):s.stop], q[1]); end >= 0 {
				w.start, w.stop = i+len(q[0]), i+len(q[0])+end
				w.text = text[w.start:w.stop]
				i = w.stop + len(q[1])
			}
			break
		}
		if w.stop == w.start && w.text == "" && i == w.start {
			rest := text[i:s.stop]
			end := strings.IndexFunc(rest, isSpace)
			if end < 0 {
				end = len(rest)
			}
			w.stop = i + end
			w.text = rest[:end]
			i = w.stop
		}
		all = append(all, w)
	}
	if len(all) == 0 {
		return word{}, nil
	}
	return all[0], all[1:]
}

// directive converts a ::: block.
func (c *converter) directive(d *directiveNode) []doc.Block {
	opening := c.line(d.Lines().At(0))
	colons, size, full := fence(c.text[opening.start:opening.stop])
	mark := segment{opening.start, opening.start + size}
	n, _ := indent(c.text[mark.start:mark.stop])
	mark.start += n
	if full {
		c.bag.Info(diag.DirectiveFullWidth, c.of(mark),
			"块标记用了全角冒号“：：：”，已按“:::”处理",
			"请改为半角冒号")
	}
	name, args := words(c.text, opening)
	if name.text == "" {
		c.bag.Error(diag.DirectiveStray, c.of(mark),
			"这里的“"+strings.Repeat(":", colons)+"”没有可以结束的块",
			"块以“:::名称”开始，以冒号个数相同的“:::”单独一行结束；多余的请删去")
		return nil
	}
	out := &doc.Directive{Name: doc.Text{Value: name.text, Span: c.of(name.segment)}}
	for _, a := range args {
		out.Args = append(out.Args, doc.Text{Value: a.text, Span: c.of(a.segment)})
	}
	from := opening.stop
	if from < c.to && c.text[from] == '\n' {
		from++
	}
	to, stop := 0, 0
	if d.closed {
		last := c.line(d.Lines().At(1))
		to = c.lineStart(last.start)
		stop = last.stop
	} else {
		to = c.end(d)
		stop = to
		c.bag.Error(diag.DirectiveUnclosed, c.of(segment{mark.start, name.stop}),
			"“:::"+name.text+"”没有结束",
			"请在这一块的末尾另起一行，写上"+strings.Repeat(":", colons)+"（冒号个数与开头相同）")
	}
	from = min(from, to)
	out.Raw = c.text[from:to]
	out.RawSpan = c.span(from, to)
	out.Span = c.span(mark.start, stop)
	if !IsData(name.text) {
		outer := c.order
		c.order = order{}
		out.Blocks = c.children(d)
		c.order = outer
	}
	return []doc.Block{out}
}

// end is where an unclosed block ends: at the next block after it or any of
// its parents, at the closing fence of a parent, or at the end of what is
// read.
func (c *converter) end(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if d, ok := n.(*directiveNode); ok && d.closed {
			return c.lineStart(c.line(d.Lines().At(1)).start)
		}
		if next := n.NextSibling(); next != nil {
			return c.lineStart(c.start(next))
		}
	}
	return c.to
}

// lineStart is the first byte of the line of an offset.
func (c *converter) lineStart(offset int) int {
	return strings.LastIndexByte(c.text[:offset], '\n') + 1
}

// file turns a segment of goldmark's source into one of the file, without
// the line end.
func (g *grammar) file(s text.Segment) segment {
	out := segment{g.base + s.Start, g.base + s.Stop}
	for out.stop > out.start && g.r.text[out.stop-1] == '\n' {
		out.stop--
	}
	return out
}
