package repo

import (
	"testing"
	"unicode/utf8"
)

// TestValid holds valid against utf8.Valid: for every first byte, beside all
// bytes at which the rules of UTF-8 change.
func TestValid(t *testing.T) {
	edges := []byte{0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF}
	for first := range 256 {
		for _, second := range edges {
			for _, third := range edges {
				data := []byte{'a', byte(first), second, third, 0x80}
				for n := range len(data) + 1 {
					if got, want := valid(data[:n]), utf8.Valid(data[:n]); got != want {
						t.Fatalf("% x: %v", data[:n], got)
					}
				}
			}
		}
	}
}
