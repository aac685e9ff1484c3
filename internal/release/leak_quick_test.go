package release

import (
	"slices"
	"strings"
	"testing"
)

// TestTheQuickLookHidesNothing: whatever a shape finds in a text is found
// although most texts are not offered to most shapes.
func TestTheQuickLookHidesNothing(t *testing.T) {
	for _, text := range []string{
		"11010119000101009X", "身份证：1 1 0 1 0 1 1 9 0 0 0", "4111-1111-1111-1111", "138 ._0000—–0000", "+86(010) 6601-0012", "联系人许安 660-1001", "a@b.cn", "ａ＠ｂ．ｃｎ",
		"日期2026-03-06T00:00:00", "2026-03-06 13:80:00", "2013-80-00 00:00",
	} {
		plain := spelled(halfWidth(text))
		for _, s := range shapes {
			for _, m := range s.form.FindAllStringSubmatchIndex(plain, -1) {
				if s.real != nil && !s.real(plain[m[2]:m[3]], plain[:m[2]]) {
					continue
				}
				if most, _ := digitsIn(text); most < s.digits || s.words != nil && !slices.ContainsFunc(s.words, func(w string) bool { return strings.Contains(plain, w) }) {
					t.Errorf("%q: %s is not looked for, but there: %s", text, s.kind, plain[m[2]:m[3]])
				}
			}
		}
	}
}
