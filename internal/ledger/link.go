package ledger

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
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

// unknown reports a name that is not registered, unless it may have been in a
// part of the files that could not be read.
func (n *linker) unknown(code diag.Code, at source.Span, summary, hint string) {
	if !n.damaged {
		n.bag.Error(code, at, summary, hint)
	}
}

// nearHint offers the nearest of some words.
func nearHint(word string, among []string) string {
	hint := "可以写：" + strings.Join(among, "、") + "。"
	if near := spelling.Nearest(word, among); near != "" {
		return fmt.Sprintf("是不是“%s”？%s", near, hint)
	}
	return hint
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
	if i.Plan = n.choosePlan(naming{i.PlanName, i.RoundIs, i.TeamIs, i.Units, i.Span}); i.Plan == nil {
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
	if f.Plan = n.choosePlan(naming{f.PlanName, f.RoundIs, f.TeamIs, []UnitRef{f.Unit}, f.Span}); f.Plan == nil {
		return
	}
	f.Round, f.Team = n.round(f.Plan, f.RoundIs), n.team(f.Plan, f.TeamIs)
	if f.Round != nil && f.Team != nil {
		key := workKey{f.Round, f.Team}
		n.found[key] = append(n.found[key], f)
	}
}
