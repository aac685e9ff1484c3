package typeset

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// title sets a title broken by meaning, centred (7.3.1). Breaks set by hand
// win: then each hand-set line is taken as it is, and broken further only
// when it does not fit.
func (s *setter) title() []piece {
	if len(s.d.Title) == 0 {
		return nil
	}
	node := s.tree.leaf(page.Node{Tag: page.TagTitle, Level: 1})
	s.tree.level = 1
	st := s.style(layout.Title)
	if len(s.d.Subtitle) > 0 {
		st.After = 0 // the subtitle brings the space below
	}
	return s.setTitle(s.d.Title, st, node, s.f.Page.TextWidth)
}

// attachTitle sets the title of an attachment.
func (s *setter) attachTitle(runs []doc.Run, width unit.Length) []piece {
	if len(runs) == 0 {
		return nil
	}
	return s.setTitle(runs, s.style(layout.AttachTitle), s.tree.heading(2), width)
}

func (s *setter) setTitle(runs []doc.Run, st layout.Style, node page.NodeID, width unit.Length) []piece {
	room := width - st.Left - st.Right
	var lines []textLine
	var ranges [][2]int
	at := 0
	for _, part := range doc.SplitBreaks(runs) {
		b := s.shape(styled{runs: part, style: st, node: node})
		for _, r := range s.titleRanges(b, room) {
			ranges = append(ranges, [2]int{at + r[0], at + r[1]})
			xs, width := s.natural(b.chars[r[0]:r[1]])
			line := s.place(b, r[0], r[1], xs, 0, width)
			line.shift(st.Left + (room-width)/2)
			lines = append(lines, line)
		}
		at += len(b.chars)
	}
	copy(s.keepLines(page.Head(runs), room, room, len(ranges)), ranges)
	out := s.linePieces(lines, st.Before, st.After, st.Pitch, false)
	for i := range out {
		out[i].keep = true
		out[i].elastic = false // an adjusted pitch is the body's alone
	}
	return out
}

func (s *setter) titleRanges(b *shaped, room unit.Length) [][2]int {
	text := make([]rune, len(b.chars))
	widths := make([]unit.Length, len(b.chars))
	for i, c := range b.chars {
		text[i], widths[i] = c.Rune, c.Width
	}
	return titlebreak.Break(text, widths, room, s.env.Words)
}
