package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// sheet is a document of one A4 page.
func sheet(items ...page.Item) *page.Document {
	return &page.Document{
		Tree:  []page.Node{{Tag: page.TagDocument, Parent: page.Artefact}, {Tag: page.TagParagraph}},
		Pages: []page.Page{{Width: 210 * unit.Mm, Height: 297 * unit.Mm, Items: items}},
	}
}

func mustWrite(t testing.TB, d *page.Document) *pdfFile {
	t.Helper()
	data, err := Write(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return openPDF(t, data)
}

// runes is the text of a page as the items state it.
func runes(p *page.Page) string {
	var b strings.Builder
	for _, item := range p.Items {
		if text, ok := item.(*page.Text); ok {
			for _, g := range text.Glyphs {
				if g.Rune != 0 {
					b.WriteRune(g.Rune)
				}
			}
		}
	}
	return b.String()
}

func TestTextIsThatOfTheItems(t *testing.T) {
	d := sample(t, 3)
	f := mustWrite(t, d)
	for i, p := range f.pages() {
		if got, want := f.text(p), runes(&d.Pages[i]); got != want {
			t.Errorf("page %d:\n%s\nwant\n%s", i+1, got, want)
		}
	}
}

func TestRareCharacters(t *testing.T) {
	const rare = "𠮷䶮𬭩㙍"
	for _, name := range []string{"GWFandolFang.ttf", "GWKaiSupplement.ttf", "NotoSerifSC-Regular.ttf"} {
		face := loadFace(t, name)
		text := &page.Text{X: 30 * unit.Mm, Y: 50 * unit.Mm, Face: face, Size: 16 * unit.Pt, Node: 1}
		found := 0
		for i, r := range rare {
			g, ok := face.Glyph(r)
			if ok {
				found++
			}
			text.Glyphs = append(text.Glyphs, page.Glyph{ID: g, Rune: r, X: unit.Length(i) * 16 * unit.Pt})
		}
		f := mustWrite(t, sheet(text))
		if got := f.text(f.pages()[0]); got != rare {
			t.Errorf("%s: %q, %d of them in the face", name, got, found)
		}
	}
}

// Two characters drawn by one glyph are copied as themselves, and the same
// pair is one code.
func TestSharedGlyph(t *testing.T) {
	face := loadFace(t, "NotoSerifSC-Regular.ttf")
	g, ok := face.Glyph('一')
	if !ok {
		t.Fatal("no 一")
	}
	text := &page.Text{X: 30 * unit.Mm, Y: 50 * unit.Mm, Face: face, Size: 16 * unit.Pt, Node: 1}
	want := "一⼀一⼀𠮷一"
	for i, r := range []rune(want) {
		text.Glyphs = append(text.Glyphs, page.Glyph{ID: g, Rune: r, X: unit.Length(i) * 16 * unit.Pt})
	}
	f := mustWrite(t, sheet(text))
	shown := f.glyphs(f.pages()[0])
	if got := f.text(f.pages()[0]); got != want {
		t.Errorf("text %q", got)
	}
	codes := make([]int, len(shown))
	for i, s := range shown {
		codes[i] = s.code
	}
	if got := fmt.Sprint(codes); got != "[1 2 1 2 3 1]" {
		t.Errorf("codes %s", got)
	}
	// The three glyphs of the subset are the same outline.
	program := f.fontProgram(t, "F1")
	if program.glyphs < 4 || !bytes.Equal(program.glyph(1), program.glyph(2)) || !bytes.Equal(program.glyph(1), program.glyph(3)) || len(program.glyph(1)) == 0 {
		t.Error("the codes do not show the same outline")
	}
}

func TestGlyphsWithoutText(t *testing.T) {
	face := loadFace(t, "GWFandolFang.ttf")
	text := line(t, face, 16*unit.Pt, 30*unit.Mm, 50*unit.Mm, "甲乙丙丁", 1)
	text.Glyphs[1].Rune = 0
	text.Glyphs[2].Rune = 0xE123
	text.Glyphs[3].Rune = 0xFEFF
	f := mustWrite(t, sheet(text))
	page := f.pages()[0]
	if got := f.text(page); got != "甲\uE123" {
		t.Errorf("text %q", got)
	}
	for i, g := range f.glyphs(page) {
		if strings.ContainsAny(g.text, "\x00\uFEFF\uFFFE") {
			t.Errorf("glyph %d stands for %q", i, g.text)
		}
		if (g.actual != nil) != (i > 0) {
			t.Errorf("glyph %d has the text %v", i, g.actual)
		}
	}
	checkPlaces(t, f, sheet(text))
}

// checkPlaces compares the place of every glyph with that of its item.
func checkPlaces(t *testing.T, f *pdfFile, d *page.Document) {
	t.Helper()
	const within = 0.005
	for i, ref := range f.pages() {
		p := &d.Pages[i]
		shown := f.glyphs(ref)
		for _, item := range p.Items {
			text, ok := item.(*page.Text)
			if !ok {
				continue
			}
			for k, g := range text.Glyphs {
				x, y := text.X+g.X, p.Height-text.Y
				if text.Turned {
					x, y = text.X, p.Height-text.Y+g.X
				}
				s := shown[0]
				shown = shown[1:]
				dx, dy := s.x/72*25.4-x.Millimetres(), s.y/72*25.4-y.Millimetres()
				if math.Abs(dx) > within || math.Abs(dy) > within {
					t.Fatalf("page %d, glyph %d (%q) is off by %.4f, %.4f mm", i+1, k, g.Rune, dx, dy)
				}
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	fang, latin, title := loadFace(t, "GWFandolFang.ttf"), loadFace(t, "LiberationSerif-Regular.ttf"), loadFace(t, "GWTitleSerif.ttf")
	var items []page.Item
	y := 10 * unit.Mm
	for _, face := range []*font.Face{fang, latin, title} {
		for i, size := range []unit.Length{unit.Pt, 9 * unit.Pt, unit.FromPt(10.5), 16*unit.Pt + 37, 42 * unit.Pt, 300 * unit.Pt} {
			for _, scale := range []int{0, 333, 800, 1500} {
				s := "abcWMi 1234567890"
				if face != latin {
					s = "全市29个乡镇、街道和功能区，市有关单位"
				}
				text := line(t, face, size, 28*unit.Mm, y, s, 1)
				for k := range text.Glyphs {
					g := &text.Glyphs[k]
					if scale != 0 {
						g.X = g.X.MulDiv(int64(scale), 1000)
					}
					g.X += unit.Length(k*k*7919%50000) - 20000 // uneven gaps, forwards and backwards
				}
				text.ScaleX = scale
				text.Turned = i%2 == 1 && scale == 800
				text.Bold = scale == 333
				items = append(items, text)
				y += 777
			}
		}
	}
	d := sheet(items...)
	checkPlaces(t, mustWrite(t, d), d)
	d = sample(t, 2)
	checkPlaces(t, mustWrite(t, d), d)
}

func TestSameBytes(t *testing.T) {
	d := sample(t, 4)
	w := NewWriter()
	first, err := w.Write(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := Write(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, fresh) {
		t.Fatal("another writer gives other bytes")
	}
	other := sample(t, 1)
	var wait sync.WaitGroup
	for i := range 6 {
		wait.Go(func() {
			if _, err := w.Write(other, Options{Level: 1 + i}); err != nil {
				t.Error(err)
			}
			again, err := w.Write(d, Options{})
			if err != nil {
				t.Error(err)
			} else if !bytes.Equal(first, again) {
				t.Error("another time gives other bytes")
			}
		})
	}
	wait.Wait()
}

func TestTurnedPage(t *testing.T) {
	face := loadFace(t, "GWFandolFang.ttf")
	text := line(t, face, 16*unit.Pt, 50*unit.Mm, 250*unit.Mm, "横排表格", 1)
	text.Turned = true
	picture := &page.Image{X: 10 * unit.Mm, Y: 20 * unit.Mm, W: 30 * unit.Mm, H: 40 * unit.Mm, Data: pngOf(t, gray(3, 2)), Turned: true, Node: page.Artefact}
	after := line(t, face, 16*unit.Pt, 60*unit.Mm, 250*unit.Mm, "正", 1)
	d := sheet(text, after, picture)
	d.Pages[0].Turned = true
	d.Outline = []page.Bookmark{{Level: 1, Title: "表", Page: 0}}
	f := mustWrite(t, d)
	checkPlaces(t, f, d)
	ref := f.pages()[0]
	if got := f.dict(ref)["Rotate"]; got != 90 {
		t.Errorf("Rotate %v", got)
	}
	shown := f.glyphs(ref)
	m := shown[len(shown)-1].placed
	// The lower left corner of the picture is the lower right one of its place.
	at := func(u, v float64) string {
		x, y := m[0]*u+m[2]*v+m[4], m[1]*u+m[3]*v+m[5]
		return fmt.Sprintf("%.2f %.2f", x/72*25.4, 297-y/72*25.4)
	}
	if got := at(0, 0) + ", " + at(1, 0) + ", " + at(0, 1); got != "40.00 60.00, 40.00 20.00, 10.00 60.00" {
		t.Errorf("the picture is at %s", got)
	}
}

func TestBoldAndColour(t *testing.T) {
	face := loadFace(t, "GWHeadingSans.ttf")
	red := line(t, face, 30*unit.Pt, 30*unit.Mm, 50*unit.Mm, "红", 1)
	red.Colour, red.Bold = page.Red, true
	f := mustWrite(t, sheet(red, line(t, face, 16*unit.Pt, 30*unit.Mm, 60*unit.Mm, "黑", 1)))
	content := string(f.streamData(f.dict(f.pages()[0])["Contents"]))
	for _, want := range []string{"1 .2 .2 rg\n", "1 .2 .2 RG\n", "\n1 w\n", "2 Tr\n", "0 g\n", "0 Tr\n"} {
		if !strings.Contains(content, want) {
			t.Errorf("no %q in\n%q", want, content)
		}
	}
	if got := strings.Count(content, "BDC"); got != 1 {
		t.Errorf("%d pieces of content for one paragraph", got)
	}
	shown := f.glyphs(f.pages()[0])
	if shown[0].mode != 2 || shown[1].mode != 0 {
		t.Errorf("modes %d, %d", shown[0].mode, shown[1].mode)
	}
}

func TestOutline(t *testing.T) {
	d := sample(t, 3)
	d.Outline = []page.Bookmark{
		{Level: 1, Title: "一", Page: 0, Y: 10 * unit.Mm}, {Level: 2, Title: "（一）", Page: 0}, {Level: 5, Title: "1", Page: 1},
		{Level: 2, Title: "（二）", Page: 1}, {Level: 1, Title: "𠮷(\\)", Page: 2}, {Level: -3, Title: "", Page: 2},
	}
	f := mustWrite(t, d)
	var b strings.Builder
	var walk func(ref any, depth int) int
	walk = func(ref any, depth int) int {
		e := f.dict(ref)
		n := 0
		var prev any
		for kid := e["First"]; kid != nil; kid = f.dict(kid)["Next"] {
			k := f.dict(kid)
			if k["Parent"] != ref || k["Prev"] != prev {
				t.Errorf("%v: parent %v, previous %v", kid, k["Parent"], k["Prev"])
			}
			prev = kid
			b.WriteString(strings.Repeat(" ", depth) + textString(k["Title"]) + "\n")
			n += 1 + walk(kid, depth+1)
		}
		if e["Last"] != prev {
			t.Errorf("%v: last %v, not %v", ref, e["Last"], prev)
		}
		if n > 0 && e["Count"] != n {
			t.Errorf("%v: count %v, not %d", ref, e["Count"], n)
		}
		return n
	}
	root := f.catalog()["Outlines"]
	walk(root, 0)
	if want := "一\n （一）\n  1\n （二）\n𠮷(\\)\n\n"; b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
	dest := f.list(f.dict(f.dict(root)["First"])["Dest"])
	if dest[0] != f.pages()[0] || math.Abs(number(dest[3])-287*72/25.4) > 0.001 {
		t.Errorf("destination %v", dest)
	}
}

func TestManyPages(t *testing.T) {
	d := &page.Document{Tree: []page.Node{{}, {Tag: page.TagParagraph}}}
	face := loadFace(t, "LiberationSerif-Regular.ttf")
	for i := range 4200 {
		d.Pages = append(d.Pages, page.Page{Width: 210 * unit.Mm, Height: 297 * unit.Mm,
			Items: []page.Item{line(t, face, 14*unit.Pt, 20*unit.Mm, 20*unit.Mm, fmt.Sprint(i), 1)}})
	}
	f := mustWrite(t, d)
	pages := f.pages()
	if len(pages) != len(d.Pages) {
		t.Fatalf("%d pages", len(pages))
	}
	for _, i := range []int{0, 63, 64, 4095, 4096, 4199} {
		if got := f.text(pages[i]); got != fmt.Sprint(i) {
			t.Errorf("page %d shows %s", i, got)
		}
	}
	if got := len(f.parentTree(f.catalog()["StructTreeRoot"].(pdfRef))); got != len(pages) {
		t.Errorf("%d entries in the parent tree", got)
	}
}

func TestFaultyDocuments(t *testing.T) {
	face := loadFace(t, "LiberationSerif-Regular.ttf")
	good := func() *page.Text { return line(t, face, 16*unit.Pt, 0, 0, "a", 1) }
	with := func(change func(*page.Text)) *page.Document {
		text := good()
		change(text)
		return sheet(text)
	}
	changed := func(change func(*page.Document)) *page.Document {
		d := sheet(good())
		change(d)
		return d
	}
	for name, d := range map[string]*page.Document{
		"nil":             nil,
		"no pages":        {},
		"no face":         with(func(x *page.Text) { x.Face = nil }),
		"empty face":      with(func(x *page.Text) { x.Face = &font.Face{} }),
		"negative size":   with(func(x *page.Text) { x.Size = -5 }),
		"huge size":       with(func(x *page.Text) { x.Size = math.MaxInt64 }),
		"scale":           with(func(x *page.Text) { x.ScaleX = -1 }),
		"far away":        with(func(x *page.Text) { x.X = math.MinInt64 }),
		"glyph far away":  with(func(x *page.Text) { x.Glyphs[0].X = math.MaxInt64 }),
		"glyph unknown":   with(func(x *page.Text) { x.Glyphs[0].ID = 65535 }),
		"surrogate":       with(func(x *page.Text) { x.Glyphs[0].Rune = 0xD800 }),
		"negative rune":   with(func(x *page.Text) { x.Glyphs[0].Rune = -1 }),
		"colour":          with(func(x *page.Text) { x.Colour = 7 }),
		"node":            with(func(x *page.Text) { x.Node = 2 }),
		"negative node":   with(func(x *page.Text) { x.Node = -2 }),
		"nil item":        sheet(nil),
		"nil text":        sheet((*page.Text)(nil)),
		"nil rule":        sheet((*page.Rule)(nil)),
		"nil drawing":     sheet((*page.Drawing)(nil)),
		"drawing's tint":  sheet(&page.Drawing{Fills: []page.Fill{{Tint: 1001}}}),
		"drawing's node":  sheet(&page.Drawing{Node: 7}),
		"drawing's size":  sheet(&page.Drawing{W: -1}),
		"far corner":      sheet(&page.Drawing{Fills: []page.Fill{{Tint: 1, Outlines: [][]page.Point{{{X: math.MaxInt64}}}}}}),
		"nil image":       sheet((*page.Image)(nil)),
		"nil link":        sheet((*page.LinkArea)(nil)),
		"negative rule":   sheet(&page.Rule{W: -1, H: 1}),
		"link to nothing": sheet(&page.LinkArea{Node: 1}),
		"long link": changed(func(d *page.Document) {
			d.Tree[1].Tag = page.TagLink
			d.Pages[0].Items = []page.Item{&page.LinkArea{Node: 1, Target: strings.Repeat("a", 40000)}}
		}),
		"page without size": changed(func(d *page.Document) { d.Pages[0].Width = 0 }),
		"parent after":      changed(func(d *page.Document) { d.Tree[1].Parent = 1 }),
		"parent negative":   changed(func(d *page.Document) { d.Tree[1].Parent = -1 }),
		"tag":               changed(func(d *page.Document) { d.Tree[1].Tag = 99 }),
		"bookmark":          changed(func(d *page.Document) { d.Outline = []page.Bookmark{{Page: 1}} }),
	} {
		if data, err := Write(d, Options{}); err == nil {
			t.Errorf("%s: %d bytes and no error", name, len(data))
		}
	}
	if _, err := Write(sheet(good()), Options{Level: 10}); err == nil {
		t.Error("level 10 is accepted")
	}
	if _, err := Write(with(func(x *page.Text) { x.Face = nil }), Options{}); !errors.Is(err, ErrDocument) {
		t.Errorf("%v is not ErrDocument", err)
	}
}
