package site

import "testing"

// BenchmarkSite is a full site of 10,000 documents of about a thousand
// characters, search index and all, to a sink that keeps nothing.
func BenchmarkSite(b *testing.B) {
	docs, _ := corpus(10000)
	b.ResetTimer()
	for b.Loop() {
		files, bytes := 0, 0
		findings, err := Build(Input{Config: testConfig(), Documents: docs}, func(_ string, data []byte) error {
			files++
			bytes += len(data)
			return nil
		})
		if err != nil || len(findings) > 0 {
			b.Fatal(err, findings)
		}
		b.ReportMetric(float64(files), "files")
		b.ReportMetric(float64(bytes)/1e6, "MB")
	}
}

// BenchmarkOneChanged is one document of 10,000 changed.
func BenchmarkOneChanged(b *testing.B) {
	docs, _ := corpus(10000)
	s, _ := New(testConfig(), nil)
	for _, d := range docs {
		p, _ := s.Prepare(d)
		s.Put(p)
	}
	drop := func(string, []byte) error { return nil }
	if _, err := s.Write(drop); err != nil {
		b.Fatal(err)
	}
	d := docs[5000]
	b.ResetTimer()
	for b.Loop() {
		d.Tree.Body = append(d.Tree.Body, paragraph("补充一段。"))
		p, _ := s.Prepare(d)
		s.Put(p)
		files := 0
		if _, err := s.Update(func(string, []byte) error { files++; return nil }, func(string) error { return nil }); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(files), "files")
	}
}
