package ledger

// Group counts the findings of one team, unit or round.
type Group struct {
	By     string // 巡查组, 单位, 轮次
	Name   string
	Counts map[State]int
	Total  int
}

// The ways findings are grouped.
const (
	ByTeam  = "巡查组"
	ByUnit  = "单位"
	ByRound = "轮次"
)

// group counts the items by team, unit and round: teams and rounds in the
// order of the plans, units in that of the register; whatever stands in
// neither comes last, in the order of the ledger.
func (s *Status) group(l *Ledger) {
	for _, by := range []string{ByTeam, ByUnit, ByRound} {
		at := map[string]int{}
		var groups []Group
		count := func(name string) *Group {
			n, seen := at[name]
			if !seen {
				n = len(groups)
				at[name] = n
				groups = append(groups, Group{By: by, Name: name, Counts: map[State]int{}})
			}
			return &groups[n]
		}
		for _, name := range l.order(by) {
			count(name)
		}
		for _, item := range s.Items {
			if name := item.name(by); name != "" {
				g := count(name)
				g.Counts[item.State]++
				g.Total++
			}
		}
		for _, g := range groups {
			if g.Total > 0 {
				s.Groups = append(s.Groups, g)
			}
		}
	}
}

// order lists the names by which findings are grouped.
func (l *Ledger) order(by string) []string {
	var out []string
	if by == ByUnit {
		for _, u := range l.Units {
			out = append(out, u.Called())
		}
		return out
	}
	for _, p := range l.Plans {
		if by == ByTeam {
			for _, t := range p.Teams {
				out = append(out, t.Name.Value)
			}
			continue
		}
		for _, r := range p.Rounds {
			out = append(out, r.Name.Value)
		}
	}
	return out
}

func (i Item) name(by string) string {
	f := i.Finding
	switch by {
	case ByTeam:
		return f.TeamIs.Value
	case ByUnit:
		if f.Unit.Unit != nil {
			return f.Unit.Unit.Called()
		}
		return f.Unit.String()
	}
	if f.Round == nil {
		return f.RoundIs.Value
	}
	return f.Round.Name.Value
}
