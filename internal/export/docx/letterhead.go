package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// head writes 版头 as paragraphs that stand one under another. The places of
// GB/T 9704-2012 7.2 are distances from the sheet's edge; they become the
// space above each paragraph, so that a person who adds a line moves what
// follows, as in any Word file.
type head struct {
	b   *builder
	pen unit.Length // the lower edge of the last line box, from the sheet's top
}

// letterhead writes 版头 and notes how far below it the main text begins.
func (b *builder) letterhead() {
	h := b.f.Letterhead
	if !h.Shown {
		return
	}
	w := &head{b: b, pen: b.f.Page.Top}
	if h.TagsAt == layout.TagsAtTop {
		w.tags()
	}
	y := w.marks()
	switch h.NumberAt {
	case layout.NumberBelowRule:
		y = w.rule(h.Rule, y+h.Rule.Gap)
		y = w.belowRule(y)
	default:
		y = w.number(y)
		y = w.rule(h.Rule, y+h.Rule.Gap)
	}
	b.lead = max(0, y+h.BodyGap-w.pen)
}

// tag is one of 份号, 密级 and 紧急程度.
type tag struct {
	text  doc.Text
	style string
	look  layout.StyleName
}

func (b *builder) tagList() []tag {
	lh := b.d.Letterhead
	var out []tag
	for _, t := range []tag{{lh.CopyNumber, "CopyNumber", layout.CopyNumber}, {lh.Secrecy, "Secrecy", layout.Secrecy}, {lh.Urgency, "Urgency", layout.Urgency}} {
		if !t.text.Empty() {
			out = append(out, t)
		}
	}
	return out
}

func (w *head) tags() {
	for _, t := range w.b.tagList() {
		w.b.paragraph(para{style: t.style}, plain(t.text))
		w.pen += w.b.g.style(t.look).Pitch
	}
}

// fit is the size of the mark and its horizontal scale in per cent.
type fit struct {
	size  unit.Length
	scale int64
}

// fitMark finds the largest size at which a mark of the width (measured at
// the style's size) has room.
func (b *builder) fitMark(width unit.Length, st layout.Style) fit {
	room := b.f.Letterhead.MarkWidth
	if width <= room || width <= 0 {
		return fit{st.Size, 100}
	}
	size := st.Size.MulDiv(int64(room), int64(width))
	size -= size % (unit.Pt / 2)
	if smallest := b.f.Letterhead.MarkMin; size < smallest {
		needed := width.MulDiv(int64(smallest), int64(st.Size))
		return fit{smallest, max(1, int64(room*100/max(needed, 1)))}
	}
	return fit{size, 100}
}

// markLine is the height of a mark's line in hundredths of its size: the one
// at which type stands in the middle of Word's line.
const markLine = 127

// marks writes 发文机关标志 with the top of its ink where the format says,
// and returns the bottom of its ink.
func (w *head) marks() unit.Length {
	lh, h := w.b.d.Letterhead, w.b.f.Letterhead
	switch {
	case len(lh.Marks) == 0:
		return h.MarkTop
	case len(lh.Marks) == 1 || h.HostOnly:
		return w.singleMark(lh.Marks[0], lh.MarkSuffix)
	}
	return w.jointMark(lh.Marks, lh.MarkSuffix)
}

func (w *head) singleMark(name doc.Text, suffix string) unit.Length {
	b, st, h := w.b, w.b.g.style(layout.Mark), w.b.f.Letterhead
	text := name.Value + suffix
	size := b.fitMark(b.width(text, st), st)
	above, below := b.m.ink(st.Face, st.Latin == layout.LatinRole, text, size.size)
	baseline := h.MarkTop + above
	line := size.size.MulDiv(markLine, 100)
	top := baseline - aboveBaseline(line)
	w.rise(top)
	in := &indent{}
	if h.NumberAt == layout.NumberBelowRule {
		// 居中 on the sheet, as the rule under it is (10.1).
		off := b.f.Page.Width - 2*b.f.Page.Left - b.f.Page.TextWidth
		in.left, in.right = max(0, off), max(0, -off)
	}
	b.open(para{style: "Mark", spacing: &spacing{top - w.pen, fromStyle, line}, indent: in})
	b.markRun(plain(name)[0], size, st)
	b.markRun(set(suffix), size, st)
	b.close()
	w.pen = max(w.pen, top) + line
	return baseline + below
}

// rise makes the first page begin higher than the text area where the mark
// stands above it (10.1: 30 mm from the sheet's edge).
func (w *head) rise(top unit.Length) {
	if w.b.paragraphs == 0 && top < w.pen {
		w.b.top = max(top, headerDistance+unit.Mm)
		w.pen = w.b.top
	}
}

