//go:build verify

package verify

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
)

// examples are the pages of the example project by source, relative to
// content, without the ending.
var examples = sync.OnceValues(func() (map[string]*page.Document, error) {
	pages := map[string]*page.Document{}
	_, err := build.Run(context.Background(), build.Options{
		Root: "..", CheckOnly: true, FontDirs: []string{"../fonts"},
		Inspect: func(source string, _ *doc.Document, p *page.Document) {
			pages[strings.TrimSuffix(strings.TrimPrefix(source, "content/"), ".md")] = p
		},
	})
	return pages, err
})

// TestExamplesHaveNoErrors holds that the worked example is one, at the end of
// its year.
func TestExamplesHaveNoErrors(t *testing.T) {
	result, err := build.Run(context.Background(), build.Options{
		Root: "..", CheckOnly: true, FontDirs: []string{"../fonts"}, Day: calendar.Date{Year: 2026, Month: 12, Day: 31},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		if d.Severity != diag.Info {
			t.Errorf("%s", diag.Text([]diag.Diagnostic{d}))
		}
	}
}

// texts joins what is set on the pages, without spaces.
func texts(d *page.Document) string {
	var b strings.Builder
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			if tx, ok := item.(*page.Text); ok {
				b.WriteString(tx.String())
			}
		}
	}
	return solid(b.String())
}

// solid drops everything that leaves no ink.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == '\u00a0' || r == '\u3000' || r >= '\u2000' && r <= '\u200f' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// sources lists the documents of the example project, relative to content,
// without the ending: the files that say what they are.
func sources(t testing.TB) []string {
	t.Helper()
	content := filepath.Join("..", "content")
	var names []string
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		head, _, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---")
		if !strings.Contains("\n"+head, "\n文种:") {
			return nil
		}
		rel, err := filepath.Rel(content, strings.TrimSuffix(name, ".md"))
		names = append(names, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
