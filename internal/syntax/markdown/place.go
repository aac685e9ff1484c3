package markdown

import (
	"yinfa.dev/yinfa/internal/source"
)

// segment is a stretch of the file as byte offsets, within one line unless
// said otherwise.
type segment struct{ start, stop int }

func (s segment) empty() bool { return s.start >= s.stop }

// places turns byte offsets into places. It counts from the place it found
// last, so that a line of 100,000 characters with many runs takes time in
// proportion to its length.
type places struct {
	file   *source.File
	origin source.Pos // where the text begins in the file that users see
	start  int        // first byte of the line found last
	stop   int        // first byte of the next line; 0 when nothing was found yet
	offset int
	pos    source.Pos // without origin
}

func (p *places) at(offset int) source.Pos {
	text := p.file.Text
	offset = max(0, min(offset, len(text)))
	switch {
	case offset < p.start || offset >= p.stop:
		line := p.file.Pos(offset).Line
		p.start, p.offset = p.file.LineStart(line), p.file.LineStart(line)
		p.stop = len(text) + 1
		if line < p.file.LineCount() {
			p.stop = p.file.LineStart(line + 1)
		}
		p.pos = source.Pos{Line: line, Column: 1 + source.Characters(text[p.start:offset])}
	case offset >= p.offset:
		p.pos.Column += source.Characters(text[p.offset:offset])
	default:
		p.pos.Column -= source.Characters(text[offset:p.offset])
	}
	p.offset = offset
	pos := p.pos
	if pos.Line == 1 {
		pos.Column += p.origin.Column - 1
	}
	pos.Line += p.origin.Line - 1
	return pos
}

func (p *places) span(start, stop int) source.Span {
	from := p.at(start)
	return source.Span{File: p.file.Path, Start: from, End: p.at(max(start, stop))}
}

func (p *places) of(s segment) source.Span { return p.span(s.start, s.stop) }
