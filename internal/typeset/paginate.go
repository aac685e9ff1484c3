package typeset

import "yinfa.dev/yinfa/internal/unit"

// stretch is a pitch adjustment in thousandths: 1000 leaves pieces as they are.
type stretch int64

const natural1000 stretch = 1000

func (k stretch) apply(p *piece, l unit.Length) unit.Length {
	if !p.elastic || k == natural1000 {
		return l
	}
	return l.MulDiv(int64(k), int64(natural1000))
}

// mainPart is the part of the document that is no attachment.
const mainPart = 0

// scaled is a height of a piece as the pitch of its part is adjusted.
func (p *pager) scaled(q *piece, l unit.Length) unit.Length {
	if q.part != p.part {
		return l
	}
	return p.k.apply(q, l)
}

// slot is a piece at its place on a page.
type slot struct {
	piece        *piece
	y, height    unit.Length
	begins, ends bool
}

// sheet is one page of the flow before it is drawn.
type sheet struct {
	turned bool
	slots  []slot
	end    unit.Length // where the last piece ends, from the start of reading
	body   bool        // holds text of the body
}

// areas are the text areas pages offer.
type areas struct {
	first, later, turned extent
}

// extent is where a text area begins and ends in the direction of reading.
type extent struct{ top, bottom unit.Length }

// pager distributes pieces over pages.
type pager struct {
	memory *memory
	areas  areas
	k      stretch // of the pitch of one part; the others keep theirs
	part   int
	sheets []*sheet
	y      unit.Length
	fresh  bool // nothing stands on the current page yet
}

// paginate places pieces on pages: as many as fit, keeping together what
// belongs together. It ends for any input: a piece taller than an empty page
// is cut where it can be, and else set on a page of its own.
func (s *setter) paginate(pieces []piece, a areas, k stretch) []*sheet {
	return s.paginatePart(pieces, a, k, mainPart)
}

// paginatePart places pieces on pages with the pitch of one part adjusted.
func (s *setter) paginatePart(pieces []piece, a areas, k stretch, part int) []*sheet {
	p := &pager{memory: s.memory, areas: a, k: k, part: part}
	p.turn(len(pieces) > 0 && pieces[0].turned)
	for i := 0; i < len(pieces); {
		j := groupEnd(pieces, i)
		if pieces[i].newPage && !p.fresh || pieces[i].turned != p.page().turned {
			p.turn(pieces[i].turned)
		}
		if !p.fresh && !pieces[i].blank && !p.fits(p.claim(pieces[i:j])) {
			p.turn(pieces[i].turned)
		}
		for ; i < j; i++ {
			p.put(&pieces[i])
		}
	}
	p.markTables()
	return p.sheets
}

// groupEnd is the end of the chain of pieces kept with their next.
func groupEnd(pieces []piece, i int) int {
	j := i + 1
	for j < len(pieces) && pieces[j-1].keep && !pieces[j].newPage && pieces[j].turned == pieces[i].turned {
		j++
	}
	return j
}

func (p *pager) page() *sheet { return p.sheets[len(p.sheets)-1] }

// slotsExpected is room for the pieces of a page of text.
const slotsExpected = 32

// turn starts a page.
func (p *pager) turn(turned bool) {
	s := &p.memory.sheets.take(1)[0]
	*s = sheet{turned: turned, slots: p.memory.slots.take(slotsExpected)[:0]}
	p.sheets = append(p.sheets, s)
	p.y, p.fresh = p.extent().top, true
	p.page().end = p.y
}

func (p *pager) extent() extent {
	switch {
	case p.page().turned:
		return p.areas.turned
	case len(p.sheets) == 1:
		return p.areas.first
	}
	return p.areas.later
}

// fits reports whether the pieces go on the current page.
func (p *pager) fits(group []piece) bool {
	r := reach{p.y, p.y, p.fresh}
	for i := range group {
		p.grow(&r, &group[i])
	}
	return r.low <= p.extent().bottom
}

