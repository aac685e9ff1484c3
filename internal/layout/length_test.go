package layout

import (
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

func TestParseLength(t *testing.T) {
	m := measure{width: int64(156 * unit.Mm), chars: 28, pitch: 30 * unit.Pt, height: 16 * unit.Pt}
	for s, want := range map[string]unit.Length{
		"0": 0, "37毫米": 37 * unit.Mm, " 3.7厘米 ": 37 * unit.Mm, "28.95磅": 579 * unit.Twip, "三号": 16 * unit.Pt,
		"28字": 156 * unit.Mm, "1字": 156 * unit.Mm / 28, "-2字": -401143, "1行": 30 * unit.Pt, "0.5行": 15 * unit.Pt,
		"1/2行": 15 * unit.Pt, "2 行": 60 * unit.Pt, "7/8字高": 14 * unit.Pt,
	} {
		if got, ok := m.parse(s); !ok || got != want {
			t.Errorf("parse(%q) = %v, %v; want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "37", "字", "1/0字", "1/字", "/2字", "--1字", "99999字", "0.00001行", "１字", "1e3字", "字高", "2001毫米", "9999字", "半字"} {
		if got, ok := m.parse(s); ok {
			t.Errorf("parse(%q) = %v, want none", s, got)
		}
	}
	// Before sheet and grid are read there is nothing to measure by.
	for _, s := range []string{"1字", "1行", "1字高"} {
		if _, ok := (measure{}).parse(s); ok {
			t.Errorf("parse(%q) without a measure", s)
		}
	}
}

func TestIndentedLineHoldsItsCharacters(t *testing.T) {
	for chars := 20; chars <= 40; chars++ {
		for width := 100 * unit.Mm; width < 101*unit.Mm; width += 997 {
			f := Format{Page: Page{TextWidth: width}, Grid: Grid{Chars: chars}}
			m := measure{width: int64(width), chars: int64(chars)}
			for n := range 5 {
				indent, ok := m.parse(string(rune('0'+n)) + "字")
				if n == 0 {
					indent, ok = 0, true
				}
				if rest := width - indent; !ok || rest < f.Cell()*unit.Length(chars-n) {
					t.Fatalf("%d characters in %v: %d do not fit after %v", chars, width, chars-n, indent)
				}
			}
		}
	}
}
