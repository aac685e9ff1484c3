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

// figures are all words that may stand in {{ }}. The guide lists them; a test
// holds the two together.
var figures = slices.Concat(countFigures(), workFigures(), planFigures(), itemFigures(), dateFigures())

// Figures lists the words with what they stand for, for guides and editors.
func Figures() [][2]string {
	var out [][2]string
	for _, f := range figures {
		out = append(out, [2]string{f.name, f.doc})
	}
	return out
}

// written is the choice of figures in characters.
var asWords = []string{"写法"}

func countFigures() []figure {
	count := func(name, doc string, n func(c *call, list []*ledger.Finding) int) figure {
		return figure{name, doc, asWords, func(c *call) string { return c.number(n(c, c.found())) }}
	}
	tally := func(name, doc string, n func(t ledger.Tally) int) figure {
		return count(name, doc, func(_ *call, list []*ledger.Finding) int { return n(ledger.TallyOf(list)) })
	}
	state := func(name, doc string, n func(map[ledger.State]int) int) figure {
		return count(name, doc, func(c *call, list []*ledger.Finding) int {
			on, ok := c.on()
			if !ok {
				return 0
			}
			return n(c.states(list, on))
		})
	}
	return []figure{
		tally("问题隐患数", "发现的问题隐患共几项", func(t ledger.Tally) int { return t.All }),
		tally("重大隐患数", "重大隐患几项", func(t ledger.Tally) int { return t.Major }),
		tally("突出隐患数", "突出隐患几项", func(t ledger.Tally) int { return t.Prominent }),
		tally("一般隐患数", "一般隐患几项", func(t ledger.Tally) int { return t.Ordinary }),
		tally("隐患数", "各等级的隐患共几项，不含机制性问题等", func(t ledger.Tally) int { return t.Major + t.Prominent + t.Ordinary }),
		tally("机制性问题数", "机制性问题几项", func(t ledger.Tally) int { return t.Systemic }),
		tally("违法行为数", "违法行为几项", func(t ledger.Tally) int { return t.Offences }),
		count("挂牌督办数", "挂牌督办几项", func(_ *call, list []*ledger.Finding) int {
			n := 0
			for _, f := range list {
				if f.Listed != nil {
					n++
				}
			}
			return n
		}),
		state("已销号数", "截至那一天已销号几项", func(m map[ledger.State]int) int { return m[ledger.Closed] }),
		state("未销号数", "截至那一天还没有销号几项", func(m map[ledger.State]int) int {
			n := 0
			for s, k := range m {
				if s != ledger.Closed && s != ledger.NotYet {
					n += k
				}
			}
			return n
		}),
		state("待验收数", "截至那一天待验收几项", func(m map[ledger.State]int) int { return m[ledger.ToAccept] }),
		state("超期数", "截至那一天超期未改几项", func(m map[ledger.State]int) int { return m[ledger.Overdue] }),
		{"整改率", "已销号的占几成，如 93.9%", nil, func(c *call) string {
			list := c.found()
			on, ok := c.on()
			if !ok {
				return ""
			}
			return percent(c.states(list, on)[ledger.Closed], len(list))
		}},
		{"问题概况", "一句话：发现问题隐患33项，其中重大隐患12项、……", nil, func(c *call) string { return overview(c.found()) }},
		{"重大隐患情况", "发现重大隐患3项；没有时写“未发现重大隐患”", nil, func(c *call) string {
			n := ledger.TallyOf(c.found()).Major
			if n == 0 {
				return "未发现重大隐患"
			}
			return fmt.Sprintf("发现重大隐患%d项", n)
		}},
		{"整改概况", "一句话：已整改销号30项，正在整改2项，……", nil, func(c *call) string {
			list := c.found()
			on, ok := c.on()
			if !ok {
				return ""
			}
			return progress(len(list), c.states(list, on))
		}},
		{"分布", "一句话：建筑施工12项、消防8项、……", []string{"按", "前"}, distribution},
		{"涉及单位", "有问题隐患的单位：甲、乙和丙", []string{"最多"}, func(c *call) string {
			return c.names("单位", "个单位")
		}},
		{"涉及行业", "有问题隐患的行业领域", []string{"最多"}, func(c *call) string { return c.names("行业", "个行业领域") }},
		{"涉及单位数", "有问题隐患的单位几个", asWords, func(c *call) string { return c.number(len(c.grouped("单位", c.found(), calendar.Date{}))) }},
		{"较上月", "与上月相比：较上月增加3项，增长10%", nil, compared},
	}
}

