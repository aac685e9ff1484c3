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
type addresses map[string]string

// several stands for what more than one document is known by.
const several = ""

func (a addresses) see(by, at string) {
	if old, there := a[by]; there && old != at {
		at = several
	}
	a[by] = at
}

// of finds the address of a document by its number, else by its file, else by
// a finished file of it that has not changed by a byte.
func (a addresses) of(out *outcome) string {
	number := out.fact.Number
	by := []string{"file " + number.Span.File}
	if !number.Empty() {
		by = append([]string{"number " + number.Value}, by...)
	}
	for _, e := range out.siteFiles {
		by = append(by, "sum "+e.SHA256)
	}
	for _, key := range by {
		if at := a[key]; at != several {
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
			old.see("file "+e.Source, at)
			old.see("sum "+e.SHA256, at)
			if e.Number != "" {
				old.see("number "+e.Number, at)
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
