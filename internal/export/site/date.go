package site

import (
	"fmt"
	"time"

	"yinfa.dev/yinfa/internal/doc"
)

// date is a civil day of the office's calendar; sites know no time of day.
type date struct{ year, month, day int }

func dateOf(d doc.Date) date { return date{d.Year, d.Month, d.Day} }

func (d date) zero() bool { return d.year == 0 }

func (d date) before(e date) bool {
	return d.year < e.year || d.year == e.year && (d.month < e.month || d.month == e.month && d.day < e.day)
}

// String is 2026-03-06, or nothing.
func (d date) String() string {
	if d.zero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// chinese is 2026年3月6日, or nothing.
func (d date) chinese() string {
	if d.zero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.year, d.month, d.day)
}

// stamp is the first minute of the day in Beijing time, as feeds want it.
func (d date) stamp() string {
	if d.zero() {
		return ""
	}
	return d.String() + "T00:00:00+08:00"
}

// rfc822 is the first minute of the day in Beijing time, as RSS wants it.
func (d date) rfc822() string {
	if d.zero() {
		return ""
	}
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.FixedZone("", 8*60*60)).Format(time.RFC1123Z)
}