// overview is the sum in words.
func overview(list []*ledger.Finding) string {
	t := ledger.TallyOf(list)
	if t.All == 0 {
		return "未发现问题隐患"
	}
	parts, first := countWords(t)
	rest := fmt.Sprintf("发现问题隐患%d项", t.All)
	switch {
	case len(parts) == 1:
		rest += "，均为" + first
	case len(parts) > 1:
		rest += "，其中" + strings.Join(parts, "、")
	}
	if t.Major == 0 {
		rest += "，未发现重大隐患"
	}
	return rest
}

// countWords are the numbers of each kind that there is; first is the name of
// the only one.
func countWords(t ledger.Tally) (parts []string, first string) {
	for _, p := range []struct {
		name string
		n    int
	}{{"重大隐患", t.Major}, {"突出隐患", t.Prominent}, {"一般隐患", t.Ordinary}, {"机制性问题", t.Systemic}, {"违法行为", t.Offences}, {"线索", t.Clues}} {
		if p.n == 0 {
			continue
		}
		if first == "" {
			first = p.name
		}
		parts = append(parts, fmt.Sprintf("%s%d项", p.name, p.n))
	}
	return parts, first
}

// progress is the state of rectification in words.
func progress(all int, n map[ledger.State]int) string {
	switch {
	case all == 0:
		return "没有需要整改的问题隐患"
	case n[ledger.Closed] == all && all == 1:
		return "已整改销号"
	case n[ledger.Closed] == all:
		return fmt.Sprintf("%d项已全部整改销号", all)
	}
	var parts []string
	add := func(words string, k int) {
		if k > 0 {
			parts = append(parts, fmt.Sprintf("%s%d项", words, k))
		}
	}
	add("已整改销号", n[ledger.Closed])
	add("待验收", n[ledger.ToAccept])
	add("正在整改", n[ledger.Mending])
	add("尚未整改", n[ledger.ToMend]+n[ledger.ToAssign])
	add("超期未完成", n[ledger.Overdue])
	return strings.Join(parts, "，")
}

// distribution lists how many findings each industry, level or unit has.
func distribution(c *call) string {
	by := c.own["按"].Value
	if by == "" {
		by = "行业"
	}
	if !slices.Contains(groupings(), by) {
		c.bag.Error(diag.SelectionValue, c.own["按"].Span, "不能按“"+by+"”分", near(by, groupings()))
		return ""
	}
	list := c.found()
	on := c.dayOf(c.sel)
	if by == "状态" {
		var ok bool
		if on, ok = c.on(); !ok {
			return ""
		}
	}
	groups := c.grouped(by, list, on)
	most := c.limit("前", len(groups))
	var parts []string
	for _, g := range groups[:most] {
		parts = append(parts, fmt.Sprintf("%s%d项", g.name, len(g.list)))
	}
	if most < len(groups) {
		rest := 0
		for _, g := range groups[most:] {
			rest += len(g.list)
		}
		parts = append(parts, fmt.Sprintf("其余%d项", rest))
	}
	if len(parts) == 0 {
		return "没有问题隐患"
	}
	return strings.Join(parts, "、")
}

// limit is how many of n the author wants.
func (c *call) limit(key string, n int) int {
	t := c.own[key]
	if t.Empty() {
		return n
	}
	k, err := strconv.Atoi(t.Value)
	if err != nil || k < 1 {
		c.bag.Error(diag.SelectionValue, t.Span, "“"+key+"”要写个数", "例如 "+key+"=5")
		return n
	}
	return min(k, n)
}

// names joins what findings name; with too many the number follows.
func (c *call) names(by, what string) string {
	list := c.found()
	if by == "行业" {
		list = slices.DeleteFunc(slices.Clone(list), func(f *ledger.Finding) bool { return f.Industry.Empty() })
	}
	groups := c.grouped(by, list, calendar.Date{})
	var names []string
	for _, g := range groups {
		names = append(names, g.name)
	}
	if most := c.limit("最多", len(names)); most < len(names) {
		return strings.Join(names[:most], "、") + fmt.Sprintf("等%d%s", len(names), what)
	}
	return joined(names)
}

