package papers

import (
	"fmt"
	"strconv"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
)

// mostBars is how many groups a chart may have.
const mostBars = 40

// splits are the ways in which the bars of a chart are divided.
func splits() []string { return []string{"等级", "类别", "状态"} }

// chartOf makes a chart: of the numbers written in the block, or of counts of
// the ledger when the block says what to count by.
func (p *Paper) chartOf(b block, s *compose.Scope, d *doc.Directive) []doc.Block {
	joined := *d
	joined.Args = compose.JoinCaption(d.Args)
	for _, a := range joined.Args {
		if pair, ok := splitArg(a); ok && pair.key.Value == "按" {
			if compose.Typed(d) {
				s.Bag().Error(diag.ChartForm, a.Span, "既写了“按”，又在里面写了数字，不知道画哪个", "数字来自台账的，删去里面的内容；自己写数字的，删去“按”")
				return nil
			}
			return p.block(b, s, &joined)
		}
	}
	return compose.TypedChart(s, &joined)
}

// counts is one chart while it is counted.
type counts struct {
	*call
	by, split string
	on        calendar.Date
	c         *doc.Chart
}

// charted counts findings and draws the counts.
func charted(c *call, _ *compose.Scope, _ *doc.Directive) []doc.Block {
	n := &counts{call: c, c: &doc.Chart{Span: c.span}}
	var ok bool
	if n.by, ok = c.oneOf("按", groupings()); !ok {
		return nil
	}
	if n.split, ok = c.oneOf("分", splits()); !ok {
		return nil
	}
	look, ok := compose.ReadChartLook(c.own, n.look(), c.bag)
	if !ok || !n.sensible(look) {
		return nil
	}
	n.on = c.dayOf(c.sel)
	if n.by == "状态" || n.split == "状态" {
		if n.on, ok = c.on(); !ok {
			return nil
		}
	}
	n.c.Kind, n.c.Unit = look.Kind, look.Unit
	n.count()
	if n.c.Empty() && !c.own["没有"].Empty() {
		return c.nothing("问题隐患")
	}
	if len(n.c.Labels) > mostBars {
		c.bag.Error(diag.ChartMany, c.span, fmt.Sprintf("图上有%d个%s，太多了", len(n.c.Labels), headOf(n.by)), "加上 前=20，其余的合为一项；或者用 :::统计 排成表")
		return nil
	}
	return compose.FinishChart(n.c, look, headOf(n.by))
}

// chartWords are other words for ways of grouping.
func chartWords(word string) string {
	switch word {
	case "月份", "各月":
		return "月"
	case "整改状态", "整改情况":
		return "状态"
	}
	return word
}

// oneOf reads a way of grouping; "" when nothing is said.
func (c *call) oneOf(key string, known []string) (string, bool) {
	t := c.own[key]
	if t.Empty() {
		return "", true
	}
	for _, k := range known {
		if chartWords(t.Value) == k {
			return k, true
		}
	}
	c.bag.Error(diag.SelectionValue, t.Span, "不能按“"+t.Value+"”分", near(t.Value, known))
	return "", false
}

// look is the form that suits what is counted.
func (n *counts) look() compose.ChartLook {
	out := compose.ChartLook{Unit: doc.Text{Value: "项", Span: n.span}}
	switch {
	case n.by == "状态" || n.split != "":
		out.Kind = doc.ChartStack
	case n.by == "月" || n.by == "轮次":
		out.Kind = doc.ChartColumns
	}
	return out
}

// sensible reports what does not go together.
func (n *counts) sensible(look compose.ChartLook) bool {
	wrong := func(key, summary, hint string) bool {
		n.bag.Error(diag.ChartForm, n.own[key].Span, summary, hint)
		return false
	}
	compare := n.flag("比较", false)
	switch {
	case n.split != "" && (n.split == n.by || n.by == "状态"):
		return wrong("分", "“按”和“分”不能这样一起写", "写作 按=单位 分=状态")
	case compare && (n.split != "" || n.by == "状态" || n.by == "月"):
		return wrong("比较", "这样的图不能与上月比较", "写作 按=行业 比较=是")
	case compare && n.sel.month == [2]int{}:
		return wrong("比较", "不知道与哪个月比较", "写明 月=2026-03，或者在文件头写 数据: {月: 2026-03}")
	case look.Kind == doc.ChartStack && n.split == "" && n.by != "状态":
		return wrong("形式", "“堆叠”的图要写明每条分成什么", "写作 按=单位 分=状态，或者 形式=横条")
	}
	return true
}

