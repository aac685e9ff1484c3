package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/bench/sample"
	"yinfa.dev/yinfa/internal/diag"
)

const config = "机关:\n  - 名称: 云澜市人民政府办公室\n    代字: 云政办\n    印发机关: 云澜市人民政府办公室\n"

// notice is a sound document with something added to its front matter and
// its body.
func notice(keys, body string) string {
	return "---\n文种: 通知\n标题: 关于召开会议的通知\n发文机关: 云澜市人民政府办公室\n发文字号: 云政办〔2026〕1号\n成文日期: 2026-03-06\n主送: [市有关单位]\n印发机关: 云澜市人民政府办公室\n印发日期: 2026-03-06\n" +
		keys + "---\n定于近日召开会议。" + body + "\n"
}

// numbered gives a notice another number.
func numbered(n int, text string) string {
	return strings.Replace(text, "〔2026〕1号", fmt.Sprintf("〔2026〕%d号", n), 1)
}

// project writes a project and returns its folder.
func project(tb testing.TB, files map[string]string) string {
	tb.Helper()
	root := tb.TempDir()
	list := []sample.File{}
	if _, own := files["yinfa.yaml"]; !own {
		list = append(list, sample.File{Path: "yinfa.yaml", Text: config})
	}
	for path, text := range files {
		list = append(list, sample.File{Path: path, Text: text})
	}
	writeFiles(tb, root, list)
	return root
}

func options(tb testing.TB, root string) Options {
	tb.Helper()
	return Options{Root: root, Output: filepath.Join(root, "output"), FontDirs: shippedFonts(tb)}
}

func mustRun(tb testing.TB, o Options) *Result {
	tb.Helper()
	r, err := Run(context.Background(), o)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// results reads every result below a folder.
func results(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		found[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return found
}

func codesOf(r *Result, file string) []diag.Code {
	var list []diag.Code
	for _, d := range r.Diagnostics {
		if d.Span.File == file && d.Severity != diag.Info {
			list = append(list, d.Code)
		}
	}
	return list
}

func TestSameBytesWithAnyNumberOfWorkers(t *testing.T) {
	files := map[string]string{"content/坏.md": notice("抄报: 市委\n", ""), "content/散.md": "没有文种"}
	for i := range 12 {
		files[fmt.Sprintf("content/%02d/a.md", i)] = sample.Document(i, 1)
	}
	root := project(t, files)
	var want map[string]string
	var text string
	for _, workers := range []int{1, 2, 3, 8, 100, 0} {
		o := options(t, root)
		o.Workers = workers
		o.Output = filepath.Join(t.TempDir(), "out")
		r := mustRun(t, o)
		got, said := results(t, o.Output), diag.Text(r.Diagnostics)
		if want == nil {
			want, text = got, said
			if len(want) != 13 || r.Built != 12 || r.Failed != 1 {
				t.Fatalf("%d files, %d built, %d failed:\n%s", len(want), r.Built, r.Failed, said)
			}
			continue
		}
		if said != text {
			t.Errorf("%d workers say\n%s\nnot\n%s", workers, said, text)
		}
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("%d workers: %s differs", workers, name)
			}
		}
	}
}

func TestErrorStopsItsDocumentAlone(t *testing.T) {
	root := project(t, map[string]string{
		"content/a.md": notice("", ""),
		"content/b.md": numbered(2, notice("抄报: 市委\n", "")),
		"content/c.md": numbered(3, notice("", "高度超过2\ue0105米。")),
		"content/d.md": numbered(4, notice("", "")),
	})
	r := mustRun(t, options(t, root))
	if r.Built != 2 || r.Failed != 2 {
		t.Errorf("%d built, %d failed", r.Built, r.Failed)
	}
	got := results(t, filepath.Join(root, "output"))
	for name, want := range map[string]bool{"a.pdf": true, "b.pdf": false, "c.pdf": false, "d.pdf": true, "manifest.json": true} {
		if _, there := got[name]; there != want {
			t.Errorf("%s is there: %v", name, there)
		}
	}
	if c := codesOf(r, "content/b.md"); !slices.Equal(c, []diag.Code{"key-unknown"}) {
		t.Errorf("b: %v", c)
	}
	if len(r.Files) != 2 || r.Files[0].Path != "a.pdf" || r.Files[0].Number != "云政办〔2026〕1号" || r.Files[0].Source != "content/a.md" || len(r.Files[0].Fonts) == 0 {
		t.Errorf("files: %+v", r.Files)
	}
	checkNoAccident(t, r)
}

