package cases

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// lines sets each text as one line of one paragraph.
func lines(face *font.Face, x unit.Length, texts ...string) *page.Document {
	d := &page.Document{Tree: []page.Node{{Tag: page.TagDocument, Parent: page.Artefact}, {Tag: page.TagParagraph}}, Pages: make([]page.Page, 1)}
	for i, text := range texts {
		t := &page.Text{X: x, Y: areaTop + unit.Length(i+1)*10*unit.Mm, Face: face, Size: 16 * unit.Pt, Node: 1}
		for _, r := range text {
			g := page.Glyph{Rune: r, X: unit.Length(len(t.Glyphs)) * t.Size}
			if face != nil {
				g.ID, _ = face.Glyph(r)
			}
			t.Glyphs = append(t.Glyphs, g)
		}
		d.Pages[0].Items = append(d.Pages[0].Items, t)
	}
	return d
}

// TestRulesHaveTeeth shows each rule what it must find, and what not.
func TestRulesHaveTeeth(t *testing.T) {
	const source = head + "定于近日召开会议。\n\n请准时参加。\n"
	if got := lost(source, lines(nil, areaLeft, "定于近日召", "开会议。请准时参加。"), nil); len(got) != 0 {
		t.Errorf("sound text: %v", got)
	}
	if got := lost(source, lines(nil, areaLeft, "定于近召开会议。", "请准时参加。"), nil); len(got) != 1 || !strings.Contains(got[0], "定于近日") {
		t.Errorf("a lost character: %v", got)
	}
	if got := lost(source, lines(nil, areaLeft, "定于近日召开会议。"), map[int]bool{13: true}); len(got) != 0 {
		t.Errorf("a reported line: %v", got)
	}
	if got := forbidden(lines(nil, areaLeft, "，一行", "二行（", "，三行", "四行（")); len(got) != 2 {
		t.Errorf("forbidden marks: %v", got)
	}
	if got := forbidden(lines(nil, areaLeft, "（一行，", "（二行。")); len(got) != 0 {
		t.Errorf("sound lines: %v", got)
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "fonts", "GWFandolFang.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := outside(lines(face, areaLeft, "国国国"), nil); len(got) != 0 {
		t.Errorf("inside: %v", got)
	}
	for _, x := range []unit.Length{areaLeft - 2*unit.Mm, areaRight - 10*unit.Mm} {
		if got := outside(lines(face, x, "国国国"), nil); len(got) != 1 {
			t.Errorf("outside at %v: %v", x, got)
		}
	}
}
