package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// spread moves the lines of a letter's first page apart so that the last one
// stands at the foot of the page, as in print (GB/T 9704-2012 10.1).
type spread struct {
	wait       int         // how many paragraphs come before
	paragraphs int         // how many are still to be spread
	more       unit.Length // by which their lines are taller
}

// mostSpread is how many times as far as in print lines may be moved apart: where
// few would have to take what all take there, the page is left short.
const mostSpread = 2

// planSpread shares what print moved the last line by among the lines of the
// paragraphs that stand on the first page as a whole. A paragraph that goes on
// overleaf keeps its height of line, so that the next page is as in print.
func (b *builder) planSpread() {
	printed := b.o.Fit.Spread
	if printed.Lines == 0 {
		return
	}
	seen, spreadable := 0, 0
	plan := spread{}
	for i, n := range b.firstLines() {
		if seen += n; seen > printed.Lines {
			break
		}
		if i == 0 && n == 1 {
			plan.wait = 1 // the first line stays where it is
			continue
		}
		spreadable += n
		plan.paragraphs++
	}
	if spreadable == 0 {
		return
	}
	// Whole twips, with a little to spare for every line: the last one must fit.
	room := printed.Room - spare - unit.Twip.MulDiv(int64(printed.Lines), 1)
	plan.more = twips(min(room/unit.Length(spreadable), mostSpread*room/unit.Length(printed.Lines)))
	if plan.more > 0 {
		b.spread = plan
	}
}

// firstLines are the numbers of lines of the elastic paragraphs that begin the
// document, in the order in which they are written.
func (b *builder) firstLines() []int {
	var out []int
	for range b.d.Subtitle {
		out = append(out, 1)
	}
	if len(b.d.Addressees) > 0 {
		st := b.g.style(layout.Addressee)
		r := b.roomOf(st)
		r.names = true
		b.fit(r, segment{runs: b.addresseeRuns(), style: st})
		out = append(out, b.fittedLines())
	}
	if b.d.Form != nil {
		return out
	}
	for _, block := range flat(nil, b.d.Body) {
		switch block.(type) {
		case *doc.Paragraph, *doc.Heading:
			out = append(out, b.lineCount(block))
		case *doc.Table, *doc.Figure, *doc.Chart:
			if len(captionOf(block)) > 0 {
				out = append(out, 1) // nothing else of them is spread
			}
		default:
			return out
		}
	}
	return out
}

// captionOf is the caption of a table or a picture.
func captionOf(block doc.Block) []doc.Run {
	switch k := block.(type) {
	case *doc.Table:
		return k.Caption
	case *doc.Figure:
		return k.Caption
	case *doc.Chart:
		return k.Caption
	}
	return nil
}

// apply makes the lines of a paragraph taller, if it is one of those.
func (s *spread) apply(b *builder, p *para) {
	if s.paragraphs == 0 {
		return
	}
	name, ok := elasticStyle(p.style)
	if !ok {
		return
	}
	if s.wait > 0 {
		s.wait--
		return
	}
	s.paragraphs--
	sp := spacing{fromStyle, fromStyle, fromStyle}
	if p.spacing != nil {
		sp = *p.spacing
	}
	if sp.line == fromStyle {
		sp.line = b.g.pitchOf(name, b.g.style(name))
	}
	sp.line += s.more
	p.spacing = &sp
}
