package doc

import (
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// Block is one piece of running content. The kinds are the types below and
// no others; a consumer that meets an unknown kind must fail, not skip it.
type Block interface {
	// Place is where the block stands in the source.
	Place() source.Span
}

// Face names a type face by its office in the document; layouts map it to
// real faces.
type Face int

// The faces of official documents. FaceInherit takes the surrounding face.
const (
	FaceInherit Face = iota
	FaceTitle        // 小标宋
	FaceSong         // 宋体
	FaceFang         // 仿宋
	FaceKai          // 楷体
	FaceHei          // 黑体
)

// Run is a stretch of text in one style. Text stands in the source character
// for character from Span.Start, on one line, unless Generated is set (a
// number the program set, a label). A run with Break set ends the line by
// hand and has no text.
type Run struct {
	Text      string
	Bold      bool
	Face      Face
	Link      string // target of a link, or ""
	Break     bool
	Generated bool
	Span      source.Span
}

// SplitBreaks cuts runs at the breaks set by hand: one list of runs for each
// line, empty ones too.
func SplitBreaks(runs []Run) [][]Run {
	parts := [][]Run{nil}
	for _, r := range runs {
		if r.Break {
			parts = append(parts, nil)
			continue
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], r)
	}
	return parts
}

// Paragraph is a body paragraph: first line indented two characters.
type Paragraph struct {
	Runs     []Run
	NoIndent bool
	Align    Align
	Span     source.Span
}

// Align is the horizontal placement of a paragraph or cell.
type Align int

// The alignments. AlignDefault is justified text in the body and what the
// layout says in a table.
const (
	AlignDefault Align = iota
	AlignLeft
	AlignCentre
	AlignRight
)

// Heading is a numbered line of level 1–4 (一、（一）1.（1）). When Tail is not
// empty it is a run-in heading: Head in the heading face, then Tail in the
// body face on the same line. When Head is empty the item is text: its number
// stands in the body face too. Level 0 is an unnumbered chapter heading set
// centred (第一章 总则).
type Heading struct {
	Level  int
	Number string // with its mark: 一、 （一） 1. （1）; set by compose
	Typed  string // the number typed by hand, or ""
	Marked bool   // written with #, so that it enters the bookmarks
	Head   []Run
	Tail   []Run
	Span   source.Span
}

// List is a Markdown bullet list. Official documents set it as paragraphs.
type List struct {
	Items []ListItem
	Span  source.Span
}

// ListItem is one item of a List.
type ListItem struct {
	Blocks []Block
	Span   source.Span
}

// Table is a ruled table.
type Table struct {
	Caption  []Run
	HeadRows int // rows repeated on every page
	Columns  []Column
	Rows     []Row
	Size     TableSize
	Span     source.Span
}

// TableSize chooses the type size of a table from the layout.
type TableSize int

// Tables are set in the layout's table size; forms in the body size.
const (
	TableNormal TableSize = iota
	TableForm
)

// Column states how wide a column is relative to its sisters (0: by content)
// or absolutely, and how its cells are aligned.
type Column struct {
	Weight int
	Width  unit.Length
	Align  Align
}

// Row is one row. Cells covered by a merge are absent; each Cell states its
// column.
type Row struct {
	Cells     []Cell
	MinHeight unit.Length
	Span      source.Span
}

// Cell is one cell. ColSpan and RowSpan are at least 1.
type Cell struct {
	Column           int // from 0
	ColSpan, RowSpan int
	Head             bool
	Align            Align
	Blocks           []Block
	Span             source.Span
}

// Figure is an image with its alternative text, set centred.
type Figure struct {
	Image   *Image // nil until the project's files are attached
	Target  Text   // the path as written
	Alt     string
	Caption []Run
	Width   unit.Length // 0: natural size, scaled into the text area
	Span    source.Span
}

// screenDPI is the resolution at which a picture of unstated size is shown.
const screenDPI = 96

// Fit is the size of the picture: the width asked for, or its own, made to fit
// into a room of two positive lengths. The figure has an image of a known size.
func (f *Figure) Fit(maxW, maxH unit.Length) (w, h unit.Length) {
	pw, ph := int64(f.Image.Width), int64(f.Image.Height)
	w = f.Width
	if w <= 0 {
		w = unit.Inch.MulDiv(pw, screenDPI)
	}
	w = min(w, maxW)
	h = w.MulDiv(ph, pw)
	if h > maxH {
		w, h = maxH.MulDiv(pw, ph), maxH
	}
	return max(w, unit.Pt), max(h, unit.Pt)
}

// Roster is a list of labelled names: 组　长：洪　洁（市应急局）. Names and
// labels are spaced to the same width.
type Roster struct {
	Lines []RosterLine
	Span  source.Span
}

// RosterLine is a label and its people, wrapped lines aligned after the
// label.
type RosterLine struct {
	Label Text
	Text  []Run
	Span  source.Span
}

// PageBreak starts a new page.
type PageBreak struct{ Span source.Span }

// Landscape sets its blocks on landscape pages.
type Landscape struct {
	Blocks []Block
	Span   source.Span
}

// SignatureBlock places the signature somewhere else than after the body, or
// signs an attachment (a scheme inside a notice).
type SignatureBlock struct {
	Organs []Text
	Date   Date
	Span   source.Span
}

// Directive is a ::: block as written: a name, its arguments and what it
// encloses. Compose resolves every directive; none reaches a consumer.
type Directive struct {
	Name    Text
	Args    []Text
	Raw     string      // the enclosed lines, unparsed
	RawSpan source.Span // where Raw begins
	Blocks  []Block     // the enclosed lines as Markdown
	Span    source.Span
}

// Place implements Block.
func (b *Paragraph) Place() source.Span { return b.Span }

// Place implements Block.
func (b *Heading) Place() source.Span { return b.Span }

// Place implements Block.
func (b *List) Place() source.Span { return b.Span }

// Place implements Block.
func (b *Table) Place() source.Span { return b.Span }

// Place implements Block.
func (b *Figure) Place() source.Span { return b.Span }

// Place implements Block.
func (b *Roster) Place() source.Span { return b.Span }

// Place implements Block.
func (b *PageBreak) Place() source.Span { return b.Span }

// Place implements Block.
func (b *Landscape) Place() source.Span { return b.Span }

// Place implements Block.
func (b *SignatureBlock) Place() source.Span { return b.Span }

// Place implements Block.
func (b *Directive) Place() source.Span { return b.Span }

// PlainText joins the text of runs; hand-set breaks add nothing.
func PlainText(runs []Run) string {
	s := ""
	for _, r := range runs {
		s += r.Text
	}
	return s
}
