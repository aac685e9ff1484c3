package site

import "testing"

// BenchmarkQR is one code; a site has one for each document.
func BenchmarkQR(b *testing.B) {
	for b.Loop() {
		if qrOf("https://www.yunlan.example/aqsc/wj/0123456789.html") == nil {
			b.Fatal("no code")
		}
	}
}
