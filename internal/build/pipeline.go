package build

import (
	"errors"
	"slices"

	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/export/docx"
	"yinfa.dev/yinfa/internal/export/pdf"
	"yinfa.dev/yinfa/internal/export/site"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/papers"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/typeset"
)

// pipeline is the stages with what they share. It is safe for use by several
// goroutines.
type pipeline struct {
	project *Project
	env     typeset.Env
	pdf     *pdf.Writer
	docx    *docx.Writer
}

func newPipeline(p *Project, fonts *font.Set, strict bool) *pipeline {
	return &pipeline{project: p, env: typeset.Env{Fonts: fonts, Words: p.words(), Strict: strict, Memory: &typeset.Memory{}}, pdf: pdf.NewWriter(), docx: docx.NewWriter()}
}

// sheet is a document on its way through the stages.
type sheet struct {
	bag   *diag.Bag
	read  []string // project files taken in besides the source
	tree  *doc.Document
	pages *page.Document

	format *layout.Format
	words  *titlebreak.Words // the project's and the document's own; nil: the project's

	status  doc.Text         // 状态 as the author wrote it
	edition *release.Edition // what the public gets; nil: nothing
	page    *site.Page       // of the public site
	purpose *release.Purpose // what the page publishes on purpose

	papering
}

// release gives the memory of the pages back; s has none any more.
func (s *sheet) release() {
	if s.pages != nil {
		s.pages.Release()
		s.pages = nil
	}
}

// set takes a source file to pages; s.pages stays nil when errors make that
// impossible.
func (p *pipeline) set(s *sheet, name string) {
	f := p.project.Repo.Text(name, s.bag)
	if f == nil {
		return
	}
	d := p.project.fill(s, f)
	if d == nil {
		return
	}
	s.status = d.Status
	s.tree, s.format = compose.Compose(p.input(s, d), s.bag)
	p.project.checkPaper(d, d.File, s.read, s.bag)
	p.project.checkSource(s, f)
	if s.tree == nil {
		return
	}
	if names := compose.Names(d); len(names) > 0 {
		s.words = p.env.Words.With(names)
	}
	pages, findings := typeset.Set(s.tree, s.format, p.envOf(s))
	if s.unfinished() {
		// Hints about lines and faces of a text that will change are noise.
		findings = slices.DeleteFunc(findings, func(d diag.Diagnostic) bool { return d.Severity == diag.Info })
	}
	s.bag.Append(findings)
	s.pages = pages
}

// unfinished reports whether the author has still to mend or fill in the text.
func (s *sheet) unfinished() bool {
	return s.broken() || slices.ContainsFunc(s.bag.Sorted(), func(d diag.Diagnostic) bool { return d.Code == diag.TextUnfilled })
}

// envOf is what setting a document needs, with the names that stand in it.
func (p *pipeline) envOf(s *sheet) typeset.Env {
	env := p.env
	if s.words != nil {
		env.Words = s.words
	}
	return env
}

// again sets the public edition of a document that has been set; the result
// reports to the same bag, and has no pages when errors make that impossible.
func (p *pipeline) again(s *sheet) *sheet {
	n := &sheet{bag: s.bag, tree: s.edition.Tree, format: s.format, words: s.words, status: s.status}
	pages, findings := typeset.Set(n.tree, n.format, p.envOf(n))
	s.bag.Append(findings)
	n.pages = pages
	return n
}

// input gives compose the two ways in which it may reach further files. Every
// file it takes is remembered: a Markdown file so taken is an attachment.
func (p *pipeline) input(s *sheet, d *model.Document) compose.Input {
	resolve := func(target doc.Text, bag *diag.Bag) (string, bool) {
		name, ok := p.project.Repo.Resolve(target.Span.File, target.Value, target.Span, bag)
		if ok {
			s.read = append(s.read, name)
		}
		return name, ok
	}
	return compose.Input{
		Doc: d, Project: p.project.Model, Layouts: p.project.Layouts, Handlers: s.paper.Handlers(),
		Load: func(target doc.Text, bag *diag.Bag) *source.File {
			if f := papers.Beside(target, p.project.fetch(s, bag)); f != nil {
				return s.paper.Fill(f, &s.filling)
			}
			name, ok := resolve(target, bag)
			if !ok {
				return nil
			}
			f := p.project.Repo.Text(name, bag)
			if f == nil {
				return nil
			}
			return s.paper.Fill(f, &s.filling)
		},
		Image: func(target doc.Text, bag *diag.Bag) (string, []byte, bool) {
			name, ok := resolve(target, bag)
			if !ok {
				return "", nil, false
			}
			data, ok := p.project.Repo.Bytes(name, target.Span, bag)
			return name, data, ok
		},
	}
}

// bytes writes the pages in a format. A damaged picture is the author's to
// mend; every other error is the program's own.
func (p *pipeline) bytes(s *sheet, name string, format Format) []byte {
	if format == DOCX {
		return p.word(s, name)
	}
	data, err := p.pdf.Write(s.pages, pdf.Options{})
	var image *pdf.ImageError
	switch {
	case err == nil:
		return data
	case errors.As(err, &image):
		s.bag.Error(diag.ImageDamaged, source.Span{File: name}, "图片“"+image.Name+"”已损坏、不完整或者格式少见，放不进成品",
			"请用看图软件打开这张图片，另存为 PNG 或 JPEG 后再试")
	default:
		s.bag.Add(internalError(name, err.Error()))
	}
	return nil
}

// word writes the Word file, which falls out as the pages do.
func (p *pipeline) word(s *sheet, name string) []byte {
	data, findings, err := p.docx.Write(s.tree, s.format, docx.Options{Fonts: p.env.Fonts, Words: p.envOf(s).Words, Fit: fitOf(s.tree, s.format, s.pages)})
	s.bag.Append(findings)
	if err != nil {
		s.bag.Add(internalError(name, err.Error()))
		return nil
	}
	return data
}
