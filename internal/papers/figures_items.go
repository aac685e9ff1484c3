package papers

import (
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
)

// itemFigures are what a document of a batch, a unit, a team or a finding is
// about.
func itemFigures() []figure {
	return slices.Concat(unitFigures(), teamFigures(), findingFigures())
}

func unitFigures() []figure {
	unit := func(name, doc string, of func(u *ledger.Unit) string) figure {
		return figure{name, doc, nil, func(c *call) string {
			u := c.wantUnit()
			if u == nil {
				return ""
			}
			return of(u)
		}}
	}
	return []figure{
		{"序号", "批量公文里这一份的顺序号，从起号数起", nil, func(c *call) string {
			item := c.wantItem()
			switch {
			case item == nil:
				return ""
			case c.batch.first == 0:
				c.bag.Error(diag.BatchForm, c.span, "用了 {{序号}}，“批量”里没有写“起号”", "写作 批量: {按: "+c.batch.by+", 起号: 4}")
				return ""
			}
			return strconv.Itoa(item.Number)
		}},
		unit("单位", "这份公文说的单位，用简称", func(u *ledger.Unit) string { return u.Called() }),
		unit("单位全称", "这份公文说的单位，用全称", func(u *ledger.Unit) string { return u.Name.Value }),
		{"单位电话", "单位的办公电话；内部信息，公开的公文不能用", nil, func(c *call) string {
			u := c.wantUnit()
			if u == nil || c.closedToPublic("单位的办公电话") {
				return ""
			}
			return u.Contact.Phone.Reveal().Value
		}},
	}
}

func teamFigures() []figure {
	team := func(name, doc string, of func(c *call, t *ledger.Team) string) figure {
		return figure{name, doc, nil, func(c *call) string {
			t := c.wantTeam()
			if t == nil {
				return ""
			}
			return of(c, t)
		}}
	}
	return []figure{
		team("巡查组", "第一巡查组", func(_ *call, t *ledger.Team) string { return t.Name.Value }),
		team("牵头单位", "牵头这个组的单位，用全称", func(c *call, t *ledger.Team) string {
			if t.Lead.Unit == nil {
				c.bag.Error(diag.DataEmpty, c.span, "“"+t.Name.Value+"”没有写牵头单位", "在计划里这个组下面写上“牵头单位”。")
				return ""
			}
			return t.Lead.Unit.Name.Value
		}),
		team("组长", "组长的姓名", func(_ *call, t *ledger.Team) string {
			var names []string
			for _, ref := range t.Leaders {
				if ref.Person != nil {
					names = append(names, ref.Person.Name.Value)
				}
			}
			return joined(names)
		}),
		team("公布电话", "巡查组向社会公布的电话", func(c *call, t *ledger.Team) string {
			if t.Phone.Empty() {
				c.bag.Error(diag.DataEmpty, c.span, "“"+t.Name.Value+"”没有写公布电话", "在计划里这个组下面写上“公布电话”。")
			}
			return t.Phone.Value
		}),
	}
}

