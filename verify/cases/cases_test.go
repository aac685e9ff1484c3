// Package cases sets real documents as they were found.
//
// In: a folder of .txt files named by $YINFA_CASES (make cases CASES=folder),
// each the text of a document after two lines that say where it is from. Out:
// test results: no character lost, none outside the text area, no forbidden
// line start or end, private-use characters reported. The texts are other
// people's and are no part of the repository, so without the variable there
// is nothing to do.
package cases

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/verify/found"
)

// TestCases sets each text with nothing but front matter put before it.
//
// Whatever is wrong with such a text is for a finding to say: a character may
// be missing from the pages only where an error stands on its line. Then the
// errors are mended as their remedies say, and the text must pass without.
func TestCases(t *testing.T) {
	dir := os.Getenv("YINFA_CASES")
	if dir == "" {
		t.Skip("YINFA_CASES names no folder")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Fatalf("no .txt files in %s", dir)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		title := strings.TrimSuffix(filepath.Base(name), ".txt")
		t.Run(title, func(t *testing.T) {
			text := found.Body(string(data))
			c := setCase(t, text)
			c.report(t, "as found")
			if r, has := private(text); has && !c.errorNames(fmt.Sprintf("U+%04X", r)) {
				t.Errorf("the private-use character U+%04X is not reported", r)
			}
			c.check(t)
			if !c.hasErrors() {
				return
			}
			t.Run("mended", func(t *testing.T) {
				m := setCase(t, found.Mend(text))
				m.report(t, "mended")
				m.check(t)
				if m.hasErrors() {
					t.Errorf("errors remain:\n%s", diag.Text(m.errors()))
				}
			})
		})
	}
}

func private(s string) (rune, bool) {
	for _, r := range s {
		if unicode.Is(unicode.Co, r) {
			return r, true
		}
	}
	return 0, false
}

// setText is a text with its pages and findings.
type setText struct {
	source   string // as the program read it
	pages    *page.Document
	findings []diag.Diagnostic
}

// setCase takes a text through all stages.
func setCase(t *testing.T, text string) setText {
	t.Helper()
	root := t.TempDir()
	c := setText{source: found.Front + text}
	for name, data := range map[string]string{
		"yinfa.yaml":   found.Config,
		"content/a.md": c.source,
	} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	result, err := build.Run(context.Background(), build.Options{
		Root: root, CheckOnly: true, FontDirs: []string{"../../fonts"},
		Inspect: func(_ string, _ *doc.Document, p *page.Document) { c.pages = p },
	})
	if err != nil {
		t.Fatal(err)
	}
	c.findings = result.Diagnostics
	if c.pages == nil {
		t.Fatalf("no pages:\n%s", diag.Text(c.findings))
	}
	return c
}

func (c setText) errors() []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range c.findings {
		if d.Severity == diag.Error {
			out = append(out, d)
		}
	}
	return out
}

func (c setText) hasErrors() bool { return len(c.errors()) > 0 }

func (c setText) errorNames(what string) bool {
	return strings.Contains(diag.Text(c.errors()), what)
}

func (c setText) report(t *testing.T, what string) {
	t.Helper()
	counts := map[string]int{}
	for _, d := range c.findings {
		counts[fmt.Sprintf("%s %s", d.Severity, d.Code)]++
	}
	var list []string
	for code, n := range counts {
		list = append(list, fmt.Sprintf("%s×%d", code, n))
	}
	sort.Strings(list)
	t.Logf("%s: %d pages, %d lines, findings: %s", what, len(c.pages.Pages), len(linesOf(c.pages)), strings.Join(list, ", "))
}

// check holds the three rules.
func (c setText) check(t *testing.T) {
	t.Helper()
	named := map[int]bool{}
	for _, d := range c.errors() {
		for n := d.Span.Start.Line; n > 0 && n <= max(d.Span.Start.Line, d.Span.End.Line); n++ {
			named[n] = true
		}
	}
	excused := func(line int) bool { return line <= found.FrontLines() || named[line] }
	renumbered := slices.ContainsFunc(c.findings, func(d diag.Diagnostic) bool { return d.Code == diag.NumberForm })
	complain(t, "lost", lost(strings.Split(c.source, "\n"), c.pages, excused, renumbered))
	complain(t, "outside the text area", outside(c.pages))
	complain(t, "forbidden", forbidden(c.pages))
}

// complain shows the first complaints, which tell as much as all of them.
func complain(t *testing.T, rule string, complaints []string) {
	t.Helper()
	const most = 8
	for _, c := range complaints[:min(most, len(complaints))] {
		t.Errorf("%s: %s", rule, c)
	}
	if n := len(complaints) - most; n > 0 {
		t.Errorf("%s: and %d more", rule, n)
	}
}
