package docx

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// builder is the state of writing one document.
type builder struct {
	d *doc.Document
	f *layout.Format
	o Options
	g geometry
	m metrics

	bag diag.Bag

	top      unit.Length // where the text of a page begins that has no header
	slack    unit.Length // how far below the text area the first page has room
	lead     unit.Length // from the letterhead to what follows it
	pending  bool        // the next paragraph begins a page
	fresh    bool        // nothing stands in the current section
	keepNext bool        // paragraphs stand on the page of the next
	keptRows int         // and so many rows at the end of a table
	lone     bool        // a single line of the paragraph may stand on a page
	spread   spread
	turned   bool  // the current section is landscape
	attached int64 // in an attachment: its pitch in thousandths of the format's; 0: in the main text
	tail     int   // where a section's properties go into the last paragraph; -1: there is none

	imprintSection bool // the current section holds 版记 alone
	sections       int  // closed so far
	paragraphs     int
	tables         int
	cellScale      int64 // of the type of the table being written, in thousandths of the format's
	bookmarks      int
	drawings       int
	reported       int
	media          media
	links          links
	hang, hangFrom unit.Length // how far the last seals reach below their text, and from where

	scratch
	noStart, noEnd string // characters that may not begin or end a line
}

// scratch is what is used anew for every paragraph, and then for the next
// document.
type scratch struct {
	x       xml // document.xml
	breaker linebreak.Breaker
	text    []char // of the paragraph being fitted
	marks   []mark // those of its characters that need a face of their own
	// When its lines were not told:
	unbroken []linebreak.Char
	lined    [][2]int
	nudges   nudges
}

func newBuilder(d *doc.Document, f *layout.Format, o Options, s scratch) *builder {
	b := &builder{d: d, f: f, o: o, g: newGeometry(f, o.Fit), m: metrics{o.Fonts}, tail: -1, fresh: true, scratch: s}
	b.x.b, b.top, b.slack = b.x.b[:0], f.Page.Top, b.formSlack()
	b.noStart, b.noEnd = kinsoku(f.Break.Level)
	return b
}

// document writes document.xml.
func (b *builder) document() {
	x := &b.x
	x.raw(xmlHead, `<w:document`, documentNames, `><w:body>`)
	b.planSpread()
	b.letterhead()
	b.title()
	b.subtitles()
	b.addressees()
	if b.d.Form != nil {
		if len(b.d.Body) == 0 && b.closed() {
			b.keepNext, b.keptRows = true, b.rowsKept(linesKept)
		}
		b.table(b.d.Form.Table)
		b.keepNext, b.keptRows = false, 0
	}
	b.body()
	b.attachNotes()
	b.signature(&b.d.Signature)
	b.note()
	b.attendance()
	for i := range b.d.Attachments {
		b.attached = 1000
		if k := b.o.Fit.EndPitch; k > 0 && i == len(b.d.Attachments)-1 {
			b.attached = int64(k)
		}
		b.attachment(&b.d.Attachments[i])
	}
	b.imprint()
	b.lastSection()
	x.raw(`</w:body></w:document>`)
}

// reports bounds how many characters are reported: a damaged text holds
// thousands.
const reports = 20

func (b *builder) badCharacter(at source.Span, summary string) {
	b.reported++
	if b.reported <= reports {
		b.bag.Error(diag.DocxCharacter, at, summary, "请删去这个字符后重新输入（多由复制粘贴或文件损坏带入，通常看不见）")
	}
}
