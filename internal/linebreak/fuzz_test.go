package linebreak

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

var full = Policy{SqueezePairs: true, SqueezeLineEnd: true, MaxStretch: 125}

func FuzzBreak(f *testing.F) {
	f.Add("根据《办法》（云安委办〔2026〕8号）要求，8:00—18:00开展。", uint16(200), uint8(7))
	f.Add(strings.Repeat("…", 40), uint16(30), uint8(3))
	f.Add("））））“““", uint16(10), uint8(1))
	f.Add("123456789012345678901234567890", uint16(100), uint8(15))
	f.Add("https://www.yunlan.example/path/to/a?b=c&d=e 汉\n汉 ", uint16(60), uint8(2))
	f.Add("！？！？？", uint16(0), uint8(255))
	f.Add("0 \x02\" 00", uint16(17), uint8(155))
	f.Add("于2026年12月31日前投入1234.5万元，电话0000-66010012、a.b@yunlan.example", uint16(45), uint8(12))
	f.Fuzz(func(t *testing.T, s string, tenths uint16, bits uint8) {
		if len(s) > 4000 {
			return
		}
		chars := text(s)
		for i := range chars {
			if bits&32 != 0 && i%7 == 3 {
				chars[i].Hint |= Glue
			}
			if bits&64 != 0 && i%5 == 2 {
				chars[i].Hint |= Frozen
			}
			if bits&128 != 0 && i%11 == 2 {
				chars[i].Width = unit.Length(i) * em / 4
			}
		}
		p := Policy{Level: Level(bits & 3), SqueezePairs: bits&4 != 0, SqueezeLineEnd: bits&8 != 0, MaxStretch: 125, Ragged: tenths%2 == 1}
		if bits&16 != 0 {
			p.LatinGap = 250
		}
		measure := em * unit.Length(tenths) / 10
		lines := Break(chars, max(measure-2*em, 0), measure, p)
		whole(t, chars, lines)
		allowed(t, chars, lines, measure, p)
	})
}

// allowed fails when a line holds more than fits without saying so, or ends
// at a forbidden place although it holds a better one.
func allowed(t *testing.T, chars []Char, lines []Line, measure unit.Length, p Policy) {
	t.Helper()
	cells := make([]cell, len(chars))
	grade(chars, cells, p.Level)
	for n, l := range lines {
		m := measure
		if n == 0 {
			m = max(measure-2*em, 0)
		}
		if l.Width > m && !l.Overfull {
			t.Fatalf("line %d is %s em wide, measure %s\n%s", n, ems(l.Width), ems(m), dump(chars, lines))
		}
		if l.Overfull && l.To-l.From > 1 {
			seen := 0
			for i := l.From; i < l.To; i++ {
				if chars[i].Width > 0 && cells[i].class != space {
					seen++
				}
			}
			if seen > 1 {
				t.Fatalf("line %d is overfull with %d characters\n%s", n, seen, dump(chars, lines))
			}
		}
		if l.To < len(chars) && chars[l.To].Hint&ForceBreak == 0 && cells[l.To].flags&gradeMask == never {
			for i := l.From + 1; i < l.To; i++ {
				if cells[i].flags&gradeMask >= weak {
					t.Fatalf("line %d ends at a forbidden place, %d was free\n%s", n, i, dump(chars, lines))
				}
			}
		}
	}
}

var prose = text(strings.Repeat("各乡镇人民政府、街道办事处要严格落实“党政同责、一岗双责”要求，对照《云澜市安全生产巡查工作办法》（云安委办〔2026〕8号）逐项自查，于2026年3月10日前完成整改，整改率不低于98.5%。", 1200))

func BenchmarkBreak(b *testing.B) {
	chars := prose[:100000]
	b.ReportAllocs()
	for range b.N {
		Break(chars, 26*em, 28*em, full)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100000, "ns/char")
}

func BenchmarkParagraph(b *testing.B) {
	chars := prose[:120]
	b.ReportAllocs()
	for range b.N {
		Break(chars, 26*em, 28*em, full)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/120, "ns/char")
}
