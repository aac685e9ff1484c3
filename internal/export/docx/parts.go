package docx

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The namespaces of ECMA-376 transitional.
const (
	nsWord      = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsDrawing   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsMain      = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture   = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsPackage   = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsTypes     = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsVML       = "urn:schemas-microsoft-com:vml"
	nsOffice    = "urn:schemas-microsoft-com:office:office"
)

const documentNames = ` xmlns:w="` + nsWord + `" xmlns:r="` + nsRelations + `" xmlns:wp="` + nsDrawing + `" xmlns:a="` + nsMain + `" xmlns:pic="` + nsPicture + `"`

// The relationship ids of the fixed parts.
const (
	partOdd        = "rId10"
	partEven       = "rId11"
	partFirst      = "rId12"
	partBlank      = "rId13"
	partTurnedOdd  = "rId14"
	partTurnedEven = "rId15"
	partLow        = "rId16"
	partBare       = "rId17"
)

// part is one file of the package.
type part struct {
	name string
	data []byte
}

// formatKey names what the parts of a format depend on.
type formatKey struct {
	format *layout.Format
	fit    int         // the adjusted pitch
	slack  unit.Length // of the first page
	fonts  any
}

// formatParts are the parts that all documents of a format share.
type formatParts struct{ parts []packed }

// constantParts are the parts that all documents share, packed once.
type constantParts struct {
	once onceParts
}

// contentTypes writes [Content_Types].xml.
func contentTypes() []byte {
	x := &xml{}
	x.raw(xmlHead, `<Types xmlns="`, nsTypes, `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>`)
	const office = "application/vnd.openxmlformats-officedocument."
	override := func(name, kind string) {
		x.raw(`<Override PartName="/`, name, `" ContentType="`, kind, `"/>`)
	}
	override("word/document.xml", office+"wordprocessingml.document.main+xml")
	override("word/styles.xml", office+"wordprocessingml.styles+xml")
	override("word/settings.xml", office+"wordprocessingml.settings+xml")
	override("word/fontTable.xml", office+"wordprocessingml.fontTable+xml")
	for _, f := range footerParts() {
		override("word/"+f.file, office+"wordprocessingml.footer+xml")
	}
	for _, h := range headerParts() {
		override("word/"+h.file, office+"wordprocessingml.header+xml")
	}
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("docProps/app.xml", office+"extended-properties+xml")
	x.raw(`</Types>`)
	return x.b
}

// packageRelations writes _rels/.rels.
func packageRelations() []byte {
	x := &xml{}
	x.raw(xmlHead, `<Relationships xmlns="`, nsPackage, `">`)
	x.relation("rId1", nsRelations+"/officeDocument", "word/document.xml")
	x.relation("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")
	x.relation("rId3", nsRelations+"/extended-properties", "docProps/app.xml")
	x.raw(`</Relationships>`)
	return x.b
}

func (x *xml) relation(id, kind, target string) {
	x.raw(`<Relationship Id="`, id, `" Type="`, kind, `"`)
	x.attrText("Target", target)
	x.raw(`/>`)
}

// documentRelations writes word/_rels/document.xml.rels.
func (b *builder) documentRelations() []byte {
	x := &xml{}
	x.raw(xmlHead, `<Relationships xmlns="`, nsPackage, `">`)
	x.relation("rId1", nsRelations+"/styles", "styles.xml")
	x.relation("rId2", nsRelations+"/settings", "settings.xml")
	x.relation("rId3", nsRelations+"/fontTable", "fontTable.xml")
	for _, f := range footerParts() {
		x.relation(f.id, nsRelations+"/footer", f.file)
	}
	for _, h := range headerParts() {
		x.relation(h.id, nsRelations+"/header", h.file)
	}
	for i, m := range b.media.list {
		n := fmt.Sprint(i + 1)
		x.relation("rIdM"+n, nsRelations+"/image", "media/image"+n+"."+m.kind)
	}
	for i, target := range b.links.list {
		x.raw(`<Relationship Id="rIdL`)
		x.num(int64(i + 1))
		x.raw(`" Type="`, nsRelations, `/hyperlink"`)
		x.attrText("Target", target)
		x.raw(` TargetMode="External"/>`)
	}
	x.raw(`</Relationships>`)
	return x.b
}

