package pdf

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/page"
)

// producer is the program that writes the file.
const producer = "yinfa"

// about is what a file states about itself, once for the two places that
// state it: the information dictionary and the XMP packet.
type about struct {
	title, author, subject, number string
	keywords                       []string
	language, creator              string
	year, month, day               int
}

func newAbout(i page.Info, o Options) about {
	a := about{
		title: clean(i.Title), author: clean(i.Author), subject: clean(i.Subject), number: clean(i.Number),
		language: clean(i.Language), creator: clean(o.Creator),
	}
	for _, k := range i.Keywords {
		if k = clean(k); k != "" {
			a.keywords = append(a.keywords, k)
		}
	}
	if a.language == "" {
		a.language = "zh-CN"
	}
	if a.title == "" {
		// A title is shown in place of the file name and may not be missing
		// (ISO 14289-1 7.1).
		a.title = "无标题"
		if a.number != "" {
			a.title = a.number
		}
	}
	if i.Year >= 1 && i.Year <= 9999 && i.Month >= 1 && i.Month <= 12 && i.Day >= 1 && i.Day <= 31 {
		a.year, a.month, a.day = i.Year, i.Month, i.Day
	}
	return a
}

// info returns the information dictionary (ISO 32000-1 14.3.3). The date of
// a document is a day in China.
func (a about) info() []byte {
	b := []byte("<<")
	for _, field := range [...]struct{ key, value string }{
		{"/Title", a.title},
		{"/Author", a.author},
		{"/Subject", a.subject},
		{"/Keywords", strings.Join(a.keywords, ", ")},
		{"/Creator", a.creator},
		{"/Producer", producer},
	} {
		if field.value != "" {
			b = appendText(append(b, field.key...), field.value)
		}
	}
	if a.year != 0 {
		date := fmt.Sprintf("(D:%04d%02d%02d000000+08'00')", a.year, a.month, a.day)
		b = append(b, "/CreationDate"+date+"/ModDate"+date...)
	}
	return append(b, ">>"...)
}

// writeMetadata writes the XMP packet (ISO 16684-1), uncompressed so that
// any program finds it.
func (a about) writeMetadata(f *file) int {
	num := f.reserve(1)
	f.rawStream(num, []byte("/Type/Metadata/Subtype/XML"), []byte(a.xmp()))
	return num
}

// The packet is marked as one that is not to be edited in place; its start
// holds a byte order mark and the fixed identifier of XMP.
const (
	xmpStart = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	xmpEnd = "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
	// pdfuaid is not among the schemas that PDF/A knows, so it is described
	// (ISO 19005-2 6.6.2.3.3).
	xmpExtension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`
)

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (a about) xmp() string {
	var b strings.Builder
	esc := xmlEscapes.Replace
	b.WriteString(xmpStart)
	b.WriteString(`<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` +
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>\n")
	b.WriteString(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>` + "\n")
	alternatives := func(name, value string) {
		if value != "" {
			b.WriteString("<dc:" + name + `><rdf:Alt><rdf:li xml:lang="x-default">` + esc(value) + "</rdf:li></rdf:Alt></dc:" + name + ">\n")
		}
	}
	list := func(name, kind string, values ...string) {
		if len(values) == 0 || values[0] == "" {
			return
		}
		b.WriteString("<dc:" + name + "><rdf:" + kind + ">")
		for _, v := range values {
			b.WriteString("<rdf:li>" + esc(v) + "</rdf:li>")
		}
		b.WriteString("</rdf:" + kind + "></dc:" + name + ">\n")
	}
	alternatives("title", a.title)
	list("creator", "Seq", a.author)
	alternatives("description", a.subject)
	list("subject", "Bag", a.keywords...)
	list("language", "Bag", a.language)
	if a.number != "" {
		b.WriteString("<dc:identifier>" + esc(a.number) + "</dc:identifier>\n")
	}
	b.WriteString("</rdf:Description>\n")
	b.WriteString(`<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">`)
	b.WriteString("<pdf:Producer>" + producer + "</pdf:Producer><xmp:CreatorTool>" + esc(a.creator) + "</xmp:CreatorTool>\n")
	if len(a.keywords) > 0 {
		b.WriteString("<pdf:Keywords>" + esc(strings.Join(a.keywords, ", ")) + "</pdf:Keywords>\n")
	}
	if a.year != 0 {
		date := fmt.Sprintf("%04d-%02d-%02dT00:00:00+08:00", a.year, a.month, a.day)
		b.WriteString("<xmp:CreateDate>" + date + "</xmp:CreateDate><xmp:ModifyDate>" + date + "</xmp:ModifyDate>\n")
	}
	b.WriteString("</rdf:Description>\n")
	b.WriteString(xmpExtension)
	b.WriteString(xmpEnd)
	return b.String()
}
