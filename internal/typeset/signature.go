package typeset

import (
	"strconv"

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
	b := &signatureBlock{s: s, sig: sig, organ: s.style(layout.Organ), date: s.style(layout.DateLine), width: s.f.Page.TextWidth}
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
	rows        []signatureRow
}

// put places a line with the top of its slot at y.
func (b *signatureBlock) put(line textLine, x, y unit.Length, st layout.Style) {
	b.later(func(c *canvas, top unit.Length) {
		c.text(&line, x, baseline(top+y, st.Pitch, line.size))
	})
	b.height = max(b.height, y+st.Pitch)
	b.low = max(b.low, b.height)
}

// dateText is 成文日期 in Arabic figures without leading zeros (7.3.5.4).
func dateText(d doc.Date) string {
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

func (b *signatureBlock) dateLine() textLine {
	if b.sig.Date.IsZero() {
		return textLine{size: b.date.Size}
	}
	return b.s.setOne(styled{runs: generated(dateText(b.sig.Date)), style: b.date, node: b.s.tree.paragraph()})
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

// extra is how many lines the name has above its last one.
func (n organName) extra() int { return max(0, len(n.lines)-1) }

// putCentred places a name with the middle of its lines at x and the slot of
// its last line at y.
func (b *signatureBlock) putCentred(n organName, x, y unit.Length) {
	y -= b.organ.Pitch.MulDiv(int64(n.extra()), 1)
	for _, line := range n.lines {
		b.put(line, x-line.width/2, y, b.organ)
		y += b.organ.Pitch
	}
}

func (b *signatureBlock) seal(i int) *doc.Seal {
	if i < len(b.sig.Seals) {
		return &b.sig.Seals[i]
	}
	return &doc.Seal{}
}

// diameter is a seal's real size.
func (b *signatureBlock) diameter(i int) unit.Length {
	if d := b.seal(i).Diameter; d > 0 {
		return d
	}
	return b.s.f.Signature.SealDiameter
}

// press puts the seal of an organ with its centre at (x, y).
func (b *signatureBlock) press(i int, x, y unit.Length) {
	d := b.diameter(i)
	if b.low < y+d/2 {
		b.low, b.lowFrom = y+d/2, x-d/2
	}
	im := b.seal(i).Image
	if im == nil {
		return
	}
	node := b.s.figureNode("印章：" + b.sig.Organs[min(i, len(b.sig.Organs)-1)].Value)
	b.later(func(c *canvas, top unit.Length) {
		c.image(im, node, x-d/2, top+y-d/2, d, d)
	})
}

// sealLines is where the signature under a seal begins: as many whole lines
// below the text as put the seal's top within one line of the text
// (7.3.5.1: 印章顶端应当上距正文一行之内).
func sealLines(diameter, centreToTop, pitch unit.Length) int {
	n := 0
	for n < 8 && pitch.MulDiv(int64(n), 1)+centreToTop < diameter/2 {
		n++
	}
	return n
}

// sink is how far below the centre of its seal the middle of the text stands
// (居中偏下): an eighth of the diameter.
func sink(diameter unit.Length) unit.Length { return diameter / 8 }

// stampedSingle: the date four characters from the right, the organ centred
// on it, the seal on both.
func (b *signatureBlock) stampedSingle() {
	organ := organName{}
	if len(b.sig.Organs) > 0 {
		organ = b.organName(0, b.width)
	}
	date := b.dateLine()
	right := b.s.f.Signature.StampedRight
	centre := b.width - right - date.width/2
	// A long name would leave the text area: then both move to the left.
	centre = min(centre, b.width-organ.width/2)
	centre = max(centre, organ.width/2)
	d, pitch := b.diameter(0), b.organ.Pitch
	// Name and date together are two lines; their middle is the pitch line.
	first := pitch.MulDiv(int64(max(organ.extra(), sealLines(d, pitch-sink(d), pitch))), 1)
	b.putCentred(organ, centre, first)
	b.put(date, centre-date.width/2, first+pitch, b.date)
	b.press(0, centre, first+pitch-sink(d))
}

// sealGap keeps seals of one row from touching.
const sealGap = 2 * unit.Mm

// stampedJoint: the organs in rows, each under its seal; the last seal
// covers the date as well.
func (b *signatureBlock) stampedJoint() {
	n := len(b.sig.Organs)
	d := unit.Length(0)
	for i := range n {
		d = max(d, b.diameter(i))
	}
	names, cell := b.jointNames(b.width-b.s.em(b.organ), d)
	perRow := b.perRow(cell)
	if b.jointRows(n, perRow, d) > b.s.f.Page.TextHeight {
		// Names broken to the width of a seal leave room for more in a row.
		names, cell = b.jointNames(d+sealGap-b.s.em(b.organ), d)
		perRow = b.perRow(cell)
	}
	date := b.dateLine()
	if d > b.width {
		b.s.bag.Warn(diag.SealCrowded, b.sig.Span, "印章比版心还宽，排不开", "请核对印章直径（毫米）")
	}
	rows := (n + perRow - 1) / perRow
	pitch, rowLines := b.organ.Pitch, b.rowLines(d)
	// The seals of a row stand level. Those of the last row press down on the
	// date as well, so they stand lower.
	centre := func(row int) unit.Length {
		if row == rows-1 {
			return pitch
		}
		return pitch / 2
	}
	top := pitch.MulDiv(int64(sealLines(d, centre(0)-sink(d), pitch)), 1)
	above := 0 // further lines of long names in the rows so far
	for r := range rows {
		from, to := r*perRow, min(r*perRow+perRow, n)
		extra := 0
		for _, name := range names[from:to] {
			extra = max(extra, name.extra())
		}
		above += extra
		y := top + pitch.MulDiv(int64(r*rowLines+above), 1)
		if r > 0 {
			// A page may end between the seals of this row and those above.
			b.nextRow(min(y+centre(r)-sink(d)-d/2-sealGap/2, y-pitch.MulDiv(int64(extra), 1)))
		}
		centres := b.s.f.Signature.SealCentres(to-from, min(n, perRow), b.width, date.width, cell)
		for i := from; i < to; i++ {
			x := centres[i-from]
			b.putCentred(names[i], x, y)
			if i == n-1 {
				b.put(date, x-date.width/2, y+pitch, b.date)
			}
			b.press(i, x, y+centre(r)-sink(b.diameter(i)))
		}
	}
}

// jointNames sets the names of a joint signature, each no wider than the
// room, and finds the width that a name and its seal take.
func (b *signatureBlock) jointNames(room, diameter unit.Length) ([]organName, unit.Length) {
	names := make([]organName, len(b.sig.Organs))
	widest := unit.Length(0)
	for i := range names {
		names[i] = b.organName(i, room)
		widest = max(widest, names[i].width)
	}
	return names, max(widest+b.s.em(b.organ), diameter+sealGap)
}

// perRow is how many organs stand side by side.
func (b *signatureBlock) perRow(cell unit.Length) int { return int(max(1, min(3, b.width/cell))) }

// rowLines is how many lines a row of seals takes.
func (b *signatureBlock) rowLines(diameter unit.Length) int {
	lines := 1
	for b.organ.Pitch.MulDiv(int64(lines), 1) < diameter+sealGap {
		lines++
	}
	return lines
}

// jointRows is about how tall a joint signature is.
func (b *signatureBlock) jointRows(n, perRow int, diameter unit.Length) unit.Length {
	return b.organ.Pitch.MulDiv(int64((n+perRow-1)/perRow*b.rowLines(diameter)+1), 1)
}

// unstamped: names two characters from the right, the date starting two
// characters right of the name; a date longer than the name stands two
// characters from the right and the name moves left (7.3.5.2).
func (b *signatureBlock) unstamped() {
	g := b.s.f.Signature
	n := len(b.sig.Organs)
	names := make([]organName, n)
	widest := unit.Length(0)
	for i := range names {
		names[i] = b.organName(i, b.width-g.PlainRight)
		widest = max(widest, names[i].width)
	}
	date := b.dateLine()
	x := b.width - g.PlainRight - widest
	if n > 0 && date.width > names[n-1].width {
		x = min(x, b.width-g.PlainRight-date.width-g.DateShift)
	}
	x = max(0, x)
	y := g.Gap
	for _, name := range names {
		for _, line := range name.lines {
			b.put(line, x, y, b.organ)
			y += b.organ.Pitch
		}
	}
	at := x + g.DateShift
	if n == 0 {
		at = b.width - g.PlainRight - date.width
	}
	b.put(date, min(at, b.width-date.width), y, b.date)
}

// chopped: the job title two characters left of the 签名章, both on one
// middle; the date a blank line below, four characters from the right
// (7.3.5.3).
func (b *signatureBlock) chopped() {
	g := b.s.f.Signature
	y := g.ChopGap
	for i := range b.sig.Chops {
		chop := &b.sig.Chops[i]
		h := chop.Height
		if h <= 0 {
			h = g.ChopHeight
		}
		w := h * 2
		if im := chop.Image; im != nil && im.Height > 0 {
			w = h.MulDiv(int64(im.Width), int64(im.Height))
		}
		slot := b.organ.Pitch
		for slot < h {
			slot += b.organ.Pitch
		}
		x := b.width - g.ChopRight - w
		title := b.s.setOne(styled{runs: textRuns(chop.Title), style: b.organ, node: b.s.tree.paragraph()})
		middle := y + slot/2
		b.put(title, x-2*b.s.em(b.organ)-title.width, middle-b.organ.Pitch/2, b.organ)
		if chop.Image != nil {
			im, node := chop.Image, b.s.figureNode("签名章："+chop.Name.Value)
			b.later(func(c *canvas, top unit.Length) {
				c.image(im, node, x, top+middle-h/2, w, h)
			})
		}
		b.height = max(b.height, y+slot)
		y += slot
	}
	date := b.dateLine()
	b.put(date, b.width-g.ChopRight-date.width, y+b.organ.Pitch, b.date)
}
