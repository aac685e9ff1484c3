package ledger

import (
	"fmt"
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/spelling"
)

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

// dutyEnd is how the names of duties end.
var dutyEnd = regexp.MustCompile(`(长|任|员|书记|干部|工程师|专家)$`)

// dutied reports a duty typed with the unit: 叶义（市应急局副局长）.
func (n *linker) dutied(name string, unit doc.Text) bool {
	longest := ""
	if n.units[unit.Value] == nil {
		for known := range n.units {
			if rest, ok := strings.CutPrefix(unit.Value, known); ok && dutyEnd.MatchString(rest) && len(known) > len(longest) {
				longest = known
			}
		}
	}
	if longest != "" {
		n.unknown(diag.UnitUnknown, unit.Span, fmt.Sprintf("没有登记“%s”这个单位", unit.Value), "括号里只写单位："+name+"（"+longest+"）；职务写在“人员”里。")
	}
	return longest != ""
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
		if n.dutied(name, unit.Text) {
			return
		}
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
	case len(found) == 1, len(found) > 1 && sameUnit(found): // registered twice, which was said there
		r.Person = found[0]
	case len(found) > 1:
		n.unknown(diag.PersonUnknown, r.Text.Span, fmt.Sprintf("有几个“%s”，分不清是哪一个", name), "请在姓名后用括号写明单位，例如："+name+"（"+found[0].Unit.Text.Value+"）。")
	case unit.Unit != nil && len(n.people[name]) > 0:
		n.unknown(diag.PersonUnknown, r.Text.Span, fmt.Sprintf("“%s”登记的单位是“%s”，这里写的是“%s”", name, n.people[name][0].Unit, unitName), "请核对是不是同一个人；调动了的，先改“人员”里的单位。")
	case unit.Unit != nil:
		p := &Person{Span: r.Text.Span, Name: doc.Text{Value: name, Span: r.Text.Span}, Unit: unit}
		n.people[name] = append(n.people[name], p)
		r.Person = p
	default:
		hint := "请在“人员”里登记，或者写成“" + name + "（单位）”。"
		if near := spelling.Nearest(name, n.namesOfPeople()); near != "" {
			hint = fmt.Sprintf("是不是“%s”？", near) + hint
		}
		n.unknown(diag.PersonUnknown, r.Text.Span, fmt.Sprintf("没有登记“%s”这个人", name), hint)
	}
}

func sameUnit(people []*Person) bool {
	for _, p := range people {
		if p.Unit.Unit != people[0].Unit.Unit {
			return false
		}
	}
	return true
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
		if !n.several(refs[i].Text, n.people[refs[i].Text.Value] != nil) {
			n.person(&refs[i])
		}
	}
}