// checkNoAccident fails when a finding is an accident of the program.
func checkNoAccident(tb testing.TB, r *Result) {
	tb.Helper()
	for _, d := range r.Diagnostics {
		if d.Code == diag.InternalError {
			tb.Errorf("%s", diag.Text([]diag.Diagnostic{d}))
		}
	}
}

func TestCheckSaysTheSameAndWritesNothing(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", ""), "content/b.md": notice("抄报: 市委\n", ""), "content/x.md": "散页"})
	built := mustRun(t, options(t, root))
	if err := os.RemoveAll(filepath.Join(root, "output")); err != nil {
		t.Fatal(err)
	}
	o := options(t, root)
	o.CheckOnly = true
	checked := mustRun(t, o)
	if a, b := diag.Text(built.Diagnostics), diag.Text(checked.Diagnostics); a != b {
		t.Errorf("build says\n%s\ncheck says\n%s", a, b)
	}
	if len(checked.Files) != 0 || len(results(t, filepath.Join(root, "output"))) != 0 {
		t.Error("check has written something")
	}
	if built.Pages != checked.Pages || built.Built != checked.Built || built.Failed != checked.Failed {
		t.Errorf("build %+v, check %+v", built, checked)
	}
}

func TestPanicBecomesAFinding(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", ""), "content/b.md": notice("", ""), "content/c.md": notice("", "")})
	r, err := prepare(options(t, root))
	if err != nil {
		t.Fatal(err)
	}
	set, write := r.set, r.write
	r.set = func(s *sheet, name string) {
		if name == "content/b.md" {
			var none []int
			_ = none[len(name)]
		}
		set(s, name)
	}
	r.write = func(s *sheet, name string, f Format) []byte {
		if name == "content/c.md" {
			panic(fmt.Errorf("two\nlines"))
		}
		return write(s, name, f)
	}
	result, err := r.run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if result.Built != 1 || result.Failed != 2 {
		t.Errorf("%d built, %d failed", result.Built, result.Failed)
	}
	for file, detail := range map[string]string{"content/b.md": "index out of range", "content/c.md": "two lines"} {
		i := slices.IndexFunc(result.Diagnostics, func(d diag.Diagnostic) bool { return d.Span.File == file && d.Code == diag.InternalError })
		if i < 0 {
			t.Errorf("%s: no finding in %v", file, result.Diagnostics)
			continue
		}
		d := result.Diagnostics[i]
		if d.Severity != diag.Error || !strings.Contains(d.Detail, detail) || !strings.Contains(d.Detail, "build_test.go:") || !strings.Contains(d.Hint, "报告") {
			t.Errorf("%s: %+v", file, d)
		}
		if strings.Contains(d.Detail, "goroutine") || strings.Contains(d.Detail, "\n") || strings.Contains(d.Detail, "0x") {
			t.Errorf("%s shows a stack: %q", file, d.Detail)
		}
	}
	if _, there := results(t, filepath.Join(root, "output"))["a.pdf"]; !there {
		t.Error("the sound document is missing")
	}
}

func TestNoPagesWithoutAReasonIsAnAccident(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", "")})
	r, err := prepare(options(t, root))
	if err != nil {
		t.Fatal(err)
	}
	r.set = func(*sheet, string) {}
	result, err := r.run(context.Background())
	if err != nil || result.Failed != 1 || !slices.Equal(codesOf(result, "content/a.md"), []diag.Code{diag.InternalError}) {
		t.Errorf("%v, %+v", err, result)
	}
}

