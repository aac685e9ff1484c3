package build

import (
	"maps"
	"path"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/source"
)

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

// addresses are those that documents had in the site built last, by what they
// are known by.
type addresses map[known]string

// known is one thing that a document is known by.
type known struct {
	by    byte // 'n' its number, 'f' its file, 's' the sum of a finished file
	value string
}

// several stands for what more than one document is known by.
const several = ""

func (a addresses) see(by known, at string) {
	if old, there := a[by]; there && old != at {
		at = several
	}
	a[by] = at
}

// of finds the address of a document by its number, else by its file, else by
// a finished file of it that has not changed by a byte.
func (a addresses) of(out *outcome) string {
	number := out.fact.Number
	if at := a[known{'n', number.Value}]; at != several && !number.Empty() {
		return at
	}
	if at := a[known{'f', number.Span.File}]; at != several {
		return at
	}
	for _, e := range out.siteFiles {
		if at := a[known{'s', e.SHA256}]; at != several {
			return at
		}
	}
	return several
}

// moved finds documents whose pages would stand at other addresses than in
// the site built last: links that others have set would lead nowhere. An
// address that the author wrote is the author's wish, and a warning; one that
// changed by itself stops the site. Pages whose sources are gone are named.
func (r *run) moved(outcomes []*outcome) (stopped bool, err error) {
	before, err := r.manifestBefore()
	if err != nil {
		return false, err
	}
	old, sources := addresses{}, map[string]string{}
	for _, e := range before.Files {
		if inSite(e.Path) && path.Ext(e.Path) == ".pdf" && e.Source != "" {
			at := strings.TrimSuffix(path.Base(e.Path), ".pdf")
			sources[at] = e.Source
			old.see(known{'f', e.Source}, at)
			old.see(known{'s', e.SHA256}, at)
			if e.Number != "" {
				old.see(known{'n', e.Number}, at)
			}
		}
	}
	for _, out := range outcomes {
		if out.page == nil {
			continue
		}
		now := strings.TrimSuffix(path.Base(out.page.DownloadPath(string(PDF))), "."+string(PDF))
		at := old.of(out)
		delete(sources, now)
		if at == several || at == now {
			continue
		}
		delete(sources, at)
		d := diag.Diagnostic{
			Code: diag.SitePage, Severity: diag.Error, Span: source.Span{File: out.fact.Number.Span.File},
			Summary: "网页的地址变了：原来是 " + at + "，现在是 " + now + "，别处的链接会失效", Hint: "在“公开”里写上 地址: " + at,
		}
		if out.page.Chosen() {
			d.Severity = diag.Warning
		}
		stopped = stopped || d.Severity == diag.Error
		r.bag.Add(d)
	}
	r.vanished(sources)
	return stopped, nil
}

// vanished names the pages of the site built last that have no document any
// more because their files are gone. What says itself that it is no longer
// public needs no word.
func (r *run) vanished(sources map[string]string) {
	for _, at := range slices.Sorted(maps.Keys(sources)) {
		if name := sources[at]; !r.project.Repo.Exists(name) {
			r.bag.Warn(diag.SitePage, source.Span{}, "以前公开的网页 "+siteFolder+"wj/"+at+".html 没有了：原稿 "+name+" 不在了",
				"改名、移动了的，在新的文件的“公开”里写上 地址: "+at+"；撤下的，恢复原稿，写“撤回”，网页就留在原处")
		}
	}
}
