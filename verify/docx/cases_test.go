//go:build verify

package docx

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/verify/found"
)

// TestCases compares both editions of real texts: as they were found, or,
// where nothing is built of a text for its errors, mended as the findings ask.
func TestCases(t *testing.T) {
	from := os.Getenv("YINFA_CASES")
	if from == "" {
		t.Skip("YINFA_CASES names no folder")
	}
	names, err := filepath.Glob(filepath.Join(from, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	project := t.TempDir()
	put(t, project, "yinfa.yaml", found.Config)
	texts := map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source := "content/" + strings.TrimSuffix(filepath.Base(name), ".txt") + ".md"
		texts[source] = found.Body(string(data))
		put(t, project, source, found.Front+texts[source])
	}
	mended := broken(t, project)
	for source := range mended {
		put(t, project, source, found.Front+found.Mend(texts[source]))
	}
	dir := work(t, "cases")
	pairs := written(t, project, dir)
	if len(pairs) != len(names) {
		t.Errorf("%d of %d texts have come out", len(pairs), len(names))
	}
	for _, p := range pairs {
		if mended["content/"+p.name+".md"] {
			p.note = "（改正后）"
		}
	}
	print(t, pairs, dir)
	compare(t, pairs)
}

func put(t *testing.T, project, name, text string) {
	t.Helper()
	file := filepath.Join(project, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// broken names the sources of a project that have errors.
func broken(t *testing.T, project string) map[string]bool {
	t.Helper()
	result, err := build.Run(context.Background(), build.Options{Root: project, CheckOnly: true, FontDirs: []string{filepath.Join(root, "fonts")}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, d := range result.Diagnostics {
		if d.Severity == diag.Error {
			out[d.Span.File] = true
		}
	}
	return out
}
