package typeset

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
)

// roster sets labelled names: labels in a column, wrapped lines under the
// first name.
func (s *setter) roster(b *doc.Roster, turned bool) []piece {
	tag, st := s.style(layout.RosterLabel), s.style(layout.RosterText)
	x := st.Left + st.FirstIndent
	var out []piece
	for _, l := range b.Lines {
		node := s.tree.paragraph()
		m := measureOf(st, s.textWidth(turned))
		m.first, m.align, m.whole = 0, doc.AlignLeft, true
		if l.Label.Empty() {
			m.left = x
			out = append(out, s.linePieces(s.setLines(m, styled{runs: l.Text, style: st, node: node}), 0, 0, st.Pitch, true)...)
			continue
		}
		label := s.setOne(styled{runs: append(labelRuns(l.Label), generated("：")...), style: tag, node: node})
		m.left = x + label.width
		lines := s.setLines(m, styled{runs: l.Text, style: st, node: node})
		if len(lines) == 0 {
			lines = []textLine{{}}
		}
		lines[0].under(label, x)
		out = append(out, s.linePieces(lines, 0, 0, st.Pitch, true)...)
	}
	if len(out) > 0 {
		out[0].before = st.Before
		out[len(out)-1].after(st.After)
	}
	return out
}

// labelRuns is a roster's label; compose has spaced it to its sisters' width.
func labelRuns(t doc.Text) []doc.Run {
	return []doc.Run{{Text: t.Value, Generated: true, Span: t.Span}}
}
