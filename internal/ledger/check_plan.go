package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
)

// count compares the numbers a plan states with its lists, and its lists with
// the regime.
func (c *planCheck) count() {
	p := c.plan
	if p.TeamCount.Set && len(p.Teams) > 0 && p.TeamCount.N != len(p.Teams) {
		c.bag.Error(diag.TotalDiffers, p.TeamCount.Span, fmt.Sprintf("计划写的是 %d 个组，下面列了 %d 个", p.TeamCount.N, len(p.Teams)), "请核对组数和巡查组的名单。")
	}
	if p.Count.Set && len(p.objects) > 0 && p.Count.N != len(p.objects) {
		c.bag.Error(diag.TotalDiffers, p.Count.Span, fmt.Sprintf("计划写的是 %d 个对象，数下来是 %d 个", p.Count.N, len(p.objects)), "请核对对象数、对象和单位的登记。")
	}
	if rule := c.regime.Team; rule != nil && len(p.Teams) > 0 && !rule.Teams.Holds(len(p.Teams)) {
		c.bag.Warn(diag.TeamCount, spanOf(p.Name, p.Span), fmt.Sprintf("制度“%s”要求%s个组，计划有 %d 个", c.regime.Name.Value, rule.Teams, len(p.Teams)), "请核对，或者在自己的制度里写明组数。")
	}
	if len(p.Rounds) > 0 && !c.regime.Rounds.Holds(len(p.Rounds)) {
		c.bag.Warn(diag.RoundCount, spanOf(p.Name, p.Span), fmt.Sprintf("制度“%s”要求每年%s轮，计划有 %d 轮", c.regime.Name.Value, c.regime.Rounds, len(p.Rounds)), "请核对，或者在自己的制度里写明轮次。")
	}
}

// assignments finds units that two teams inspect in one round, and objects
// that none inspects in any.
func (c *planCheck) assignments() {
	p := c.plan
	object := map[*Unit]bool{}
	for _, u := range p.objects {
		object[u] = true
	}
	assigned := map[*Unit]bool{}
	byRound := map[*Round]map[*Unit]*Team{}
	stray := map[*Unit]bool{}
	for _, d := range p.duties() {
		taken := byRound[d.round]
		if taken == nil {
			taken = map[*Unit]*Team{}
			byRound[d.round] = taken
		}
		for _, ref := range d.units {
			u := ref.Unit
			if u == nil {
				continue
			}
			if other := taken[u]; other != nil {
				summary := fmt.Sprintf("“%s”同时分给了“%s”和“%s”", u.Called(), other.Name.Value, d.team.Name.Value)
				if other == d.team {
					summary = fmt.Sprintf("“%s”在“%s”里写了两次", u.Called(), d.team.Name.Value)
				}
				c.bag.Error(diag.UnitAssignedTwice, ref.Text.Span, summary, "请只留在一个组。")
			} else {
				taken[u] = d.team
			}
			assigned[u] = true
			if len(object) > 0 && !object[u] && !stray[u] {
				stray[u] = true
				c.bag.Warn(diag.UnitNotObject, ref.Text.Span, fmt.Sprintf("“%s”不在计划的对象里", u.Called()), "请写进计划的“对象”，或者从分工里删去。")
			}
		}
	}
	if len(p.Teams) == 0 {
		return
	}
	for _, u := range p.objects {
		if !assigned[u] {
			c.bag.Error(diag.UnitUnassigned, spanOf(p.Name, p.Span), fmt.Sprintf("“%s”没有哪个组巡查", u.Called()), "请写进某个组的“巡查单位”。")
		}
	}
}

// teams compares each roster with the regime. A team without a leader is
// wrong under any regime.
func (c *planCheck) teams() {
	rule := c.regime.Team
	for _, t := range c.plan.Teams {
		where := spanOf(t.Name, t.Span)
		if rule != nil && !rule.Persons.Holds(t.size()) {
			c.bag.Warn(diag.TeamSize, where, fmt.Sprintf("“%s”有 %d 人，制度“%s”要求%s人", t.Name.Value, t.size(), c.regime.Name.Value, rule.Persons), "请增减人员；专家不计入人数。")
		}
		if len(t.Leaders) == 0 {
			c.bag.Error(diag.TeamRole, where, fmt.Sprintf("“%s”没有组长", t.Name.Value), "请写明组长。")
		}
		if rule == nil {
			continue
		}
		for _, part := range []struct {
			role  string
			want  Range
			names []PersonRef
		}{{"组长", rule.Leaders, t.Leaders}, {"副组长", rule.Deputies, t.Deputies}, {"联络员", rule.Liaisons, t.Liaisons}, {"成员", rule.Members, t.Members}} {
			if !part.want.Holds(len(part.names)) && (part.role != "组长" || len(part.names) > 0) {
				c.bag.Warn(diag.TeamRole, where, fmt.Sprintf("“%s”有%s %d 人，制度“%s”要求%s人", t.Name.Value, part.role, len(part.names), c.regime.Name.Value, part.want), "请按制度配备。")
			}
		}
		c.ranks("组长", t, t.Leaders, rule.LeaderRank)
		c.ranks("副组长", t, t.Deputies, rule.DeputyRank)
	}
}

