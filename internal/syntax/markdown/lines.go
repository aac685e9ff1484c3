package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// blankParser ends a paragraph at a line of full-width spaces, which is not
// blank to goldmark.
type blankParser struct{ leaf }

func (b *blankParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isBlank(b.g.textOf(line, segment)) {
		return nil, parser.NoChildren
	}
	return take(&node{kind: kindBlank}, reader, segment), parser.NoChildren
}

// pageNumberParser takes a pasted page number: - 2 -, —2—.
type pageNumberParser struct{ leaf }

func (b *pageNumberParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isPageNumber(b.g.textOf(line, segment)) {
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

func (b *ruleParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isRule(b.g.textOf(line, segment)) {
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

// startParser begins a paragraph without a blank line before it, at an
// indent that a word processor set or at a level number.
type startParser struct{ leaf }

func (b *startParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || pc.BlockIndent() < 4 && !startsParagraph(b.g.textOf(line, segment)) {
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
