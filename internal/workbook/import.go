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

// Changes are what a sheet changes in the files of an office.
type Changes struct {
	Files   []FileChange // in the order of their paths
	Rows    int
	Added   []string // numbers of findings, names of the entries of registers
	Changed []string // 2026-1-101：状态 整改中 → 待验收
}

// FileChange is what becomes of one file.
type FileChange struct {
	Path  string
	New   bool   // the file is not there yet; Text is all of it
	Text  string // the whole text afterwards, line ends as \n
	Edits []Edit
	// Then are the edits of further lists, made in the text that the edits
	// before them left.
	Then [][]Edit
}

// Apply makes all edits in a file as it stands on the disk.
func (c FileChange) Apply(data []byte) []byte {
	data = ApplyBytes(data, c.Edits)
	for _, edits := range c.Then {
		data = ApplyBytes(data, edits)
	}
	return data
}

// importer is the state of one import.
type importer struct {
	ledger   *ledger.Ledger
	table    *Table
	matching *Matching
	bag      *diag.Bag
	file     func(string) *source.File
	out      *Changes

	fields   []field
	after    *ledger.Ledger   // with the changes, when they were read back
	sections map[string][]int // lines of the first-level keys of changed files
	coming   map[string]bool  // units that stand in the sheet and are to be registered
	section  string           // the first-level key of the list
	order    []string         // of the keys of an entry
	units    []string
	named    map[kind][]string
	surgeons map[string]*surgeon
	nodes    map[string]map[source.Pos]*yaml.Node
	fresh    map[string]*strings.Builder
	touched  map[string]row // by number
	blanks   int
	homes    map[string]string // files of new findings, by plan, round and team
}

func newImporter(l *ledger.Ledger, file func(string) *source.File, t *Table, m *Matching, bag *diag.Bag) *importer {
	in := &importer{ledger: l, table: t, matching: m, bag: bag, file: file, out: &Changes{}, fields: fields(), section: SheetFindings,
		named: map[kind][]string{}, surgeons: map[string]*surgeon{}, nodes: map[string]map[source.Pos]*yaml.Node{}, fresh: map[string]*strings.Builder{}, touched: map[string]row{}}
	for _, f := range in.fields {
		if !contains(in.order, f.keys[0]) {
			in.order = append(in.order, f.keys[0])
		}
	}
	return in
}

// importFindings reads the sheet as findings.
func (in *importer) importFindings(paths []string) *Changes {
	l, t, m, bag := in.ledger, in.table, in.matching, in.bag
	seen := map[string]row{}
	var added []string
	for _, r := range t.rows[m.first:] {
		id := in.id(r)
		column := m.at[titleID]
		if first, twice := seen[id]; id == "" || twice {
			summary, hint := "这一行没有编号", "请填写编号；不是隐患的行（合计、备注）请删去。"
			if twice {
				summary, hint = "编号“"+id+"”用了两次", "先用的在 "+t.place(first, column)+"，请核对。"
			}
			t.complain(bag, diag.Error, diag.WorkbookNumber, r, column, summary, hint)
			continue
		}
		seen[id] = r
		in.out.Rows++
		if f := l.Finding(id); f != nil {
			in.change(r, f)
		} else if item := in.create(r); item != "" {
			in.touched[id] = r
			added = append(added, id)
			in.append(r, item)
		}
	}
	in.absent(seen)
	if in.blanks > mostNotes {
		bag.Info(diag.WorkbookBlank, source.Span{File: t.File}, fmt.Sprintf("这样的空格一共 %d 处，其余没有列出", in.blanks), "")
	}
	if bag.HasErrors() {
		return nil
	}
	in.out.Added = added
	in.finish()
	if !bag.HasErrors() {
		in.verify(paths)
	}
	if bag.HasErrors() {
		return nil
	}
	return in.out
}

// mostNotes bounds the notes of one kind.
const mostNotes = 20

// get reads a field of a row; ok is false when the cell is wrong, and there
// is false when the sheet has no such column.
func (in *importer) get(r row, f spec) (v cell, there, ok bool) {
	column, there := in.matching.at[f.title]
	if !there {
		return cell{}, false, true
	}
	v, ok = in.value(r, column, f)
	return v, true, ok
}

