package pdf

import (
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// red is the ink Y80 % + M80 % (GB/T 9704-2012 6.3) in the sRGB of the
// output intent, by the formula of ISO 32000-1 10.3.5: 1−C, 1−M, 1−Y.
const (
	redFill   = "1 .2 .2 rg\n"
	redStroke = "1 .2 .2 RG\n"
	blackFill = "0 g\n"
	blackLine = "0 G\n"
)

// boldStroke is the type size over the width of the line that is drawn
// around glyphs to make a face bold that has no bold.
const boldStroke = 30

// content turns the items of one page into a content stream. It keeps the
// graphics state as it is in force, so that nothing is set twice.
type content struct {
	job    *job
	b      []byte
	page   int
	height unit.Length
	marks  int // marked-content identifiers given on this page
	node   page.NodeID
	open   bool // a marked-content sequence is open
	layout bool // the open sequence is an artefact of layout
	text   bool // a text object is open

	fill, line page.Colour
	face       *fontUse
	size       int64 // of the face, in 1/10,000 pt
	scale      int
	bold       bool
	boldWidth  int64
	turned     bool  // the text matrix is turned
	originX    int64 // of the current line of text, in 1/1000 pt
	originY    int64

	alpha bool // an image of the page is transparent
}

func (c *content) start(j *job, index int, p *page.Page) {
	*c = content{job: j, b: c.b[:0], page: index, height: p.Height, scale: 1000}
}

// y converts to the upward coordinate of the page, in thousandths of a point.
func (c *content) y(l unit.Length) int64 { return milli(c.height - l) }

// mark makes what follows content of a node, or an artefact.
func (c *content) mark(node page.NodeID, layout bool) {
	if c.open && c.node == node && (node != page.Artefact || c.layout == layout) {
		return
	}
	c.close()
	c.open, c.node, c.layout = true, node, layout
	switch {
	case node != page.Artefact:
		c.b = append(c.b, '/')
		c.b = append(c.b, c.job.tree.name(node)...)
		c.b = append(c.b, "<</MCID "...)
		c.b = appendInt(c.b, c.marks)
		c.b = append(c.b, ">>BDC\n"...)
		c.job.tree.addContent(node, c.page, c.marks)
		c.marks++
	case layout:
		c.b = append(c.b, "/Artifact<</Type/Layout>>BDC\n"...)
	default:
		c.b = append(c.b, "/Artifact<</Type/Pagination>>BDC\n"...)
	}
}

// close ends the open text object and marked-content sequence.
func (c *content) close() {
	c.endText()
	if c.open {
		c.b = append(c.b, "EMC\n"...)
		c.open = false
	}
}

func (c *content) endText() {
	if c.text {
		c.b = append(c.b, "ET\n"...)
		c.text, c.turned = false, false
	}
}

func (c *content) setFill(colour page.Colour) {
	if c.fill == colour {
		return
	}
	c.fill = colour
	if colour == page.Red {
		c.b = append(c.b, redFill...)
	} else {
		c.b = append(c.b, blackFill...)
	}
}

func (c *content) rule(r *page.Rule) {
	if r.W == 0 || r.H == 0 {
		return
	}
	c.mark(page.Artefact, true)
	c.endText()
	c.setFill(r.Colour)
	left, right := milli(r.X), milli(r.X+r.W)
	top, bottom := c.y(r.Y), c.y(r.Y+r.H)
	c.b = appendFixed(c.b, left, 3)
	c.b = appendMilli(c.b, bottom)
	c.b = appendMilli(c.b, right-left)
	c.b = appendMilli(c.b, top-bottom)
	c.b = append(c.b, " re f\n"...)
}

func (c *content) image(i *page.Image) error {
	use, err := c.job.images.use(c.job, i)
	if err != nil {
		return err
	}
	c.alpha = c.alpha || use.alpha != nil
	c.mark(i.Node, true)
	if i.Node != page.Artefact {
		c.job.tree.addBox(i.Node, boxOf(c.page, c.height, i.X, i.Y, i.W, i.H))
	}
	c.endText()
	c.b = append(c.b, 'q')
	at := cornersOf(i, use.picture, c.height)
	for _, v := range [...]int64{at.rightX - at.originX, at.rightY - at.originY, at.upX - at.originX, at.upY - at.originY, at.originX, at.originY} {
		c.b = appendMilli(c.b, v)
	}
	c.b = append(c.b, " cm/I"...)
	c.b = appendInt(c.b, use.index)
	c.b = append(c.b, " Do Q\n"...)
	return nil
}
