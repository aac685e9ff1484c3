package layout_test

import (
	"io/fs"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/layouts"
)

// FuzzLoad feeds one text in every role. Whatever it is, loading ends, every
// format handed out is sound, and every fault is explained.
func FuzzLoad(f *testing.F) {
	err := fs.WalkDir(layouts.Builtin(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(layouts.Builtin(), p)
		f.Add(string(text))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{
		"", "基于: 甲", "基于: [公文]", "基于: 公文\n样式: {正文: {字号: 1/0字}}", "基于: 公文\n行列: {每行字数: 200}",
		"基于: 公文\n版头: {红线: {显示: 是, 距离: -1/3行}}", "表单: [{行: [{}]}]", "字段: {键: 正文, 类型: 文本}",
		"基于: 公文\n样式: {标题: {基于: 标题}}", "版式: 公文\n署名方式: {}", "{{", "---\n{{年}}: }}\n---", "基于: 公文\n版心: {宽: 0.0001毫米, 高: 2000毫米}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var bag diag.Bag
		l := layout.Load([]*source.File{
			own("版式/甲.yaml", text), own("文种/甲.yaml", text), own("文种/甲.md", text),
		}, commonKeys, &bag)
		for name, f := range l.Formats {
			if f.Grid.Pitch <= 0 || f.Grid.Size <= 0 || f.Grid.Lines < 1 || f.Cell() <= 0 || f.Page.TextWidth <= 0 || len(f.Styles) != len(layout.StyleNames()) {
				t.Errorf("%s is not sound: %+v", name, f)
			}
			for style, s := range f.Styles {
				if s.Size <= 0 || s.Face == 0 {
					t.Errorf("%s: %s is not sound: %+v", name, style, s)
				}
			}
		}
		k := l.Types["甲"]
		if k == nil {
			t.Fatal("the type is lost")
		}
		for _, row := range k.Form {
			n := 0
			for _, c := range row.Cells {
				n += c.Span
			}
			if n != k.Columns() {
				t.Errorf("a row of %d columns in a form of %d", n, k.Columns())
			}
		}
		layout.Fill(k.Starter, placeholders)
		for _, d := range bag.Sorted() {
			if _, ok := diag.Lookup(d.Code); !ok {
				t.Errorf("%s is not in the catalogue", d.Code)
			}
		}
	})
}
