package papers

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// role is one line of a roster.
type role struct {
	label  string
	people []ledger.PersonRef
}

func roles(t *ledger.Team) []role {
	all := []role{{"组长", t.Leaders}, {"副组长", t.Deputies}, {"联络员", t.Liaisons}, {"成员", t.Members}, {"专家", t.Experts}}
	return slices.DeleteFunc(all, func(r role) bool { return len(r.people) == 0 })
}

// person is a name with its home unit: 叶义（市应急局）.
func (c *call) person(ref ledger.PersonRef) string {
	p := ref.Person
	if p == nil {
		return ref.Text.Value
	}
	out := p.Name.Value + "（" + called(p.Unit)
	switch kind := c.own["电话"]; kind.Value {
	case "手机":
		if number := p.Contact.Mobile.Reveal().Value; number != "" {
			out += "，" + number
		}
	case "办公":
		if number := p.Contact.Phone.Reveal().Value; number != "" {
			out += "，" + number
		}
	}
	return out + "）"
}

func (c *call) people(refs []ledger.PersonRef) doc.Text {
	var names []string
	var at source.Span
	for i, ref := range refs {
		if i == 0 {
			at = ref.Text.Span
		}
		names = append(names, c.person(ref))
	}
	return doc.Text{Value: strings.Join(names, "、"), Span: at}
}

// chosen are the teams of the call.
func (c *call) chosen(p *ledger.Plan) []*ledger.Team {
	if c.sel.team != nil {
		return []*ledger.Team{c.sel.team}
	}
	return p.Teams
}

// unitsOf are the units of a team, in the round when one is chosen.
func (c *call) unitsOf(p *ledger.Plan, t *ledger.Team) []string {
	refs := t.Units
	if c.sel.round != nil {
		refs = p.UnitsOf(c.sel.round, t)
	}
	var out []string
	for _, ref := range refs {
		out = append(out, called(ref))
	}
	return out
}

// teams sets every team under its own heading.
func teams(c *call, s *compose.Scope, _ *doc.Directive) []doc.Block {
	p := c.wantPlan()
	if p == nil {
		return nil
	}
	phones := []string{"公布", "手机", "办公", "不写"}
	if kind := c.own["电话"]; !kind.Empty() {
		switch {
		case !slices.Contains(phones, kind.Value):
			c.bag.Error(diag.SelectionValue, kind.Span, "“电话”不能写“"+kind.Value+"”", near(kind.Value, phones))
			return nil
		case kind.Value == "手机" || kind.Value == "办公":
			c.span = kind.Span
			if c.closedToPublic("巡查人员的" + map[string]string{"手机": "手机号码", "办公": "办公电话"}[kind.Value]) {
				return nil
			}
			c.span = c.name.Span
		}
	}
	level := c.level(2)
	var out []doc.Block
	for _, t := range c.chosen(p) {
		var labels, people []doc.Text
		for _, r := range roles(t) {
			line := c.people(r.people)
			labels, people = append(labels, doc.Text{Value: r.label, Span: line.Span}), append(people, line)
		}
		out = append(out, &doc.Heading{Level: level, Marked: true, Head: typed(t.Name), Span: t.Name.Span})
		out = append(out, compose.Roster(labels, people, t.Span))
		if units := c.unitsOf(p, t); len(units) > 0 && c.flag("巡查单位", true) {
			out = append(out, c.paragraph(c.made("巡查单位："+joined(units)+"。")))
		}
		if c.own["电话"].Value == "公布" && !t.Phone.Empty() {
			out = append(out, c.paragraph(append(c.made("联系电话："), append(typed(t.Phone), c.made("。")...)...)))
		}
	}
	if len(out) == 0 {
		return c.nothing("巡查组")
	}
	return s.Blocks(out)
}

// teamTable sets the teams as one table.
func teamTable(c *call, _ *compose.Scope, _ *doc.Directive) []doc.Block {
	p := c.wantPlan()
	if p == nil {
		return nil
	}
	list := c.chosen(p)
	// The columns share the room by content: 组长 holds one name, 成员 several.
	columns := []column{{"巡查组", 0, doc.AlignCentre}}
	used := []string{}
	for _, t := range list {
		for _, r := range roles(t) {
			if !slices.Contains(used, r.label) {
				used = append(used, r.label)
			}
		}
	}
	order := []string{"组长", "副组长", "联络员", "成员", "专家"}
	slices.SortFunc(used, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	for _, label := range used {
		columns = append(columns, column{label, 0, doc.AlignLeft})
	}
	columns = append(columns, column{"巡查单位", 0, doc.AlignLeft})
	var rows [][][]doc.Run
	for _, t := range list {
		cells := [][]doc.Run{typed(t.Name)}
		for range used {
			cells = append(cells, nil)
		}
		rows = append(rows, append(cells, c.made(strings.Join(c.unitsOf(p, t), "、"))))
	}
	if len(rows) == 0 {
		return c.nothing("巡查组")
	}
	table := c.grid(columns, rows)
	for i, t := range list {
		for _, r := range roles(t) {
			cell := &table.Rows[1+i].Cells[1+slices.Index(used, r.label)]
			for _, ref := range r.people {
				// A line each, so that no name is parted at a line end.
				cell.Blocks = append(cell.Blocks, &doc.Paragraph{Runs: made(c.person(ref), ref.Text.Span), Span: ref.Text.Span})
				cell.Span = cell.Blocks[0].(*doc.Paragraph).Span
			}
		}
	}
	return []doc.Block{table}
}

// objects lists the objects of the plan, or of a round, by kind.
func objects(c *call, _ *compose.Scope, _ *doc.Directive) []doc.Block {
	p := c.wantPlan()
	if p == nil {
		return nil
	}
	units := p.Units()
	if c.sel.round != nil || c.sel.team != nil {
		units = nil
		for _, t := range c.chosen(p) {
			refs := t.Units
			if c.sel.round != nil {
				refs = p.UnitsOf(c.sel.round, t)
			}
			for _, ref := range refs {
				if ref.Unit != nil && !slices.Contains(units, ref.Unit) {
					units = append(units, ref.Unit)
				}
			}
		}
	}
	byKind := map[string][]string{}
	for _, u := range units {
		byKind[u.Kind] = append(byKind[u.Kind], u.Called())
	}
	var out []doc.Block
	for _, kind := range []string{ledger.County, ledger.Town, ledger.Street, ledger.Zone, ledger.Department, ledger.Village, ledger.Enterprise, ledger.OtherKind} {
		if names := byKind[kind]; len(names) > 0 {
			out = append(out, c.paragraph(c.made(fmt.Sprintf("%s%d个：%s。", kindName(kind), len(names), joined(names)))))
		}
	}
	if len(out) == 0 {
		return c.nothing("巡查对象")
	}
	return out
}

func kindName(kind string) string {
	switch kind {
	case ledger.County:
		return "县（市、区）"
	case ledger.Village:
		return "村、社区"
	case ledger.OtherKind:
		return "其他单位"
	}
	return kind
}

func joinTextsBy(list []doc.Text, mark string) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Value)
	}
	return strings.Join(out, mark)
}
