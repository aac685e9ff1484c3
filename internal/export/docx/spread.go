package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// spread moves the lines of a letter's first page apart so that the last one
// stands at the foot of the page, as in print (GB/T 9704-2012 10.1).
type spread struct {
	wait       int         // how many paragraphs come before
	paragraphs int         // how many are still to be spread
	more       unit.Length // by which their lines are taller
	back       int         // how many paragraphs after them give back what lines overleaf take
	less       unit.Length // by which their lines are lower
}

// mostSpread is how many times as far as in print lines may be moved apart: where
// few would have to take what all take there, the page is left short.
const mostSpread = 2

// mostLess is by how much lines of the second page may be lower.
const mostLess = unit.Pt

// planSpread shares what print moved the last line by among the lines of the
// paragraphs that stand on the first page. One that goes on overleaf is spread
// with them when most of it stands there and what follows on the next page can
// give back what its other lines take; else it keeps its height of line. Either
// way the next page ends as in print.
func (b *builder) planSpread() {
	printed := b.o.Fit.Spread
	if printed.Lines == 0 {
		return
	}
	seen, spreadable := 0, 0
	plan := spread{}
	list := b.firstLines()
	for i, k := range list {
		if seen += k.lines; seen > printed.Lines {
			over := seen - printed.Lines
			if on := k.lines - over; on > over && i > plan.wait {
				with := plan
				with.paragraphs++
				with.more = taller(printed, spreadable+on)
				if with.giveBack(over, list[i+1:]) {
					plan, spreadable = with, spreadable+on
				}
			}
			break
		}
		if i == 0 && k.lines == 1 {
			plan.wait = 1 // the first line stays where it is
			continue
		}
		spreadable += k.lines
		plan.paragraphs++
	}
	if spreadable == 0 {
		return
	}
	if plan.more = taller(printed, spreadable); plan.more > 0 {
		b.spread = plan
	}
}

// taller is by how much each of the lines is taller that share what print moved
// the last one by: whole twips, with a little to spare for every line, since the
// last one must fit.
func taller(printed page.Spread, lines int) unit.Length {
	room := printed.Room - spare - unit.Twip.MulDiv(int64(printed.Lines), 1)
	return twips(min(room/unit.Length(lines), mostSpread*room/unit.Length(printed.Lines)))
}

// giveBack has the paragraphs that follow take lower lines by as much as lines
// that stand overleaf take. ok is false where they cannot.
func (s *spread) giveBack(over int, following []firstLine) (ok bool) {
	taken := s.more * unit.Length(over)
	lines := 0
	for _, k := range following {
		if !k.text {
			return false // after a table or a picture: the page may end in between
		}
		lines += k.lines
		s.back++
		if less := unit.Length(ceilTwips(taken, int64(lines))) * unit.Twip; less <= mostLess {
			s.less = less
			return over+lines <= mostOverleaf
		}
	}
	return false
}

// mostOverleaf is how many lines of the second page are sure to stand there.
const mostOverleaf = 14

// firstLine is an elastic paragraph: how many lines it has, and whether it is
// text that stands right under what comes before it.
type firstLine struct {
	lines int
	text  bool
}

// firstLines are the elastic paragraphs that begin the document, in the order in
// which they are written.
func (b *builder) firstLines() []firstLine {
	var out []firstLine
	for range b.d.Subtitle {
		out = append(out, firstLine{1, true})
	}
	if len(b.d.Addressees) > 0 {
		st := b.g.style(layout.Addressee)
		r := b.roomOf(st)
		r.names = true
		b.fit(r, segment{runs: b.addresseeRuns(), style: st})
		out = append(out, firstLine{b.fittedLines(), true})
	}
	if b.d.Form != nil {
		return out
	}
	under := true // what stands before is text
	for _, block := range flat(nil, b.d.Body) {
		switch block.(type) {
		case *doc.Paragraph, *doc.Heading:
			out = append(out, firstLine{b.lineCount(block), under})
			under = true
		case *doc.Table, *doc.Figure, *doc.Chart:
			if len(captionOf(block)) > 0 {
				out = append(out, firstLine{lines: 1}) // nothing else of them is spread
			}
			under = false
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

// apply makes the lines of a paragraph taller, or lower, if it is one of those.
func (s *spread) apply(b *builder, p *para) {
	if s.paragraphs+s.back == 0 {
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
	by := s.more
	if s.paragraphs > 0 {
		s.paragraphs--
	} else {
		s.back, by = s.back-1, -s.less
	}
	sp := spacing{fromStyle, fromStyle, fromStyle}
	if p.spacing != nil {
		sp = *p.spacing
	}
	if sp.line == fromStyle {
		sp.line = b.g.pitchOf(name, b.g.style(name))
	}
	sp.line += by
	p.spacing = &sp
}
