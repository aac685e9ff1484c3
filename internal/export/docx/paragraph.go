package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// para is a paragraph's style and what it says beyond it. The zero para is
// body text.
type para struct {
	style    string // style id; "" is that of body text
	keepNext bool
	apart    bool // not kept with the next though its style is
	newPage  bool
	lone     bool        // a single line of it may stand on a page
	frame    unit.Length // the height of a frame at the foot of the page that it stands in; 0: in none
	border   string      // children of w:pBdr
	tabs     []tabStop
	spacing  *spacing
	least    bool // its lines are at least as high as its spacing says
	indent   *indent
	align    string // w:jc; "" is the style's
	outline  int    // outline level from 1; 0: the style's
}

// spacing overrides the style's. Fields that are negative are the style's.
type spacing struct{ before, after, line unit.Length }

const fromStyle unit.Length = -1

func before(l unit.Length) *spacing { return &spacing{l, fromStyle, fromStyle} }
func after(l unit.Length) *spacing  { return &spacing{fromStyle, l, fromStyle} }

// indent overrides the style's indents. first is that of the first line,
// from left: negative hangs.
type indent struct{ left, right, first unit.Length }

type tabStop struct {
	at    unit.Length // from the text area's left edge
	align string      // left, center, right
}

// open begins a paragraph. The place where a section's properties would go
// is remembered.
func (b *builder) open(p para) {
	x := &b.x
	switch {
	case p.style != "":
	case p.keepNext:
		// By its style, so that what is typed after it is not bound as well:
		// Enter takes along what a paragraph says itself.
		p.style, p.keepNext = styleLast, false
	default:
		p.style = styleBody
	}
	if b.lead > 0 {
		sp := spacing{0, fromStyle, fromStyle}
		if p.spacing != nil {
			sp = *p.spacing
		}
		sp.before = max(0, sp.before) + b.lead
		p.spacing, b.lead = &sp, 0
	}
	if (p.newPage || b.pending || b.fresh && b.sections > 0) && b.spaceAbove(p) > 0 {
		// Programs keep the space above a paragraph that asks for a page itself
		// or begins a section; print has none at the top of a page.
		sp := spacing{fromStyle, fromStyle, fromStyle}
		if p.spacing != nil {
			sp = *p.spacing
		}
		sp.before = 0
		p.spacing = &sp
	}
	if st, ok := b.annexed(p); ok {
		sp := spacing{fromStyle, fromStyle, fromStyle}
		if p.spacing != nil {
			sp = *p.spacing
		}
		if sp.line == fromStyle {
			sp.line = tightened(st.Pitch, b.attached)
		}
		if sp.before == fromStyle && st.Before > 0 {
			sp.before = st.Before.MulDiv(b.attached, 1000)
		}
		if sp.after == fromStyle && st.After > 0 {
			sp.after = st.After.MulDiv(b.attached, 1000)
		}
		p.spacing = &sp
	}
	b.spread.apply(b, &p)
	b.paragraphs++
	b.fresh = false
	x.raw(`<w:p><w:pPr><w:pStyle w:val="`, p.style, `"/>`)
	if p.keepNext {
		x.raw(`<w:keepNext/>`)
	} else if p.apart {
		x.raw(`<w:keepNext w:val="0"/>`)
	}
	if p.newPage || b.pending {
		x.raw(`<w:pageBreakBefore/>`)
		b.pending = false
	}
	if p.frame > 0 {
		x.raw(`<w:framePr`)
		x.attrNum("w:w", b.g.textWidth(b.turned).Twips())
		x.attrNum("w:h", p.frame.Twips())
		x.raw(` w:hRule="exact" w:hSpace="0" w:vSpace="0" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>`)
	}
	if p.lone {
		x.raw(`<w:widowControl w:val="0"/>`)
	}
	if p.border != "" {
		x.raw(`<w:pBdr>`, p.border, `</w:pBdr>`)
	}
	if len(p.tabs) > 0 {
		x.raw(`<w:tabs>`)
		for _, t := range p.tabs {
			x.raw(`<w:tab w:val="`, t.align, `"`)
			x.attrNum("w:pos", t.at.Twips())
			x.raw(`/>`)
		}
		x.raw(`</w:tabs>`)
	}
	rule := "exact"
	if p.least {
		rule = "atLeast"
	}
	x.spacingBy(p.spacing, rule)
	x.indent(p.indent)
	if p.align != "" {
		x.raw(`<w:jc w:val="`, p.align, `"/>`)
	}
	if p.outline > 0 {
		x.raw(`<w:outlineLvl`)
		x.attrNum("w:val", int64(p.outline-1))
		x.raw(`/>`)
	}
	b.tail = len(x.b)
	x.raw(`</w:pPr>`)
}

// spaceAbove is the space that a paragraph takes from its style.
func (b *builder) spaceAbove(p para) unit.Length {
	if p.spacing != nil && p.spacing.before != fromStyle {
		return 0
	}
	name, _ := elasticStyle(p.style)
	return b.f.Styles[name].Before
}

// annexed returns the style of a paragraph of an attachment whose pitch is
// another than that of the main text, which the style has.
func (b *builder) annexed(p para) (layout.Style, bool) {
	if b.attached == 0 || b.attached == b.g.pitch {
		return layout.Style{}, false
	}
	name, ok := elasticStyle(p.style)
	return b.g.style(name), ok
}

func (b *builder) close() {
	b.nudges.on = false
	b.x.raw(`</w:p>`)
}

func (x *xml) spacing(s *spacing) { x.spacingBy(s, "exact") }

