package compose

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
)

// Scope is one running text while it is composed: the body, one attachment,
// or the text of 印发. Headings are numbered from the start in each.
type Scope struct {
	c         *composer
	count     counter
	landscape bool
}

func (c *composer) scope() *Scope { return &Scope{c: c} }

// Bag is where a handler reports.
func (s *Scope) Bag() *diag.Bag { return s.c.bag }

// Document is the document that is composed, with the project's defaults.
func (s *Scope) Document() *model.Document { return s.c.m }

// Blocks composes blocks in their order: headings get their numbers,
// directives are replaced by what they stand for, images are fetched. The
// blocks given are not changed.
func (s *Scope) Blocks(in []doc.Block) []doc.Block {
	if len(in) == 0 {
		return nil
	}
	out := make([]doc.Block, 0, len(in))
	for _, b := range in {
		out = s.block(out, b)
	}
	return out
}

// block adds what a block becomes.
func (s *Scope) block(to []doc.Block, b doc.Block) []doc.Block {
	switch b := b.(type) {
	case *doc.Heading:
		return append(to, s.heading(b))
	case *doc.Directive:
		return append(to, s.directive(b)...)
	case *doc.Figure:
		return append(to, s.figure(b))
	case *doc.List:
		out := *b
		out.Items = make([]doc.ListItem, len(b.Items))
		for i, item := range b.Items {
			out.Items[i] = doc.ListItem{Blocks: s.Blocks(item.Blocks), Span: item.Span}
		}
		return append(to, &out)
	case *doc.Table:
		return append(to, s.table(b))
	case *doc.Landscape:
		return append(to, s.landscapePages(b.Blocks, b.Span)...)
	case *doc.Paragraph:
		out := *b
		out.Runs = afterMark(b.Runs)
		return append(to, &out)
	case *doc.Chart, *doc.Roster, *doc.PageBreak, *doc.SignatureBlock:
		return append(to, b)
	}
	s.c.bag.Error(diag.DirectiveUse, b.Place(), fmt.Sprintf("程序不认识这种内容（%T）", b), "请改用段落、标题、列表或表格")
	return to
}

func (s *Scope) table(t *doc.Table) *doc.Table {
	out := *t
	out.Rows = make([]doc.Row, len(t.Rows))
	for i, row := range t.Rows {
		cells := make([]doc.Cell, len(row.Cells))
		for j, cell := range row.Cells {
			cell.Blocks = s.Blocks(cell.Blocks)
			cells[j] = cell
		}
		row.Cells = cells
		out.Rows[i] = row
	}
	centreShort(&out)
	return &out
}

func (s *Scope) figure(f *doc.Figure) *doc.Figure {
	out := *f
	if out.Image == nil {
		out.Image = s.c.image(out.Target)
	}
	return &out
}

// landscapePages composes blocks for pages that are read with the sheet
// turned. They cannot hold such pages themselves.
func (s *Scope) landscapePages(blocks []doc.Block, at source.Span) []doc.Block {
	if s.landscape {
		return s.Blocks(blocks)
	}
	s.landscape = true
	out := &doc.Landscape{Blocks: s.Blocks(blocks), Span: at}
	s.landscape = false
	return []doc.Block{out}
}
