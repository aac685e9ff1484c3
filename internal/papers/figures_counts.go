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

// countFigures are numbers of findings.
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
	}
}

// sumFigures are sums in words, and what they fall upon.
func sumFigures() []figure {
	return []figure{
		{"问题概况", "一句话：发现问题隐患33项，其中重大隐患12项、……", nil, func(c *call) string { return overview(c.found()) }},
		{"重大隐患情况", "发现重大隐患3项；没有时写“未发现重大隐患”", nil, func(c *call) string {
			n := ledger.TallyOf(c.found()).Major
			if n == 0 {
				return "未发现重大隐患"
			}
			return fmt.Sprintf("发现重大隐患%d项", n)
		}},
		{"机制性问题情况", "发现机制性问题2项；没有时写“未发现机制性问题”", nil, func(c *call) string {
			n := ledger.TallyOf(c.found()).Systemic
			if n == 0 {
				return "未发现机制性问题"
			}
			return fmt.Sprintf("发现机制性问题%d项", n)
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