func findingFigures() []figure {
	finding := func(name, doc string, internal bool, of func(c *call, f *ledger.Finding) string) figure {
		return figure{name, doc, nil, func(c *call) string {
			f := c.wantFinding()
			if f == nil || internal && c.closedToPublic("“"+name+"”") {
				return ""
			}
			return of(c, f)
		}}
	}
	return []figure{
		finding("编号", "隐患的编号", false, func(_ *call, f *ledger.Finding) string { return f.ID.Value }),
		finding("企业", "隐患所在的企业、场所；没有写的用单位", false, func(_ *call, f *ledger.Finding) string { return where(f, false) }),
		finding("隐患地点", "企业和具体地点", false, func(_ *call, f *ledger.Finding) string { return where(f, true) }),
		finding("问题", "隐患问题是什么", false, func(_ *call, f *ledger.Finding) string { return strings.TrimRight(f.Description.Value, "。") }),
		finding("隐患依据", "法律法规、标准的条款", false, func(_ *call, f *ledger.Finding) string { return strings.TrimRight(f.Basis.Value, "。") }),
		finding("整改措施", "整改措施", false, func(_ *call, f *ledger.Finding) string { return strings.TrimRight(f.Measures.Value, "。") }),
		finding("应急预案", "整改期间的应急措施；公开的公文不能用", true, func(_ *call, f *ledger.Finding) string { return strings.TrimRight(f.Emergency.Value, "。") }),
		finding("责任人", "责任人；公开的公文不能用", true, func(_ *call, f *ledger.Finding) string { return f.Person.Value }),
		finding("责任单位", "责任单位", false, func(_ *call, f *ledger.Finding) string { return called(f.Responsible) }),
		finding("发现日期", "发现的日期：2026年3月9日", false, func(_ *call, f *ledger.Finding) string { return ledger.Day(f.Found).Chinese() }),
		finding("挂牌日期", "挂牌督办的日期", false, func(c *call, f *ledger.Finding) string {
			if f.Listed == nil {
				return c.missing("挂牌督办", f)
			}
			return ledger.Day(f.Listed.Date).Chinese()
		}),
		finding("挂牌文号", "挂牌督办通知的文号", false, func(c *call, f *ledger.Finding) string {
			if f.Listed == nil || f.Listed.Number.Empty() {
				return c.missing("挂牌督办的文号", f)
			}
			return f.Listed.Number.Value
		}),
		finding("销号日期", "销号的日期", false, func(c *call, f *ledger.Finding) string {
			on, ok := c.on()
			if !ok {
				return ""
			}
			if closed := f.ClosedOn(on); !closed.IsZero() {
				return closed.Chinese()
			}
			return c.missing("销号（截至"+on.Chinese()+"）", f)
		}),
		{"隐患等级", "最高的等级：重大、突出或一般", nil, func(c *call) string { return highest(c.found()) }},
		{"整改期限", "整改的最后一天；有几条的，是最晚的一天", nil, func(c *call) string {
			due, _ := c.latest()
			return due
		}},
		{"期限依据", "整改期限依据哪条规定", nil, func(c *call) string {
			_, rule := c.latest()
			return rule
		}},
	}
}

func (c *call) missing(what string, f *ledger.Finding) string {
	c.bag.Error(diag.DataEmpty, c.span, "隐患 "+f.ID.Value+" 没有"+what, "在台账里补上，或者用条件把它排除。")
	return ""
}

// highest is the gravest level among findings; what is no hazard has none.
func highest(list []*ledger.Finding) string {
	for _, level := range ledger.Levels() {
		for _, f := range list {
			if f.Level == level {
				return level
			}
		}
	}
	return "——"
}

// latest is the last of the deadlines of the findings, with its rule. A
// finding without a deadline is reported: a paper that sets one must state it.
func (c *call) latest() (day, rule string) {
	on, ok := c.on()
	if !ok {
		return "", ""
	}
	var last ledger.Due
	for _, f := range c.found() {
		due := c.dueOf(f, on)
		if due.Date.IsZero() && !f.ClosedOn(on).IsZero() {
			continue // mended on the spot
		}
		if due.Date.IsZero() {
			c.bag.Error(diag.DataEmpty, c.span, "隐患 "+f.ID.Value+" 没有整改期限", "在台账里写明“整改期限”，或者在制度里写明“整改结果”的时限。")
			return "", ""
		}
		if last.Date.Before(due.Date) {
			last = due
		}
	}
	if last.Date.IsZero() {
		c.bag.Error(diag.DataEmpty, c.span, "没有隐患，也就没有整改期限", "核对条件。")
		return "", ""
	}
	rule = last.Rule
	if last.Estimated {
		rule += "（" + calendar.EstimateNote + "）"
	}
	return last.Date.Chinese(), rule
}

// dueOf is the deadline of a finding. One that waits for the paper itself to
// be issued is counted from the date of the paper.
func (c *call) dueOf(f *ledger.Finding, on calendar.Date) ledger.Due {
	due := c.office.ledger.DueOf(f, on)
	if due.Date.IsZero() && due.Waiting != "" && !c.date.IsZero() && f.Plan != nil && f.Plan.Regime != nil &&
		(due.Waiting == ledger.EventIssued || due.Waiting == ledger.EventFeedback || due.Waiting == ledger.ClockAssigned) {
		for _, rule := range f.Plan.Regime.Deadlines {
			if rule.Done == ledger.EventResult {
				counted := c.office.ledger.Calendar.Due(c.date, rule.Limit.Term)
				due.Date, due.Estimated, due.Arithmetic = counted.Last, counted.Estimated, counted.Explain(due.Waiting)
			}
		}
	}
	return due
}
