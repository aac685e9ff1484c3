package layout

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/schema/judge"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
	"yinfa.dev/yinfa/layouts"
)

func TestShippedFilesFitTheirSchemas(t *testing.T) {
	for folder, data := range map[string][]byte{"版式": FormatSchema(), "文种": TypeSchema()} {
		j := judge.Of(t, data)
		if left := j.Unexplained(); len(left) > 0 {
			t.Errorf("%s: not explained: %v", folder, left)
		}
		files, err := fs.Glob(layouts.Builtin(), folder+"/*.yaml")
		if err != nil || len(files) < 8 {
			t.Fatalf("%s: %v, %v", folder, files, err)
		}
		for _, name := range files {
			text, err := fs.ReadFile(layouts.Builtin(), name)
			if err != nil {
				t.Fatal(err)
			}
			var bag diag.Bag
			if err := j.Check(yaml.Parse(source.NewFile(name, string(text)), 0, len(text), &bag)); err != nil || bag.HasErrors() {
				t.Errorf("%s: %v %s", name, err, diag.Text(bag.Sorted()))
			}
		}
	}
}

// TestSchemasKnowTheKeysThatAreRead asks the reader for the keys of every
// mapping, by a key that none has, and holds the schema against them.
func TestSchemasKnowTheKeysThatAreRead(t *testing.T) {
	const wrong = "没有的键"
	form, kind := judge.Of(t, FormatSchema()), judge.Of(t, TypeSchema())
	for path, j := range map[string]judge.Judge{
		"": form, "纸张": form, "版心": form, "行列": form, "断行": form, "样式": form, "样式/正文": form, "样式/表格": form, "版头": form, "版头/红线": form, "版头/首页底线": form,
		"署名": form, "附件": form, "版记": form, "页码": form, "表格": form,
		"文种": kind, "文种/字段": kind, "文种/表单": kind, "文种/表单/行": kind,
	} {
		steps := strings.Split(path, "/")
		if path == "" {
			steps = nil
		}
		f, found := "layouts/版式/公文.yaml", "基于: 公文\n"
		if len(steps) > 0 && steps[0] == "文种" {
			steps = steps[1:]
			f, found = "layouts/文种/通知.yaml", "版式: 公文\n署名方式: 盖章\n"
		}
		for i, step := range steps {
			found += strings.Repeat(" ", i) + step + ":\n"
		}
		found += strings.Repeat(" ", len(steps)) + wrong + ": 1\n"
		var bag diag.Bag
		Load([]*source.File{source.NewFile(f, found)}, []string{"标题"}, &bag)
		var read []string
		for _, d := range bag.Sorted() {
			if d.Code == diag.KeyUnknown && strings.Contains(d.Summary, wrong) {
				_, list, _ := strings.Cut(strings.TrimSuffix(d.Hint, "。"), "：")
				read = strings.Split(list, "、")
			}
		}
		if f == "layouts/版式/公文.yaml" && (len(steps) == 0 || len(steps) == 2 && steps[0] == "样式") {
			read = append(read, baseKey) // taken out before the rest is read
		}
		slices.Sort(read)
		var into []string
		for _, step := range steps {
			into = append(into, step)
			if j.Keys(into...) == nil {
				into = append(into, "items")
			}
		}
		if got := j.Keys(into...); len(got) == 0 || !slices.Equal(got, read) {
			t.Errorf("%q: the schema has %v, the program reads %v", path, got, read)
		}
	}
}

// TestSchemaTakesTheLengthsThatAreRead holds the pattern against the reader.
func TestSchemaTakesTheLengthsThatAreRead(t *testing.T) {
	m := measure{width: 1000, chars: 1, pitch: 1500, height: 1000}
	pattern := regexp.MustCompile(lengthPattern)
	for _, s := range []string{
		"0", "37毫米", "37 毫米", "3.7厘米", "28.95磅", "37mm", "3.7cm", "30pt", "三号", "3号", "小四", "小4号", "初号", "小初", "五号", "小五", "小五号", "小初号", "2字", "0.5行", "-1字", "7/8字高", "1/2行",
		"", "37", "二", "字", "三", "小初号号", "小", "2 字", "12345字", "1/字", "九号", "-", "磅", "--1字", "1.字", "号", "初", "五",
	} {
		if _, read := m.parse(s); read != pattern.MatchString(s) {
			t.Errorf("%q: the program reads it: %v, the schema takes it: %v", s, read, !read)
		}
	}
}
