package markdown

import (
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/doc"
)

// tokenKind says what a token stands for before bold is resolved.
type tokenKind int

const (
	tokenText      tokenKind = iota // the source itself
	tokenGenerated                  // text that differs from the source
	tokenBreak
	tokenStars
	tokenLink // start of a link
	tokenLinkEnd
)

// token is a stretch of a paragraph. Offsets are those of the file.
type token struct {
	segment
	kind     tokenKind
	text     string // generated text, or the target of a link
	open     bool   // stars that may begin bold
	close    bool   // stars that may end bold
	inLink   int    // number of the link around, or 0
	resolved bool   // stars that did become bold
}

// scanner turns the lines of one paragraph into tokens. It works on the
// lines joined by \n; lines keeps where each came from.
type scanner struct {
	r      *reader
	buf    string
	lines  []joined
	tokens []token
	pend   int // start of text not yet emitted, or -1
	links  int
	inLink int
	html   bool // raw HTML was reported in this paragraph

	noCommentEnd bool // no --> follows

	brackets map[int]int // [ to its ]
	ticks    map[int]int // a run of ` to the next run of that length
}

type joined struct{ buf, file int }

// hardBreak at the end of a line ends the line in the result as well.
const hardBreak = "  "

// inline reads the lines of a paragraph. Lines carry no indent and no line
// end.
func (r *reader) inline(lines []segment) []doc.Run {
	s := &r.scanner
	*s = scanner{r: r, pend: -1, lines: s.lines[:0], tokens: s.tokens[:0]}
	if len(lines) == 1 {
		s.buf = r.text[lines[0].start:lines[0].stop]
		s.lines = append(s.lines, joined{0, lines[0].start})
	} else {
		var b strings.Builder
		for i, l := range lines {
			if i > 0 {
				b.WriteByte('\n')
			}
			s.lines = append(s.lines, joined{b.Len(), l.start})
			stop := l.stop
			if i < len(lines)-1 && strings.HasPrefix(r.text[stop:], hardBreak) {
				// Lines come trimmed, but these spaces mean something.
				stop += len(hardBreak)
			}
			b.WriteString(r.text[l.start:stop])
		}
		s.buf = b.String()
	}
	s.buf = strings.TrimRight(s.buf, " \t")
	s.pair()
	s.scan(0, len(s.buf))
	s.strong()
	return s.runs()
}

// fileAt turns an offset of the joined lines into one of the file.
func (s *scanner) fileAt(i int) int {
	n := sort.Search(len(s.lines), func(k int) bool { return s.lines[k].buf > i }) - 1
	n = max(n, 0)
	return s.lines[n].file + i - s.lines[n].buf
}

// place is the file segment of [from,to); when it spans lines it ends in
// the line of its last character.
func (s *scanner) place(from, to int) segment {
	if to <= from {
		at := s.fileAt(from)
		return segment{at, at}
	}
	return segment{s.fileAt(from), s.fileAt(to-1) + 1}
}

// runs turns tokens into runs; neighbours in one style become one run.
func (s *scanner) runs() []doc.Run {
	var out []doc.Run
	stop := -1 // file offset at which the last run ends, when it may grow
	bold, link := false, ""
	for _, t := range s.tokens {
		run := doc.Run{Bold: bold, Link: link}
		switch t.kind {
		case tokenStars:
			if t.resolved {
				bold = !bold
				stop = -1
				continue
			}
			run.Text = s.r.text[t.start:t.stop]
		case tokenLink:
			link, stop = t.text, -1
			continue
		case tokenLinkEnd:
			link, stop = "", -1
			continue
		case tokenText:
			run.Text = s.r.text[t.start:t.stop]
		case tokenGenerated:
			run.Text, run.Generated = t.text, true
		case tokenBreak:
			run = doc.Run{Break: true}
		}
		run.Span = s.r.of(t.segment)
		if verbatim := !run.Generated && !run.Break; verbatim && stop == t.start && len(out) > 0 {
			last := &out[len(out)-1]
			// Both stand in the source one after the other.
			last.Text = s.r.text[stop-len(last.Text) : t.stop]
			last.Span.End = run.Span.End
			stop = t.stop
		} else {
			out = append(out, run)
			stop = -1
			if verbatim {
				stop = t.stop
			}
		}
	}
	return out
}
