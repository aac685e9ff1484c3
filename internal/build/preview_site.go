package build

import (
	"errors"
	"path"
	"strings"
	"sync"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/export/site"
	"yinfa.dev/yinfa/internal/release"
)

// PreviewSite is the public site as a build would make it from the drafts put
// in so far. Nothing is written; a file is made when it is asked for. It is
// safe for use by several goroutines.
type PreviewSite struct {
	public   *publicSite
	findings []diag.Diagnostic // of 站点 and the templates

	mu     sync.Mutex
	pages  map[string]*site.Page // by document
	broken map[string]bool       // public documents whose page is that of before an error
	facts  map[string]release.Fact
	shot   *site.Snapshot    // nil after a change
	faults []diag.Diagnostic // found while it was made
}

// Site begins a site without documents. Without 站点 in yinfa.yaml, or with
// errors in it, no page will ever be in it; Findings says why.
func (p *Preview) Site() *PreviewSite {
	s := &PreviewSite{pages: map[string]*site.Page{}, broken: map[string]bool{}, facts: map[string]release.Fact{}}
	if !p.run.project.Usable() {
		s.findings = p.Findings()
		return s
	}
	var bag diag.Bag
	s.public = p.run.project.describeSite(&bag)
	s.findings = bag.Sorted()
	return s
}

// Findings are those of the site as a whole.
func (s *PreviewSite) Findings() []diag.Diagnostic {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.public != nil {
		s.snapshot()
	}
	return append(append([]diag.Diagnostic(nil), s.findings...), s.faults...)
}

// Broken counts the public documents that have errors: with any of them a
// build leaves the site as it was.
func (s *PreviewSite) Broken() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.broken)
}

// Page is a document made ready for the site.
type Page struct {
	Findings []diag.Diagnostic
	page     *site.Page
	broken   bool
	fact     *release.Fact // nil when the document could not be made
}

// Prepare makes a draft ready; it may run while others do.
func (s *PreviewSite) Prepare(d *Draft) Page {
	if s.public == nil {
		return Page{}
	}
	if d.Broken || d.Tree == nil {
		return Page{broken: d.Tree == nil || d.Tree.Release.Open()}
	}
	// The draft itself is seen by others, and findings are told once.
	sh := &sheet{bag: &diag.Bag{}, tree: d.Tree, status: d.sheet.status, papering: papering{paper: d.sheet.paper, about: d.sheet.about}}
	s.public.project.leave(sh)
	fact := s.public.project.fact(sh, d.Name)
	if sh.edition == nil {
		return Page{Findings: sh.findings(), broken: sh.broken(), fact: fact}
	}
	page, found := s.public.prepare(sh, d.Name)
	sh.bag.Append(found)
	findings := sh.findings()
	if page != nil {
		// Sizes are known when the files are made, which is when they are
		// asked for.
		page.SetDownloads([]site.Download{{Format: string(PDF)}, {Format: string(DOCX)}})
	}
	return Page{Findings: findings, page: page, broken: page == nil && d.Tree.Release.Open(), fact: fact}
}

// Put takes in what Prepare made of a document. A document with errors keeps
// the page it had.
func (s *PreviewSite) Put(name string, p Page) {
	if s.public == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shot = nil
	if p.fact != nil {
		s.facts[name] = *p.fact
	}
	if p.broken {
		s.broken[name] = true
		return
	}
	delete(s.broken, name)
	delete(s.pages, name)
	if p.page == nil {
		s.public.site.Remove(name)
		return
	}
	s.pages[name] = p.page
	s.public.site.Put(p.page)
}

// Keep drops every document that is not among the names.
func (s *PreviewSite) Keep(names []string) {
	if s.public == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	still := map[string]bool{}
	for _, name := range names {
		still[name] = true
	}
	for name := range s.broken {
		if !still[name] {
			delete(s.broken, name)
		}
	}
	for name := range s.facts {
		if !still[name] {
			delete(s.facts, name)
		}
	}
	for name := range s.pages {
		if !still[name] {
			delete(s.pages, name)
			s.public.site.Remove(name)
			s.shot = nil
		}
	}
}

// snapshot plans the site anew after a change. The caller holds the lock.
func (s *PreviewSite) snapshot() {
	if s.shot != nil {
		return
	}
	var bag diag.Bag
	facts := make([]release.Fact, 0, len(s.facts))
	for _, f := range s.facts {
		facts = append(facts, f)
	}
	standings := release.Chain(facts, &bag)
	s.public.pages = s.public.pages[:0]
	for name, page := range s.pages {
		page.SetStanding(standings[name])
		s.public.pages = append(s.public.pages, page)
	}
	told, _ := s.public.overviews(&bag)
	s.public.site.Tell(told)
	shot, findings := s.public.site.Snapshot()
	bag.Append(findings)
	s.shot, s.faults = shot, bag.Sorted()
}

// Usable reports whether there is a site at all: not without 站点, and not with
// errors in it or in the templates.
func (s *PreviewSite) Usable() bool { return s.public != nil }

// File makes a file of the site. There is none when the site has nothing at
// the path; data is nil beside there when one of the office's templates fails,
// which Findings tells.
func (s *PreviewSite) File(name string) (data []byte, there bool) {
	if s.public == nil {
		return nil, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.snapshot()
	var err error
	data, there, err = s.shot.File(name)
	var template *site.TemplateError
	if errors.As(err, &template) {
		s.faults = append(s.faults, template.Diagnostic())
		return nil, true
	}
	return data, there
}

// Download tells which document and format a path of the site is the file of;
// "" when it is none.
func (s *PreviewSite) Download(name string) (document string, format Format) {
	s.mu.Lock()
	defer s.mu.Unlock()
	format = Format(strings.TrimPrefix(path.Ext(name), "."))
	if format != PDF && format != DOCX {
		return "", ""
	}
	for document, page := range s.pages {
		if page.DownloadPath(string(format)) == name {
			return document, format
		}
	}
	return "", ""
}

// Shown is the document that a path of the site is the page of; "" when it is
// none.
func (s *PreviewSite) Shown(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for document, page := range s.pages {
		if page.Path() == name {
			return document
		}
	}
	return ""
}

// Write makes a file that readers download, from the public edition of a
// draft. What stands in the way is reported, and the result is nil.
func (s *PreviewSite) Write(p *Preview, d *Draft, format Format) ([]byte, []diag.Diagnostic) {
	sh := &sheet{bag: &diag.Bag{}, tree: d.Tree, pages: d.Pages, format: d.sheet.format, words: d.sheet.words, status: d.sheet.status, papering: papering{paper: d.sheet.paper, about: d.sheet.about}}
	var data []byte
	p.guard(sh, p.jobs[d.Name], func() {
		s.public.project.leave(sh)
		public := sh
		if sh.edition == nil || sh.broken() {
			return
		}
		if !sh.edition.Same {
			public = p.run.again(sh)
		}
		if public.pages != nil {
			data = p.run.write(public, d.Name, format)
		}
	})
	if sh.broken() {
		return nil, sh.findings()
	}
	return data, nil
}
