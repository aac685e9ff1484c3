package pdf

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// TestDrawing: a figure of outlines and texts is one piece of marked content
// with a box and an alternative text, and leaves the ink as it was.
func TestDrawing(t *testing.T) {
	face := loadFace(t, "GWFandolFang.ttf")
	at := func(s string, y unit.Length, node page.NodeID, ink page.Colour) *page.Text {
		x := line(t, face, 16*unit.Pt, 28*unit.Mm, y, s, node)
		x.Colour = ink
		return x
	}
	d := &page.Document{
		Tree: []page.Node{{Tag: page.TagDocument, Parent: page.Artefact}, {Tag: page.TagParagraph}, {Tag: page.TagFigure, Alt: "条形图。甲3。"}},
		Pages: []page.Page{{Width: 100 * unit.Pt, Height: 200 * unit.Pt, Items: []page.Item{
			at("前", 20*unit.Pt, 1, page.Red),
			&page.Drawing{X: 10 * unit.Pt, Y: 40 * unit.Pt, W: 60 * unit.Pt, H: 30 * unit.Pt, Node: 2, Fills: []page.Fill{
				{Tint: 350, Outlines: [][]page.Point{{{X: 10 * unit.Pt, Y: 50 * unit.Pt}, {X: 30 * unit.Pt, Y: 50 * unit.Pt}, {X: 30 * unit.Pt, Y: 54 * unit.Pt}, {X: 10 * unit.Pt, Y: 54 * unit.Pt}}}},
				{Tint: 1000, Outlines: [][]page.Point{{{X: unit.Pt, Y: unit.Pt}, {X: 2 * unit.Pt, Y: 3 * unit.Pt}, {X: 4 * unit.Pt, Y: 5 * unit.Pt}}}},
			}},
			at("甲", 60*unit.Pt, 2, page.Black),
			at("后", 90*unit.Pt, 1, page.Red),
		}}},
	}
	data, err := Write(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := openPDF(t, data)
	if got, want := outlineOf(t, f), "Document\n P\n  0:前\n  0:后\n Figure alt 条形图。甲3。\n  0:甲\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	content := string(f.streamData(f.dict(f.pages()[0])["Contents"]))
	want := "q\n.65 g\n10 146 20 4 re\nf\n0 g\n1 199 m\n2 197 l\n4 195 l\nh\nf\nQ\n"
	if !strings.Contains(content, want) {
		t.Errorf("got\n%s\nwant\n%s", content, want)
	}
	if n := strings.Count(content, "BDC"); n != 3 {
		t.Errorf("%d pieces of marked content in\n%s", n, content)
	}
}
