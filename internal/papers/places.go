package papers

import (
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// edit is one stretch of a line that was replaced. Columns count characters
// from 1.
type edit struct {
	line     int
	was, now source.Span
}

// filled is a text with some stretches replaced, none of them longer than a
// line, so that every line keeps its number.
type filled struct {
	out      strings.Builder
	line     int
	was, now int // columns
	edits    []edit
}

func newFilled() *filled { return &filled{line: 1, was: 1, now: 1} }

// keep copies text.
func (f *filled) keep(s string) {
	f.out.WriteString(s)
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		f.line += strings.Count(s, "\n")
		f.was, f.now = 1, 1
		s = s[i+1:]
	}
	n := utf8.RuneCountInString(s)
	f.was += n
	f.now += n
}

// put writes something in place of text; neither holds a line end.
func (f *filled) put(text, instead string) {
	e := edit{line: f.line}
	e.was.Start.Column, e.now.Start.Column = f.was, f.now
	f.was += utf8.RuneCountInString(text)
	f.now += utf8.RuneCountInString(instead)
	e.was.End.Column, e.now.End.Column = f.was, f.now
	f.edits = append(f.edits, e)
	f.out.WriteString(instead)
}

// places leads back from filled texts to the files that people see.
type places map[string]map[int][]edit // path → line → edits in order

func (p places) add(path string, edits []edit) {
	if len(edits) == 0 {
		return
	}
	lines := map[int][]edit{}
	for _, e := range edits {
		lines[e.line] = append(lines[e.line], e)
	}
	p[path] = lines
}

func (p places) pos(path string, at source.Pos, end bool) source.Pos {
	shift := 0
	for _, e := range p[path][at.Line] {
		switch {
		case at.Column >= e.now.End.Column && !(at.Column == e.now.End.Column && !end && e.now.End.Column == e.now.Start.Column):
			shift = e.was.End.Column - e.now.End.Column
		case at.Column > e.now.Start.Column || at.Column == e.now.Start.Column && !end:
			if end {
				return source.Pos{Line: at.Line, Column: e.was.End.Column}
			}
			return source.Pos{Line: at.Line, Column: e.was.Start.Column}
		}
	}
	at.Column += shift
	return at
}

// span leads one place back.
func (p places) span(s source.Span) source.Span {
	if p[s.File] == nil {
		return s
	}
	s.Start, s.End = p.pos(s.File, s.Start, false), p.pos(s.File, s.End, true)
	if s.End.Before(s.Start) {
		s.End = s.Start
	}
	return s
}

// Restore turns the places of findings about a filled text into those of the
// file that it was filled from.
func (p *Paper) Restore(found []diag.Diagnostic) []diag.Diagnostic {
	out := make([]diag.Diagnostic, len(found))
	for i, d := range found {
		d.Span = p.places.span(d.Span)
		out[i] = d
	}
	return out
}
