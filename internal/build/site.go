package build

import (
	"context"
	"errors"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/export/site"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/titlebreak"
)

// siteFolder is where the public site stands in the results folder.
const siteFolder = "site/"

func inSite(name string) bool { return strings.HasPrefix(name, siteFolder) }

// publicSite is the site being made. Its pages are put together after all
// documents are done.
type publicSite struct {
	site      *site.Site
	described *model.Site
	project   *Project
	words     *titlebreak.Words // of the project; titles do not break in them
	pages     []*site.Page      // all that were put in

	// What a series of builds goes by: the files of the site as last put in
	// place, by path, and what they were held against. Nothing was put in place
	// when checked is nil.
	files   map[string]output.Entry
	checked *release.SiteCheck
	placed  []output.Entry // all that was put in place, with the downloads
}

// examined holds every file of the site, as it is made, against the rules of
// private data.
func (p *publicSite) examined(outcomes []*outcome) *release.SiteCheck {
	check := p.project.releasing.rules.SiteCheck()
	for _, s := range []string{p.described.Code.Value, p.described.Organ.Value} {
		check.AllowNumber(s)
	}
	for _, out := range outcomes {
		if out.purpose != nil {
			check.Allow(out.purpose)
		}
	}
	p.site.Examine(check.File)
	return check
}

// prepare makes the page of a document that has a public edition; nil when it
// has none.
func (p *publicSite) prepare(s *sheet, name string) (*site.Page, []diag.Diagnostic) {
	plan, round := p.project.aboutInspection(s)
	words := s.words
	if words == nil {
		words = p.words
	}
	return p.site.Prepare(site.Document{Tree: s.edition.Tree, Source: name, Plan: plan, Round: round, Words: words})
}

// openSite reads 站点 and the office's own templates when the site is asked
// for, or when what would leave is checked. What is wrong with them is a
// finding; then no site is made.
func (r *run) openSite() error {
	switch asked := slices.Contains(r.options.Formats, HTML); {
	case asked && !r.whole():
		return &UsageError{Summary: "网站要由全部公文一起生成", Hint: "写 -f html 时不要写路径"}
	case !asked && !(r.options.CheckOnly && r.project.Model.HasSite()):
		return nil
	}
	var bag diag.Bag
	r.site = r.project.describeSite(&bag)
	r.siteSaid = bag.Sorted()
	r.bag.Append(r.siteSaid)
	return nil
}

// checkSite finds what is wrong with the site as a whole without making it.
func (r *run) checkSite(outcomes []*outcome) {
	for _, out := range outcomes {
		if out == nil || out.failed && out.public {
			return // what else is wrong follows from that
		}
	}
	if r.dropped > 0 {
		return
	}
	r.site.put(outcomes)
	told, _ := r.site.overviews(&r.bag)
	r.site.site.Tell(told)
	check := r.site.examined(outcomes)
	findings, err := r.site.site.Write(func(string, []byte) error { return nil })
	r.bag.Append(findings)
	r.bag.Append(check.Findings())
	var template *site.TemplateError
	if errors.As(err, &template) {
		r.bag.Add(template.Diagnostic())
	}
}

// put takes in the page of every document that has one, in place of those of
// before.
func (p *publicSite) put(outcomes []*outcome) {
	p.pages = nil
	for _, out := range outcomes {
		if out.page != nil {
			p.pages = append(p.pages, out.page)
		}
	}
	p.site.Hold(p.pages)
}

// describeSite makes an empty site as 站点 and the office's own templates
// want it; nil when something is wrong with them.
func (p *Project) describeSite(bag *diag.Bag) *publicSite {
	described := p.Model.Site(bag)
	if described == nil {
		bag.Error(diag.SiteMissing, source.Span{File: repo.ConfigName}, "没有写站点，不知道网站叫什么", "在 yinfa.yaml 里写上“站点”，例如：\n站点:\n  名称: 云澜市安全生产信息公开\n  网址: https://www.yunlan.example/aqsc")
		return nil
	}
	if described.Address.Empty() {
		bag.Warn(diag.SiteAddress, described.Name.Span, "站点没有写网址，网站里没有规范网址、订阅源和网站地图", "在“站点”里写上网址")
	}
	own := map[string][]byte{}
	for _, name := range p.Repo.List(site.OwnFolder, "") {
		if data, ok := p.Repo.Bytes(name, source.Span{File: name}, bag); ok {
			own[strings.TrimPrefix(name, site.OwnFolder)] = data
		}
	}
	made, findings := site.New(siteConfig(described), own)
	bag.Append(findings)
	if made == nil || bag.HasErrors() {
		return nil
	}
	return &publicSite{site: made, described: described, project: p, words: p.words()}
}

func siteConfig(s *model.Site) site.Config {
	c := site.Config{
		Name: s.Name.Value, Address: s.Address.Value, Code: s.Code.Value, Owner: s.Owner.Value, Maintainer: s.Maintainer.Value,
		Contact: s.Contact.Value, Record: s.Record.Value, Description: s.Description.Value,
		Organ: s.Organ.Value, Index: s.Index.Value, PageSize: s.PageSize,
	}
	for _, k := range s.Keywords {
		c.Keywords = append(c.Keywords, k.Value)
	}
	for _, col := range s.Columns {
		out := site.Column{Name: col.Name.Value, Folder: col.Folder.Value, Type: col.Type.Value, Description: col.Description.Value}
		for _, k := range col.Kinds {
			out.Kinds = append(out.Kinds, k.Value)
		}
		for _, k := range col.Keywords {
			out.Keywords = append(out.Keywords, k.Value)
		}
		c.Columns = append(c.Columns, out)
	}
	return c
}

