package docx

import "yinfa.dev/yinfa/internal/unit"

// headerPart is one kind of header: an empty paragraph of a height.
type headerPart struct {
	id, file string
	height   func(b *builder) unit.Length
}

// headerParts lists the headers of a file.
func headerParts() []headerPart {
	return []headerPart{
		// The text begins where the text area does.
		{partLow, "header1.xml", func(b *builder) unit.Length { return b.f.Page.Top - headerDistance }},
		{partBare, "header2.xml", func(*builder) unit.Length { return unit.Pt }},
	}
}

func (b *builder) headerFile(h headerPart) []byte {
	x := &xml{}
	x.raw(xmlHead, `<w:hdr`, documentNames, `><w:p><w:pPr><w:pStyle w:val="`, styleAnchor, `"/>`)
	x.spacing(&spacing{fromStyle, fromStyle, max(unit.Pt, h.height(b))})
	x.raw(`</w:pPr></w:p></w:hdr>`)
	return x.b
}
