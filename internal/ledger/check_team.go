package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
)

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
