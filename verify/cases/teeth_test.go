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
	source := []string{"定于3月6日召开会议。", "", "1、请准时参加。"}
	nobody := func(int) bool { return false }
	if got := lost(source, lines(nil, areaLeft, "定于3月6日召", "开会议。1.请准时参加。"), nobody, true); len(got) != 0 {
		t.Errorf("sound text: %v", got)
	}
	for _, c := range []struct{ page, want string }{
		{"定于3月6日召会议。1、请准时参加。", "“开”"},
		{"定于3月日召开会议。1、请准时参加。", "“6”"},
		{"定于3月6日召开会议1、请准时参加。", "“。”"},
		{"定于3月6日召会开议。1、请准时参加。", "line 1"}, // moved
		{"定于3月6日召开会议。1.请准时参加。", "“、”"},
	} {
		if got := lost(source, lines(nil, areaLeft, c.page), nobody, false); len(got) != 1 || !strings.Contains(got[0], c.want) {
			t.Errorf("%s: %v, want a complaint about %s", c.page, got, c.want)
		}
	}
	if got := lost(source, lines(nil, areaLeft, "定于3月6日召开会议。"), func(n int) bool { return n == 3 }, false); len(got) != 0 {
		t.Errorf("an excused line: %v", got)
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
	if got := outside(lines(face, areaLeft, "国国国")); len(got) != 0 {
		t.Errorf("inside: %v", got)
	}
	for _, x := range []unit.Length{areaLeft - 2*unit.Mm, areaRight - 10*unit.Mm} {
		if got := outside(lines(face, x, "国国国")); len(got) == 0 {
			t.Errorf("outside at %v: %v", x, got)
		}
	}
}

func TestMissing(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"安全生产巡查", "安全生产巡查", ""},
		{"安全生产巡查", "安全巡查", "生产"},
		{"安全生产", "关于安全的生产", ""},
		{"甲乙", "", "甲乙"},
		{"", "甲乙", ""},
	} {
		var got []rune
		for _, i := range missing([]rune(c.a), []rune(c.b)) {
			got = append(got, []rune(c.a)[i])
		}
		if string(got) != c.want {
			t.Errorf("of “%s”, “%s” lacks “%s”, want “%s”", c.a, c.b, string(got), c.want)
		}
	}
}
