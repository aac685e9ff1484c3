package markdown

import (
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
		&blankParser{leaf{g}}, &pageNumberParser{leaf{g}}, &directiveParser{g}, &ruleParser{leaf{g}},
		&listParser{parser.NewListParser(), g}, &ordinary{parser.NewListItemParser(), "-*+"},
		&tableParser{leaf{g}}, &ordinary{parser.NewFencedCodeBlockParser(), "`~"}, &headingParser{leaf{g}},
		&quoteParser{parser.NewBlockquoteParser(), g}, &ordinary{parser.NewHTMLBlockParser(), "<"},
		&startParser{leaf{g}}, &paragraphParser{leaf{g}},
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

// textOf is a line that goldmark has read, without a copy where it is as it
// stands in the file.
func (g *grammar) textOf(line []byte, at text.Segment) string {
	if len(line) != at.Stop-at.Start {
		return string(line)
	}
	return g.r.text[g.base+at.Start : g.base+at.Stop]
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
type leaf struct{ g *grammar }

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
