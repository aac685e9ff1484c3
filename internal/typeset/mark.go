package typeset

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// marks7 sets 发文机关标志 so that the top of its ink is where the format
// says (7.2.4), and returns the bottom of its type.
func (s *setter) marks7(fp *firstPage) unit.Length {
	lh, h := s.d.Letterhead, s.f.Letterhead
	if len(lh.Marks) == 0 {
		return h.MarkTop
	}
	tag := page.TagParagraph
	if len(s.d.Title) == 0 {
		tag = page.TagTitle // 令: the mark is the only title there is
		s.tree.level = 1
	}
	node := s.tree.leaf(page.Node{Tag: tag, Level: 1})
	if len(lh.Marks) == 1 || h.HostOnly {
		return s.singleMark(fp, node, lh.Marks[0], lh.MarkSuffix)
	}
	return s.jointMark(fp, node, lh.Marks, lh.MarkSuffix)
}

func (s *setter) singleMark(fp *firstPage, node page.NodeID, name doc.Text, suffix string) unit.Length {
	st, h := s.style(layout.Mark), s.f.Letterhead
	runs := append(textRuns(name), generated(suffix)...)
	fit := s.fitMark(s.width(name.Value+suffix, st), h.MarkWidth, st)
	st.Size = fit.size
	line := s.setOne(styled{runs: runs, style: st, node: node})
	line.condense(fit.scale)
	x := (s.f.Page.TextWidth - line.width) / 2
	if h.NumberAt == layout.NumberBelowRule {
		// 居中 on the sheet, as the rule under it is (10.1).
		x += s.f.Page.Width/2 - s.f.Page.Left - s.f.Page.TextWidth/2
	}
	at := h.MarkTop + inkAbove(&line)
	fp.draw = append(fp.draw, func(c *canvas) { c.text(&line, x, at) })
	return at + inkBelow(&line)
}

// jointMark stacks the organs' names, spread to one width, the host first,
// with 文件 beside the stack and centred on it (7.2.4).
func (s *setter) jointMark(fp *firstPage, node page.NodeID, names []doc.Text, suffix string) unit.Length {
	st, h := s.style(layout.Mark), s.f.Letterhead
	st.Size = h.StackSize(st.Size, len(names))
	widest := unit.Length(0)
	for _, n := range names {
		widest = max(widest, s.width(n.Value, st))
	}
	gap := unit.Length(0)
	if suffix != "" {
		gap = st.Size / 4
	}
	fit := s.fitMark(widest+gap+s.width(suffix, st), h.MarkWidth, st)
	widest = widest.MulDiv(int64(fit.size)*int64(fit.scale), int64(st.Size)*1000)
	gap = gap.MulDiv(int64(fit.size), int64(st.Size))
	st.Size = fit.size
	tail := s.setOne(styled{runs: generated(suffix), style: st, node: page.Artefact})
	tail.condense(fit.scale)
	x := (s.f.Page.TextWidth - widest - gap - tail.width) / 2
	pitch := st.Size.MulDiv(layout.JointPitch, 100)
	var top, at unit.Length
	low := unit.Length(0)
	for i, n := range names {
		line := s.setOne(styled{runs: textRuns(n), style: st, node: node})
		line.condense(fit.scale)
		line.spreadTo(widest)
		if i == 0 {
			top = h.MarkTop + inkAbove(&line)
		}
		at = top + pitch.MulDiv(int64(i), 1)
		low = at + inkBelow(&line)
		y := at
		fp.draw = append(fp.draw, func(c *canvas) { c.text(&line, x, y) })
	}
	if suffix != "" {
		word := s.setOne(styled{runs: generated(suffix), style: st, node: node})
		word.condense(fit.scale)
		// The ink of the word is centred on the ink of the stack.
		middle := (h.MarkTop + low) / 2
		y := middle + (inkAbove(&word)-inkBelow(&word))/2
		fp.draw = append(fp.draw, func(c *canvas) { c.text(&word, x+widest+gap, y) })
	}
	return low
}

// condense scales a line horizontally by thousandths.
func (l *textLine) condense(scale int) {
	if scale == 1000 {
		return
	}
	l.scale = scale
	l.width = l.width.MulDiv(int64(scale), 1000)
	for i := range l.frags {
		f := &l.frags[i]
		f.x = f.x.MulDiv(int64(scale), 1000)
		for j := range f.glyphs {
			f.glyphs[j].X = f.glyphs[j].X.MulDiv(int64(scale), 1000)
		}
	}
}

// spreadTo sets the characters of a line apart until it is as wide as asked:
// the first and the last one stand at the ends.
func (l *textLine) spreadTo(width unit.Length) {
	n := 0
	for i := range l.frags {
		n += len(l.frags[i].glyphs)
	}
	extra := width - l.width
	if n < 2 || extra <= 0 {
		return
	}
	k := 0
	for i := range l.frags {
		f := &l.frags[i]
		start := extra.MulDiv(int64(k), int64(n-1))
		f.x += start
		for j := range f.glyphs {
			f.glyphs[j].X += extra.MulDiv(int64(k), int64(n-1)) - start
			k++
		}
	}
	l.width = width
}

// inkAbove is how far the ink of a line reaches above its baseline.
func inkAbove(l *textLine) unit.Length {
	top := unit.Length(0)
	l.eachInk(func(f *fragment, yMin, yMax int) {
		top = max(top, f.look.size.MulDiv(int64(yMax), int64(f.face.UnitsPerEm())))
	})
	return top
}

// inkBelow is how far the ink of a line reaches below its baseline.
func inkBelow(l *textLine) unit.Length {
	low := unit.Length(0)
	l.eachInk(func(f *fragment, yMin, yMax int) {
		low = max(low, -f.look.size.MulDiv(int64(yMin), int64(f.face.UnitsPerEm())))
	})
	return low
}

func (l *textLine) eachInk(visit func(f *fragment, yMin, yMax int)) {
	for i := range l.frags {
		f := &l.frags[i]
		for _, g := range f.glyphs {
			if b, ok := f.face.Bounds(g.ID); ok {
				visit(f, b.YMin, b.YMax)
			}
		}
	}
}
