package typeset

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/titlebreak"
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
	names       bool // a list of names: lines end between two where they can
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
	rules := s.f.Break.Rules()
	rules.Ragged = m.align != doc.AlignDefault
	var broken []linebreak.Line
	if m.names {
		broken = s.memory.lines.Entries(b.chars, room-m.first, room, rules, b.places)
	} else {
		broken = s.memory.lines.Break(b.chars, room-m.first, room, rules)
	}
	lines := s.memory.textLines.take(len(broken))[:0]
	kept := s.keepLines(headOf(parts), room-m.first, room, len(broken))
	for i, ln := range broken {
		if kept != nil {
			kept[i] = [2]int{ln.From, ln.To}
		}
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
			s.bag.Warn(diag.LineOverfull, b.at(ln.From), "这一行有一段内容比版心还宽，断不开", "请在适当的地方加空格，或改写这一段")
		}
		lines = append(lines, s.place(b, ln.From, ln.To, xs, indent, indent+width))
	}
	return lines
}

// places are those between two words of a list of names. The names themselves
// may be parted, unlike in titles.
func (b *shaped) places() []int {
	text := make([]rune, len(b.chars))
	for i := range b.chars {
		text[i] = b.chars[i].Rune
	}
	return titlebreak.NamePlaces(text)
}

// headOf is the run by which a paragraph is known.
func headOf(parts []styled) *doc.Run {
	for _, p := range parts {
		if head := page.Head(p.runs); head != nil {
			return head
		}
	}
	return nil
}

// keepLines makes room to tell other editions of the lines of a paragraph;
// nil when it is known by nothing.
func (s *setter) keepLines(head *doc.Run, first, rest unit.Length, n int) [][2]int {
	if head == nil {
		return nil
	}
	return s.out.Fall.Lines.Keep(head, first, rest, n)
}

// natural is the unjustified setting of a line: adjacent marks are squeezed
// as in every line, nothing is stretched, trailing spaces take no width. The
// places are good until the next call.
func (s *setter) natural(chars []linebreak.Char) ([]unit.Length, unit.Length) {
	room := unit.Length(0)
	for _, c := range chars {
		room += max(c.Width, 0)
	}
	// A line with room to spare and no other below it is not justified.
	if lines := s.memory.single.Break(chars, 2*room+unit.Mm, 2*room+unit.Mm, s.f.Break.Rules()); len(lines) == 1 {
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
	pool := s.matter.glyphs.take(to - from)
	s.memory.parts = s.memory.parts[:0]
	for i := from; i < to; {
		next := b.together(i, to)
		if b.glyphs[i].face != nil { // else reported as an error when it was shaped
			s.memory.parts = append(s.memory.parts, [2]int{i, next})
		}
		i = next
	}
	line.frags = s.memory.fragments.take(len(s.memory.parts))
	for k, part := range s.memory.parts {
		i, next := part[0], part[1]
		run := &b.runs[b.glyphs[i].run]
		x := start + xs[i-from]
		glyphs := pool[i-from : next-from : next-from]
		placeGlyphs(glyphs, b.chars[i:next], b.glyphs[i:next], xs[i-from:next-from])
		f := fragment{
			x: x, end: start + xs[next-1-from] + b.chars[next-1].Width,
			face: b.glyphs[i].face, look: run.look, node: run.node, at: b.at(i).To(b.at(next - 1)), glyphs: glyphs,
		}
		line.frags[k] = f
		line.size = max(line.size, run.look.size)
		s.linkAt(&line, &f)
	}
	return line
}

// placeGlyphs fills in glyphs, which stand from the first of them on.
func placeGlyphs(out []page.Glyph, chars []linebreak.Char, glyphs []glyph, xs []unit.Length) {
	for i := range out {
		out[i] = page.Glyph{ID: glyphs[i].id, Rune: chars[i].Rune, X: xs[i] - xs[0]}
	}
}

// together returns the end of the glyphs from i on that make one fragment.
func (b *shaped) together(i, to int) int {
	face, last := b.glyphs[i].face, b.glyphs[i].run
	for i++; i < to; i++ {
		g := &b.glyphs[i]
		if g.face != face {
			break
		}
		if g.run != last {
			if !b.runs[last].joins(&b.runs[g.run]) {
				break
			}
			last = g.run
		}
	}
	return i
}

// joins reports whether the glyphs of two runs may stand in one fragment.
func (r *shapedRun) joins(next *shapedRun) bool {
	return r.look == next.look && r.node == next.node && r.at.File == next.at.File
}

// linkAt grows the link area of the line when the fragment belongs to a link.
func (s *setter) linkAt(line *textLine, f *fragment) {
	if f.node < 0 {
		return
	}
	node := &(*s.tree.nodes)[f.node]
	if node.Tag != page.TagLink {
		return
	}
	if n := len(line.links); n > 0 && line.links[n-1].node == f.node {
		line.links[n-1].w = f.end - line.links[n-1].x
		return
	}
	line.links = append(line.links, linkBox{x: f.x, w: f.end - f.x, size: f.look.size, target: node.Link, node: f.node})
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
