package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/unit"
)

// signatureRow is what a page may not end within: one row of seals with the
// names under them, or a whole signature that has no rows.
type signatureRow struct {
	top  unit.Length // from the bottom of the text above
	draw []func(c *canvas, y unit.Length)
}

// later draws something of the current row; y is where the signature begins.
func (b *signatureBlock) later(draw func(c *canvas, y unit.Length)) {
	if len(b.rows) == 0 {
		b.rows = []signatureRow{{}}
	}
	row := &b.rows[len(b.rows)-1]
	row.draw = append(row.draw, draw)
}

// nextRow begins a row at top.
func (b *signatureBlock) nextRow(top unit.Length) {
	b.rows = append(b.rows, signatureRow{top: top})
}

// piece is the signature from a row on.
func (b *signatureBlock) piece(from int) piece {
	p := b.part(from, len(b.rows))
	p.hang, p.hangFrom = max(0, b.low-b.height), b.lowFrom
	if len(b.rows) == 1 && b.pressed {
		p.rise = b.above
	}
	if len(b.rows)-from > 1 {
		p.least = b.rows[from+1].top - b.rows[from].top
		p.cut = func(room unit.Length) (head, tail *piece) { return b.cut(from, room) }
	}
	return p
}

// part is the rows [from, to).
func (b *signatureBlock) part(from, to int) piece {
	top, end := unit.Length(0), b.height
	if from < len(b.rows) {
		top = b.rows[from].top
	}
	if to < len(b.rows) {
		end = b.rows[to].top
	}
	rows := b.rows[from:to]
	return piece{height: end - top, seals: from, draw: func(c *canvas, y, _ unit.Length) {
		for i := range rows {
			for _, draw := range rows[i].draw {
				draw(c, y-top)
			}
		}
	}}
}

// cut parts a signature that is taller than a page between rows of seals.
func (b *signatureBlock) cut(from int, room unit.Length) (head, tail *piece) {
	to := from
	for to+1 < len(b.rows) && b.rows[to+1].top-b.rows[from].top <= room {
		to++
	}
	if to == from {
		return nil, nil
	}
	b.s.cutSignature = true
	p, q := b.part(from, to), b.piece(to)
	return &p, &q
}

// reportCutSignature tells that a page ends within the signature. Pages are
// tried out before they are settled, so it is told once, at the end.
func (s *setter) reportCutSignature() {
	if s.cutSignature {
		s.bag.Warn(diag.SealCrowded, s.signaturePlace(), "联合行文的机关太多，署名和印章一页排不下，分在了几页上", "请核对印章直径，或者减少联合发文的机关")
	}
}
