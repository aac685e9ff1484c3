package typeset

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// The pitch may be tightened and loosened so far for the signature's sake,
// in thousandths. Beyond that the page would look different from its
// sisters.
const (
	tightest   stretch = 950
	loosest    stretch = 1060
	pitchSteps stretch = 5
)

// settleSignature sees to it that the signature stands on a page with text
// (GB/T 9704-2012 7.3.5.5): the pitch of the body is adjusted by the least
// amount that helps, and if none does, the last lines of the body move to
// the signature's page. What was done is reported.
func (s *setter) settleSignature(f *flow, m mainMaterial) []piece {
	if m.form[1] > m.form[0] && len(m.signature) > 0 {
		s.tightenForm(f, &m)
	}
	pieces := append(append(m.text, m.signature...), m.rest...)
	at := len(m.text) // the signature's index
	what := "落款"
	notes := pieces[at-m.notes : at]
	switch {
	case len(m.signature) > 0:
		pieces[at].signature = true
	case m.notes > 0:
		// Without a signature it is 附件说明 that may not stand alone.
		at -= m.notes
		what = "附件说明"
	case len(m.rest) > 0:
		what = "附注或出席人员"
	default:
		return s.fillUp(f, pieces)
	}
	pieces[at].closing = true
	// Text of the body is better company than 附件说明, which is better than
	// none. A line that is left alone for it is the smaller evil: a page with
	// the seal and no text could be put behind any other.
	countAsBody(notes, false)
	out, ok := s.settle(f, pieces, at, what)
	if !ok && len(m.signature) > 0 && len(notes) > 0 {
		countAsBody(notes, true)
		out, ok = s.settle(f, pieces, at, what)
	}
	if !ok {
		s.bag.Warn(diag.SignatureAlone, s.signaturePlace(), what+"所在的页上没有正文", "请增删正文几个字，使它与正文同页")
	}
	return out
}

// shortPage is how many lines may not stand on a last page by themselves.
const shortPage = 3

// fillUp tightens the pitch of a text without a signature when that saves a
// last page of a few lines.
func (s *setter) fillUp(f *flow, pieces []piece) []piece {
	sheets := s.paginate(pieces, f.areas, natural1000)
	if last := sheets[len(sheets)-1]; s.f.Grid.Fixed || s.d.Imprint.Shown && s.f.Imprint.Shown || len(sheets) < 2 || !last.short() {
		return pieces
	}
	for k := natural1000 - pitchSteps; k >= tightest; k -= pitchSteps {
		if tried := s.paginate(pieces, f.areas, k); len(tried) < len(sheets) && s.begins(tried) {
			s.settled = k
			s.bag.Info(diag.LastPageShort, s.place0(), fmt.Sprintf("末页原只有几行，已把正文行距收紧为原来的%.1f%%，排进前一页", float64(k)/10), "如不合适，请增删正文几个字")
			return baked(pieces, k)
		}
	}
	return pieces
}

// short reports whether a page holds a few lines of text and nothing else.
func (sh *sheet) short() bool {
	for i := range sh.slots {
		if p := sh.slots[i].piece; !p.elastic || p.line == nil {
			return false
		}
	}
	return len(sh.slots) > 0 && len(sh.slots) <= shortPage
}

func countAsBody(pieces []piece, body bool) {
	for i := range pieces {
		pieces[i].body = body
	}
}