func TestWhatIsADocument(t *testing.T) {
	root := project(t, map[string]string{
		"content/a.md":     notice("附件:\n  - 标题: 名单\n    文件: 附件/名单.md\n", "名单见附件。"),
		"content/附件/名单.md": "组长由洪洁同志担任。",
		"content/附件/忘了.md": "没有哪份公文用到。",
		"content/宽.md":     strings.Replace(notice("", ""), "文种: 通知", "文种：通知", 1),
		"content/缺口.md":    strings.TrimPrefix(notice("", ""), "---\n"),
		"content/错字.md":    strings.Replace(notice("", ""), "文种: 通知", "文钟: 通知", 1),
		"content/谈文种.md":   "本文谈谈公文的文种：它有十五种。\n\n正文里的一行\n\n文种很多。",
		"content/大写.MD":    notice("", ""),
		"README.md":        "不在 content 里。",
	})
	r := mustRun(t, options(t, root))
	for file, want := range map[string]diag.Code{
		"content/附件/名单.md": "", "content/a.md": "", "README.md": "",
		"content/大写.MD": diag.FileUnused, "content/附件/忘了.md": diag.FileUnused, "content/谈文种.md": diag.FileUnused,
	} {
		got := codesOf(r, file)
		if want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []diag.Code{want}) {
			t.Errorf("%s: %v, want %q", file, got, want)
		}
	}
	// Documents whose front matter is damaged are documents still.
	for _, file := range []string{"content/宽.md", "content/缺口.md", "content/错字.md"} {
		if got := codesOf(r, file); len(got) == 0 || slices.Contains(got, diag.FileUnused) {
			t.Errorf("%s: %v", file, got)
		}
	}
	checkNoAccident(t, r)
}

