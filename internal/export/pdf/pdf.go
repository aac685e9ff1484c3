// Package pdf writes finished pages as a PDF file.
//
// In: a page.Document, every item of it at its exact place, and the faces it
// names. Out: the bytes of one PDF 1.7 file that is PDF/A-2a (ISO 19005-2)
// and PDF/UA-1 (ISO 14289-1) at once: tagged, with subset fonts, exact text
// for copying, and metadata. It places nothing, changes no text, reads no
// disk and no clock: the same document gives the same bytes.
package pdf

import (
	"errors"
	"fmt"

	"yinfa.dev/yinfa/internal/page"
)

// Options are what the caller may choose about a file.
type Options struct {
	// Level is the deflate level, 1 (fast) to 9 (small); 0 is DefaultLevel.
	Level int
	// Creator names the program that made the document; "" is DefaultCreator.
	Creator string
}

// DefaultLevel is the deflate level of Options.Level 0. From level 6 on,
// outlines too are left to deflate: files are 5 % smaller and take ten times
// as long.
const DefaultLevel = 1

// DefaultCreator is the creating program when Options name none.
const DefaultCreator = "yinfa"

// ErrDocument is wrapped by every error about a document that cannot be
// drawn: the stage that made it is at fault, not its text.
var ErrDocument = errors.New("document cannot be drawn")

// ImageError says which image cannot be used, and why.
type ImageError struct {
	Name string // as in page.Image
	Err  error
}

// Error names the image and the fault.
func (e *ImageError) Error() string { return fmt.Sprintf("image %s: %v", e.Name, e.Err) }

// Unwrap returns the fault.
func (e *ImageError) Unwrap() error { return e.Err }

// Writer writes documents and keeps what can be shared between them. It is
// safe for use by several goroutines; one Writer serves a whole build.
type Writer struct {
	deflaters deflaters
	scratch   scratchPool
	outlines  outlineCache
	pictures  pictureCache
}

// NewWriter returns a Writer with empty caches.
func NewWriter() *Writer { return &Writer{} }

// Write writes one document with a Writer of its own.
func Write(d *page.Document, o Options) ([]byte, error) { return NewWriter().Write(d, o) }

// Write returns the file of d. An error wraps ErrDocument when d itself is
// wrong (a text without face, a negative size), is an *ImageError when an
// image is damaged or of a kind that cannot be embedded, and otherwise comes
// from the subsetting of a face.
func (w *Writer) Write(d *page.Document, o Options) ([]byte, error) {
	if o.Level == 0 {
		o.Level = DefaultLevel
	}
	if o.Creator == "" {
		o.Creator = DefaultCreator
	}
	if err := check(d, o); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	data, err := w.write(d, o)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return data, nil
}
