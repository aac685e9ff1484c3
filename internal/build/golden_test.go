package build_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
)

// TestExamplePages compares every page of the worked example with a kept
// dump: where each line stands, in which face and size. A change in setting
// shows here as lines that moved.
func TestExamplePages(t *testing.T) {
	write := os.Getenv("YINFA_GOLDEN") == "write"
	seen := map[string]bool{}
	result, err := build.Run(context.Background(), build.Options{
		Root: "../..", CheckOnly: true, FontDirs: []string{"../../fonts"},
		// The year that the example tells of is over.
		Day: calendar.Date{Year: 2026, Month: 12, Day: 31},
		Inspect: func(source string, _ *doc.Document, pages *page.Document) {
			// Papers made from the ledger are held by package papers; their
			// pages by make verify.
			if strings.HasPrefix(source, "content/台账公文/") {
				return
			}
			name := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(source, "content/"), ".md"), "/", "-") + ".txt"
			seen[name] = true
			comparePages(t, filepath.Join("testdata/pages", name), page.Dump(pages), write)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		if d.Severity != diag.Info {
			t.Errorf("the example is not clean:\n%s", diag.Text([]diag.Diagnostic{d}))
		}
	}
	kept, err := os.ReadDir("testdata/pages")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range kept {
		if !seen[f.Name()] {
			t.Errorf("testdata/pages/%s belongs to no document", f.Name())
		}
	}
}

func comparePages(t *testing.T, file, got string, write bool) {
	t.Helper()
	if write {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
		return
	}
	if got == string(want) {
		return
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		x, y := at(a, i), at(b, i)
		if x != y {
			t.Errorf("%s:%d\n- %s\n+ %s\n(YINFA_GOLDEN=write rewrites the dumps)", file, i+1, x, y)
			return
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
