// Package docx writes a document tree as a Word file (ECMA-376 Part 1,
// transitional WordprocessingML).
//
// In: a finished document tree (package doc), its page format (package
// layout), the faces that measure text, and how the pages of the printed
// edition fell out. Out: the bytes of one DOCX that looks like the printed
// edition and that people go on editing: named styles, real tables, real
// page-number fields. It changes no text, reads no disk and no clock: the
// same input gives the same bytes.
//
// Elements and attributes stand in the order of the schema; Word refuses
// files in which they do not.
package docx

import (
	"sync"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/titlebreak"
)

// Options are what writing needs besides the document: shared, immutable
// values, and the findings of the printed edition.
type Options struct {
	// Fonts measure labels and titles. Without them full-width characters
	// are taken as one em and all others as half an em.
	Fonts *font.Set
	// Words are those that titles do not break in; nil: the built-in ones.
	Words *titlebreak.Words
	Fit   Fit
}

// Fit is how the printed edition fell out, so that this one falls out alike.
// The zero Fit is a document that needed nothing.
type Fit struct {
	page.Fall
	// Pitch is the line pitch of the main text in thousandths of the
	// format's; 0 stands for 1000.
	Pitch int
	// FormWhole: the form and all of the main text stand on the first page.
	FormWhole bool
	// ImprintAlone: 版记 has a page to itself.
	ImprintAlone bool
	// ImprintBlank: a blank page stands before the page of 版记.
	ImprintBlank bool
}

// Writer writes documents and keeps what can be shared between them. It is
// safe for use by several goroutines; one Writer serves a whole build.
type Writer struct {
	packers  sync.Pool // *packer
	scratch  sync.Pool // *scratch
	formats  sync.Map  // formatKey → *formatParts
	constant constantParts
}

// NewWriter returns a Writer with empty caches.
func NewWriter() *Writer { return &Writer{} }

// Write writes one document with a Writer of its own.
func Write(d *doc.Document, f *layout.Format, o Options) ([]byte, []diag.Diagnostic, error) {
	return NewWriter().Write(d, f, o)
}

// Write returns the file, and the findings of writing: characters that XML
// cannot hold and pictures that are neither PNG nor JPEG are errors, after
// which the file is not to be used. The error is a failure of compression.
func (w *Writer) Write(d *doc.Document, f *layout.Format, o Options) ([]byte, []diag.Diagnostic, error) {
	s, ok := w.scratch.Get().(*scratch)
	if !ok {
		s = &scratch{}
	}
	b := newBuilder(d, f, o, *s)
	b.document()
	data, err := w.pack(b)
	*s = b.scratch
	w.scratch.Put(s)
	return data, b.bag.Sorted(), err
}
