package ledger

import "yinfa.dev/yinfa/internal/calendar"

// Filter says which findings are wanted. What is left empty is not asked.
type Filter struct {
	Plan   *Plan
	Round  *Round
	Team   *Team
	Units  []*Unit // findings of these units and of those below them
	Kinds  []string
	Levels []string
	// States are those on the day On.
	States []State
	On     calendar.Date
	// From and To bound the day of finding, both included.
	From, To calendar.Date
}

// Select returns the findings that fit, in the order of the ledger.
func (l *Ledger) Select(f Filter) []*Finding {
	list := l.Findings
	if f.Round != nil && f.Team != nil {
		list = l.found[workKey{f.Round, f.Team}]
	}
	var out []*Finding
	for _, finding := range list {
		if l.fits(f, finding) {
			out = append(out, finding)
		}
	}
	return out
}

func (l *Ledger) fits(f Filter, x *Finding) bool {
	found := Day(x.Found)
	switch {
	case f.Plan != nil && x.Plan != f.Plan,
		f.Round != nil && x.Round != f.Round,
		f.Team != nil && x.Team != f.Team,
		len(f.Kinds) > 0 && !containsWord(f.Kinds, x.Kind),
		len(f.Levels) > 0 && !containsWord(f.Levels, x.Level),
		!f.From.IsZero() && found.Before(f.From),
		!f.To.IsZero() && f.To.Before(found):
		return false
	}
	if len(f.Units) > 0 && !underAny(x.Unit.Unit, f.Units) {
		return false
	}
	return len(f.States) == 0 || containsState(f.States, l.StateOn(x, f.On))
}

func underAny(u *Unit, units []*Unit) bool {
	for _, v := range units {
		if u != nil && u.Under(v) {
			return true
		}
	}
	return false
}
