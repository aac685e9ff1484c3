package build

import (
	"fmt"
	"path"
	"runtime"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/export/site"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/source"
)

// outcome is what is left of a document when it is done: its pages and bytes
// are not kept, so that memory does not grow with the number of documents.
type outcome struct {
	findings  []diag.Diagnostic
	failed    bool
	pages     int
	read      []string
	used      usedFaces
	entries   []output.Entry
	bold      []string         // families of which bold is drawn by stroking
	page      *site.Page       // of the public site; nil: not on it
	purpose   *release.Purpose // what the page publishes on purpose
	siteFiles []output.Entry   // staged for the site already
	lost      bool             // what was staged for the site was not put in place
	about     ledger.Paper
	public    bool // the document goes to the public, or it cannot be told
	fact      *release.Fact
	held      *output.Held // why nothing of it leaves; nil when something does
}

// one takes one document through all stages and writes its files. The error
// is a failure to write.
func (r *run) one(j job) (*outcome, error) {
	s := &sheet{bag: &diag.Bag{}, papering: papering{draft: j.draft, item: j.item}}
	files := r.make(s, j)
	if r.options.Inspect == nil { // else the pages may have been kept
		defer s.release()
	}
	out := &outcome{read: s.read, failed: s.broken(), page: s.page, purpose: s.purpose, about: s.about, public: s.tree == nil || s.tree.Release.Open()}
	if s.tree != nil {
		out.fact, out.held = r.project.fact(s, j.name), r.project.why(s, j)
		out.public = out.public && out.held == nil
	}
	out.findings = s.findings()
	if s.pages != nil {
		out.used, out.bold = facesOf(s.pages)
		// The substitution itself is reported once for all documents.
		out.failed = out.failed || r.options.Strict && len(r.fonts.substitutes(out.used)) > 0
	}
	if out.failed {
		return out, nil
	}
	out.pages = len(s.pages.Pages)
	if r.sink == nil {
		return out, nil
	}
	for _, f := range files {
		write := r.sink.Write
		if inSite(f.path) {
			write = r.stage.Write
		}
		if err := write(f.path, f.data); err != nil {
			out.failed = true
			return out, err
		}
		if inSite(f.path) {
			e := output.NewEntry(f.path, f.data)
			e.Source, e.Number = j.source, s.tree.Meta.Number
			out.siteFiles = append(out.siteFiles, e)
		} else {
			out.entries = append(out.entries, r.entry(s, j, out.used, f))
		}
	}
	return out, nil
}

// file is one result not yet written.
type file struct {
	path string
	data []byte
}

// make runs the stages. Whatever happens inside them ends as a finding: one
// bad document must not end the others, nor show officers a stack trace.
func (r *run) make(s *sheet, j job) (files []file) {
	defer func() {
		if p := recover(); p != nil {
			s.bag.Add(internalError(j.source, fmt.Sprint(p)+whence()))
			files = nil
		}
	}()
	r.set(s, j.source)
	if s.pages == nil {
		if !s.broken() {
			s.bag.Add(internalError(j.source, "no pages, and no reason given"))
		}
		return nil
	}
	r.show(s, j)
	if s.broken() {
		return nil
	}
	for _, format := range r.formats() {
		data := r.write(s, j.source, format)
		if s.broken() {
			return nil
		}
		files = append(files, file{j.target + "." + string(format), data})
	}
	if r.releases() {
		files = append(files, r.forPublic(s, j, files)...)
	}
	if s.broken() {
		return nil
	}
	return files
}

// show lets the caller look at the pages, one document at a time.
func (r *run) show(s *sheet, j job) {
	if r.options.Inspect == nil {
		return
	}
	r.inspect.Lock()
	defer r.inspect.Unlock()
	r.options.Inspect(j.name, s.tree, s.pages)
}

func (r *run) entry(s *sheet, j job, used usedFaces, f file) output.Entry {
	e := output.NewEntry(f.path, f.data)
	e.Source, e.Number = j.source, s.tree.Meta.Number
	e.Fonts, e.Substituted = r.fonts.names(used), r.fonts.substituted(used)
	return e
}

// internalError words a failure of the program itself. detail is for whoever
// mends it; it holds no address and no time, so it is the same every time.
func internalError(name, detail string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: diag.InternalError, Severity: diag.Error, Span: source.Span{File: name},
		Summary: "程序内部出错，这份公文没有生成",
		Detail:  "出错信息：" + strings.ReplaceAll(detail, "\n", " "),
		Hint:    "这不是文件的过错，请把这条消息和这个文件报告给程序的维护者；其他公文不受影响",
	}
}

// whence names the line of this program in which a panic began, as file:line.
func whence() string {
	var callers [64]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers[:])])
	for {
		frame, more := frames.Next()
		if strings.Contains(frame.Function, "yinfa.dev/yinfa/") {
			dir, base := path.Split(frame.File)
			return fmt.Sprintf("（%s/%s:%d）", path.Base(dir), base, frame.Line)
		}
		if !more {
			return ""
		}
	}
}
