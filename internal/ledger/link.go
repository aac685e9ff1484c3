package ledger

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
)

// link resolves every name of the ledger.
func (l *Ledger) link(bag *diag.Bag) {
	n := &linker{Ledger: l, bag: bag}
	n.registerUnits()
	n.registerPeople()
	n.registerRegimes()
	n.plans = map[string]*Plan{}
	for _, p := range l.Plans {
		n.plan(p)
	}
	n.work = map[workKey][]*Inspection{}
	for _, i := range l.Inspections {
		n.inspection(i)
	}
	n.ids = make(map[string]*Finding, len(l.Findings))
	n.found = map[workKey][]*Finding{}
	for _, f := range l.Findings {
		n.finding(f)
	}
}

// linker is the state of resolving.
type linker struct {
	*Ledger
	bag *diag.Bag

	unitNames, personNames []string // for near names; made when first needed
}

func (n *linker) registerUnits() {
	n.units = make(map[string][]*Unit, 2*len(n.Units))
	for _, u := range n.Units {
		for _, name := range u.names() {
			if name.Empty() {
				continue
			}
			for _, other := range n.units[name.Value] {
				if other != u {
					n.bag.Add(diag.Diagnostic{Code: diag.UnitTwice, Severity: diag.Error, Span: name.Span,
						Summary: fmt.Sprintf("“%s”已经是“%s”的名称", name.Value, other.Name.Value),
						Detail:  "先登记的在 " + other.Span.String() + "。",
						Hint:    "同一个单位只登记一次；两个单位不能有相同的全称、简称或别名。"})
				}
			}
			if !containsUnit(n.units[name.Value], u) {
				n.units[name.Value] = append(n.units[name.Value], u)
			}
		}
	}
	for _, u := range n.Units {
		n.unit(&u.Parent)
	}
	for _, u := range n.Units {
		at, depth := u.Parent.Unit, 0
		for ; at != nil && at != u && depth < deepest; depth++ {
			at = at.Parent.Unit
		}
		if at != nil {
			n.bag.Error(diag.UnitLoop, u.Parent.Text.Span, fmt.Sprintf("“%s”的上级绕了一圈又回到它自己，或者超过 %d 层", u.Name.Value, deepest), "请核对上级单位。")
			u.Parent.Unit = nil
		}
	}
}

func containsUnit(list []*Unit, u *Unit) bool {
	for _, other := range list {
		if other == u {
			return true
		}
	}
	return false
}

// unit resolves one reference; one that names nothing stays empty.
func (n *linker) unit(r *UnitRef) {
	name := r.Text.Value
	if name == "" {
		return
	}
	switch found := n.units[name]; len(found) {
	case 1:
		r.Unit = found[0]
	case 0:
		n.bag.Error(diag.UnitUnknown, r.Text.Span, fmt.Sprintf("没有登记“%s”这个单位", name), n.nearUnit(name))
	default:
		n.bag.Error(diag.UnitUnknown, r.Text.Span, fmt.Sprintf("“%s”是几个单位共同的名称，分不清是哪一个", name), "请写全称。")
	}
}

func (n *linker) unitsOf(refs []UnitRef) {
	for i := range refs {
		n.unit(&refs[i])
	}
}

func (n *linker) nearUnit(name string) string {
	if n.unitNames == nil {
		for _, u := range n.Units {
			for _, t := range u.names() {
				n.unitNames = append(n.unitNames, t.Value)
			}
		}
	}
	if near := spelling.Nearest(name, n.unitNames); near != "" {
		return fmt.Sprintf("是不是“%s”？如果是新的单位，请在“单位”里登记。", near)
	}
	return "请在“单位”里登记，或者核对名称。"
}

// nearHint offers the nearest of some words.
func nearHint(word string, among []string) string {
	hint := "可以写：" + strings.Join(among, "、") + "。"
	if near := spelling.Nearest(word, among); near != "" {
		return fmt.Sprintf("是不是“%s”？%s", near, hint)
	}
	return hint
}

func (n *linker) registerPeople() {
	n.people = make(map[string][]*Person, len(n.People))
	for _, p := range n.People {
		n.unit(&p.Unit)
		n.unitsOf(p.Avoid)
		for _, other := range n.people[p.Name.Value] {
			if other.Unit.Unit == p.Unit.Unit {
				n.bag.Error(diag.PersonTwice, p.Name.Span, fmt.Sprintf("“%s”（%s）登记了两次", p.Name.Value, p.Unit), "请只留一处；同一单位确有同名的人时，在姓名后加以区别。")
			}
		}
		n.people[p.Name.Value] = append(n.people[p.Name.Value], p)
	}
}

