package build

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/export/site"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
)

// aboutInspection is the plan and the round a document is about, as the
// ledger names them; both are empty when it is about neither.
func (p *Project) aboutInspection(s *sheet) (plan, round string) {
	if p.Ledger == nil {
		return "", ""
	}
	plan, round = s.about.Plan.Value, s.about.Round.Value
	if plan == "" && round != "" && len(p.Ledger.Plans) == 1 {
		plan = p.Ledger.Plans[0].Name.Value
	}
	return plan, round
}

// overviews counts what 年度情况 releases. A round of which no document is
// public has no public numbers either.
func (p *publicSite) overviews(bag *diag.Bag) (told []site.Overview, complete bool) {
	for i := range p.described.Overviews {
		if made := p.overview(&p.described.Overviews[i], bag); made != nil {
			told = append(told, *made)
		}
	}
	return told, len(told) == len(p.described.Overviews)
}

func (p *publicSite) overview(o *model.SiteOverview, bag *diag.Bag) *site.Overview {
	l := p.project.Ledger
	if l == nil {
		bag.Error(diag.SiteOverview, o.Span, "没有台账，“年度情况”没有数字", "先在 content/数据 里写好计划和问题隐患，或者删去“年度情况”")
		return nil
	}
	for _, d := range p.project.ledgerFindings {
		if d.Severity == diag.Error {
			bag.Error(diag.SiteOverview, o.Span, "台账有错误，“年度情况”的数字没有公布", "先改正 content/数据 里报出的错误")
			return nil
		}
	}
	plan := l.Plan(o.Plan.Value)
	if plan == nil {
		var names []string
		for _, known := range l.Plans {
			names = append(names, known.Name.Value)
		}
		bag.Error(diag.SiteOverview, o.Plan.Span, "台账里没有“"+o.Plan.Value+"”这个计划", "可以写："+strings.Join(names, "、"))
		return nil
	}
	c := &counting{ledger: l, plan: plan, on: ledger.Day(o.On)}
	for _, t := range o.Rounds {
		round := plan.Round(t.Value)
		switch {
		case round == nil:
			bag.Error(diag.SiteOverview, t.Span, "计划“"+plan.Name.Value+"”没有轮次“"+t.Value+"”", "核对“轮次”的名称")
			return nil
		case !p.released(plan, round, ""):
			bag.Error(diag.SiteOverview, t.Span, "“"+t.Value+"”还没有公开的公文，它的数字不能公布", "先公开这一轮的巡查情况（公文里写明计划和轮次），或者从“年度情况”里删去这一轮")
			return nil
		}
		c.rounds = append(c.rounds, round)
		if p.released(plan, round, "挂牌督办") {
			c.listed = append(c.listed, round)
		}
	}
	p.checkDay(o, bag)
	made := c.overview(o)
	return &made
}

// checkDay warns of numbers of a day that has not come: neither on the day for
// which the site is made, nor by what documents and data speak of.
func (p *publicSite) checkDay(o *model.SiteOverview, bag *diag.Bag) {
	day, on := p.project.releasing.day(), ledger.Day(o.On)
	if last := p.project.latestDay(); day.Before(last) {
		day = last
	}
	if day.Before(on) {
		bag.Warn(diag.DataAsOf, o.On.Span, "“年度情况”截至"+on.Chinese()+"，这一天还没有到", "核对“截至”的年、月、日；公文和台账里最晚的日期、网站发布的那一天，最晚的是"+day.Chinese())
	}
}

// released reports whether a public document is about a round and has a word
// in its title.
func (p *publicSite) released(plan *ledger.Plan, round *ledger.Round, word string) bool {
	for _, page := range p.pages {
		if page.IsAbout(plan.Name.Value, round.Name.Value) && strings.Contains(page.Title(), word) {
			return true
		}
	}
	return false
}

// counting counts the findings of some rounds as they stand on a day.
type counting struct {
	ledger *ledger.Ledger
	plan   *ledger.Plan
	rounds []*ledger.Round // those that are told of
	listed []*ledger.Round // those whose 挂牌督办 is public
	on     calendar.Date
}

// findings are those of a round on the day. Clues about persons are none of
// the public's.
func (c *counting) findings(round *ledger.Round) []*ledger.Finding {
	kinds := slices.DeleteFunc(ledger.Kinds(), func(k string) bool { return k == ledger.KindClue })
	return c.ledger.Select(ledger.Filter{Plan: c.plan, Round: round, Kinds: kinds, To: c.on})
}

