package docx

import (
	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/raster"
	"yinfa.dev/yinfa/internal/unit"
)

// chart writes a chart as a picture of the same geometry as in print, with
// every number in its alternative text. Without faces there is nothing to
// draw with: then the numbers stand in a table.
func (b *builder) chart(k *doc.Chart) {
	tall := b.f.Page.TextHeight
	if b.turned {
		tall = b.f.Page.TextWidth
	}
	figure, w, h := b.chartPicture(k, b.g.textWidth(b.turned), tall-4*b.g.style(layout.Caption).Pitch)
	if figure != nil {
		b.standing(figure, w, h, len(k.Caption) > 0 || k.Tabled)
	} else if t := chart.Table(k, ""); t != nil && !k.Tabled {
		b.table(t)
	}
	if len(k.Caption) > 0 {
		b.figureCaption(k.Caption, k.Tabled)
	}
}

// chartPicture draws a chart for a room; nil when it cannot be drawn.
func (b *builder) chartPicture(k *doc.Chart, room, tall unit.Length) (figure *doc.Figure, w, h unit.Length) {
	if b.o.Fonts == nil {
		return nil, 0, 0
	}
	for _, s := range words(k) {
		b.checkText(s.Value, s.Span, false)
	}
	faces := raster.Faces{Fonts: b.o.Fonts, Latin: b.g.style(layout.Body).Latin == layout.LatinRole}
	drawing := chart.Lay(k, chart.Options{Width: room, MaxHeight: tall, Measure: faces.Measure, Words: b.o.Words})
	im := raster.Picture(drawing, faces)
	if im == nil {
		b.bag.Error(diag.DocxImage, k.Span, "这张图太大，放不进 Word 文件", "请减少图里的项目，或者分成几张图")
		return nil, 0, 0
	}
	return &doc.Figure{Image: im, Alt: chart.Describe(k), Span: k.Span}, drawing.Width, drawing.Height
}

// words are the words of a chart.
func words(k *doc.Chart) []doc.Text {
	out := append([]doc.Text{k.Unit}, k.Labels...)
	for _, s := range k.Series {
		out = append(out, s.Name)
	}
	return out
}
