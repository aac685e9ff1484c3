package ledger

import (
	"fmt"
	"sort"

	"yinfa.dev/yinfa/internal/diag"
)

// checkCoverage compares what was seen of each unit with the regime. Shares
// are taken of the units registered below it; none registered, none asked.
func (l *Ledger) checkCoverage(i *Inspection, rule *Coverage, bag *diag.Bag) {
	var units []*Unit
	for _, ref := range i.Units {
		if ref.Unit != nil && applies(rule.Kinds, ref.Unit) {
			units = append(units, ref.Unit)
		}
	}
	if len(units) == 0 {
		return
	}
	short := func(u *Unit, what string, n, least int, unit string) {
		if n < least {
			bag.Warn(diag.CoverageShort, i.Span, fmt.Sprintf("在“%s”检查了%s %d%s，制度“%s”要求至少 %d%s", u.Called(), what, n, unit, i.Plan.Regime.Name.Value, least, unit), "请补充检查，或者核对记录。")
		}
	}
	for _, u := range units {
		for _, share := range []struct {
			what  string
			least Count
			seen  []UnitRef
			kinds []string
		}{{"乡镇、街道", rule.TownShare, i.Towns, []string{Town, Street}}, {"部门", rule.DepartmentShare, i.Offices, []string{Department}}} {
			below := l.below(u, share.kinds)
			if !share.least.Set || below == 0 {
				continue
			}
			n := 0
			for _, ref := range share.seen {
				if ref.Unit != nil && ref.Unit != u && ref.Unit.Under(u) && containsWord(share.kinds, ref.Unit.Kind) {
					n++
				}
			}
			short(u, share.what, n, (below*share.least.N+99)/100, "个")
		}
	}
	// Villages and enterprises are counted for the inspection as a whole.
	if rule.Villages.Set {
		short(units[0], "村、社区", i.Villages.N, rule.Villages.N*len(units), "个")
	}
	if rule.Enterprises.Set {
		short(units[0], "企业", i.Firms.N, rule.Enterprises.N*len(units), "家")
	}
}

func (l *Ledger) below(u *Unit, kinds []string) int {
	n := 0
	for _, other := range l.Units {
		if other != u && containsWord(kinds, other.Kind) && other.Under(u) {
			n++
		}
	}
	return n
}

// checkCycles asks, where the plans of all years of a cycle are there,
// whether each object was in one of them.
func (l *Ledger) checkCycles(bag *diag.Bag) {
	byRegime := map[*Regime]map[int][]*Plan{}
	for _, p := range l.Plans {
		if p.Regime != nil && p.Regime.Cycle.Set && p.Year.Set {
			if byRegime[p.Regime] == nil {
				byRegime[p.Regime] = map[int][]*Plan{}
			}
			byRegime[p.Regime][p.Year.N] = append(byRegime[p.Regime][p.Year.N], p)
		}
	}
	for _, r := range l.Regimes {
		years := byRegime[r]
		var order []int
		for y := range years {
			order = append(order, y)
		}
		sort.Ints(order)
		for _, last := range order {
			l.checkCycle(r, years, last, bag)
		}
	}
}

func (l *Ledger) checkCycle(r *Regime, years map[int][]*Plan, last int, bag *diag.Bag) {
	seen := map[*Unit]bool{}
	parents := map[*Unit]bool{}
	for y := last - r.Cycle.N + 1; y <= last; y++ {
		if len(years[y]) == 0 {
			return
		}
		for _, p := range years[y] {
			for _, u := range p.objects {
				seen[u] = true
				parents[u.Parent.Unit] = true
			}
		}
	}
	plan := years[last][0]
	for _, u := range l.Units {
		if !seen[u] && parents[u.Parent.Unit] && applies(r.Kinds, u) {
			bag.Warn(diag.CycleShort, spanOf(plan.Name, plan.Span), fmt.Sprintf("“%s”在 %d 年至 %d 年都不在计划里，制度“%s”要求 %d 年内巡查一遍", u.Called(), last-r.Cycle.N+1, last, r.Name.Value, r.Cycle.N), "请排进计划。")
		}
	}
}