// change edits one finding that is known.
func (in *importer) change(r row, f *ledger.Finding) {
	step := map[string]cell{}
	changedStep := false
	note := func(title, from, to string) {
		in.out.Changed = append(in.out.Changed, f.ID.Value+"："+title+" "+shown(from)+" → "+shown(to))
		in.touched[f.ID.Value] = r
	}
	var listing []field
	for _, field := range in.fields {
		v, there, ok := in.get(r, field.spec)
		if !there || !ok {
			continue
		}
		old := field.get(f)
		if field.keys[0] == keyHistory {
			step[field.title] = v
		}
		if in.same(field.spec, old, v) {
			continue
		}
		if v.empty() {
			if in.blanks++; in.blanks <= mostNotes {
				in.table.complain(in.bag, diag.Info, diag.WorkbookBlank, r, in.matching.at[field.title], "是空的，保留台账里的“"+field.title+"”："+brief(old.String()), "确实要删的，请在数据文件里删。")
			}
			continue
		}
		switch {
		case field.keys[0] == keyHistory:
			changedStep = true
		case len(field.keys) == 1:
			note(field.title, old.String(), v.String())
			in.edit(r, field.spec, f.Span, func(s *surgeon, n *yaml.Node) bool {
				return s.set(n, in.order, field.keys[0], token(field.spec, v))
			})
		default:
			note(field.title, old.String(), v.String())
			listing = append(listing, field)
		}
	}
	if len(listing) > 0 {
		in.list(r, f, listing)
	}
	if changedStep {
		in.step(r, f, step, note)
	}
}

func shown(s string) string {
	if s == "" {
		return "（空）"
	}
	return brief(s)
}

// list edits 挂牌督办.
func (in *importer) list(r row, f *ledger.Finding, changed []field) {
	value := func(field field) cell { v, _, _ := in.get(r, field.spec); return v }
	if f.Listed == nil {
		var pairs []string
		for _, field := range changed {
			pairs = append(pairs, field.keys[1]+": "+token(field.spec, value(field)))
		}
		if changed[0].title != titleListed {
			in.wrong(r, in.matching.at[changed[0].title], "挂牌督办没有“挂牌日期”", "请填写挂牌日期。")
			return
		}
		in.edit(r, changed[0].spec, f.Span, func(s *surgeon, n *yaml.Node) bool {
			return s.set(n, in.order, keyListing, "{"+strings.Join(pairs, ", ")+"}")
		})
		return
	}
	for _, field := range changed {
		in.edit(r, field.spec, f.Span, func(s *surgeon, n *yaml.Node) bool {
			inner := n.Find(keyListing)
			return inner != nil && s.set(inner, []string{"日期", "文号", "销号"}, field.keys[1], token(field.spec, value(field)))
		})
	}
}

// step edits the history: another state or day is a further step; anything
// else corrects the last one.
func (in *importer) step(r row, f *ledger.Finding, cells map[string]cell, note func(title, from, to string)) {
	last := ledger.Step{}
	if len(f.History) > 0 {
		last = *f.History[len(f.History)-1]
	}
	state, on := cells[titleState].text, cells[titleStateDay].day
	if state == "" {
		state = string(last.State)
	}
	if on.IsZero() {
		on = ledger.Day(last.Date)
	}
	column := in.matching.at[titleID]
	for _, title := range []string{titleState, titleStateDay} {
		if c, ok := in.matching.at[title]; ok {
			column = c
		}
	}
	further := state != string(last.State) || on != ledger.Day(last.Date)
	switch {
	case state == "":
		in.wrong(r, column, "没有写状态", "写了状态日期、办理说明、凭证或延期的，请同时写明状态。")
		return
	case on.IsZero():
		in.wrong(r, column, "没有写状态日期", "请写明从哪一天起是“"+state+"”。")
		return
	case further && on.Before(ledger.Day(last.Date)):
		in.wrong(r, column, fmt.Sprintf("状态日期 %s 早于上一步（%s）", on, ledger.Day(last.Date)), "经过按日期先后写，请核对；要更正以前的一步，请在数据文件里改。")
		return
	case further && len(f.History) > 0 && on == ledger.Day(last.Date):
		in.table.complain(in.bag, diag.Warning, diag.WorkbookCell, r, column, "状态改了，状态日期没有改", "确实是同一天的不用管；否则请核对日期。")
	}
	pairs := []string{"日期: " + on.String(), "状态: " + state}
	for _, field := range in.fields {
		if field.keys[0] != keyHistory || field.title == titleState || field.title == titleStateDay {
			continue
		}
		v := cells[field.title]
		if v.empty() || in.same(field.spec, field.get(f), v) {
			continue
		}
		if further {
			pairs = append(pairs, field.keys[1]+": "+token(field.spec, v))
			continue
		}
		note(field.title, field.get(f).String(), v.String())
		in.edit(r, field.spec, f.Span, func(s *surgeon, n *yaml.Node) bool {
			h := n.Find(keyHistory)
			switch {
			case h == nil:
				return false
			case h.Kind == yaml.Sequence && len(h.Items) > 0:
				h = h.Items[len(h.Items)-1]
			}
			return s.set(h, []string{"日期", "状态", "说明", "凭证", "延期至"}, field.keys[1], token(field.spec, v))
		})
	}
	if further {
		note(titleState, strings.TrimSpace(string(last.State)+" "+cell{day: ledger.Day(last.Date)}.String()), state+" "+on.String())
		in.edit(r, in.field(titleState).spec, f.Span, func(s *surgeon, n *yaml.Node) bool {
			return s.add(n, in.order, keyHistory, "{"+strings.Join(pairs, ", ")+"}")
		})
	}
}

