package papers

import (
	"cmp"
	"sort"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/ledger"
)

// joined joins names as Chinese does: A、B和C.
func joined(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], "、") + "和" + names[n-1]
	}
}

func joinNames(names []string, mark string) string { return strings.Join(names, mark) }

func sortedKeys[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// chinese writes a number up to 99999 in characters: 十二, 二十, 一百零三.
func chinese(n int) string {
	const digits = "零一二三四五六七八九"
	digit := func(d int) string { return string([]rune(digits)[d]) }
	switch {
	case n < 0 || n > 99999:
		return strconv.Itoa(n)
	case n < 10:
		return digit(n)
	}
	units := []string{"", "十", "百", "千", "万"}
	var out string
	zero := false
	for place := 4; place >= 0; place-- {
		power := 1
		for range place {
			power *= 10
		}
		d := n / power % 10
		switch {
		case d == 0:
			zero = out != ""
		default:
			if zero {
				out += digit(0)
				zero = false
			}
			out += digit(d) + units[place]
		}
	}
	if n < 20 {
		out = strings.TrimPrefix(out, "一")
	}
	return out
}

// percent is how much a part is of a whole; parts of nothing are all of it.
func percent(part, whole int) string { return cmp.Or(ledger.Rate(part, whole), "100%") }

// period is a stretch of days in words: 3月9日至13日; years are written where
// they differ from the year given.
func period(from, to calendar.Date, year int) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case from.IsZero() || to.IsZero() || from == to:
		if from.IsZero() {
			from = to
		}
		return day(from, year)
	case from.Year != to.Year:
		return from.Chinese() + "至" + to.Chinese()
	case from.Month != to.Month:
		return day(from, year) + "至" + strconv.Itoa(to.Month) + "月" + strconv.Itoa(to.Day) + "日"
	}
	return day(from, year) + "至" + strconv.Itoa(to.Day) + "日"
}

// day is a date in words; the year is left out when it is the one given.
func day(d calendar.Date, year int) string {
	if d.IsZero() {
		return ""
	}
	if d.Year == year {
		return strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
	}
	return d.Chinese()
}
