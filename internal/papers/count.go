package papers

import (
	"cmp"
	"slices"
	"strconv"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/ledger"
)

// bounds are the days of finding that a selection asks for.
func (s selection) bounds() (from, to calendar.Date) {
	from, to = s.from, s.to
	if s.month != [2]int{} {
		from = calendar.Date{Year: s.month[0], Month: s.month[1], Day: 1}
		next, _ := from.AddMonths(1)
		to = next.AddDays(-1)
	}
	return from, to
}

// before is the selection of the month before, which may lie in another
// round.
func (s selection) before() selection {
	s.round = nil
	if s.month[1]--; s.month[1] == 0 {
		s.month = [2]int{s.month[0] - 1, 12}
	}
	return s
}

// choose takes the findings of a selection from the ledger. Clues about
// persons never enter a document that is made public.
func (d *Draft) choose(s selection) []*ledger.Finding {
	f := ledger.Filter{Plan: s.plan, Round: s.round, Team: s.team, Units: s.units}
	f.From, f.To = s.bounds()
	return d.narrow(s, d.office.ledger.Select(f))
}

// narrow keeps what fits the conditions about single findings. What was found
// after the day of the paper does not exist for it.
func (d *Draft) narrow(s selection, list []*ledger.Finding) []*ledger.Finding {
	on := d.dayOf(s)
	from, to := s.bounds()
	var out []*ledger.Finding
	for _, f := range list {
		found := ledger.Day(f.Found)
		switch {
		case d.public && f.Kind == ledger.KindClue,
			len(s.kinds) > 0 && !slices.Contains(s.kinds, f.Kind),
			len(s.levels) > 0 && !slices.Contains(s.levels, f.Level),
			len(s.industries) > 0 && !slices.Contains(s.industries, f.Industry.Value),
			s.listed && f.Listed == nil,
			!s.later && !on.IsZero() && on.Before(found),
			!from.IsZero() && found.Before(from), !to.IsZero() && to.Before(found),
			len(s.states) > 0 && !slices.Contains(s.states, d.office.ledger.StateOn(f, on)):
			continue
		}
		out = append(out, f)
	}
	return out
}

// dayOf is the day on which states are looked at.
func (d *Draft) dayOf(s selection) calendar.Date {
	if !s.on.IsZero() {
		return s.on
	}
	return d.date
}

// findings are those of a selection inside what the paper is about: the
// item of a batch holds its own.
func (p *Paper) findings(s selection) []*ledger.Finding {
	if p.item == nil || s.plan != p.scope.plan || s.round != p.scope.round || s.team != p.scope.team || !slices.Equal(s.units, p.scope.units) {
		return p.choose(s)
	}
	return p.narrow(s, p.item.Findings)
}

// work are the inspections of a selection, in the order written.
func (d *Draft) work(s selection) []*ledger.Inspection {
	from, to := s.bounds()
	var out []*ledger.Inspection
	for _, i := range d.office.ledger.Inspections {
		start, end := ledger.Day(i.Start), ledger.Day(i.End)
		if end.IsZero() {
			end = start
		}
		switch {
		case s.plan != nil && i.Plan != s.plan,
			s.round != nil && i.Round != s.round,
			s.team != nil && i.Team != s.team,
			len(s.units) > 0 && !sees(i, s.units),
			!from.IsZero() && end.Before(from), !to.IsZero() && to.Before(start):
			continue
		}
		out = append(out, i)
	}
	return out
}

func sees(i *ledger.Inspection, units []*ledger.Unit) bool {
	for _, ref := range i.Units {
		if ref.Unit != nil && slices.Contains(units, ref.Unit) {
			return true
		}
	}
	return false
}

// group is the findings that share something.
type group struct {
	name string
	list []*ledger.Finding
}

// The ways in which findings are grouped.
func groupings() []string {
	return []string{"行业", "等级", "类别", "单位", "巡查组", "轮次", "月", "状态"}
}

// grouped divides findings. Levels, kinds, states and months have an order of
// their own; the rest come largest first, and in the order of the ledger
// where they are equal. What belongs to no industry comes after those that do.
func (d *Draft) grouped(by string, list []*ledger.Finding, on calendar.Date) []group {
	at := map[string]int{}
	var out []group
	add := func(name string, f *ledger.Finding) {
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, group{name: name})
		}
		if f != nil {
			out[i].list = append(out[i].list, f)
		}
	}
	switch by {
	case "等级":
		for _, l := range ledger.Levels() {
			add(l, nil)
		}
	case "类别":
		for _, k := range ledger.Kinds() {
			add(k, nil)
		}
	case "状态":
		for _, s := range ledger.States() {
			add(string(s), nil)
		}
	}
	for _, f := range list {
		add(d.key(by, f, on), f)
	}
	out = slices.DeleteFunc(out, func(g group) bool { return len(g.list) == 0 })
	switch by {
	case "行业":
		named := func(g group) int {
			if g.list[0].Industry.Empty() {
				return 1
			}
			return 0
		}
		slices.SortStableFunc(out, func(a, b group) int {
			return cmp.Or(named(a)-named(b), len(b.list)-len(a.list))
		})
	case "单位":
		slices.SortStableFunc(out, func(a, b group) int { return len(b.list) - len(a.list) })
	case "月":
		slices.SortStableFunc(out, func(a, b group) int {
			return ledger.Day(a.list[0].Found).Compare(ledger.Day(b.list[0].Found))
		})
	}
	return out
}

func (d *Draft) key(by string, f *ledger.Finding, on calendar.Date) string {
	switch by {
	case "行业":
		switch {
		case !f.Industry.Empty():
			return f.Industry.Value
		case f.Kind == ledger.KindHazard:
			return "未注明行业"
		}
		return f.Kind // a mechanism that does not work belongs to no industry
	case "等级":
		if f.Level == "" {
			return "不分等级"
		}
		return f.Level
	case "类别":
		return f.Kind
	case "单位":
		return called(f.Unit)
	case "巡查组":
		return f.TeamIs.Value
	case "轮次":
		if f.Round != nil {
			return f.Round.Name.Value
		}
		return f.RoundIs.Value
	case "月":
		day := ledger.Day(f.Found)
		return strconv.Itoa(day.Year) + "年" + strconv.Itoa(day.Month) + "月"
	}
	return string(d.office.ledger.StateOn(f, on))
}

// called is the name of a unit in running text.
func called(ref ledger.UnitRef) string {
	if ref.Unit != nil {
		return ref.Unit.Called()
	}
	return ref.String()
}

// states counts findings by their state on a day.
func (d *Draft) states(list []*ledger.Finding, on calendar.Date) map[ledger.State]int {
	out := map[ledger.State]int{}
	for _, f := range list {
		out[d.office.ledger.StateOn(f, on)]++
	}
	return out
}
