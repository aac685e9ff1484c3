package serve

import (
	"bytes"
	"fmt"
	"html"
	"strconv"

	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// picture draws one page as SVG, from the same items at the same places as
// the PDF, in thousandths of a millimetre. Glyphs are their outlines, each
// drawn once: the browser needs no font. Every stretch of text carries the
// place it came from.
type picture struct {
	b       bytes.Buffer
	defs    bytes.Buffer
	prefix  string // of the names of glyphs: several pages stand in one document
	symbols map[symbol]int
	files   map[string]int
	place   func(source.Span) source.Span
	image   func(item int) string // the address of a picture
}

// symbol is a glyph of a face.
type symbol struct {
	face  *font.Face
	glyph font.GlyphID
}

// boldStroke is the part of the type size that bold text is stroked with, as
// in the PDF.
const boldStroke = 30

// drawPage writes the page with an index; files numbers the files that spans
// name.
func drawPage(p *page.Page, index int, files map[string]int, place func(source.Span) source.Span, image func(item int) string) []byte {
	d := &picture{prefix: fmt.Sprintf("p%dg", index), symbols: map[symbol]int{}, files: files, place: place, image: image}
	for i, item := range p.Items {
		switch it := item.(type) {
		case *page.Text:
			d.text(it)
		case *page.Rule:
			fmt.Fprintf(&d.b, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`, mm(it.X), mm(it.Y), mm(it.W), mm(it.H), ink(it.Colour))
		case *page.Drawing:
			d.drawing(it)
		case *page.Image:
			d.picture(it, i)
		}
	}
	width, height := p.Width, p.Height
	turn := ""
	if p.Turned {
		width, height = height, width
		turn = fmt.Sprintf(` transform="translate(%s 0) rotate(90)"`, mm(p.Height))
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s"><defs>%s</defs><g%s>%s</g></svg>`, mm(width), mm(height), d.defs.Bytes(), turn, d.b.Bytes())
	return out.Bytes()
}

func ink(c page.Colour) string {
	if c == page.Red {
		return "#e60012"
	}
	return "#000"
}

// mm is a length in millimetres, to a thousandth.
func mm(l unit.Length) string { return strconv.FormatFloat(l.Millimetres(), 'f', 3, 64) }

func (d *picture) text(t *page.Text) {
	if len(t.Glyphs) == 0 || t.Face == nil {
		return
	}
	scale := t.Size.Millimetres() / float64(t.Face.UnitsPerEm())
	across := 1.0
	if t.ScaleX != 0 {
		across = float64(t.ScaleX) / 1000
	}
	turn := ""
	if t.Turned {
		turn = " rotate(-90)"
	}
	bold := ""
	if t.Bold {
		bold = fmt.Sprintf(` stroke="%s" stroke-width="%d" stroke-linejoin="round"`, ink(t.Colour), t.Face.UnitsPerEm()/boldStroke)
	}
	fmt.Fprintf(&d.b, `<g%s transform="translate(%s %s)%s" fill="%s"%s>`, d.from(t.Span), mm(t.X), mm(t.Y), turn, ink(t.Colour), bold)
	last := t.Glyphs[len(t.Glyphs)-1]
	width := last.X.Millimetres() + t.Size.Millimetres()*across
	fmt.Fprintf(&d.b, `<rect x="0" y="%.3f" width="%.3f" height="%.3f" fill="none" stroke="none" pointer-events="all"/>`, -0.88*t.Size.Millimetres(), width, t.Size.Millimetres())
	for _, g := range t.Glyphs {
		id, drawn := d.symbol(t.Face, g.ID)
		if !drawn {
			continue
		}
		fmt.Fprintf(&d.b, `<use href="#%s%d" transform="translate(%s 0) scale(%.6f %.6f)"/>`, d.prefix, id, mm(g.X), scale*across, -scale)
	}
	d.b.WriteString("</g>")
}

// from says where a stretch of text came from.
func (d *picture) from(at source.Span) string {
	at = d.place(at)
	n, known := d.files[at.File]
	if !known || at.Start.Line == 0 {
		return ""
	}
	return fmt.Sprintf(` class="t" data-f="%d" data-l="%d" data-c="%d" data-e="%d"`, n, at.Start.Line, at.Start.Column, max(at.End.Line, at.Start.Line))
}

func (d *picture) picture(it *page.Image, item int) {
	address := html.EscapeString(d.image(item))
	if it.Turned {
		fmt.Fprintf(&d.b, `<image href="%s" width="%s" height="%s" preserveAspectRatio="none" transform="translate(%s %s) rotate(-90)"/>`,
			address, mm(it.H), mm(it.W), mm(it.X), mm(it.Y+it.H))
		return
	}
	fmt.Fprintf(&d.b, `<image href="%s" x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none"/>`, address, mm(it.X), mm(it.Y), mm(it.W), mm(it.H))
}

// symbol defines a glyph when it is first used; false for a blank one.
func (d *picture) symbol(face *font.Face, g font.GlyphID) (id int, drawn bool) {
	key := symbol{face, g}
	if id, known := d.symbols[key]; known {
		return id, id > 0
	}
	outline := outlinePath(face.Contours(g))
	if outline == "" {
		d.symbols[key] = 0
		return 0, false
	}
	id = len(d.symbols) + 1
	d.symbols[key] = id
	fmt.Fprintf(&d.defs, `<path id="%s%d" d="%s"/>`, d.prefix, id, outline)
	return id, true
}

// outlinePath writes outlines of quadratic curves as SVG does.
func outlinePath(contours [][]font.Point) string {
	var b []byte
	number := func(v int) {
		// Middles of two points are kept to half a unit.
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(v/2), 10)
		if v%2 != 0 {
			if v < 0 && v/2 == 0 {
				b = append(b[:len(b)-1], "-0"...)
			}
			b = append(b, ".5"...)
		}
	}
	point := func(p font.Point) { number(p.X); number(p.Y) }
	middle := func(p, q font.Point) font.Point {
		return font.Point{X: (p.X + q.X) / 2, Y: (p.Y + q.Y) / 2, On: true}
	}
	for _, contour := range contours {
		if len(contour) < 2 {
			continue
		}
		c := make([]font.Point, len(contour))
		for i, p := range contour {
			c[i] = font.Point{X: 2 * p.X, Y: 2 * p.Y, On: p.On}
		}
		start := c[0]
		if !start.On {
			if last := c[len(c)-1]; last.On {
				start = last
			} else {
				start = middle(start, last)
			}
		}
		b = append(b, 'M')
		point(start)
		var control *font.Point
		for i := range len(c) + 1 {
			p := c[i%len(c)]
			if i == 0 && p.On {
				continue
			}
			switch {
			case i == len(c):
				if control != nil {
					b = append(b, 'Q')
					point(*control)
					point(start)
				}
			case p.On && control == nil:
				b = append(b, 'L')
				point(p)
			case p.On:
				b = append(b, 'Q')
				point(*control)
				point(p)
				control = nil
			default:
				if control != nil {
					b = append(b, 'Q')
					point(*control)
					point(middle(*control, p))
				}
				control = &p
			}
		}
		b = append(b, 'Z')
	}
	return string(b)
}

// drawing writes the outlines of a figure.
func (d *picture) drawing(g *page.Drawing) {
	for _, f := range g.Fills {
		fmt.Fprintf(&d.b, `<path fill-opacity="%g" d="`, float64(f.Tint)/1000)
		for _, line := range f.Outlines {
			for i, p := range line {
				step := "L"
				if i == 0 {
					step = "M"
				}
				d.b.WriteString(step + mm(p.X) + " " + mm(p.Y))
			}
			d.b.WriteByte('Z')
		}
		d.b.WriteString(`"/>`)
	}
}
