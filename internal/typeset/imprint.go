package typeset

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// imprint is 版记, set but not yet placed. Lines hang from its top.
type imprint struct {
	height unit.Length
	gap    unit.Length // the least white above it
	draw   []func(c *canvas, top unit.Length)
}

// The white above 版记 in parts of a line: half of one, or a sixteenth where
// nothing else keeps it from a page of its own.
const (
	imprintGap      = 2
	imprintGapClose = 16
)

// imprintPlan says which pages the imprint needs (7.4, 6.2).
type imprintPlan struct {
	text   int  // pages that hold the flow
	blanks int  // blank pages before the page of the imprint
	own    bool // the imprint has a page to itself
}

// imprint sets 版记: 主送 when moved here, 抄送, then 印发机关和印发日期,
// between rules as wide as the text area (7.4).
func (s *setter) imprint() *imprint {
	d, f := s.d.Imprint, s.f.Imprint
	if !d.Shown || !f.Shown || len(d.Addressees)+len(d.CopyTo) == 0 && (d.Office.Empty() || !f.ShowIssue) {
		return nil
	}
	s.tree.open(page.Node{Tag: page.TagPart})
	defer s.tree.close()
	b := &imprint{gap: s.f.Grid.Pitch / imprintGap}
	if f.Rules {
		b.rule(s, f.Thick)
	}
	b.list(s, "主送：", d.Addressees)
	b.list(s, "抄送：", d.CopyTo)
	if f.ShowIssue && !d.Office.Empty() {
		if f.Rules && len(d.Addressees)+len(d.CopyTo) > 0 {
			b.rule(s, f.Thin)
		}
		b.issue(s, d)
	}
	if f.Rules {
		b.rule(s, f.Thick)
	}
	if b.height > s.f.Page.TextHeight {
		s.bag.Error(diag.ImprintTooTall, imprintPlace(d), "版记比一页还高，排不下", "请精简主送、抄送机关，用统称代替逐个列出，如“各县（市、区）人民政府”")
	}
	return b
}

// imprintPlace is where the longer list of the imprint is written.
func imprintPlace(d doc.Imprint) source.Span {
	list := d.CopyTo
	if len(d.Addressees) > len(list) {
		list = d.Addressees
	}
	if len(list) == 0 {
		return d.Office.Span
	}
	return list[0].Span
}

// rule adds a rule; its strokes belong to the height, so that the last one
// ends on the bottom edge of the text area.
func (b *imprint) rule(s *setter, w unit.Length) {
	y := b.height
	b.draw = append(b.draw, func(c *canvas, top unit.Length) {
		c.rule(0, top+y, s.f.Page.TextWidth, w, page.Black)
	})
	b.height += w
}

// list adds 主送 or 抄送: one character in on both sides, wrapped lines after
// the colon, a full stop at the end (7.4.2).
func (b *imprint) list(s *setter, label string, names []doc.Text) {
	if len(names) == 0 {
		return
	}
	st := s.style(layout.Imprinted)
	node := s.tree.paragraph()
	inset := s.em(st)
	m := measure{width: s.f.Page.TextWidth, left: inset + s.width(label, st), right: inset, names: true}
	runs := joined(names, "、")
	if !endsWithMark(names[len(names)-1].Value) {
		runs = append(runs, generated("。")...)
	}
	lines := s.setLines(m, styled{runs: runs, style: st, node: node})
	if len(lines) == 0 {
		return
	}
	head := s.setOne(styled{runs: generated(label), style: st, node: node})
	lines[0].under(head, inset)
	for i := range lines {
		b.line(&lines[i], st)
	}
}

