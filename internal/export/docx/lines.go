package docx

import (
	"strings"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// Word, WPS and LibreOffice squeeze marks each in their own way and keep no
// number with what it counts, so they would end some lines elsewhere than
// the printed edition. The file asks none of them to squeeze. A line that
// needs it is set a fraction of a point closer instead, and one that must end
// early a fraction wider, as officers do by hand with 字符间距; all other
// lines are left alone.

// room is where a paragraph stands.
type room struct {
	width              unit.Length // of the text area
	left, right, first unit.Length
	loose              unit.Length // by how much more some program may give it
	whole              bool        // entries of a list joined by 、 stay whole
	ragged             bool        // lines are not justified
	narrow             unit.Length // by how much the text is set narrower than in print; see cellText
	names              bool        // a list of names: lines end between two where they can
}

// segment is text in one style.
type segment struct {
	runs  []doc.Run
	style layout.Style
	stiff bool // its marks are not squeezed: the number of a level
}

// nudge is what a stretch of characters takes beyond its style.
type nudge struct {
	to      int    // the stretch ends before this byte of the paragraph's text
	spacing int64  // twips added after each character
	br      bool   // a line break follows the stretch
	face    string // its face in every script; "": the style's
}

// nudges are those of the paragraph being written.
type nudges struct {
	list []nudge
	next int   // the first of list that is not used up
	at   int   // bytes written
	mark int   // the first of the marks that is not passed
	base int64 // the style's own character spacing
	on   bool

	lines int // of the paragraph in print
}

// roomOf is where a paragraph of a style stands.
func (b *builder) roomOf(st layout.Style) room {
	return room{width: b.g.textWidth(b.turned), left: st.Left, right: st.Right, first: st.FirstIndent}
}

// fit compares the lines of the printed edition with those that any program
// would make of the text, and notes what makes them the same. It is called
// between the paragraph's opening and its text.
func (b *builder) fit(r room, segments ...segment) {
	b.nudges = nudges{list: b.nudges.list[:0]}
	if len(segments) == 0 {
		return
	}
	b.spell(segments)
	if len(b.text) == 1 {
		return
	}
	space := r.width - r.left - r.right
	b.nudges.base = b.g.trackingOf(segments[0].style).Twips()
	lines := b.lines(segments, space-r.first, space, r)
	b.nudges.lines = len(lines)
	for i, line := range lines {
		measure := twips(r.width) - twips(r.left) - twips(r.right) - r.narrow
		if i == 0 {
			measure -= twips(r.first)
		}
		b.addLine(line[0], line[1], b.nudgeLine(line[0], line[1], measure, r))
	}
	b.nudges.on = len(b.nudges.list) > 0
}

// lines are those of the printed edition: as they were told, or else broken
// by the same rules.
func (b *builder) lines(segments []segment, first, rest unit.Length, r room) [][2]int {
	if told := b.o.Fit.Lines.Of(headOf(segments), first, rest, len(b.text)-1); told != nil {
		return told
	}
	chars := b.chars(segments)
	if r.whole {
		linebreak.GlueEntries(chars, rest)
	}
	b.lined = b.lined[:0]
	rules := b.f.Break.Rules()
	rules.Ragged = r.ragged
	var lines []linebreak.Line
	if r.names {
		lines = b.breaker.Entries(chars, first, rest, rules, nil)
	} else {
		lines = b.breaker.Break(chars, first, rest, rules)
	}
	for _, line := range lines {
		b.lined = append(b.lined, [2]int{line.From, line.To})
	}
	return b.lined
}

// headOf is the run by which a paragraph is known.
func headOf(segments []segment) *doc.Run {
	for _, s := range segments {
		if head := page.Head(s.runs); head != nil {
			return head
		}
	}
	return nil
}

// startsLatin reports whether marks at the start of a paragraph are Latin to
// LibreOffice: when the first letter is.
func startsLatin(segments []segment) bool {
	for _, s := range segments {
		for _, run := range s.runs {
			for _, c := range run.Text {
				if c != ' ' && !ambiguous(c) {
					return layout.IsLatin(c)
				}
			}
		}
	}
	return false
}

// addLine adds the stretch of a line of characters [from, to), cut where marks
// need a face of their own.
func (b *builder) addLine(from, to int, k nudge) {
	n := &b.nudges
	for from < to {
		for n.mark < len(b.marks) && b.marks[n.mark].to <= from {
			n.mark++
		}
		end, face := to, ""
		if n.mark < len(b.marks) && b.marks[n.mark].from < to {
			if m := b.marks[n.mark]; m.from > from {
				end = m.from
			} else {
				end, face = min(m.to, to), faceName(m.face)
			}
		}
		n.add(nudge{to: int(b.text[end].at), spacing: k.spacing, br: k.br && end == to, face: face})
		from = end
	}
}

// add appends a stretch, joined with the one before when they are alike.
func (n *nudges) add(k nudge) {
	if last := len(n.list) - 1; last >= 0 && n.list[last].spacing == k.spacing && n.list[last].face == k.face && !n.list[last].br {
		n.list[last].to, n.list[last].br = k.to, k.br
		return
	}
	n.list = append(n.list, k)
}

// spare keeps a line from being exactly full, since programs round.
const spare = 6 * unit.Twip

// nudgeLine makes a line of the measure of characters [from, to). It says
// nothing of where the stretch ends.
func (b *builder) nudgeLine(from, to int, measure unit.Length, r room) nudge {
	var k nudge
	ends := b.ends(to)
	n := int64(to - from - 1)
	if n < 1 {
		k.br = !ends && (!b.mayBreak(to) || b.lack(from, to, measure, r) > 0)
		return k
	}
	spaced := n - int64(b.text[to-1].joints-b.text[from].joints)
	spaced = max(spaced, n/2, 1)
	base := unit.Length(b.nudges.base) * unit.Twip
	width := b.lineWidth(from, to) - base*unit.Length(n+1-spaced) + spare
	if over := width - measure; over > 0 {
		k.spacing, k.br = -ceilTwips(over, spaced), !ends && !b.mayBreak(to)
		return k
	}
	if ends {
		return k
	}
	if !b.mayBreak(to) {
		// Inside an address on the web only a break ends a line in every program.
		k.br = true
		if most := (measure - width).Twips() / n; !r.ragged && unit.Length(most)*unit.Twip <= b.text[from].em/wide {
			k.spacing = most
		}
		return k
	}
	lack := b.lack(from, to, measure, r)
	if lack <= 0 {
		return k
	}
	// Where looks and scripts change LibreOffice leaves out more than is counted.
	if sure := spaced - int64(b.text[to-1].joints-b.text[from].joints); r.ragged && !r.whole && sure >= n/2 {
		if more := ceilTwips(lack+unit.Pt, sure); more <= (measure-width).Twips()/n && unit.Length(more)*unit.Twip <= b.text[from].em/faint {
			k.spacing = more
			return k
		}
	}
	if r.ragged || r.names && measure-width > b.text[from].em {
		k.br = true
		return k
	}
	k.spacing = ceilTwips(lack, spaced)
	if most := (measure - width).Twips() / n; k.spacing > most {
		k.spacing = max(0, most)
	}
	if unit.Length(k.spacing)*unit.Twip > b.text[from].em/wide {
		// A short line before a long word or number would be torn apart.
		k.spacing, k.br = 0, true
	}
	return k
}

// ends reports whether a line that ends before a character does so by hand, or
// with the paragraph.
func (b *builder) ends(at int) bool { return at >= len(b.text)-1 || b.text[at].force }

// lack is by how much a line of characters [from, to) is too short to keep what
// follows from joining it.
func (b *builder) lack(from, to int, measure unit.Length, r room) unit.Length {
	next := to + 1
	for !b.ends(next) && !b.mayBreak(next) {
		next++
	}
	return measure + r.loose + spare - b.lineWidth(from, next)
}

// wide is the part of an em by which characters may be set apart, as in print.
const wide = 8

// faint is the part of an em by which characters of a ragged line may be set
// apart, so that nobody sees it.
const faint = 32

// ceilTwips shares a length among n places, in whole twips rounded up.
func ceilTwips(l unit.Length, n int64) int64 {
	return (l.Twips() + n - 1) / n
}

// lineWidth is the width of characters as Word adds them up, without spaces
// at the end.
func (b *builder) lineWidth(from, to int) unit.Length {
	for to > from && (b.text[to-1].rune == ' ' || b.text[to-1].rune == '\u3000') {
		to--
	}
	return b.text[to].width - b.text[from].width
}

// mayBreak reports whether a program that knows the file's rules may end a
// line before character i. Between the two characters of —— some may: in the
// list of those that begin no line, — would keep —— from beginning one.
func (b *builder) mayBreak(i int) bool {
	before, after := b.text[i-1].rune, b.text[i].rune
	switch {
	case layout.IsLatin(before) && layout.IsLatin(after):
		return before == '-' // as both programs have it
	case before == after && after == '…':
		return false // LibreOffice; for Word the list has it
	case after == ' ':
		return false
	}
	return !holds(b.noStart, after) && !holds(b.noEnd, before)
}

// holds reports whether a list of marks has a character. Most are no marks.
func holds(list string, r rune) bool {
	return (r < firstHan || r > lastHan) && strings.ContainsRune(list, r)
}

// nudged writes text stretch by stretch.
func (b *builder) nudged(text, character string, bold bool) {
	n := &b.nudges
	for text != "" {
		for n.next < len(n.list)-1 && n.at >= n.list[n.next].to {
			n.next++
		}
		k, end := &n.list[n.next], len(text)
		if n.next < len(n.list)-1 {
			end = min(end, k.to-n.at)
		}
		b.span(text[:end], character, bold, k.spacing, k.face)
		n.at += end
		if k.br && n.at >= k.to {
			b.x.raw(`<w:r><w:br/></w:r>`)
			k.br = false
		}
		text = text[end:]
	}
}
