package site

import "testing"

// TestKeys: an address follows the number, which a document keeps, and not the
// file, which is moved; a number that is none says nothing.
func TestKeys(t *testing.T) {
	const number = "云政办〔2026〕8号"
	if keyOf("a.md", number) != keyOf("b.md", number) || keyOf("a.md", number) == keyOf("a.md", "云政办〔2026〕9号") {
		t.Error("the number does not make the address")
	}
	for _, none := range []string{"", "第8号", "〔2026〕8号", "云政办〔2026〕　号", "云政办〔2026〕号"} {
		if keyOf("a.md", none) == keyOf("b.md", none) {
			t.Errorf("%q makes the address", none)
		}
	}
}
