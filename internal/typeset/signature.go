package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// signature sets 署名, 成文日期, seals and name stamps as one piece
// (GB/T 9704-2012 7.3.5). Nothing is drawn where no image was given: the
// place of a seal is kept free.
func (s *setter) signature(sig *doc.Signature) []piece {
	if sig.Mode == doc.NoSignature || len(sig.Organs) == 0 && sig.Date.IsZero() {
		return nil
	}
	b := &signatureBlock{s: s, sig: sig, organ: s.style(layout.Organ), date: s.style(layout.DateLine), width: s.f.Page.TextWidth, above: s.f.Page.TextHeight}
	switch {
	case sig.Mode == doc.Chopped:
		b.chopped()
	case sig.Mode == doc.Stamped && len(sig.Organs) > 1:
		b.stampedJoint()
	case sig.Mode == doc.Stamped:
		b.stampedSingle()
	default:
		b.unstamped()
	}
	return []piece{b.piece(0)}
}

// signatureBlock is a signature under construction. Distances are measured
// from the bottom of the text above.
type signatureBlock struct {
	s           *setter
	sig         *doc.Signature
	organ, date layout.Style
	width       unit.Length
	height      unit.Length // where the text of the signature ends
	low         unit.Length // where its seals end
	lowFrom     unit.Length // left edge of the first seal that was pressed
	above       unit.Length // white between the text above and the highest name or seal
	pressed     bool        // there is a seal, or a place for one
	rows        []signatureRow
}

// put places a line with the top of its slot at y.
func (b *signatureBlock) put(line textLine, x, y unit.Length, st layout.Style) {
	b.later(func(c *canvas, top unit.Length) {
		c.text(&line, x, baseline(top+y, st.Pitch, line.size))
	})
	b.height = max(b.height, y+st.Pitch)
	b.low = max(b.low, b.height)
	b.above = min(b.above, y)
}

func (b *signatureBlock) dateLine() textLine {
	if b.sig.Date.IsZero() {
		return textLine{size: b.date.Size}
	}
	return b.s.setOne(styled{runs: generated(b.sig.Date.Text()), style: b.date, node: b.s.tree.paragraph()})
}

// organName sets a name on one line, or, when it is wider than the room, on
// several, broken by meaning as titles are.
func (b *signatureBlock) organName(i int, room unit.Length) organName {
	shaped := b.s.shape(styled{runs: textRuns(b.sig.Organs[i]), style: b.organ, node: b.s.tree.paragraph()})
	ranges := [][2]int{{0, len(shaped.chars)}}
	if _, width := b.s.natural(shaped.chars); width > room {
		ranges = b.s.titleRanges(shaped, room)
	}
	var name organName
	for _, r := range ranges {
		xs, width := b.s.natural(shaped.chars[r[0]:r[1]])
		name.lines = append(name.lines, b.s.place(shaped, r[0], r[1], xs, 0, width))
		name.width = max(name.width, width)
	}
	return name
}

// organName is the set name of an organ.
type organName struct {
	lines []textLine
	width unit.Length // of the widest line
}

// size is what the name takes.
func (n organName) size() layout.NameSize {
	return layout.NameSize{Width: n.width, Extra: max(0, len(n.lines)-1)}
}

// putCentred places a name with the middle of its lines at x and the slot of
// its last line at y.
func (b *signatureBlock) putCentred(n organName, x, y unit.Length) {
	y -= b.organ.Pitch.MulDiv(int64(n.size().Extra), 1)
	for _, line := range n.lines {
		b.put(line, x-line.width/2, y, b.organ)
		y += b.organ.Pitch
	}
}

// press puts the seal of an organ with its centre at (x, y).
func (b *signatureBlock) press(i int, x, y unit.Length) {
	seal := b.s.f.Signature.Seal(b.sig, i)
	im, d := seal.Image, seal.Diameter
	b.above, b.pressed = min(b.above, max(0, y-d/2)), true
	if b.low < y+d/2 {
		b.low, b.lowFrom = y+d/2, x-d/2
	}
	if im == nil {
		return
	}
	node := b.s.figureNode("印章：" + b.sig.Organs[min(i, len(b.sig.Organs)-1)].Value)
	b.later(func(c *canvas, top unit.Length) {
		c.image(im, node, x-d/2, top+y-d/2, d, d)
	})
}

