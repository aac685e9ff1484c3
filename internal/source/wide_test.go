package source

import (
	"testing"
	"unicode/utf8"
)

// TestWide: it never differs from decoding, and knows Chinese.
func TestWide(t *testing.T) {
	edges := []byte{0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF}
	for first := range 256 {
		for _, second := range edges {
			for _, third := range edges {
				text := string([]byte{'a', byte(first), second, third})
				for n := range len(text) + 1 {
					got := Wide(text[:n], 1)
					if r, size := utf8.DecodeRuneInString(text[min(n, 1):n]); got != 0 && (got != r || size != 3) {
						t.Fatalf("% x: %U", text[:n], got)
					}
				}
			}
		}
	}
	for _, r := range "安，。“”《》、龥" {
		if got := Wide("前"+string(r), 3); got != r {
			t.Errorf("%c is %U", r, got)
		}
	}
}