// count fills the chart.
func (n *counts) count() {
	list := n.found()
	var earlier []*ledger.Finding
	compare := n.flag("比较", false)
	if compare {
		earlier = n.findings(n.sel.before())
	}
	if len(list)+len(earlier) == 0 {
		return
	}
	if n.by == "状态" {
		n.states(list)
		return
	}
	groups := n.groups(list, earlier)
	switch {
	case compare:
		n.series("本月", groups, func(g group) int { return len(g.list) })
		before := n.sel.before().month
		name := strconv.Itoa(before[1]) + "月"
		was := map[string]int{}
		for _, g := range n.grouped(n.by, earlier, n.on) {
			was[g.name] = len(g.list)
		}
		top := n.limit("前", len(groups))
		n.series(name, groups, func(g group) int {
			if g.name != restName || top >= len(groups) {
				return was[g.name]
			}
			rest := len(earlier)
			for _, h := range groups[:top] {
				rest -= was[h.name]
			}
			return rest
		})
		n.c.Series[0].Name.Value = strconv.Itoa(n.sel.month[1]) + "月"
	case n.split == "":
		n.series("", groups, func(g group) int { return len(g.list) })
	default:
		n.divided(groups)
	}
}

const restName = "其余"

// groups are the bars: the groups of the findings, months without gaps, the
// smallest put together where a limit is set.
func (n *counts) groups(list, earlier []*ledger.Finding) []group {
	groups := n.grouped(n.by, list, n.on)
	for _, g := range n.grouped(n.by, earlier, n.on) {
		known := false
		for _, h := range groups {
			known = known || h.name == g.name
		}
		if !known {
			groups = append(groups, group{name: g.name})
		}
	}
	switch n.by {
	case "月":
		groups = n.allMonths(groups)
	case "等级":
		groups = n.allLevels(groups)
	}
	if top := n.limit("前", len(groups)); top < len(groups) && n.by != "月" {
		rest := group{name: restName}
		for _, g := range groups[top:] {
			rest.list = append(rest.list, g.list...)
		}
		groups = append(groups[:top:top], rest)
		n.c.Rest = true
	}
	for _, g := range groups {
		n.c.Labels = append(n.c.Labels, n.word(g.name))
	}
	return groups
}

// months are the first and the last month of a chart of months: those that the
// conditions say, or the plan's year up to the day of the paper, or else those
// of the first and the last finding.
func (n *counts) months(groups []group) (first, last calendar.Date) {
	first, last = ledger.Day(groups[0].list[0].Found), ledger.Day(groups[len(groups)-1].list[0].Found)
	from, to := n.sel.bounds()
	s := n.sel
	if s.plan != nil && s.plan.Year.Set && s.round == nil && from.IsZero() && to.IsZero() && !n.on.IsZero() {
		from, to = calendar.Date{Year: s.plan.Year.N, Month: 1, Day: 1}, calendar.Date{Year: s.plan.Year.N, Month: 12, Day: 31}
		if n.on.Before(to) {
			to = n.on
		}
	}
	if !from.IsZero() && from.Before(first) {
		first = from
	}
	if last.Before(to) {
		last = to
	}
	return first, last
}

// allMonths puts in the months in which nothing was found. The year is not
// written where there is one only.
func (n *counts) allMonths(groups []group) []group {
	first, last := n.months(groups)
	y, m := first.Year, first.Month
	one := y == last.Year
	var out []group
	for i := 0; y < last.Year || y == last.Year && m <= last.Month; {
		g := group{name: strconv.Itoa(m) + "月"}
		if !one {
			g.name = strconv.Itoa(y) + "年" + g.name
		}
		if i < len(groups) {
			if day := ledger.Day(groups[i].list[0].Found); day.Year == y && day.Month == m {
				g.list = groups[i].list
				i++
			}
		}
		out = append(out, g)
		if m++; m > 12 {
			y, m = y+1, 1
		}
	}
	return out
}

