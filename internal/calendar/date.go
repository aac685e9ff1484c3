package calendar

import (
	"fmt"
	"time"
)

// Date is a day of the calendar. The zero Date is “no date”.
type Date struct{ Year, Month, Day int }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the calendar has such a day.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// Compare is negative when d comes before e, 0 when they are the same day.
func (d Date) Compare(e Date) int {
	if d.Year != e.Year {
		return d.Year - e.Year
	}
	if d.Month != e.Month {
		return d.Month - e.Month
	}
	return d.Day - e.Day
}

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// AddDays is the date n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date {
	t := d.time().AddDate(0, 0, n)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// AddMonths is the same day n months later; where that month has no such day,
// its last day, and short is true.
func (d Date) AddMonths(n int) (to Date, short bool) {
	months := d.Year*12 + d.Month - 1 + n
	to = Date{months / 12, months%12 + 1, d.Day}
	if last := daysIn(to.Year, to.Month); to.Day > last {
		to.Day, short = last, true
	}
	return to, short
}

// Sub is how many days d lies after e.
func (d Date) Sub(e Date) int { return int(d.time().Sub(e.time()) / (24 * time.Hour)) }

// String is 2026-03-06.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Chinese is 2026年3月6日.
func (d Date) Chinese() string { return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) }

// short is 3月6日.
func (d Date) short() string { return fmt.Sprintf("%d月%d日", d.Month, d.Day) }

// ParseDate reads 2026-03-06 or 2026年3月6日.
func ParseDate(s string) (Date, bool) {
	var d Date
	for _, form := range []string{"%d-%d-%d%s", "%d年%d月%d日%s"} {
		var rest string
		n, _ := fmt.Sscanf(s, form, &d.Year, &d.Month, &d.Day, &rest)
		if n == 3 && rest == "" && d.Valid() && (s == d.String() || s == d.Chinese() || s == padded(d)) {
			return d, true
		}
	}
	return Date{}, false
}

// padded is 2026年03月06日, which people type.
func padded(d Date) string { return fmt.Sprintf("%d年%02d月%02d日", d.Year, d.Month, d.Day) }

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
