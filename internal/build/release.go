package build

import (
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/export/site"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/source"
)

// releasing is what the office knows for making documents public.
type releasing struct {
	rules    *release.Rules
	calendar *calendar.Calendar
	day      func() calendar.Date // of the publication; asked for only when a document depends on it
}

// releasing reads what the rules of release need. given is the day that the
// user names; without it the day is that of the commit, or, outside of git,
// the latest that the documents and the data speak of. It is never that of the
// clock, so that the same sources make the same site.
func (p *Project) newReleasing(given calendar.Date) *releasing {
	r := &releasing{rules: &release.Rules{}, calendar: calendar.Builtin()}
	if l := p.Ledger; l != nil {
		r.calendar = l.Calendar
		r.rules.People, r.rules.Enterprises = l.Names()
		r.rules.Released = l.PublicPhones()
		r.rules.Internal = func(text string) []release.Found {
			var out []release.Found
			for _, f := range l.Inside(text) {
				from := utf8.RuneCountInString(text[:f.From])
				out = append(out, release.Found{From: from, To: from + utf8.RuneCountInString(text[f.From:f.To]), Code: f.Code, Summary: f.Summary, Hint: f.Hint})
			}
			return out
		}
	}
	if p.Model != nil {
		var said diag.Bag // what is wrong with 站点 is said where the site is made
		if s := p.Model.Site(&said); s != nil {
			r.rules.Released = append(r.rules.Released, s.Contact.Value)
		}
	}
	r.day = sync.OnceValue(func() calendar.Date {
		if !given.IsZero() {
			return given
		}
		if day, there := p.Repo.CommitDay(); there {
			return day
		}
		return p.latestDay()
	})
	return r
}

// dayOf is the day when a document depends on it, else none.
func (r *releasing) dayOf(s *sheet) calendar.Date {
	said := s.tree.Release
	if said == nil || said.Embargo.IsZero() && said.Withdrawn.Date.IsZero() && !release.Unfinished(s.status.Value) {
		return calendar.Date{}
	}
	return r.day()
}

// dated finds the dates of documents in their front matter.
var dated = regexp.MustCompile(`^(?:成文日期|印发日期)[ \t]*[:：][ \t]*["']?([0-9]{4}[-年][0-9]{1,2}[-月][0-9]{1,2}日?)`)

// latestDay is the latest day on which something is written to have happened.
func (p *Project) latestDay() calendar.Date {
	var last calendar.Date
	see := func(d calendar.Date) {
		if last.Before(d) {
			last = d
		}
	}
	for _, name := range p.Repo.List(contentDir, ".md") {
		f := p.peek(name)
		if f == nil {
			continue
		}
		for n := 1; n <= min(f.LineCount(), headLines); n++ {
			if m := dated.FindStringSubmatch(f.Line(n)); m != nil {
				if d, ok := calendar.ParseDate(m[1]); ok {
					see(d)
				}
			}
		}
	}
	if p.Ledger != nil {
		see(p.Ledger.LatestDay())
	}
	return last
}

// leave decides what the public gets of a document that has been set: its
// edition, or nothing.
func (p *Project) leave(s *sheet) {
	if s.tree == nil || !s.tree.Release.Open() {
		return
	}
	day := p.releasing.dayOf(s)
	release.CheckState(s.tree, s.status, s.bag)
	release.CheckDay(s.tree, s.status, day, p.releasing.calendar, s.bag)
	if release.Embargoed(s.tree.Release, day) {
		return
	}
	edition, found := p.releasing.rules.Edition(s.tree, day)
	s.bag.Append(found)
	s.edition = edition
}

// fact is what the chain of documents needs to know of this one.
func (p *Project) fact(s *sheet, name string) *release.Fact {
	f := release.FactOf(name, s.tree, s.status.Value, p.releasing.dayOf(s))
	return &f
}

// why says why nothing of a document leaves; nil when it does.
func (p *Project) why(s *sheet, j job) *output.Held {
	h := &output.Held{Document: j.name, Source: j.source, Number: s.tree.Meta.Number}
	switch r := s.tree.Release; {
	case r == nil:
		h.Reason = "没有写公开"
	case !r.Open():
		h.Reason = r.Mode.Value
	case release.Unfinished(s.status.Value):
		h.Reason = s.status.Value
	case !s.tree.Letterhead.Secrecy.Empty():
		h.Reason = s.tree.Letterhead.Secrecy.Value
	case release.Embargoed(r, p.releasing.dayOf(s)):
		h.Reason, h.Until = "还没有到发布时间", ledger.Day(r.Embargo).String()
	default:
		return nil
	}
	return h
}

// releases reports whether the run looks at what would leave: when it makes
// the site, and when it checks.
func (r *run) releases() bool { return r.site != nil || r.options.CheckOnly }

