package docx

import (
	"strconv"

	"yinfa.dev/yinfa/internal/unit"
)

// footerPart is one kind of footer.
type footerPart struct {
	id, file string
	write    func(b *builder, x *xml)
}

// footerParts lists the footers of a file.
func footerParts() []footerPart {
	return []footerPart{
		{partOdd, "footer1.xml", func(b *builder, x *xml) { b.folioPara(x, false) }},
		{partEven, "footer2.xml", func(b *builder, x *xml) { b.folioPara(x, true) }},
		{partFirst, "footer3.xml", (*builder).firstFooter},
		{partBlank, "footer4.xml", (*builder).blankFooter},
		{partTurnedOdd, "footer5.xml", func(b *builder, x *xml) { b.turnedFolio(x, false) }},
		{partTurnedEven, "footer6.xml", func(b *builder, x *xml) { b.turnedFolio(x, true) }},
	}
}

func (b *builder) footerFile(f footerPart) []byte {
	x := &xml{}
	x.raw(xmlHead, `<w:ftr`, documentNames, ` xmlns:v="`, nsVML, `" xmlns:o="`, nsOffice, `">`)
	f.write(b, x)
	x.raw(`</w:ftr>`)
	return x.b
}

// page writes the page number: a field between two 一字线.
func (x *xml) page() {
	x.raw(`<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>`)
	x.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	x.raw(`<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r>`)
}

// place is the alignment and indents of the page number: right on odd pages,
// left on even ones, or in the middle.
func (b *builder) place(even bool) (string, indent) {
	f := b.f.Folio
	switch {
	case !f.Mirrored:
		return "center", indent{}
	case even:
		return "left", indent{left: f.Inset}
	}
	return "right", indent{right: f.Inset}
}

func (b *builder) folioPara(x *xml, even bool) {
	f := b.folio()
	align, in := b.place(even)
	x.folioProperties(b.folioSpacing(f), in, align)
	x.page()
	x.raw(`</w:p>`)
}

// folioSpacing makes the footer fill the white below the text area: then it
// begins where the text area ends, whatever a program takes for its height.
func (b *builder) folioSpacing(f folio) spacing {
	g := b.f.Page
	white := g.Height - g.Top - g.TextHeight
	return spacing{max(0, white-f.low-f.line-unit.Twip), max(0, f.low-b.footerDistance()), f.line}
}

func (b *builder) blankFooter(x *xml) {
	x.folioProperties(b.folioSpacing(b.folio()), indent{}, "left")
	x.raw(`</w:p>`)
}

func (x *xml) folioProperties(s spacing, in indent, align string) {
	x.raw(`<w:p><w:pPr><w:pStyle w:val="`, styleFooter, `"/>`)
	x.spacing(&s)
	x.indent(&in)
	x.raw(`<w:jc w:val="`, align, `"/></w:pPr>`)
}

// firstFooter is that of a first page that differs from the others: the
// letter's second rule, a page number that text may stand beside, or nothing.
func (b *builder) firstFooter(x *xml) {
	switch {
	case b.slack > 0:
		b.lowFolio(x)
		return
	case !b.footRule():
		b.blankFooter(x)
		return
	}
	p := b.rulePara(b.f.Letterhead.FootRule, 0)
	x.raw(`<w:p><w:pPr><w:pStyle w:val="`, styleRule, `"/><w:pBdr>`, p.border, `</w:pBdr>`)
	x.spacing(p.spacing)
	x.indent(p.indent)
	x.raw(`</w:pPr></w:p>`)
}

// turnedFolio is the page number of a landscape page, where it stands on the
// other pages when they lie bound together (GB/T 9704-2012 8): the sheet's
// foot is the page's left edge, and the number reads downwards.
func (b *builder) turnedFolio(x *xml, even bool) {
	f := b.folio()
	g := b.f.Page
	name := "folio1" // shapes of a file have names of their own
	if even {
		name = "folio2"
	}
	b.folioBox(x, box{name: name, left: f.low, top: g.Left, width: f.line, height: g.TextWidth, flow: ` style="layout-flow:vertical"`}, even)
}

// lowFolio is the page number of a first page whose text may reach down beside
// it, where it always stands.
func (b *builder) lowFolio(x *xml) {
	f, g := b.folio(), b.f.Page
	b.folioBox(x, box{name: "folio3", left: g.Left, top: g.Height - f.low - f.line, width: g.TextWidth, height: f.line}, false)
}

// box is a text box at a place of the sheet.
type box struct {
	name                     string
	left, top, width, height unit.Length
	flow                     string // how its text runs: an attribute of v:textbox, or nothing
}

// folioBox writes the page number in a box, and the paragraph that it hangs on.
// 202 is a text box to Word; LibreOffice sets the lines of one as those of the
// text, and of any other shape lower.
func (b *builder) folioBox(x *xml, k box, even bool) {
	align, in := b.place(even)
	x.raw(`<w:p><w:pPr><w:pStyle w:val="`, styleAnchor, `"/></w:pPr><w:r><w:pict><v:shapetype id="_x0000_t202" o:spt="202" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe"/><v:shape id="`, k.name, `" type="#_x0000_t202" style="position:absolute;margin-left:`)
	x.raw(points(k.left), `;margin-top:`, points(k.top), `;width:`, points(k.width), `;height:`, points(k.height))
	x.raw(`;mso-position-horizontal-relative:page;mso-position-vertical-relative:page" filled="f" stroked="f" strokeweight="0"><v:textbox`, k.flow, ` inset="0,0,0,0"><w:txbxContent>`)
	x.folioProperties(spacing{0, 0, b.folio().line}, in, align)
	x.page()
	x.raw(`</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`)
}

// points writes a length as VML has it.
func points(l unit.Length) string {
	return strconv.FormatFloat(float64(l.Twips())/20, 'f', -1, 64) + "pt"
}