// splitPerson takes 叶义（市应急局） apart.
func splitPerson(t doc.Text) (name, unit string) {
	name, unit, ok := strings.Cut(t.Value, "（")
	if !ok {
		return strings.TrimSpace(t.Value), ""
	}
	return strings.TrimSpace(name), strings.TrimSpace(strings.TrimSuffix(unit, "）"))
}

// person resolves one name of a roster. Somebody who is not registered but
// stands with a unit is taken as written: rosters come before registers.
func (n *linker) person(r *PersonRef) {
	if r.Text.Empty() {
		return
	}
	name, unitName := splitPerson(r.Text)
	var unit UnitRef
	if unitName != "" {
		unit = UnitRef{Text: doc.Text{Value: unitName, Span: r.Text.Span}}
		if n.unit(&unit); unit.Unit == nil {
			return
		}
	}
	var found []*Person
	for _, p := range n.people[name] {
		if unit.Unit == nil || p.Unit.Unit == unit.Unit {
			found = append(found, p)
		}
	}
	switch {
	case len(found) == 1:
		r.Person = found[0]
	case len(found) > 1:
		n.bag.Error(diag.PersonUnknown, r.Text.Span, fmt.Sprintf("有几个“%s”，分不清是哪一个", name), "请在姓名后用括号写明单位，例如："+name+"（"+found[0].Unit.Text.Value+"）。")
	case unit.Unit != nil && len(n.people[name]) > 0:
		n.bag.Error(diag.PersonUnknown, r.Text.Span, fmt.Sprintf("“%s”登记的单位是“%s”，这里写的是“%s”", name, n.people[name][0].Unit, unitName), "请核对是不是同一个人；调动了的，先改“人员”里的单位。")
	case unit.Unit != nil:
		p := &Person{Span: r.Text.Span, Name: doc.Text{Value: name, Span: r.Text.Span}, Unit: unit}
		n.people[name] = append(n.people[name], p)
		r.Person = p
	default:
		hint := "请在“人员”里登记，或者写成“" + name + "（单位）”。"
		if near := spelling.Nearest(name, n.namesOfPeople()); near != "" {
			hint = fmt.Sprintf("是不是“%s”？", near) + hint
		}
		n.bag.Error(diag.PersonUnknown, r.Text.Span, fmt.Sprintf("没有登记“%s”这个人", name), hint)
	}
}

func (n *linker) namesOfPeople() []string {
	if n.personNames == nil {
		for _, p := range n.People {
			n.personNames = append(n.personNames, p.Name.Value)
		}
	}
	return n.personNames
}

func (n *linker) persons(refs []PersonRef) {
	for i := range refs {
		n.person(&refs[i])
	}
}

// registerRegimes lets an office's regime replace the shipped one of its
// name, and fills each from its base.
func (n *linker) registerRegimes() {
	shipped := map[string]*Regime{}
	n.regimes = map[string]*Regime{}
	var kept []*Regime
	for _, r := range n.Regimes {
		name := r.Name.Value
		old := n.regimes[name]
		switch {
		case name == "":
			continue
		case strings.HasPrefix(r.Span.File, builtinFolder):
			shipped[name] = r
		case old != nil && !strings.HasPrefix(old.Span.File, builtinFolder):
			n.bag.Error(diag.RegimeTwice, r.Name.Span, fmt.Sprintf("制度“%s”写了两次", name), "先写的在 "+old.Span.String()+"，请只留一处。")
			continue
		}
		n.regimes[name] = r
		if old == nil {
			kept = append(kept, r)
			continue
		}
		for i := range kept {
			if kept[i] == old {
				kept[i] = r
			}
		}
	}
	n.Regimes = kept
	for _, r := range kept {
		n.base(r, shipped, 0)
	}
}

// base fills a regime from the one it is based on; a regime may be based on
// the shipped one of its own name.
func (n *linker) base(r *Regime, shipped map[string]*Regime, depth int) {
	name := r.Base.Value
	if name == "" {
		return
	}
	under := n.regimes[name]
	if under == r {
		under = shipped[name]
	}
	switch {
	case under == nil || under == r:
		n.bag.Error(diag.RegimeUnknown, r.Base.Span, fmt.Sprintf("没有“%s”这套制度", name), nearHint(name, n.regimeNames()))
	case depth > len(n.Regimes):
		n.bag.Error(diag.RegimeUnknown, r.Base.Span, "几套制度互为底本", "请删去其中一处“基于”。")
	default:
		n.base(under, shipped, depth+1)
		r.over(under)
	}
}

