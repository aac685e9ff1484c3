package typeset

import "yinfa.dev/yinfa/internal/unit"

// piece is one thing in the flow of a text area: a line of text, a row of a
// table, a picture. Pieces stand one under another and are never split,
// unless they can be cut.
type piece struct {
	before    unit.Length // blank space above; dropped at the top of a later page
	height    unit.Length
	hang      unit.Length // drawn below the height, over what follows (a seal)
	hangFrom  unit.Length // the left edge of what hangs
	rise      unit.Length // white above the seals, which may go where a page has no room for it
	elastic   bool        // follows the pitch of its part when it is adjusted
	keep      bool        // stands on the page of the next piece
	blank     bool        // white that is dropped at the end and at the top of a page
	body      bool        // text that a signature may stand under
	signature bool        // 署名 of the document itself
	closing   bool        // may not stand on a page without text: 署名, or what there is in its place
	newPage   bool        // begins a new page
	turned    bool        // stands on a landscape page
	part      int         // mainPart, or the attachment it belongs to, counted from 1
	note      int         // 1 + the entry of 附件说明 that it is a line of; 0: of none
	rows      int         // of a table
	row       int         // the first of them, from 0
	seals     int         // the row of seals that begins a page with it; 0: none does
	table     int         // pieces of one table share a number above 0
	head      *piece      // repeated when the piece begins a page: the table's head
	firstPart unit.Length // what must fit of rows that may be parted where much of the page would stay empty; 0: not to be parted
	spare     unit.Length // how much may stay empty so that they are not parted

	parted  int                   // 1 + the row of the table that goes on overleaf; 0: none does
	tighten func(k stretch) piece // the same rows of a form, set lower; nil: not of a form

	least unit.Length // what must fit of it where it is taller than a page; 0: an eighth of the page

	line *textLine                                  // drawn in the middle of the height, or
	draw func(c *canvas, y, height unit.Length)     // drawn by itself
	cut  func(room unit.Length) (head, tail *piece) // splits at the room; nil head: cannot
	mark *bookmark                                  // outline entry
	of   *piece                                     // the piece this is the first part of; nil: none
}

// linePieces makes a piece of each line of a paragraph. A lone first or last
// line is avoided: the first two and the last two lines stay together.
func (s *setter) linePieces(lines []textLine, before, after, pitch unit.Length, body bool) []piece {
	out := s.memory.linePieces.take(len(lines))
	for i := range lines {
		out[i] = piece{height: pitch, line: &lines[i], elastic: true, body: body}
		if n := len(lines); n > 1 && (i == 0 || i == n-2) {
			out[i].keep = true
		}
	}
	if len(out) > 0 {
		out[0].before = before
		out[len(out)-1].after(after)
	}
	return out
}

// after adds blank space below a piece.
func (p *piece) after(space unit.Length) {
	if space <= 0 {
		return
	}
	line, draw, height := p.line, p.draw, p.height
	p.line, p.height = nil, p.height+space
	p.draw = func(c *canvas, y, _ unit.Length) {
		if line != nil {
			c.text(line, 0, baseline(y, height, line.size))
			return
		}
		draw(c, y, height)
	}
}

// raise moves a signature up until its highest seal begins right under the
// text: 印章顶端应当上距正文一行之内 (7.3.5.1).
func (p *piece) raise() unit.Length {
	rise, draw := p.rise, p.draw
	p.rise, p.height = 0, p.height-rise
	p.draw = func(c *canvas, y, height unit.Length) { draw(c, y-rise, height+rise) }
	return rise
}

// paint draws the piece with its top at y.
func (p *piece) paint(c *canvas, y, height unit.Length) {
	if p.line != nil {
		c.text(p.line, 0, baseline(y, height, p.line.size))
		return
	}
	if p.draw != nil {
		p.draw(c, y, height)
	}
}
