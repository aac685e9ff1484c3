package main

import "time"

// date reads --date; without it, it is today: a new document is no output of
// a build, so the clock may date it.
func (a *app) date(flag string) (time.Time, error) {
	if flag == "" {
		return a.now(), nil
	}
	day, err := time.Parse("2006-01-02", flag)
	if err != nil {
		return day, usage("“"+flag+"”不是日期", "日期这样写：--date 2026-03-06")
	}
	return day, nil
}