// forPublic makes what the public gets of a document: its page, and the files
// that readers download, which are made from its public edition. Every file is
// held against the rules of private data before it is given.
func (r *run) forPublic(s *sheet, j job, made []file) []file {
	r.project.leave(s)
	if s.edition == nil || s.broken() {
		return nil
	}
	var page *site.Page
	if r.site != nil {
		var findings []diag.Diagnostic
		page, findings = r.site.prepare(s, j.name)
		s.bag.Append(findings)
		if page == nil {
			return nil
		}
		s.page = page
		if page.Withdrawn() {
			return nil
		}
	}
	public := s
	if !s.edition.Same {
		if public = r.again(s); public.pages == nil {
			if !s.broken() {
				s.bag.Add(internalError(j.source, "no pages of the public edition"))
			}
			return nil
		}
	}
	var files []file
	var downloads []site.Download
	for _, format := range r.publicFormats() {
		data := bytesOf(made, j.target+"."+string(format))
		if data == nil || !s.edition.Same {
			data = r.write(public, j.source, format)
		}
		if s.broken() {
			return nil
		}
		s.bag.Append(r.project.releasing.inspect(s, format, data))
		if page != nil {
			f := file{siteFolder + page.DownloadPath(string(format)), data}
			entry := output.NewEntry(f.path, data)
			downloads = append(downloads, site.Download{Format: string(format), Size: len(data), SHA256: entry.SHA256})
			files = append(files, f)
		}
	}
	if page != nil {
		page.SetDownloads(downloads)
	}
	return files
}

// publicFormats are those that readers may download. A check looks at all
// that a build could make.
func (r *run) publicFormats() []Format {
	out := []Format{PDF}
	for _, f := range r.formats() {
		if f == DOCX {
			return []Format{PDF, DOCX}
		}
	}
	if r.options.CheckOnly {
		out = append(out, DOCX)
	}
	return out
}

func bytesOf(made []file, name string) []byte {
	for _, f := range made {
		if f.path == name {
			return f.data
		}
	}
	return nil
}

// inspect holds a finished file against the rules: its texts, its properties,
// and what its pictures carry.
func (r *releasing) inspect(s *sheet, format Format, data []byte) []diag.Diagnostic {
	name := strings.ToUpper(string(format)) + " 文件"
	held, err := release.ReadFinished(string(format), data)
	if err != nil {
		return []diag.Diagnostic{internalError(s.tree.Source, path.Base(err.Error()))}
	}
	found := r.rules.File(s.tree, name, held.Texts)
	if !held.Clean() {
		found = append(found, diag.Diagnostic{
			Code: diag.ReleasePicture, Severity: diag.Error, Span: source.Span{File: s.tree.Source},
			Summary: name + "里的图片带着拍摄信息", Hint: "用看图软件把图片另存为 PNG 或 JPEG；仍然这样的，请报告给程序的维护者",
		})
	}
	return found
}

// stand works out how the documents stand to each other and tells the pages.
// It is known only of a whole project.
func (r *run) stand(outcomes []*outcome) {
	var facts []release.Fact
	for _, out := range outcomes {
		if out != nil && out.fact != nil {
			facts = append(facts, *out.fact)
		}
	}
	standings := release.Chain(facts, &r.bag)
	for _, out := range outcomes {
		if out != nil && out.page != nil {
			out.page.SetStanding(standings[out.fact.Name])
		}
	}
}

// moved warns about documents whose pages would stand at other addresses than
// in the site built last: links that others have set would lead nowhere. A
// document is known again by its number, else by its file.
func (r *run) moved(outcomes []*outcome) error {
	before, err := r.sink.Manifest()
	if err != nil {
		return err
	}
	const many = ""
	address := map[string]string{}
	see := func(key, at string) {
		if old, there := address[key]; there && old != at {
			at = many
		}
		address[key] = at
	}
	for _, e := range before.Files {
		if inSite(e.Path) && path.Ext(e.Path) == ".pdf" && e.Source != "" {
			at := strings.TrimSuffix(path.Base(e.Path), ".pdf")
			see("file "+e.Source, at)
			if e.Number != "" {
				see("number "+e.Number, at)
			}
		}
	}
	for _, out := range outcomes {
		if out.page == nil {
			continue
		}
		now := strings.TrimSuffix(path.Base(out.page.DownloadPath(string(PDF))), "."+string(PDF))
		old := address["number "+out.fact.Number.Value]
		if out.fact.Number.Empty() || old == many {
			old = address["file "+out.fact.Number.Span.File]
		}
		if old != many && old != now {
			r.bag.Warn(diag.SitePage, source.Span{File: out.fact.Number.Span.File}, "网页的地址变了：原来是 "+old+"，现在是 "+now+"，别处的链接会失效", "在“公开”里写上 地址: "+old)
		}
	}
	return nil
}
