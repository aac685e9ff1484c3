package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"yinfa.dev/yinfa/internal/diag"
)

// maxDepth bounds how deep lists, quotes and directives may nest. Documents
// need three or four.
const maxDepth = 16

// newParser builds goldmark's parser with the blocks of the dialect. What is
// not in the list does not exist: indented code, headings underlined with
// === or ---, numbered lists, link definitions.
func newParser(g *grammar) parser.Parser {
	var blocks []util.PrioritizedValue
	for i, b := range []parser.BlockParser{
		&blankParser{}, &pageNumberParser{}, &directiveParser{g}, &ruleParser{},
		&listParser{parser.NewListParser(), g}, &ordinary{parser.NewListItemParser(), "-*+"},
		&tableParser{}, &ordinary{parser.NewFencedCodeBlockParser(), "`~"}, &headingParser{},
		&quoteParser{parser.NewBlockquoteParser(), g}, &ordinary{parser.NewHTMLBlockParser(), "<"},
		&startParser{}, &paragraphParser{},
	} {
		blocks = append(blocks, util.Prioritized(b, 100*(i+1)))
	}
	return parser.NewParser(parser.WithBlockParsers(blocks...))
}

// grammar is what block parsers need to report.
type grammar struct {
	r    *reader
	base int // offset in the file of the first byte given to goldmark
	deep bool
}

// tooDeep reports nesting beyond maxDepth, once.
func (g *grammar) tooDeep(parent ast.Node, at int) bool {
	depth := 0
	for n := parent; n != nil && depth < maxDepth*2; n = n.Parent() {
		depth++
	}
	if depth < maxDepth*2 {
		return false
	}
	if !g.deep {
		g.deep = true
		g.r.bag.Error(diag.NestingDeep, g.r.span(g.base+at, g.base+at+1),
			"列表、引用或“:::”块套得太深，从这里起不再分层",
			"公文的结构层次不超过四层，请改写为平行的段落")
	}
	return true
}

// leaf is what parsers of blocks without children share.
type leaf struct{}

func (leaf) Trigger() []byte                                             { return nil }
func (leaf) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (leaf) Close(ast.Node, text.Reader, parser.Context)                 {}
func (leaf) CanInterruptParagraph() bool                                 { return true }
func (leaf) CanAcceptIndentedLine() bool                                 { return true }

// take gives the node the rest of the line and moves on.
func take(node ast.Node, reader text.Reader, segment text.Segment) ast.Node {
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return node
}

// inList tells a list that still waits for its item; no other block may
// become its child.
func inList(parent ast.Node) bool { _, ok := parent.(*ast.List); return ok }

// node is a block of the dialect that goldmark does not have.
type node struct {
	ast.BaseBlock
	kind ast.NodeKind
}

func (n *node) Kind() ast.NodeKind { return n.kind }

// IsRaw keeps goldmark from reading the lines as inline text.
func (n *node) IsRaw() bool { return true }

// Dump implements ast.Node.
func (n *node) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	kindBlank      = ast.NewNodeKind("YinfaBlank")
	kindPageNumber = ast.NewNodeKind("YinfaPageNumber")
	kindRule       = ast.NewNodeKind("YinfaRule")
	kindHeading    = ast.NewNodeKind("YinfaHeading")
	kindTable      = ast.NewNodeKind("YinfaTable")
)

// blankParser ends a paragraph at a line of full-width spaces, which is not
// blank to goldmark.
type blankParser struct{ leaf }

func (*blankParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isBlank(string(line)) {
		return nil, parser.NoChildren
	}
	return take(&node{kind: kindBlank}, reader, segment), parser.NoChildren
}

// pageNumberParser takes a pasted page number: - 2 -, —2—.
type pageNumberParser struct{ leaf }

func (*pageNumberParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isPageNumber(string(line)) {
		return nil, parser.NoChildren
	}
	return take(&node{kind: kindPageNumber}, reader, segment), parser.NoChildren
}

func isPageNumber(line string) bool {
	if len(line) > 64 {
		return false
	}
	dash := func(r rune) bool { return strings.ContainsRune("-—–－―", r) }
	s := strings.TrimFunc(line, func(r rune) bool { return isSpace(r) || r == '\n' })
	inner := strings.TrimLeftFunc(s, dash)
	if len(inner) == len(s) {
		return false
	}
	middle := strings.TrimRightFunc(inner, dash)
	if len(middle) == len(inner) {
		return false
	}
	digits := strings.TrimFunc(middle, isSpace)
	if digits == "" || utf8.RuneCountInString(digits) > 4 {
		return false
	}
	for _, r := range digits {
		if arabic(r) < 0 {
			return false
		}
	}
	return true
}

