package yaml

import (
	"fmt"
	"strings"
	"unicode"

	"yinfa.dev/yinfa/internal/doc"
)

// Years outside this range are slips of the finger in an official document.
const firstYear, lastYear = 1900, 2199

// parseDate reads 2026-03-06 and 2026年3月6日. The day exists in the calendar.
func parseDate(s string) (doc.Date, bool) {
	d, ok := dateShape(s, "-", "-", "")
	if !ok {
		d, ok = dateShape(s, "年", "月", "日")
	}
	return d, ok && dateExists(d)
}

// dateShape splits a date at its marks without asking whether the day exists.
func dateShape(s, afterYear, afterMonth, afterDay string) (doc.Date, bool) {
	s = strings.TrimSpace(s)
	const yearDigits = 4
	if len(s) < yearDigits || !strings.HasPrefix(s[yearDigits:], afterYear) {
		return doc.Date{}, false
	}
	year, rest, ok1 := strings.Cut(s, afterYear)
	month, rest, ok2 := strings.Cut(rest, afterMonth)
	day, ok3 := strings.CutSuffix(rest, afterDay)
	y, okY := digits(year, 4, 4)
	m, okM := digits(month, 1, 2)
	d, okD := digits(day, 1, 2)
	return doc.Date{Year: y, Month: m, Day: d}, ok1 && ok2 && ok3 && okY && okM && okD
}

func digits(s string, least, most int) (int, bool) {
	if len(s) < least || len(s) > most {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

func dateExists(d doc.Date) bool {
	return d.Year >= firstYear && d.Year <= lastYear && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// explainDate says in Chinese why a text is not a date, and what to write.
func explainDate(s string) (summary, hint string) {
	hint = "请写作 2026-03-06 或 2026年3月6日。"
	typed := s
	s = strings.TrimRight(strings.Map(narrow, s), "日号")
	for _, marks := range [][3]string{{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", ""}} {
		d, ok := dateShape(s, marks[0], marks[1], marks[2])
		switch {
		case !ok:
			continue
		case d.Month < 1 || d.Month > 12:
			return fmt.Sprintf("“%s”不是日期：没有 %d 月", typed, d.Month), hint
		case d.Year < firstYear || d.Year > lastYear:
			return fmt.Sprintf("“%s”的年份不对", typed), hint
		case !dateExists(d):
			return fmt.Sprintf("“%s”不是日期：%d年%d月没有%d日", typed, d.Year, d.Month, d.Day), hint
		}
		return fmt.Sprintf("“%s”不是日期的写法", typed), fmt.Sprintf("请写作 %04d-%02d-%02d 或 %d年%d月%d日。", d.Year, d.Month, d.Day, d.Year, d.Month, d.Day)
	}
	if y, ok := digits(s, 8, 8); ok {
		d := doc.Date{Year: y / 10000, Month: y / 100 % 100, Day: y % 100}
		if dateExists(d) {
			return fmt.Sprintf("“%s”不是日期的写法", typed), fmt.Sprintf("请写作 %04d-%02d-%02d 或 %d年%d月%d日。", d.Year, d.Month, d.Day, d.Year, d.Month, d.Day)
		}
	}
	if strings.ContainsAny(s, "〇○零一二三四五六七八九十") {
		return fmt.Sprintf("“%s”不是日期的写法", typed), "年月日用阿拉伯数字（GB/T 9704-2012 7.3.5.4）：写作 2026-03-06 或 2026年3月6日。"
	}
	return fmt.Sprintf("“%s”不是日期", typed), hint
}

// narrow turns the figures and marks of Chinese input methods into those of
// dates.
func narrow(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r == '－' || r == '—' || r == '–':
		return '-'
	case r == '．' || r == '。':
		return '.'
	case r == '／':
		return '/'
	case unicode.IsSpace(r):
		return -1
	}
	return r
}
