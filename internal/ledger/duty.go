package ledger

import (
	"slices"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/source"
)

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

// duties are the deadlines of one rule after an inspection: units that stand
// alike are taken together, in the order of the inspection. Only units among
// or below those wanted are taken, when any are.
func (l *Ledger) duties(i *Inspection, rule *Rule, wanted []*Unit, on calendar.Date) []Duty {
	var out []Duty
	for _, ref := range i.Units {
		if ref.Unit == nil || len(wanted) > 0 && !underAny(ref.Unit, wanted) {
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