// ruleParser takes a line of --- *** ___, which is never a heading's
// underline.
type ruleParser struct{ leaf }

func (*ruleParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isRule(string(line)) {
		return nil, parser.NoChildren
	}
	return take(&node{kind: kindRule}, reader, segment), parser.NoChildren
}

func isRule(line string) bool {
	s := strings.TrimSpace(line)
	if s == "" || strings.IndexByte("-*_", s[0]) < 0 {
		return false
	}
	count := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case s[0]:
			count++
		case ' ', '\t':
		default:
			return false
		}
	}
	// ______ is a blank to be filled in by hand.
	return count >= 3 && s[0] != '_'
}

// headingParser takes a line of # marks. Whether it is a heading, and of
// which level, is decided when it is converted.
type headingParser struct{ leaf }

func (*headingParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isHeading(string(line)) {
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

// ordinary is a parser of goldmark's that is tried in the order of the
// dialect. Goldmark tries parsers with trigger bytes before all others, so
// that - 2 - would be a list before it could be a page number; here the
// first byte is looked at in Open instead.
type ordinary struct {
	parser.BlockParser
	first string
}

func (*ordinary) Trigger() []byte { return nil }

func (b *ordinary) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if !begins(line, pc.BlockOffset(), b.first) {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// begins tells whether the line's first byte after the indent is one of set.
func begins(line []byte, pos int, set string) bool {
	return pos >= 0 && pos < len(line) && strings.IndexByte(set, line[pos]) >= 0
}

// listParser is goldmark's for bullets only: 1. and 2021. are text.
type listParser struct {
	parser.BlockParser
	g *grammar
}

func (*listParser) Trigger() []byte { return nil }

func (b *listParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if !begins(line, pc.BlockOffset(), "-*+") {
		return nil, parser.NoChildren
	}
	if b.g.tooDeep(parent, segment.Start) {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

func (b *listParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if s := string(line); isPageNumber(s) || isRule(s) {
		return parser.Close
	}
	return b.BlockParser.Continue(n, reader, pc)
}

// quoteParser is goldmark's, except that “>50人” is text.
type quoteParser struct {
	parser.BlockParser
	g *grammar
}

func (*quoteParser) Trigger() []byte { return nil }

func isQuote(line []byte, pos int) bool {
	if pos < 0 || pos >= len(line) || line[pos] != '>' {
		return false
	}
	r, _ := utf8.DecodeRune(line[pos+1:])
	return arabic(r) < 0 && r != '='
}

func (b *quoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isQuote(line, pc.BlockOffset()) || b.g.tooDeep(parent, segment.Start) {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// startParser begins a paragraph without a blank line before it, at an
// indent that a word processor set or at a level number.
type startParser struct{ leaf }

func (*startParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || pc.BlockIndent() < 4 && !startsParagraph(string(line)) {
		return nil, parser.NoChildren
	}
	return take(ast.NewParagraph(), reader, segment), parser.NoChildren
}

// Continue takes following lines as the paragraph parser does.
func (*startParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	return (&paragraphParser{}).Continue(n, reader, pc)
}

// paragraphParser takes whatever is left, so that no line is ever dropped.
// Lines keep their indent: it says where pasted paragraphs begin.
type paragraphParser struct{ leaf }

func (*paragraphParser) CanInterruptParagraph() bool { return false }

func (*paragraphParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	return take(ast.NewParagraph(), reader, segment), parser.NoChildren
}

func (*paragraphParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Close
	}
	take(n, reader, segment)
	return parser.Continue | parser.NoChildren
}

// tableParser takes the lines that begin with |.
type tableParser struct{ leaf }

func isTableLine(line string) bool {
	n, _ := indent(line)
	return strings.HasPrefix(line[n:], "|") || strings.HasPrefix(line[n:], "｜")
}

func (*tableParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isTableLine(string(line)) {
		return nil, parser.NoChildren
	}
	return take(&node{kind: kindTable}, reader, segment), parser.NoChildren
}

func (*tableParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, segment := reader.PeekLine()
	if !isTableLine(string(line)) {
		return parser.Close
	}
	take(n, reader, segment)
	return parser.Continue | parser.NoChildren
}
