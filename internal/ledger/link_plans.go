package ledger

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

func (n *linker) plan(p *Plan) {
	name := p.Name.Value
	if old := n.plans[name]; old != nil && name != "" {
		n.bag.Error(diag.PlanTwice, p.Name.Span, fmt.Sprintf("计划“%s”写了两次", name), "先写的在 "+old.Span.String()+"，请改名或只留一处。")
	} else if name != "" {
		n.plans[name] = p
	}
	if !p.RegimeName.Empty() {
		if p.Regime = n.regimes[p.RegimeName.Value]; p.Regime == nil {
			n.bag.Error(diag.RegimeUnknown, p.RegimeName.Span, fmt.Sprintf("没有“%s”这套制度", p.RegimeName.Value), nearHint(p.RegimeName.Value, n.regimeNames()))
		}
	}
	n.unit(&p.Organiser)
	n.objects(p)
	seen := map[string]bool{}
	for _, t := range p.Teams {
		n.once(seen, t.Name, "巡查组")
		for _, part := range [][]PersonRef{t.Leaders, t.Deputies, t.Liaisons, t.Members, t.Experts} {
			n.persons(part)
		}
		n.unitsOf(t.Units)
		n.unit(&t.Lead)
	}
	seen = map[string]bool{}
	for _, r := range p.Rounds {
		n.once(seen, r.Name, "轮次")
		n.unitsOf(r.Units)
		n.unitsOf(r.Focus)
		n.period(r.Name.Value, r.Start, r.End)
		for _, a := range r.Duties {
			a.Team = n.team(p, a.Name)
			n.unitsOf(a.Units)
		}
		for _, phase := range r.Phases {
			n.unitsOf(phase.Units)
			n.period(phase.Name.Value, phase.Start, phase.End)
		}
	}
}

// once reports a name that stands twice in a list.
func (n *linker) once(seen map[string]bool, name doc.Text, what string) {
	if !name.Empty() && seen[name.Value] {
		n.bag.Error(diag.PlanTwice, name.Span, fmt.Sprintf("%s“%s”写了两次", what, name.Value), "请改名或只留一处。")
	}
	seen[name.Value] = true
}

// period reports an end before its start.
func (n *linker) period(what string, start, end doc.Date) {
	if !start.IsZero() && !end.IsZero() && Day(end).Before(Day(start)) {
		n.bag.Error(diag.EventOrder, end.Span, fmt.Sprintf("“%s”结束的日期（%s）早于开始的日期（%s）", what, Day(end), Day(start)), "请核对起止日期。")
	}
}

// objects spells out the objects of a plan.
func (n *linker) objects(p *Plan) {
	seen := map[*Unit]bool{}
	add := func(u *Unit) {
		if u != nil && !seen[u] {
			seen[u] = true
			p.objects = append(p.objects, u)
		}
	}
	for i := range p.Objects {
		ref := &p.Objects[i]
		if !containsWord(unitKinds(), ref.Text.Value) {
			n.unitsOf(p.Objects[i : i+1])
			add(ref.Unit)
			continue
		}
		for _, u := range n.Units {
			if u.Kind == ref.Text.Value && (p.Organiser.Unit == nil || u.belongsTo(p.Organiser.Unit)) {
				add(u)
			}
		}
	}
}

func containsWord(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

func (n *linker) team(p *Plan, name doc.Text) *Team {
	if name.Empty() {
		return nil
	}
	t := p.Team(name.Value)
	if t == nil {
		var names []string
		for _, other := range p.Teams {
			names = append(names, other.Name.Value)
		}
		n.unknown(diag.PlanUnknown, name.Span, fmt.Sprintf("计划“%s”里没有“%s”这个组", p.Name.Value, name.Value), nearHint(name.Value, names))
	}
	return t
}

func (n *linker) round(p *Plan, name doc.Text) *Round {
	if name.Empty() {
		return nil
	}
	r := p.Round(name.Value)
	if r == nil {
		var names []string
		for _, other := range p.Rounds {
			names = append(names, other.Name.Value)
		}
		n.unknown(diag.PlanUnknown, name.Span, fmt.Sprintf("计划“%s”里没有“%s”", p.Name.Value, name.Value), nearHint(name.Value, names))
	}
	return r
}

// naming is what a record says from which its plan can be told.
type naming struct {
	plan, round, team doc.Text
	units             []UnitRef
	span              source.Span
}

// choosePlan finds the plan of a record: the one named, else the only one
// with such a round, such a team in it, and the record's units among its
// objects or below them. Counties call their rounds and teams alike; the unit
// tells whose they are.
func (n *linker) choosePlan(r naming) *Plan {
	if !r.plan.Empty() {
		p := n.plans[r.plan.Value]
		if p == nil {
			n.unknown(diag.PlanUnknown, r.plan.Span, fmt.Sprintf("没有“%s”这个计划", r.plan.Value), nearHint(r.plan.Value, planNames(n.Plans)))
		}
		return p
	}
	if len(n.Plans) == 1 {
		return n.Plans[0]
	}
	var found []*Plan
	for _, p := range n.Plans {
		if p.Round(r.round.Value) != nil {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		n.unknown(diag.PlanUnknown, r.round.Span, fmt.Sprintf("没有哪个计划有“%s”", r.round.Value), "请核对轮次的名称，或者先写计划。")
		return nil
	}
	for _, fits := range []func(*Plan) bool{
		func(p *Plan) bool { return r.team.Empty() || p.Team(r.team.Value) != nil },
		func(p *Plan) bool { return p.covers(r.units) },
	} {
		if len(found) == 1 {
			break
		}
		if fewer := slices.DeleteFunc(slices.Clone(found), func(p *Plan) bool { return !fits(p) }); len(fewer) > 0 {
			found = fewer
		}
	}
	if len(found) > 1 {
		n.unknown(diag.PlanUnknown, r.span, fmt.Sprintf("几个计划都有“%s”，分不清是哪一个", r.round.Value), "请加上一行“计划: …”，写 "+strings.Join(planNames(found), " 或 ")+"。")
		return nil
	}
	return found[0]
}

func planNames(plans []*Plan) []string {
	var out []string
	for _, p := range plans {
		out = append(out, p.Name.Value)
	}
	return out
}

// covers reports whether all units are objects of the plan or stand below
// one.
func (p *Plan) covers(units []UnitRef) bool {
	for _, ref := range units {
		if !slices.ContainsFunc(p.objects, func(o *Unit) bool { return ref.Unit != nil && ref.Unit.Under(o) }) {
			return false
		}
	}
	return len(units) > 0
}
