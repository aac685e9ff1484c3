package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// letterhead sets 版头 at its fixed places on page 1 and says where the flow
// begins (GB/T 9704-2012 7.2, 10.1–10.3).
func (s *setter) letterhead() firstPage {
	g := s.f.Page
	fp := firstPage{top: g.Top, bottom: g.Top + g.TextHeight}
	h := s.f.Letterhead
	if !h.Shown {
		return fp
	}
	if h.TagsAt == layout.TagsAtTop {
		s.tags(&fp, g.Top)
	}
	y := s.marks7(&fp)
	switch h.NumberAt {
	case layout.NumberBelowRule:
		y = s.belowRule(&fp, y)
	default:
		y = s.numberLine(&fp, y)
		y = s.redRule(&fp, h.Rule, y+h.Rule.Gap)
	}
	if h.FootRule.Shown {
		s.footRule(&fp)
	}
	fp.top = y + h.BodyGap
	return fp
}

// tags stacks 份号, 密级和保密期限 and 紧急程度 at the left, from the top
// (7.2.1–7.2.3), and returns the y below them.
func (s *setter) tags(fp *firstPage, y unit.Length) unit.Length {
	lh := s.d.Letterhead
	for _, tag := range []struct {
		text  doc.Text
		style layout.StyleName
	}{{lh.CopyNumber, layout.CopyNumber}, {lh.Secrecy, layout.Secrecy}, {lh.Urgency, layout.Urgency}} {
		if tag.text.Empty() {
			continue
		}
		st := s.style(tag.style)
		line := s.setOne(styled{runs: textRuns(tag.text), style: st, node: s.tree.paragraph()})
		at := baseline(y, st.Pitch, st.Size)
		fp.draw = append(fp.draw, func(c *canvas) { c.text(&line, st.Left, at) })
		y += st.Pitch
	}
	return y
}

// numberLine sets 发文字号, and for 上行文 the 签发人 beside it (7.2.5,
// 7.2.6). y is the bottom of the mark; the bottom of the number's type is
// returned, from which the red rule keeps its distance.
func (s *setter) numberLine(fp *firstPage, y unit.Length) unit.Length {
	lh, st := s.d.Letterhead, s.style(layout.Number)
	if lh.Number.Empty() && len(lh.Signatories) == 0 {
		return y
	}
	y += s.f.Letterhead.NumberGap
	rows := s.signatoryRows(lh.Signatories)
	n := max(1, len(rows))
	last := y + st.Pitch.MulDiv(int64(n-1), 1)
	number := s.setOne(styled{runs: textRuns(lh.Number), style: st, node: s.tree.paragraph()})
	x := (s.f.Page.TextWidth - number.width) / 2
	if len(rows) > 0 {
		x = s.em(st) // 左空一字
	}
	at := baseline(last, st.Pitch, st.Size)
	fp.draw = append(fp.draw, func(c *canvas) { c.text(&number, x, at) })
	for i := range rows {
		row, at := rows[i], baseline(y+st.Pitch.MulDiv(int64(i), 1), st.Pitch, st.Size)
		fp.draw = append(fp.draw, func(c *canvas) { c.text(&row, 0, at) })
	}
	return at + st.Size.MulDiv(emBelow, 100)
}

// signatoryRows sets 签发人：… two names a row, the columns aligned on the first
// name, the widest row ending one character from the right edge (7.2.6).
func (s *setter) signatoryRows(names []doc.Text) []textLine {
	if len(names) == 0 {
		return nil
	}
	tag, st := s.style(layout.SignatoryTag), s.style(layout.SignatoryName)
	const perRow = layout.SignatoriesPerRow
	node := s.tree.paragraph()
	var rows []textLine
	set, widths := make([]textLine, len(names)), make([]unit.Length, len(names))
	for i, name := range names {
		runs := textRuns(name)
		if i%perRow < perRow-1 && i < len(names)-1 {
			runs = append(runs, generated("\u3000")...)
		}
		set[i] = s.setOne(styled{runs: runs, style: st, node: node})
		widths[i] = set[i].width // a space at the end has no width
	}
	columns := layout.SignatoryColumns(widths, s.em(st), s.f.Page.TextWidth)
	for i := 0; i < len(names); i += perRow {
		row := textLine{}
		for j := i; j < min(i+perRow, len(names)); j++ {
			row.append(set[j], columns[j-i])
		}
		rows = append(rows, row)
	}
	label := s.setOne(styled{runs: generated("签发人："), style: tag, node: node})
	rows[0].under(label, columns[0]-label.width)
	return rows
}

