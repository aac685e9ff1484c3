package workbook

import (
	"strings"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// registerField is one column of a register, and how its value is taken from
// an entry.
type registerField[T any] struct {
	spec
	get func(*T) cell
}

// planTeam is a team with the plan it belongs to.
type planTeam struct {
	*ledger.Team
	plan *ledger.Plan
}

// entry is one entry of a register as it is written.
type entry struct {
	at    source.Span
	id    string
	name  string // in messages
	cells []cell // by column
}

// register is a register of the ledger with what it holds.
type register struct {
	*list
	specs   []spec
	entries []entry
	byID    map[string]*entry
	order   []string // of the keys of an entry
}

// registerOf is the register of a list as the ledger has it.
func registerOf(l *ledger.Ledger, name string) *register {
	r := &register{list: listOf(name), byID: map[string]*entry{}}
	switch name {
	case SheetUnits:
		fill(r, unitFields(), l.Units, func(u *ledger.Unit) (source.Span, string, string) { return u.Span, u.Name.Value, u.Called() })
	case SheetPeople:
		fill(r, personFields(), l.People, func(p *ledger.Person) (source.Span, string, string) {
			return p.Span, personID(p.Name.Value, p.Unit.Unit, p.Unit.String()), p.Name.Value
		})
	case SheetTeams:
		fill(r, teamFields(), teamsOf(l), func(t *planTeam) (source.Span, string, string) {
			return t.Span, teamID(t.plan.Name.Value, t.Name.Value), t.Name.Value
		})
	}
	for i := range r.entries {
		r.byID[r.entries[i].id] = &r.entries[i]
	}
	for _, s := range r.specs {
		r.order = append(r.order, s.keys[0])
	}
	if name == SheetUnits {
		// The sheet begins with what a unit is called, a file with its name.
		r.order[0], r.order[1] = r.order[1], r.order[0]
	}
	return r
}

// personID tells people of one name apart by their unit.
func personID(name string, u *ledger.Unit, written string) string {
	if u != nil {
		written = u.Name.Value
	}
	return name + "\x00" + written
}

func teamID(plan, team string) string { return plan + "\x00" + team }

func teamsOf(l *ledger.Ledger) []*planTeam {
	var out []*planTeam
	for _, p := range l.Plans {
		for _, t := range p.Teams {
			out = append(out, &planTeam{t, p})
		}
	}
	return out
}

func fill[T any](r *register, fields []registerField[T], all []*T, about func(*T) (source.Span, string, string)) {
	for _, f := range fields {
		r.specs = append(r.specs, f.spec)
	}
	for _, v := range all {
		at, id, name := about(v)
		e := entry{at: at, id: id, name: name}
		for _, f := range fields {
			e.cells = append(e.cells, f.get(v))
		}
		r.entries = append(r.entries, e)
	}
}

// plainField is a column of any text.
func plainField[T any](title string, width float64, get func(*T) doc.Text) registerField[T] {
	return registerField[T]{spec{title: title, keys: []string{title}, width: width}, func(v *T) cell { return cell{text: get(v).Value} }}
}

// of makes a column one of another kind.
func (f registerField[T]) of(k kind, words ...string) registerField[T] {
	f.kind, f.words = k, words
	return f
}

func (f registerField[T]) needed() registerField[T] {
	f.must = true
	return f
}

func wordField[T any](title string, width float64, words []string, get func(*T) string) registerField[T] {
	return registerField[T]{spec{title: title, keys: []string{title}, width: width, kind: word, words: words}, func(v *T) cell { return cell{text: get(v)} }}
}

func unitsField[T any](title string, width float64, get func(*T) []ledger.UnitRef) registerField[T] {
	return registerField[T]{spec{title: title, keys: []string{title}, width: width, kind: units}, func(v *T) cell {
		var out []string
		for _, u := range get(v) {
			out = append(out, u.String())
		}
		return cell{text: joined(out)}
	}}
}

func peopleField[T any](title string, width float64, get func(*T) []ledger.PersonRef) registerField[T] {
	return registerField[T]{spec{title: title, keys: []string{title}, width: width, kind: names}, func(v *T) cell {
		var out []string
		for _, p := range get(v) {
			out = append(out, p.Text.Value)
		}
		return cell{text: joined(out)}
	}}
}

// joined writes several names into one cell.
func joined(names []string) string { return strings.Join(names, "、") }

// contactTitles are the columns that hold what is internal.
func contactTitles() []string { return []string{"电话", "手机", "邮箱"} }

func contactFields[T any](at func(*T) ledger.Contact) []registerField[T] {
	return []registerField[T]{
		plainField("电话", 16, func(v *T) doc.Text { return at(v).Phone.Reveal() }),
		plainField("手机", 16, func(v *T) doc.Text { return at(v).Mobile.Reveal() }),
		plainField("邮箱", 22, func(v *T) doc.Text { return at(v).Mail.Reveal() }),
	}
}

func unitFields() []registerField[ledger.Unit] {
	type u = ledger.Unit
	return append([]registerField[u]{
		plainField(titleShort, 18, func(v *u) doc.Text {
			if v.Short.Empty() {
				return v.Name // what it is called; nothing needs to be written
			}
			return v.Short
		}),
		plainField(titleName, 28, func(v *u) doc.Text { return v.Name }).needed(),
		wordField(titleKind, 10, ledger.UnitKinds(), func(v *u) string { return v.Kind }).needed(),
		plainField(titleParent, 24, func(v *u) doc.Text { return v.Parent.Text }).of(unit),
		registerField[u]{spec{title: "别名", keys: []string{"别名"}, width: 28, kind: names}, func(v *u) cell {
			var out []string
			for _, t := range v.Aliases {
				out = append(out, t.Value)
			}
			return cell{text: joined(out)}
		}},
	}, contactFields(func(v *u) ledger.Contact { return v.Contact })...)
}

func personFields() []registerField[ledger.Person] {
	type p = ledger.Person
	return append([]registerField[p]{
		plainField(titlePerson, 10, func(v *p) doc.Text { return v.Name }).needed(),
		plainField(titleUnit, 20, func(v *p) doc.Text { return v.Unit.Text }).of(unit).needed(),
		plainField("职务", 16, func(v *p) doc.Text { return v.Duty }),
		wordField(titleRank, 10, ledger.Ranks(), func(v *p) string { return v.Rank }),
		wordField("专家", 8, []string{yesWord, noWord}, func(v *p) string {
			if v.Expert {
				return yesWord
			}
			return ""
		}).of(yes, yesWord, noWord),
		unitsField("回避", 24, func(v *p) []ledger.UnitRef { return v.Avoid }),
	}, contactFields(func(v *p) ledger.Contact { return v.Contact })...)
}

func teamFields() []registerField[planTeam] {
	type t = planTeam
	name := plainField(titleTeam, 16, func(v *t) doc.Text { return v.Name }).needed()
	name.keys = []string{titleName}
	return []registerField[t]{
		plainField(titlePlan, 26, func(v *t) doc.Text { return v.plan.Name }).of(plan).needed(),
		name,
		wordField(titleKindOf, 8, ledger.TeamKinds(), func(v *t) string { return v.Kind }),
		plainField("牵头单位", 18, func(v *t) doc.Text { return v.Lead.Text }).of(unit),
		peopleField("组长", 20, func(v *t) []ledger.PersonRef { return v.Leaders }),
		peopleField("副组长", 20, func(v *t) []ledger.PersonRef { return v.Deputies }),
		peopleField("联络员", 20, func(v *t) []ledger.PersonRef { return v.Liaisons }),
		peopleField("成员", 40, func(v *t) []ledger.PersonRef { return v.Members }),
		peopleField("专家", 24, func(v *t) []ledger.PersonRef { return v.Experts }),
		unitsField("巡查单位", 40, func(v *t) []ledger.UnitRef { return v.Units }),
		plainField("驻地", 20, func(v *t) doc.Text { return v.Office }),
		plainField("公布电话", 16, func(v *t) doc.Text { return v.Phone }),
	}
}