// settle tries what brings pieces[at] on a page with text, and says what it
// did. When nothing helps it returns the pieces as they are.
func (s *setter) settle(f *flow, pieces []piece, at int, what string) ([]piece, bool) {
	sheets := s.paginate(pieces, f.areas, natural1000)
	if !s.begins(sheets) {
		freeFirst(pieces[:at])
		sheets = s.paginate(pieces, f.areas, natural1000)
	}
	if signed(sheets, &pieces[at]) {
		return pieces, true
	}
	settled := func(pieces []piece, k stretch) bool {
		sheets := s.paginate(pieces, f.areas, k)
		return signed(sheets, &pieces[at]) && s.begins(sheets)
	}
	lifted := pieces[at]
	rise := lifted.raise()
	var raised []piece
	if rise > 0 {
		raised = append(raised, pieces...)
		raised[at] = lifted
	}
	if rise > 0 && settled(raised, natural1000) {
		s.out.Fall.Rise = rise
		s.bag.Info(diag.SignatureSqueeze, s.signaturePlace(), what+"原会单独成页，已把它和印章上移到紧接正文", "如不合适，请增删正文几个字")
		return raised, true
	}
	for d := pitchSteps; !s.f.Grid.Fixed && d <= loosest-natural1000; d += pitchSteps {
		for _, k := range []stretch{natural1000 - d, natural1000 + d} {
			if k < tightest || !settled(pieces, k) {
				continue
			}
			s.bag.Info(diag.SignatureSqueeze, s.signaturePlace(),
				fmt.Sprintf("%s原会单独成页，已把正文行距调整为原来的%.1f%%", what, float64(k)/10),
				"如不合适，请增删正文几个字")
			s.settled = k
			return baked(pieces, k), true
		}
	}
	for k := natural1000 - pitchSteps; rise > 0 && !s.f.Grid.Fixed && k >= tightest; k -= pitchSteps {
		if !settled(raised, k) {
			continue
		}
		s.out.Fall.Rise, s.settled = rise, k
		s.bag.Info(diag.SignatureSqueeze, s.signaturePlace(),
			fmt.Sprintf("%s原会单独成页，已把正文行距调整为原来的%.1f%%，并把它和印章上移到紧接正文", what, float64(k)/10),
			"如不合适，请增删正文几个字")
		return baked(raised, k), true
	}
	if tried := append([]piece(nil), pieces...); keepNotes(tried[:at]) && settled(tried, natural1000) {
		s.bag.Info(diag.SignatureSqueeze, s.signaturePlace(), what+"原会单独成页，已把附件说明末几项移到它所在的页", "如不合适，请增删正文几个字")
		return tried, true
	}
	// Two lines should go, and two of a paragraph stay on either page; a
	// paragraph of one line goes alone before another is parted so. One line is
	// better than none.
	for _, try := range []struct {
		lines int
		lone  bool
	}{{linesKept, false}, {1, false}, {linesKept, true}, {1, true}} {
		tried := append([]piece(nil), pieces...)
		if keepTail(tried, at, try.lines, try.lone) && settled(tried, natural1000) {
			s.bag.Info(diag.SignatureSqueeze, s.signaturePlace(), what+"原会单独成页，已把正文末几行移到它所在的页", "如不合适，请增删正文几个字")
			s.carried = true
			return tried, true
		}
	}
	return pieces, false
}

// signed reports whether the signature stands on a page that holds text, or
// the end of a 附件说明 that began under the text.
func signed(sheets []*sheet, signature *piece) bool {
	for n, sh := range sheets {
		for i := range sh.slots {
			if p := sh.slots[i].piece; p == signature || p.of == signature {
				return sh.body || notesBefore(sheets, n) > 0
			}
		}
	}
	return false
}

// baked fixes the adjusted pitch in the pieces.
func baked(pieces []piece, k stretch) []piece {
	for i := range pieces {
		p := &pieces[i]
		p.before, p.height = k.apply(p, p.before), k.apply(p, p.height)
	}
	return pieces
}

// begins reports whether the first page shows text of the body, as it must
// below a letterhead (7.3.3).
func (s *setter) begins(sheets []*sheet) bool {
	return !s.f.Letterhead.Shown || len(sheets) < 2 || sheets[0].body
}

// freeFirst lets the first paragraph be parted anywhere: a lone line on the
// first page is better than none.
func freeFirst(pieces []piece) {
	for i := range pieces {
		if !pieces[i].body {
			continue
		}
		for ; i < len(pieces) && pieces[i].parts(); i++ {
			pieces[i].keep = false
		}
		return
	}
}

// parts reports whether a piece is a line of text, kept with the next only so
// that neither stands alone.
func (p *piece) parts() bool { return p.body && p.elastic && p.table == 0 }

// linesKept is how many lines of text go with a signature where possible.
const linesKept = 2

// keepTail binds the last lines of the text to the signature. With lone they
// may leave a single line of their paragraph behind.
func keepTail(pieces []piece, signature, lines int, lone bool) bool {
	seen, i := 0, signature-1
	for ; i >= 0 && seen < lines; i-- {
		pieces[i].keep = true
		if pieces[i].body {
			seen++
		}
	}
	if lone && i >= 0 && pieces[i].parts() {
		pieces[i].keep = false
	}
	return seen > 0
}

// signaturePlace is where the signature comes from in the source.
func (s *setter) signaturePlace() source.Span {
	if sp := s.d.Signature.Span; !sp.IsZero() {
		return sp
	}
	return s.place0()
}
