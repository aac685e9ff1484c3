package typeset

import (
	"os"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// shared are the shipped layouts and faces; they are immutable.
var shared = sync.OnceValues(func() (*layout.Layouts, Env) {
	var bag diag.Bag
	ls := layout.Load(nil, nil, &bag)
	return ls, Env{Fonts: font.Find([]string{"../../fonts"}), Words: titlebreak.Builtin()}
})

// set sets a document in a shipped format.
func set(t testing.TB, d *doc.Document, format string) (*page.Document, []diag.Diagnostic) {
	t.Helper()
	ls, env := shared()
	f := ls.Formats[format]
	if f == nil {
		t.Fatalf("no format %s", format)
	}
	return Set(d, f, env)
}

func text(s string) doc.Text { return doc.Text{Value: s} }

func texts(list ...string) []doc.Text {
	out := make([]doc.Text, len(list))
	for i, s := range list {
		out[i] = text(s)
	}
	return out
}

func runs(s string) []doc.Run { return []doc.Run{{Text: s}} }

func para(s string) doc.Block { return &doc.Paragraph{Runs: runs(s)} }

func date() doc.Date { return doc.Date{Year: 2026, Month: 3, Day: 6} }

const sentence = "各巡查组要坚持问题导向，聚焦危险化学品、建筑施工、道路交通、消防、有限空间等重点行业领域，每组每轮发现重大隐患不少于3条，并按照有关规定挂牌督办。"

// oneLiners makes n body paragraphs of one line each.
func oneLiners(n int) []doc.Block {
	out := make([]doc.Block, n)
	for i := range out {
		out[i] = para("全市各乡镇、街道和功能区，市有关单位。")
	}
	return out
}

// notice is a red-head notice with everything in its letterhead.
func notice(body ...doc.Block) *doc.Document {
	return &doc.Document{
		Source: "content/a.md", Kind: "通知", Format: "公文",
		Letterhead: doc.Letterhead{Marks: texts("云澜市人民政府办公室"), MarkSuffix: "文件", Number: text("云政办函〔2026〕8号")},
		Title:      runs("云澜市人民政府办公室关于开展2026年度安全生产巡查工作的通知"),
		Addressees: texts("各乡镇人民政府、街道办事处", "市有关单位"),
		Body:       body,
	}
}

// texts of a page, with their boxes.
type box struct {
	page      int
	item      *page.Text
	text      string
	x, y, w   unit.Length // y is the baseline
	inkTop    unit.Length
	inkBottom unit.Length
	emTop     unit.Length
	emBottom  unit.Length
}

func boxes(d *page.Document) []box {
	var out []box
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			tx, ok := it.(*page.Text)
			if !ok {
				continue
			}
			b := box{page: i + 1, item: tx, text: tx.String(), x: tx.X, y: tx.Y}
			b.emTop, b.emBottom = tx.Y-tx.Size.MulDiv(emAbove, 100), tx.Y+tx.Size.MulDiv(emBelow, 100)
			for _, g := range tx.Glyphs {
				b.w = g.X + tx.Face.Width(g.ID, tx.Size)
				if ink, ok := tx.Face.Bounds(g.ID); ok {
					em := int64(tx.Face.UnitsPerEm())
					top, low := tx.Y-tx.Size.MulDiv(int64(ink.YMax), em), tx.Y-tx.Size.MulDiv(int64(ink.YMin), em)
					if b.inkTop == 0 || top < b.inkTop {
						b.inkTop = top
					}
					b.inkBottom = max(b.inkBottom, low)
				}
			}
			out = append(out, b)
		}
	}
	return out
}

// lineOf joins the fragments that share a baseline.
func lineOf(d *page.Document, p int, y unit.Length) string {
	var b strings.Builder
	for _, x := range boxes(d) {
		if x.page == p && x.y == y {
			b.WriteString(x.text)
		}
	}
	return b.String()
}

// find returns the first text that holds the string.
func find(t testing.TB, d *page.Document, s string) box {
	t.Helper()
	for _, b := range boxes(d) {
		if strings.Contains(b.text, s) {
			return b
		}
	}
	t.Fatalf("no text “%s” on the pages:\n%s", s, page.Dump(d))
	return box{}
}

func rules(d *page.Document, p int, ink page.Colour) []*page.Rule {
	var out []*page.Rule
	for _, it := range d.Pages[p-1].Items {
		if r, ok := it.(*page.Rule); ok && r.Colour == ink {
			out = append(out, r)
		}
	}
	return out
}

// near asserts a length in millimetres within the tolerance of the product.
func near(t testing.TB, clause, what string, got unit.Length, mm float64) {
	t.Helper()
	const tolerance = 0.1
	if d := got.Millimetres() - mm; d > tolerance || d < -tolerance {
		t.Errorf("%s %s: %.3f mm, want %.3f mm", clause, what, got.Millimetres(), mm)
	}
}

func noErrors(t testing.TB, ds []diag.Diagnostic) {
	t.Helper()
	for _, d := range ds {
		if d.Severity == diag.Error {
			t.Errorf("unexpected finding:\n%s", diag.Text([]diag.Diagnostic{d}))
		}
	}
}

func codes(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range ds {
		out = append(out, string(d.Code))
	}
	return strings.Join(out, " ")
}

// seal is a picture of one red dot, 1×1 pixel.
func seal(t testing.TB) *doc.Image {
	t.Helper()
	data, err := os.ReadFile("testdata/dot.png")
	if err != nil {
		t.Fatal(err)
	}
	return &doc.Image{Name: "dot.png", Data: data, Width: 1, Height: 1}
}
