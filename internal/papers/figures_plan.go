package papers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
)

func planFigures() []figure {
	plan := func(name, doc string, args []string, of func(c *call, p *ledger.Plan) string) figure {
		return figure{name, doc, args, func(c *call) string {
			p := c.wantPlan()
			if p == nil {
				return ""
			}
			return of(c, p)
		}}
	}
	round := func(name, doc string, of func(c *call, r *ledger.Round) string) figure {
		return figure{name, doc, nil, func(c *call) string {
			r := c.wantRound()
			if r == nil {
				return ""
			}
			return of(c, r)
		}}
	}
	return []figure{
		plan("年度", "计划的年份", nil, func(_ *call, p *ledger.Plan) string { return strconv.Itoa(p.Year.N) }),
		plan("巡查组数", "计划设几个组", asWords, func(c *call, p *ledger.Plan) string { return c.number(len(p.Teams)) }),
		plan("轮次数", "计划几轮", asWords, func(c *call, p *ledger.Plan) string { return c.number(len(p.Rounds)) }),
		plan("对象数", "计划巡查几个单位", asWords, func(c *call, p *ledger.Plan) string { return c.number(len(p.Units())) }),
		plan("定额", "制度规定每组每轮至少发现几个，写明 计数=重大隐患", []string{"计数", "写法"}, func(c *call, p *ledger.Plan) string { return c.quota(p) }),
		plan("时限", "制度规定的办理时限，写明 事项=整改方案", []string{"事项", "没有"}, func(c *call, p *ledger.Plan) string {
			if rule := c.rule(p); rule != nil {
				return rule.Limit.Term.String()
			}
			return c.own["没有"].Value
		}),
		plan("办理期限", "按制度的时限算出的最后一天，写明 事项=整改方案", []string{"事项", "没有"}, func(c *call, p *ledger.Plan) string {
			due, _ := c.ruled(p)
			return due
		}),
		{"事件日期", "检查的某一步是哪一天，写明 事件=报告", []string{"事件"}, func(c *call) string {
			day := c.eventDay(c.own["事件"].Value)
			if day.IsZero() {
				c.bag.Error(diag.DataEmpty, c.span, "台账里还没有“"+c.own["事件"].Value+"”这一步", "在“检查”的“事件”里记下日期。")
				return ""
			}
			return day.Chinese()
		}},
		plan("期限说明", "最后一天和它的算法：自下发之日起7日内，即2026年4月1日前", []string{"事项", "没有"}, func(c *call, p *ledger.Plan) string {
			_, why := c.ruled(p)
			return why
		}),
		round("轮次", "第一轮", func(_ *call, r *ledger.Round) string { return r.Name.Value }),
		round("轮次时间", "计划的起止日期：3月9日至13日", func(c *call, r *ledger.Round) string {
			return period(ledger.Day(r.Start), ledger.Day(r.End), c.yearOf())
		}),
		round("巡查重点", "这一轮的重点", func(_ *call, r *ledger.Round) string {
			var out []string
			for _, t := range r.Emphasis {
				out = append(out, t.Value)
			}
			return strings.Join(out, "；")
		}),
		round("重点整治单位", "这一轮确定的重点整治单位：甲和乙", func(_ *call, r *ledger.Round) string {
			var out []string
			for _, u := range r.Focus {
				out = append(out, called(u))
			}
			if len(out) == 0 {
				return "未确定"
			}
			return joined(out)
		}),
	}
}

func (c *call) quota(p *ledger.Plan) string {
	var names []string
	if p.Regime != nil {
		for _, q := range p.Regime.Quotas {
			if q.What == c.own["计数"].Value {
				return c.number(q.Least.N)
			}
			names = append(names, q.What)
		}
	}
	c.bag.Error(diag.SelectionValue, c.span, "制度里没有“"+c.own["计数"].Value+"”的定额", near(c.own["计数"].Value, names))
	return ""
}

// rule finds the deadline of the regime that is asked for.
func (c *call) rule(p *ledger.Plan) *ledger.Rule {
	item := c.own["事项"].Value
	var names []string
	if p.Regime != nil {
		for _, r := range p.Regime.Deadlines {
			if r.Item.Value == item {
				return r
			}
			names = append(names, r.Item.Value)
		}
	}
	if c.own["没有"].Empty() {
		c.bag.Error(diag.SelectionValue, c.span, "制度里没有“"+item+"”的时限", near(item, names)+"制度没有规定时也要能排的，加上 没有=及时 之类的话。")
	}
	return nil
}

// ruled counts a deadline of the regime for what the paper is about. The day
// of the event is the one that the ledger has; an event that the paper itself
// brings about (下发, 反馈) falls on its own date.
func (c *call) ruled(p *ledger.Plan) (last, why string) {
	rule := c.rule(p)
	if rule == nil {
		return c.own["没有"].Value, c.own["没有"].Value
	}
	event := c.eventDay(rule.Limit.Event)
	if event.IsZero() && (rule.Limit.Event == ledger.EventIssued || rule.Limit.Event == ledger.EventFeedback) {
		event = c.date
	}
	if event.IsZero() {
		c.bag.Error(diag.DataEmpty, c.span, "“"+rule.Item.Value+"”的时限从“"+rule.Limit.Event+"”起算，台账里还没有这一步", "在“检查”的“事件”里记下"+rule.Limit.Event+"的日期，或者先不写期限。")
		return "", ""
	}
	due := c.office.ledger.Calendar.Due(event, rule.Limit.Term)
	last = due.Last.Chinese()
	why = fmt.Sprintf("自%s之日起%s内，即%s前", rule.Limit.Event, rule.Limit.Term, last)
	if due.Estimated {
		last += "（" + calendar.EstimateNote + "）"
		why += "（" + calendar.EstimateNote + "）"
	}
	return last, why
}

// eventDay is the day of an event in the inspections of the call.
func (c *call) eventDay(event string) calendar.Date {
	for _, i := range c.work() {
		for _, e := range i.Events {
			if e.Name == event && (len(c.sel.units) == 0 || len(e.Units) == 0 || slices.ContainsFunc(e.Units, func(r ledger.UnitRef) bool { return slices.Contains(c.sel.units, r.Unit) })) {
				return ledger.Day(e.Date)
			}
		}
		if event == ledger.EventEnded && !i.End.IsZero() {
			return ledger.Day(i.End)
		}
	}
	return calendar.Date{}
}
