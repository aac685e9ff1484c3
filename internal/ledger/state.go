package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
)

// State is how far a finding has come.
type State string

// The states. Overdue is never written: it follows from the deadline and the
// day of the report.
const (
	ToAssign State = "待交办"
	ToMend   State = "待整改"
	Mending  State = "整改中"
	ToAccept State = "待验收"
	Closed   State = "已销号"
	Overdue  State = "超期"
	NotYet   State = "" // the day lies before the finding
)

// firstStep is the state of a finding nothing has happened to.
const firstStep = ToAssign

// States are all states, in the order of reports.
func States() []State { return []State{ToAssign, ToMend, Mending, ToAccept, Closed, Overdue} }

func writtenStates() []string {
	return []string{string(ToAssign), string(ToMend), string(Mending), string(ToAccept), string(Closed)}
}

// follows are the states that may come after a state. What is mended on the
// spot is closed at once; what fails acceptance, or breaks out again, goes
// back; a state may be repeated to note a further step.
func follows(s State) []State {
	switch s {
	case ToAssign:
		return []State{ToAssign, ToMend, Mending, ToAccept, Closed}
	case ToMend:
		return []State{ToMend, Mending, ToAccept, Closed}
	case Mending:
		return []State{Mending, ToAccept}
	case ToAccept:
		return []State{ToAccept, Closed, Mending, ToMend}
	case Closed:
		return []State{Mending, ToMend}
	}
	return nil
}

// step is the last step on or before a day, or nil.
func (f *Finding) step(on calendar.Date) *Step {
	var last *Step
	for _, s := range f.History {
		if d := Day(s.Date); !d.IsZero() && !on.Before(d) {
			last = s
		}
	}
	return last
}

// written is the state as the history has it on a day, without regard to
// deadlines.
func (f *Finding) written(on calendar.Date) State {
	if found := Day(f.Found); found.IsZero() || on.Before(found) {
		return NotYet
	}
	if s := f.step(on); s != nil {
		return s.State
	}
	return firstStep
}

// StateOn is the state of a finding on a day: Overdue when its deadline has
// passed and it is neither closed nor waiting for acceptance, NotYet before
// it was found.
func (l *Ledger) StateOn(f *Finding, on calendar.Date) State {
	state := f.written(on)
	switch state {
	case NotYet, Closed, ToAccept:
		return state
	}
	if due := l.DueOf(f, on); !due.Date.IsZero() && due.Date.Before(on) {
		return Overdue
	}
	return state
}

// ClosedOn is the day a finding was last closed, on or before a day; zero
// when it is open.
func (f *Finding) ClosedOn(on calendar.Date) calendar.Date {
	if s := f.step(on); s != nil && s.State == Closed {
		return Day(s.Date)
	}
	return calendar.Date{}
}

// checkHistory reports steps out of order and states that cannot follow.
func (f *Finding) checkHistory(bag *diag.Bag) {
	before, at := firstStep, Day(f.Found)
	what := "发现"
	for _, s := range f.History {
		d := Day(s.Date)
		if d.IsZero() || s.State == "" {
			return
		}
		if !at.IsZero() && d.Before(at) {
			hint := "经过按日期先后写，请核对日期。"
			if before == firstStep {
				hint = "请核对发现日期和这一步的日期。"
			}
			bag.Error(diag.EventOrder, s.Date.Span, fmt.Sprintf("隐患 %s 的“%s”（%s）早于“%s”（%s）", f.ID.Value, s.State, d, what, at), hint)
		}
		if !containsState(follows(before), s.State) {
			bag.Error(diag.StateJump, s.Span, fmt.Sprintf("隐患 %s 不能从“%s”直接变为“%s”", f.ID.Value, before, s.State), stateHint(before))
		}
		before, at, what = s.State, d, string(s.State)
	}
}

// foundLate reports a finding whose history begins before it was found. That
// is said once; nothing more can be told from such a day.
func (f *Finding) foundLate() bool {
	if len(f.History) == 0 || f.Found.IsZero() {
		return false
	}
	first := Day(f.History[0].Date)
	return !first.IsZero() && first.Before(Day(f.Found))
}

func stateHint(s State) string {
	hint := "可以变为："
	for i, next := range follows(s) {
		if i > 0 {
			hint += "、"
		}
		hint += string(next)
	}
	return hint + "。"
}

func containsState(list []State, s State) bool {
	for _, other := range list {
		if other == s {
			return true
		}
	}
	return false
}
