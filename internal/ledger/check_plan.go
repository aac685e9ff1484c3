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
	if p.Count.Set && len(p.objects) > 0 && !c.kindless() && !unresolved(p.Objects) && p.Count.N != len(p.objects) {
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
	open := false // a name is unknown; it may be that of any object
	for _, d := range p.duties() {
		taken := byRound[d.round]
		if taken == nil {
			taken = map[*Unit]*Team{}
			byRound[d.round] = taken
		}
		open = open || unresolved(d.units)
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
			if len(object) > 0 && !object[u] && !stray[u] && u.Kind != "" {
				stray[u] = true
				c.bag.Warn(diag.UnitNotObject, ref.Text.Span, fmt.Sprintf("“%s”不在计划的对象里", u.Called()), "请写进计划的“对象”，或者从分工里删去。")
			}
		}
	}
	if len(p.Teams) == 0 || open {
		return
	}
	for _, u := range p.objects {
		if !assigned[u] {
			c.bag.Error(diag.UnitUnassigned, spanOf(p.Name, p.Span), fmt.Sprintf("“%s”没有哪个组巡查", u.Called()), "请写进某个组的“巡查单位”。")
		}
	}
}

// kindless reports whether a unit has no kind, which was reported: it may be
// among the objects.
func (c *planCheck) kindless() bool {
	for _, u := range c.Units {
		if u.Kind == "" {
			return true
		}
	}
	return false
}

// unresolved reports whether a list names units that are not registered and
// were reported as such.
func unresolved(refs []UnitRef) bool {
	for _, r := range refs {
		if r.Unit == nil && !r.Text.Empty() && !containsWord(unitKinds(), r.Text.Value) {
			return true
		}
	}
	return false
}
