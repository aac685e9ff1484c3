package ledger

import (
	"fmt"
	"slices"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/source"
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

// The states of a duty.
const (
	DutyWaiting = "未起算"
	DutyOpen    = "未到期"
	DutyLate    = "超期"
	DutyDone    = "已办"
	DutyDelayed = "逾期办结"
)

// Duty is one deadline of the regime after an inspection.
type Duty struct {
	Inspection *Inspection
	Units      []*Unit
	Item       string
	Actor      string
	Due        Due
	Done       calendar.Date
	State      string
	Span       source.Span
}

// Group counts the findings of one team, unit or round.
type Group struct {
	By     string // 巡查组, 单位, 轮次
	Name   string
	Counts map[State]int
	Total  int
}

// The ways findings are grouped.
const (
	ByTeam  = "巡查组"
	ByUnit  = "单位"
	ByRound = "轮次"
)

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
			s.Duties = append(s.Duties, l.duties(i, rule, on)...)
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

// duties are the deadlines of one rule after an inspection: units that stand
// alike are taken together, in the order of the inspection.
func (l *Ledger) duties(i *Inspection, rule *Rule, on calendar.Date) []Duty {
	var out []Duty
	for _, ref := range i.Units {
		if ref.Unit == nil {
			continue
		}
		d := l.duty(i, rule, ref.Unit, on)
		alike := slices.IndexFunc(out, func(o Duty) bool { return o.Due == d.Due && o.State == d.State && o.Done == d.Done })
		if alike < 0 {
			out = append(out, d)
			continue
		}
		out[alike].Units = append(out[alike].Units, ref.Unit)
	}
	return out
}

// duty is one deadline for one unit as it stands on a day.
func (l *Ledger) duty(i *Inspection, rule *Rule, u *Unit, on calendar.Date) Duty {
	start := i.clock(rule.Limit.Event, u)
	if on.Before(start) {
		start = calendar.Date{} // has not happened yet on that day
	}
	d := Duty{Inspection: i, Units: []*Unit{u}, Item: rule.Item.Value, Actor: rule.Actor.Value, Span: i.Span,
		Due: l.count(rule.Limit, ruleName(i.Plan.Regime, rule), start)}
	if rule.Done != "" {
		if done := i.eventDay(rule.Done, u); !on.Before(done) {
			d.Done = done
		}
	}
	due := d.Due.Date
	switch {
	case !d.Done.IsZero() && !due.IsZero() && due.Before(d.Done):
		d.State = DutyDelayed
	case !d.Done.IsZero():
		d.State = DutyDone
	case due.IsZero():
		d.State = DutyWaiting
	case due.Before(on):
		d.State = DutyLate
	default:
		d.State = DutyOpen
	}
	return d
}

// clock is the day of an event that starts a duty.
func (i *Inspection) clock(event string, u *Unit) calendar.Date {
	if event == ClockMonth {
		return monthEnd(Day(i.End))
	}
	return i.eventDay(event, u)
}

// group counts the items by team, unit and round: teams and rounds in the
// order of the plans, units in that of the register; whatever stands in
// neither comes last, in the order of the ledger.
func (s *Status) group(l *Ledger) {
	for _, by := range []string{ByTeam, ByUnit, ByRound} {
		at := map[string]int{}
		var groups []Group
		count := func(name string) *Group {
			n, seen := at[name]
			if !seen {
				n = len(groups)
				at[name] = n
				groups = append(groups, Group{By: by, Name: name, Counts: map[State]int{}})
			}
			return &groups[n]
		}
		for _, name := range l.order(by) {
			count(name)
		}
		for _, item := range s.Items {
			if name := item.name(by); name != "" {
				g := count(name)
				g.Counts[item.State]++
				g.Total++
			}
		}
		for _, g := range groups {
			if g.Total > 0 {
				s.Groups = append(s.Groups, g)
			}
		}
	}
}

// order lists the names by which findings are grouped.
func (l *Ledger) order(by string) []string {
	var out []string
	if by == ByUnit {
		for _, u := range l.Units {
			out = append(out, u.Called())
		}
		return out
	}
	for _, p := range l.Plans {
		if by == ByTeam {
			for _, t := range p.Teams {
				out = append(out, t.Name.Value)
			}
			continue
		}
		for _, r := range p.Rounds {
			out = append(out, r.Name.Value)
		}
	}
	return out
}

func (i Item) name(by string) string {
	f := i.Finding
	switch by {
	case ByTeam:
		return f.TeamIs.Value
	case ByUnit:
		if f.Unit.Unit != nil {
			return f.Unit.Unit.Called()
		}
		return f.Unit.String()
	}
	if f.Round == nil {
		return f.RoundIs.Value
	}
	return f.Round.Name.Value
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
