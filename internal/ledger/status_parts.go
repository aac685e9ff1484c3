package ledger

import (
	"fmt"
	"slices"
)

// SoonDays is how many days before its deadline a finding is listed as due.
const SoonDays = 7

// Part is a group of findings that want the same attention, the most pressing
// first.
type Part struct {
	Title string // 超期, 7天内到期, 没有期限, 待验收
	Items []Item
}

// Parts are the findings that want attention, the most urgent part first.
// Parts that are empty are left out; a finding stands in one at most.
func (s *Status) Parts() []Part {
	var out []Part
	part := func(title string, in func(Item) bool) {
		var items []Item
		for _, item := range s.Items {
			if in(item) {
				items = append(items, item)
			}
		}
		if len(items) > 0 {
			slices.SortStableFunc(items, func(a, b Item) int { return a.Due.Date.Compare(b.Due.Date) })
			out = append(out, Part{title, items})
		}
	}
	part(string(Overdue), func(i Item) bool { return i.State == Overdue })
	part(fmt.Sprintf("%d天内到期", SoonDays), func(i Item) bool { return i.runs() && !i.Due.Date.IsZero() && i.Left <= SoonDays })
	part("没有期限", func(i Item) bool { return i.runs() && i.Due.Date.IsZero() })
	part(string(ToAccept), func(i Item) bool { return i.State == ToAccept })
	return out
}

// runs reports whether a finding is being dealt with and is in time.
func (i Item) runs() bool { return i.State == ToAssign || i.State == ToMend || i.State == Mending }

// OpenDuties are the duties of the regime that have begun and are not done.
func (s *Status) OpenDuties() []Duty {
	var out []Duty
	for _, d := range s.Duties {
		if d.State == DutyLate || d.State == DutyOpen {
			out = append(out, d)
		}
	}
	return out
}

// By are the groups of one way of grouping, in order.
func (s *Status) By(what string) []Group {
	var out []Group
	for _, g := range s.Groups {
		if g.By == what {
			out = append(out, g)
		}
	}
	return out
}

// Ways are the ways of grouping, in the order of reports.
func Ways() []string { return []string{ByTeam, ByUnit, ByRound} }