// stampedSingle: the organ and the date on one middle, the seal on both.
func (b *signatureBlock) stampedSingle() {
	organ := organName{}
	if len(b.sig.Organs) > 0 {
		organ = b.organName(0, b.width)
	}
	date, g := b.dateLine(), b.s.f.Signature
	at := g.Sealed(organ.size(), b.width, date.width, b.organ.Pitch, g.Seal(b.sig, 0).Diameter)
	b.putCentred(organ, at.Middle, at.Name)
	b.put(date, at.Middle-date.width/2, at.Date, b.date)
	b.press(0, at.Middle, at.Seal)
}

// stampedJoint: the organs in rows, each under its seal; the last seal
// covers the date as well.
func (b *signatureBlock) stampedJoint() {
	g := b.s.f.Signature
	var names []organName
	rows := g.Joint(layout.Joint{
		Signature: b.sig, Width: b.width, Height: b.s.f.Page.TextHeight, Em: b.s.em(b.organ), Pitch: b.organ.Pitch,
		Names: func(room unit.Length) (sizes []layout.NameSize) {
			names, sizes = b.names(room)
			return sizes
		},
	})
	date := b.dateLine()
	for i := range b.sig.Organs {
		if g.Seal(b.sig, i).Diameter > b.width {
			b.s.bag.Warn(diag.SealCrowded, b.sig.Span, "印章比版心还宽，排不开", "请核对印章直径（毫米）")
			break
		}
	}
	for r, row := range rows {
		if r > 0 {
			b.nextRow(row.Top) // a page may end between the seals of this row and those above
		}
		for i, x := range row.Middles(date.width) {
			i += row.From
			b.putCentred(names[i], x, row.Name)
			if i == len(names)-1 {
				b.put(date, x-date.width/2, row.Name+b.organ.Pitch, b.date)
			}
			b.press(i, x, row.Seal(g.Seal(b.sig, i).Diameter))
		}
	}
}

// names sets the names of the organs, each no wider than the room.
func (b *signatureBlock) names(room unit.Length) ([]organName, []layout.NameSize) {
	names, sizes := make([]organName, len(b.sig.Organs)), make([]layout.NameSize, len(b.sig.Organs))
	for i := range names {
		names[i] = b.organName(i, room)
		sizes[i] = names[i].size()
	}
	return names, sizes
}

// unstamped: the names, and the date below them (7.3.5.2).
func (b *signatureBlock) unstamped() {
	g := b.s.f.Signature
	names, sizes := b.names(b.width - g.PlainRight)
	date := b.dateLine()
	x, at := g.Plain(sizes, b.width, date.width)
	y := g.Gap
	for _, name := range names {
		for _, line := range name.lines {
			b.put(line, x, y, b.organ)
			y += b.organ.Pitch
		}
	}
	b.put(date, at, y, b.date)
}

// chopped: the job title two characters left of the 签名章, both on one
// middle; the date a blank line below, four characters from the right
// (7.3.5.3).
func (b *signatureBlock) chopped() {
	g := b.s.f.Signature
	y := g.ChopGap
	for i := range b.sig.Chops {
		chop := &b.sig.Chops[i]
		at := g.Stamp(chop, b.width, b.organ.Pitch)
		title := b.s.setOne(styled{runs: textRuns(chop.Title), style: b.organ, node: b.s.tree.paragraph()})
		middle := y + at.Slot/2
		b.put(title, at.Left-2*b.s.em(b.organ)-title.width, middle-b.organ.Pitch/2, b.organ)
		if chop.Image != nil {
			im, node := chop.Image, b.s.figureNode("签名章："+chop.Name.Value)
			b.later(func(c *canvas, top unit.Length) {
				c.image(im, node, at.Left, top+middle-at.Height/2, at.Width, at.Height)
			})
		}
		b.height = max(b.height, y+at.Slot)
		y += at.Slot
	}
	date := b.dateLine()
	b.put(date, b.width-g.ChopRight-date.width, y+b.organ.Pitch, b.date)
}