func (c *planCheck) ranks(role string, t *Team, people []PersonRef, demand string) {
	if demand == "" {
		return
	}
	for _, ref := range people {
		if ref.Person == nil || fitsRank(ref.Person.Rank, demand) {
			continue
		}
		has := "没有写职级"
		if ref.Person.Rank != "" {
			has = "职级是" + ref.Person.Rank
		}
		c.bag.Warn(diag.TeamRank, ref.Text.Span, fmt.Sprintf("“%s”的%s“%s”%s，制度“%s”要求%s以上", t.Name.Value, role, ref.Person.Name.Value, has, c.regime.Name.Value, demand), "请在“人员”里写明职级，或者换人。")
	}
}

// seat is a person's place in a team.
type seat struct {
	plan *Plan
	team *Team
}

// checkTogether finds persons who are in two teams during the same days, in
// one plan or in two.
func (l *Ledger) checkTogether(bag *diag.Bag) {
	when := map[*Team][]period{}
	for _, p := range l.Plans {
		for _, d := range p.duties() {
			if d.round != nil && len(d.units) > 0 && !d.round.Start.IsZero() && !d.round.End.IsZero() {
				when[d.team] = append(when[d.team], period{Day(d.round.Start), Day(d.round.End)})
			}
		}
	}
	seen := map[*Person][]seat{}
	for _, p := range l.Plans {
		for _, t := range p.Teams {
			for _, ref := range t.Roster() {
				if ref.Person == nil {
					continue
				}
				for _, other := range seen[ref.Person] {
					switch {
					case other.team == t:
						bag.Error(diag.PersonInTwoTeams, ref.Text.Span, fmt.Sprintf("“%s”在“%s”里写了两次", ref.Person.Name.Value, t.Name.Value), "请只留一处。")
					case together(when[other.team], when[t], other.plan == p):
						bag.Error(diag.PersonInTwoTeams, ref.Text.Span, fmt.Sprintf("“%s”同时在%s和“%s”", ref.Person.Name.Value, other.called(p), t.Name.Value), "请只留在一个组。")
					}
				}
				seen[ref.Person] = append(seen[ref.Person], seat{p, t})
			}
		}
	}
}

// called names a team; of another plan with the plan.
func (s seat) called(here *Plan) string {
	if s.plan == here {
		return "“" + s.team.Name.Value + "”"
	}
	return "计划“" + s.plan.Name.Value + "”的“" + s.team.Name.Value + "”"
}

// together reports whether two teams are out on the same day. Teams whose
// days are not known are taken to be when they belong to one plan.
func together(a, b []period, onePlan bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return onePlan
	}
	for _, p := range a {
		for _, q := range b {
			if p.overlaps(q) {
				return true
			}
		}
	}
	return false
}

// recusal finds members who inspect their own unit or one they have declared
// a relation to.
func (c *planCheck) recusal() {
	seen := map[string]bool{}
	for _, d := range c.plan.duties() {
		for _, ref := range d.team.Roster() {
			for _, u := range d.units {
				c.conflict(seen, d.team, ref, u)
			}
		}
	}
	for _, i := range c.Inspections {
		if i.Plan != c.plan || i.Team == nil {
			continue
		}
		people := i.People
		if len(people) == 0 {
			people = i.Team.Roster()
		}
		for _, ref := range people {
			for _, u := range i.Units {
				c.conflict(seen, i.Team, ref, u)
			}
		}
	}
}

func (c *planCheck) conflict(seen map[string]bool, t *Team, ref PersonRef, object UnitRef) {
	p, u := ref.Person, object.Unit
	if p == nil || u == nil {
		return
	}
	rule := c.regime.Recusal
	why := ""
	if own := p.Unit.Unit; own != nil && own.Under(u) && (rule == nil || rule.OwnUnit) {
		why = "是" + own.Called() + "的人"
	}
	for _, avoid := range p.Avoid {
		if avoid.Unit != nil && u.Under(avoid.Unit) && (rule == nil || rule.Declared) {
			why = "申报过与" + avoid.Unit.Called() + "有利害关系"
		}
	}
	key := t.Name.Value + "\x00" + ref.Text.Value + "\x00" + u.Name.Value
	if why == "" || seen[key] {
		return
	}
	seen[key] = true
	severity := diag.Warning
	if rule != nil {
		severity = diag.Error
	}
	c.bag.Add(diag.Diagnostic{Code: diag.RecusalBroken, Severity: severity, Span: ref.Text.Span,
		Summary: fmt.Sprintf("“%s”的“%s”%s，不得巡查“%s”", t.Name.Value, p.Name.Value, why, u.Called()),
		Hint:    "请换人，或者把这个单位调给别的组。"})
}
