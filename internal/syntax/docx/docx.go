// Package docx reads the text of Word files.
//
// In: the bytes of a DOCX. Out: its paragraphs and tables with their styles,
// its tracked changes and its comments, each run with its place in
// document.xml. It reads token by token and rebuilds nothing: a file is changed
// by replacing bytes, never by writing back what was understood. It knows
// neither layouts nor the document tree, and no input makes it panic.
package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// ErrNotWord is wrapped by errors about files that are no Word files.
var ErrNotWord = errors.New("not a Word file")

// ErrTooLarge is wrapped by errors about files that unpack to more than this
// package reads.
var ErrTooLarge = errors.New("Word file too large")

// Document is the body of a file, and what people remarked on it.
type Document struct {
	Blocks   []Block
	Comments []Comment // in the order in which the text comes to them
}

// Comment is a remark on a stretch of the text, with every change accepted.
type Comment struct{ Author, Text, On string }

// Block is a *Paragraph or a *Table.
type Block interface{ block() }

// Paragraph is one paragraph. Style is the id of its style, "" for the
// default.
type Paragraph struct {
	Style    string
	Runs     []Run
	Mark     Change // of its end: a deleted one joins it with the next paragraph
	Author   string // of the change of its end or its look
	Restyled bool   // a change of its look is tracked (w:pPrChange)
}

// Change says whether a run is tracked as inserted or deleted.
type Change int

// The states of a run.
const (
	Unchanged Change = iota
	Inserted         // w:ins
	Deleted          // w:del
)

// strong is the id of Word's own style for bold text.
const strong = "Strong"

// Run is a stretch of text. Line breaks are \n, tabulators \t. From and To
// are byte offsets of the run's element in document.xml.
type Run struct {
	Text     string
	Style    string // id of its character style
	Bold     bool
	Change   Change
	Author   string // of the change
	Restyled bool   // a change of its look is tracked (w:rPrChange)
	From, To int64
}

// Table is one table.
type Table struct{ Rows []Row }

// Row is one row.
type Row struct {
	Cells  []Cell
	Change Change
	Author string // of the change
}

// Cell is one cell. Covered cells of a vertical merge have Continued set.
type Cell struct {
	ColSpan   int // at least 1
	Continued bool
	Blocks    []Block
}

func (*Paragraph) block() {}
func (*Table) block()     {}

// maxPart is how many bytes of document.xml are read.
const maxPart = 64 << 20

const (
	mainPart     = "word/document.xml"
	commentsPart = "word/comments.xml"
)

// Read reads a file. Errors wrap ErrNotWord or ErrTooLarge.
func Read(data []byte) (*Document, error) {
	part, err := Part(data, mainPart)
	if err != nil {
		return nil, err
	}
	d, about, err := parse(part)
	if err != nil {
		return nil, err
	}
	if len(about.order) == 0 {
		return d, nil
	}
	if part, err = Part(data, commentsPart); err != nil {
		return d, nil // the text is whole without them
	}
	d.Comments, err = comments(part, about)
	return d, err
}

// Part unpacks one file of the package.
func Part(data []byte, name string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNotWord, err)
	}
	for _, f := range z.File {
		if f.Name == name {
			return unpack(f)
		}
	}
	return nil, fmt.Errorf("%w: it has no %s", ErrNotWord, name)
}

func unpack(f *zip.File) (part []byte, err error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNotWord, err)
	}
	defer func() {
		if closeErr := r.Close(); err == nil && closeErr != nil {
			part, err = nil, fmt.Errorf("%w: %v", ErrNotWord, closeErr)
		}
	}()
	part, err = io.ReadAll(io.LimitReader(r, maxPart+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNotWord, err)
	}
	if len(part) > maxPart {
		return nil, fmt.Errorf("%w: %s", ErrTooLarge, f.Name)
	}
	return part, nil
}

// Text joins the text of blocks as it would read with every change accepted:
// one line a paragraph, cells with tabulators between them.
func Text(blocks []Block) string {
	var b bytes.Buffer
	open := false // the line goes on with the next paragraph
	for _, k := range blocks {
		switch k := k.(type) {
		case *Paragraph:
			b.WriteString(k.Text())
			if open = k.Mark == Deleted; !open {
				b.WriteByte('\n')
			}
		case *Table:
			if open && b.Len() > 0 && b.Bytes()[b.Len()-1] != '\n' {
				b.WriteByte('\n') // a table ends the line
			}
			open = false
			for _, row := range k.Rows {
				if row.Change == Deleted {
					continue
				}
				for i, c := range row.Cells {
					if i > 0 {
						b.WriteByte('\t')
					}
					b.Write(bytes.ReplaceAll(bytes.TrimSuffix([]byte(Text(c.Blocks)), []byte("\n")), []byte("\n"), []byte(" ")))
				}
				b.WriteByte('\n')
			}
		}
	}
	if open && b.Len() > 0 && b.Bytes()[b.Len()-1] != '\n' {
		b.WriteByte('\n')
	}
	return b.String()
}

// Text is the paragraph's text with every change accepted.
func (p *Paragraph) Text() string {
	s := ""
	for _, r := range p.Runs {
		if r.Change != Deleted {
			s += r.Text
		}
	}
	return s
}