// compared sets a month against the one before.
func compared(c *call) string {
	if c.sel.month == [2]int{} {
		c.bag.Error(diag.FigureContext, c.span, "“{{较上月}}”不知道是哪个月", "写明 月=2026-03，或者在文件头写 数据: {月: 2026-03}")
		return ""
	}
	return comparison(len(c.found()), len(c.findings(c.sel.before())))
}

func comparison(now, before int) string {
	switch {
	case now == before && now == 0:
		return "与上月一样没有发现"
	case now == before:
		return "与上月持平"
	case before == 0:
		return fmt.Sprintf("较上月增加%d项（上月没有发现）", now)
	case now > before:
		return fmt.Sprintf("较上月增加%d项，增长%s", now-before, percent(now-before, before))
	}
	return fmt.Sprintf("较上月减少%d项，下降%s", before-now, percent(before-now, before))
}

func workFigures() []figure {
	sum := func(name, doc string, of func(*ledger.Inspection) ledger.Count) figure {
		return figure{name, doc, asWords, func(c *call) string {
			n := 0
			for _, i := range c.work(c.sel) {
				if len(c.sel.units) > 0 && !onlyThese(i, c.sel.units) {
					c.bag.Error(diag.FigureContext, c.span, "“{{"+c.name.Value+"}}”是按组记的，不能按单位分", "写明 单位=全部，或者在台账里把各单位的检查分开记。")
					return ""
				}
				n += of(i).N
			}
			return c.number(n)
		}}
	}
	return []figure{
		sum("检查企业数", "检查企业几家", func(i *ledger.Inspection) ledger.Count { return i.Firms }),
		sum("检查村社区数", "检查村、社区几个", func(i *ledger.Inspection) ledger.Count { return i.Villages }),
		sum("查阅资料数", "查阅资料几份", func(i *ledger.Inspection) ledger.Count { return i.Files }),
		sum("谈话人次", "个别谈话几人次", func(i *ledger.Inspection) ledger.Count { return i.Talks }),
		{"检查组数", "实际开展检查的组几个", asWords, func(c *call) string {
			seen := map[*ledger.Team]bool{}
			for _, i := range c.work(c.sel) {
				seen[i.Team] = true
			}
			return c.number(len(seen))
		}},
		{"检查单位数", "实际检查的单位几个", asWords, func(c *call) string { return c.number(len(c.inspected())) }},
		{"检查单位", "实际检查的单位：甲、乙和丙", []string{"最多"}, func(c *call) string {
			names := c.inspected()
			if most := c.limit("最多", len(names)); most < len(names) {
				return strings.Join(names[:most], "、") + fmt.Sprintf("等%d个单位", len(names))
			}
			return joined(names)
		}},
		{"检查时间", "检查的起止日期：3月9日至13日", nil, func(c *call) string {
			var from, to calendar.Date
			for _, i := range c.work(c.sel) {
				start, end := ledger.Day(i.Start), ledger.Day(i.End)
				if from.IsZero() || start.Before(from) {
					from = start
				}
				if to.Before(end) {
					to = end
				}
			}
			if from.IsZero() {
				c.bag.Error(diag.DataEmpty, c.span, "台账里没有这次检查，不知道起止日期", "核对轮次和组，或者在“检查”里记下。")
			}
			return period(from, to, c.yearOf())
		}},
	}
}

func onlyThese(i *ledger.Inspection, units []*ledger.Unit) bool {
	for _, ref := range i.Units {
		if ref.Unit != nil && !slices.Contains(units, ref.Unit) {
			return false
		}
	}
	return true
}