func (n *linker) regimeNames() []string {
	var out []string
	for _, r := range n.Regimes {
		out = append(out, r.Name.Value)
	}
	return out
}

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
			n.unit(ref)
			add(ref.Unit)
			continue
		}
		for _, u := range n.Units {
			if u.Kind == ref.Text.Value && (p.Organiser.Unit == nil || u != p.Organiser.Unit && u.Under(p.Organiser.Unit)) {
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
		n.bag.Error(diag.PlanUnknown, name.Span, fmt.Sprintf("计划“%s”里没有“%s”这个组", p.Name.Value, name.Value), nearHint(name.Value, names))
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
		n.bag.Error(diag.PlanUnknown, name.Span, fmt.Sprintf("计划“%s”里没有“%s”", p.Name.Value, name.Value), nearHint(name.Value, names))
	}
	return r
}

// choosePlan finds the plan of a record: the one named, else the only one
// that has such a round.
func (n *linker) choosePlan(name, round doc.Text, at source.Span) *Plan {
	if !name.Empty() {
		p := n.plans[name.Value]
		if p == nil {
			var names []string
			for _, other := range n.Plans {
				names = append(names, other.Name.Value)
			}
			n.bag.Error(diag.PlanUnknown, name.Span, fmt.Sprintf("没有“%s”这个计划", name.Value), nearHint(name.Value, names))
		}
		return p
	}
	if len(n.Plans) == 1 {
		return n.Plans[0]
	}
	var found *Plan
	for _, p := range n.Plans {
		if p.Round(round.Value) == nil {
			continue
		}
		if found != nil {
			n.bag.Error(diag.PlanUnknown, at, fmt.Sprintf("几个计划都有“%s”，分不清是哪一个", round.Value), "请加上一行“计划: …”。")
			return nil
		}
		found = p
	}
	if found == nil {
		n.bag.Error(diag.PlanUnknown, round.Span, fmt.Sprintf("没有哪个计划有“%s”", round.Value), "请核对轮次的名称，或者先写计划。")
	}
	return found
}

func (n *linker) inspection(i *Inspection) {
	if i.RoundIs.Empty() {
		return
	}
	n.unitsOf(i.Units)
	n.unitsOf(i.Towns)
	n.unitsOf(i.Offices)
	n.persons(i.People)
	for _, e := range i.Events {
		n.unitsOf(e.Units)
	}
	n.period(i.RoundIs.Value, i.Start, i.End)
	if i.Plan = n.choosePlan(i.PlanName, i.RoundIs, i.Span); i.Plan == nil {
		return
	}
	i.Round, i.Team = n.round(i.Plan, i.RoundIs), n.team(i.Plan, i.TeamIs)
	if i.Round != nil && i.Team != nil {
		key := workKey{i.Round, i.Team}
		n.work[key] = append(n.work[key], i)
	}
}

func (n *linker) finding(f *Finding) {
	if id := f.ID.Value; id != "" {
		if old := n.ids[id]; old != nil {
			n.bag.Error(diag.FindingTwice, f.ID.Span, fmt.Sprintf("编号“%s”用了两次", id), "先用的在 "+old.Span.String()+"，请换一个编号。")
		} else {
			n.ids[id] = f
		}
	}
	n.unit(&f.Unit)
	if !f.Responsible.Empty() && f.Responsible.Text.Value != f.Enterprise.Value {
		n.unit(&f.Responsible)
	} else if found := n.units[f.Responsible.Text.Value]; len(found) == 1 {
		f.Responsible.Unit = found[0]
	}
	if f.RoundIs.Empty() && f.PlanName.Empty() {
		return
	}
	if f.Plan = n.choosePlan(f.PlanName, f.RoundIs, f.Span); f.Plan == nil {
		return
	}
	f.Round, f.Team = n.round(f.Plan, f.RoundIs), n.team(f.Plan, f.TeamIs)
	if f.Round != nil && f.Team != nil {
		key := workKey{f.Round, f.Team}
		n.found[key] = append(n.found[key], f)
	}
}
