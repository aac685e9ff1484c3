package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// title writes the title with the line breaks of the printed edition.
func (b *builder) title() {
	if len(b.d.Title) == 0 {
		return
	}
	p := para{style: "Title"}
	if len(b.d.Subtitle) > 0 {
		p.spacing = after(0) // the subtitle brings the space below
	}
	b.paragraph(p, b.broken(b.d.Title, layout.Title, b.g.textWidth(false)))
}

// broken puts breaks into a title where its lines end.
func (b *builder) broken(runs []doc.Run, name layout.StyleName, width unit.Length) []doc.Run {
	st := b.f.Styles[name]
	room := width - st.Left - st.Right
	told := b.o.Fit.Lines.Of(page.Head(runs), room, room, characters(runs))
	var out []doc.Run
	at := 0
	for i, part := range doc.SplitBreaks(runs) {
		if i > 0 {
			out = append(out, doc.Run{Break: true})
		}
		if told == nil {
			out = b.breakPart(out, part, b.g.style(name), room)
			continue
		}
		end, n := at+characters(part), 0
		for n < len(told) && told[n][1] <= end {
			n++
		}
		out = cutLines(out, part, told[:n], at)
		at, told = end, told[n:]
	}
	return out
}

func (b *builder) breakPart(out, part []doc.Run, st layout.Style, room unit.Length) []doc.Run {
	text, widths := b.measured(part, st)
	return cutLines(out, part, titlebreak.Break(text, widths, room, b.o.Words), 0)
}

// cutLines adds the lines of a part of a title with breaks between them. The
// part begins with character from.
func cutLines(out, part []doc.Run, lines [][2]int, from int) []doc.Run {
	for i, line := range lines {
		if i > 0 {
			out = append(out, doc.Run{Break: true})
		}
		out = append(out, cutRuns(part, line[0]-from, line[1]-from)...)
	}
	return out
}

// characters counts those of runs.
func characters(runs []doc.Run) int {
	n := 0
	for i := range runs {
		n += utf8.RuneCountInString(runs[i].Text)
	}
	return n
}

// measured is the text of runs, with the width of every character as the
// printed edition has it.
func (b *builder) measured(runs []doc.Run, st layout.Style) ([]rune, []unit.Length) {
	var text []rune
	var widths []unit.Length
	tracking := unit.Length(0)
	if b.f.Grid.Chars > 0 && st.Size == b.f.Grid.Size {
		tracking = b.f.Cell() - st.Size
	}
	for _, r := range runs {
		in := b.m.of(st, r.Face)
		for _, c := range r.Text {
			text = append(text, c)
			widths = append(widths, in.advance(c, st.Size)+tracking)
		}
	}
	return text, widths
}

// cutRuns takes characters [from, to) of runs.
func cutRuns(runs []doc.Run, from, to int) []doc.Run {
	var out []doc.Run
	at := 0
	for _, r := range runs {
		text := []rune(r.Text)
		lo, hi := max(0, from-at), min(len(text), to-at)
		if lo < hi {
			cut := r
			cut.Text = string(text[lo:hi])
			cut.Span.Start.Column += lo
			out = append(out, cut)
		}
		at += len(text)
	}
	return out
}

func (b *builder) subtitles() {
	for _, t := range b.d.Subtitle {
		b.paragraph(para{style: "Subtitle"}, plain(t))
	}
}

// addressees writes 主送机关, a full-width colon after the last.
func (b *builder) addressees() {
	if len(b.d.Addressees) > 0 {
		st := b.g.style(layout.Addressee)
		r := b.roomOf(st)
		r.names = true
		b.fitted(para{style: "Addressee"}, r, st, b.addresseeRuns())
	}
}

func (b *builder) addresseeRuns() []doc.Run { return append(joined(b.d.Addressees), set("：")) }

// joined makes runs of names with 、 between them, unless a name brings its
// own mark: between levels of organs offices write ，.
func joined(texts []doc.Text) []doc.Run {
	var runs []doc.Run
	for i, t := range texts {
		if i > 0 && !endsWithMark(texts[i-1].Value) {
			runs = append(runs, set("、"))
		}
		runs = append(runs, plain(t)...)
	}
	return runs
}

func endsWithMark(s string) bool {
	return strings.HasSuffix(s, "，") || strings.HasSuffix(s, "、") || strings.HasSuffix(s, "；")
}

// attachNotes writes 附件说明: wrapped lines under the first character of the
// name, numbers before the names, no mark after them (7.3.6).
func (b *builder) attachNotes() {
	notes := b.d.AttachNotes
	st := b.g.style(layout.AttachNote)
	const label = "附件："
	start := st.Left + st.FirstIndent
	name, widest := start+b.width(label, st), unit.Length(0)
	if n := len(notes); n > 1 {
		widest = b.width(ordinal(n-1), st)
		name += widest
	}
	for i, n := range notes {
		p := para{style: "AttachmentNote", keepNext: b.keepsNote(i), indent: &indent{left: name, right: st.Right}}
		number := ""
		if len(notes) > 1 {
			number = ordinal(i)
			p.indent.first = -b.width(number, st)
		}
		if i == 0 {
			if p.indent.first > -widest { // numbers end level: 1. above 10.
				p.tabs = []tabStop{{name + p.indent.first, "left"}}
			}
			p.indent.first = start - name
		}
		b.open(p)
		if i == 0 {
			b.say(label, "")
		}
		if len(p.tabs) > 0 {
			b.tab()
		}
		b.say(number, "")
		b.fit(room{width: b.g.textWidth(b.turned), left: name, right: st.Right}, segment{runs: plain(n), style: st})
		b.runs(plain(n), "")
		b.close()
	}
}

