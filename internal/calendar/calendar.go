// Package calendar counts days as Chinese law and offices count them: working
// days by the State Council's yearly papers, days, months and years by the
// Civil Code.
//
// In: a date, a term such as “5个工作日”, and, when an office has them, its own
// days off. Out: the last day of the term with its arithmetic in words. It is
// pure: it asks for no time, reads no disk and reports nothing.
package calendar

import (
	_ "embed"
	"time"
)

//go:embed holidays.txt
var holidays string

// Calendar knows which days are worked. It does not change after it is made
// and is safe for several goroutines.
type Calendar struct {
	days      map[Date]mark
	announced map[int]bool
}

// mark is what a paper, or the office, says about one day.
type mark struct {
	off  bool
	name string
}

// Builtin is the calendar of the State Council's papers shipped with the
// program.
func Builtin() *Calendar { return parse(holidays) }

// Override is one day that an office sets itself: a local day off, or a year
// announced after this program was made.
type Override struct {
	Date Date
	Off  bool
	Name string // what the day is called in explanations
}

// With returns a calendar in which the given days and years are also known.
// A year counts as announced when the office says that its list is whole.
func (c *Calendar) With(days []Override, announced []int) *Calendar {
	out := &Calendar{days: make(map[Date]mark, len(c.days)+len(days)), announced: map[int]bool{}}
	for d, m := range c.days {
		out.days[d] = m
	}
	for y := range c.announced {
		out.announced[y] = true
	}
	for _, o := range days {
		out.days[o.Date] = mark{o.Off, o.Name}
	}
	for _, y := range announced {
		out.announced[y] = true
	}
	return out
}

// Day is what is known about one date.
type Day struct {
	Off     bool
	Weekend bool   // a Saturday or a Sunday, worked or not
	Name    string // 春节; also that of a make-up working day. "" for an ordinary day
	// Estimated marks a day decided by the weekday alone because the paper
	// that may name it is not out yet.
	Estimated bool
}

// firstDecemberDay is the earliest day of December that a paper about the
// following year has moved (29 December 2018), with some days to spare.
const firstDecemberDay = 26

// Day tells about a date.
func (c *Calendar) Day(d Date) Day {
	weekday := d.Weekday()
	day := Day{Weekend: weekday == time.Saturday || weekday == time.Sunday}
	if m, named := c.days[d]; named {
		day.Off, day.Name = m.off, m.name
		return day
	}
	day.Off = day.Weekend
	day.Estimated = !c.announced[d.Year] || d.Month == 12 && d.Day >= firstDecemberDay && !c.announced[d.Year+1]
	return day
}

// longestCount bounds counting: no term of an office is longer than this
// many days.
const longestCount = 40000
