//go:build verify

package verify

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// outputDir holds the files that the program has made of the examples.
const outputDir = "../output"

// diffDir, inside outputDir, takes the pictures of what has changed.
const diffDir = "verify"

// tool runs one of the independent readers and returns what it prints. A
// reader that is missing or fails is a failure, never a reason to skip.
func tool(t testing.TB, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out.String(), errs.String())
	}
	return out.Bytes()
}

// finished lists the finished files, as paths relative to outputDir without
// the ending, sorted.
func finished(t testing.TB) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(outputDir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name == filepath.Join(outputDir, diffDir) {
			return fs.SkipDir
		}
		if rel, cut := strings.CutSuffix(name, ".pdf"); cut {
			rel, err = filepath.Rel(outputDir, rel)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatalf("%v; build the examples first: make verify", err)
	}
	if len(names) == 0 {
		t.Fatal("no PDF files in output; build the examples first: make verify")
	}
	sort.Strings(names)
	return names
}

// files lists the finished files that are measured: every document, and the
// first of each batch. The rest of a batch differs in names and numbers, which
// the tests of package build hold against the data.
func files(t testing.TB) []string {
	t.Helper()
	var names []string
	seen := map[string]bool{}
	for _, name := range finished(t) {
		if source := sourceOf(name); !seen[source] {
			seen[source] = true
			names = append(names, name)
		}
	}
	return names
}

// sourceOf is the document that a file was made of, relative to content
// without the ending: for one of a batch, that of the batch.
func sourceOf(name string) string {
	if _, err := os.Stat(contentOf(name)); err == nil {
		return name
	}
	return path.Dir(name)
}

func contentOf(source string) string {
	return filepath.Join("..", "content", filepath.FromSlash(source)+".md")
}

// shown are the files of which pictures are kept: one over each template, the
// one with the fewest pages, and every document that has none.
func shown(t testing.TB) []string {
	t.Helper()
	var names []string
	least := map[string]string{}
	for _, name := range files(t) {
		data, err := os.ReadFile(contentOf(sourceOf(name)))
		if err != nil {
			t.Fatal(err)
		}
		over := template.FindSubmatch(data)
		if over == nil {
			names = append(names, name)
			continue
		}
		key := string(over[1])
		if old := least[key]; old == "" || len(read(t, name)) < len(read(t, old)) {
			least[key] = name
		}
	}
	for _, name := range least {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

var template = regexp.MustCompile(`(?m)^模板: *(.+?) *$`)

// pdfOf is where the file of a document lies.
func pdfOf(name string) string { return filepath.Join(outputDir, filepath.FromSlash(name)+".pdf") }
