package yaml

import (
	"yinfa.dev/yinfa/internal/source"
)

// draft is the working copy of the text that is parsed. Known slips are
// mended in it so that reading can go on; places in it lead back to the file.
type draft struct {
	file  *source.File
	from  int // byte offset of the stretch in the file
	text  string
	edits []edit // by offset
	copy  *ruler
	whole *ruler

	tabbed map[int]bool // lines indented by tabs, reported as such
}

// edit says that the text up to offset `after` of the draft stands for text
// that ends `shift` bytes further on in the stretch.
type edit struct{ after, shift int }

func newDraft(f *source.File, from, to int) *draft {
	text := f.Text[from:to]
	return &draft{file: f, from: from, text: text, copy: newRuler(text), whole: newRuler(f.Text), tabbed: map[int]bool{}}
}

// replace puts text in the place of the n bytes at offset. Neither may
// contain a line end.
func (d *draft) replace(offset, n int, text string) {
	d.text = d.text[:offset] + text + d.text[offset+n:]
	grown := len(text) - n
	kept := d.edits[:0:0]
	for _, e := range d.edits {
		if e.after >= offset+n {
			e.after += grown
		}
		kept = append(kept, e)
	}
	if grown != 0 {
		kept = append(kept, edit{after: offset + len(text), shift: -grown})
	}
	d.edits = kept
	d.copy = newRuler(d.text)
}

// blank overwrites the bytes between two offsets with spaces, line ends and
// the length of the text kept.
func (d *draft) blank(from, to int) {
	cleared := []byte(d.text[from:to])
	for i, c := range cleared {
		if c != '\n' {
			cleared[i] = ' '
		}
	}
	d.text = d.text[:from] + string(cleared) + d.text[to:]
	d.copy = newRuler(d.text)
}

// pos converts an offset of the draft to a place in the file.
func (d *draft) pos(offset int) source.Pos {
	original := offset
	for _, e := range d.edits {
		if offset >= e.after {
			original += e.shift
		}
	}
	original = max(0, min(original, len(d.file.Text)-d.from))
	line, column := d.whole.place(d.from + original)
	return source.Pos{Line: line, Column: column}
}

// span converts a pair of offsets of the draft to a span of the file.
func (d *draft) span(start, end int) source.Span {
	s := source.Span{File: d.file.Path, Start: d.pos(start)}
	s.End = d.pos(max(start, end))
	if s.End.Before(s.Start) {
		s.End = s.Start
	}
	return s
}
