package build

import (
	"path"
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
