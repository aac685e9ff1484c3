package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
)

// checkInspection looks at one inspection by itself: order of events, figures
// reported, coverage.
func (l *Ledger) checkInspection(i *Inspection, bag *diag.Bag) {
	i.checkOrder(bag)
	if i.Plan == nil || i.Round == nil || i.Team == nil {
		return
	}
	assigned := i.Plan.UnitsOf(i.Round, i.Team)
	for _, u := range i.Units {
		if u.Unit != nil && len(assigned) > 0 && !containsRef(assigned, u.Unit) {
			bag.Warn(diag.InspectionElsewhere, u.Text.Span, fmt.Sprintf("“%s”在“%s”不归“%s”巡查", u.Unit.Called(), i.Round.Name.Value, i.Team.Name.Value), "请核对检查记录或者分工。")
		}
	}
	l.checkTotals(i, bag)
	if i.Plan.Regime != nil && !i.End.IsZero() {
		for _, rule := range i.Plan.Regime.Coverage {
			l.checkCoverage(i, rule, bag)
		}
	}
}

// checkOrder reports an event before one of an earlier stage, or before the
// inspection began. Events about different units do not concern each other.
func (i *Inspection) checkOrder(bag *diag.Bag) {
	for k, e := range i.Events {
		d := Day(e.Date)
		if d.IsZero() || e.Name == "" {
			continue
		}
		stage := stageOf(e.Name)
		if start := Day(i.Start); !start.IsZero() && d.Before(start) && stage > 0 {
			bag.Error(diag.EventOrder, e.Date.Span, fmt.Sprintf("“%s”（%s）早于巡查开始的日期（%s）", e.Name, d, start), "请核对日期。")
			continue
		}
		if end := Day(i.End); !end.IsZero() && (stage > 1 && d.Before(end) || e.Name == EventEnded && d != end) {
			bag.Error(diag.EventOrder, e.Date.Span, fmt.Sprintf("“%s”（%s）与巡查结束的日期（%s）不合", e.Name, d, end), "请核对日期。")
			continue
		}
		for n, other := range i.Events {
			od := Day(other.Date)
			if n == k || od.IsZero() || other.Name == "" || stage <= 0 || stageOf(other.Name) < 0 || stageOf(other.Name) >= stage || !d.Before(od) || !sameUnits(e, other) {
				continue
			}
			bag.Error(diag.EventOrder, e.Date.Span, fmt.Sprintf("“%s”（%s）早于“%s”（%s）", e.Name, d, other.Name, od), "请核对两步的日期。")
			break
		}
	}
}

// stageOf is how late an event comes; -1 for one that has no order.
func stageOf(name string) int {
	for i, stage := range stages() {
		if containsWord(stage, name) {
			return i
		}
	}
	return -1
}

func sameUnits(a, b *Event) bool {
	if len(a.Units) == 0 || len(b.Units) == 0 {
		return true
	}
	for _, u := range a.Units {
		if containsRef(b.Units, u.Unit) {
			return true
		}
	}
	return false
}

// checkTotals compares the figures a team reported with the ledger.
func (l *Ledger) checkTotals(i *Inspection, bag *diag.Bag) {
	if i.Totals == nil {
		return
	}
	var t Tally
	for _, f := range l.found[workKey{i.Round, i.Team}] {
		if i.inspects(f.Unit.Unit) {
			t.add(f)
		}
	}
	for _, pair := range []struct {
		what    string
		written Count
		counted int
	}{
		{"问题隐患", i.Totals.All, t.All}, {"重大隐患", i.Totals.Major, t.Major}, {"突出隐患", i.Totals.Prominent, t.Prominent},
		{"一般隐患", i.Totals.Ordinary, t.Ordinary}, {"机制性问题", i.Totals.Systemic, t.Systemic}, {"违法行为", i.Totals.Offences, t.Offences}, {"线索", i.Totals.Clues, t.Clues},
	} {
		if pair.written.Set && pair.written.N != pair.counted {
			bag.Error(diag.TotalDiffers, pair.written.Span, fmt.Sprintf("“%s”在“%s”上报%s %d 项，台账里有 %d 项", i.Team.Name.Value, i.Round.Name.Value, pair.what, pair.written.N, pair.counted), "请核对合计和台账。")
		}
	}
}
