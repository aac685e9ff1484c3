package site

import (
	"cmp"
	"fmt"
	"slices"
)

const homePath = "index.html"

// columnFolder is where the lists and feeds of a column stand; nil is the
// column of everything.
func columnFolder(c *Column) string {
	if c == nil {
		return "qb/"
	}
	return "lm/" + c.Folder + "/"
}

// facet is one way to narrow a list.
type facet struct {
	name   string
	letter string // first letter of its folders
	of     func(*Page) string
}

var facets = []facet{
	{"年份", "n", func(p *Page) string {
		if p.pub.zero() {
			return ""
		}
		return fmt.Sprintf("%d年", p.pub.year)
	}},
	{"文种", "w", func(p *Page) string { return p.kind }},
	{"机关", "j", func(p *Page) string { return p.organ }},
	{"有效性", "x", func(p *Page) string { return p.state }},
}

// value is one word of a facet with its documents.
type value struct {
	text, folder string
	pages        []*Page
}

// values groups a list by a facet: years downwards, else the most frequent
// first.
func (f facet) values(list []*Page) []value {
	at := map[string]int{}
	var out []value
	for _, p := range list {
		text := f.of(p)
		if text == "" {
			continue
		}
		i, known := at[text]
		if !known {
			i = len(out)
			at[text] = i
			folder := f.letter + short(f.name+text, 6) + "/"
			if f.letter == "n" {
				folder = fmt.Sprintf("n%d/", p.pub.year)
			}
			out = append(out, value{text: text, folder: folder})
		}
		out[i].pages = append(out[i].pages, p)
	}
	slices.SortFunc(out, func(a, b value) int {
		if f.letter == "n" {
			return cmp.Compare(b.folder, a.folder)
		}
		return cmp.Or(cmp.Compare(len(b.pages), len(a.pages)), cmp.Compare(a.text, b.text))
	})
	return out
}

// list plans the lists of a column: everything, then by each facet.
func (w *planner) list(c *Column, pages []*Page) {
	folder := columnFolder(c)
	groups := make([][]value, len(facets))
	for i, f := range facets {
		groups[i] = f.values(pages)
	}
	w.paged(c, folder, "", pages, groups, -1, "")
	for i := range facets {
		if len(groups[i]) < 2 {
			continue
		}
		for _, v := range groups[i] {
			w.paged(c, folder+v.folder, v.text, v.pages, groups, i, v.folder)
		}
	}
	w.feeds(c, pages)
}

// paged plans the pages of one list.
func (w *planner) paged(c *Column, folder, filter string, pages []*Page, groups [][]value, chosen int, current string) {
	size := w.site.config.PageSize
	last := max(1, (len(pages)+size-1)/size)
	shape := []string{string(w.frame[:]), filter, current, fmt.Sprint(len(pages), last, chosen)}
	for _, g := range groups {
		for _, v := range g {
			shape = append(shape, v.text, v.folder, fmt.Sprint(len(v.pages)))
		}
		shape = append(shape, "")
	}
	shared := sum(shape...)
	for n := 1; n <= last; n++ {
		part := pages[(n-1)*size : min(n*size, len(pages))]
		parts := []string{string(shared[:]), fmt.Sprint(n)}
		for _, p := range part {
			parts = append(parts, string(p.row[:]))
		}
		path := folder + pageName(n)
		w.add(path, sum(parts...), func() ([]byte, error) {
			return w.site.templates.execute("list", w.site.listPage(c, path, filter, part, len(pages), groups, chosen, current, n, last))
		})
	}
	newest := date{}
	if len(pages) > 0 {
		newest = pages[0].pub
	}
	w.urls = append(w.urls, located{folder + homePath, newest})
}

func pageName(n int) string {
	if n == 1 {
		return homePath
	}
	return fmt.Sprintf("%d.html", n)
}

func (s *Site) listPage(c *Column, path, filter string, part []*Page, count int, groups [][]value, chosen int, current string, n, last int) view {
	name, description, kind, words := "全部公开文件", s.config.Name+"公开的全部文件。", "信息公开目录", s.config.Keywords
	if c != nil {
		name, description, kind, words = c.Name, c.Description, c.Type, c.Keywords
	}
	title := name
	if filter != "" {
		title += "：" + filter
	}
	window := title
	if n > 1 {
		window += fmt.Sprintf("（第%d页）", n)
	}
	v := s.page(path, window, c)
	v.Here = name
	up := v.Root + columnFolder(c)
	if filter != "" {
		v.Crumbs = append(v.Crumbs, link{Text: name, Href: up + homePath})
		v.Here = filter
	}
	v.columnMeta(name, description, kind, words)
	v.open("website", title)
	l := &listView{Title: title, Description: description, Count: count, Rows: rowsOf(part, v.Root), Page: n, Last: last, Filter: filter}
	for i, f := range facets {
		if len(groups[i]) < 2 {
			continue
		}
		view := facetView{Name: f.name}
		if i == chosen {
			view.All = &link{Text: "不限", Href: up + homePath}
		}
		for _, g := range groups[i] {
			view.Links = append(view.Links, facetLink{g.text, up + g.folder + homePath, len(g.pages), i == chosen && g.folder == current})
		}
		view.fold()
		l.Facets = append(l.Facets, view)
	}
	for k := 1; k <= last; k++ {
		if k == 1 || k == last || k >= n-2 && k <= n+2 {
			gap := len(l.Pages) > 0 && l.Pages[len(l.Pages)-1].Number != k-1
			l.Pages = append(l.Pages, pageLink{k, pageName(k), k == n, gap})
		}
	}
	if n > 1 {
		l.Previous = pageName(n - 1)
	}
	if n < last {
		l.Next = pageName(n + 1)
	}
	v.List = l
	return v
}

// A facet of many words shows the first and folds the rest away, unless that
// would spare next to nothing.
const (
	inFacet     = 8
	worthToFold = 3
)

func (f *facetView) fold() {
	if len(f.Links) < inFacet+worthToFold {
		return
	}
	f.Links, f.Rest = f.Links[:inFacet], f.Links[inFacet:]
	f.Open = slices.ContainsFunc(f.Rest, func(l facetLink) bool { return l.Current })
}
