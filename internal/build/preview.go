package build

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
)

// Preview makes single documents of a project in memory, again and again. It
// sees the project file, layouts, data and names of files as they were when
// it was opened; documents and their attachments are read anew each time. It
// is safe for use by several goroutines.
type Preview struct {
	run   *run
	jobs  map[string]job
	names []string
}

// OpenPreview reads what the documents of a project share. The error is a
// broken environment.
func OpenPreview(root string, fontDirs []string) (*Preview, error) {
	return preview(Options{Root: root, FontDirs: fontDirs, CheckOnly: true}, nil)
}

// Reopen reads all of it anew, except the fonts.
func (p *Preview) Reopen() (*Preview, error) { return preview(p.run.options, p.run.fonts) }

func preview(o Options, fonts *fontUse) (*Preview, error) {
	project, err := Load(o.Root)
	if err != nil {
		return nil, err
	}
	r := &run{options: o, project: project, fonts: fonts}
	r.bag.Append(project.Diagnostics)
	r.bag.Append(project.dataFindings(nil))
	if r.found, err = project.find(nil); err != nil {
		return nil, err
	}
	if r.fonts == nil {
		r.fonts = newFontUse(font.Find(o.FontDirs))
		if err := r.fonts.broken(); err != nil {
			return nil, err
		}
	}
	p := &Preview{run: r, jobs: map[string]job{}}
	if !project.Usable() {
		return p, nil
	}
	stages := newPipeline(project, r.fonts.set, false)
	r.set, r.again, r.write = stages.set, stages.again, stages.bytes
	for _, j := range r.distinct(r.jobs()) {
		p.jobs[j.name] = j
		p.names = append(p.names, j.name)
	}
	return p, nil
}

// Usable reports whether documents can be made at all: not when the project
// file has errors.
func (p *Preview) Usable() bool { return p.run.project.Usable() }

// Names lists the documents, in the order of their files. A document of a
// batch has a name below that of its file.
func (p *Preview) Names() []string { return p.names }

// Source is the file of a document.
func (p *Preview) Source(name string) string { return p.jobs[name].source }

// Findings are those of the project file, the layouts and the data, and those
// of documents that cannot be told apart.
func (p *Preview) Findings() []diag.Diagnostic { return p.run.bag.Sorted() }

// Text reads a file of the project as the stages do; nil when it cannot be.
func (p *Preview) Text(name string) *source.File {
	if !p.run.project.Repo.Exists(name) {
		return nil
	}
	return p.run.project.peek(name)
}

// Draft is one document as it is now.
type Draft struct {
	Name     string
	Findings []diag.Diagnostic
	Broken   bool           // it has errors: it would not be built
	Tree     *doc.Document  // nil when errors made it impossible
	Pages    *page.Document // nil when errors made it impossible
	Read     []string       // project files taken in besides the source
	sheet    *sheet
}

// Make takes a document through all stages but writing; nil when there is no
// such document.
func (p *Preview) Make(name string) *Draft {
	j, there := p.jobs[name]
	if !there {
		return nil
	}
	s := &sheet{bag: &diag.Bag{}, papering: papering{draft: j.draft, item: j.item}}
	p.guard(s, j, func() {
		p.run.set(s, j.source)
		if s.pages == nil && !s.broken() {
			s.bag.Add(internalError(j.source, "no pages, and no reason given"))
		}
	})
	return &Draft{
		Name: name, Findings: s.findings(), Broken: s.broken(),
		Tree: s.tree, Pages: s.pages, Read: s.read, sheet: s,
	}
}

// guard turns a panic into a finding.
func (p *Preview) guard(s *sheet, j job, do func()) {
	defer func() {
		if caught := recover(); caught != nil {
			s.bag.Add(internalError(j.source, fmt.Sprint(caught)+whence()))
		}
	}()
	do()
}

// Place leads a place in a text that was filled from data back to the file.
func (d *Draft) Place(at source.Span) source.Span {
	if d.sheet.paper == nil {
		return at
	}
	return d.sheet.paper.Restore([]diag.Diagnostic{{Span: at}})[0].Span
}

// Write makes a file of a draft that has pages, with or without errors. What
// stands in the way is reported, and the result is nil.
func (p *Preview) Write(d *Draft, format Format) ([]byte, []diag.Diagnostic) {
	if d.Pages == nil {
		return nil, d.Findings
	}
	s := &sheet{bag: &diag.Bag{}, papering: papering{paper: d.sheet.paper}, tree: d.Tree, pages: d.Pages, format: d.sheet.format, words: d.sheet.words}
	var data []byte
	p.guard(s, p.jobs[d.Name], func() { data = p.run.write(s, d.Name, format) })
	if s.broken() {
		return nil, s.findings()
	}
	return data, nil
}
