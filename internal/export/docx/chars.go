package docx

import (
	"slices"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// char is one character of the paragraph being fitted. Sums run from the
// start of the paragraph, so that what a line takes is a difference.
type char struct {
	rune  rune
	at    int32       // bytes of text before it
	width unit.Length // of the characters before it, as Word adds them up
	em    unit.Length // of a full-width character here, as in print
	// joints is how many characters up to this one begin a stretch of another
	// look or script. There LibreOffice leaves a character unspaced.
	joints int32
	force  bool // a hand-set break stands before it
}

// mark is a stretch of Chinese marks after Latin text. Word is told by a hint;
// LibreOffice gives such marks to the Latin face, whatever the hint, unless
// that is the Chinese one too.
type mark struct {
	from, to int // characters
	face     doc.Face
}

// appearance is what tells runs apart for programs that space characters.
type appearance struct {
	face doc.Face
	bold bool
}

// spelling is what is known of a paragraph up to a character.
type spelling struct {
	next   char // what is known of the next character
	joint  bool // it begins a run of another look
	script bool // the one before is of Latin script
	stray  bool // the one before is a mark after Latin text
	latin  bool // the text before is Latin, for marks that may be either
	last   appearance
}

// spell takes the characters of a paragraph, and one more that ends it.
func (b *builder) spell(segments []segment) {
	b.text, b.marks = b.text[:0], b.marks[:0]
	at := spelling{latin: startsLatin(segments)}
	for i := range segments {
		s := &segments[i]
		at.next.em = s.style.Size + b.exact(s.style)
		own, western := b.g.trackingOf(s.style), s.style.Latin == layout.LatinRole
		for k := range s.runs {
			run := &s.runs[k]
			switch {
			case run.Break:
				at.next.force = true
				continue
			case run.Text == "":
				continue
			}
			now := appearance{s.style.Face, run.Bold}
			if run.Face != doc.FaceInherit {
				now.face = run.Face
			}
			at.joint = i > 0 && !segments[i-1].stiff || len(b.text) > 0 && now != at.last
			at.last = now
			b.spellRun(&at, run.Text, b.m.in(now.face, western), western, s.style.Size, own)
		}
	}
	next := &at.next
	b.text = append(b.text, char{at: next.at, width: next.width, joints: next.joints})
}

// spellRun takes the characters of a run. own is what the style adds to their
// widths.
func (b *builder) spellRun(at *spelling, text string, in gauge, western bool, size, own unit.Length) {
	out := slices.Grow(b.text, len(text)/wideSize)
	start := at.next.at
	for i, n := 0, 0; i < len(text); i += n {
		c := source.Wide(text, i)
		if n = wideSize; c == 0 {
			c, n = utf8.DecodeRuneInString(text[i:])
		}
		script, stray, width := false, false, unit.Length(0)
		if c >= firstHan && c <= lastHan {
			at.latin, width = false, in.wide(c, size)
		} else {
			script, stray, width = layout.IsLatin(c), western && at.latin && ambiguous(c), in.advance(c, size)
			if stray {
				b.mark(len(out), at.last.face)
			} else {
				at.latin = script || at.latin && c == ' '
			}
		}
		if at.joint || (script != at.script || stray != at.stray) && len(out) > 0 {
			at.joint = false
			at.next.joints++
		}
		at.script, at.stray = script, stray
		at.next.rune, at.next.at = c, start+int32(i)
		out = append(out, at.next)
		at.next.width += width + own
		at.next.force = false
	}
	at.next.at = start + int32(len(text))
	b.text = out
}

// The common Chinese characters, and how many bytes they take.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
	wideSize = 3
)

// mark notes that a character is such a mark.
func (b *builder) mark(i int, face doc.Face) {
	if last := len(b.marks) - 1; last >= 0 && b.marks[last].to == i && b.marks[last].face == face {
		b.marks[last].to++
		return
	}
	b.marks = append(b.marks, mark{i, i + 1, face})
}

// exact is the tightening of a style in print, where it is no whole number of
// twips.
func (b *builder) exact(st layout.Style) unit.Length {
	if b.f.Grid.Chars > 0 && st.Size == b.f.Grid.Size {
		return b.f.Cell() - st.Size
	}
	return 0
}

// chars are the characters of a paragraph as print breaks them into lines.
func (b *builder) chars(segments []segment) []linebreak.Char {
	out := b.unbroken[:0]
	for _, s := range segments {
		pitch := b.exact(s.style) - b.g.trackingOf(s.style)
		for _, run := range s.runs {
			in := b.m.of(s.style, run.Face)
			for range run.Text {
				at := &b.text[len(out)]
				ch := linebreak.Char{Rune: at.rune, Em: at.em, Width: b.text[len(out)+1].width - at.width + pitch}
				if s.stiff {
					ch.Hint = linebreak.Frozen
				}
				if (at.rune == '？' || at.rune == '！') && in.centred(at.rune) {
					ch.Hint |= linebreak.Centred
				}
				if at.force {
					ch.Hint |= linebreak.ForceBreak
				}
				out = append(out, ch)
			}
		}
	}
	b.unbroken = out
	return out
}
