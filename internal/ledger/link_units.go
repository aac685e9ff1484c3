package ledger

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/spelling"
)

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
		n.unknown(diag.UnitUnknown, r.Text.Span, fmt.Sprintf("没有登记“%s”这个单位", name), n.nearUnit(name))
	default:
		n.unknown(diag.UnitUnknown, r.Text.Span, fmt.Sprintf("“%s”是几个单位共同的名称，分不清是哪一个", name), "请写全称。")
	}
}

func (n *linker) unitsOf(refs []UnitRef) {
	for i := range refs {
		if !n.several(refs[i].Text, n.units[refs[i].Text.Value] != nil) {
			n.unit(&refs[i])
		}
	}
}

// several reports an entry of a list that is several names, typed as one.
func (n *linker) several(t doc.Text, known bool) bool {
	names := apart(t.Value)
	if known || len(names) < 2 {
		return false
	}
	n.bag.Error(diag.ListWanted, t.Span, "“"+t.Value+"”把几个名称写成了一个", "写成列表，用方括号和半角逗号：["+strings.Join(names, ", ")+"]")
	return true
}

// apart splits names at the marks that stand between names, but not within
// brackets: 叶义（市应急局、市安委办） is one.
func apart(s string) []string {
	depth := 0
	return strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		}
		return depth <= 0 && strings.ContainsRune("、，,；;", r)
	})
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
		return fmt.Sprintf("是不是“%s”？单位改了名称的，把旧名称写进它的“别名”；新的单位，请在“单位”里登记。", near)
	}
	return "请核对名称；单位改了名称的，把旧名称写进它的“别名”；新的单位，请在“单位”里登记。"
}
