package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/calendar"
)

// Status is where everything stands on a day.
type Status struct {
	On     calendar.Date
	Items  []Item  // findings, in the order of the ledger
	Duties []Duty  // deadlines of the regime, in the order of the inspections
	Groups []Group // by team, unit and round
}

// Item is one finding on the day.
type Item struct {
	Finding *Finding
	State   State
	Due     Due
	Left    int // days until the deadline; negative when it has passed. 0 without one
	Closed  calendar.Date
	Late    bool // closed, or handed in, after its deadline
}

// StatusOn works out where everything stands on a day. Findings made later
// are left out; so are those outside the filter, whose States and On are not
// used.
func (l *Ledger) StatusOn(on calendar.Date, filter Filter) *Status {
	filter.States = nil
	s := &Status{On: on}
	for _, f := range l.Select(filter) {
		state := l.StateOn(f, on)
		if state == NotYet {
			continue
		}
		item := Item{Finding: f, State: state, Due: l.DueOf(f, on), Closed: f.ClosedOn(on)}
		if !item.Due.Date.IsZero() {
			item.Left = item.Due.Date.Sub(on)
			handed := f.handedIn(on)
			item.Late = !handed.IsZero() && item.Due.Date.Before(handed)
		}
		s.Items = append(s.Items, item)
	}
	for _, i := range l.Inspections {
		if i.Plan == nil || i.Plan.Regime == nil || filter.Plan != nil && filter.Plan != i.Plan || filter.Round != nil && filter.Round != i.Round || filter.Team != nil && filter.Team != i.Team {
			continue
		}
		for _, rule := range i.Plan.Regime.Deadlines {
			s.Duties = append(s.Duties, l.duties(i, rule, filter.Units, on)...)
		}
	}
	s.group(l)
	return s
}

// handedIn is the day a finding was handed in for acceptance, or closed on
// the spot, as it stands on a day.
func (f *Finding) handedIn(on calendar.Date) calendar.Date {
	var day calendar.Date
	for _, s := range f.History {
		d := Day(s.Date)
		if d.IsZero() || on.Before(d) {
			continue
		}
		switch s.State {
		case ToAccept, Closed:
			if day.IsZero() {
				day = d
			}
		default:
			day = calendar.Date{}
		}
	}
	return day
}

// Count is how many findings are in a state.
func (s *Status) Count(state State) int {
	n := 0
	for _, item := range s.Items {
		if item.State == state {
			n++
		}
	}
	return n
}

// Late reports whether anything is overdue: a finding or a duty.
func (s *Status) Late() bool {
	for _, d := range s.Duties {
		if d.State == DutyLate {
			return true
		}
	}
	return s.Count(Overdue) > 0
}

// When says how a deadline stands on the day, in words: 剩3天, 今天到期, 超期2天.
func (i Item) When() string {
	switch {
	case i.Due.Date.IsZero() && i.Due.Waiting != "":
		return "等待“" + i.Due.Waiting + "”起算"
	case i.Due.Date.IsZero():
		return "没有期限"
	case i.State == Closed || i.State == ToAccept:
		when, what := "按期", "办结"
		if i.Late {
			when = "逾期"
		}
		if i.State == ToAccept {
			what = "申请验收"
		}
		return when + what
	case i.Left < 0:
		return fmt.Sprintf("超期%d天", -i.Left)
	case i.Left == 0:
		return "今天到期"
	}
	return fmt.Sprintf("剩%d天", i.Left)
}