// fontTable writes word/fontTable.xml. An office without a face is told by
// which other names the same design is known.
func fontTable() []byte {
	x := &xml{}
	x.raw(xmlHead, `<w:fonts xmlns:w="`, nsWord, `">`)
	for _, f := range typefaces() {
		x.raw(`<w:font w:name="`, f.name, `"><w:altName w:val="`, f.alt, `"/><w:panose1 w:val="`, f.panose, `"/><w:charset w:val="`, f.charset,
			`"/><w:family w:val="`, f.family, `"/><w:pitch w:val="`, f.pitch, `"/></w:font>`)
	}
	x.raw(`</w:fonts>`)
	return x.b
}

// settings writes word/settings.xml: what Word, WPS and LibreOffice would
// otherwise each decide for themselves.
func (g *geometry) settings() []byte {
	x := &xml{}
	x.raw(xmlHead, `<w:settings xmlns:w="`, nsWord, `"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>`)
	// The list of styles holds those of the file, under their Chinese names.
	x.raw(`<w:stylePaneFormatFilter w:val="D024" w:allStyles="0" w:customStyles="0" w:latentStyles="1" w:stylesInUse="0" w:headingStyles="1" w:numberingStyles="0" w:tableStyles="0" w:directFormattingOnRuns="0" w:directFormattingOnParagraphs="0" w:directFormattingOnNumbering="0" w:directFormattingOnTables="0" w:clearFormatting="1" w:top3HeadingStyles="0" w:visibleStyles="1" w:alternateStyleNames="1"/><w:defaultTabStop w:val="420"/>`)
	if g.f.Folio.Mirrored {
		x.raw(`<w:evenAndOddHeaders/>`)
	}
	// Programs squeeze marks each in their own way; see nudge.
	x.raw(`<w:characterSpacingControl w:val="doNotCompress"/>`)
	start, end := kinsoku(g.f.Break.Level)
	start, end = dedupe(start), dedupe(end)
	x.raw(`<w:noLineBreaksAfter w:lang="zh-CN"`)
	x.attrText("w:val", end)
	x.raw(`/><w:noLineBreaksBefore w:lang="zh-CN"`)
	x.attrText("w:val", start)
	x.raw(`/>`)
	// Lines that end with a break are not spread; space above and below
	// paragraphs adds up.
	x.raw(`<w:compat><w:doNotExpandShiftReturn/><w:doNotUseHTMLParagraphAutoSpacing/><w:useFELayout/>`)
	x.raw(`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`)
	x.raw(`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>`)
	// Seals and charts keep their resolution when Word saves the file.
	x.raw(`<w:doNotAutoCompressPictures/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`)
	return x.b
}

// kinsoku lists the characters that may not begin and may not end a line, by
// the level of clreq that the format names; some twice.
func kinsoku(level string) (start, end string) {
	start = `!),.:;?]}·‧’”…‰℃、。〉》」』】〕〗！＂％＇），．：；？］｝～％－–～‼⁇`
	end = `([{“‘〈《「『【〔〖（［｛￥＄£`
	if level == "国标" || level == "严格" {
		start += "/／"
		end += "/／"
	} else {
		start += "/／"
	}
	if level == "严格" {
		start += "—⸺⋯"
	}
	return start, end
}

func dedupe(s string) string {
	var out strings.Builder
	for i, r := range s {
		if !strings.ContainsRune(s[:i], r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// core writes docProps/core.xml. The only date is that of the document.
func (b *builder) core() []byte {
	x := &xml{}
	m := b.d.Meta
	x.raw(xmlHead, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element := func(name, value string) {
		if value == "" {
			return
		}
		x.raw(`<`, name, `>`)
		x.text(value)
		x.raw(`</`, name, `>`)
	}
	element("dc:title", m.Title)
	element("dc:subject", m.Subject)
	element("dc:creator", m.Author)
	element("cp:keywords", strings.Join(m.Keywords, "；"))
	element("dc:language", "zh-CN")
	element("dc:identifier", m.Number)
	if !m.Date.IsZero() {
		for _, name := range []string{"created", "modified"} {
			x.raw(`<dcterms:`, name, ` xsi:type="dcterms:W3CDTF">`)
			x.raw(fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", m.Date.Year, m.Date.Month, m.Date.Day))
			x.raw(`</dcterms:`, name, `>`)
		}
	}
	x.raw(`</cp:coreProperties>`)
	return x.b
}

// app writes docProps/app.xml.
func app() []byte {
	x := &xml{}
	x.raw(xmlHead, `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>yinfa</Application></Properties>`)
	return x.b
}
