package build

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"yinfa.dev/yinfa/bench/sample"
	"yinfa.dev/yinfa/internal/diag"
)

// BenchmarkBatchDocx builds 200 variants of an eight-page document as Word
// files alone. Their pages are set all the same: a Word file falls out as the
// printed edition does.
func BenchmarkBatchDocx(b *testing.B) {
	benchmarkFormats(b, DOCX)
}

// BenchmarkBatchBoth builds them as PDF and Word files.
func BenchmarkBatchBoth(b *testing.B) {
	benchmarkFormats(b, PDF, DOCX)
}

// BenchmarkDocxWriter writes the Word files of documents that are set, on
// every processor: the share of the writer in the above.
func BenchmarkDocxWriter(b *testing.B) {
	root := b.TempDir()
	writeFiles(b, root, sample.Project(50))
	r, err := prepare(Options{Root: root, CheckOnly: true, FontDirs: shippedFonts(b)})
	if err != nil {
		b.Fatal(err)
	}
	var set []*sheet
	for _, j := range r.distinct(r.jobs()) {
		s := &sheet{bag: &diag.Bag{}, papering: papering{draft: j.draft, item: j.item}}
		r.set(s, j.source)
		if s.pages == nil {
			b.Fatal(diag.Text(s.bag.Sorted()))
		}
		set = append(set, s)
	}
	before := processorTime()
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			// A bag of its own: the set documents are shared.
			done := set[i%len(set)]
			s := &sheet{bag: &diag.Bag{}, tree: done.tree, format: done.format, pages: done.pages}
			if r.write(s, "content/0000.md", DOCX) == nil {
				b.Error(diag.Text(s.bag.Sorted()))
			}
		}
	})
	reportDocuments(b, b.N, processorTime()-before)
}

func benchmarkFormats(b *testing.B, formats ...Format) {
	root := b.TempDir()
	writeFiles(b, root, sample.Project(200))
	o := Options{Root: root, Output: filepath.Join(root, "output"), FontDirs: shippedFonts(b), Formats: formats}
	var documents int
	before := processorTime()
	for b.Loop() {
		result, err := Run(context.Background(), o)
		if err != nil {
			b.Fatal(err)
		}
		if result.Failed > 0 {
			b.Fatalf("%d documents failed:\n%s", result.Failed, diag.Text(result.Diagnostics))
		}
		documents += result.Built
	}
	reportDocuments(b, documents, processorTime()-before)
}

// reportDocuments tells documents a second, and the processor time of one,
// which other work on the machine changes little.
func reportDocuments(b *testing.B, n int, cpu time.Duration) {
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "docs/s")
	if cpu > 0 {
		b.ReportMetric(cpu.Seconds()*1000/float64(n), "cpu-ms/doc")
	}
}
