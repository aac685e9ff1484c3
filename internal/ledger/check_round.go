package ledger

import (
	"fmt"
	"sort"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
)

// lengths compares the days of rounds and inspections with the regime.
func (c *planCheck) lengths() {
	for _, r := range c.plan.Rounds {
		if r.Start.IsZero() || r.End.IsZero() {
			continue
		}
		// A window that is planned may be wide; only one that is too narrow
		// for any inspection is wrong.
		days := Day(r.End).Sub(Day(r.Start)) + 1
		for _, rule := range c.regime.Lengths {
			if len(rule.Kinds) == 0 && (rule.Form == "" || rule.Form == r.Form) && days > 0 && days < rule.Days.Least {
				c.bag.Warn(diag.RoundLength, r.Start.Span, fmt.Sprintf("“%s”安排了 %d 天，制度“%s”要求%s天", r.Name.Value, days, c.regime.Name.Value, rule.Days), "请核对起止日期。")
			}
		}
	}
	for _, i := range c.Inspections {
		days := i.Days()
		if i.Plan != c.plan || i.Round == nil || days <= 0 {
			continue
		}
		form := i.Form
		if form == "" {
			form = i.Round.Form
		}
		for _, rule := range c.regime.Lengths {
			if rule.Form != "" && rule.Form != form || rule.Days.Holds(days) {
				continue
			}
			for _, u := range i.Units {
				if u.Unit != nil && applies(rule.Kinds, u.Unit) {
					c.bag.Warn(diag.RoundLength, i.End.Span, fmt.Sprintf("“%s”在“%s”巡查“%s”等用了 %d 天，制度“%s”要求%s天", i.Team.called(), i.Round.Name.Value, u.Unit.Called(), days, c.regime.Name.Value, rule.Days), "请核对起止日期。")
					break
				}
			}
		}
	}
}

func (t *Team) called() string {
	if t == nil {
		return "巡查组"
	}
	return t.Name.Value
}

// quotas counts what teams and rounds have brought. Only inspections that are
// over are held to it.
func (c *planCheck) quotas() {
	if len(c.regime.Quotas) == 0 {
		return
	}
	for _, r := range c.plan.Rounds {
		var all Tally
		over := false
		for _, t := range c.plan.Teams {
			key := workKey{r, t}
			done := c.work[key]
			if len(done) == 0 || done[len(done)-1].End.IsZero() {
				continue
			}
			over = true
			found := TallyOf(c.found[key])
			all.join(found)
			for _, q := range c.regime.Quotas {
				if q.Per == PerTeamRound {
					c.quota(q, found.of(q.What), fmt.Sprintf("“%s”在“%s”", t.Name.Value, r.Name.Value), done[len(done)-1])
				}
			}
		}
		for _, q := range c.regime.Quotas {
			if !over || q.Per != PerRound {
				continue
			}
			n := all.of(q.What)
			if q.What == CountFocus {
				n = len(r.Focus)
			}
			if n < q.Least.N {
				c.bag.Warn(diag.QuotaShort, spanOf(r.Name, r.Span), fmt.Sprintf("“%s”有%s %d 个，制度“%s”要求至少 %d 个", r.Name.Value, q.What, n, c.regime.Name.Value, q.Least.N), "请核对计划和台账。")
			}
		}
	}
}

func (c *planCheck) quota(q *Quota, n int, who string, last *Inspection) {
	if n < q.Least.N {
		c.bag.Warn(diag.QuotaShort, last.Span, fmt.Sprintf("%s发现%s %d 个，制度“%s”要求至少 %d 个", who, q.What, n, c.regime.Name.Value, q.Least.N), "请补充检查，或者核对台账有没有漏记。")
	}
}

// Tally counts findings by kind and level.
type Tally struct {
	All, Major, Prominent, Ordinary, Systemic, Offences, Clues int
}

func (t *Tally) add(f *Finding) {
	t.All++
	switch f.Kind {
	case KindSystemic:
		t.Systemic++
	case KindOffence:
		t.Offences++
	case KindClue:
		t.Clues++
	}
	// Levels are those of hazards; a mechanism that does not work has none.
	if f.Kind != KindHazard {
		return
	}
	switch f.Level {
	case LevelMajor:
		t.Major++
	case LevelProminent:
		t.Prominent++
	case LevelOrdinary:
		t.Ordinary++
	}
}

func (t *Tally) join(o Tally) {
	t.All += o.All
	t.Major += o.Major
	t.Prominent += o.Prominent
	t.Ordinary += o.Ordinary
	t.Systemic += o.Systemic
	t.Offences += o.Offences
	t.Clues += o.Clues
}

// of is the number a quota asks for.
func (t Tally) of(what string) int {
	switch what {
	case CountMajor:
		return t.Major
	case CountSystemic:
		return t.Systemic
	case CountOffence:
		return t.Offences
	}
	return t.All
}

// TallyOf counts findings.
func TallyOf(list []*Finding) Tally {
	var t Tally
	for _, f := range list {
		t.add(f)
	}
	return t
}

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

// check looks at one finding by itself.
func (f *Finding) check(bag *diag.Bag) {
	id := f.ID.Value
	if f.Kind == KindHazard && f.Level == "" {
		bag.Error(diag.FindingLevel, spanOf(f.ID, f.Span), fmt.Sprintf("隐患 %s 没有定等级", id), "请写明“等级: 重大、突出或一般”。")
	}
	if f.Responsible.Empty() && f.Kind != KindClue && f.Kind != "" {
		bag.Error(diag.FindingNoUnit, spanOf(f.ID, f.Span), fmt.Sprintf("隐患 %s 没有责任单位", id), "请写明“责任单位”。")
	}
	f.checkHistory(bag)
	for _, s := range f.History {
		if s.State == Closed && s.Proof.Empty() && len(f.After) == 0 {
			bag.Error(diag.ClosedWithoutProof, s.Span, fmt.Sprintf("隐患 %s 已销号，但没有整改后的照片，也没有验收凭证", id), "请写上“整改后照片”，或者在销号这一步写“凭证”。")
		}
		if !s.Due.IsZero() && !s.Date.IsZero() && Day(s.Due).Before(Day(s.Date)) {
			bag.Error(diag.DeadlinePast, s.Due.Span, fmt.Sprintf("隐患 %s 延期至 %s，比批准的日期 %s 还早", id, Day(s.Due), Day(s.Date)), "请核对日期。")
		}
	}
	f.checkDue(bag)
	if l := f.Listed; l != nil && !l.Closed.IsZero() && !l.Date.IsZero() && Day(l.Closed).Before(Day(l.Date)) {
		bag.Error(diag.EventOrder, l.Closed.Span, fmt.Sprintf("隐患 %s 挂牌督办的销号日期早于挂牌日期", id), "请核对日期。")
	}
}

// checkDue reports a deadline that had passed before its clock began.
func (f *Finding) checkDue(bag *diag.Bag) {
	due, from, what := Day(f.Due), Day(f.Found), "发现"
	if due.IsZero() {
		return
	}
	for _, s := range f.History {
		if s.State == ToMend && !s.Date.IsZero() {
			from, what = Day(s.Date), "交办"
			break
		}
	}
	if from != (calendar.Date{}) && due.Before(from) {
		bag.Error(diag.DeadlinePast, f.Due.Span, fmt.Sprintf("隐患 %s 的整改期限（%s）早于%s的日期（%s）", f.ID.Value, due, what, from), "请核对整改期限。")
	}
}
