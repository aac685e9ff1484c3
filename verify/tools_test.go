//go:build verify

package verify

import (
	"bytes"
	"io/fs"
	"os/exec"
	"path/filepath"
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

// files lists the finished files, as paths relative to outputDir without the
// ending, sorted.
func files(t testing.TB) []string {
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

// pdfOf is where the file of a document lies.
func pdfOf(name string) string { return filepath.Join(outputDir, filepath.FromSlash(name)+".pdf") }
