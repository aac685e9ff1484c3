package layout

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// Where 署名, 成文日期, seals and name stamps stand (GB/T 9704-2012 7.3.5), for
// every edition that sets them. Across, lengths count from the left edge of the
// text area; down, from the bottom of the text above, to the top of the slot of
// a line unless said otherwise.

// NameSize is an organ's name as it is set.
type NameSize struct {
	Width unit.Length // of its widest line
	Extra int         // how many lines it has above its last one
}

// Sealed is the place of the signature of one organ under its seal.
type Sealed struct {
	Middle     unit.Length // across: the middle of the name, the date and the seal
	Name, Date unit.Length // the last line of the name, and the date
	Seal       unit.Length // down: the middle of the seal
}

// Seal is the seal of organ i in its real size, or in that of the format. It
// has no image where the place of a seal is kept free.
func (g Signature) Seal(sig *doc.Signature, i int) doc.Seal {
	seal := doc.Seal{}
	if i < len(sig.Seals) {
		seal = sig.Seals[i]
	}
	if seal.Diameter <= 0 {
		seal.Diameter = g.SealDiameter
	}
	return seal
}

// largest is the diameter of the largest seal.
func (g Signature) largest(sig *doc.Signature) unit.Length {
	d := unit.Length(0)
	for i := range sig.Organs {
		d = max(d, g.Seal(sig, i).Diameter)
	}
	return d
}

// Sealed places one organ: the date four characters from the right, the organ
// centred on it, the seal on both (7.3.5.1). width is that of the text area,
// date that of the date.
func (g Signature) Sealed(name NameSize, width, date, pitch, diameter unit.Length) Sealed {
	middle := width - g.StampedRight - date/2
	// A long name would leave the text area: then all move to the left.
	middle = min(middle, width-name.Width/2)
	middle = max(middle, name.Width/2)
	// Name and date together are two lines; their middle is the pitch line.
	lines := max(name.Extra, sealLines(diameter, pitch-sink(diameter), pitch))
	first := pitch.MulDiv(int64(lines), 1)
	return Sealed{Middle: middle, Name: first, Date: first + pitch, Seal: first + pitch - sink(diameter)}
}

// sealLines is how many whole lines below the text a signature under a seal
// begins, so that the seal's top is within one line of the text (7.3.5.1:
// 印章顶端应当上距正文一行之内).
func sealLines(diameter, centreToTop, pitch unit.Length) int {
	n := 0
	for n < 8 && pitch.MulDiv(int64(n), 1)+centreToTop < diameter/2 {
		n++
	}
	return n
}

// sink is how far below the middle of its seal the middle of the text stands
// (居中偏下): an eighth of the diameter.
func sink(diameter unit.Length) unit.Length { return diameter / 8 }

// mostInRow is how many seals stand side by side at most.
const mostInRow = 3

// sealGap keeps seals of one row from touching.
const sealGap = 2 * unit.Mm

// Joint is what the places of a stamped joint signature depend on.
type Joint struct {
	Signature     *doc.Signature
	Width, Height unit.Length // of the text area
	Em, Pitch     unit.Length // of the names
	// Names sets the names, each no wider than the room, and returns their
	// sizes. It is called once, or twice when the names have to be narrower.
	Names func(room unit.Length) []NameSize
}

// JointRow is a row of seals with the names of organs under them.
type JointRow struct {
	From, To int         // the organs
	Top      unit.Length // what the row takes begins here; a page may end there
	Name     unit.Length // the last lines of the names; the date follows those of the last row
	Extra    int         // lines of the longest name above that

	middle, cell, width unit.Length
	perRow              int
	g                   Signature
}

// Middles are those of the row's organs, across, above a date of a width.
func (r JointRow) Middles(date unit.Length) []unit.Length {
	return r.g.SealCentres(r.To-r.From, r.perRow, r.width, date, r.cell)
}

// Seal is the middle of a seal of the row, down.
func (r JointRow) Seal(diameter unit.Length) unit.Length { return r.middle - sink(diameter) }

