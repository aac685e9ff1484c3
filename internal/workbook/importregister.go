package workbook

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// importRegister reads the sheet as a register: units, people, or the teams
// of the plans.
func (in *importer) importRegister(paths []string) *Changes {
	reg := registerOf(in.ledger, in.table.list.name)
	in.section, in.order = reg.name, reg.order
	if reg.name == SheetUnits {
		in.coming = in.comingUnits()
	}
	ids := in.identify(reg)
	seen := map[string]row{}
	rows := in.table.rows[in.matching.first:]
	touched := map[string]row{}
	for i, r := range rows {
		id := ids[i]
		if id == "" {
			continue // reported
		}
		if first, twice := seen[id]; twice {
			in.table.complain(in.bag, diag.Error, diag.WorkbookNumber, r, in.keyColumn(reg), "“"+shownID(id)+"”写了两次", "先写的在 "+in.table.place(first, in.keyColumn(reg))+"，请只留一行。")
			continue
		}
		seen[id] = r
		in.out.Rows++
		e := reg.byID[id]
		if e == nil {
			if e = in.moved(reg, r, id, ids); e != nil {
				seen[e.id] = r
			}
		}
		switch {
		case e != nil:
			if in.changeEntry(reg, r, e) {
				touched[id] = r
			}
		case in.createEntry(reg, r):
			in.out.Added = append(in.out.Added, shownID(id))
			touched[id] = r
		}
	}
	in.absentEntries(reg, seen)
	if in.bag.HasErrors() {
		return nil
	}
	in.finish()
	if !in.bag.HasErrors() && len(in.out.Files) > 0 {
		in.verifyRegister(paths, touched)
	}
	if in.bag.HasErrors() {
		return nil
	}
	return in.out
}

// shownID is an identity as messages show it.
func shownID(id string) string {
	first, second, both := strings.Cut(id, "\x00")
	if !both {
		return id
	}
	if second == "" {
		return first
	}
	return first + "（" + second + "）"
}

// keyColumn is the column that most tells the entries apart.
func (in *importer) keyColumn(reg *register) int { return in.matching.at[reg.essential[0]] }

// comingUnits are the names that the sheet gives to units.
func (in *importer) comingUnits() map[string]bool {
	out := map[string]bool{}
	for _, r := range in.table.rows[in.matching.first:] {
		for _, title := range []string{titleName, titleShort} {
			if c, ok := in.matching.at[title]; ok {
				if name := clean(plainText(r.cell(c))); name != "" {
					out[name] = true
				}
			}
		}
	}
	return out
}

// identify says which entry each row is about; "" for a row that does not
// say, which is reported.
func (in *importer) identify(reg *register) []string {
	text := func(r row, title string) string {
		c, ok := in.matching.at[title]
		if !ok {
			return ""
		}
		return clean(plainText(in.table.display(r, c)))
	}
	var out []string
	for _, r := range in.table.rows[in.matching.first:] {
		id, missing := "", reg.essential[0]
		switch name := text(r, reg.essential[0]); {
		case name == "":
		case reg.name == SheetPeople:
			written := text(r, titleUnit)
			if missing = titleUnit; written != "" {
				id = personID(name, in.ledger.Unit(written), written)
			}
		case reg.name == SheetTeams:
			p := text(r, titlePlan)
			if missing = titlePlan; p == "" && len(in.ledger.Plans) == 1 {
				p = in.ledger.Plans[0].Name.Value
			}
			if p != "" {
				id = teamID(p, name)
			}
		default:
			id = name
			// The short name will do, when it is that of one unit.
			if u := in.ledger.Unit(name); u != nil {
				id = u.Name.Value
			}
		}
		if id == "" {
			column, ok := in.matching.at[missing]
			if !ok {
				column = in.keyColumn(reg)
			}
			in.table.complain(in.bag, diag.Error, diag.WorkbookNumber, r, column, "这一行没有写“"+missing+"”", "请填写“"+missing+"”；不是"+reg.name+"的行（合计、备注）请删去。")
		}
		out = append(out, id)
	}
	return out
}

// moved finds somebody who has gone to another unit: the only one of the name
// in the register, and in the sheet.
func (in *importer) moved(reg *register, r row, id string, ids []string) *entry {
	if reg.name != SheetPeople {
		return nil
	}
	name, _, _ := strings.Cut(id, "\x00")
	of := func(other string) bool { return strings.HasPrefix(other, name+"\x00") }
	var found *entry
	for i := range reg.entries {
		if of(reg.entries[i].id) {
			if found != nil {
				return nil
			}
			found = &reg.entries[i]
		}
	}
	n := 0
	for _, other := range ids {
		if of(other) {
			n++
		}
	}
	if found == nil || n != 1 {
		return nil
	}
	in.table.complain(in.bag, diag.Warning, diag.WorkbookCell, r, in.matching.at[titleUnit], "“"+name+"”的单位与台账不同，按调动处理", "如果是同名的另一个人，请在姓名后加以区别，再导入。")
	return found
}

