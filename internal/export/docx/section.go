package docx

import (
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// endSection closes the section: its properties go into its last paragraph.
// turned says how the next one lies.
func (b *builder) endSection(turned bool) {
	if b.tail < 0 || b.fresh {
		// Nothing stands in the section yet: a paragraph of no height holds it.
		b.open(para{style: styleAnchor})
		b.close()
	}
	properties := b.section(b.sectionType())
	x := &b.x
	rest := append([]byte(nil), x.b[b.tail:]...)
	x.b = append(append(x.b[:b.tail], properties...), rest...)
	b.sections++
	b.turned, b.fresh, b.pending, b.tail = turned, true, false, -1
}

// sectionType is how the current section begins.
func (b *builder) sectionType() string {
	if b.imprintSection && b.f.Imprint.EvenPage {
		return "evenPage"
	}
	return "nextPage"
}

// lastSection writes the properties of the last section.
func (b *builder) lastSection() {
	if b.tail < 0 {
		b.open(para{style: styleAnchor}) // a document ends with a paragraph
		b.close()
	}
	b.x.raw(b.section(b.sectionType()))
}

// section returns the properties of the current section. Every section names
// its footers: one that does not would take those of the section before it.
func (b *builder) section(kind string) string {
	x := &xml{}
	g := b.f.Page
	x.raw(`<w:sectPr>`)
	raised := b.top < g.Top
	unnumbered := b.footRule() || b.f.Folio.Shown && !b.f.Folio.FirstPage
	first := b.sections == 0 && (unnumbered || raised || b.slack > 0)
	if raised {
		// All pages begin as high as the first; a header keeps the text of the
		// others down.
		kept := partLow
		if b.turned {
			kept = partBare
		}
		x.header("default", kept)
		x.header("even", kept)
		if first {
			x.header("first", partBare)
		}
	}
	switch {
	case !b.f.Folio.Shown || b.imprintSection && b.o.Fit.ImprintBlank && !b.f.Folio.ImprintToo:
		x.footer("default", partBlank)
		x.footer("even", partBlank)
	case b.turned:
		x.footer("default", partTurnedOdd)
		x.footer("even", partTurnedEven)
	default:
		x.footer("default", partOdd)
		x.footer("even", partEven)
	}
	switch {
	case first && (unnumbered || b.slack > 0):
		x.footer("first", partFirst)
	case first && b.f.Folio.Shown:
		x.footer("first", partOdd)
	}
	x.raw(`<w:type w:val="`, kind, `"/><w:pgSz`)
	top, left, bottom := b.top, g.Left, b.bottomMargin()
	if b.sections == 0 && !b.turned {
		bottom -= b.slack
	}
	right := g.Width - g.Left - g.TextWidth
	if b.turned {
		x.attrNum("w:w", g.Height.Twips())
		x.attrNum("w:h", g.Width.Twips())
		x.raw(` w:orient="landscape"`)
		// The sheet's left edge is the upper edge of the turned page.
		top, right, bottom, left = g.Left, g.Top, right, g.Height-g.Top-g.TextHeight
	} else {
		x.attrNum("w:w", g.Width.Twips())
		x.attrNum("w:h", g.Height.Twips())
	}
	x.raw(`/><w:pgMar`)
	x.attrNum("w:top", top.Twips())
	x.attrNum("w:right", right.Twips())
	x.attrNum("w:bottom", bottom.Twips())
	x.attrNum("w:left", left.Twips())
	x.attrNum("w:header", headerDistance.Twips())
	foot := b.footerDistance()
	if b.turned {
		foot = min(foot, bottom/2) // it holds only what the number hangs on
	}
	x.attrNum("w:footer", foot.Twips())
	x.raw(` w:gutter="0"/><w:cols w:space="720"/>`)
	if first {
		x.raw(`<w:titlePg/>`)
	}
	x.raw(`<w:docGrid`)
	x.attrNum("w:linePitch", b.f.Grid.Pitch.Twips())
	x.raw(`/></w:sectPr>`)
	return string(x.b)
}

// headerDistance is from the sheet's top to the header.
const headerDistance = 15 * unit.Mm

func (x *xml) header(kind, id string) {
	x.raw(`<w:headerReference w:type="`, kind, `" r:id="`, id, `"/>`)
}

func (x *xml) footer(kind, id string) {
	x.raw(`<w:footerReference w:type="`, kind, `" r:id="`, id, `"/>`)
}

// footRule reports whether the first page has a rule at its foot (10.1).
func (b *builder) footRule() bool { return b.f.Letterhead.Shown && b.f.Letterhead.FootRule.Shown }

// bottomMargin is the white below the text. Where the first page has a rule
// at its foot, its text reaches further down; on the other pages the footer
// keeps the text from there.
func (b *builder) bottomMargin() unit.Length {
	g := b.f.Page
	if !b.footRule() {
		return g.Height - g.Top - g.TextHeight
	}
	r := b.f.Letterhead.FootRule
	body := b.g.style(layout.Body)
	return r.Gap + r.Thick + r.Thin + r.Between + body.Size.MulDiv(7, 8) - (body.Pitch-body.Size)/2
}

// folioLine is the height of the page number's line in hundredths of its
// size; see markLine.
const folioLine = 127

// folio is the geometry of the page number.
type folio struct {
	style layout.Style
	line  unit.Length // height of its line
	low   unit.Length // from the lower edge of its line to the sheet's bottom
}

// folio places the page number: the upper edge of its 一字线 stands a fixed
// distance below the text area (7.5).
func (b *builder) folio() folio {
	f := folio{style: b.g.style(layout.FolioText)}
	g := b.f.Page
	dash, _ := b.m.ink(f.style.Face, f.style.Latin == layout.LatinRole, "—", f.style.Size)
	baseline := g.Top + g.TextHeight + b.f.Folio.Gap + dash
	f.line = f.style.Size.MulDiv(folioLine, 100)
	f.low = g.Height - baseline - (f.line - aboveBaseline(f.line))
	return f
}

// footerDistance is from the lower edge of the footer to the sheet's bottom.
func (b *builder) footerDistance() unit.Length {
	if b.footRule() {
		return b.f.Letterhead.FootRule.Gap
	}
	if b.slack > 0 {
		return b.bottomMargin() - b.slack - 2*unit.Pt // what the first footer hangs on stands between
	}
	return max(0, b.folio().low)
}
