package build

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/bench/sample"
	"yinfa.dev/yinfa/internal/diag"
)

// BenchmarkBatch builds 200 variants of an eight-page document.
func BenchmarkBatch(b *testing.B) {
	benchmark(b, sample.Project(200))
}

// BenchmarkSingle builds one such document.
func BenchmarkSingle(b *testing.B) {
	benchmark(b, sample.Project(1))
}

// BenchmarkLong builds one document of about two thousand pages: its time a
// page tells whether setting is linear.
func BenchmarkLong(b *testing.B) {
	benchmark(b, sample.Single(430))
}

// BenchmarkBatchPapers makes 10,000 supervision slips of two pages, one for
// each unit of a ledger with 20,000 findings.
func BenchmarkBatchPapers(b *testing.B) {
	benchmark(b, sample.Papers(10_000))
}

func benchmark(b *testing.B, files []sample.File) {
	root := b.TempDir()
	writeFiles(b, root, files)
	fonts := shippedFonts(b)
	// As the program does at its start.
	defer debug.SetGCPercent(debug.SetGCPercent(300))
	var documents, pages int
	for b.Loop() {
		result, err := Run(context.Background(), Options{Root: root, Output: filepath.Join(root, "output"), FontDirs: fonts})
		if err != nil {
			b.Fatal(err)
		}
		if result.Failed > 0 {
			b.Fatalf("%d documents failed:\n%s", result.Failed, diag.Text(result.Diagnostics))
		}
		documents += result.Built
		pages += result.Pages
	}
	b.ReportMetric(float64(documents)/b.Elapsed().Seconds(), "docs/s")
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(pages)/float64(documents), "pages/doc")
}

// shippedFonts are the fonts of the repository, and no others.
func shippedFonts(tb testing.TB) []string {
	tb.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "fonts"))
	if err != nil {
		tb.Fatal(err)
	}
	return []string{dir}
}

func writeFiles(tb testing.TB, root string, files []sample.File) {
	tb.Helper()
	for _, f := range files {
		name := filepath.Join(root, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
}

// BenchmarkSeries saves one of ten thousand public notices and builds what that
// concerns: its files, the site, the manifest.
func BenchmarkSeries(b *testing.B) {
	const notices = 10_000
	root := b.TempDir()
	files := sample.Public(notices)
	writeFiles(b, root, files)
	s := NewSeries(Options{Root: root, Output: filepath.Join(root, "output"), Formats: []Format{HTML}, FontDirs: shippedFonts(b)})
	build := func(saved Saved) *Result {
		r, err := s.Build(context.Background(), saved)
		if err != nil {
			b.Fatal(err)
		}
		return r
	}
	build(Saved{})
	documents := slices.DeleteFunc(files, func(f sample.File) bool { return !strings.HasSuffix(f.Path, ".md") })
	for i := 0; b.Loop(); i++ {
		f := documents[i*7919%len(documents)]
		f.Text += fmt.Sprintf("\n第%d次补充。\n", i+1)
		writeFiles(b, root, []sample.File{f})
		if r := build(Saved{Files: []string{f.Path}}); r.Made != 1 || r.Site == 0 {
			b.Fatalf("%d documents made, %d files in the site", r.Made, r.Site)
		}
	}
}
