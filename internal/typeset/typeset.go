// Package typeset sets a document tree on pages.
//
// In: a finished document tree (package doc), its page format (package
// layout), faces and the words titles may not break in. Out: pages of placed
// items (package page), in reading order, with the findings of setting. It
// reads no file, writes no format, and never changes the tree. The same
// input always gives the same pages.
//
// The way through: shape (characters → glyphs), paragraph (glyphs → lines),
// material (blocks → pieces that stand one under another), paginate (pieces
// → pages), then letterhead, seals, imprint and folios, which have places of
// their own.
package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// Env is what setting needs besides the document: shared, immutable values.
type Env struct {
	Fonts *font.Set
	Words *titlebreak.Words // words and names that titles do not break in
	// Memory, when set, makes setting many documents cheaper.
	Memory *Memory
	// Strict makes an error of a character that no face of the right design
	// holds; else it is a note.
	Strict bool
}

// Set places a document on pages. The findings are those of setting alone:
// characters without a glyph, lines that cannot be set, signatures that stand
// without text. When one of them is an error the pages are not to be used.
func Set(d *doc.Document, f *layout.Format, env Env) (*page.Document, []diag.Diagnostic) {
	s := newSetter(d, f, env)
	s.tree.open(page.Node{Tag: page.TagDocument})
	top := s.letterhead()
	main := s.mainMaterial()
	flow := s.flowFor(top)
	flow.add(s.settleSignature(flow, main))
	for i := range d.Attachments {
		flow.add(s.attachment(&d.Attachments[i], i+1))
	}
	s.finish(flow)
	s.reportStrays()
	s.reportCutSignature()
	s.memory.pieces = flow.pieces
	env.Memory.put(s.memory)
	return s.out, s.bag.Sorted()
}

// setter is the state of setting one document.
type setter struct {
	d    *doc.Document
	f    *layout.Format
	env  Env
	bag  diag.Bag
	out  *page.Document
	tree tree

	first     firstPage // what stands on page 1 outside the flow
	tracking  unit.Length
	reported  map[rune]int // how often a glyphless character was reported
	measuring bool         // texts are shaped for their widths, and will be set again
	strays    strays
	latin     *font.Faces // of the Latin role
	memory    *memory
	matter    *matter
	tables    int // tables set so far

	settled      stretch // the pitch of the main text that the signature asked for; 0: the format's
	cutSignature bool    // a page ends within the signature
	carried      bool    // lines of the text went overleaf for its sake
}

// bookmark is an outline entry whose page is known once pieces are placed.
type bookmark struct {
	level int
	title string
}

// firstPage collects what the letterhead puts on page 1.
type firstPage struct {
	draw   []func(c *canvas)
	top    unit.Length // where the flow begins
	bottom unit.Length // where it must end
	fill   bool        // 信函: lines are spread down to the bottom when the page is full
}

func newSetter(d *doc.Document, f *layout.Format, env Env) *setter {
	s := &setter{d: d, f: f, env: env, out: &page.Document{}, reported: map[rune]int{}, strays: newStrays(env.Fonts), latin: env.Fonts.In(font.Latin), memory: env.Memory.get()}
	s.matter = env.Memory.lend(s.out)
	s.tree.nodes = &s.out.Tree
	if f.Grid.Chars > 0 {
		s.tracking = f.Page.TextWidth/unit.Length(f.Grid.Chars) - f.Grid.Size
	}
	m := d.Meta
	s.out.Info = page.Info{
		Title: m.Title, Author: m.Author, Subject: m.Subject, Number: m.Number, Keywords: m.Keywords,
		Year: m.Date.Year, Month: m.Date.Month, Day: m.Date.Day, Language: "zh-CN",
	}
	return s
}

// style returns a style of the format, resolved.
func (s *setter) style(name layout.StyleName) layout.Style { return s.f.Style(name) }

// em is the width of one character (字) of a style: its size, tightened where
// the format fits a whole number of characters on the line.
func (s *setter) em(st layout.Style) unit.Length { return st.Size + s.trackingOf(st) }

// trackingOf is the tightening of a style: only type of the body's size
// stands on the character grid.
func (s *setter) trackingOf(st layout.Style) unit.Length {
	if st.Size == s.f.Grid.Size {
		return s.tracking
	}
	return 0
}
