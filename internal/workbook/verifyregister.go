package workbook

import (
	"slices"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// verifyRegister reads the whole ledger with the changes: a name that changed
// may be used anywhere. It was without errors before, so that whatever is
// wrong now comes from the sheet.
func (in *importer) verifyRegister(paths []string, touched map[string]row) {
	changed := map[string]bool{}
	var files []*source.File
	for _, c := range in.out.Files {
		changed[c.Path] = true
		files = append(files, source.NewFile(c.Path, c.Text))
	}
	for _, name := range paths {
		if changed[name] {
			continue
		}
		if f := in.file(name); f != nil {
			files = append(files, f)
		}
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Path < files[j].Path })
	var found diag.Bag
	in.after = ledger.Load(files, &found)
	reg := registerOf(in.after, in.table.list.name)
	for _, d := range found.Sorted() {
		if d.Severity != diag.Error {
			continue
		}
		if r, ok := in.rowAt(reg, d.Span, touched); ok {
			in.table.complain(in.bag, diag.Error, d.Code, r, in.keyColumn(reg), d.Summary, d.Hint)
			continue
		}
		d.Summary = "导入以后，" + d.Summary
		in.bag.Add(d)
	}
	if in.bag.HasErrors() {
		return
	}
	for id, r := range touched {
		in.compareEntry(reg, reg.byID[id], shownID(id), r)
	}
}

// rowAt is the row that the entry around a place was changed by.
func (in *importer) rowAt(reg *register, at source.Span, touched map[string]row) (row, bool) {
	best := ""
	var from source.Pos
	for _, e := range reg.entries {
		if e.at.File == at.File && !at.Start.Before(e.at.Start) && from.Before(e.at.Start) {
			best, from = e.id, e.at.Start
		}
	}
	if best == "" || !in.oneSection(at.File, from.Line, at.Start.Line) {
		return row{}, false
	}
	r, ok := touched[best]
	return r, ok
}

// oneSection reports whether two lines of a changed file stand below the same
// first-level key.
func (in *importer) oneSection(name string, from, to int) bool {
	starts, known := in.sections[name]
	if !known {
		if i := slices.IndexFunc(in.out.Files, func(c FileChange) bool { return c.Path == name }); i >= 0 {
			for n, line := range strings.Split(in.out.Files[i].Text, "\n") {
				if line != "" && !strings.ContainsRune(" #-\t", rune(line[0])) {
					starts = append(starts, n+1)
				}
			}
		}
		if in.sections == nil {
			in.sections = map[string][]int{}
		}
		in.sections[name] = starts
	}
	section := func(line int) int { return sort.SearchInts(starts, line+1) }
	return section(from) == section(to)
}

// compareEntry holds an entry against the row that it was changed by.
func (in *importer) compareEntry(reg *register, e *entry, name string, r row) {
	if e == nil {
		in.table.complain(in.bag, diag.Error, diag.WorkbookPlace, r, in.keyColumn(reg), "“"+name+"”写不进数据文件", "请在数据文件里直接改。")
		return
	}
	was := in.ledger
	in.ledger = in.after // names are now those of the register as it will be
	defer func() { in.ledger = was }()
	for i, s := range reg.specs {
		v, there, ok := in.get(r, s)
		if !there || !ok || v.empty() || s.kind == plan || in.same(s, e.cells[i], v) || reg.name == SheetUnits && s.title == titleName {
			continue
		}
		in.table.complain(in.bag, diag.Error, diag.WorkbookPlace, r, in.matching.at[s.title], "的“"+s.title+"”写不进数据文件 "+e.at.File, "请在数据文件里直接改。")
	}
}
