package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
)

// imprint writes 版记 as a floating table at the bottom of the text area: it
// stays there when text above it is added or struck (7.4).
func (b *builder) imprint() {
	d, f := b.d.Imprint, b.f.Imprint
	issue := f.ShowIssue && !d.Office.Empty()
	names := len(d.Addressees)+len(d.CopyTo) > 0
	if !d.Shown || !f.Shown || !names && !issue {
		return
	}
	if b.o.Fit.ImprintAlone {
		b.endSection(false)
		b.imprintSection = true
		// LibreOffice takes a section's break from its first paragraph.
		b.open(para{style: styleAnchor})
		b.close()
	} else if b.turned {
		b.endSection(false)
	}
	x := &b.x
	x.raw(`<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page"`)
	// From the sheet's edge: LibreOffice lets a table as wide as the text
	// float only when its place is measured so.
	x.attrNum("w:tblpX", b.f.Page.Left.Twips())
	x.raw(` w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>`)
	x.tableWidth(b.f.Page.TextWidth)
	if f.Rules {
		x.raw(`<w:tblBorders>`)
		x.border("top", "single", f.Thick, black)
		x.border("bottom", "single", f.Thick, black)
		x.border("insideH", "single", f.Thin, black)
		x.raw(`</w:tblBorders>`)
	}
	x.raw(`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	x.gridColumn(b.f.Page.TextWidth)
	x.raw(`</w:tblGrid>`)
	if names {
		b.imprintRow(func() {
			b.imprintNames("主送：", d.Addressees)
			b.imprintNames("抄送：", d.CopyTo)
		})
	}
	if issue {
		b.imprintRow(func() { b.imprintIssue(d) })
	}
	x.raw(`</w:tbl>`)
	b.open(para{style: styleAnchor})
	b.close()
}

func (b *builder) imprintRow(inside func()) {
	b.x.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	b.x.cellOpen(b.f.Page.TextWidth, 1, "", "")
	inside()
	b.x.raw(`</w:tc></w:tr>`)
}

// imprintNames writes 主送 or 抄送: one character in on both sides, wrapped
// lines after the colon, a full stop at the end (7.4.2).
func (b *builder) imprintNames(label string, names []doc.Text) {
	if len(names) == 0 {
		return
	}
	st := b.g.style(layout.Imprinted)
	runs := joined(names)
	if !endsWithMark(names[len(names)-1].Value) {
		runs = append(runs, set("。"))
	}
	em, width := b.g.em(st), b.width(label, st)
	b.open(para{style: styleImprint, indent: &indent{left: em + width, right: em, first: -width}})
	b.say(label, "")
	b.fit(room{width: b.f.Page.TextWidth, left: em + width, right: em, names: true}, segment{runs: runs, style: st})
	b.runs(runs, "")
	b.close()
}

// imprintIssue writes 印发机关 at the left and 印发日期 at the right (7.4.3).
func (b *builder) imprintIssue(d doc.Imprint) {
	em := b.g.em(b.g.style(layout.Imprinted))
	p := para{style: styleImprint, indent: &indent{left: em, right: em}, align: "left", tabs: []tabStop{{b.f.Page.TextWidth - em, "right"}}}
	b.open(p)
	b.runs(plain(d.Office), "")
	if !d.Date.IsZero() {
		b.tab()
		b.say(d.Date.Text()+"印发", "")
	}
	b.close()
}