func (c *counting) all() []*ledger.Finding {
	var out []*ledger.Finding
	for _, round := range c.rounds {
		out = append(out, c.findings(round)...)
	}
	return out
}

// closed counts those that are put right.
func (c *counting) closed(list []*ledger.Finding) int {
	n := 0
	for _, f := range list {
		if c.ledger.StateOn(f, c.on) == ledger.Closed {
			n++
		}
	}
	return n
}

// work are the inspections of a round that had begun by the day, added up.
func (c *counting) work(rounds ...*ledger.Round) (units, firms, villages int) {
	seen := map[string]bool{}
	for _, i := range c.ledger.Inspections {
		if i.Plan != c.plan || !slices.Contains(rounds, i.Round) || c.on.Before(ledger.Day(i.Start)) {
			continue
		}
		for _, u := range i.Units {
			seen[u.String()] = true
		}
		firms += i.Firms.N
		villages += i.Villages.N
	}
	return len(seen), firms, villages
}

func (c *counting) overview(o *model.SiteOverview) site.Overview {
	out := site.Overview{Year: c.plan.Year.N, Plan: c.plan.Name.Value, Title: o.Name.Value, On: o.On}
	if out.Title == "" {
		out.Title = c.plan.Name.Value
	}
	for _, round := range c.rounds {
		out.Rounds = append(out.Rounds, round.Name.Value)
	}
	all := c.all()
	if o.Tells(model.OverviewSum) {
		out.Figures = c.sums(all)
	}
	if o.Tells(model.OverviewListed) {
		out.Figures = append(out.Figures, c.listings()...)
	}
	if o.Tells(model.OverviewRounds) {
		out.Tables = append(out.Tables, c.byRound())
	}
	for _, part := range []struct {
		name, title string
		of          func(*ledger.Finding) string
		order       []string
	}{
		{model.OverviewLevels, "问题隐患的等级和类别", levelOf, []string{"重大隐患", "突出隐患", "一般隐患", ledger.KindSystemic, ledger.KindOffence}},
		{model.OverviewIndustry, "问题隐患的行业领域", industryOf, nil},
	} {
		if o.Tells(part.name) && len(all) > 0 {
			out.Charts = append(out.Charts, c.chart(part.title, all, part.of, part.order))
		}
	}
	return out
}

func (c *counting) sums(all []*ledger.Finding) []site.Figure {
	units, firms, villages := c.work(c.rounds...)
	closed, tally := c.closed(all), ledger.TallyOf(all)
	objects := c.plan.Count.N
	if !c.plan.Count.Set {
		objects = len(c.plan.Units())
	}
	var out []site.Figure
	add := func(label string, n int, unit string, main bool) {
		if n > 0 {
			out = append(out, site.Figure{Label: label, Value: strconv.Itoa(n), Unit: unit, Main: main})
		}
	}
	add("计划巡查", objects, "个单位", false)
	add("计划轮次", len(c.plan.Rounds), "轮", false)
	add("已巡查", units, "个单位", true)
	add("检查企业", firms, "家", true)
	add("检查村、社区", villages, "个", false)
	out = append(out, site.Figure{Label: "问题隐患", Value: strconv.Itoa(len(all)), Unit: "项", Main: true}, site.Figure{Label: "其中重大隐患", Value: strconv.Itoa(tally.Major), Unit: "项", Main: true})
	if len(all) > 0 {
		out = append(out, site.Figure{Label: "已整改销号", Value: strconv.Itoa(closed), Unit: "项", Main: true}, site.Figure{Label: "整改率", Value: rate(closed, len(all)), Main: true})
	}
	return out
}

// rate is how much is put right; of nothing found there is no rate.
func rate(closed, found int) string { return cmp.Or(ledger.Rate(closed, found), "—") }

// listings tell of 挂牌督办 in the rounds where a document about it is public.
func (c *counting) listings() []site.Figure {
	listed, closed := 0, 0
	for _, round := range c.listed {
		for _, f := range c.findings(round) {
			if f.Listed == nil || c.on.Before(ledger.Day(f.Listed.Date)) {
				continue
			}
			listed++
			if day := ledger.Day(f.Listed.Closed); !day.IsZero() && !c.on.Before(day) {
				closed++
			}
		}
	}
	if listed == 0 {
		return nil
	}
	return []site.Figure{{Label: "挂牌督办", Value: strconv.Itoa(listed), Unit: "项"}, {Label: "挂牌已销号", Value: strconv.Itoa(closed), Unit: "项"}}
}