// changeEntry edits one entry that is known, and reports whether it did.
func (in *importer) changeEntry(reg *register, r row, e *entry) bool {
	changed := false
	for i, s := range reg.specs {
		v, there, ok := in.get(r, s)
		old := e.cells[i]
		if !there || !ok || s.title == titlePlan || in.same(s, old, v) {
			continue
		}
		if reg.name == SheetUnits && s.title == titleName && in.ledger.Unit(v.text) == in.ledger.Unit(old.text) {
			continue // the row names the unit by another of its names
		}
		if v.empty() {
			if in.blanks++; in.blanks <= mostNotes {
				in.table.complain(in.bag, diag.Info, diag.WorkbookBlank, r, in.matching.at[s.title], "是空的，保留台账里的“"+s.title+"”："+hidden(s, brief(old.String())), "确实要删的，请在数据文件里删。")
			}
			continue
		}
		changed = true
		in.out.Changed = append(in.out.Changed, e.name+"："+s.title+" "+hidden(s, shown(old.String()))+" → "+hidden(s, shown(v.String())))
		in.edit(r, s, e.at, func(g *surgeon, n *yaml.Node) bool { return g.set(n, in.order, s.keys[0], token(s, v)) })
	}
	return changed
}

// hidden keeps what is internal out of messages.
func hidden(s spec, text string) string {
	if contains(contactTitles(), s.title) {
		return "（内部信息）"
	}
	return text
}

// createEntry writes a new entry; false when a cell is wrong.
func (in *importer) createEntry(reg *register, r row) bool {
	pairs := make([]string, len(reg.order))
	sound := true
	parent := ""
	for _, s := range reg.specs {
		v, there, ok := in.get(r, s)
		switch {
		case !ok:
			sound = false
		case s.title == titlePlan:
			parent = v.text
		case v.empty() && s.must && there:
			in.wrong(r, in.matching.at[s.title], "是空的，“"+s.title+"”必须填写", "请填写“"+s.title+"”。")
			sound = false
		case v.empty() && s.must:
			in.wrong(r, in.keyColumn(reg), "是新的，表里却没有“"+s.title+"”这一列", "请加上这一列，或者在对应文件里写明。")
			sound = false
		case !v.empty() && !(s.kind == yes && v.text == noWord):
			pairs[index(reg.order, s.keys[0])] = s.keys[0] + ": " + token(s, v)
		}
	}
	if !sound {
		return false
	}
	pairs = slices.DeleteFunc(pairs, func(s string) bool { return s == "" })
	if reg.name == SheetTeams {
		in.createTeam(r, parent, pairs)
		return true
	}
	name := in.registerFile(reg)
	if in.fresh[name] == nil {
		in.fresh[name] = &strings.Builder{}
	}
	if in.inBlocks(reg, name) {
		fmt.Fprintf(in.fresh[name], "- %s\n", strings.Join(pairs, "\n  "))
	} else {
		fmt.Fprintf(in.fresh[name], "- {%s}\n", strings.Join(pairs, ", "))
	}
	return true
}

// createTeam adds a team to its plan.
func (in *importer) createTeam(r row, name string, pairs []string) {
	p := in.ledger.Plan(name)
	if p == nil && len(in.ledger.Plans) == 1 {
		p = in.ledger.Plans[0]
	}
	if p == nil {
		return // the column of plans has been reported
	}
	s := spec{title: titleTeam, keys: []string{SheetTeams}}
	in.edit(r, s, p.Span, func(g *surgeon, n *yaml.Node) bool {
		return g.add(n, []string{"名称", "年度", "制度", "组织单位", "对象", "对象数", "组数", SheetTeams}, SheetTeams, "{"+strings.Join(pairs, ", ")+"}")
	})
}

// registerFile is the file that new entries belong into: that of the last
// one, else one named after the register.
func (in *importer) registerFile(reg *register) string {
	if n := len(reg.entries); n > 0 {
		return reg.entries[n-1].at.File
	}
	return ledger.Folder + reg.name + ".yaml"
}

// inBlocks reports whether the last entry of a file is written key by key.
func (in *importer) inBlocks(reg *register, name string) bool {
	s := in.surgeon(name)
	if s == nil || len(reg.entries) == 0 {
		return false
	}
	n := in.nodes[name][reg.entries[len(reg.entries)-1].at.Start]
	return n != nil && !s.flow(n)
}

// absentEntries reports entries that are not in the sheet; of teams, those of
// the plans that it speaks of. They stay as they are. A sheet of a few is one
// of changes, and need not hold the rest.
func (in *importer) absentEntries(reg *register, seen map[string]row) {
	if 2*len(seen) < len(reg.entries) {
		return
	}
	plans := map[string]bool{}
	for id := range seen {
		p, _, _ := strings.Cut(id, "\x00")
		plans[p] = true
	}
	n := 0
	for _, e := range reg.entries {
		p, _, _ := strings.Cut(e.id, "\x00")
		if _, there := seen[e.id]; there || reg.name == SheetTeams && !plans[p] {
			continue
		}
		if n++; n <= mostNotes {
			hint := "确实要删的，请在数据文件里删。"
			if reg.name == SheetUnits {
				hint += "单位改了名称的，也在那里改，旧名称写进“别名”，以前的检查和隐患才认得。"
			}
			in.bag.Warn(diag.WorkbookAbsent, e.at, reg.name+"“"+e.name+"”不在表里，没有改动", hint)
		}
	}
	if n > mostNotes {
		in.bag.Warn(diag.WorkbookAbsent, source.Span{File: in.table.File}, fmt.Sprintf("不在表里的%s一共 %d 条，其余没有列出", reg.name, n), "它们没有改动。")
	}
}
