package ledger

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// The kinds of units.
const (
	County     = "县区"
	Town       = "乡镇"
	Street     = "街道"
	Zone       = "功能区"
	Department = "部门"
	Village    = "村社区"
	Enterprise = "企业"
	OtherKind  = "其他"
)

// UnitKinds are the kinds of units, in the order of help texts.
func UnitKinds() []string { return unitKinds() }

func unitKinds() []string {
	return []string{County, Town, Street, Zone, Department, Village, Enterprise, OtherKind}
}

// Unit is an organ, a place's government, an enterprise: whatever can be
// inspected, can send people, or can be made responsible.
type Unit struct {
	Span    source.Span
	Name    doc.Text // full name
	Short   doc.Text // normal short name; empty: the full name is used
	Kind    string
	Parent  UnitRef
	Aliases []doc.Text
	Contact Contact
}

// Called is the name used in running text: the short name, else the full one.
func (u *Unit) Called() string {
	if u.Short.Empty() {
		return u.Name.Value
	}
	return u.Short.Value
}

// names are all names of a unit.
func (u *Unit) names() []doc.Text {
	out := []doc.Text{u.Name}
	if !u.Short.Empty() && u.Short.Value != u.Name.Value {
		out = append(out, u.Short)
	}
	return append(out, u.Aliases...)
}

// Under reports whether u is v or stands somewhere below it.
func (u *Unit) Under(v *Unit) bool {
	for depth := 0; u != nil && depth < deepest; depth++ {
		if u == v {
			return true
		}
		u = u.Parent.Unit
	}
	return false
}

// belongsTo reports whether u stands below v without a county between them:
// the towns of a city's counties are the counties', not the city's own.
func (u *Unit) belongsTo(v *Unit) bool {
	at := u.Parent.Unit
	for depth := 0; at != nil && at != v && depth < deepest; depth++ {
		if at.Kind == County {
			return false
		}
		at = at.Parent.Unit
	}
	return at == v
}

// deepest bounds the levels of units; a loop in the register is reported and
// must not hang.
const deepest = 32

// UnitRef is a unit as a file names it. Unit is nil when nothing is named or
// the name was reported as unknown.
type UnitRef struct {
	Text doc.Text
	Unit *Unit
}

// Empty reports whether no unit is named.
func (r UnitRef) Empty() bool { return r.Text.Empty() }

// String is the name as written.
func (r UnitRef) String() string { return r.Text.Value }

// Contact is how to reach somebody; all of it is internal.
type Contact struct{ Phone, Mobile, Mail Internal }

// each gives the parts in a fixed order.
func (c Contact) each() []Internal { return []Internal{c.Phone, c.Mobile, c.Mail} }

func contactFields[T any](at func(*T) *Contact) []field[T] {
	return []field[T]{
		secret("电话", "办公电话", func(t *T) *Internal { return &at(t).Phone }),
		secret("手机", "手机号码", func(t *T) *Internal { return &at(t).Mobile }),
		secret("邮箱", "电子邮箱", func(t *T) *Internal { return &at(t).Mail }),
	}
}

func unitRecord() record[Unit] {
	return record[Unit]{
		usual: UsualForUnits(),
		name:  "单位", doc: "机关、乡镇、街道、功能区、部门、企业等",
		place: func(u *Unit) *source.Span { return &u.Span },
		fields: append([]field[Unit]{
			text("名称", "全称", func(u *Unit) *doc.Text { return &u.Name }).must(),
			text("简称", "规范化简称，公文里用它", func(u *Unit) *doc.Text { return &u.Short }),
			choice("类别", "单位的类别", unitKinds(), func(u *Unit) *string { return &u.Kind }).must(),
			unitRef("上级", "上级单位；下属单位的人员检查上级时要回避", func(u *Unit) *UnitRef { return &u.Parent }),
			texts("别名", "其他叫法，写哪一个都认得", func(u *Unit) *[]doc.Text { return &u.Aliases }),
		}, contactFields(func(u *Unit) *Contact { return &u.Contact })...),
	}
}