// Joint places a stamped joint signature: the organs in rows of at most three,
// each under its seal; the last seal covers the date as well (7.3.5.1).
func (g Signature) Joint(in Joint) []JointRow {
	j := joint{Joint: in, organs: len(in.Signature.Organs), diameter: g.largest(in.Signature)}
	names := j.Names(j.Width - j.Em)
	if j.tall(j.perRow(names)) > j.Height {
		// Names broken to a third of the width leave room for three in a row.
		names = j.Names(max(j.diameter+sealGap, j.Width/mostInRow) - j.Em)
	}
	perRow := j.perRow(names)
	rows := make([]JointRow, (j.organs+perRow-1)/perRow)
	above := 0 // further lines of long names in the rows so far
	for r := range rows {
		row := &rows[r]
		row.From, row.To = r*perRow, min(r*perRow+perRow, j.organs)
		for _, name := range names[row.From:row.To] {
			row.Extra = max(row.Extra, name.Extra)
		}
		above += row.Extra
		y := j.lines(sealLines(j.diameter, j.middle(0, len(rows))-sink(j.diameter), j.Pitch) + r*j.rowLines() + above)
		row.Name, row.middle = y, y+j.middle(r, len(rows))
		if r > 0 {
			row.Top = min(row.Seal(j.diameter)-j.diameter/2-sealGap/2, y-j.lines(row.Extra))
		}
		row.cell, row.width, row.perRow, row.g = j.cell(names), j.Width, min(j.organs, perRow), g
	}
	return rows
}

// joint is a joint signature that is being placed.
type joint struct {
	Joint
	organs   int
	diameter unit.Length // of the largest seal
}

// middle is that of the text under the seals of a row, below the top of the
// names. The seals of a row stand level. Those of the last row press down on
// the date as well, so they stand lower.
func (j *joint) middle(row, rows int) unit.Length {
	if row == rows-1 {
		return j.Pitch
	}
	return j.Pitch / 2
}

func (j *joint) lines(n int) unit.Length { return j.Pitch.MulDiv(int64(n), 1) }

// cell is the width that a name and its seal take.
func (j *joint) cell(names []NameSize) unit.Length {
	widest := unit.Length(0)
	for _, n := range names {
		widest = max(widest, n.Width)
	}
	return max(widest+j.Em, j.diameter+sealGap)
}

// perRow is how many organs stand side by side.
func (j *joint) perRow(names []NameSize) int {
	return int(max(1, min(mostInRow, j.Width/j.cell(names))))
}

// rowLines is how many lines a row of seals takes.
func (j *joint) rowLines() int {
	lines := 1
	for j.lines(lines) < j.diameter+sealGap {
		lines++
	}
	return lines
}

// tall is about how tall the signature is.
func (j *joint) tall(perRow int) unit.Length {
	return j.lines((j.organs+perRow-1)/perRow*j.rowLines() + 1)
}

// Plain are the left edges of the names and of the date of a signature without
// seals: names two characters from the right, the date two characters right
// of the last name; a date longer than that stands two characters from the
// right, and the names move left (7.3.5.2).
func (g Signature) Plain(names []NameSize, width, date unit.Length) (name, day unit.Length) {
	widest, last := unit.Length(0), unit.Length(0)
	for _, n := range names {
		widest, last = max(widest, n.Width), n.Width
	}
	name = width - g.PlainRight - widest
	if len(names) > 0 && date > last {
		name = min(name, width-g.PlainRight-date-g.DateShift)
	}
	name = max(0, name)
	day = name + g.DateShift
	if len(names) == 0 {
		day = width - g.PlainRight - date
	}
	return name, max(0, min(day, width-date))
}

// StampPlace is the place of a 签名章 (7.3.5.3).
type StampPlace struct {
	Width, Height unit.Length
	Left          unit.Length // its left edge
	Slot          unit.Length // whole lines that hold it; it and the job title stand in their middle
}

// Stamp places a 签名章, four characters from the right. Without a picture it is
// twice as wide as high.
func (g Signature) Stamp(c *doc.NameStamp, width, pitch unit.Length) StampPlace {
	h := c.Height
	if h <= 0 {
		h = g.ChopHeight
	}
	w := h * 2
	if im := c.Image; im != nil && im.Height > 0 {
		w = h.MulDiv(int64(im.Width), int64(im.Height))
	}
	slot := pitch
	for slot < h {
		slot += pitch
	}
	return StampPlace{Width: w, Height: h, Left: width - g.ChopRight - w, Slot: slot}
}
