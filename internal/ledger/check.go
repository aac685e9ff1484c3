package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// Check looks for what is wrong between the data: rosters against units,
// rounds against rules, figures against findings. It depends on no day: what
// is late is a matter of Status.
func (l *Ledger) Check(bag *diag.Bag) {
	l.checkContacts(bag)
	for _, f := range l.Findings {
		f.check(bag)
		l.checkWorkday(f, bag)
	}
	if l.damaged {
		return // what is compared may be in the parts that could not be read
	}
	for _, p := range l.Plans {
		c := &planCheck{Ledger: l, plan: p, regime: p.Regime, bag: bag}
		if c.regime == nil {
			c.regime = &Regime{} // unknown rules demand nothing; the rest is checked all the same
		}
		c.count()
		c.assignments()
		c.teams()
		c.recusal()
		c.lengths()
		c.quotas()
	}
	l.checkTogether(bag)
	l.checkCycles(bag)
	for _, i := range l.Inspections {
		l.checkInspection(i, bag)
	}
	assigned := map[workKey][]UnitRef{}
	for _, f := range l.Findings {
		l.checkPlace(f, assigned, bag)
		l.checkFound(f, bag)
	}
}

// checkPlace reports a finding of a team at a unit that is not the team's in
// that round. assigned keeps the units of teams already looked up.
func (l *Ledger) checkPlace(f *Finding, assigned map[workKey][]UnitRef, bag *diag.Bag) {
	if f.Round == nil || f.Team == nil || f.Unit.Unit == nil {
		return
	}
	key := workKey{f.Round, f.Team}
	units, known := assigned[key]
	if !known {
		units = f.Plan.UnitsOf(f.Round, f.Team)
		assigned[key] = units
	}
	for _, ref := range units {
		if ref.Unit != nil && f.Unit.Unit.Under(ref.Unit) {
			return
		}
	}
	if len(units) > 0 {
		bag.Warn(diag.InspectionElsewhere, f.Unit.Text.Span, fmt.Sprintf("隐患 %s 的单位“%s”在“%s”不归“%s”巡查", f.ID.Value, f.Unit.Unit.Called(), f.Round.Name.Value, f.Team.Name.Value), "请核对单位、轮次和巡查组。")
	}
}

// planCheck is the state of checking one plan.
type planCheck struct {
	*Ledger
	plan   *Plan
	regime *Regime
	bag    *diag.Bag
}

// period is a stretch of days, both ends included.
type period struct{ from, to calendar.Date }

func (p period) overlaps(q period) bool { return !q.to.Before(p.from) && !p.to.Before(q.from) }

// duty is one team's units in one round.
type duty struct {
	round *Round
	team  *Team
	units []UnitRef
}

// duties spells out who inspects whom. A plan without rounds counts as one.
func (p *Plan) duties() []duty {
	var out []duty
	for _, r := range p.Rounds {
		out = append(out, r.dutiesOf(p)...)
	}
	if len(p.Rounds) == 0 {
		for _, t := range p.Teams {
			out = append(out, duty{nil, t, t.Units})
		}
	}
	return out
}

func (r *Round) dutiesOf(p *Plan) []duty {
	var out []duty
	if len(r.Duties) > 0 {
		for _, a := range r.Duties {
			if a.Team != nil {
				out = append(out, duty{r, a.Team, a.Units})
			}
		}
		return out
	}
	for _, t := range p.Teams {
		d := duty{round: r, team: t}
		for _, u := range t.Units {
			if len(r.Units) == 0 || containsRef(r.Units, u.Unit) {
				d.units = append(d.units, u)
			}
		}
		out = append(out, d)
	}
	return out
}

func containsRef(refs []UnitRef, u *Unit) bool {
	for _, r := range refs {
		if r.Unit == u && u != nil {
			return true
		}
	}
	return false
}

// UnitsOf are the units a team inspects in a round.
func (p *Plan) UnitsOf(r *Round, t *Team) []UnitRef {
	for _, d := range r.dutiesOf(p) {
		if d.team == t {
			return d.units
		}
	}
	return nil
}

// at is the first place that is known.
func at(spans ...source.Span) source.Span {
	for _, s := range spans {
		if !s.IsZero() {
			return s
		}
	}
	return source.Span{}
}

// spanOf is the place of a name.
func spanOf(t doc.Text, otherwise source.Span) source.Span { return at(t.Span, otherwise) }