// takes reports whether a piece goes on the current page.
func (p *pager) takes(q *piece) bool {
	r := reach{p.y, p.y, p.fresh}
	p.grow(&r, q)
	return r.low <= p.extent().bottom
}

// reach is how far pieces reach down a page.
type reach struct {
	y, low unit.Length // where the last ends, and what hangs from any
	fresh  bool
}

func (p *pager) grow(r *reach, q *piece) {
	if !r.fresh || len(p.sheets) == 1 {
		r.y += p.scaled(q, q.before)
	}
	if r.fresh && q.head != nil {
		r.y += q.head.height
	}
	r.fresh = false
	r.y += p.scaled(q, q.height)
	r.low = max(r.low, r.y+q.hang)
}

// wholePage is the room of a later page.
func (p *pager) wholePage(turned bool) unit.Length {
	if turned {
		return p.areas.turned.bottom - p.areas.turned.top
	}
	return p.areas.later.bottom - p.areas.later.top
}

// claim is what of a group must fit where it begins: all of it; or the first
// part of rows that can be parted when much of the page would stay empty; or,
// when it is taller than any page and its last piece can be cut, that piece's
// first lines only.
func (p *pager) claim(group []piece) []piece {
	page := p.wholePage(group[0].turned)
	last := group[len(group)-1]
	switch {
	case last.cut == nil:
		return group
	case last.firstPart > 0 && p.extent().bottom-p.y > last.spare:
		last.height = last.firstPart
	case last.height > page:
		last.height = page / 8
		if last.least > 0 {
			last.height = min(last.least, page)
		}
	default:
		return group
	}
	return append(append([]piece(nil), group[:len(group)-1]...), last)
}

// put places one piece, turning the page before it when it does not fit.
func (p *pager) put(q *piece) {
	if q.blank && (p.fresh || !p.takes(q)) {
		return
	}
	for {
		if p.takes(q) {
			p.place(q)
			return
		}
		head, tail := p.cut(q)
		if head != nil {
			// Both parts are of the piece's table: its head stands over each
			// that begins a page.
			head.before, head.head, tail.head = q.before, q.head, q.head
			head.of = q
			p.place(head)
			p.turn(q.turned)
			q = tail
			continue
		}
		if p.fresh {
			p.place(q) // taller than the page: it cannot be helped
			return
		}
		p.turn(q.turned)
	}
}

// cut splits a piece at the room left: one that is taller than a page, or
// one that can be parted when much of the page would stay empty.
func (p *pager) cut(q *piece) (head, tail *piece) {
	if q.cut == nil {
		return nil, nil
	}
	page, room := p.wholePage(q.turned), p.extent().bottom-p.y
	wasteful := q.firstPart > 0 && room > q.spare
	if !p.fresh || len(p.sheets) == 1 {
		room -= q.before
	}
	if p.fresh && q.head != nil {
		room -= q.head.height
	}
	if q.height <= page && !p.fresh && !(wasteful && q.firstPart <= room) {
		return nil, nil
	}
	return q.cut(room)
}

func (p *pager) place(q *piece) {
	s := p.page()
	if !p.fresh || len(p.sheets) == 1 {
		p.y += p.scaled(q, q.before)
	}
	if p.fresh && q.head != nil {
		s.slots = append(s.slots, slot{piece: q.head, y: p.y, height: q.head.height})
		p.y += q.head.height
	}
	h := p.scaled(q, q.height)
	s.slots = append(s.slots, slot{piece: q, y: p.y, height: h})
	p.y += h
	p.fresh = false
	s.end = max(s.end, p.y, p.y+q.hang)
	s.body = s.body || q.body
}

// markTables tells the first and last piece of a table on each page so.
func (p *pager) markTables() {
	for _, s := range p.sheets {
		for i := range s.slots {
			t := s.slots[i].piece.table
			s.slots[i].begins = i == 0 || s.slots[i-1].piece.table != t
			s.slots[i].ends = i == len(s.slots)-1 || s.slots[i+1].piece.table != t
		}
	}
}
