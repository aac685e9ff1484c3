package pdf

import (
	"testing"

	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

func uint16ID(v int) font.GlyphID { return font.GlyphID(uint16(v)) % 40 }

// No document makes the writer panic, and what it writes can be read.
func FuzzDocument(f *testing.F) {
	for _, seed := range []string{"", "\x00\x01\x00\x02\x00\x03\x00\x04", "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"} {
		f.Add([]byte(seed))
	}
	faces := []*font.Face{loadFace(f, "GWSymbols.ttf"), loadFace(f, "LiberationSerif-Regular.ttf"), nil, {}}
	photo := jpegOf(f, gray(3, 4))
	w := NewWriter()
	f.Fuzz(func(t *testing.T, data []byte) {
		d := fuzzDocument(data, func(n int) page.Item {
			switch n & 7 {
			case 0:
				return nil
			case 1:
				return &page.Rule{X: 5, Y: 5, W: 10000, H: 10000}
			case 2:
				return &page.Image{Data: photo}
			case 3:
				return &page.LinkArea{}
			case 4:
				return &page.Drawing{W: 100, H: 100, Fills: []page.Fill{{Tint: n >> 4, Outlines: [][]page.Point{{{X: 1, Y: 2}, {X: 300, Y: 4}, {X: 5, Y: 600}}}}}}
			}
			face := faces[n>>4&1]
			if n>>8&15 == 0 {
				face = faces[2+n>>4&1]
			}
			return &page.Text{Face: face}
		})
		out, err := w.Write(d, Options{})
		if err != nil {
			return
		}
		file := openPDF(t, out)
		for _, p := range file.pages() {
			file.glyphs(p)
		}
		outlineOf(t, file)
	})
}

// fuzzDocument makes a document of any bytes.
func fuzzDocument(data []byte, items func(n int) page.Item) *page.Document {
	next := func() int {
		if len(data) < 2 {
			return 0
		}
		v := int(int16(uint16(data[0])<<8 | uint16(data[1])))
		data = data[2:]
		return v
	}
	d := &page.Document{Info: page.Info{Title: string(data), Language: "zh-CN", Year: next(), Month: next() % 20, Day: next() % 40}}
	for range next() & 15 {
		d.Tree = append(d.Tree, page.Node{Tag: page.Tag(next() % 16), Parent: page.NodeID(next() % 8), Level: next() % 9, ColSpan: next(), Alt: string(data)})
	}
	for range next() & 3 {
		p := page.Page{Width: unit.Length(next()) * 1000, Height: unit.Length(next()) * 1000, Turned: next()&1 == 1}
		for range next() & 7 {
			switch item := items(next()).(type) {
			case *page.Text:
				item.X, item.Y, item.Size = unit.Length(next())*1000, unit.Length(next())*100, unit.Length(next())*200
				item.ScaleX, item.Turned, item.Bold, item.Colour = next(), next()&1 == 1, next()&1 == 1, page.Colour(next()&1)
				item.Node = page.NodeID(next() % 8)
				for range next() & 31 {
					item.Glyphs = append(item.Glyphs, page.Glyph{ID: uint16ID(next()), Rune: rune(next()) * 3, X: unit.Length(next()) * 300})
				}
				p.Items = append(p.Items, item)
			case *page.Image:
				item.X, item.Y, item.W, item.H = unit.Length(next())*1000, unit.Length(next())*100, unit.Length(next())*200, unit.Length(next())*200
				item.Node = page.NodeID(next() % 8)
				p.Items = append(p.Items, item)
			case *page.LinkArea:
				item.W, item.H, item.Target, item.Node = unit.Length(next()), unit.Length(next()), string(data), page.NodeID(next()%8)
				p.Items = append(p.Items, item)
			default:
				p.Items = append(p.Items, item)
			}
		}
		d.Pages = append(d.Pages, p)
		d.Outline = append(d.Outline, page.Bookmark{Level: next(), Title: string(data), Page: next() & 3, Y: unit.Length(next())})
	}
	return d
}
