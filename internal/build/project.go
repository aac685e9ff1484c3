package build

import (
	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/papers"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/titlebreak"
)

// Project is what all documents share, read once and never changed.
type Project struct {
	Repo        *repo.Set
	Model       *model.Project // nil when yinfa.yaml has errors
	Layouts     *layout.Layouts
	Ledger      *ledger.Ledger    // nil when the office keeps no data
	Diagnostics []diag.Diagnostic // of yinfa.yaml and the layouts

	ledgerFindings []diag.Diagnostic // of the data
	linkFindings   []diag.Diagnostic // of symbolic links that are not read
	papers         *papers.Office
	days           *headDays
	releasing      *releasing
}

// Load reads the project file, the layouts and the data of a folder. The error is a
// broken environment; what is wrong with the files is in Diagnostics.
func Load(root string) (*Project, error) {
	set, err := repo.Open(root)
	if err != nil {
		return nil, err
	}
	var bag diag.Bag
	p := &Project{Repo: set, days: &headDays{of: map[string]calendar.Date{}}}
	if f := set.Text(repo.ConfigName, &bag); f != nil {
		p.Model = model.ReadProject(f, &bag)
	}
	if bag.HasErrors() {
		// Half a project file would change what every document looks like.
		p.Model = nil
	}
	var own []*source.File
	for _, ending := range []string{".yaml", ".yml", ".md"} {
		for _, name := range set.List(layout.Folder, ending) {
			if f := set.Text(name, &bag); f != nil {
				own = append(own, f)
			}
		}
	}
	p.Layouts = layout.Load(own, model.CommonKeys(), &bag)
	p.Diagnostics = bag.Sorted()
	p.readLedger()
	p.linkFindings = linksIn(set)
	p.papers = papers.New(p.Ledger, p.Model)
	p.releasing = p.newReleasing(calendar.Date{})
	return p, nil
}

// over is the project with the files that a set has now; nothing that all
// documents share has changed.
func (p *Project) over(set *repo.Set, day calendar.Date) *Project {
	n := *p
	n.Repo = set
	n.linkFindings = linksIn(set)
	n.releasing = &releasing{rules: p.releasing.rules, calendar: p.releasing.calendar, publication: n.publication(day)}
	return &n
}

// linksIn are the findings about symbolic links that are not read.
func linksIn(set *repo.Set) []diag.Diagnostic {
	var links diag.Bag
	set.ReportLinks(contentDir, &links)
	return links.Sorted()
}

// Usable reports whether documents can be built at all: not when the project
// file has errors.
func (p *Project) Usable() bool { return p.Model != nil }

// words are those that titles are not broken in: the built-in ones, the
// office's own, the names of its organs and of the units in its data.
func (p *Project) words() *titlebreak.Words {
	var names []string
	add := func(name string) {
		if name != "" {
			names = append(names, name)
		}
	}
	for _, o := range p.Model.Organs {
		add(o.Name.Value)
		add(o.Short.Value)
	}
	for _, w := range p.Model.Words {
		add(w.Value)
	}
	return titlebreak.Builtin().With(append(names, p.papers.Names()...))
}

// peek reads a file without reporting anything: it is read again, and then
// judged, when it is built.
func (p *Project) peek(name string) *source.File {
	var ignored diag.Bag
	return p.Repo.Text(name, &ignored)
}