// issue adds 印发机关 at the left and 印发日期 at the right (7.4.3).
func (b *imprint) issue(s *setter, d doc.Imprint) {
	st := s.style(layout.Imprinted)
	inset := s.em(st)
	node := s.tree.paragraph()
	office := s.setOne(styled{runs: textRuns(d.Office), style: st, node: node})
	office.shift(inset)
	if d.Date.IsZero() {
		b.line(&office, st)
		return
	}
	date := s.setOne(styled{runs: generated(d.Date.Text() + "印发"), style: st, node: node})
	x := s.f.Page.TextWidth - inset - date.width
	if office.width+inset > x {
		b.line(&office, st)
		office = textLine{}
	}
	date.under(office, 0)
	for i := range date.frags[len(office.frags):] {
		date.frags[len(office.frags)+i].x += x
	}
	b.line(&date, st)
}

func (b *imprint) line(l *textLine, st layout.Style) {
	y := b.height
	b.draw = append(b.draw, func(c *canvas, top unit.Length) {
		c.text(l, 0, baseline(top+y, st.Pitch, l.size))
	})
	b.height += st.Pitch
}

// sheetsFor puts the flow on pages. When only a little room is missing for
// the imprint on an even last page, the pitch of what ends the document, the
// main text or the last attachment, is tightened by the least amount that
// makes it: the alternative is a page of its own, and a blank one before it
// where its number must be even.
func (s *setter) sheetsFor(f *flow, b *imprint) []*sheet {
	sheets := s.paginate(f.pieces, f.areas, natural1000)
	plan := s.planImprint(b, sheets)
	// A page for the imprint alone is no loss where the last page must be even
	// and the text ends on an odd one.
	saves := plan.blanks > 0 || plan.own && !s.f.Imprint.EvenPage
	if s.f.Grid.Fixed || !saves {
		return sheets
	}
	signature := -1
	for i := range f.pieces {
		if f.pieces[i].signature {
			signature = i
		}
	}
	if tried := s.tightenForImprint(f, b, sheets, signature); tried != nil {
		return tried
	}
	if tried := s.carryToImprint(f, b, sheets, signature); tried != nil {
		return tried
	}
	return sheets
}

// tightenForImprint sets what ends the document closer, and its seals right
// under the text where that is not enough; nil when the imprint has no room
// all the same.
func (s *setter) tightenForImprint(f *flow, b *imprint, sheets []*sheet, signature int) []*sheet {
	part := f.lastPart()
	raised, rise := f.pieces, unit.Length(0)
	if signature >= 0 && part == mainPart && f.pieces[signature].rise > 0 {
		raised = append([]piece(nil), f.pieces...)
		rise = raised[signature].raise()
	}
	for _, share := range []unit.Length{imprintGap, imprintGapClose} {
		b.gap = s.f.Grid.Pitch / share
		if tried, k := s.roomForImprint(f, b, sheets, signature, natural1000-pitchSteps); tried != nil {
			s.noteTightened(part, k, false)
			return tried
		}
		if rise == 0 {
			continue
		}
		if tried, k := s.roomForImprint(&flow{f.areas, raised}, b, sheets, signature, natural1000); tried != nil {
			f.pieces, s.out.Fall.Rise = raised, rise
			s.noteTightened(part, k, true)
			return tried
		}
	}
	b.gap = s.f.Grid.Pitch / imprintGap
	return nil
}

// roomForImprint finds the least tightening of the last part, from a pitch on,
// that leaves the imprint room on the last page.
func (s *setter) roomForImprint(f *flow, b *imprint, sheets []*sheet, signature int, from stretch) ([]*sheet, stretch) {
	part, pieces := f.lastPart(), f.pieces
	for k := from; k >= s.tightestOf(part); k -= pitchSteps {
		tried := s.paginatePart(pieces, f.areas, k, part)
		if s.planImprint(b, tried).own || len(tried) != len(sheets) || signature >= 0 && !signed(tried, &pieces[signature]) {
			continue
		}
		return tried, k
	}
	return nil, 0
}

