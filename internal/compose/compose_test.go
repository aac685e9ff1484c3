package compose

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// testLayouts are small and stay as they are, so that the samples change only
// when this package does.
func testLayouts() *layout.Layouts {
	format := func(name string, change func(*layout.Format)) *layout.Format {
		f := &layout.Format{Name: name}
		f.Letterhead = layout.Letterhead{Shown: true, MarkSuffix: "文件"}
		f.Signature = layout.Signature{SealDiameter: 42 * unit.Mm, ChopHeight: 15 * unit.Mm}
		f.Imprint = layout.Imprint{Shown: true, ShowIssue: true}
		if change != nil {
			change(f)
		}
		return f
	}
	none := ""
	out := &layout.Layouts{Formats: map[string]*layout.Format{}, Types: map[string]*layout.DocType{}}
	for _, f := range []*layout.Format{
		format("公文", nil),
		format("信函", func(f *layout.Format) {
			f.Letterhead.MarkSuffix, f.Letterhead.HostOnly, f.Imprint.ShowIssue = "", true, false
		}),
		format("命令", func(f *layout.Format) { f.Letterhead.MarkSuffix, f.Imprint.Shown = "令", false }),
		format("纪要", func(f *layout.Format) { f.Letterhead.MarkSuffix = "" }),
		format("文稿", func(f *layout.Format) { f.Letterhead, f.Imprint = layout.Letterhead{}, layout.Imprint{} }),
		format("表单", func(f *layout.Format) { f.Imprint = layout.Imprint{} }),
	} {
		out.Formats[f.Name] = f
	}
	for _, k := range []*layout.DocType{
		{Name: "通知", Format: "公文", Signature: doc.Stamped, Required: []string{"标题", "发文机关", "发文字号", "成文日期", "主送"}},
		{Name: "请示", Format: "公文", Signature: doc.Unstamped, Upward: true, Required: []string{"标题", "发文机关", "成文日期", "主送"}},
		{Name: "函", Format: "信函", Signature: doc.Stamped, Required: []string{"标题"}},
		{Name: "令", Format: "命令", Signature: doc.Chopped, NoTitle: true, Numbered: layout.OrderNumber, Required: []string{"发文字号", "签名章"}},
		{Name: "纪要", Format: "纪要", MarkSuffix: &none, Signature: doc.NoSignature, Required: []string{"出席"}},
		{Name: "方案", Format: "文稿", Signature: doc.Unstamped, Required: []string{"标题", "正文"}},
		{Name: "督导检查情况", Format: "文稿", Signature: doc.NoSignature},
		{Name: "督办单", Format: "表单", Signature: doc.Stamped, Required: []string{"标题"},
			Fields: []layout.Field{
				{Key: "被督办单位", Kind: layout.TextField, Required: true},
				{Key: "整改期限", Kind: layout.DateField, Required: true},
				{Key: "隐患数", Kind: layout.NumberField},
				{Key: "抄告", Kind: layout.ListField},
				{Key: "要求", Kind: layout.LongField},
			},
			Form: []layout.FormRow{
				{Cells: []layout.FormCell{{Label: "被督办单位", Span: 1}, {Key: "被督办单位", Span: 3}}},
				{Cells: []layout.FormCell{{Label: "整改期限", Span: 1}, {Key: "整改期限", Span: 1}, {Label: "隐患数", Span: 1}, {Key: "隐患数", Span: 1, Align: doc.AlignCentre}}},
				{Cells: []layout.FormCell{{Label: "存在问题", Span: 1}, {Key: "正文", Span: 3}}, MinHeight: 30 * unit.Mm},
				{Cells: []layout.FormCell{{Label: "要求", Span: 1}, {Key: "要求", Span: 3}}},
				{Cells: []layout.FormCell{{Label: "抄告", Span: 1}, {Key: "抄告", Span: 2}}},
				{Cells: []layout.FormCell{{Label: "成文日期", Span: 1}, {Key: "成文日期", Span: 1}, {Label: "签收", Span: 1}, {Span: 1}}},
			}},
	} {
		out.Types[k.Name] = k
	}
	return out
}

// project is a sample: an archive of files. Files that say "png WxH" are
// pictures.
type project map[string]string

func (p project) text(target doc.Text, bag *diag.Bag) *source.File {
	name := path.Join(path.Dir(target.Span.File), target.Value)
	if text, ok := p[name]; ok {
		return source.NewFile(name, text)
	}
	bag.Error("test-missing", target.Span, "找不到 "+name, "")
	return nil
}

func (p project) image(target doc.Text, bag *diag.Bag) (string, []byte, bool) {
	f := p.text(target, bag)
	if f == nil {
		return "", nil, false
	}
	size, ok := strings.CutPrefix(strings.TrimSpace(f.Text), "png ")
	if !ok {
		return f.Path, []byte(f.Text), true
	}
	w, h, _ := strings.Cut(size, "x")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, value(w), value(h)))); err != nil {
		return "", nil, false
	}
	return f.Path, b.Bytes(), true
}

func readSample(t *testing.T, file string) (project, string) {
	t.Helper()
	archive, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p, main, name := project{}, "", ""
	for _, line := range strings.SplitAfter(string(archive), "\n") {
		if head, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(head, " --") {
			name = strings.TrimSuffix(head, " --")
			if path.Base(name) == "文.md" {
				main = name
			}
			continue
		}
		p[name] += line
	}
	if main == "" {
		t.Fatal("the sample has no 文.md")
	}
	return p, main
}

// ofThisStage leaves out what the Markdown reader says about numbers, whose
// own tests hold it.
func ofThisStage(list []diag.Diagnostic) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range list {
		if !strings.HasPrefix(string(d.Code), "number-") || d.Code == diag.NumberKind {
			out = append(out, d)
		}
	}
	return out
}

func composeSample(p project, main string, layouts *layout.Layouts) (*doc.Document, *layout.Format, []diag.Diagnostic) {
	var bag diag.Bag
	in := Input{Layouts: layouts, Load: p.text, Image: p.image}
	if text, ok := p["yinfa.yaml"]; ok {
		in.Project = model.ReadProject(source.NewFile("yinfa.yaml", text), &bag)
	}
	if in.Doc = model.ReadDocument(source.NewFile(main, p[main]), &bag); in.Doc == nil {
		return nil, nil, bag.Sorted()
	}
	d, f := Compose(in, &bag)
	return d, f, ofThisStage(bag.Sorted())
}

// TestSamples compares the tree and the findings of every sample with the
// file beside it. YINFA_UPDATE=1 rewrites those files.
func TestSamples(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	layouts := testLayouts()
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			p, main := readSample(t, file)
			d, f, findings := composeSample(p, main, layouts)
			got := doc.Dump(d) + "\n" + diag.Text(findings)
			if (d == nil) != (f == nil) || d != nil && d.Format != f.Name {
				t.Errorf("tree and format disagree")
			}
			if again, _, found := composeSample(p, main, layouts); doc.Dump(again)+"\n"+diag.Text(found) != got {
				t.Error("composing twice gives two results")
			}
			golden := strings.TrimSuffix(file, ".txtar") + ".want"
			if os.Getenv("YINFA_GOLDEN") == "write" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}
