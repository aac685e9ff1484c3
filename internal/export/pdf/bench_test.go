package pdf

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

var faces sync.Map

// loadFace parses one of the faces that are part of the project.
func loadFace(t testing.TB, name string) *font.Face {
	t.Helper()
	if f, ok := faces.Load(name); ok {
		return f.(*font.Face)
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "fonts", name))
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	faces.Store(name, face)
	return face
}

// line sets a string on one baseline, glyph after glyph.
func line(t testing.TB, face *font.Face, size, x, y unit.Length, s string, node page.NodeID) *page.Text {
	t.Helper()
	text := &page.Text{X: x, Y: y, Face: face, Size: size, Node: node}
	at := unit.Length(0)
	for _, r := range s {
		g, ok := face.Glyph(r)
		if !ok {
			t.Fatalf("%s has no %q", face.PostScript(), r)
		}
		text.Glyphs = append(text.Glyphs, page.Glyph{ID: g, Rune: r, X: at})
		at += face.Width(g, size)
	}
	return text
}

const passage = "为深入贯彻落实关于安全生产工作的决策部署，切实防范化解重大安全风险，坚决遏制重特大事故发生，" +
	"经市政府同意，现就开展全市安全生产专项巡查工作通知如下：各乡镇人民政府、街道办事处，市有关单位要高度重视，" +
	"加强组织领导，明确责任分工，细化工作措施，确保巡查取得实效。巡查组采取不发通知、不打招呼、不听汇报、不用陪同接待、" +
	"直奔基层、直插现场的方式，对重点行业领域企业进行随机抽查。对发现的问题隐患，要建立台账，逐项登记，限期整改，闭环管理。"

// sample is a document of n pages of 22 lines of 28 characters, with a
// heading on each page, a rule, and a page number.
func sample(t testing.TB, n int) *page.Document {
	body, head, latin := loadFace(t, "GWFandolFang.ttf"), loadFace(t, "GWHeadingSans.ttf"), loadFace(t, "LiberationSerif-Regular.ttf")
	var chars []rune
	for r := rune(0x4E00); r < 0x9FA5 && len(chars) < 380; r += 17 {
		if _, ok := body.Glyph(r); ok {
			chars = append(chars, r)
		}
	}
	words := []rune(passage)
	d := &page.Document{Info: page.Info{Title: "关于开展安全生产专项巡查工作的通知", Author: "云澜市人民政府办公室", Number: "云政办函〔2026〕8号",
		Subject: "通知", Keywords: []string{"安全生产", "巡查"}, Year: 2026, Month: 3, Day: 6, Language: "zh-CN"}}
	d.Tree = []page.Node{{Tag: page.TagDocument, Parent: page.Artefact}, {Tag: page.TagTitle}}
	size := 16 * unit.Pt
	next := 0
	for i := range n {
		p := page.Page{Width: 210 * unit.Mm, Height: 297 * unit.Mm, Number: i + 1}
		if i == 0 {
			p.Items = append(p.Items, line(t, head, 22*unit.Pt, 40*unit.Mm, 34*unit.Mm, "关于开展安全生产专项巡查工作的通知", 1))
		}
		d.Tree = append(d.Tree, page.Node{Tag: page.TagHeading, Level: 2})
		heading := page.NodeID(len(d.Tree) - 1)
		d.Outline = append(d.Outline, page.Bookmark{Level: 1, Title: "巡查对象", Page: i, Y: 37 * unit.Mm})
		for row := range 22 {
			y := 45*unit.Mm + unit.Length(row)*unit.FromPt(28.95)
			if row == 0 {
				p.Items = append(p.Items, line(t, head, size, 28*unit.Mm+2*size, y, "一、巡查对象", heading))
				continue
			}
			if row%5 == 1 {
				d.Tree = append(d.Tree, page.Node{Tag: page.TagParagraph})
			}
			var s []rune
			for range 28 {
				if next%3 == 0 {
					s = append(s, chars[next/3%len(chars)])
				} else {
					s = append(s, words[next%len(words)])
				}
				next++
			}
			text := line(t, body, size, 28*unit.Mm, y, string(s), page.NodeID(len(d.Tree)-1))
			if row%3 == 0 { // a squeezed line
				for k := range text.Glyphs {
					text.Glyphs[k].X -= unit.Length(k) * 1234
				}
			}
			p.Items = append(p.Items, text)
		}
		p.Items = append(p.Items, &page.Rule{X: 28 * unit.Mm, Y: 270 * unit.Mm, W: 156 * unit.Mm, H: unit.FromMm(0.35), Colour: page.Red},
			line(t, latin, 14*unit.Pt, 100*unit.Mm, 280*unit.Mm, "- 1 -", page.Artefact))
		d.Pages = append(d.Pages, p)
	}
	return d
}

func BenchmarkWrite(b *testing.B) {
	d := sample(b, 8)
	w := NewWriter()
	var size int
	b.ReportAllocs()
	for b.Loop() {
		data, err := w.Write(d, Options{})
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "bytes/file")
}
