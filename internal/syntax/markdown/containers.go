package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

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
	line, segment := reader.PeekLine()
	if s := b.g.textOf(line, segment); isPageNumber(s) || isRule(s) {
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