func TestPaths(t *testing.T) {
	root := project(t, map[string]string{
		"content/通知/a.md": notice("", ""), "content/通知/b.md": notice("", ""), "content/函/c.md": notice("", ""), "content/散.md": "散页",
	})
	for _, test := range []struct {
		paths []string
		want  []string
	}{
		{nil, []string{"函/c.pdf", "通知/a.pdf", "通知/b.pdf"}},
		{[]string{"."}, []string{"函/c.pdf", "通知/a.pdf", "通知/b.pdf"}},
		{[]string{"content"}, []string{"函/c.pdf", "通知/a.pdf", "通知/b.pdf"}},
		{[]string{"content/通知/"}, []string{"通知/a.pdf", "通知/b.pdf"}},
		{[]string{"content/通知/b.md", "content/函"}, []string{"函/c.pdf", "通知/b.pdf"}},
	} {
		o := options(t, root)
		o.Paths, o.Output = test.paths, filepath.Join(t.TempDir(), "out")
		r := mustRun(t, o)
		var got []string
		for _, f := range r.Files {
			got = append(got, f.Path)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%v: %v, want %v", test.paths, got, test.want)
		}
		if unused := slices.Contains(codesOf(r, "content/散.md"), diag.FileUnused); unused != (test.paths == nil) {
			t.Errorf("%v: unused file reported: %v", test.paths, unused)
		}
	}
	for _, path := range []string{"content/没有.md", "layouts", "yinfa.yaml", "content/通"} {
		o := options(t, root)
		o.Paths = []string{path}
		_, err := Run(context.Background(), o)
		var wrong *UsageError
		if !errors.As(err, &wrong) || !strings.Contains(wrong.Summary, path) || wrong.Hint == "" {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestManifestOfAPartKeepsTheRest(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", ""), "content/b.md": notice("", ""), "content/c.md": notice("", "")})
	mustRun(t, options(t, root))
	manifest := func() string { return results(t, filepath.Join(root, "output"))["manifest.json"] }
	whole := manifest()
	part := options(t, root)
	part.Paths = []string{"content/b.md"}
	mustRun(t, part)
	if manifest() != whole {
		t.Errorf("building a part changed the manifest:\n%s", manifest())
	}
	// What is gone or has errors now is not listed any more.
	if err := os.Remove(filepath.Join(root, "content", "a.md")); err != nil {
		t.Fatal(err)
	}
	writeFiles(t, root, []sample.File{{Path: "content/b.md", Text: notice("抄报: 市委\n", "")}})
	mustRun(t, part)
	for name, want := range map[string]bool{"a.pdf": false, "b.pdf": false, "c.pdf": true} {
		if strings.Contains(manifest(), name) != want {
			t.Errorf("%s listed: %v\n%s", name, !want, manifest())
		}
	}
	// A damaged manifest is no obstacle.
	writeFiles(t, root, []sample.File{{Path: "output/manifest.json", Text: "{"}})
	mustRun(t, part)
}

func TestLeftovers(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", ""), "content/b/b.md": notice("", ""), "content/c.md": notice("", "")})
	o := options(t, root)
	find := func(r *Result) string {
		for _, d := range r.Diagnostics {
			if d.Code == diag.OutputLeftover {
				return d.Summary
			}
		}
		return ""
	}
	if s := find(mustRun(t, o)); s != "" {
		t.Errorf("a fresh folder: %s", s)
	}
	writeFiles(t, root, []sample.File{{Path: "content/a.md", Text: notice("抄报: 市委\n", "")}, {Path: "output/说明.txt", Text: "x"}})
	if err := os.Remove(filepath.Join(root, "content", "b", "b.md")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if s := find(mustRun(t, o)); !strings.Contains(s, "2 个文件") || !strings.Contains(s, "a.pdf、b/b.pdf") {
			t.Errorf("got %q", s)
		}
	}
	part := o
	part.Paths = []string{"content/c.md"}
	if s := find(mustRun(t, part)); s != "" {
		t.Errorf("a part: %s", s)
	}
}

func TestStrict(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", ""), "content/b.md": notice("", "")})
	o := options(t, root)
	count := func(r *Result, s diag.Severity) (n int) {
		for _, d := range r.Diagnostics {
			if d.Code == diag.FontSubstituted && d.Severity == s {
				n++
			}
		}
		return n
	}
	if r := mustRun(t, o); count(r, diag.Info) != 1 || r.Built != 2 {
		t.Errorf("%d built:\n%s", r.Built, diag.Text(r.Diagnostics))
	}
	o.Strict, o.Output = true, filepath.Join(t.TempDir(), "out")
	if r := mustRun(t, o); count(r, diag.Error) != 1 || r.Failed != 2 || r.Built != 0 || len(r.Files) != 0 {
		t.Errorf("strict: %d built:\n%s", r.Built, diag.Text(r.Diagnostics))
	}
	if got := results(t, o.Output); len(got) != 1 {
		t.Errorf("strict: written %d files", len(got))
	}
}

func TestStrayGlyphs(t *testing.T) {
	// A character of Extension A that the Fang face does not hold; the face it
	// is taken from serves another role.
	root := project(t, map[string]string{"content/a.md": notice("", "地名有㘵字、㘵村。")})
	o := options(t, root)
	find := func(r *Result) (list []diag.Diagnostic) {
		for _, d := range r.Diagnostics {
			if d.Code == diag.GlyphSubstituted {
				list = append(list, d)
			}
		}
		return list
	}
	r := mustRun(t, o)
	list := find(r)
	if len(list) != 1 || list[0].Severity != diag.Info || !strings.Contains(list[0].Summary, "“㘵”") || !strings.Contains(list[0].Summary, "共 2 处") || list[0].Span.File != "content/a.md" {
		t.Errorf("got\n%s", diag.Text(r.Diagnostics))
	}
	o.Strict = true
	if r := mustRun(t, o); len(find(r)) != 1 || find(r)[0].Severity != diag.Error || r.Built != 0 {
		t.Errorf("strict: got\n%s", diag.Text(r.Diagnostics))
	}
}

func TestResultsInEachOthersWay(t *testing.T) {
	p := &Project{}
	for _, test := range []struct {
		name    string
		sources []string
		want    []string
		codes   map[string]diag.Code
	}{
		{"none", []string{"content/a.md", "content/b/a.md"}, []string{"a", "b/a"}, nil},
		{"case", []string{"content/A.md", "content/a.md", "content/c.md"}, []string{"c"}, map[string]diag.Code{"content/A.md": diag.OutputDuplicate, "content/a.md": diag.OutputDuplicate}},
		{"folder case", []string{"content/X/a.md", "content/x/a.md"}, nil, map[string]diag.Code{"content/X/a.md": diag.OutputDuplicate, "content/x/a.md": diag.OutputDuplicate}},
		{"composition", []string{"content/e\u0301.md", "content/\u00e9.md"}, nil, map[string]diag.Code{"content/e\u0301.md": diag.OutputDuplicate, "content/\u00e9.md": diag.OutputDuplicate}},
		{"file and folder", []string{"content/a.md", "content/a.pdf/b.md"}, nil, map[string]diag.Code{"content/a.md": diag.OutputDuplicate, "content/a.pdf/b.md": diag.OutputDuplicate}},
		{"manifest", []string{"content/manifest.json/b.md", "content/c.md"}, []string{"c"}, map[string]diag.Code{"content/manifest.json/b.md": diag.OutputDuplicate}},
		{"name", []string{"content/14:30.md", "content/c.md"}, []string{"c"}, map[string]diag.Code{"content/14:30.md": diag.OutputName}},
	} {
		r := &run{project: p}
		var got []string
		var jobs []job
		for _, name := range r.portable(test.sources) {
			jobs = append(jobs, job{source: name, name: name, target: targetOf(name)})
		}
		for _, j := range r.distinct(jobs) {
			got = append(got, j.target)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		found := map[string]diag.Code{}
		for _, d := range r.bag.Sorted() {
			found[d.Span.File] = d.Code
		}
		if fmt.Sprint(found) != fmt.Sprint(test.codes) && len(found)+len(test.codes) > 0 {
			t.Errorf("%s: %v, want %v", test.name, found, test.codes)
		}
	}
}

func TestProgressAndCancelling(t *testing.T) {
	files := map[string]string{}
	for i := range 20 {
		files[fmt.Sprintf("content/%02d.md", i)] = notice("", "")
	}
	root := project(t, files)
	o := options(t, root)
	var seen []int
	o.Progress = func(done, total int) {
		if total != 20 {
			t.Errorf("%d of %d", done, total)
		}
		seen = append(seen, done)
	}
	mustRun(t, o)
	if len(seen) != 20 || !slices.IsSorted(seen) || seen[19] != 20 {
		t.Errorf("progress %v", seen)
	}
	ctx, cancel := context.WithCancel(context.Background())
	o.Output, o.Workers = filepath.Join(t.TempDir(), "out"), 2
	o.Progress = func(done, _ int) {
		if done == 3 {
			cancel()
		}
	}
	r, err := Run(ctx, o)
	if !errors.Is(err, context.Canceled) || r == nil || r.Built < 3 || r.Built == 20 {
		t.Fatalf("%v, %+v", err, r)
	}
	written := results(t, o.Output)
	if len(written) != r.Built || len(r.Files) != r.Built {
		t.Errorf("%d files, %d listed, %d built", len(written), len(r.Files), r.Built)
	}
	for name, data := range written {
		if !bytes.HasSuffix([]byte(data), []byte("%%EOF\n")) {
			t.Errorf("%s is not whole", name)
		}
	}
}

func TestBrokenEnvironment(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", "")})
	o := options(t, root)
	o.FontDirs = []string{t.TempDir()}
	var fonts *FontError
	if _, err := Run(context.Background(), o); !errors.As(err, &fonts) || !strings.Contains(err.Error(), "小标宋") {
		t.Errorf("without fonts: %v", err)
	}
	o = options(t, root)
	writeFiles(t, root, []sample.File{{Path: "blocked", Text: "a file"}})
	o.Output = filepath.Join(root, "blocked")
	if _, err := Run(context.Background(), o); err == nil {
		t.Error("a file as results folder")
	}
	o.Output = filepath.Join(root, "out")
	if err := os.MkdirAll(filepath.Join(o.Output, "a.pdf", "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	if r, err := Run(context.Background(), o); err == nil || len(r.Files) != 0 {
		t.Errorf("a folder where a file should go: %v, %+v", err, r)
	}
	if _, err := Run(context.Background(), Options{Root: filepath.Join(root, "nowhere")}); err == nil {
		t.Error("a project that does not exist")
	}
}

func TestBrokenProjectFileStopsAll(t *testing.T) {
	root := project(t, map[string]string{"yinfa.yaml": "机关: [\n", "content/a.md": notice("", "")})
	r := mustRun(t, options(t, root))
	if r.Built+r.Failed != 0 || len(codesOf(r, "yinfa.yaml")) == 0 || len(results(t, filepath.Join(root, "output"))) != 0 {
		t.Errorf("%+v", r)
	}
}

// TestEmptyProject asks for one message, which says what there is to mend.
func TestEmptyProject(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		code  diag.Code
		says  string
	}{
		"nothing":       {nil, diag.NoDocuments, "没有公文"},
		"an empty file": {map[string]string{"content/a.md": " \n"}, diag.FileUnused, "是空的"},
		"a text":        {map[string]string{"content/a.md": "散页"}, diag.FileUnused, "没有写文种"},
		"another end":   {map[string]string{"content/a.MD": "散页"}, diag.FileUnused, "以“.MD”结尾"},
	} {
		r := mustRun(t, options(t, project(t, test.files)))
		if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != test.code || !strings.Contains(r.Diagnostics[0].Summary, test.says) {
			t.Errorf("%s: %s", name, diag.Text(r.Diagnostics))
		}
	}
}

// TestUnfinishedTextsGiveNoHintsOfSetting asks that what is still to be
// written does not raise hints about lines and faces.
func TestUnfinishedTextsGiveNoHintsOfSetting(t *testing.T) {
	for body, hinted := range map[string]bool{"长2×3米。": true, "请报送××××情况，长2×3米。": false, "长2×3米。\n\n<b>好</b>": false} {
		r := mustRun(t, options(t, project(t, map[string]string{"content/a.md": notice("", body)})))
		got := slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool {
			return d.Code == diag.GlyphSubstituted
		})
		if got != hinted {
			t.Errorf("%q: %v\n%s", body, got, diag.Text(r.Diagnostics))
		}
	}
}

// FuzzDocument sends any text through all stages: whatever it is, it becomes
// a document or findings, never an accident.
func FuzzDocument(f *testing.F) {
	f.Add(notice("", ""))
	f.Add(sample.Document(0, 1))
	f.Add(notice("抄报: 市委\n", "## 一\n\n:::名单\n组长：洪洁\n:::\n\n| a | b |\n|---|---|\n| 1 | |\n"))
	f.Add("---\n文种：通知\n---\n")
	f.Add("---\n文种: 表单\n")
	f.Add(notice("版式: 信函\n", ":::横排\n| a |\n|---|\n| "+strings.Repeat("很长的一格。", 400)+" |\n:::\n"))
	f.Add(notice("", strings.Repeat("> - 一\n", 50)+":::分页\n:::\n:::署名\n:::\n"))
	root := project(f, map[string]string{"content/a.md": ""})
	r, err := prepare(options(f, root))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		// Long texts only repeat what short ones show.
		if len(text) > 1<<13 {
			return
		}
		writeFiles(t, root, []sample.File{{Path: "content/a.md", Text: text}})
		s := &sheet{bag: &diag.Bag{}}
		files := r.make(s, job{source: "content/a.md", name: "content/a.md", target: "a"})
		checkNoAccident(t, &Result{Diagnostics: s.findings()})
		if s.broken() == (len(files) > 0) {
			t.Errorf("%d files, errors: %v", len(files), s.broken())
		}
	})
}
