// Package page is the finished page: items at exact places on a sheet.
//
// In: package typeset places text, rules and images. Out: PDF (later OFD)
// draws them. Lengths are measured from the top left corner of the sheet as
// printed, x to the right, y down. The package knows no file format, and
// decides nothing about placement.
package page

import (
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// Document is a set of pages with what a reader needs to navigate them.
type Document struct {
	Pages   []Page
	Tree    []Node     // Tree[0] is the root; children follow parents
	Outline []Bookmark // in reading order
	Info    Info
	Fall    Fall

	// Release gives the memory of the pages back to what set them. It is for
	// whoever asked for them, once nothing refers to them any more.
	Release func()
}

// Fall is how the pages fell out where the format leaves a choice, for
// editions that are put on pages by other programs.
type Fall struct {
	Form   int         // the heights of the form, in thousandths of the format's; 0 stands for 1000
	Small  []TableType // tables in smaller type, in reading order
	Parted []TableRow  // rows that go on overleaf, in reading order
	Kept   []TableRow  // rows that stand on the page of the next row
	Tail   Tail        // the text above 署名
	Notes  int         // entries of 附件说明 before the page on which it ends; 0: it stands on one page
	Spread Spread      // the lines of the first page
	// Rise is by how much 署名 with its seals stands higher than the format
	// has it.
	Rise unit.Length
	// EndPitch is the pitch of the last attachment in thousandths of the
	// format's, tightened so that 版记 has room below it; 0 stands for 1000.
	EndPitch int
	Seals    []int // rows of seals of a joint signature, from 0, that begin a page
	Lines    Lines // where lines end
}

// Tail is how the main text stands above 署名, or above 附件说明 where there is
// no 署名. The zero Tail is text that no page ends in.
type Tail struct {
	Overleaf bool        // text stands on a page before as well
	Lines    int         // lines of text on the page of 署名, 附件说明 not counted
	Rows     int         // rows on that page of the table that ends the text, or stands above those lines
	Short    unit.Length // what the page before was left short of, that lines could go overleaf; 0: nothing
}

// Spread is how the lines of the first page were moved apart to reach its foot,
// as those of a letter are.
type Spread struct {
	Lines int         // how many lines there are; 0: they were not moved
	Room  unit.Length // how far the last one was moved
}

// TableRow names a row: Table counts the tables of the document from 1, Row
// the rows of the table from 0.
type TableRow struct{ Table, Row int }

// TableType is the type of a table in thousandths of the format's. Table
// counts the tables of the document from 1.
type TableType struct{ Table, Scale int }

// Info is what the file states about itself. Date is the only time that may
// enter a file; the zero date is left out.
type Info struct {
	Title, Author, Subject, Number string
	Keywords                       []string
	Year, Month, Day               int
	Language                       string // "zh-CN"
}

// Page is one side of a sheet. Sheets are always portrait, as they are bound;
// Turned pages hold content that is read with the sheet turned clockwise.
type Page struct {
	Width, Height unit.Length
	Turned        bool // shown turned clockwise by 90° on a screen
	Number        int  // the folio from 1, whether it is shown or not
	Items         []Item
}

// NodeID points into Document.Tree. Artefact marks items outside the reading
// order: rules, page numbers, repeated table heads.
type NodeID int

// Artefact is the node of items that carry no meaning.
const Artefact NodeID = -1

// Tag is the meaning of a node.
type Tag int

// The tags. They are those of PDF/UA, which OFD can map too.
const (
	TagDocument Tag = iota
	TagPart
	TagTitle // the document title: H1 of the document
	TagHeading
	TagParagraph
	TagList
	TagListItem
	TagTable
	TagRow
	TagHeadCell
	TagCell
	TagFigure
	TagLink
	TagSpan
)

// Node is one node of the reading order.
type Node struct {
	Tag              Tag
	Parent           NodeID
	Level            int    // TagHeading: 1–6, counted so that no level is skipped
	Alt              string // TagFigure: the alternative text
	ColSpan, RowSpan int    // cells, at least 1
	ScopeRow         bool   // TagHeadCell: heads its row, not its column
	Link             string // TagLink: the target
}

// Bookmark is one entry of the outline.
type Bookmark struct {
	Level int // from 1
	Title string
	Page  int // index into Document.Pages
	Y     unit.Length
}

// Item is one thing on a page: *Text, *Rule, *Drawing, *Image or *LinkArea.
type Item interface{ item() }

// Colour is one of the inks of an official document.
type Colour int

// The inks: BL100 %, and Y80 % + M80 % (GB/T 9704-2012 6.3).
const (
	Black Colour = iota
	Red
)

// Text is a line fragment in one face, size and colour on one baseline.
// Glyph positions are relative to (X, Y) along the writing direction. When
// Turned, the text runs upwards: the sheet has to be turned clockwise to
// read it, and glyph offsets go from bottom to top.
type Text struct {
	X, Y   unit.Length // origin of the first glyph, on the baseline
	Face   *font.Face
	Size   unit.Length
	Colour Colour
	Bold   bool // simulated: stroked with a hairline in the same colour
	ScaleX int  // horizontal scale in thousandths; 0 means 1000
	Turned bool
	Node   NodeID
	Glyphs []Glyph
	Span   source.Span
}

// Glyph is one glyph. Rune is the character it stands for in the text that
// is copied out; X is its origin from Text.X along the line.
type Glyph struct {
	ID   font.GlyphID
	Rune rune
	X    unit.Length
}

// Rule is a filled rectangle; (X, Y) is its top left corner. It says nothing:
// readers aloud pass over it as an artefact.
type Rule struct {
	X, Y, W, H unit.Length
	Colour     Colour
}

// Image is a picture placed in a rectangle; (X, Y) is its top left corner.
type Image struct {
	X, Y, W, H unit.Length
	Name       string
	Data       []byte // PNG or JPEG as found
	Turned     bool
	Node       NodeID
}

// LinkArea is a rectangle that opens a target; Node is a TagLink.
type LinkArea struct {
	X, Y, W, H unit.Length
	Target     string
	Node       NodeID
}

func (*Text) item()     {}
func (*Rule) item()     {}
func (*Image) item()    {}
func (*LinkArea) item() {}
