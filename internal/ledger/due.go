package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/calendar"
)

// Due is a last day with what it rests on. Date is zero when nothing sets a
// deadline, or when the event that starts the clock has not happened: then
// Waiting names it.
type Due struct {
	Date       calendar.Date
	Rule       string // what sets it: 乐清：整改方案 7日 自 下发
	Arithmetic string // how it was counted, in words
	Estimated  bool
	Waiting    string
}

// mendItem is the item of a regime that is the deadline of findings without
// one of their own.
const mendItem = EventResult

// DueOf is the deadline of a finding as it stands on a day: an extension
// granted by then, else the day written, else the term written, else the term
// of the regime.
func (l *Ledger) DueOf(f *Finding, on calendar.Date) Due {
	var extended *Step
	for _, s := range f.History {
		if !s.Due.IsZero() && !s.Date.IsZero() && !on.Before(Day(s.Date)) {
			extended = s
		}
	}
	switch {
	case extended != nil:
		d := Day(extended.Due)
		rule := "批准延期"
		if !extended.Proof.Empty() {
			rule += "（" + extended.Proof.Value + "）"
		}
		return Due{Date: d, Rule: rule, Arithmetic: fmt.Sprintf("%s批准延期至%s", Day(extended.Date).Chinese(), d.Chinese())}
	case !f.Due.IsZero():
		d := Day(f.Due)
		return Due{Date: d, Rule: "台账写明的整改期限", Arithmetic: "整改期限写明为" + d.Chinese()}
	case f.Limit.N > 0:
		return l.count(f.Limit, "台账写明的整改时限 "+f.Limit.String(), f.clock(l, f.Limit.Event))
	case f.Plan == nil || f.Plan.Regime == nil:
		return Due{}
	}
	for _, rule := range f.Plan.Regime.Deadlines {
		if rule.Done == mendItem && rule.Limit.N > 0 {
			return l.count(rule.Limit, ruleName(f.Plan.Regime, rule), f.clock(l, rule.Limit.Event))
		}
	}
	return Due{}
}

func ruleName(r *Regime, rule *Rule) string {
	return fmt.Sprintf("%s：%s %s", r.Name.Value, rule.Item.Value, rule.Limit.String())
}

// count counts a deadline from the day of its event; a zero day waits.
func (l *Ledger) count(d Deadline, rule string, event calendar.Date) Due {
	if event.IsZero() {
		return Due{Rule: rule, Waiting: d.Event}
	}
	due := l.Calendar.Due(event, d.Term)
	return Due{Date: due.Last, Rule: rule, Arithmetic: due.Explain(d.Event), Estimated: due.Estimated}
}

// clock is the day of an event that starts a finding's clock; zero when it
// has not happened.
func (f *Finding) clock(l *Ledger, event string) calendar.Date {
	switch event {
	case ClockFound:
		return Day(f.Found)
	case ClockAssigned:
		for _, s := range f.History {
			if s.State != ToAssign {
				return Day(s.Date)
			}
		}
		return calendar.Date{}
	case ClockMonth:
		return monthEnd(Day(f.Found))
	}
	for _, i := range l.Work(f.Round, f.Team) {
		if !i.inspects(f.Unit.Unit) {
			continue
		}
		if d := i.eventDay(event, f.Unit.Unit); !d.IsZero() {
			return d
		}
	}
	return calendar.Date{}
}

func monthEnd(d calendar.Date) calendar.Date {
	if d.IsZero() {
		return d
	}
	first, _ := calendar.Date{Year: d.Year, Month: d.Month, Day: 1}.AddMonths(1)
	return first.AddDays(-1)
}

// inspects reports whether a unit, or one above it, was inspected.
func (i *Inspection) inspects(u *Unit) bool {
	for _, ref := range i.Units {
		if u != nil && u.Under(ref.Unit) && ref.Unit != nil {
			return true
		}
	}
	return false
}

// eventDay is the day of an event for a unit; the last day of the inspection
// stands for its end when no event is written.
func (i *Inspection) eventDay(event string, u *Unit) calendar.Date {
	for _, e := range i.Events {
		if e.Name == event && e.concerns(u) {
			return Day(e.Date)
		}
	}
	if event == EventEnded {
		return Day(i.End)
	}
	return calendar.Date{}
}

// concerns reports whether an event is about a unit; nil asks about the
// inspection as a whole.
func (e *Event) concerns(u *Unit) bool {
	if len(e.Units) == 0 || u == nil {
		return true
	}
	for _, ref := range e.Units {
		if ref.Unit != nil && u.Under(ref.Unit) {
			return true
		}
	}
	return false
}
