package papers

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
)

func workFigures() []figure {
	sum := func(name, doc string, of func(*ledger.Inspection) ledger.Count) figure {
		return figure{name, doc, asWords, func(c *call) string {
			if n, ok := c.done(of); ok {
				return c.number(n)
			}
			return ""
		}}
	}
	firms := func(i *ledger.Inspection) ledger.Count { return i.Firms }
	villages := func(i *ledger.Inspection) ledger.Count { return i.Villages }
	files := func(i *ledger.Inspection) ledger.Count { return i.Files }
	talks := func(i *ledger.Inspection) ledger.Count { return i.Talks }
	return []figure{
		sum("检查企业数", "检查企业几家", firms),
		sum("检查村社区数", "检查村、社区几个", villages),
		sum("查阅资料数", "查阅资料几份", files),
		sum("谈话人次", "个别谈话几人次", talks),
		{"检查概况", "一句话：查阅资料35份，个别谈话12人次，走访村、社区8个，检查企业27家；没有记的不写", nil, func(c *call) string {
			var parts []string
			for _, k := range []struct {
				before, after string
				of            func(*ledger.Inspection) ledger.Count
			}{{"查阅资料", "份", files}, {"个别谈话", "人次", talks}, {"走访村、社区", "个", villages}, {"检查企业", "家", firms}} {
				n, ok := c.done(k.of)
				if !ok {
					return ""
				}
				if n > 0 {
					parts = append(parts, fmt.Sprintf("%s%d%s", k.before, n, k.after))
				}
			}
			if len(parts) == 0 {
				c.bag.Error(diag.DataEmpty, c.span, "台账里没有记下查阅资料、个别谈话、走访村社区、检查企业的数目", "在“检查”里记下 查阅资料、谈话、村社区、企业，有几样记几样。")
			}
			return strings.Join(parts, "，")
		}},
		{"检查组数", "实际开展检查的组几个", asWords, func(c *call) string {
			seen := map[*ledger.Team]bool{}
			for _, i := range c.work() {
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
			for _, i := range c.work() {
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

// done adds up what the inspections of the call count; false after saying
// that it cannot be parted by unit.
func (c *call) done(of func(*ledger.Inspection) ledger.Count) (int, bool) {
	n := 0
	for _, i := range c.work() {
		if len(c.sel.units) > 0 && !onlyThese(i, c.sel.units) {
			c.bag.Error(diag.FigureContext, c.span, "“{{"+c.name.Value+"}}”是按组记的，不能按单位分", "写明 单位=全部，或者在台账里把各单位的检查分开记。")
			return 0, false
		}
		n += of(i).N
	}
	return n, true
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
	for _, i := range c.work() {
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
