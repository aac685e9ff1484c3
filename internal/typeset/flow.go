package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// flow is everything that stands one under another, in order.
type flow struct {
	areas  areas
	pieces []piece
}

// add takes pieces over; they are the flow's own from then on.
func (f *flow) add(p []piece) {
	if f.pieces == nil {
		f.pieces = p
		return
	}
	f.pieces = append(f.pieces, p...)
}

// flowFor makes the text areas of the document; the flow begins on page 1
// where the letterhead ends.
func (s *setter) flowFor(top firstPage) *flow {
	s.first = top
	g := s.f.Page
	return &flow{areas: areas{
		first:  extent{top.top, top.bottom},
		later:  extent{g.Top, g.Top + g.TextHeight},
		turned: extent{g.Left, g.Left + g.TextWidth},
	}}
}

// textWidth is the line length of the text area that reads in the direction.
func (s *setter) textWidth(turned bool) unit.Length {
	if turned {
		return s.f.Page.TextHeight
	}
	return s.f.Page.TextWidth
}

// textHeight is how far the text area reaches in the direction of reading.
func (s *setter) textHeight(turned bool) unit.Length {
	if turned {
		return s.f.Page.TextWidth
	}
	return s.f.Page.TextHeight
}

// finish puts the flow on pages and adds what has its own place: letterhead,
// imprint and folios.
func (s *setter) finish(f *flow) {
	imprint := s.imprint()
	sheets := s.sheetsFor(f, imprint)
	if s.first.fill && len(sheets) > 1 && !sheets[0].turned {
		s.out.Fall.Spread = spread(sheets[0], s.first.bottom)
	}
	s.checkFirstPage(sheets)
	s.noteTail(f, sheets)
	s.noteRows(f, sheets)
	plan := s.planImprint(imprint, sheets)
	for i, sh := range sheets {
		s.drawSheet(sh, i == 0)
	}
	for range plan.blanks {
		s.newPage(false)
	}
	if plan.own {
		s.newPage(false)
	}
	if imprint != nil {
		s.drawImprint(imprint)
	}
	s.folios(plan)
}

// itemsExpected is room for what stands on a page of text.
const itemsExpected = slabSize / 4

// newPage appends a page and returns a canvas on it.
func (s *setter) newPage(turned bool) *canvas {
	g := s.f.Page
	s.out.Pages = append(s.out.Pages, page.Page{
		Width: g.Width, Height: g.Height, Turned: turned, Number: len(s.out.Pages) + 1, Items: s.matter.items.take(itemsExpected)[:0],
	})
	return s.canvasOn(len(s.out.Pages) - 1)
}

// canvasOn returns a canvas on a page that exists.
func (s *setter) canvasOn(i int) *canvas {
	g, p := s.f.Page, &s.out.Pages[i]
	c := &canvas{page: p, matter: s.matter, origin: g.Left}
	if p.Turned {
		c.origin = g.Top + g.TextHeight
	}
	return c
}

func (s *setter) drawSheet(sh *sheet, first bool) {
	c := s.newPage(sh.turned)
	if first {
		for _, draw := range s.first.draw {
			draw(c)
		}
	}
	for i := range sh.slots {
		sl := &sh.slots[i]
		c.begins, c.ends = sl.begins, sl.ends
		if m := sl.piece.mark; m != nil {
			s.out.Outline = append(s.out.Outline, page.Bookmark{Level: m.level, Title: m.title, Page: len(s.out.Pages) - 1, Y: sl.y})
		}
		if row := sl.piece.parted; row > 0 {
			s.out.Fall.Parted = append(s.out.Fall.Parted, page.TableRow{Table: sl.piece.table, Row: row - 1})
		}
		if row := sl.piece.seals; row > 0 {
			s.out.Fall.Seals = append(s.out.Fall.Seals, row)
		}
		sl.piece.paint(c, sl.y, sl.height)
	}
}

// spreadMost is how many lines a page may lack to be full: two, which stay
// with the next.
const spreadMost = 2

// spread moves the lines of a full page down so that the last one ends at
// the bottom: the last line of a letter's first page stands a fixed distance
// above the red rule (GB/T 9704-2012 10.1). A page whose lines went overleaf
// for the signature's sake is not full, and its lines keep their pitch.
func spread(sh *sheet, bottom unit.Length) page.Spread {
	n, line := 0, unit.Length(0)
	for i := range sh.slots {
		if sh.slots[i].piece.elastic {
			n++
			line = max(line, sh.slots[i].height)
		}
	}
	extra := bottom - sh.end
	if n < 2 || extra <= 0 || extra > spreadMost*line {
		return page.Spread{}
	}
	seen := 0
	for i := range sh.slots {
		sl := &sh.slots[i]
		if sl.piece.elastic {
			seen++
		}
		sl.y += extra.MulDiv(int64(max(seen-1, 0)), int64(n-1))
	}
	sh.end = bottom
	return page.Spread{Lines: n, Room: extra}
}

// checkFirstPage holds 7.3.3: the first page shows text of the body.
func (s *setter) checkFirstPage(sheets []*sheet) {
	if !s.f.Letterhead.Shown || len(sheets) < 2 || sheets[0].body {
		return
	}
	for _, sh := range sheets[1:] {
		if sh.body && len(sh.slots) > 0 && sh.slots[0].piece.newPage {
			s.bag.Error(diag.FirstPageEmpty, s.place0(), "首页没有正文：正文一开始就另起了一页", "请在横排的内容或“:::分页”之前写一段正文")
			return
		}
		if sh.body {
			at := s.place0()
			crowd := s.d.Addressees
			if marks := s.d.Letterhead.Marks; len(marks) > len(crowd) {
				crowd = marks
			}
			if len(crowd) > 0 && crowd[0].Span.File == at.File {
				at = crowd[0].Span
			}
			s.bag.Error(diag.FirstPageEmpty, at, "首页没有正文：主送机关或标题占满了第一页", "主送机关太多的，请加上“主送在版记: 是”；联合行文的机关太多的，“发文机关标志”可以只写主办机关；标题太长的，请精简")
			return
		}
	}
}

// place0 is the document as a whole.
func (s *setter) place0() source.Span { return source.Span{File: s.d.Source} }
