// Package papers makes official documents from the ledger: it fills the
// figures {{…}} of a text, turns data blocks (:::问题清单) into tables, rosters
// and lists, lays documents over templates, and makes one document for each
// unit, finding or team of a batch.
//
// In: a ledger and the text of a document with its template. Out: the text
// with its figures filled, handlers for package compose, and the way back
// from places in the filled text to places in the file. It must not count
// anything that the ledger does not hold, ask for today's date, or let
// internal data into a document that is made public; it places nothing on a
// page.
package papers

import (
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
	"yinfa.dev/yinfa/layouts"
)

// Folder is where an office keeps its own templates; one of a shipped name
// replaces the shipped one.
const Folder = "layouts/公文模板/"

// builtinFolder stands before the paths of shipped templates.
const (
	builtinRoot   = "内置/"
	builtinFolder = builtinRoot + "公文模板/"
)

// Office makes the papers of one project. It is safe for several goroutines.
type Office struct {
	ledger  *ledger.Ledger
	project *model.Project
}

// New makes papers from a ledger for a project, either of which may be nil.
// An office without plans, findings and units has none to make; whoever asks
// for data is told so.
func New(l *ledger.Ledger, p *model.Project) *Office { return &Office{ledger: l, project: p} }

// empty reports whether there is nothing to make papers from.
func (o *Office) empty() bool {
	return o == nil || o.ledger == nil || len(o.ledger.Plans)+len(o.ledger.Findings)+len(o.ledger.Units) == 0
}

// Names are names of the ledger in which a title must not be broken, sorted.
func (o *Office) Names() []string {
	if o.empty() {
		return nil
	}
	seen := map[string]bool{}
	for _, u := range o.ledger.Units {
		seen[u.Name.Value] = true
		seen[u.Called()] = true
	}
	delete(seen, "")
	out := make([]string, 0, len(seen))
	for name := range seen {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// Draft is a document before its figures are filled: one, or a batch.
type Draft struct {
	office *Office
	file   *source.File
	base   *source.File    // the template; nil without
	own    *model.Document // the front matter, over that of the template
	head   *model.Document // with what the project presets
	said   *diag.Bag       // what was found in reading own; nil when it is read again
	public bool
	date   calendar.Date // 成文日期
	scope  selection
	batch  *batch
}

// Fetch gives an office's own file by its path in the project, or nil when
// there is none.
type Fetch func(path string) *source.File

// Open reads what a document says about templates, data and batches. What is
// wrong with the rest of its front matter is not said here, but when the
// document is made. It returns nil when the template is not there.
func (o *Office) Open(f *source.File, fetch Fetch, bag *diag.Bag) *Draft {
	d := &Draft{office: o, file: f}
	braces(f, bag)
	var unsaid diag.Bag
	plain := masked(f)
	own := model.ReadFrontMatter(plain, &unsaid)
	switch {
	case own == nil:
		own = &model.Document{File: f}
	case plain == f && own.Template.Empty():
		d.said = &unsaid
	}
	if !own.Template.Empty() {
		if d.base = template(own.Template, fetch, bag); d.base == nil {
			return nil
		}
		if joined := model.ReadDocumentOver(masked(f), masked(d.base), &unsaid); joined != nil {
			own = joined
		}
	}
	d.own, d.head = own, o.preset(own)
	d.public = own.Release != nil && own.Release.Mode.Value != "不予公开"
	if !own.Date.IsZero() {
		d.date = ledger.Day(own.Date)
	}
	d.readScope(bag)
	return d
}

// preset adds what the project presets and figures ask for.
func (o *Office) preset(own *model.Document) *model.Document {
	if o.project == nil {
		return own
	}
	out := *own
	if len(out.Organs) == 0 && !own.Says("发文机关") {
		out.Organs = o.project.Defaults.Organs
	}
	if out.Plan.Empty() && !own.Says("计划") {
		out.Plan = o.project.Defaults.Plan
	}
	out.Organs = o.project.AllInFull(out.Organs)
	return &out
}

// Of reports whether the draft was read from this very text.
func (d *Draft) Of(f *source.File) bool { return d.file.Path == f.Path && d.file.Text == f.Text }

// template finds a template by name: the office's own, else the shipped one.
func template(name doc.Text, fetch Fetch, bag *diag.Bag) *source.File {
	if fetch != nil {
		if f := fetch(Folder + name.Value + ".md"); f != nil {
			return f
		}
	}
	if f := Builtin(builtinFolder + name.Value + ".md"); f != nil {
		return f
	}
	names := builtinNames()
	hint := "自带的模板有：" + strings.Join(names, "、") + "；自己的模板放在 " + Folder + "名称.md。"
	if near := spelling.Nearest(name.Value, names); near != "" {
		hint = "是不是“" + near + "”？" + hint
	}
	bag.Error(diag.TemplateUnknown, name.Span, "没有“"+name.Value+"”这个公文模板", hint)
	return nil
}

// Builtin gives a shipped file by the path that its places carry, or nil.
func Builtin(name string) *source.File {
	inside, ok := strings.CutPrefix(name, builtinRoot)
	if !ok {
		return nil
	}
	text, err := fs.ReadFile(layouts.Builtin(), inside)
	if err != nil {
		return nil
	}
	return source.NewFile(name, string(text))
}

// Shipped reports whether the program brings a template of the name.
func Shipped(name string) bool { return slices.Contains(builtinNames(), name) }

// Beside gives the file that a template names: the office's own, else the
// shipped one, whichever of them the template is. It is nil when the place is
// in no template, or when there is no such file.
func Beside(target doc.Text, fetch Fetch) *source.File {
	inside, ok := strings.CutPrefix(target.Span.File, builtinFolder)
	if !ok {
		if inside, ok = strings.CutPrefix(target.Span.File, Folder); !ok {
			return nil
		}
	}
	name := path.Join(path.Dir(inside), target.Value)
	if strings.HasPrefix(name, "../") {
		return nil
	}
	if fetch != nil {
		if f := fetch(Folder + name); f != nil {
			return f
		}
	}
	return Builtin(builtinFolder + name)
}

func builtinNames() []string {
	var out []string
	entries, err := fs.ReadDir(layouts.Builtin(), "公文模板")
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".md"); ok && !e.IsDir() {
			out = append(out, name)
		}
	}
	return out
}
