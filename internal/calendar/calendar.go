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
	"slices"
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
	off   bool
	name  string
	local bool
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
		out.days[o.Date] = mark{o.Off, o.Name, true}
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
	Local   bool   // set by the office, not by the State Council
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
		day.Off, day.Name, day.Local = m.off, m.name, m.local
		return day
	}
	day.Off = day.Weekend
	day.Estimated = !c.announced[d.Year] || d.Month == 12 && d.Day >= firstDecemberDay && !c.announced[d.Year+1]
	return day
}

// Announced lists the years whose paper is known, in order.
func (c *Calendar) Announced() []int {
	years := make([]int, 0, len(c.announced))
	for y := range c.announced {
		years = append(years, y)
	}
	slices.Sort(years)
	return years
}

// Workdays counts the working days from first to last, both included; 0 when
// last is before first. Spans of more than longestCount days are not counted
// further.
func (c *Calendar) Workdays(first, last Date) int {
	n := 0
	for d, i := first, 0; !last.Before(d) && i < longestCount; d, i = d.AddDays(1), i+1 {
		if !c.Day(d).Off {
			n++
		}
	}
	return n
}

// longestCount bounds counting: no term of an office is longer than this
// many days.
const longestCount = 40000