// inspected are the names of the units that were seen, in the order written.
func (c *call) inspected() []string {
	var out []string
	for _, i := range c.work(c.sel) {
		for _, ref := range i.Units {
			if len(c.sel.units) > 0 && !slices.Contains(c.sel.units, ref.Unit) {
				continue
			}
			if name := called(ref); !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

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
	round := func(name, doc string, args []string, of func(c *call, r *ledger.Round) string) figure {
		return figure{name, doc, args, func(c *call) string {
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
		round("轮次", "第一轮", nil, func(_ *call, r *ledger.Round) string { return r.Name.Value }),
		round("轮次时间", "计划的起止日期：3月9日至13日", nil, func(c *call, r *ledger.Round) string {
			return period(ledger.Day(r.Start), ledger.Day(r.End), c.yearOf())
		}),
		round("巡查重点", "这一轮的重点", nil, func(_ *call, r *ledger.Round) string {
			var out []string
			for _, t := range r.Emphasis {
				out = append(out, t.Value)
			}
			return strings.Join(out, "；")
		}),
		round("重点整治单位", "这一轮确定的重点整治单位：甲和乙", nil, func(_ *call, r *ledger.Round) string {
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
	for _, i := range c.work(c.sel) {
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

func itemFigures() []figure {
	unit := func(name, doc string, of func(u *ledger.Unit) string) figure {
		return figure{name, doc, nil, func(c *call) string {
			u := c.wantUnit()
			if u == nil {
				return ""
			}
			return of(u)
		}}
	}
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
		{"巡查组", "第一巡查组", nil, func(c *call) string {
			if t := c.wantTeam(); t != nil {
				return t.Name.Value
			}
			return ""
		}},
		{"组长", "组长的姓名", nil, func(c *call) string {
			t := c.wantTeam()
			if t == nil {
				return ""
			}
			var names []string
			for _, ref := range t.Leaders {
				if ref.Person != nil {
					names = append(names, ref.Person.Name.Value)
				}
			}
			return joined(names)
		}},
		{"公布电话", "巡查组向社会公布的电话", nil, func(c *call) string {
			t := c.wantTeam()
			if t == nil {
				return ""
			}
			if t.Phone.Empty() {
				c.bag.Error(diag.DataEmpty, c.span, "“"+t.Name.Value+"”没有写公布电话", "在计划里这个组下面写上“公布电话”。")
			}
			return t.Phone.Value
		}},
		finding("编号", "隐患的编号", false, func(_ *call, f *ledger.Finding) string { return f.ID.Value }),
		finding("企业", "隐患所在的企业、场所；没有写的用单位", false, func(_ *call, f *ledger.Finding) string { return where(f, false) }),
		finding("隐患地点", "企业和具体地点", false, func(_ *call, f *ledger.Finding) string { return where(f, true) }),
		finding("问题", "隐患问题是什么", false, func(_ *call, f *ledger.Finding) string { return strings.TrimRight(f.Description.Value, "。") }),
		finding("隐患依据", "法律法规、标准的条款", false, func(_ *call, f *ledger.Finding) string { return strings.TrimRight(f.Basis.Value, "。") }),
		finding("整改措施", "整改措施", false, func(_ *call, f *ledger.Finding) string { return strings.TrimRight(f.Measures.Value, "。") }),
		finding("应急预案", "整改期间的应急措施", false, func(_ *call, f *ledger.Finding) string { return strings.TrimRight(f.Emergency.Value, "。") }),
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

// where is the enterprise or place of a finding.
func where(f *ledger.Finding, exact bool) string {
	name := f.Enterprise.Value
	if name == "" {
		name = called(f.Unit)
	}
	if exact && f.Place.Value != name {
		name += f.Place.Value
	}
	return name
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

func dateFigures() []figure {
	return []figure{
		{"成文日期", "文件头里的成文日期：2026年3月27日", nil, func(c *call) string {
			if c.date.IsZero() {
				c.bag.Error(diag.DataDate, c.span, "文件头没有成文日期", "写上 成文日期: 2026-03-27")
				return ""
			}
			return c.date.Chinese()
		}},
		{"发文机关", "文件头里的发文机关", nil, func(c *call) string {
			if len(c.head.Organs) == 0 {
				c.bag.Error(diag.FigureContext, c.span, "文件头没有发文机关", "写上 发文机关: ……")
				return ""
			}
			return c.head.Organs[0].Value
		}},
		{"截至日期", "整改情况截至哪一天：3月31日", nil, func(c *call) string {
			on, ok := c.on()
			if !ok {
				return ""
			}
			return day(on, c.yearOf())
		}},
		{"月份", "公文说的月份：3", []string{"写法"}, func(c *call) string {
			if c.sel.month == [2]int{} {
				c.bag.Error(diag.FigureContext, c.span, "“{{月份}}”不知道是哪个月", "在文件头写 数据: {月: 2026-03}")
				return ""
			}
			return c.number(c.sel.month[1])
		}},
		{"月份年", "公文说的月份在哪一年：2026", nil, func(c *call) string {
			if c.sel.month == [2]int{} {
				c.bag.Error(diag.FigureContext, c.span, "“{{月份年}}”不知道是哪个月", "在文件头写 数据: {月: 2026-03}")
				return ""
			}
			return strconv.Itoa(c.sel.month[0])
		}},
	}
}
