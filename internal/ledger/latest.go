package ledger

import (
	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/doc"
)

// LatestDay is the latest day on which something is written to have happened:
// an inspection, one of its steps, a finding and what was done about it. What
// is planned or due does not count. Without any it is zero.
func (l *Ledger) LatestDay() calendar.Date {
	var last calendar.Date
	see := func(dates ...doc.Date) {
		for _, d := range dates {
			if day := Day(d); last.Before(day) {
				last = day
			}
		}
	}
	for _, i := range l.Inspections {
		see(i.Start, i.End)
		for _, e := range i.Events {
			see(e.Date)
		}
	}
	for _, f := range l.Findings {
		see(f.Found)
		for _, s := range f.History {
			see(s.Date)
		}
		if f.Listed != nil {
			see(f.Listed.Date, f.Listed.Closed)
		}
	}
	return last
}