// writeSite puts the pages together and, when nothing is wrong with any of
// them, in place, with the downloads that wait for them. It takes away what an
// earlier build left there: a document no longer released must not stay. A
// site in which a public document is missing for an error is not touched.
func (r *run) writeSite(ctx context.Context, result *Result, jobs []job, outcomes []*outcome) error {
	missing := r.dropped > 0
	for _, out := range outcomes {
		missing = missing || out.failed && out.public
	}
	if missing {
		r.siteStopped("有公开的公文没有生成，网站没有更新")
		return nil
	}
	r.site.put(outcomes)
	told, complete := r.site.overviews(&r.bag)
	if !complete {
		return nil // the page of a year would lose its numbers without a word to the public
	}
	r.site.site.Tell(told)
	if stopped, err := r.moved(outcomes); err != nil {
		return err
	} else if stopped {
		r.siteStopped("有网页的地址变了，网站没有更新")
		return nil
	}
	check := r.site.examined(outcomes)
	findings, err := r.makeSite(check)
	findings = append(findings, check.Findings()...)
	r.bag.Append(findings)
	var template *site.TemplateError
	if errors.As(err, &template) {
		r.bag.Add(template.Diagnostic())
		return nil
	}
	if err != nil {
		return err
	}
	if slices.ContainsFunc(findings, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }) {
		r.siteStopped("网站里有错误，没有更新")
		return nil
	}
	if whole, err := r.remake(ctx, jobs, outcomes); err != nil {
		return err
	} else if !whole {
		r.siteStopped("有公开的公文没有生成，网站没有更新")
		return nil
	}
	var entries []output.Entry
	for _, e := range r.site.files {
		entries = append(entries, e)
	}
	for _, out := range outcomes {
		entries = append(entries, out.siteFiles...)
	}
	slices.SortFunc(entries, func(a, b output.Entry) int { return strings.Compare(a.Path, b.Path) })
	result.Site, r.siteEntries = len(entries), entries
	if err := r.placeSite(entries); err != nil {
		return err
	}
	r.site.checked, r.site.placed = check, entries
	return nil
}

// remake makes the documents again whose files were staged for a site that was
// stopped. Their sources may have been changed just now: then whole is false,
// and the next build of the series sees to them.
func (r *run) remake(ctx context.Context, jobs []job, outcomes []*outcome) (whole bool, err error) {
	var lost []int
	for i, out := range outcomes {
		if out.lost {
			lost = append(lost, i)
		}
	}
	if err := r.all(ctx, jobs, outcomes, lost); err != nil {
		return false, err
	}
	whole = true
	for _, i := range lost {
		whole = whole && !outcomes[i].failed
	}
	for _, i := range lost {
		outcomes[i].lost = !whole
	}
	return whole, nil
}

// makeSite makes the files that are not in place as they should be, and stages
// them. What an earlier check has passed and this one would too is not made
// again.
func (r *run) makeSite(check *release.SiteCheck) ([]diag.Diagnostic, error) {
	s := r.site
	before := s.checked
	s.checked = nil // until all is in place
	if before == nil {
		s.placed = nil
	}
	emit := func(path string, data []byte) error {
		s.files[path] = output.NewEntry(siteFolder+path, data)
		return r.stage.Write(siteFolder+path, data)
	}
	if before == nil || !check.Covers(before) {
		s.files = map[string]output.Entry{}
		return s.site.Write(emit)
	}
	return s.site.Update(emit, func(path string) error {
		delete(s.files, path)
		return nil
	})
}

func (r *run) siteStopped(summary string) {
	r.bag.Error(diag.SiteStopped, source.Span{}, summary, "先改正上面的错误；原来的网站没有动")
}

// placeSite changes the site in the results folder from the old one to the
// new one, which has the entries, sorted by path.
func (r *run) placeSite(entries []output.Entry) error {
	if err := r.unsettle(); err != nil {
		return err
	}
	if err := r.stage.Place(); err != nil {
		return err
	}
	old, err := r.oldFiles()
	if err != nil {
		return err
	}
	next := 0 // of the entries; both lists are sorted
	for _, name := range old {
		for next < len(entries) && entries[next].Path < name {
			next++
		}
		if next < len(entries) && entries[next].Path == name {
			continue
		}
		if err := r.sink.Remove(name); err != nil {
			return err
		}
	}
	return r.settle(entries)
}

// oldFiles are those of the site that stands in the results folder, sorted.
func (r *run) oldFiles() ([]string, error) {
	var names []string
	if r.site.placed == nil {
		all, err := r.sink.List("")
		for _, name := range all {
			if inSite(name) {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names, err
	}
	for _, e := range r.site.placed {
		names = append(names, e.Path)
	}
	return names, nil
}