func (c *counting) byRound() site.Table {
	t := site.Table{Title: "各轮巡查情况", Head: []string{"轮次", "时间", "巡查单位（个）", "检查企业（家）", "问题隐患（项）", "重大隐患（项）", "已整改（项）", "整改率"}}
	for _, round := range c.rounds {
		units, firms, _ := c.work(round)
		list := c.findings(round)
		closed := c.closed(list)
		t.Rows = append(t.Rows, []string{
			round.Name.Value, days(ledger.Day(round.Start), ledger.Day(round.End)), strconv.Itoa(units), strconv.Itoa(firms),
			strconv.Itoa(len(list)), strconv.Itoa(ledger.TallyOf(list).Major), strconv.Itoa(closed), rate(closed, len(list)),
		})
	}
	return t
}

// days is a stretch of days: 3月9日至13日, 3月30日至4月2日.
func days(from, to calendar.Date) string {
	text := fmt.Sprintf("%d月%d日", from.Month, from.Day)
	switch {
	case from == to:
		return text
	case from.Month == to.Month:
		return text + fmt.Sprintf("至%d日", to.Day)
	}
	return text + fmt.Sprintf("至%d月%d日", to.Month, to.Day)
}

// mostBars bounds the bars of a chart; the smallest are put together.
const mostBars = 12

// named puts what belongs to no industry behind what does.
func named(list []*ledger.Finding) int {
	if list[0].Industry.Empty() {
		return 1
	}
	return 0
}

// chart divides the findings. Without an order the largest group comes first.
func (c *counting) chart(title string, all []*ledger.Finding, of func(*ledger.Finding) string, order []string) site.Chart {
	groups := map[string][]*ledger.Finding{}
	var names []string
	for _, f := range all {
		name := of(f)
		if groups[name] == nil {
			names = append(names, name)
		}
		groups[name] = append(groups[name], f)
	}
	slices.SortStableFunc(names, func(a, b string) int {
		if order != nil {
			return slices.Index(order, a) - slices.Index(order, b)
		}
		return cmp.Or(named(groups[a])-named(groups[b]), len(groups[b])-len(groups[a]))
	})
	out := site.Chart{
		Drawn: doc.Chart{Kind: doc.ChartStack, Caption: []doc.Run{{Text: title}}, Unit: doc.Text{Value: "项"}, Series: []doc.ChartSeries{{Name: doc.Text{Value: "已整改"}}, {Name: doc.Text{Value: "未整改"}}}},
		Table: site.Table{Head: []string{"项目", "发现（项）", "已整改（项）", "整改率"}},
	}
	add := func(name string, list []*ledger.Finding) {
		found, closed := len(list), c.closed(list)
		d := &out.Drawn
		d.Labels = append(d.Labels, doc.Text{Value: name})
		d.Series[0].Values = append(d.Series[0].Values, int64(closed))
		d.Series[1].Values = append(d.Series[1].Values, int64(found-closed))
		out.Table.Rows = append(out.Table.Rows, []string{name, strconv.Itoa(found), strconv.Itoa(closed), rate(closed, found)})
	}
	var rest []*ledger.Finding
	industries := len(names)
	if industries > 0 && order == nil && groups[names[industries-1]][0].Industry.Empty() {
		industries = slices.IndexFunc(names, func(name string) bool { return groups[name][0].Industry.Empty() })
	}
	for i, name := range names[:industries] {
		if i >= mostBars-1 && industries > mostBars {
			rest = append(rest, groups[name]...)
			continue
		}
		add(name, groups[name])
	}
	if len(rest) > 0 {
		add("其他行业", rest)
	}
	for _, name := range names[industries:] {
		add(name, groups[name])
	}
	return out
}

// levelOf is the level of a hazard, the kind of anything else.
func levelOf(f *ledger.Finding) string {
	if f.Kind == ledger.KindHazard && f.Level != "" {
		return f.Level + "隐患"
	}
	return f.Kind
}

// industryOf is the industry; a mechanism that does not work belongs to none.
func industryOf(f *ledger.Finding) string {
	if f.Industry.Empty() {
		return f.Kind
	}
	return f.Industry.Value
}
