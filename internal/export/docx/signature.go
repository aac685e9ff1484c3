package docx

import (
	"slices"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// signing writes 署名, 成文日期, seals and name stamps (GB/T 9704-2012
// 7.3.5).
type signing struct {
	b           *builder
	sig         *doc.Signature
	organ, date layout.Style
	width       unit.Length
	height, low unit.Length // where its text and its seals end, from the text above
	lowFrom     unit.Length // left edge of the lowest seal
}

func (b *builder) signature(sig *doc.Signature) {
	if sig.Mode == doc.NoSignature || len(sig.Organs) == 0 && sig.Date.IsZero() {
		return
	}
	s := &signing{b: b, sig: sig, organ: b.g.style(layout.Organ), date: b.g.style(layout.DateLine), width: b.f.Page.TextWidth}
	defer func() {
		b.hang, b.hangFrom = max(0, s.low-s.height), s.lowFrom
		if b.hang > 0 && s.ends() {
			// The seal keeps inside the text area, but for what programs round.
			b.gap(b.hang - unit.Pt/4)
		}
	}()
	switch {
	case sig.Mode == doc.Chopped:
		s.chopped()
	case sig.Mode == doc.Stamped && len(sig.Organs) > 1:
		s.stampedJoint()
	case sig.Mode == doc.Stamped:
		s.stampedSingle()
	default:
		s.unstamped()
	}
}

// ends reports whether nothing of the main text follows the seals.
func (s *signing) ends() bool {
	d := s.b.d
	return s.sig == &d.Signature && s.sig.Mode == doc.Stamped && d.Note.Empty() && len(d.Attendance) == 0
}

// followed reports whether the date stands on the page of what follows: the
// white under a seal, or 附注.
func (s *signing) followed() bool {
	return s.ends() || s.sig == &s.b.d.Signature && !s.b.d.Note.Empty()
}

func (s *signing) organWidth(i int) unit.Length { return s.b.width(s.sig.Organs[i].Value, s.organ) }

func (s *signing) dateWidth() unit.Length { return s.b.width(s.sig.Date.Text(), s.date) }

// about are indents between which a line stands centred on x.
func (s *signing) about(x unit.Length) *indent {
	off := 2*x - s.width
	return &indent{left: max(0, off), right: max(0, -off)}
}

func (s *signing) seal(i int) doc.Seal { return s.b.f.Signature.Seal(s.sig, i) }

// press anchors the seal of an organ to the paragraph being written, its
// centre at x from the text area's left edge and y below the paragraph's top,
// which is at below the text above.
func (s *signing) press(i int, x, y, at unit.Length) {
	seal := s.seal(i)
	if low := at + y - lower(s.organ) + seal.Diameter/2; low > s.low {
		s.low, s.lowFrom = low, x-seal.Diameter/2
	}
	if seal.Image == nil {
		return
	}
	name := "印章"
	if i < len(s.sig.Organs) {
		name += "：" + s.sig.Organs[i].Value
	}
	d := seal.Diameter
	s.b.floating(seal.Image, name, seal.Span, x-d/2, y-d/2, d, d)
}

// stampedSingle: the organ and the date on one middle, the seal on both,
// behind the text and anchored to the date.
func (s *signing) stampedSingle() {
	b, pitch := s.b, s.organ.Pitch
	var lines [][]doc.Run
	size := layout.NameSize{}
	if len(s.sig.Organs) > 0 {
		lines, size = s.organName(0, s.width)
	}
	at := b.f.Signature.Sealed(size, s.width, s.dateWidth(), pitch, s.seal(0).Diameter)
	above := at.Name - pitch.MulDiv(int64(size.Extra), 1) - s.rise()
	b.paragraph(para{style: "Signature", align: "center", indent: s.about(at.Middle), spacing: before(above)}, broken(lines))
	s.height = at.Date + pitch
	b.open(para{style: "Date", keepNext: s.followed(), align: "center", indent: s.about(at.Middle)})
	s.press(0, at.Middle, lower(s.date)+at.Seal-at.Date, at.Date)
	b.say(s.sig.Date.Text(), "")
	b.close()
}

// organName is a name in lines, broken by meaning where it is wider than its
// room, and its size.
func (s *signing) organName(i int, room unit.Length) ([][]doc.Run, layout.NameSize) {
	name := plain(s.sig.Organs[i])
	if w := s.organWidth(i); w <= room {
		return [][]doc.Run{name}, layout.NameSize{Width: w}
	}
	lines := doc.SplitBreaks(s.b.breakPart(nil, name, s.organ, room))
	size := layout.NameSize{Extra: len(lines) - 1}
	for _, line := range lines {
		w := unit.Length(0)
		for _, r := range line {
			w += s.b.width(r.Text, s.organ)
		}
		size.Width = max(size.Width, w)
	}
	return lines, size
}

// names are the names of the organs, each no wider than the room.
func (s *signing) names(room unit.Length) ([][][]doc.Run, []layout.NameSize) {
	names, sizes := make([][][]doc.Run, len(s.sig.Organs)), make([]layout.NameSize, len(s.sig.Organs))
	for i := range names {
		names[i], sizes[i] = s.organName(i, room)
	}
	return names, sizes
}

// broken joins lines with breaks.
func broken(lines [][]doc.Run) []doc.Run {
	var out []doc.Run
	for i, line := range lines {
		if i > 0 {
			out = append(out, doc.Run{Break: true})
		}
		out = append(out, line...)
	}
	return out
}

// stampedJoint: the organs in rows, each centred under its seal by a tabulator;
// the last seal covers the date as well. A page ends between rows where it does
// in print.
func (s *signing) stampedJoint() {
	b, pitch := s.b, s.organ.Pitch
	var names [][][]doc.Run
	rows := b.f.Signature.Joint(layout.Joint{
		Signature: s.sig, Width: s.width, Height: b.f.Page.TextHeight, Em: b.g.em(s.organ), Pitch: pitch,
		Names: func(room unit.Length) (sizes []layout.NameSize) {
			names, sizes = s.names(room)
			return sizes
		},
	})
	for r, row := range rows {
		var tabs []tabStop
		for _, x := range row.Middles(s.dateWidth()) {
			tabs = append(tabs, tabStop{x, "center"})
		}
		// The gap is a paragraph of its own: programs differ in whether a
		// seal's place counts from above or below a paragraph's space.
		first := row.Name - pitch.MulDiv(int64(row.Extra), 1)
		if s.overleaf(r) {
			s.height, b.pending = row.Top, true
		}
		gap := first - s.height
		if r == 0 {
			gap -= s.rise()
		}
		b.keptGap(gap)
		s.height = first
		for line := range row.Extra + 1 {
			s.jointLine(row, line, names, tabs, len(rows) == r+1 || !s.overleaf(r+1))
		}
		if row.To == len(names) {
			b.open(para{style: "Date", keepNext: s.followed(), tabs: tabs[len(tabs)-1:]})
			b.tab()
			b.say(s.sig.Date.Text(), "")
			b.close()
			s.height += pitch
		}
	}
}

// rise is by how much the signature stands higher in print.
func (s *signing) rise() unit.Length {
	if s.sig != &s.b.d.Signature {
		return 0
	}
	return s.b.o.Fit.Rise
}

// overleaf reports whether a row of seals begins a page in print.
func (s *signing) overleaf(row int) bool {
	return s.sig == &s.b.d.Signature && slices.Contains(s.b.o.Fit.Seals, row)
}

// jointLine writes one line of the names of a row, which end level. kept says
// whether the row stands on the page of what follows.
func (s *signing) jointLine(row layout.JointRow, line int, names [][][]doc.Run, tabs []tabStop, kept bool) {
	last := line == row.Extra
	s.b.open(para{style: "Signature", apart: last && !kept, tabs: tabs})
	for i := row.From; i < row.To; i++ {
		if last {
			s.press(i, tabs[i-row.From].at, lower(s.organ)+row.Seal(s.seal(i).Diameter)-row.Name, s.height)
		}
		s.b.tab()
		if at := line - row.Extra + len(names[i]) - 1; at >= 0 {
			s.b.runs(names[i][at], "")
		}
	}
	s.b.close()
	s.height += s.organ.Pitch
}

// unstamped: the names, and the date below them (7.3.5.2).
func (s *signing) unstamped() {
	b, g := s.b, s.b.f.Signature
	names, sizes := s.names(s.width - g.PlainRight)
	date := s.dateWidth()
	x, at := g.Plain(sizes, s.width, date)
	gap := g.Gap
	for _, name := range names {
		b.paragraph(para{style: "Signature", indent: &indent{left: x}, spacing: before(gap)}, broken(name))
		gap = 0
	}
	// A line that is exactly full would wrap where programs round.
	p := para{style: "Date", keepNext: s.followed(), indent: &indent{left: at, right: min(0, s.width-at-date-s.b.g.em(s.date))}}
	if gap > 0 {
		p.spacing = before(gap)
	}
	b.paragraph(p, []doc.Run{set(s.sig.Date.Text())})
}

// chopped: the job title two characters left of the 签名章, both on one
// middle; the date a blank line below, four characters from the right
// (7.3.5.3).
func (s *signing) chopped() {
	b, g := s.b, s.b.f.Signature
	gap := g.ChopGap
	for i := range s.sig.Chops {
		chop := &s.sig.Chops[i]
		at := g.Stamp(chop, s.width, s.organ.Pitch)
		side := (at.Slot - s.organ.Pitch) / 2
		b.keptGap(gap + side)
		b.open(para{style: "Signature", align: "right", indent: &indent{right: s.width - at.Left + 2*b.g.em(s.organ)}, spacing: after(side)})
		if chop.Image != nil {
			b.floating(chop.Image, "签名章："+chop.Name.Value, chop.Name.Span, at.Left, s.organ.Pitch/2-at.Height/2, at.Width, at.Height)
		}
		b.runs(plain(chop.Title), "")
		b.close()
		gap = 0
	}
	b.paragraph(para{style: "Date", keepNext: s.followed(), align: "right", indent: &indent{right: g.ChopRight}, spacing: before(s.organ.Pitch)}, []doc.Run{set(s.sig.Date.Text())})
}
