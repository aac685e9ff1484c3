package build

import (
	"slices"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/papers"
	"yinfa.dev/yinfa/internal/source"
)

// papering is the part of a sheet that comes from the data of the office. The
// text of a document may be filled from them. What is found in filling has
// its right place; the places in the bag of the sheet are those of the filled
// text, which paper leads back.
type papering struct {
	draft   *papers.Draft // set for a document of a batch, with its item
	item    *papers.Item
	paper   *papers.Paper
	about   ledger.Paper // what the document is about, for the checks of the data
	filling diag.Bag
	damaged bool // the data that it takes from have errors
}

// broken reports whether an error stops the document.
func (s *sheet) broken() bool { return s.bag.HasErrors() || s.filling.HasErrors() }

// findings are all that was found, at places in the files.
func (s *sheet) findings() []diag.Diagnostic {
	var all diag.Bag
	all.Append(s.filling.Sorted())
	found := s.bag.Sorted()
	if s.paper != nil {
		found = s.paper.Restore(found)
	}
	all.Append(found)
	if s.paper == nil {
		return all.Sorted()
	}
	var own diag.Bag
	own.Append(s.paper.Own(all.Sorted()))
	if s.damaged {
		return slices.DeleteFunc(own.Sorted(), emptied)
	}
	return withoutEchoes(own.Sorted())
}

// withoutEchoes leaves out what only follows from something missing: a choice
// that names nothing leaves figures without a subject, and a figure that is
// missing leaves marks without a word between them.
func withoutEchoes(list []diag.Diagnostic) []diag.Diagnostic {
	has := func(codes ...diag.Code) bool {
		return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && slices.Contains(codes, d.Code) })
	}
	choice := has(diag.SelectionKey, diag.SelectionValue)
	gap := choice || has(diag.DataEmpty, diag.FigureContext, diag.FigureUnknown, diag.FigureForm)
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		switch d.Code {
		case diag.FigureContext, diag.DataEmpty, diag.BatchEmpty:
			return choice
		case diag.MarkStray:
			return gap
		}
		return false
	})
}

// emptied reports a finding that damaged data may have caused: what is missing
// in them is missing in the text.
func emptied(d diag.Diagnostic) bool {
	switch d.Code {
	case diag.DataMissing, diag.DataEmpty, diag.DataLater, diag.FigureContext, diag.SelectionValue, diag.BatchEmpty, diag.MarkStray, diag.TotalDiffers:
		return true
	}
	return false
}

// fill reads a document with the figures of its text filled.
func (p *Project) fill(s *sheet, f *source.File) *model.Document {
	draft := s.draft
	if draft == nil || !draft.Of(f) {
		if draft = p.papers.Open(f, p.fetch(s, &s.filling), &s.filling); draft == nil {
			return nil
		}
	}
	s.paper = draft.Paper(s.item)
	d := s.paper.Read(&s.filling, s.bag)
	if d != nil {
		s.about = s.paper.About(d)
	}
	return d
}

// demands looks for the papers that a regime demands and nobody wrote; that
// is known only of a whole project.
func (r *run) demands(outcomes []*outcome) {
	if r.project.Ledger == nil {
		return
	}
	var all []ledger.Paper
	for _, out := range outcomes {
		if out != nil {
			all = append(all, out.about)
		}
	}
	r.project.Ledger.CheckDemands(all, &r.bag)
}

// checkSource stops a document whose content comes from data with errors.
func (p *Project) checkSource(s *sheet, f *source.File) {
	if !s.paper.UsesData() {
		return
	}
	if p.damaged() {
		s.damaged = true
		damagedData(f, &s.filling)
	}
}

// damaged reports whether the data of the office have errors.
func (p *Project) damaged() bool {
	return slices.ContainsFunc(p.ledgerFindings, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
}

func damagedData(f *source.File, bag *diag.Bag) {
	bag.Error(diag.DataDamaged, f.Whole(), "台账有错误，用到台账的公文没有生成", "先改正 content/数据 里报出的错误。")
}

// fetch gives a file of the project that need not be there, and remembers it
// for the sheet; s may be nil.
func (p *Project) fetch(s *sheet, bag *diag.Bag) papers.Fetch {
	return func(name string) *source.File {
		if s != nil { // it may come
			s.read = append(s.read, name)
		}
		if !p.Repo.Exists(name) {
			return nil
		}
		return p.Repo.Text(name, bag)
	}
}

// jobs turns sources into jobs: one each, or as many as a batch has.
func (r *run) jobs() []job {
	var jobs []job
	for _, source := range r.portable(r.found.documents) {
		if !r.found.batches[source] {
			jobs = append(jobs, job{source: source, name: source, target: targetOf(source)})
			continue
		}
		var bag diag.Bag
		made := r.project.batch(source, &bag)
		r.bag.Append(bag.Sorted())
		if bag.HasErrors() {
			r.dropped++
			continue
		}
		jobs = append(jobs, made...)
	}
	return jobs
}

// batch lists the documents of a file that makes many.
func (p *Project) batch(source string, bag *diag.Bag) []job {
	f := p.Repo.Text(source, bag)
	if f == nil {
		return nil
	}
	var opened diag.Bag
	draft := p.papers.Open(f, p.fetch(nil, &opened), &opened)
	said := opened.Sorted()
	if p.damaged() {
		said = slices.DeleteFunc(said, emptied)
	}
	bag.Append(said)
	switch {
	case bag.HasErrors():
		return nil
	case draft == nil || opened.HasErrors():
		damagedData(f, bag)
		return nil
	}
	var jobs []job
	var found diag.Bag
	items := draft.Items(&found)
	if p.damaged() && (len(items) == 0 || found.HasErrors()) {
		damagedData(f, bag)
		return nil
	}
	if p.damaged() {
		bag.Append(slices.DeleteFunc(found.Sorted(), emptied))
	} else {
		bag.Append(found.Sorted())
	}
	for _, item := range items {
		target := targetOf(source) + "/" + item.Name
		jobs = append(jobs, job{source: source, name: contentDir + target + ".md", target: target, draft: draft, item: item})
	}
	return jobs
}
