package main

import (
	"time"

	"yinfa.dev/yinfa/internal/calendar"
)

// date reads --date; without it, it is today: a new document is no output of
// a build, so the clock may date it.
func (a *app) date(flag string) (time.Time, error) {
	if flag == "" {
		return a.now(), nil
	}
	day, ok := calendar.ParseDate(flag)
	if !ok {
		return time.Time{}, usage("“"+flag+"”不是日期", "日期这样写：--date 2026-03-06")
	}
	return time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC), nil
}

// dayOfRelease reads --date of a build. Without it there is none: what a build
// makes must not depend on the clock, so it takes the day from the sources.
func (a *app) dayOfRelease(flag string) (calendar.Date, error) {
	if flag == "" {
		return calendar.Date{}, nil
	}
	when, err := a.date(flag)
	if err != nil {
		return calendar.Date{}, err
	}
	y, m, d := when.Date()
	return calendar.Date{Year: y, Month: int(m), Day: d}, nil
}

// dateUsage explains --date of build and check.
const dateUsage = "按哪一天决定公不公开（发布时间、撤回），`日期`写作 2026-07-01（缺省：最近一次提交的日期；不在 git 里的，公文和台账里最晚的日期）"
