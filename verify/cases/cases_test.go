// Package cases holds real texts against the rules of setting.
//
// In: a folder of .txt files named by $YINFA_CASES (make cases CASES=folder),
// each the text of a document after two lines that say where it is from. Out:
// a failed test for every character lost without a finding, every character
// outside the text area, every forbidden line start or end. The texts are
// other people's and are no part of the repository, so without the variable
// there is nothing to do.
package cases

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
)

const head = `---
文种: 通知
标题: 关于印发有关材料的通知
发文机关: 云澜市人民政府办公室
发文字号: 云政办〔2026〕1号
成文日期: 2026-03-06
主送: [市有关单位]
印发机关: 云澜市人民政府办公室
印发日期: 2026-03-06
---
`

func TestCases(t *testing.T) {
	dir := os.Getenv("YINFA_CASES")
	if dir == "" {
		t.Skip("YINFA_CASES names no folder")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases in %s: %v", dir, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { check(t, name) })
	}
}

func check(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for range 2 {
		_, text, _ = strings.Cut(text, "\n")
	}
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	source := head + strings.TrimLeft(text, "\n")
	pages, findings := set(t, source)
	for _, d := range findings {
		if d.Code == diag.InternalError {
			t.Errorf("%s", diag.Text([]diag.Diagnostic{d}))
		}
	}
	if pages == nil {
		t.Fatalf("no pages:\n%s", diag.Text(findings))
	}
	t.Logf("%d pages, %d findings", len(pages.Pages), len(findings))
	reported := reportedLines(findings)
	for _, complaint := range lost(source, pages, reported) {
		t.Errorf("lost: %s", complaint)
	}
	for _, complaint := range outside(pages, reported) {
		t.Errorf("outside the text area: %s", complaint)
	}
	for _, complaint := range forbidden(pages) {
		t.Errorf("forbidden: %s", complaint)
	}
	for i, line := range strings.Split(source, "\n") {
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Co, r) }) && !reported[i+1] {
			t.Errorf("line %d: a private-use character is not reported", i+1)
		}
	}
}

// set takes a text through all stages.
func set(t *testing.T, source string) (*page.Document, []diag.Diagnostic) {
	t.Helper()
	root := t.TempDir()
	for path, text := range map[string]string{
		"yinfa.yaml":   "机关:\n  - 名称: 云澜市人民政府办公室\n    代字: 云政办\n",
		"content/a.md": source,
	} {
		path = filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fonts, err := filepath.Abs(filepath.Join("..", "..", "fonts"))
	if err != nil {
		t.Fatal(err)
	}
	var pages *page.Document
	result, err := build.Run(context.Background(), build.Options{
		Root: root, CheckOnly: true, FontDirs: []string{fonts},
		Inspect: func(_ string, _ *doc.Document, p *page.Document) { pages = p },
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages, result.Diagnostics
}

// reportedLines are the lines of the source that a warning or an error names.
func reportedLines(findings []diag.Diagnostic) map[int]bool {
	lines := map[int]bool{}
	for _, d := range findings {
		if d.Severity == diag.Info {
			continue
		}
		for n := d.Span.Start.Line; n <= max(d.Span.Start.Line, d.Span.End.Line); n++ {
			lines[n] = true
		}
	}
	return lines
}