// spacingBy writes spacing whose line is meant as the rule says.
func (x *xml) spacingBy(s *spacing, rule string) {
	if s == nil {
		return
	}
	x.raw(`<w:spacing`)
	if s.before != fromStyle {
		x.attrNum("w:before", max(0, s.before.Twips()))
	}
	if s.after != fromStyle {
		x.attrNum("w:after", max(0, s.after.Twips()))
	}
	if s.line != fromStyle {
		x.attrNum("w:line", max(1, s.line.Twips()))
		x.raw(` w:lineRule="`, rule, `"`)
	}
	x.raw(`/>`)
}

func (x *xml) indent(i *indent) {
	if i == nil {
		return
	}
	x.raw(`<w:ind`)
	x.attrNum("w:left", i.left.Twips())
	x.attrNum("w:right", i.right.Twips())
	if i.first < 0 {
		x.attrNum("w:hanging", -i.first.Twips())
	} else {
		x.attrNum("w:firstLine", i.first.Twips())
	}
	x.raw(`/>`)
}

// paragraph writes a whole paragraph of runs, its lines left to Word.
func (b *builder) paragraph(p para, runs []doc.Run) {
	b.open(p)
	b.runs(runs, "")
	b.close()
}

// fitted writes a whole paragraph of runs with the lines of the printed
// edition.
func (b *builder) fitted(p para, r room, st layout.Style, runs []doc.Run) {
	b.open(p)
	b.fit(r, segment{runs: runs, style: st})
	b.runs(runs, "")
	b.close()
}

// runs writes text. character is the character style of runs that have no
// face of their own.
func (b *builder) runs(runs []doc.Run, character string) {
	for i := 0; i < len(runs); i++ {
		r := &runs[i]
		if r.Link == "" {
			b.run(r, character)
			continue
		}
		target, ok := b.links.add(r.Link)
		if !ok {
			b.run(r, character)
			continue
		}
		b.x.raw(`<w:hyperlink r:id="`, target, `" w:history="1">`)
		for link := r.Link; i < len(runs) && runs[i].Link == link; i++ {
			b.run(&runs[i], orElse(character, styleLink))
		}
		i--
		b.x.raw(`</w:hyperlink>`)
	}
}

func orElse(s, other string) string {
	if s != "" {
		return s
	}
	return other
}

func (b *builder) run(r *doc.Run, character string) {
	switch {
	case r.Break:
		b.x.raw(`<w:r><w:br/></w:r>`)
		return
	case r.Text == "":
		return
	case r.Face != doc.FaceInherit:
		character = faceStyle(r.Face)
	}
	b.check(r)
	b.put(r.Text, character, r.Bold)
}

// say writes text that the program sets.
func (b *builder) say(text, character string) {
	if text != "" {
		b.put(text, character, false)
	}
}

func (b *builder) put(text, character string, bold bool) {
	if b.nudges.on {
		b.nudged(text, character, bold)
		return
	}
	b.span(text, character, bold, 0, "")
}

// span writes a stretch of text in one look, its characters apart by some
// twips more than the style has them. face is that of every script; "" leaves
// faces to the styles.
func (b *builder) span(text, character string, bold bool, apart int64, face string) {
	x := &b.x
	x.raw(`<w:r>`)
	if bold && character == "" {
		character, bold = styleStrong, false
	}
	hint := anyAmbiguous(text)
	if hint || bold || character != "" || apart != 0 {
		x.raw(`<w:rPr>`)
		if character != "" {
			x.raw(`<w:rStyle w:val="`, character, `"/>`)
		}
		switch {
		case face != "":
			x.raw(`<w:rFonts w:hint="eastAsia" w:ascii="`, face, `" w:hAnsi="`, face, `"/>`)
		case hint:
			x.raw(`<w:rFonts w:hint="eastAsia"/>`)
		}
		if bold {
			x.raw(`<w:b/><w:bCs/>`)
		}
		if apart != 0 {
			x.raw(`<w:spacing`)
			x.attrNum("w:val", b.nudges.base+apart)
			x.raw(`/>`)
		}
		x.raw(`</w:rPr>`)
	}
	for {
		part, rest, more := strings.Cut(text, "\t")
		if part != "" {
			x.raw(`<w:t xml:space="preserve">`)
			x.text(part)
			x.raw(`</w:t>`)
		}
		if !more {
			break
		}
		x.raw(`<w:tab/>`)
		text = rest
	}
	x.raw(`</w:r>`)
}

// tab writes a tabulator between two spans.
func (b *builder) tab() { b.x.raw(`<w:r><w:tab/></w:r>`) }

// check reports characters that XML cannot hold.
func (b *builder) check(r *doc.Run) { b.checkText(r.Text, r.Span, !r.Generated) }

func (b *builder) checkText(text string, at source.Span, placed bool) {
	column := 0
	for i := 0; i < len(text); column++ {
		n := plainAt(text, i)
		if n > 0 {
			i += n
			continue
		}
		c, n := utf8.DecodeRuneInString(text[i:])
		if !validXML(c, n) {
			where := at
			if placed {
				where.Start.Column += column
				where.End = source.Pos{Line: where.Start.Line, Column: where.Start.Column + 1}
			}
			summary := fmt.Sprintf("这里有一个 Word 文件里不能有的字符 U+%04X（%s）", c, font.RuneName(c))
			if c == utf8.RuneError {
				summary = "这里有一段不是 UTF-8 编码的内容"
			}
			b.badCharacter(where, summary)
		}
		i += n
	}
}

// plain makes runs of a text that stands in the source.
func plain(t doc.Text) []doc.Run { return []doc.Run{{Text: t.Value, Span: t.Span}} }

// set makes a run of text that the program sets.
func set(text string) doc.Run { return doc.Run{Text: text, Generated: true} }

// jc is a paragraph alignment in Word's words.
func jc(a doc.Align) string { return [...]string{"both", "left", "center", "right"}[a] }
