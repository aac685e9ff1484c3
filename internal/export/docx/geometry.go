package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// Word and LibreOffice stand the baseline of a line of exact height at four
// fifths of it, whatever the size of its type.
func aboveBaseline(height unit.Length) unit.Length { return height.MulDiv(4, 5) }

// geometry is the page format in Word's terms. Lengths that Word keeps as
// twips are multiples of a twip, so that sums agree with what Word adds up.
type geometry struct {
	f        *layout.Format
	tracking unit.Length // of type of the grid's size
	pitch    int64       // of the main text, in thousandths of the styles'
}

func newGeometry(f *layout.Format, fit Fit) geometry {
	g := geometry{f: f, pitch: 1000}
	if fit.Pitch > 0 {
		g.pitch = int64(fit.Pitch)
	}
	if n := unit.Length(f.Grid.Chars); n > 0 {
		// Whole twips, rounded down with a little to spare: a full line must
		// fit whatever a program rounds.
		cell := unit.Length((f.Page.TextWidth-spare).Twips()/int64(n)) * unit.Twip
		g.tracking = cell - f.Grid.Size
	}
	return g
}

// twips rounds a length to whole twips.
func twips(l unit.Length) unit.Length { return unit.Length(l.Twips()) * unit.Twip }

// style returns a style of the format, resolved.
func (g *geometry) style(name layout.StyleName) layout.Style { return g.f.Style(name) }

// trackingOf is the character spacing of a style: only type of the body's
// size stands on the grid.
func (g *geometry) trackingOf(st layout.Style) unit.Length {
	if st.Size == g.f.Grid.Size {
		return g.tracking
	}
	return 0
}

// em is the width of one full-width character of a style.
func (g *geometry) em(st layout.Style) unit.Length { return st.Size + g.trackingOf(st) }

// textWidth is the length of a line that reads in the direction.
func (g *geometry) textWidth(turned bool) unit.Length {
	if turned {
		return g.f.Page.TextHeight
	}
	return g.f.Page.TextWidth
}

// width measures text in a style.
func (b *builder) width(text string, st layout.Style) unit.Length {
	return b.widthIn(text, doc.FaceInherit, st)
}

func (b *builder) widthIn(text string, face doc.Face, st layout.Style) unit.Length {
	total, tracking, in := unit.Length(0), b.g.trackingOf(st), b.m.of(st, face)
	for _, r := range text {
		total += in.advance(r, st.Size) + tracking
	}
	return total
}
