package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
)

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
