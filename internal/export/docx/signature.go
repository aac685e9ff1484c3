package docx

import (
	"strconv"

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

// dateText is 成文日期 in Arabic figures without leading zeros (7.3.5.4).
func dateText(d doc.Date) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

func (s *signing) organWidth(i int) unit.Length { return s.b.width(s.sig.Organs[i].Value, s.organ) }

func (s *signing) dateWidth() unit.Length { return s.b.width(dateText(s.sig.Date), s.date) }

// about are indents between which a line stands centred on x.
func (s *signing) about(x unit.Length) *indent {
	off := 2*x - s.width
	return &indent{left: max(0, off), right: max(0, -off)}
}

func (s *signing) seal(i int) doc.Seal {
	seal := doc.Seal{}
	if i < len(s.sig.Seals) {
		seal = s.sig.Seals[i]
	}
	if seal.Diameter <= 0 {
		seal.Diameter = s.b.f.Signature.SealDiameter
	}
	return seal
}

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

// sealLines is how many whole lines below the text the signature begins, so
// that the seal's top is within one line of the text (7.3.5.1).
func sealLines(diameter, centreToTop, pitch unit.Length) int {
	n := 0
	for n < 8 && pitch.MulDiv(int64(n), 1)+centreToTop < diameter/2 {
		n++
	}
	return n
}

// sink is how far below the centre of its seal the text stands (居中偏下).
func sink(diameter unit.Length) unit.Length { return diameter / 8 }

// stampedSingle: the date four characters from the right, the organ centred
// on it, the seal on both, behind the text and anchored to the date.
func (s *signing) stampedSingle() {
	b := s.b
	organ := unit.Length(0)
	if len(s.sig.Organs) > 0 {
		organ = s.organWidth(0)
	}
	centre := s.width - b.f.Signature.StampedRight - s.dateWidth()/2
	centre = min(centre, s.width-organ/2)
	centre = max(centre, organ/2)
	d, pitch := s.seal(0).Diameter, s.organ.Pitch
	gap := pitch.MulDiv(int64(sealLines(d, pitch-sink(d), pitch)), 1)
	p := para{style: "Signature", align: "center", indent: s.about(centre), spacing: before(gap)}
	var runs []doc.Run
	if len(s.sig.Organs) > 0 {
		runs = s.organName(0, s.width)
		p.spacing = before(max(0, gap-pitch.MulDiv(int64(breaks(runs)), 1)))
	}
	b.paragraph(p, runs)
	s.height = max(gap, pitch.MulDiv(int64(breaks(runs)), 1)) + 2*pitch
	b.open(para{style: "Date", keepNext: s.followed(), align: "center", indent: s.about(centre)})
	s.press(0, centre, lower(s.date)-sink(d), s.height-pitch)
	b.say(dateText(s.sig.Date), "")
	b.close()
}

// organName is a name with breaks by meaning where it is wider than its room.
func (s *signing) organName(i int, room unit.Length) []doc.Run {
	name := plain(s.sig.Organs[i])
	if s.organWidth(i) <= room {
		return name
	}
	return s.b.breakPart(nil, name, s.organ, room)
}

// breaks counts the lines of runs after the first.
func breaks(runs []doc.Run) int {
	n := 0
	for _, r := range runs {
		if r.Break {
			n++
		}
	}
	return n
}

// sealGap keeps seals of one row from touching.
const sealGap = 2 * unit.Mm

// stampedJoint: the organs in rows, each centred under its seal by a tabulator;
// the last seal covers the date as well.
func (s *signing) stampedJoint() {
	b, n := s.b, len(s.sig.Organs)
	widest, d := unit.Length(0), unit.Length(0)
	for i := range n {
		widest = max(widest, s.organWidth(i))
		d = max(d, s.seal(i).Diameter)
	}
	cell := max(widest+b.g.em(s.organ), d+sealGap)
	row := int(max(1, min(3, s.width/cell)))
	pitch := s.organ.Pitch
	lines := 1
	for pitch.MulDiv(int64(lines), 1) < d+sealGap {
		lines++
	}
	rows := (n + row - 1) / row
	// The seals of a row stand level; those of the last row press down on the
	// date as well.
	middle := func(r int) unit.Length {
		if r == rows-1 {
			return pitch
		}
		return pitch / 2
	}
	gap := pitch.MulDiv(int64(sealLines(d, middle(0)-sink(d), pitch)), 1)
	for r := range rows {
		from, to := r*row, min(r*row+row, n)
		centres := s.b.f.Signature.SealCentres(to-from, min(n, row), s.width, s.dateWidth(), cell)
		var tabs []tabStop
		for _, x := range centres {
			tabs = append(tabs, tabStop{x, "center"})
		}
		// The gap is a paragraph of its own: programs differ in whether a
		// seal's place counts from above or below a paragraph's space.
		b.keptGap(gap)
		s.height += gap
		b.open(para{style: "Signature", tabs: tabs})
		for i := from; i < to; i++ {
			s.press(i, centres[i-from], lower(s.organ)+middle(r)-sink(s.seal(i).Diameter), s.height)
			b.tab()
			b.runs(plain(s.sig.Organs[i]), "")
		}
		b.close()
		s.height += pitch
		gap = pitch.MulDiv(int64(lines-1), 1)
		if to == n {
			b.open(para{style: "Date", keepNext: s.followed(), tabs: tabs[len(tabs)-1:]})
			b.tab()
			b.say(dateText(s.sig.Date), "")
			b.close()
			s.height += pitch
		}
	}
}

// unstamped: names two characters from the right, the date starting two
// characters right of the name (7.3.5.2).
func (s *signing) unstamped() {
	b, g, n := s.b, s.b.f.Signature, len(s.sig.Organs)
	widest := unit.Length(0)
	for i := range n {
		widest = max(widest, s.organWidth(i))
	}
	date := s.dateWidth()
	x := s.width - g.PlainRight - widest
	if n > 0 && date > s.organWidth(n-1) {
		x = min(x, s.width-g.PlainRight-date-g.DateShift)
	}
	x = max(0, x)
	gap := g.Gap
	for i := range n {
		b.paragraph(para{style: "Signature", indent: &indent{left: x}, spacing: before(gap)}, s.organName(i, s.width-g.PlainRight))
		gap = 0
	}
	at := x + g.DateShift
	if n == 0 {
		at = s.width - g.PlainRight - date
	}
	at = max(0, min(at, s.width-date))
	// A line that is exactly full would wrap where programs round.
	p := para{style: "Date", keepNext: s.followed(), indent: &indent{left: at, right: min(0, s.width-at-date-s.b.g.em(s.date))}}
	if gap > 0 {
		p.spacing = before(gap)
	}
	b.paragraph(p, []doc.Run{set(dateText(s.sig.Date))})
}

// chopped: the job title two characters left of the 签名章, both on one
// middle; the date a blank line below, four characters from the right
// (7.3.5.3).
func (s *signing) chopped() {
	b, g := s.b, s.b.f.Signature
	gap := g.ChopGap
	for i := range s.sig.Chops {
		chop := &s.sig.Chops[i]
		h := chop.Height
		if h <= 0 {
			h = g.ChopHeight
		}
		w := h * 2
		if im := chop.Image; im != nil && im.Height > 0 {
			w = h.MulDiv(int64(im.Width), int64(im.Height))
		}
		slot := s.organ.Pitch
		for slot < h {
			slot += s.organ.Pitch
		}
		side := (slot - s.organ.Pitch) / 2
		x := s.width - g.ChopRight - w
		b.keptGap(gap + side)
		b.open(para{style: "Signature", align: "right", indent: &indent{right: g.ChopRight + w + 2*b.g.em(s.organ)}, spacing: after(side)})
		if chop.Image != nil {
			b.floating(chop.Image, "签名章："+chop.Name.Value, chop.Name.Span, x, s.organ.Pitch/2-h/2, w, h)
		}
		b.runs(plain(chop.Title), "")
		b.close()
		gap = 0
	}
	b.paragraph(para{style: "Date", keepNext: s.followed(), align: "right", indent: &indent{right: g.ChopRight}, spacing: before(s.organ.Pitch)}, []doc.Run{set(dateText(s.sig.Date))})
}
