// Package unit holds the one length type of the product.
//
// In: millimetres, points, twips and character sizes as the standard, the
// layouts and the file formats state them. Out: integer lengths. It does no
// input or output and knows nothing of pages or files.
package unit

import (
	"fmt"
	"strconv"
	"strings"
)

// Length is a distance in English Metric Units. One unit is 1/36000 mm and
// 1/12700 pt, so millimetres (the standard), points (type sizes), twips
// (DOCX) and hundredths of each are all whole numbers: nothing is rounded
// until glyph advances are scaled.
type Length int64

// The units a Length is built from.
const (
	EMU  Length = 1
	Twip Length = 635
	Pt   Length = 12700
	Mm   Length = 36000
	Cm   Length = 360000
	Inch Length = 914400
)

// Points returns the length in PDF points.
func (l Length) Points() float64 { return float64(l) / float64(Pt) }

// Millimetres returns the length in millimetres.
func (l Length) Millimetres() float64 { return float64(l) / float64(Mm) }

// Twips returns the length in twentieths of a point, rounded to nearest.
func (l Length) Twips() int64 { return int64(roundDiv(l, Twip)) }

// MulDiv returns l·num/den rounded to nearest; den must not be zero.
func (l Length) MulDiv(num, den int64) Length {
	return roundDiv(l*Length(num), Length(den))
}

func roundDiv(a, b Length) Length {
	if b < 0 {
		a, b = -a, -b
	}
	if a >= 0 {
		return (a + b/2) / b
	}
	return -((-a + b/2) / b)
}

// FromMm converts millimetres, rounded to the nearest unit.
func FromMm(mm float64) Length { return fromFloat(mm * float64(Mm)) }

// FromPt converts points, rounded to the nearest unit.
func FromPt(pt float64) Length { return fromFloat(pt * float64(Pt)) }

func fromFloat(v float64) Length {
	if v < 0 {
		return -Length(-v + 0.5)
	}
	return Length(v + 0.5)
}

// String shows the length in millimetres with three decimals.
func (l Length) String() string {
	return strconv.FormatFloat(l.Millimetres(), 'f', 3, 64) + "mm"
}

// sizes are the named type sizes (字号) in points.
var sizes = map[string]float64{
	"初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18,
	"三号": 16, "小三": 15, "四号": 14, "小四": 12, "五号": 10.5, "小五": 9,
}

// Size returns a named type size: 三号 is 16 pt. 3号, 小4 and 小四号 are
// accepted too.
func Size(name string) (Length, bool) {
	name = strings.TrimSpace(name)
	for i, han := range []string{"一", "二", "三", "四", "五"} {
		name = strings.Replace(name, strconv.Itoa(i+1), han, 1)
	}
	if strings.HasPrefix(name, "小") {
		name = strings.TrimSuffix(name, "号")
	}
	pt, ok := sizes[name]
	return FromPt(pt), ok
}

// suffixes are tried in order; 厘米 must come before 米-like endings.
var suffixes = []struct {
	name string
	unit Length
}{
	{"毫米", Mm}, {"mm", Mm}, {"厘米", Cm}, {"cm", Cm}, {"磅", Pt}, {"pt", Pt},
}

// Parse reads a length as layouts write it: 37毫米, 37mm, 3.7厘米, 28.95磅,
// 30pt, or a named size such as 三号. The range is ±10 m.
func Parse(s string) (Length, error) {
	s = strings.TrimSpace(s)
	if l, ok := Size(s); ok {
		return l, nil
	}
	for _, suffix := range suffixes {
		number, found := strings.CutSuffix(s, suffix.name)
		if !found {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || v != v || v*float64(suffix.unit) > 10000*float64(Mm) || v*float64(suffix.unit) < -10000*float64(Mm) {
			break
		}
		return fromFloat(v * float64(suffix.unit)), nil
	}
	return 0, fmt.Errorf("“%s”不是长度；可写作 37毫米、3.7厘米、28.95磅 或字号（如 三号）", s)
}