// markRun writes text of the mark. Its size depends on the names, so a style
// cannot state it.
func (b *builder) markRun(r doc.Run, f fit, st layout.Style) {
	if r.Text == "" {
		return
	}
	b.check(&r)
	x := &b.x
	x.raw(`<w:r>`)
	if f.scale != 100 || f.size != st.Size {
		x.raw(`<w:rPr>`)
		if f.scale != 100 {
			x.raw(`<w:w`)
			x.attrNum("w:val", f.scale)
			x.raw(`/>`)
		}
		if f.size != st.Size {
			x.size(f.size)
		}
		x.raw(`</w:rPr>`)
	}
	x.raw(`<w:t xml:space="preserve">`)
	x.text(r.Text)
	x.raw(`</w:t></w:r>`)
}

// jointMark stacks the organs' names in a table without rules, spread to one
// width, with 文件 beside the stack (7.2.4).
func (w *head) jointMark(names []doc.Text, suffix string) unit.Length {
	b, own, h := w.b, w.b.g.style(layout.Mark), w.b.f.Letterhead
	st := own
	st.Size = h.StackSize(own.Size, len(names))
	widest := unit.Length(0)
	for _, n := range names {
		widest = max(widest, b.width(n.Value, st))
	}
	gap := unit.Length(0)
	if suffix != "" {
		gap = st.Size / 4
	}
	word := b.width(suffix, st)
	size := b.fitMark(widest+gap+word, st)
	scaled := func(l unit.Length) unit.Length {
		return l.MulDiv(int64(size.size)*size.scale, int64(st.Size)*100)
	}
	// The cells are a little wider than their text, so that none wraps.
	left, right := scaled(widest)+unit.Pt, scaled(word)+scaled(gap)+unit.Pt
	pitch := size.size.MulDiv(layout.JointPitch, 100)
	latin := st.Latin == layout.LatinRole
	above, _ := b.m.ink(st.Face, latin, names[0].Value, size.size)
	_, below := b.m.ink(st.Face, latin, names[len(names)-1].Value, size.size)
	baseline := h.MarkTop + above
	top := baseline - aboveBaseline(pitch)
	w.rise(top)
	b.gap(top - w.pen)
	x := &b.x
	x.raw(`<w:tbl><w:tblPr>`)
	x.tableWidth(left + right)
	x.raw(`<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	x.gridColumn(left)
	if suffix != "" {
		x.gridColumn(right)
	}
	x.raw(`</w:tblGrid>`)
	for i, n := range names {
		x.raw(`<w:tr><w:trPr><w:cantSplit/><w:trHeight`)
		x.attrNum("w:val", pitch.Twips())
		x.raw(` w:hRule="exact"/></w:trPr>`)
		x.cellOpen(left, 1, "", "")
		b.open(para{style: "Mark", spacing: &spacing{0, 0, pitch}, align: "distribute"})
		b.markRun(plain(n)[0], size, own)
		b.close()
		x.raw(`</w:tc>`)
		if suffix != "" {
			merge := "continue"
			if i == 0 {
				merge = "restart"
			}
			x.cellOpen(right, 1, merge, "center")
			b.open(para{style: "Mark", spacing: &spacing{0, 0, pitch}, align: "right"})
			if i == 0 {
				b.markRun(set(suffix), size, own)
			}
			b.close()
			x.raw(`</w:tc>`)
		}
		x.raw(`</w:tr>`)
	}
	x.raw(`</w:tbl>`)
	w.pen = max(w.pen, top) + pitch.MulDiv(int64(len(names)), 1)
	return baseline + pitch.MulDiv(int64(len(names)-1), 1) + below
}

// number writes 发文字号, and for 上行文 the 签发人 beside it (7.2.5, 7.2.6).
func (w *head) number(y unit.Length) unit.Length {
	b, lh := w.b, w.b.d.Letterhead
	if lh.Number.Empty() && len(lh.Signatories) == 0 {
		return y
	}
	st := b.g.style(layout.Number)
	y += b.f.Letterhead.NumberGap
	first := y - lower(st)
	const perRow = layout.SignatoriesPerRow
	rows := max(1, (len(lh.Signatories)+perRow-1)/perRow)
	for i := range rows {
		above := unit.Length(0)
		if i == 0 {
			above = first - w.pen
		}
		if len(lh.Signatories) == 0 {
			b.paragraph(para{style: "Number", spacing: before(above)}, plain(lh.Number))
			break
		}
		b.signatories(i, i == rows-1, above, st)
	}
	w.pen = max(w.pen, first) + st.Pitch.MulDiv(int64(rows), 1)
	last := y + st.Pitch.MulDiv(int64(rows-1), 1)
	return last + (st.Pitch+st.Size)/2
}

// signatories writes one row: the number at the left of the last one, the
// label before the first name, the names of each column from the same place.
func (b *builder) signatories(row int, last bool, above unit.Length, st layout.Style) {
	names := b.d.Letterhead.Signatories
	look := b.g.style(layout.SignatoryName)
	look.Size = st.Size
	widths := make([]unit.Length, len(names))
	for i := range names {
		widths[i] = b.width(names[i].Value, look)
	}
	var tabs []tabStop
	for _, x := range layout.SignatoryColumns(widths, b.g.em(look), b.f.Page.TextWidth) {
		tabs = append(tabs, tabStop{x, "left"})
	}
	const label = "签发人："
	if row == 0 {
		tabs[0].at -= b.width(label, b.g.style(layout.SignatoryTag))
	}
	b.open(para{style: "Number", align: "left", spacing: before(above), indent: &indent{left: b.g.em(st)}, tabs: tabs})
	if last {
		b.runs(plain(b.d.Letterhead.Number), "")
	}
	b.tab()
	if row == 0 {
		b.say(label, "SignatoryTag")
	}
	from := row * layout.SignatoriesPerRow
	for j := from; j < min(from+layout.SignatoriesPerRow, len(names)); j++ {
		if j > from {
			b.tab()
		}
		b.runs(plain(names[j]), "SignatoryName")
	}
	b.close()
}

// rule writes a red rule with its upper edge at y, centred on the sheet, as
// the border of a paragraph, and returns its lower edge.
func (w *head) rule(r layout.RedRule, y unit.Length) unit.Length {
	if !r.Shown {
		return y
	}
	b := w.b
	above := y - w.pen
	if r.Thin <= 0 {
		above -= unit.Pt
	}
	b.redRule(r, max(0, above))
	height := r.Thick
	if r.Thin > 0 {
		height += r.Thin + r.Between
	}
	w.pen = y + height
	return w.pen
}

// redRule writes the paragraph of a rule: a single one is its lower border,
// a double one its upper and lower borders.
func (b *builder) redRule(r layout.RedRule, above unit.Length) {
	b.open(b.rulePara(r, above))
	b.close()
}

func (b *builder) rulePara(r layout.RedRule, above unit.Length) para {
	g := b.f.Page
	p := para{style: styleRule, spacing: before(above), indent: &indent{}}
	if r.Width != g.TextWidth {
		side := (g.Width - r.Width) / 2
		p.indent.left = side - g.Left
		p.indent.right = side - (g.Width - g.Left - g.TextWidth)
	}
	x := &xml{}
	if r.Thin > 0 {
		upper, low := r.Thin, r.Thick
		if r.ThickFirst {
			upper, low = low, upper
		}
		p.spacing.line = r.Between
		x.border("top", "single", upper, red)
		x.border("bottom", "single", low, red)
	} else {
		x.border("bottom", "single", r.Thick, red)
	}
	p.border = string(x.b)
	return p
}

// belowRule writes the letter's tags at the left and its number at the right,
// under the first rule (10.1).
func (w *head) belowRule(y unit.Length) unit.Length {
	b, st := w.b, w.b.g.style(layout.Number)
	tags, number := b.tagList(), b.d.Letterhead.Number
	y += b.f.Letterhead.TagsGap - (st.Pitch-st.Size)/2
	if len(tags) == 0 && number.Empty() {
		return y
	}
	first := y - lower(st)
	for i := range max(1, len(tags)) {
		above := unit.Length(0)
		if i == 0 {
			above = first - w.pen
		}
		switch {
		case i >= len(tags):
			b.paragraph(para{style: "Number", spacing: before(above)}, plain(number))
			continue
		case i > 0 || number.Empty():
			b.paragraph(para{style: tags[i].style, spacing: before(above)}, plain(tags[i].text))
			continue
		}
		b.open(para{style: tags[i].style, spacing: before(above), tabs: []tabStop{{b.f.Page.TextWidth, "right"}}})
		b.runs(plain(tags[i].text), "")
		b.tab()
		b.runs(plain(number), faceStyle(st.Face))
		b.close()
	}
	n := max(1, len(tags))
	w.pen = max(w.pen, first) + st.Pitch.MulDiv(int64(n), 1)
	return y + st.Pitch.MulDiv(int64(n), 1)
}