// keepsNote reports whether entry i of 附件说明 stands on the page of the next,
// and the last on that of the signature. A list that print parts runs on.
func (b *builder) keepsNote(i int) bool {
	if i == len(b.d.AttachNotes)-1 {
		return b.signed()
	}
	parted := b.o.Fit.Notes
	return parted == 0 || i == 0 && parted > 1 || i >= parted
}

// ordinal is the number of an attachment in 附件说明.
func ordinal(i int) string { return strconv.Itoa(i+1) + "." }

func (b *builder) note() {
	if n := b.d.Note; !n.Empty() {
		st := b.g.style(layout.Note)
		p := para{style: "Note"}
		if wide := st.Left + st.FirstIndent + b.width("（"+n.Value+"）", st); wide > b.hangFrom && b.hang > 0 {
			// It would run into a seal that reaches below the date.
			clear := st.Before
			for clear < b.hang {
				clear += st.Pitch
			}
			p.spacing = before(b.g.adjusted(layout.Note, clear))
		}
		b.fitted(p, b.roomOf(st), st, []doc.Run{set("（"), plain(n)[0], set("）")})
	}
}

// attendance writes 出席, 请假 and 列席, wrapped lines after the colon (10.3).
func (b *builder) attendance() {
	tag, st := b.g.style(layout.AttendeeTag), b.g.style(layout.Attendee)
	tag.Size = st.Size
	for _, l := range b.d.Attendance {
		label := strings.TrimSuffix(l.Label, "：") + "："
		b.labelled("Attendee", "AttendeeTag", label, b.width(label, tag), st, l.Text)
	}
}

// labelled writes a label and text whose wrapped lines stand after it.
func (b *builder) labelled(style, character, label string, width unit.Length, st layout.Style, text []doc.Run) {
	b.open(para{style: style, indent: &indent{left: st.Left + st.FirstIndent + width, right: st.Right, first: -width}, align: "left"})
	b.say(label, character)
	r := b.roomOf(st)
	r.left, r.first, r.whole, r.ragged = st.Left+st.FirstIndent+width, 0, true, true
	b.fit(r, segment{runs: text, style: st})
	b.runs(text, "")
	b.close()
}

// signed reports whether the document has a signature.
func (b *builder) signed() bool {
	s := b.d.Signature
	return s.Mode != doc.NoSignature && (len(s.Organs) > 0 || !s.Date.IsZero())
}

// closed reports whether 附件说明 or a signature follows the text, which may
// not stand alone on a page (7.3.5.5).
func (b *builder) closed() bool { return b.signed() || len(b.d.AttachNotes) > 0 }

// blocks writes running content.
func (b *builder) blocks(list []doc.Block) { b.stretch(list, 0, len(list)) }

// stretch writes blocks [from, to) of running content.
func (b *builder) stretch(list []doc.Block, from, to int) {
	for i := from; i < to; i++ {
		switch k := list[i].(type) {
		case *doc.Paragraph:
			b.bodyParagraph(k)
		case *doc.Heading:
			b.heading(k, leads(k, list[i+1:]))
		case *doc.List:
			for _, item := range k.Items {
				b.blocks(item.Blocks)
			}
		case *doc.Table:
			b.table(k)
		case *doc.Figure:
			b.figure(k)
		case *doc.Chart:
			b.chart(k)
		case *doc.Roster:
			b.roster(k)
		case *doc.PageBreak:
			b.pending = true
		case *doc.Landscape:
			b.landscape(k.Blocks)
		case *doc.SignatureBlock:
			b.signature(&doc.Signature{Organs: k.Organs, Date: k.Date, Mode: doc.Unstamped, Span: k.Span})
		default:
			b.bag.Error(diag.DocxBlock, k.Place(), "写 Word 文件时不认识这个内容块，没有放上去", "这是程序的问题，请报告")
		}
	}
}

func (b *builder) bodyParagraph(k *doc.Paragraph) {
	p := para{keepNext: b.keepNext, lone: b.lone || b.opens(k)}
	st := b.g.style(layout.Body)
	r := b.bodyRoom(k, st)
	if r.first != st.FirstIndent {
		p.indent = indentOf(st)
		p.indent.first = r.first
	}
	if k.Align != doc.AlignDefault {
		p.align = jc(k.Align)
	}
	b.fitted(p, r, st, k.Runs)
}

// bodyRoom is where a paragraph of the body stands.
func (b *builder) bodyRoom(k *doc.Paragraph, st layout.Style) room {
	r := b.roomOf(st)
	if k.NoIndent || k.Align == doc.AlignCentre || k.Align == doc.AlignRight {
		r.first = 0
	}
	return r
}

