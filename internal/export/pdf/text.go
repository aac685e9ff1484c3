package pdf

import (
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// drawText draws one line fragment.
func (c *content) drawText(t *page.Text) error {
	if len(t.Glyphs) == 0 {
		return nil
	}
	c.mark(t.Node, false)
	c.setFill(t.Colour)
	if !c.text {
		c.b = append(c.b, "BT\n"...)
		c.text = true
		c.originX, c.originY = 0, 0
	}
	c.setFont(t)
	c.setBold(t)
	c.moveTo(t)
	return c.show(t)
}

// fontSize returns the type size in 1/10,000 pt, as it is written.
func fontSize(l unit.Length) int64 { return int64(l.MulDiv(10000, int64(unit.Pt))) }

func (c *content) setFont(t *page.Text) {
	use := c.job.fonts.use(t.Face, c.job.file, c.job.idleFont)
	size := fontSize(t.Size)
	if use != c.face || size != c.size {
		c.face, c.size = use, size
		c.b = append(c.b, '/')
		c.b = append(c.b, use.name...)
		c.b = append(c.b, ' ')
		c.b = appendFixed(c.b, size, 4)
		c.b = append(c.b, " Tf\n"...)
	}
	scale := t.ScaleX
	if scale == 0 {
		scale = 1000
	}
	if scale != c.scale {
		c.scale = scale
		c.b = appendFixed(c.b, int64(scale), 1)
		c.b = append(c.b, " Tz\n"...)
	}
}

func (c *content) setBold(t *page.Text) {
	if t.Bold {
		if c.line != t.Colour {
			c.line = t.Colour
			if t.Colour == page.Red {
				c.b = append(c.b, redStroke...)
			} else {
				c.b = append(c.b, blackLine...)
			}
		}
		if width := milli(t.Size / boldStroke); width != c.boldWidth {
			// Round joins: mitred ones would grow spikes on sharp outlines.
			if c.boldWidth == 0 {
				c.b = append(c.b, "1 j\n"...)
			}
			c.boldWidth = width
			c.b = appendFixed(c.b, width, 3)
			c.b = append(c.b, " w\n"...)
		}
	}
	if t.Bold != c.bold {
		c.bold = t.Bold
		if t.Bold {
			c.b = append(c.b, "2 Tr\n"...)
		} else {
			c.b = append(c.b, "0 Tr\n"...)
		}
	}
}

// moveTo sets the origin of the line. Steps are differences of rounded
// places, so that errors do not add up.
func (c *content) moveTo(t *page.Text) {
	x, y := milli(t.X), c.y(t.Y)
	if t.Turned {
		c.b = append(c.b, "0 1 -1 0"...)
		c.b = appendMilli(c.b, x)
		c.b = appendMilli(c.b, y)
		c.b = append(c.b, " Tm\n"...)
		c.turned = true
		return
	}
	if c.turned {
		c.b = append(c.b, "1 0 0 1"...)
		c.b = appendMilli(c.b, x)
		c.b = appendMilli(c.b, y)
		c.b = append(c.b, " Tm\n"...)
		c.turned = false
	} else {
		c.b = appendFixed(c.b, x-c.originX, 3)
		c.b = appendMilli(c.b, y-c.originY)
		c.b = append(c.b, " Td\n"...)
	}
	c.originX, c.originY = x, y
}

// precision is how many units a thousandth of the type size is divided into,
// so that half a unit is at most 0.005 mm.
func precision(size int64, scale int) int64 {
	// In 1/10,000 pt: half of a thousandth of 25 pt is 0.0044 mm.
	switch em := size * int64(scale) / 1000; {
	case em <= 25_0000:
		return 1
	case em <= 250_0000:
		return 10
	}
	return 100
}

// tolerance is how far a glyph may stand from its place before the pen is
// moved: 0.0039 mm, under the 0.005 mm that positions are kept to. It spares
// the many moves by one unit that rounded widths would cause.
const tolerance = 140 * unit.EMU

// show writes the glyphs. at is where a reader's pen stands after the glyphs
// so far, in whole units: the widths of the font less the moves written. Each
// glyph is compared with its own place, so that rounding errors never add up.
func (c *content) show(t *page.Text) error {
	units := precision(c.size, c.scale)
	places := 0
	for n := units; n > 1; n /= 10 {
		places++
	}
	// A place in EMU times num/den is a place in units: 12,700 EMU are a
	// point, the size is in 1/10,000 pt, scale and unit are thousandths.
	num := 100_000_000 * units
	den := 127 * c.size * int64(c.scale)
	at := int64(0)
	state := outsideArray
	for i := range t.Glyphs {
		g := &t.Glyphs[i]
		code, err := c.face.code(g.ID, g.Rune)
		if err != nil {
			return err
		}
		special := silent(g.Rune) || private(g.Rune)
		if special {
			c.endArray(&state)
			c.b = append(c.b, "/Span<</ActualText<FEFF"...)
			if !silent(g.Rune) {
				c.b = appendUTF16(c.b, g.Rune)
			}
			c.b = append(c.b, ">>>BDC\n"...)
		}
		if state == outsideArray {
			c.b = append(c.b, '[')
			state = inArray
		}
		place := int64(g.X) * num
		if off := at*den - place; off > int64(tolerance)*num || -off > int64(tolerance)*num {
			if state == inString {
				c.b = append(c.b, ')')
				state = inArray
			}
			want := roundDiv(place, den)
			c.b = appendFixed(c.b, at-want, places)
			at = want
		}
		if state == inArray {
			c.b = append(c.b, '(')
			state = inString
		}
		c.b = appendByte(appendByte(c.b, byte(code>>8)), byte(code))
		at += int64(c.face.widths[code]) * units
		if special {
			c.endArray(&state)
			c.b = append(c.b, "EMC\n"...)
		}
	}
	c.endArray(&state)
	return nil
}

// arrayState is how far the operand of TJ is written.
type arrayState int

const (
	outsideArray arrayState = iota
	inArray
	inString
)

func (c *content) endArray(state *arrayState) {
	if *state == outsideArray {
		return
	}
	if *state == inString {
		c.b = append(c.b, ')')
	}
	c.b = append(c.b, "]TJ\n"...)
	*state = outsideArray
}

// roundDiv divides, rounding to nearest; b is positive.
func roundDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}
