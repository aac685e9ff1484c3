package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// Range is a number a rule demands: at least, at most, or both. Most is 0
// when there is no upper end; the zero Range demands nothing.
type Range struct {
	Least, Most int
	Span        source.Span
}

const rangePattern = `^(\d+|\d+(至|-|～)\d+|至少\d+|至多\d+)$`

// IsZero reports whether nothing is demanded.
func (r Range) IsZero() bool { return r.Least == 0 && r.Most == 0 }

// Holds reports whether n is within the range.
func (r Range) Holds(n int) bool { return n >= r.Least && (r.Most == 0 || n <= r.Most) }

// String is the range in words: 4, 2至3, 至少3, 至多30.
func (r Range) String() string {
	switch {
	case r.IsZero():
		return "不限"
	case r.Most == 0:
		return fmt.Sprintf("至少%d", r.Least)
	case r.Least == r.Most:
		return strconv.Itoa(r.Least)
	case r.Least == 0:
		return fmt.Sprintf("至多%d", r.Most)
	}
	return fmt.Sprintf("%d至%d", r.Least, r.Most)
}

// mostRange bounds the numbers of rules: days, persons, teams.
const mostRange = 100000

func parseRange(s string) (Range, bool) {
	s = strings.Join(strings.Fields(s), "")
	if n, ok := strings.CutPrefix(s, "至少"); ok {
		v, ok := natural(n)
		return Range{Least: v}, ok && v > 0
	}
	if n, ok := strings.CutPrefix(s, "至多"); ok {
		v, ok := natural(n)
		return Range{Most: v}, ok && v > 0
	}
	for _, mark := range []string{"至", "-", "～"} {
		if a, b, ok := strings.Cut(s, mark); ok {
			least, ok1 := natural(a)
			most, ok2 := natural(b)
			return Range{Least: least, Most: most}, ok1 && ok2 && least <= most && most > 0
		}
	}
	n, ok := natural(s)
	return Range{Least: n, Most: n}, ok && n > 0
}

func natural(s string) (int, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n <= mostRange
}

// Deadline is a deadline as it is written in a file.
type Deadline struct {
	calendar.Deadline
	Text doc.Text
}

// Day is a date of the tree as a date of the calendar.
func Day(d doc.Date) calendar.Date { return calendar.Date{Year: d.Year, Month: d.Month, Day: d.Day} }
