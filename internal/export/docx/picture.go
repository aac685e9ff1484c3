package docx

import (
	"bytes"
	"strconv"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// media is the pictures of a file, each once.
type media struct{ list []medium }

type medium struct {
	image *doc.Image
	kind  string // png or jpeg
}

// size is about what the pictures take in the archive.
func (m *media) size() int {
	n := 0
	for _, k := range m.list {
		n += len(k.image.Data) + memberSize
	}
	return n
}

// relationship ids of parts whose number varies follow those of the fixed
// parts: rIdM1 is a picture, rIdL1 a link.
func (m *media) add(im *doc.Image) (id string, ok bool) {
	for i := range m.list {
		if m.list[i].image == im || m.list[i].image.Name == im.Name && bytes.Equal(m.list[i].image.Data, im.Data) {
			return "rIdM" + strconv.Itoa(i+1), true
		}
	}
	kind := ""
	switch {
	case bytes.HasPrefix(im.Data, []byte("\x89PNG\r\n\x1a\n")):
		kind = "png"
	case bytes.HasPrefix(im.Data, []byte("\xff\xd8\xff")):
		kind = "jpeg"
	default:
		return "", false
	}
	m.list = append(m.list, medium{im, kind})
	return "rIdM" + strconv.Itoa(len(m.list)), true
}

func usable(im *doc.Image) bool { return im != nil && im.Width > 0 && im.Height > 0 }

// figure writes a picture in the middle, its caption on the same page.
func (b *builder) figure(k *doc.Figure) {
	if !usable(k.Image) {
		return // reported where the file was read
	}
	tall := b.f.Page.TextHeight
	if b.turned {
		tall = b.f.Page.TextWidth
	}
	w, h := k.Fit(b.g.textWidth(b.turned), tall-4*b.g.style(layout.Caption).Pitch)
	b.standing(k, w, h, len(k.Caption) > 0)
	if len(k.Caption) > 0 {
		b.figureCaption(k.Caption, false)
	}
}

// figureCaption writes the caption under a picture, half a line below it as in
// print.
func (b *builder) figureCaption(caption []doc.Run, keepNext bool) {
	below := max(b.g.style(layout.Caption).After, b.f.Grid.Pitch/2)
	b.paragraph(para{style: "Caption", align: "center", spacing: &spacing{0, below, fromStyle}, keepNext: keepNext}, caption)
}

// standing writes a picture in the text. The white above it is part of its
// line: programs drop space above a paragraph at the top of a page.
func (b *builder) standing(k *doc.Figure, w, h unit.Length, keepNext bool) {
	line := h + (b.f.Grid.Pitch-b.f.Grid.Size)/2
	b.picture(para{style: styleFigure, keepNext: keepNext, spacing: &spacing{0, fromStyle, line}, least: true}, k, w, h)
}

// picture writes a paragraph that holds a picture.
func (b *builder) picture(p para, k *doc.Figure, w, h unit.Length) {
	b.open(p)
	if id, ok := b.image(k.Image, k.Span); ok {
		b.x.raw(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">`)
		b.drawing(id, k.Alt, w, h, "")
		b.x.raw(`</wp:inline></w:drawing></w:r>`)
	}
	b.close()
}

func (b *builder) image(im *doc.Image, at source.Span) (id string, ok bool) {
	id, ok = b.media.add(im)
	if !ok {
		b.bag.Error(diag.DocxImage, at, "图片“"+im.Name+"”不是 PNG 或 JPEG，放不进 Word 文件", "请用看图软件打开这张图片，另存为 PNG 或 JPEG")
	}
	return id, ok
}

// floating writes a picture behind the text: (x, y) is its upper left corner
// from the text area's left edge and from the paragraph's first line.
func (b *builder) floating(im *doc.Image, alt string, at source.Span, x, y, w, h unit.Length) {
	id, ok := b.image(im, at)
	if !ok {
		return
	}
	o := &b.x
	o.raw(`<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="`)
	o.num(int64(b.drawings + 1))
	o.raw(`" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>`)
	o.num(int64(x))
	o.raw(`</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>`)
	o.num(int64(y))
	o.raw(`</wp:posOffset></wp:positionV>`)
	b.drawing(id, alt, w, h, `<wp:wrapNone/>`)
	o.raw(`</wp:anchor></w:drawing></w:r>`)
}

// drawing writes what inline and floating pictures share.
func (b *builder) drawing(id, alt string, w, h unit.Length, wrap string) {
	x := &b.x
	b.drawings++
	b.checkText(alt, source.Span{File: b.d.Source}, false)
	x.raw(`<wp:extent`)
	x.attrNum("cx", int64(w))
	x.attrNum("cy", int64(h))
	x.raw(`/><wp:effectExtent l="0" t="0" r="0" b="0"/>`, wrap, `<wp:docPr`)
	x.attrNum("id", int64(b.drawings))
	x.raw(` name="图片 `)
	x.num(int64(b.drawings))
	x.raw(`"`)
	x.attrText("descr", alt)
	x.raw(`/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="`, nsPicture, `"><pic:pic><pic:nvPicPr><pic:cNvPr`)
	x.attrNum("id", int64(b.drawings))
	x.raw(` name="图片 `)
	x.num(int64(b.drawings))
	x.raw(`"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`, id, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`)
	x.attrNum("cx", int64(w))
	x.attrNum("cy", int64(h))
	x.raw(`/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>`)
}