// allLevels puts in the levels of which nothing was found: that there is no
// major hazard is worth seeing.
func (n *counts) allLevels(groups []group) []group {
	if len(n.sel.levels) > 0 {
		return groups
	}
	var out []group
	for _, l := range ledger.Levels() {
		g := group{name: l}
		for _, h := range groups {
			if h.name == l {
				g = h
			}
		}
		out = append(out, g)
	}
	for _, h := range groups {
		known := false
		for _, l := range ledger.Levels() {
			known = known || h.name == l
		}
		if !known {
			out = append(out, h)
		}
	}
	return out
}

// word is a word that the program set.
func (n *counts) word(s string) doc.Text {
	at := n.span
	at.End = at.Start
	return doc.Text{Value: s, Span: at}
}

// series adds a row of numbers.
func (n *counts) series(name string, groups []group, of func(group) int) {
	s := doc.ChartSeries{}
	if name != "" {
		s.Name = n.word(name)
	}
	for _, g := range groups {
		s.Values = append(s.Values, int64(of(g)))
	}
	n.c.Series = append(n.c.Series, s)
}

// stage is how far findings have come, as the table of progress has it.
type stage struct {
	name   string
	states []ledger.State
}

func stages() []stage {
	return []stage{
		{"已销号", []ledger.State{ledger.Closed}},
		{"待验收", []ledger.State{ledger.ToAccept}},
		{"正在整改", []ledger.State{ledger.Mending}},
		{"尚未整改", []ledger.State{ledger.ToMend, ledger.ToAssign}},
		{"超期", []ledger.State{ledger.Overdue}},
	}
}

// at counts the findings that are at a stage.
func (n *counts) at(s stage, list []*ledger.Finding) int {
	states := n.call.states(list, n.on)
	count := 0
	for _, state := range s.states {
		count += states[state]
	}
	return count
}

// states is one bar of all stages, or one bar for each.
func (n *counts) states(list []*ledger.Finding) {
	if n.c.Kind == doc.ChartStack {
		n.c.Labels = []doc.Text{{Span: n.span}}
		for _, s := range stages() {
			n.series(s.name, []group{{list: list}}, func(g group) int { return n.at(s, g.list) })
		}
		return
	}
	one := doc.ChartSeries{}
	for _, s := range stages() {
		n.c.Labels = append(n.c.Labels, n.word(s.name))
		one.Values = append(one.Values, int64(n.at(s, list)))
	}
	n.c.Series = []doc.ChartSeries{one}
}

// divided divides each bar by level, kind or stage. Levels and stages all
// stand in the key, kinds only where there are some.
func (n *counts) divided(groups []group) {
	some := map[string]bool{}
	for _, g := range groups {
		for _, f := range g.list {
			some[f.Kind], some["等级"+f.Level] = true, true
		}
	}
	count := func(name string, of func(*ledger.Finding) bool) {
		n.series(name, groups, func(g group) int {
			k := 0
			for _, f := range g.list {
				if of(f) {
					k++
				}
			}
			return k
		})
	}
	switch n.split {
	case "状态":
		for _, s := range stages() {
			n.series(s.name, groups, func(g group) int { return n.at(s, g.list) })
		}
	case "类别":
		for _, kind := range ledger.Kinds() {
			if some[kind] {
				count(kind, func(f *ledger.Finding) bool { return f.Kind == kind })
			}
		}
	case "等级":
		for _, level := range ledger.Levels() {
			count(level, func(f *ledger.Finding) bool { return f.Level == level })
		}
		if some["等级"] {
			count(noLevel, func(f *ledger.Finding) bool { return f.Level == "" })
		}
	}
}

// noLevel are findings that are no hazards.
const noLevel = "不分等级"