// append puts a line behind what is there, its start at x.
func (l *textLine) append(next textLine, x unit.Length) {
	next.shift(x)
	l.frags = append(l.frags, next.frags...)
	l.links = append(l.links, next.links...)
	l.width, l.size = next.width, max(l.size, next.size)
}

// shift moves a line to the right.
func (l *textLine) shift(x unit.Length) {
	for i := range l.frags {
		l.frags[i].x += x
	}
	for i := range l.links {
		l.links[i].x += x
	}
	l.width += x
}

// redRule draws a rule whose upper edge is at y, centred on the sheet, and
// returns its lower edge.
func (s *setter) redRule(fp *firstPage, r layout.RedRule, y unit.Length) unit.Length {
	if !r.Shown {
		return y
	}
	x := (s.f.Page.Width - r.Width) / 2
	if r.Width == s.f.Page.TextWidth {
		x = s.f.Page.Left // 与版心等宽: the text area need not be centred
	}
	strokes := []unit.Length{r.Thick}
	if r.Thin > 0 {
		strokes = []unit.Length{r.Thin, r.Thick}
		if r.ThickFirst {
			strokes = []unit.Length{r.Thick, r.Thin}
		}
	}
	for i, w := range strokes {
		if i > 0 {
			y += r.Between
		}
		top := y
		fp.draw = append(fp.draw, func(c *canvas) {
			c.rule(x-s.f.Page.Left, top, r.Width, w, page.Red)
		})
		y += w
	}
	return y
}

// belowRule sets the letter's head: the double rule under the mark, then the
// tags at the left and the number at the right (10.1).
func (s *setter) belowRule(fp *firstPage, y unit.Length) unit.Length {
	h, st := s.f.Letterhead, s.style(layout.Number)
	y = s.redRule(fp, h.Rule, y+h.Rule.Gap)
	// The distance is measured to the type, not to its slot.
	top := y + h.TagsGap - (st.Pitch-st.Size)/2
	end := s.tags(fp, top)
	if n := s.d.Letterhead.Number; !n.Empty() {
		line := s.setOne(styled{runs: textRuns(n), style: st, node: s.tree.paragraph()})
		x, at := s.f.Page.TextWidth-line.width+s.trackingOf(st), baseline(top, st.Pitch, st.Size)
		fp.draw = append(fp.draw, func(c *canvas) { c.text(&line, x, at) })
		end = max(end, top+st.Pitch)
	}
	return end
}

// footRule draws the letter's second rule; the last line of page 1 keeps
// 7/8 of a character from it (10.1).
func (s *setter) footRule(fp *firstPage) {
	r := s.f.Letterhead.FootRule
	total := r.Thick + r.Thin + r.Between
	top := s.f.Page.Height - r.Gap - total
	s.redRule(fp, r, top)
	body := s.style(layout.Body)
	clear := body.Size.MulDiv(7, 8) - (body.Pitch-body.Size)/2
	fp.bottom = top - clear
	fp.fill = true
}

// markFit is the size a mark is set in and how much it is condensed.
type markFit struct {
	size  unit.Length
	scale int // thousandths
}

// fitMark finds the largest size at which the given width (measured at the
// style's size) fits, and condenses the mark when even the smallest does not.
func (s *setter) fitMark(width, room unit.Length, st layout.Style) markFit {
	if width <= room {
		return markFit{st.Size, 1000}
	}
	size := st.Size.MulDiv(int64(room), int64(width))
	size -= size % (unit.Pt / 2)
	smallest := s.f.Letterhead.MarkMin
	if size >= smallest {
		return markFit{size, 1000}
	}
	at := s.place0()
	if len(s.d.Letterhead.Marks) > 0 {
		at = s.d.Letterhead.Marks[0].Span
	}
	s.bag.Warn(diag.MarkTooLong, at, "发文机关标志太长，用最小字号仍超出版心，已横向压缩", "请使用规范化简称作为发文机关标志")
	needed := width.MulDiv(int64(smallest), int64(st.Size))
	return markFit{smallest, int(room * 1000 / max(needed, 1))}
}
