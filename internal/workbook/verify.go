package workbook

import (
	"sort"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// verify reads the changed files as the ledger will, beside the files that
// hold no findings, and holds every changed finding against its row. What is
// wrong with one is reported at its row.
func (in *importer) verify(paths []string) {
	if len(in.out.Files) == 0 {
		return
	}
	changed := map[string]bool{}
	var files []*source.File
	for _, c := range in.out.Files {
		changed[c.Path] = true
		files = append(files, source.NewFile(c.Path, c.Text))
	}
	for _, name := range in.others(paths) {
		if changed[name] {
			continue
		}
		if f := in.file(name); f != nil {
			files = append(files, f)
		}
	}
	var found diag.Bag
	after := ledger.Load(files, &found)
	after.Check(&found)
	starts := map[string][]*ledger.Finding{}
	for _, f := range after.Findings {
		starts[f.Span.File] = append(starts[f.Span.File], f)
	}
	for _, d := range found.Sorted() {
		if d.Severity != diag.Error || !changed[d.Span.File] {
			continue
		}
		list := starts[d.Span.File]
		i := sort.Search(len(list), func(i int) bool { return d.Span.Start.Before(list[i].Span.Start) })
		if i == 0 {
			continue
		}
		if r, touched := in.touched[list[i-1].ID.Value]; touched && in.oneSection(d.Span.File, list[i-1].Span.Start.Line, d.Span.Start.Line) {
			in.table.complain(in.bag, diag.Error, d.Code, r, in.columnOf(d.Code), d.Summary, d.Hint)
		}
	}
	if in.bag.HasErrors() {
		return
	}
	for id, r := range in.touched {
		in.compare(after.Finding(id), id, r)
	}
}

// others are the data files that hold more than findings.
func (in *importer) others(paths []string) []string {
	findings, more := map[string]bool{}, map[string]bool{}
	for _, f := range in.ledger.Findings {
		findings[f.Span.File] = true
	}
	for _, u := range in.ledger.Units {
		more[u.Span.File] = true
	}
	for _, p := range in.ledger.People {
		more[p.Span.File] = true
	}
	for _, r := range in.ledger.Regimes {
		more[r.Span.File] = true
	}
	for _, p := range in.ledger.Plans {
		more[p.Span.File] = true
	}
	for _, i := range in.ledger.Inspections {
		more[i.Span.File] = true
	}
	var out []string
	for _, name := range paths {
		if more[name] || !findings[name] {
			out = append(out, name)
		}
	}
	return out
}

// columnOf is the column that a finding of the ledger speaks of.
func (in *importer) columnOf(code diag.Code) int {
	title := titleID
	switch code {
	case diag.StateJump:
		title = titleState
	case diag.EventOrder:
		title = titleStateDay
	case diag.DeadlinePast:
		title = titleDue
	case diag.FindingLevel:
		title = titleLevel
	case diag.FindingNoUnit:
		title = "责任单位"
	case diag.ClosedWithoutProof:
		title = titleStepProof
	}
	if c, ok := in.matching.at[title]; ok {
		return c
	}
	return in.matching.at[titleID]
}

// compare holds a finding against the row that it was changed by.
func (in *importer) compare(f *ledger.Finding, id string, r row) {
	column := in.matching.at[titleID]
	if f == nil {
		in.table.complain(in.bag, diag.Error, diag.WorkbookPlace, r, column, "隐患 "+id+" 写不进数据文件", "请在数据文件里直接改。")
		return
	}
	for _, field := range in.fields {
		v, there, ok := in.get(r, field.spec)
		if !there || !ok || v.empty() || in.same(field.spec, field.get(f), v) {
			continue
		}
		// A further step leaves out what the step before it said already.
		if field.keys[0] == keyHistory && field.get(f).empty() && len(f.History) > 1 {
			continue
		}
		in.table.complain(in.bag, diag.Error, diag.WorkbookPlace, r, in.matching.at[field.title], "的“"+field.title+"”写不进数据文件 "+f.Span.File, "请在数据文件里直接改。")
	}
}
