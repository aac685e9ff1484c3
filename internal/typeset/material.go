package typeset

import (
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// mainMaterial is 主体 without its attachments: title, addressees, body,
// 附件说明, signature and note, each in its place in the order of 7.3.
type mainMaterial struct {
	text      []piece // title to 附件说明
	form      [2]int  // the first of them that is of the form, and the first after it
	notes     int     // how many of them are 附件说明
	signature []piece
	rest      []piece // 附注, 出席
}

func (s *setter) mainMaterial() mainMaterial {
	var m mainMaterial
	d := s.d
	head := slices.Concat(s.title(), s.subtitles(), s.addressees())
	var form []piece
	if d.Form != nil {
		form = s.table(d.Form.Table, false)
		m.form = [2]int{len(head), len(head) + len(form)}
	}
	m.text = s.blocks(append(append(s.memory.pieces[:0], head...), form...), d.Body, false)
	notes := s.attachNotes()
	m.text, m.notes = append(m.text, notes...), len(notes)
	m.signature = s.signature(&d.Signature)
	if !d.Note.Empty() {
		runs := append(generated("（"), textRuns(d.Note)...)
		note := s.plain(append(runs, generated("）")...), layout.Note, false)
		clearSeal(note, m.signature)
		m.rest = append(m.rest, note...)
	}
	if len(m.rest) > 0 && len(m.signature) > 0 {
		m.signature[0].keep = true // 附注 stands under the date
	}
	m.rest = append(m.rest, s.attendance()...)
	return m
}

// clearSeal moves 附注 below the seals when it would run into one: pressed on
// the date, a seal reaches into the line below.
func clearSeal(note, signature []piece) {
	if len(note) == 0 || len(signature) == 0 {
		return
	}
	line, sign := note[0].line, signature[0]
	if line != nil && line.width > sign.hangFrom {
		for note[0].before < sign.hang {
			note[0].before += note[0].height
		}
	}
}

// subtitles sets the lines under the title (填报单位, 日期).
func (s *setter) subtitles() []piece {
	var lines []textLine
	st := s.style(layout.Subtitle)
	for _, t := range s.d.Subtitle {
		lines = append(lines, s.setLines(measureOf(st, s.f.Page.TextWidth), styled{runs: textRuns(t), style: st, node: s.tree.paragraph()})...)
	}
	return s.linePieces(lines, st.Before, st.After, st.Pitch, false)
}

// plain sets one paragraph in a style.
func (s *setter) plain(runs []doc.Run, name layout.StyleName, body bool) []piece {
	st := s.style(name)
	lines := s.setLines(measureOf(st, s.f.Page.TextWidth), styled{runs: runs, style: st, node: s.tree.paragraph()})
	return s.linePieces(lines, st.Before, st.After, st.Pitch, body)
}

// addressees sets 主送机关: flush left, a full-width colon after the last.
func (s *setter) addressees() []piece {
	if len(s.d.Addressees) == 0 {
		return nil
	}
	st := s.style(layout.Addressee)
	m := measureOf(st, s.f.Page.TextWidth)
	m.names = true
	runs := append(joined(s.d.Addressees, "、"), generated("：")...)
	lines := s.setLines(m, styled{runs: runs, style: st, node: s.tree.paragraph()})
	return s.linePieces(lines, st.Before, st.After, st.Pitch, false)
}

// joined makes one run of texts with a separator the program sets.
func joined(texts []doc.Text, sep string) []doc.Run {
	var runs []doc.Run
	for i, t := range texts {
		if i > 0 && !endsWithMark(texts[i-1].Value) {
			runs = append(runs, generated(sep)...)
		}
		runs = append(runs, textRuns(t)...)
	}
	return runs
}

// endsWithMark reports whether an entry brings its own separator: between
// levels of organs offices write ， in place of 、.
func endsWithMark(s string) bool {
	return strings.HasSuffix(s, "，") || strings.HasSuffix(s, "、") || strings.HasSuffix(s, "；")
}

// attachNotes sets 附件说明: names aligned, wrapped lines under the first
// character of the name, no mark after it (7.3.6).
func (s *setter) attachNotes() []piece {
	notes := s.d.AttachNotes
	if len(notes) == 0 {
		return nil
	}
	st := s.style(layout.AttachNote)
	label := "附件："
	indent := st.Left + st.FirstIndent + s.width(label, st)
	widest := unit.Length(0)
	if len(notes) > 1 {
		for i := range notes {
			widest = max(widest, s.width(ordinal(i), st))
		}
	}
	var out []piece
	for i, n := range notes {
		node := s.tree.paragraph()
		m := measureOf(st, s.f.Page.TextWidth)
		m.left, m.first = indent+widest, 0
		lines := s.setLines(m, styled{runs: textRuns(n), style: st, node: node})
		if len(lines) == 0 {
			continue
		}
		if len(notes) > 1 {
			number := s.setOne(styled{runs: generated(ordinal(i)), style: st, node: node})
			lines[0].under(number, indent+widest-number.width)
		}
		before, after := unit.Length(0), unit.Length(0)
		if i == 0 {
			l := s.setOne(styled{runs: generated(label), style: st, node: node})
			lines[0].under(l, st.Left+st.FirstIndent)
			before = st.Before
		}
		if i == len(notes)-1 {
			after = st.After
		}
		pieces := s.linePieces(lines, before, after, st.Pitch, true)
		for k := range pieces {
			pieces[k].note = i + 1
		}
		out = append(out, pieces...)
	}
	keepEntries(out)
	return out
}

// ordinal is the number of an attachment in 附件说明: Arabic, with a dot.
func ordinal(i int) string { return strconv.Itoa(i+1) + "." }

// attendance sets 出席, 请假 and 列席: a label in its own face, wrapped lines
// after the colon (10.3).
func (s *setter) attendance() []piece {
	var out []piece
	tag, st := s.style(layout.AttendeeTag), s.style(layout.Attendee)
	for i, l := range s.d.Attendance {
		node := s.tree.paragraph()
		label := l.Label
		if !strings.HasSuffix(label, "：") {
			label += "："
		}
		head := s.setOne(styled{runs: generated(label), style: tag, node: node})
		m := measureOf(st, s.f.Page.TextWidth)
		x := m.left + m.first
		m.left, m.first, m.align, m.whole = x+head.width, 0, doc.AlignLeft, true
		lines := s.setLines(m, styled{runs: l.Text, style: st, node: node})
		if len(lines) == 0 {
			lines = []textLine{{}}
		}
		lines[0].under(head, x)
		before := unit.Length(0)
		if i == 0 {
			before = st.Before
		}
		out = append(out, s.linePieces(lines, before, 0, st.Pitch, false)...)
	}
	return out
}

// blocks sets running content and appends it to what stands above.
func (s *setter) blocks(out []piece, list []doc.Block, turned bool) []piece {
	start := len(out)
	for i, b := range list {
		from := len(out)
		switch b := b.(type) {
		case *doc.Paragraph:
			out = append(out, s.paragraphBlock(b, turned)...)
		case *doc.Heading:
			out = append(out, s.heading(b, turned, leads(b, list[i+1:]))...)
		case *doc.List:
			for _, it := range b.Items {
				out = s.blocks(out, it.Blocks, turned)
			}
		case *doc.Table:
			out = append(out, s.table(b, turned)...)
		case *doc.Figure:
			out = append(out, s.figure(b, turned)...)
		case *doc.Chart:
			out = append(out, s.chart(b, turned)...)
		case *doc.Roster:
			out = append(out, s.roster(b, turned)...)
		case *doc.PageBreak:
			out = append(out, piece{newPage: true, turned: turned})
		case *doc.Landscape:
			out = append(out, s.landscape(b)...)
		case *doc.SignatureBlock:
			sig := doc.Signature{Organs: b.Organs, Date: b.Date, Mode: doc.Unstamped, Span: b.Span}
			keepTail(out[start:], len(out)-start, linesKept, false)
			out = append(out, s.signature(&sig)...)
		default:
			s.bag.Error(diag.BlockUnknown, b.Place(), "排版不认识这个内容块，没有放上去", "这是程序的问题，请报告")
		}
		if turned {
			for i := from; i < len(out); i++ {
				out[i].turned = true
			}
		}
	}
	return out[:start+len(mergeBreaks(out[start:]))]
}

// mergeBreaks hands page breaks to the piece that follows them; a break at
// the end makes no empty page.
func mergeBreaks(list []piece) []piece {
	n, pending := 0, false
	for i := range list {
		p := &list[i]
		if p.breaks() {
			pending = true
			continue
		}
		if pending {
			p.newPage, pending = true, false
		}
		if n < i {
			list[n] = *p
		}
		n++
	}
	return list[:n]
}

// breaks reports whether a piece is a page break and nothing else.
func (p *piece) breaks() bool { return p.newPage && p.line == nil && p.draw == nil }

func (s *setter) paragraphBlock(b *doc.Paragraph, turned bool) []piece {
	st := s.style(layout.Body)
	m := measureOf(st, s.textWidth(turned))
	if b.NoIndent || b.Align == doc.AlignCentre || b.Align == doc.AlignRight {
		m.first = 0
	}
	if b.Align != doc.AlignDefault {
		m.align = b.Align
	}
	lines := s.setLines(m, styled{runs: b.Runs, style: st, node: s.tree.paragraph()})
	return s.linePieces(lines, st.Before, st.After, st.Pitch, true)
}

// headingStyle is the style of a level, from 0 (章标题) to 4.
func headingStyle(level int) layout.StyleName {
	return [...]layout.StyleName{layout.Chapter, layout.Heading1, layout.Heading2, layout.Heading3, layout.Heading4}[level]
}

const deepestHeading = 4

// leads reports whether a heading has text below it. One that another of its
// level or a higher one follows is an item by itself: it is tied to nothing,
// and is text of the page on which it stands.
func leads(b *doc.Heading, rest []doc.Block) bool {
	if len(rest) == 0 {
		return false
	}
	next, ok := rest[0].(*doc.Heading)
	return !ok || next.Level > b.Level
}

// heading sets a numbered line; a run-in heading goes on in the body's face.
func (s *setter) heading(b *doc.Heading, turned, leads bool) []piece {
	level := max(0, min(b.Level, deepestHeading))
	st := s.style(headingStyle(level))
	if len(b.Head) == 0 {
		st = s.style(layout.Body) // text with a number before it
	}
	whole := len(b.Tail) == 0
	// A whole sentence in the body's face is text with a number before it,
	// and so is a number that nothing but text follows.
	isHeading := whole && len(b.Head) > 0 || b.Marked
	var node page.NodeID
	if isHeading {
		node = s.tree.heading(max(1, level) + 1)
	} else {
		node = s.tree.paragraph()
	}
	parts := append(make([]styled, 0, 3), styled{runs: generated(b.Number), style: st, node: node, stiff: true}, styled{runs: b.Head, style: st, node: node})
	if !whole {
		body := s.style(layout.Body)
		tail := node
		if isHeading {
			tail = s.tree.paragraph()
		}
		parts = append(parts, styled{runs: b.Tail, style: body, node: tail})
	}
	lines := s.setLines(measureOf(st, s.textWidth(turned)), parts...)
	out := s.linePieces(lines, st.Before, st.After, st.Pitch, true)
	if whole && isHeading && leads {
		for i := range out {
			out[i].keep = true // with its text
			out[i].body = false
		}
	}
	if len(out) > 0 && isHeading && (b.Marked || level <= 2) {
		out[0].mark = &bookmark{level: max(1, level), title: b.Number + doc.PlainText(b.Head)}
	}
	return out
}

// landscape sets blocks on landscape pages.
func (s *setter) landscape(b *doc.Landscape) []piece {
	out := s.blocks(nil, b.Blocks, true)
	if len(out) > 0 {
		out[0].newPage = true
	}
	return out
}
