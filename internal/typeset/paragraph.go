package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

type fontFace = *font.Face

// measure is the room of a paragraph inside a text area.
type measure struct {
	width       unit.Length // of the text area
	left, right unit.Length // indents of every line
	first       unit.Length // further indent of the first line
	align       doc.Align
	whole       bool // entries of a list (a name with its unit) stay whole
}

// measureOf is the room a style asks for.
func measureOf(st layout.Style, width unit.Length) measure {
	return measure{width: width, left: st.Left, right: st.Right, first: st.FirstIndent, align: st.Align}
}

// setLines breaks styled text into lines placed from the left edge of the
// text area.
func (s *setter) setLines(m measure, parts ...styled) []textLine {
	b := s.shape(parts...)
	if len(b.chars) == 0 {
		return nil
	}
	room := m.width - m.left - m.right
	if m.whole {
		linebreak.GlueEntries(b.chars, room)
	}
	broken := linebreak.Break(b.chars, room-m.first, room, s.policy())
	lines := make([]textLine, 0, len(broken))
	for i, ln := range broken {
		indent, avail := m.left, room
		if i == 0 {
			indent, avail = indent+m.first, avail-m.first
		}
		xs, width := ln.X, ln.Width
		if m.align != doc.AlignDefault && !ln.Overfull {
			if nx, nw := s.natural(b.chars[ln.From:ln.To]); nw <= avail {
				xs, width = nx, nw
			}
		}
		switch m.align {
		case doc.AlignCentre:
			indent += (avail - width) / 2
		case doc.AlignRight:
			indent += avail - width
		}
		if ln.Overfull {
			s.bag.Warn(diag.LineOverfull, b.glyphs[ln.From].at, "这一行有一段内容比版心还宽，断不开", "请在适当的地方加空格，或改写这一段")
		}
		lines = append(lines, s.place(b, ln.From, ln.To, xs, indent, indent+width))
	}
	return lines
}

// natural is the unjustified setting of a line: adjacent marks are squeezed
// as in every line, nothing is stretched, trailing spaces take no width.
func (s *setter) natural(chars []linebreak.Char) ([]unit.Length, unit.Length) {
	room := unit.Length(0)
	for _, c := range chars {
		room += max(c.Width, 0)
	}
	// A line with room to spare and no other below it is not justified.
	if lines := linebreak.Break(chars, 2*room+unit.Mm, 2*room+unit.Mm, s.policy()); len(lines) == 1 {
		return lines[0].X, lines[0].Width
	}
	xs := make([]unit.Length, len(chars))
	x := unit.Length(0)
	for i, c := range chars {
		xs[i] = x
		x += c.Width
	}
	return xs, x
}

// setOne sets text on a single line at its natural width.
func (s *setter) setOne(parts ...styled) textLine {
	b := s.shape(parts...)
	xs, width := s.natural(b.chars)
	return s.place(b, 0, len(b.chars), xs, 0, width)
}

// width measures text set on a single line.
func (s *setter) width(text string, st layout.Style) unit.Length {
	l := s.setOne(styled{runs: generated(text), style: st, node: page.Artefact})
	return l.width
}

// generated makes a run of text that the program sets.
func generated(text string) []doc.Run { return []doc.Run{{Text: text, Generated: true}} }

// textRuns makes runs of a plain text that stands in the source.
func textRuns(t doc.Text) []doc.Run { return []doc.Run{{Text: t.Value, Span: t.Span}} }

// place groups the glyphs of a line into fragments.
func (s *setter) place(b *shaped, from, to int, xs []unit.Length, start, end unit.Length) textLine {
	line := textLine{width: end}
	pool := make([]page.Glyph, 0, to-from)
	for i := from; i < to; i++ {
		g := &b.glyphs[i]
		if g.face == nil {
			continue // reported as an error when it was shaped
		}
		x := start + xs[i-from]
		n := len(line.frags)
		if n == 0 || !line.frags[n-1].joins(g) {
			line.frags = append(line.frags, fragment{x: x, face: g.face, look: g.look, node: g.node, at: g.at})
			n++
		}
		f := &line.frags[n-1]
		pool = append(pool, page.Glyph{ID: g.id, Rune: b.chars[i].Rune, X: x - f.x})
		f.glyphs = pool[len(pool)-len(f.glyphs)-1:]
		f.end = x + b.chars[i].Width
		f.at = f.at.To(g.at)
		line.size = max(line.size, g.look.size)
		s.linkAt(&line, g, x, f.end)
	}
	return line
}

// joins reports whether a glyph continues the fragment.
func (f *fragment) joins(g *glyph) bool {
	return f.face == g.face && f.look == g.look && f.node == g.node && f.at.File == g.at.File
}

// linkAt grows the link area of the line when the glyph belongs to a link.
func (s *setter) linkAt(line *textLine, g *glyph, x, end unit.Length) {
	if g.node < 0 {
		return
	}
	node := &(*s.tree.nodes)[g.node]
	if node.Tag != page.TagLink {
		return
	}
	if n := len(line.links); n > 0 && line.links[n-1].node == g.node {
		line.links[n-1].w = end - line.links[n-1].x
		return
	}
	line.links = append(line.links, linkBox{x: x, w: end - x, size: g.look.size, target: node.Link, node: g.node})
}

// policy is the format's line-breaking policy.
func (s *setter) policy() linebreak.Policy {
	p := s.f.Break
	level := linebreak.Basic
	switch p.Level {
	case "国标":
		level = linebreak.GBStyle
	case "严格":
		level = linebreak.Strict
	}
	return linebreak.Policy{Level: level, SqueezePairs: p.SqueezePairs, SqueezeLineEnd: p.SqueezeLineEnd, MaxStretch: p.MaxStretch, LatinGap: p.LatinGap}
}

// under merges a second line onto the first, shifted right: a label and the
// text that hangs after it share one line.
func (l *textLine) under(label textLine, x unit.Length) {
	for i := range label.frags {
		label.frags[i].x += x
	}
	for i := range label.links {
		label.links[i].x += x
	}
	l.frags = append(label.frags, l.frags...)
	l.links = append(label.links, l.links...)
	l.size = max(l.size, label.size)
}
