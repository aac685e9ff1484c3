package ledger

import "slices"

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
// neither comes last, in the order of the ledger. Teams and rounds that
// several plans call alike are told apart by the plan's name.
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
		names := l.groupNames(by)
		for _, name := range names.order {
			count(name)
		}
		for _, item := range s.Items {
			if name := names.of(item.Finding); name != "" {
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

// groupNames are the names by which findings are grouped in one way.
type groupNames struct {
	by    string
	order []string
	teams map[*Team]string
	round map[*Round]string
}

func (l *Ledger) groupNames(by string) groupNames {
	out := groupNames{by: by, teams: map[*Team]string{}, round: map[*Round]string{}}
	if by == ByUnit {
		for _, u := range l.Units {
			out.order = append(out.order, u.Called())
		}
		return out
	}
	plans := map[string]int{} // how many plans use a name
	for _, p := range l.Plans {
		for _, name := range p.namesOf(by) {
			plans[name]++
		}
	}
	for _, p := range l.Plans {
		full := func(name string) string {
			if plans[name] > 1 {
				name += "（" + p.Name.Value + "）"
			}
			out.order = append(out.order, name)
			return name
		}
		if by == ByTeam {
			for _, t := range p.Teams {
				out.teams[t] = full(t.Name.Value)
			}
			continue
		}
		for _, r := range p.Rounds {
			out.round[r] = full(r.Name.Value)
		}
	}
	return out
}

// namesOf are the names of a plan's teams or rounds, each once.
func (p *Plan) namesOf(by string) []string {
	var out []string
	if by == ByTeam {
		for _, t := range p.Teams {
			out = append(out, t.Name.Value)
		}
	} else {
		for _, r := range p.Rounds {
			out = append(out, r.Name.Value)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (g groupNames) of(f *Finding) string {
	switch g.by {
	case ByTeam:
		if name := g.teams[f.Team]; name != "" {
			return name
		}
		return f.TeamIs.Value
	case ByUnit:
		if f.Unit.Unit != nil {
			return f.Unit.Unit.Called()
		}
		return f.Unit.String()
	}
	if name := g.round[f.Round]; name != "" {
		return name
	}
	return f.RoundIs.Value
}
