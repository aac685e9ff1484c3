package site

import (
	"bytes"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/layouts"
)

// kinds of pages: each has a template of its name, set into base.html.
var pageKinds = []string{"home", "document", "list", "topic", "year", "search", "missing"}

// templates is what pages are set with: the built-in files of layouts/site,
// replaced one by one by the office's own.
type templates struct {
	pages  map[string]*template.Template
	assets map[string][]byte // everything that is no template, by name
	sum    digest
}

// assetEndings are the files an office may add: what a page can show without
// running anything but the shipped scripts.
var assetEndings = []string{".css", ".js", ".svg", ".png", ".jpg", ".ico", ".webp"}

// OwnFolder is where an office keeps its own templates, styles and pictures.
const OwnFolder = "layouts/site/"

func loadTemplates(own map[string][]byte) (*templates, []diag.Diagnostic) {
	var bag diag.Bag
	files := map[string][]byte{}
	builtin := layouts.Site()
	names, err := fs.Glob(builtin, "site/*")
	if err != nil {
		bag.Add(damaged("site", err))
	}
	for _, name := range names {
		data, err := fs.ReadFile(builtin, name)
		if err != nil {
			bag.Add(damaged(name, err))
		}
		files[path.Base(name)] = data
	}
	for name, data := range own {
		_, known := files[name]
		if !known && !slices.Contains(assetEndings, path.Ext(name)) {
			bag.Error(diag.SiteTemplate, source.Span{File: OwnFolder + name}, "网站用不上这个文件", "模板只能用内置的名称；另外可以放 "+strings.Join(assetEndings, " ")+" 文件")
		}
		switch path.Ext(name) {
		case ".png", ".jpg":
			clean, _, ok := release.CleanPicture(data)
			if !ok {
				bag.Error(diag.SiteImage, source.Span{File: OwnFolder + name}, "图片不能公开：不是 PNG 或 JPEG，或者不完整", "用看图软件另存为 PNG 或 JPEG")
			}
			data = clean
		}
		files[name] = data
	}
	t := &templates{pages: map[string]*template.Template{}, assets: map[string][]byte{}}
	var parts []string
	var sorted []string
	for name := range files {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	for _, name := range sorted {
		parts = append(parts, name, string(files[name]))
		if path.Ext(name) != ".html" {
			t.assets[name] = files[name]
		}
	}
	t.sum = sum(parts...)
	for _, kind := range pageKinds {
		page := template.New(kind).Option("missingkey=error").Funcs(template.FuncMap{"lines": lines})
		for _, name := range []string{"base.html", kind + ".html"} {
			if _, err := page.New(name).Parse(string(files[name])); err != nil {
				bag.Add(damaged(name, err))
			}
		}
		t.pages[kind] = page
	}
	if bag.HasErrors() {
		return nil, bag.Sorted()
	}
	return t, bag.Sorted()
}

// lines is for templates: a title whose lines end by meaning.
func lines(title string) template.HTML { return heading(title, nil) }

// damaged words what is wrong with a template. The detail is the line as the
// template engine saw it: whoever writes templates reads that.
func damaged(name string, err error) diag.Diagnostic {
	return diag.Diagnostic{
		Code: diag.SiteTemplate, Severity: diag.Error, Span: source.Span{File: OwnFolder + path.Base(name)},
		Summary: "网页模板有写错的地方，网站没有生成", Detail: err.Error(), Hint: "改正它，或者删去它改用内置的模板",
	}
}

func (t *templates) execute(kind string, v view) ([]byte, error) {
	var b bytes.Buffer
	if err := t.pages[kind].ExecuteTemplate(&b, "base.html", v); err != nil {
		return nil, &TemplateError{Kind: kind, Err: err}
	}
	return b.Bytes(), nil
}

// TemplateError is a template that failed while it was used: one of the
// office's own asks for something that pages do not have.
type TemplateError struct {
	Kind string // the template's name without .html
	Err  error
}

// Error names the template for the log.
func (e *TemplateError) Error() string { return "site: template " + e.Kind + ": " + e.Err.Error() }

// Unwrap is the engine's own error.
func (e *TemplateError) Unwrap() error { return e.Err }

// Diagnostic is the error in the officer's words.
func (e *TemplateError) Diagnostic() diag.Diagnostic { return damaged(e.Kind+".html", e.Err) }
