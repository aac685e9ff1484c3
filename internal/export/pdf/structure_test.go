package pdf

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// outlineOf writes the structure tree as text: the element types, and for
// content the page and the text.
func outlineOf(t testing.TB, f *pdfFile) string {
	t.Helper()
	pages := f.pages()
	index := map[pdfRef]int{}
	texts := make([]map[int]string, len(pages))
	for i, p := range pages {
		index[p] = i
		texts[i] = map[int]string{}
		for _, g := range f.glyphs(p) {
			if g.mcid >= 0 {
				texts[i][g.mcid] += g.text
			}
		}
	}
	root := f.catalog()["StructTreeRoot"].(pdfRef)
	parents := f.parentTree(root)
	seen := make([]int, len(pages))
	var b strings.Builder
	var walk func(ref, parent pdfRef, depth int)
	walk = func(ref, parent pdfRef, depth int) {
		e := f.dict(ref)
		if e["P"] != parent {
			t.Fatalf("element %d has the parent %v, not %v", ref, e["P"], parent)
		}
		b.WriteString(strings.Repeat(" ", depth) + string(e["S"].(pdfName)))
		if a, ok := e["A"].(pdfDict); ok {
			for _, key := range []pdfName{"Scope", "ColSpan", "RowSpan"} {
				switch v := a[key].(type) {
				case pdfName:
					b.WriteString(" " + string(v))
				case int:
					b.WriteString(" " + string(key) + strings.Repeat("+", v))
				}
			}
		}
		if alt, ok := e["Alt"]; ok {
			b.WriteString(" alt " + textString(alt))
		}
		b.WriteString("\n")
		content := func(p pdfRef, id int) {
			i := index[p]
			seen[i]++
			if got := parents[f.dict(p)["StructParents"].(int)].([]any)[id]; got != ref {
				t.Fatalf("content %d of page %d leads to %v, not %v", id, i, got, ref)
			}
			b.WriteString(strings.Repeat(" ", depth+1) + string(rune('0'+i)) + ":" + texts[i][id] + "\n")
		}
		for _, kid := range f.list(e["K"]) {
			switch kid := kid.(type) {
			case int:
				content(e["Pg"].(pdfRef), kid)
			case pdfRef:
				walk(kid, ref, depth+1)
			case pdfDict:
				if kid["Type"] == pdfName("MCR") {
					content(kid["Pg"].(pdfRef), kid["MCID"].(int))
					continue
				}
				annotation := f.dict(kid["Obj"])
				if got := parents[annotation["StructParent"].(int)]; got != ref {
					t.Fatalf("the annotation leads to %v, not %v", got, ref)
				}
				b.WriteString(strings.Repeat(" ", depth+1) + "->" + textString(annotation["Contents"]) + "\n")
			}
		}
		if kid, ok := e["K"].(pdfRef); ok {
			walk(kid, ref, depth+1)
		}
	}
	walk(f.dict(root)["K"].(pdfRef), root, 0)
	for i := range pages {
		if seen[i] != len(texts[i]) {
			t.Errorf("page %d has %d pieces of content, %d are in the tree", i, len(texts[i]), seen[i])
		}
	}
	return b.String()
}

// parentTree reads the number tree and checks its limits.
func (f *pdfFile) parentTree(root pdfRef) map[int]any {
	out := map[int]any{}
	for _, kid := range f.list(f.dict(f.dict(root)["ParentTree"])["Kids"]) {
		leaf := f.dict(kid)
		nums, limits := f.list(leaf["Nums"]), f.list(leaf["Limits"])
		if nums[0] != limits[0] || nums[len(nums)-2] != limits[1] {
			f.t.Fatalf("limits %v of %v", limits, nums)
		}
		for i := 0; i < len(nums); i += 2 {
			out[nums[i].(int)] = nums[i+1]
		}
	}
	if len(out) != f.dict(root)["ParentTreeNextKey"] {
		f.t.Fatalf("%d keys, the next is %v", len(out), f.dict(root)["ParentTreeNextKey"])
	}
	return out
}

func TestStructure(t *testing.T) {
	face := loadFace(t, "GWFandolFang.ttf")
	y := 20 * unit.Mm
	text := func(s string, node page.NodeID) *page.Text {
		y += 8 * unit.Mm
		return line(t, face, 16*unit.Pt, 28*unit.Mm, y, s, node)
	}
	d := &page.Document{
		Tree: []page.Node{
			0:  {Tag: page.TagDocument, Parent: page.Artefact},
			1:  {Tag: page.TagTitle},
			2:  {Tag: page.TagHeading, Level: 4}, // lifted to H2
			3:  {Tag: page.TagParagraph},
			4:  {Tag: page.TagLink, Parent: 3, Link: "https://example.cn/"},
			5:  {Tag: page.TagList},
			6:  {Tag: page.TagListItem, Parent: 5},
			7:  {Tag: page.TagTable},
			8:  {Tag: page.TagRow, Parent: 7},
			9:  {Tag: page.TagHeadCell, Parent: 8, ColSpan: 2},
			10: {Tag: page.TagRow, Parent: 7},
			11: {Tag: page.TagHeadCell, Parent: 10, ScopeRow: true},
			12: {Tag: page.TagCell, Parent: 10, RowSpan: 1},
			13: {Tag: page.TagFigure, Alt: "印章"},
			14: {Tag: page.TagPart},
			15: {Tag: page.TagPart, Parent: 14},
			16: {Tag: page.TagParagraph, Parent: 15},
			17: {Tag: page.TagSpan, Parent: 16},
			18: {Tag: page.TagRow, Parent: 7},
			19: {Tag: page.TagCell, Parent: 18},
			20: {Tag: page.TagCell, Parent: 18},
		},
		Pages: []page.Page{
			{Width: 210 * unit.Mm, Height: 297 * unit.Mm, Items: []page.Item{
				text("标题", 1), text("一层", 2), text("前", 3), text("续", 3), text("接", 4),
				&page.LinkArea{X: 28 * unit.Mm, Y: y, W: 10 * unit.Mm, H: 6 * unit.Mm, Target: "https://example.cn/云", Node: 4},
				text("后", 3), text("项", 6), text("表头", 9), text("行头", 11), text("格", 12),
				&page.Rule{X: 1, Y: 1, W: unit.Mm, H: unit.Mm}, text("页", page.Artefact),
			}},
			{Width: 210 * unit.Mm, Height: 297 * unit.Mm, Items: []page.Item{
				text("跨页", 3), text("段", 17), &page.Image{X: unit.Mm, Y: unit.Mm, W: unit.Cm, H: unit.Cm, Data: pngOf(t, gray(2, 2)), Node: 13},
			}},
		},
	}
	data, err := Write(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := openPDF(t, data)
	want := `Document
 H1
  0:标题
 H2
  0:一层
 P
  0:前续
  Link
   0:接
   ->https://example.cn/云
  0:后
  1:跨页
 L
  LI
   LBody
    0:项
 Table
  TR
   TH Column ColSpan++
    0:表头
  TR
   TH Row
    0:行头
   TD
    0:格
  TR
   TD
   TD
 Figure alt 印章
  1:
 Part
  Sect
   P
    Span
     1:段
`
	if got := outlineOf(t, f); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	link := f.dict(f.list(f.dict(f.pages()[0])["Annots"])[0])
	if uri := f.dict(link["A"])["URI"]; uri != "https://example.cn/%E4%BA%91" {
		t.Errorf("the link leads to %v", uri)
	}
	if link["F"] != 4 {
		t.Errorf("the flags of the link are %v", link["F"])
	}
}