// opens reports whether a short paragraph is the first of the text: the first
// page must show text of the body (7.3.3), if only a line of it.
func (b *builder) opens(k *doc.Paragraph) bool {
	if len(b.d.Body) == 0 || b.d.Body[0] != doc.Block(k) || !b.f.Letterhead.Shown {
		return false
	}
	st := b.g.style(layout.Body)
	width := st.FirstIndent
	for _, r := range k.Runs {
		width += b.width(r.Text, st)
	}
	const short = 3 // lines that can only be parted by leaving one alone
	return width <= short*b.g.textWidth(b.turned)
}

const deepestHeading = 4

// leads reports whether a heading has text below it. One that another of its
// level or a higher one follows is tied to nothing, as in print.
func leads(k *doc.Heading, rest []doc.Block) bool {
	if len(rest) == 0 {
		return false
	}
	next, ok := rest[0].(*doc.Heading)
	return !ok || next.Level > k.Level
}

// heading writes a numbered line. A heading that text follows on the same
// line is body text that begins in the heading's face.
func (b *builder) heading(k *doc.Heading, leads bool) {
	level := max(0, min(k.Level, deepestHeading))
	whole := len(k.Tail) == 0
	isHeading := whole && len(k.Head) > 0 || k.Marked
	p := para{keepNext: b.keepNext, lone: b.lone, apart: isHeading && whole && !leads}
	character := ""
	switch {
	case len(k.Head) == 0 && !isHeading: // text with a number before it
	case isHeading && whole:
		p.style = headingID(level)
	case isHeading:
		p.style = runInID(level)
		character = headCharID(level)
	default:
		character = headCharID(level)
	}
	b.open(p)
	b.fitHeading(k)
	if isHeading {
		b.bookmark()
	}
	b.say(k.Number, character)
	b.runs(k.Head, character)
	if isHeading {
		b.bookmarkEnd()
	}
	b.runs(k.Tail, "")
	b.close()
}

// fitHeading fits the lines of a numbered line.
func (b *builder) fitHeading(k *doc.Heading) {
	body := b.g.style(layout.Body)
	st := body // text with a number before it
	if len(k.Head) > 0 || k.Marked {
		st = b.g.style(headingStyle(max(0, min(k.Level, deepestHeading))))
	}
	b.fit(b.roomOf(st), segment{runs: []doc.Run{set(k.Number)}, style: st, stiff: true}, segment{runs: k.Head, style: st}, segment{runs: k.Tail, style: body})
}

func headingStyle(level int) layout.StyleName {
	return [...]layout.StyleName{layout.Chapter, layout.Heading1, layout.Heading2, layout.Heading3, layout.Heading4}[level]
}

// bookmark begins a bookmark that cross-references can point to.
func (b *builder) bookmark() {
	b.bookmarks++
	b.x.raw(`<w:bookmarkStart`)
	b.x.attrNum("w:id", int64(b.bookmarks))
	b.x.raw(` w:name="_Ref`, strconv.Itoa(b.bookmarks), `"/>`)
}

func (b *builder) bookmarkEnd() {
	b.x.raw(`<w:bookmarkEnd`)
	b.x.attrNum("w:id", int64(b.bookmarks))
	b.x.raw(`/>`)
}

// roster writes labelled names, wrapped lines under the first name.
func (b *builder) roster(k *doc.Roster) {
	tag, st := b.g.style(layout.RosterLabel), b.g.style(layout.RosterText)
	tag.Size = st.Size
	for _, l := range k.Lines {
		label := ""
		if !l.Label.Empty() {
			b.checkText(l.Label.Value, l.Label.Span, false)
			label = l.Label.Value + "："
		}
		b.labelled("Roster", "RosterLabel", label, b.width(label, tag), st, l.Text)
	}
}

// attachment writes one 附件 from a new page; a landscape one as a whole
// stands on a landscape page with its label and title (7.3.7).
func (b *builder) attachment(a *doc.Attachment) {
	body := a.Body
	turned := false
	if len(body) == 1 {
		if l, ok := body[0].(*doc.Landscape); ok {
			body, turned = l.Blocks, true
		}
	}
	if turned != b.turned {
		b.endSection(turned)
	}
	b.pending = false
	fresh := b.fresh
	if a.Label != "" {
		p := para{style: "AttachmentLabel"}
		b.open(p)
		b.bookmark()
		b.say(a.Label, "")
		b.bookmarkEnd()
		b.close()
	}
	if len(a.Title) > 0 {
		p := para{style: "AttachmentTitle"}
		if a.Label == "" {
			p.spacing, p.newPage = before(0), !fresh
		}
		b.paragraph(p, b.broken(a.Title, layout.AttachTitle, b.g.textWidth(turned)))
	} else if a.Label == "" {
		b.pending = !fresh
	}
	b.blocks(body)
}

// landscape writes blocks on landscape pages.
func (b *builder) landscape(list []doc.Block) {
	if len(list) == 0 {
		return
	}
	if !b.turned {
		b.endSection(true)
	}
	b.blocks(list)
	b.endSection(false)
}
