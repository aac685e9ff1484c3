package unit

import (
	"math"
	"strings"
	"testing"
)

func TestUnitsAreWhole(t *testing.T) {
	for _, test := range []struct{ a, b Length }{
		{Inch, 72 * Pt}, {Pt, 20 * Twip}, {Cm, 10 * Mm}, {Inch * 10, 254 * Mm}, {FromMm(297), 297 * Mm}, {FromPt(28.95), 2895 * Pt / 100},
	} {
		if test.a != test.b {
			t.Errorf("%d is not %d", test.a, test.b)
		}
	}
}

func TestConversions(t *testing.T) {
	for _, test := range []struct {
		l     Length
		mm    float64
		pt    float64
		twips int64
		text  string
	}{
		{0, 0, 0, 0, "0.000mm"},
		{37 * Mm, 37, 37 * 72 / 25.4, 2098, "37.000mm"},
		{16 * Pt, 16 * 25.4 / 72, 16, 320, "5.644mm"},
		{-Mm / 2, -0.5, -36.0 / 25.4, -28, "-0.500mm"},
	} {
		if got := test.l.Millimetres(); math.Abs(got-test.mm) > 1e-9 {
			t.Errorf("%d is %v mm", test.l, got)
		}
		if got := test.l.Points(); math.Abs(got-test.pt) > 1e-9 {
			t.Errorf("%d is %v pt", test.l, got)
		}
		if got := test.l.Twips(); got != test.twips {
			t.Errorf("%d is %d twips", test.l, got)
		}
		if got := test.l.String(); got != test.text {
			t.Errorf("%d is %s", test.l, got)
		}
	}
}

func TestMulDivRounds(t *testing.T) {
	for _, test := range []struct {
		l        Length
		num, den int64
		want     Length
	}{
		{10, 1, 4, 3}, {-10, 1, 4, -3}, {10, -1, 4, -3}, {10, 1, -4, -3}, {-10, 1, -4, 3},
		{9, 1, 4, 2}, {100, 500, 1000, 50}, {0, 5, 7, 0}, {203200, 997, 1000, 202590},
	} {
		if got := test.l.MulDiv(test.num, test.den); got != test.want {
			t.Errorf("%d·%d/%d = %d, want %d", test.l, test.num, test.den, got, test.want)
		}
	}
}

func TestFromRoundsToNearest(t *testing.T) {
	for mm, want := range map[float64]Length{0: 0, 1: 36000, -1: -36000, 0.35: 12600, 1.0 / 72000: 1, -1.0 / 72000: -1, 0.4 / 36000: 0} {
		if got := FromMm(mm); got != want {
			t.Errorf("FromMm(%v) = %d, want %d", mm, got, want)
		}
	}
}

func TestSize(t *testing.T) {
	for name, pt := range map[string]float64{
		"初号": 42, "小初": 36, "一号": 26, "二号": 22, "小二": 18, "三号": 16, "3号": 16, "4号": 14, " 三号 ": 16, "小四": 12, "小四号": 12, "小4": 12, "小初号": 36, "五号": 10.5, "5号": 10.5, "小五": 9,
	} {
		if got, ok := Size(name); !ok || got != FromPt(pt) {
			t.Errorf("Size(%s) = %v, %v", name, got, ok)
		}
	}
	for _, name := range []string{"", "号", "九号", "三", "3", "33号", "小", "小号", "小四号号", "三号字"} {
		if got, ok := Size(name); ok {
			t.Errorf("Size(%q) = %v", name, got)
		}
	}
}

func TestParse(t *testing.T) {
	for s, want := range map[string]Length{
		"37毫米": 37 * Mm, "37mm": 37 * Mm, "3.7厘米": 37 * Mm, "3.7cm": 37 * Mm, "28.95磅": FromPt(28.95), "30pt": 30 * Pt,
		" 7 毫米 ": 7 * Mm, "三号": 16 * Pt, "4号": 14 * Pt, "-2mm": -2 * Mm, "0mm": 0, "10000mm": 10000 * Mm,
	} {
		if got, err := Parse(s); err != nil || got != want {
			t.Errorf("Parse(%q) = %v, %v; want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "37", "毫米", "mm", "1,5mm", "NaNmm", "Infmm", "-Infpt", "1e30mm", "10001mm", "-10001mm", "十毫米", "3 行"} {
		l, err := Parse(s)
		if err == nil {
			t.Errorf("Parse(%q) = %v", s, l)
		} else if !strings.Contains(err.Error(), s) {
			t.Errorf("Parse(%q): the message does not show it: %v", s, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"37毫米", "3.7cm", "30pt", "三号", "NaNmm", "1e999pt", "0x1p-2mm"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := Parse(s)
		if err == nil && (l > 10000*Mm || l < -10000*Mm) {
			t.Fatalf("Parse(%q) = %d is out of range", s, l)
		}
	})
}
