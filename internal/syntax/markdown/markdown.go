// Package markdown reads the Markdown of official documents.
//
// In: a stretch of a source file. Out: blocks of the document tree in the
// order in which they stand, every run at its place in the file, and
// findings for whatever the dialect does not set. Directives stay as written
// and numbers stay as typed: what they mean is for later stages.
//
// Blocks are found by goldmark with the dialect's own block parsers. Runs
// are found by a scanner of this package, because every run must stand in
// the source character for character, which goldmark's inline tree does not
// promise for link targets, entities and escapes.
//
// The package must not read files, resolve image paths, assign numbers or
// drop a visible character without a finding.
package markdown

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// Parse reads bytes [from,to) of f as Markdown. Positions are those of the
// whole file; from and to are clamped to it. Findings go to bag. The result
// is usable even when bag received errors.
func Parse(f *source.File, from, to int, bag *diag.Bag) []doc.Block {
	from = max(0, min(from, len(f.Text)))
	to = max(from, min(to, len(f.Text)))
	return newReader(f, source.Pos{Line: 1, Column: 1}, bag).parse(from, to)
}

// Inline reads the inline marks (bold, links, breaks, escapes) of a value
// that stands in the source from t.Span.Start on. A line break in the value
// ends the line in the result as well.
func Inline(t doc.Text, bag *diag.Bag) []doc.Run {
	f := source.NewFile(t.Span.File, t.Value)
	origin := t.Span.Start
	if origin == (source.Pos{}) {
		origin = source.Pos{Line: 1, Column: 1}
	}
	r := newReader(f, origin, bag)
	var runs []doc.Run
	for n := 1; n <= f.LineCount(); n++ {
		start := f.LineStart(n)
		s := trim(f.Text, segment{start, start + len(f.Line(n))})
		if n > 1 {
			runs = append(runs, doc.Run{Break: true, Span: r.span(start-1, start)})
		}
		runs = append(runs, r.inline([]segment{s})...)
	}
	return runs
}

// reader is one reading of one file: the text, its places and the findings.
type reader struct {
	places
	text   string
	bag    *diag.Bag
	order  order
	shapes map[string]bool // spellings of numbers that were reported

	scanner scanner // of the paragraph that is read
}

func newReader(f *source.File, origin source.Pos, bag *diag.Bag) *reader {
	return &reader{places: places{file: f, origin: origin}, text: f.Text, bag: bag}
}