// noteTightened tells that a part was set closer for the imprint.
func (s *setter) noteTightened(part int, k stretch, raised bool) {
	what := "正文"
	if part != mainPart {
		what, s.out.Fall.EndPitch = "最后一个附件的", int(k)
		if s.d.Attachments[part-1].Label == "" {
			what = "所附文本的"
		}
	}
	var done []string
	if k != natural1000 {
		done = append(done, fmt.Sprintf("把%s行距收紧为原来的%.1f%%", what, float64(k)/10))
	}
	if raised {
		done = append(done, "把署名和印章上移到紧接正文")
	}
	s.bag.Info(diag.ImprintSqueeze, s.place0(), "版记差一点排不进最后一面，已"+strings.Join(done, "、")+"，免得另起一页", "如不合适，请增删几个字")
}

// lastPart is the part that ends the document.
func (f *flow) lastPart() int {
	if len(f.pieces) == 0 {
		return mainPart
	}
	return f.pieces[len(f.pieces)-1].part
}

// tightestOf is how far the pitch of a part may be tightened for the imprint.
// That of the main text may have been for the signature already.
func (s *setter) tightestOf(part int) stretch {
	if part != mainPart || s.settled == 0 {
		return tightest
	}
	return stretch((int64(tightest)*int64(natural1000) + int64(s.settled) - 1) / int64(s.settled))
}

// carryToImprint moves the signature with the end of the text to a page where
// the imprint has room too, instead of leaving 抄送 alone on one; nil when that
// is no help. Where the imprint stands on an even page it may be alone.
func (s *setter) carryToImprint(f *flow, b *imprint, sheets []*sheet, signature int) []*sheet {
	last := sheets[len(sheets)-1]
	if s.f.Imprint.EvenPage || signature < 0 || !holds(last, &f.pieces[signature]) {
		return nil
	}
	pieces := append([]piece(nil), f.pieces...)
	from, lines := signature, 0
	for from > 0 && (lines < linesKept || pieces[from-1].keep || pieces[from].blank) {
		from--
		if pieces[from].body && pieces[from].note == 0 {
			lines++
		}
	}
	pieces[from].newPage = true
	tried := s.paginate(pieces, f.areas, natural1000)
	if len(tried) != len(sheets)+1 || s.planImprint(b, tried).own || !s.begins(tried) || !tried[len(tried)-2].body {
		return nil
	}
	f.pieces, s.carried = pieces, true
	s.bag.Info(diag.SignatureSqueeze, s.signaturePlace(), "抄送原会单独成页，已把正文末几行和落款移到它所在的页", "如不合适，请增删正文几个字")
	return tried
}

// holds reports whether a piece stands on the sheet.
func holds(sh *sheet, p *piece) bool {
	for i := range sh.slots {
		if sh.slots[i].piece == p {
			return true
		}
	}
	return false
}

// planImprint decides on which page the imprint stands: the last one when
// there is room and, printed double-sided, its number is even; else on pages
// added for it.
func (s *setter) planImprint(b *imprint, sheets []*sheet) imprintPlan {
	p := imprintPlan{text: len(sheets)}
	if b == nil {
		return p
	}
	last := sheets[len(sheets)-1]
	bottom := s.imprintBottom(p.text)
	room := !last.turned && last.end+b.gap <= bottom-b.height
	even := p.text%2 == 0
	if room && (even || !s.f.Imprint.EvenPage) {
		return p
	}
	p.own = true
	if s.f.Imprint.EvenPage && even {
		p.blanks = 1
	}
	return p
}

// imprintBottom is where the imprint ends on the last of so many pages: the
// bottom of the text area, which on a letter's first page reaches down to its
// red rule (10.1).
func (s *setter) imprintBottom(pages int) unit.Length {
	if pages == 1 && s.first.fill {
		return s.first.bottom
	}
	return s.f.Page.Top + s.f.Page.TextHeight
}

// drawImprint puts the imprint on the last page, its last rule on the bottom
// edge of the text area.
func (s *setter) drawImprint(b *imprint) {
	c := s.canvasOn(len(s.out.Pages) - 1)
	top := s.imprintBottom(len(s.out.Pages)) - b.height
	for _, d := range b.draw {
		d(c, top)
	}
}