func (in *importer) field(title string) field {
	for _, f := range in.fields {
		if f.title == title {
			return f
		}
	}
	return field{}
}

// edit changes the mapping that begins at a place.
func (in *importer) edit(r row, f spec, at source.Span, do func(*surgeon, *yaml.Node) bool) {
	name := at.File
	s := in.surgeon(name)
	if s != nil {
		if n := in.nodes[name][at.Start]; n != nil && do(s, n) {
			return
		}
	}
	column := in.matching.at[f.title]
	in.table.complain(in.bag, diag.Error, diag.WorkbookPlace, r, column, "的改动不能自动写进 "+at.String(), "请在数据文件里改这一处的“"+f.keys[0]+"”，再导入。")
}

// surgeon opens a file for editing and finds the mappings in it, by the place
// of their first key.
func (in *importer) surgeon(name string) *surgeon {
	if s, ok := in.surgeons[name]; ok {
		return s
	}
	file := in.file(name)
	if file == nil {
		in.surgeons[name] = nil
		return nil
	}
	var ignored diag.Bag
	root := yaml.Parse(file, 0, len(file.Text), &ignored)
	nodes := map[source.Pos]*yaml.Node{}
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		if len(n.Entries) > 0 {
			nodes[n.Entries[0].KeySpan.Start] = n
		}
		for _, e := range n.Entries {
			walk(e.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	if root != nil {
		walk(root)
	}
	s := &surgeon{file: file, root: root}
	in.surgeons[name], in.nodes[name] = s, nodes
	return s
}

// absent reports findings of the rounds and teams of the sheet that are not
// in it. They stay as they are.
func (in *importer) absent(seen map[string]row) {
	// A number that is missing or stands twice may be that of any of them.
	if slices.ContainsFunc(in.bag.Sorted(), func(d diag.Diagnostic) bool { return d.Code == diag.WorkbookNumber }) {
		return
	}
	type group struct{ plan, round, team string }
	of := func(f *ledger.Finding) group {
		g := group{round: f.RoundIs.Value, team: f.TeamIs.Value}
		if f.Plan != nil {
			g.plan = f.Plan.Name.Value
		}
		return g
	}
	asked := map[group]bool{}
	for id := range seen {
		if f := in.ledger.Finding(id); f != nil {
			asked[of(f)] = true
		}
	}
	n := 0
	for _, f := range in.ledger.Findings {
		if _, there := seen[f.ID.Value]; there || !asked[of(f)] {
			continue
		}
		if n++; n <= mostNotes {
			in.bag.Warn(diag.WorkbookAbsent, f.Span, "隐患 "+f.ID.Value+" 不在表里，没有改动", "确实要删的，请在数据文件里删。")
		}
	}
	if n > mostNotes {
		in.bag.Warn(diag.WorkbookAbsent, source.Span{File: in.table.File}, fmt.Sprintf("不在表里的隐患一共 %d 条，其余没有列出", n), "它们没有改动。")
	}
}
