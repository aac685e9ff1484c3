package ledger

import (
	"fmt"

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
