package site

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
)

// onHome is how many documents of a column the first page shows.
const onHome = 7

// assetFolder holds styles, scripts and pictures of the site itself.
const assetFolder = "zy/"

func (w *planner) assets() {
	names := make([]string, 0, len(w.site.templates.assets))
	for name := range w.site.templates.assets {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w.bytes(assetFolder+path.Base(name), w.site.templates.assets[name])
	}
	w.add("404.html", w.frame, func() ([]byte, error) {
		v := w.site.page("404.html", "没有这个页面", nil)
		// A server shows this page at any depth.
		v.Root = w.site.basePath()
		v.Canonical, v.Here = "", "没有这个页面"
		for i := range v.Nav {
			v.Nav[i].Href = v.Root + v.Nav[i].Href
		}
		for i := range v.Crumbs {
			v.Crumbs[i].Href = v.Root + v.Crumbs[i].Href
		}
		v.Feeds = nil
		return w.site.templates.execute("missing", v)
	})
}

// basePath is the folder of the site on its server, or "" when the address is
// not known.
func (s *Site) basePath() string {
	if s.config.Address == "" {
		return ""
	}
	_, rest, _ := strings.Cut(s.config.Address, "://")
	_, folder, _ := strings.Cut(rest, "/")
	if folder == "" {
		return "/"
	}
	return "/" + folder + "/"
}

func (w *planner) home() {
	groups := make([][]*Page, len(w.site.config.Columns))
	parts := []string{string(w.frame[:]), fmt.Sprint(len(w.pages))}
	for _, p := range w.pages {
		if len(groups[p.column]) < onHome {
			groups[p.column] = append(groups[p.column], p)
			parts = append(parts, string(p.row[:]))
		}
	}
	topics, years := w.topicLinks(w.pages, ""), w.yearsOf()
	counts := map[int]int{}
	for _, p := range w.pages {
		counts[p.pub.year]++
	}
	told := w.site.newest()
	parts = append(parts, fmt.Sprint(topics, years, counts), fmt.Sprintf("%#v", told))
	w.add(homePath, sum(parts...), func() ([]byte, error) {
		v := w.site.page(homePath, "", nil)
		v.columnMeta("首页", w.site.config.Description, "首页", w.site.config.Keywords)
		v.open("website", w.site.config.Name)
		v.Data = w.site.structuredSite()
		h := &homeView{Count: len(w.pages), Topics: topics[:min(len(topics), onHome)]}
		if len(w.pages) > 0 {
			h.Updated = w.pages[0].pub.chinese()
		}
		for i, list := range groups {
			c := &w.site.config.Columns[i]
			h.Columns = append(h.Columns, homeColumn{c.Name, columnFolder(c) + homePath, rowsOf(list, "")})
		}
		for _, y := range years {
			h.Years = append(h.Years, topicLink{Text: w.yearTitle(y), Href: yearPath(y), Count: counts[y]})
		}
		h.Told = told
		v.Home = h
		return w.site.templates.execute("home", v)
	})
	newest := date{}
	if len(w.pages) > 0 {
		newest = w.pages[0].pub
	}
	w.urls = append(w.urls, located{homePath, newest})
}

func topicPath(name string) string { return "zt/" + short("专题 "+name, 8) + ".html" }

// byTopic groups the documents by topic, oldest first.
func (w *planner) byTopic() map[string][]*Page {
	if w.topicPages == nil {
		w.topicPages = map[string][]*Page{}
		for i := len(w.pages) - 1; i >= 0; i-- {
			if p := w.pages[i]; p.topic != "" {
				w.topicPages[p.topic] = append(w.topicPages[p.topic], p)
			}
		}
	}
	return w.topicPages
}

// topicLinks lists the topics of some documents, those with the newest
// document first.
func (w *planner) topicLinks(list []*Page, root string) []topicLink {
	var out []topicLink
	seen := map[string]bool{}
	for _, p := range list {
		if p.topic == "" || seen[p.topic] {
			continue
		}
		seen[p.topic] = true
		all := w.byTopic()[p.topic]
		out = append(out, topicLink{p.topic, root + topicPath(p.topic), len(all), all[len(all)-1].pub.String()})
	}
	slices.SortStableFunc(out, func(a, b topicLink) int { return cmp.Compare(b.Latest, a.Latest) })
	return out
}

func (w *planner) topics() {
	for _, t := range w.topicLinks(w.pages, "") {
		list := w.byTopic()[t.Text]
		parts := []string{string(w.frame[:]), t.Text}
		for _, p := range list {
			parts = append(parts, string(p.row[:]))
		}
		w.add(t.Href, sum(parts...), func() ([]byte, error) {
			v := w.site.page(t.Href, t.Text, nil)
			v.Here = t.Text
			v.columnMeta(t.Text, "“"+t.Text+"”的文件，按时间先后排列。", "专题", []string{t.Text})
			v.open("website", t.Text)
			v.Topic = &topicView{t.Text, rowsOf(list, v.Root)}
			return w.site.templates.execute("topic", v)
		})
		w.urls = append(w.urls, located{t.Href, list[len(list)-1].pub})
	}
}
