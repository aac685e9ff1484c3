package papers

import (
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// slot is a row of the schedule: a round, or a phase of one.
type slot struct {
	name     doc.Text
	from, to doc.Date
	emphasis []doc.Text
	units    []string
}

// schedule sets rounds and phases as one table, or as points.
func schedule(c *call, s *compose.Scope, _ *doc.Directive) []doc.Block {
	p := c.wantPlan()
	if p == nil {
		return nil
	}
	names := c.scheduleColumns(p)
	if t := c.own["写法"]; !t.Empty() && t.Value != "条目" && t.Value != "表" {
		c.bag.Error(diag.SelectionValue, t.Span, "“写法”不能写“"+t.Value+"”", near(t.Value, []string{"表", "条目"}))
		return nil
	}
	level := c.level(3)
	slots := c.slots(p)
	if len(slots) == 0 {
		return c.nothing("轮次")
	}
	if c.own["写法"].Value == "条目" {
		var items []doc.Block
		for _, one := range slots {
			items = append(items, c.slotItem(one, names, level))
		}
		return s.Blocks(items)
	}
	columns := []column{{"轮次", 3, doc.AlignCentre}}
	for _, name := range names {
		columns = append(columns, map[string]column{slotTime: {slotTime, 7, doc.AlignCentre}, slotEmphasis: {slotEmphasis, 8, doc.AlignLeft}, slotUnits: {slotUnits, 10, doc.AlignLeft}}[name])
	}
	var rows [][][]doc.Run
	for _, one := range slots {
		rows = append(rows, c.slotRow(one, names))
	}
	return []doc.Block{c.grid(columns, rows)}
}

// The columns of a schedule after the name of the round.
const (
	slotTime     = "时间"
	slotEmphasis = "重点"
	slotUnits    = "巡查单位"
)

// scheduleColumns are the columns that are asked for; those that say something
// when none is.
func (c *call) scheduleColumns(p *ledger.Plan) []string {
	all := []string{slotTime, slotEmphasis, slotUnits}
	want := c.list("列")
	if len(want) == 0 {
		if slices.ContainsFunc(p.Rounds, func(r *ledger.Round) bool { return len(r.Emphasis) > 0 }) {
			return all
		}
		return []string{slotTime, slotUnits} // an empty column says nothing
	}
	var names []string
	for _, t := range want {
		if !slices.Contains(all, t.Value) {
			c.bag.Error(diag.SelectionValue, t.Span, "日程里没有“"+t.Value+"”这一列", near(t.Value, all))
			continue
		}
		names = append(names, t.Value)
	}
	return names
}

// slots are the rounds of a plan, or the phases of those that have some.
func (c *call) slots(p *ledger.Plan) []slot {
	var out []slot
	for _, r := range p.Rounds {
		if c.sel.round != nil && c.sel.round != r {
			continue
		}
		var units []string
		for _, t := range c.chosen(p) {
			for _, ref := range p.UnitsOf(r, t) {
				units = append(units, called(ref))
			}
		}
		if len(units) == 0 && len(r.Units) == 0 {
			units = []string{"全部巡查对象"}
		}
		if len(r.Phases) == 0 {
			out = append(out, slot{r.Name, r.Start, r.End, r.Emphasis, units})
			continue
		}
		for _, phase := range r.Phases {
			var seen []string
			for _, ref := range phase.Units {
				seen = append(seen, called(ref))
			}
			if len(seen) == 0 {
				seen = units
			}
			name := doc.Text{Value: r.Name.Value + phase.Name.Value, Span: source.Span{File: phase.Span.File, Start: phase.Span.Start, End: phase.Span.Start}}
			out = append(out, slot{name, phase.Start, phase.End, r.Emphasis, seen})
		}
	}
	return out
}

// when is the time of a slot in words.
func (c *call) when(one slot) string {
	return period(ledger.Day(one.from), ledger.Day(one.to), c.yearOf())
}

func (c *call) slotRow(one slot, names []string) [][]doc.Run {
	cells := [][]doc.Run{typed(one.name)}
	for _, name := range names {
		switch name {
		case slotTime:
			cells = append(cells, made(c.when(one), one.from.Span))
		case slotEmphasis:
			cells = append(cells, c.made(joinTextsBy(one.emphasis, "；")))
		default:
			cells = append(cells, c.made(strings.Join(one.units, "、")))
		}
	}
	return cells
}

func (c *call) slotItem(one slot, names []string, level int) *doc.Heading {
	item := &doc.Heading{Level: level, Head: append(typed(one.name), c.made("（"+c.when(one)+"）。")...), Span: one.name.Span}
	for _, name := range names {
		switch text := joinTextsBy(one.emphasis, "；"); {
		case name == slotEmphasis && text != "":
			item.Tail = append(item.Tail, c.made(text+"。")...)
		case name == slotUnits:
			item.Tail = append(item.Tail, c.made("巡查单位："+joined(one.units)+"。")...)
		}
	}
	return item
}
