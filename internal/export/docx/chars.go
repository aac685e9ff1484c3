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

// spell takes the characters of a paragraph, and one more that ends it.
func (b *builder) spell(segments []segment) {
	text, next := b.text[:0], char{}
	b.marks = b.marks[:0]
	before, marked, latin := false, false, startsLatin(segments)
	var last appearance
	for i := range segments {
		s := &segments[i]
		next.em = s.style.Size + b.exact(s.style)
		own, western := b.g.trackingOf(s.style), s.style.Latin == layout.LatinRole
		for k := range s.runs {
			run := &s.runs[k]
			if run.Break {
				next.force = true
				continue
			}
			now := appearance{s.style.Face, run.Bold}
			if run.Face != doc.FaceInherit {
				now.face = run.Face
			}
			joint := i > 0 && !segments[i-1].stiff || len(text) > 0 && now != last
			in, start := b.m.in(now.face, western), next.at
			text = slices.Grow(text, len(run.Text)/wideSize)
			for at, n := 0, 0; at < len(run.Text); at += n {
				c := source.Wide(run.Text, at)
				if n = wideSize; c == 0 {
					c, n = utf8.DecodeRuneInString(run.Text[at:])
				}
				script := layout.IsLatin(c)
				stray := western && latin && ambiguous(c)
				if !stray {
					latin = script || latin && c == ' '
				} else {
					b.mark(len(text), now.face)
				}
				if joint || (script != before || stray != marked) && len(text) > 0 {
					joint = false
					next.joints++
				}
				before, marked, last = script, stray, now
				next.rune, next.at = c, start+int32(at)
				text = append(text, next)
				next.width += in.advance(c, s.style.Size) + own
				next.force = false
			}
			next.at = start + int32(len(run.Text))
		}
	}
	b.text = append(text, char{at: next.at, width: next.width, joints: next.joints})
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
