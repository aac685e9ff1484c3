package serve

import (
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

func TestOutlinePath(t *testing.T) {
	on := func(x, y int) font.Point { return font.Point{X: x, Y: y, On: true} }
	off := func(x, y int) font.Point { return font.Point{X: x, Y: y} }
	for _, c := range []struct {
		name    string
		contour []font.Point
		want    string
	}{
		{"lines", []font.Point{on(0, 0), on(10, 0), on(10, -10)}, "M 0 0L 10 0L 10 -10Z"},
		{"a curve in the middle", []font.Point{on(0, 0), off(5, 9), on(10, 0)}, "M 0 0Q 5 9 10 0Z"},
		{"a curve at the end", []font.Point{on(0, 0), on(10, 0), off(5, 9)}, "M 0 0L 10 0Q 5 9 0 0Z"},
		{"two controls", []font.Point{on(0, 0), off(1, 0), off(2, 1), on(2, 2)}, "M 0 0Q 1 0 1.5 0.5Q 2 1 2 2Z"},
		{"controls alone", []font.Point{off(0, 0), off(2, 0), off(2, 2), off(0, 2)}, "M 0 1Q 0 0 1 0Q 2 0 2 1Q 2 2 1 2Q 0 2 0 1Z"},
		{"a control first", []font.Point{off(1, 1), on(2, 0), on(0, 0)}, "M 0 0Q 1 1 2 0L 0 0Z"},
		{"halves below zero", []font.Point{on(0, 0), off(0, -1), off(-1, 0), on(-2, 0)}, "M 0 0Q 0 -1 -0.5 -0.5Q -1 0 -2 0Z"},
		{"nothing", []font.Point{on(0, 0)}, ""},
	} {
		if got := outlinePath([][]font.Point{c.contour}); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDrawPage(t *testing.T) {
	face := font.Find([]string{filepath.Join("..", "..", "fonts")}).Face(font.Roles()[0])
	if face == nil {
		t.Fatal("no face")
	}
	g, ok := face.Glyph('云')
	if !ok {
		t.Fatal("no glyph")
	}
	at := source.Span{File: "content/a.md", Start: source.Pos{Line: 3, Column: 2}, End: source.Pos{Line: 4, Column: 1}}
	p := &page.Page{Width: 210 * unit.Mm, Height: 297 * unit.Mm, Turned: true, Items: []page.Item{
		&page.Text{X: 28 * unit.Mm, Y: 40 * unit.Mm, Face: face, Size: 16 * unit.Pt, Colour: page.Red, Bold: true, ScaleX: 800, Turned: true, Span: at,
			Glyphs: []page.Glyph{{ID: g, Rune: '云'}, {ID: g, Rune: '云', X: 16 * unit.Pt}}},
		&page.Rule{X: 1 * unit.Mm, Y: 2 * unit.Mm, W: 3 * unit.Mm, H: unit.Mm},
		&page.Drawing{Fills: []page.Fill{{Tint: 350, Outlines: [][]page.Point{{{X: unit.Mm, Y: 2 * unit.Mm}, {X: 3 * unit.Mm}}, {{X: 0, Y: 0}}}}}},
		&page.Image{X: 10 * unit.Mm, Y: 20 * unit.Mm, W: 30 * unit.Mm, H: 40 * unit.Mm, Turned: true},
		&page.Image{X: 10 * unit.Mm, Y: 20 * unit.Mm, W: 30 * unit.Mm, H: 40 * unit.Mm},
		&page.Text{Face: face, Size: 16 * unit.Pt},
	}}
	same := func(s source.Span) source.Span { return s }
	svg := string(drawPage(p, 7, map[string]int{"content/a.md": 2}, same, func(int) string { return `/x?a="<&` }))
	for _, part := range []string{
		`viewBox="0 0 297.000 210.000"`, `<g transform="translate(297.000 0) rotate(90)">`,
		`class="t" data-f="2" data-l="3" data-c="2" data-e="4" transform="translate(28.000 40.000) rotate(-90)" fill="#e60012" stroke="#e60012"`,
		`<path id="p7g1" d="M`, `<use href="#p7g1" transform="translate(5.644 0) scale(`,
		`<rect x="1.000" y="2.000" width="3.000" height="1.000" fill="#000"/>`,
		`<path fill-opacity="0.35" d="M1.000 2.000L3.000 0.000ZM0.000 0.000Z"/>`,
		`width="40.000" height="30.000" preserveAspectRatio="none" transform="translate(10.000 60.000) rotate(-90)"`,
		`href="/x?a=&#34;&lt;&amp;" x="10.000"`,
	} {
		if !strings.Contains(svg, part) {
			t.Errorf("no %s in\n%.1500s", part, svg)
		}
	}
	if n := strings.Count(svg, "<path id"); n != 1 {
		t.Errorf("a glyph used twice is drawn %d times", n)
	}
	for in := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := in.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestBoxOfTurnedPage(t *testing.T) {
	text := &page.Text{X: 100 * unit.Mm, Y: 250 * unit.Mm, Size: 5 * unit.Mm, Turned: true, Glyphs: []page.Glyph{{}, {X: 5 * unit.Mm}}}
	p := &page.Page{Width: 210 * unit.Mm, Height: 297 * unit.Mm, Turned: true}
	b := boxOf(p, 1, text)
	// Turned clockwise, the text reads from left to right.
	if b.Width != 10 || b.Height != 5 || b.X != 47 || b.Y < 95.5 || b.Y > 95.7 {
		t.Errorf("%+v", b)
	}
}
