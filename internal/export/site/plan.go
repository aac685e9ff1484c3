package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"yinfa.dev/yinfa/internal/diag"
)

// plan lists every file of the site. Making the list is quick: what is costly
// happens in the tasks that have changed.
func (s *Site) plan(bag *diag.Bag) []task {
	pages := s.sorted(bag)
	s.filled = make([]bool, len(s.config.Columns))
	for _, p := range pages {
		s.filled[p.column] = true
	}
	w := &planner{site: s, pages: pages, frame: s.frame(), bag: bag, images: map[string]bool{}}
	// The search index is apart from all else, and a good part of the work.
	search := &planner{site: s, pages: pages, frame: w.frame}
	var beside sync.WaitGroup
	beside.Go(search.search)
	w.related()
	w.inspections()
	w.assets()
	w.home()
	w.documents()
	w.list(nil, pages)
	for i := range s.config.Columns {
		var own []*Page
		for _, p := range pages {
			if p.column == i {
				own = append(own, p)
			}
		}
		w.list(&s.config.Columns[i], own)
	}
	w.topics()
	w.years()
	w.sitemap()
	beside.Wait()
	w.tasks = append(w.tasks, search.tasks...)
	slices.SortStableFunc(w.tasks, func(a, b task) int { return cmp.Compare(a.path, b.path) })
	return w.tasks
}

// planner is one planning under way.
type planner struct {
	site   *Site
	pages  []*Page // newest first
	frame  digest  // of what every page shows
	bag    *diag.Bag
	tasks  []task
	images map[string]bool // planned already: two documents may show one picture
	links  map[*Page][]related
	urls   []located // of the site map

	topicPages map[string][]*Page     // filled by byTopic
	chains     map[string]*inspection // by plan
}

func (w *planner) add(path string, from digest, make func() ([]byte, error)) {
	w.tasks = append(w.tasks, task{path, sum(path, string(from[:])), make})
}

func (w *planner) bytes(path string, data []byte) {
	w.add(path, sum(string(data)), func() ([]byte, error) { return data, nil })
}

// frame digests what every page is made from beside its own content.
func (s *Site) frame() digest {
	return sum(string(s.templates.sum[:]), fmt.Sprintf("%#v", s.shared()), fmt.Sprint(s.filled))
}

// sorted gives the documents that can be published, newest first, and
// reports those that stand in another's way: the later one gives way, so that
// an address once published keeps its document.
func (s *Site) sorted(bag *diag.Bag) []*Page {
	all := make([]*Page, 0, len(s.pages))
	for _, p := range s.pages {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b *Page) int {
		switch {
		case a.pub.before(b.pub):
			return -1
		case b.pub.before(a.pub):
			return 1
		}
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.source, b.source))
	})
	keys, indexes := map[string]*Page{}, map[string]*Page{}
	out := all[:0]
	for _, p := range all {
		if other := keys[p.key]; other != nil {
			summary, hint := "页面地址“"+p.key+"”已经给了“"+other.title+"”", "在“公开”里写上另一个地址，例如 地址: "+p.key+"-2"
			if p.number == other.number && !p.chosen && !other.chosen {
				summary, hint = "与“"+other.title+"”是同一个发文字号，网页会是同一个地址", "改正其中一个发文字号；确实同号的，"+hint
			}
			bag.Error(diag.SitePage, p.at.Span, summary, hint)
			continue
		}
		if other := indexes[p.shown]; other != nil && p.shown != "" {
			bag.Error(diag.SiteIndex, p.at.Span, "索引号“"+p.shown+"”已经给了“"+other.title+"”", "在“公开”里写上另一个索引号")
			continue
		}
		keys[p.key], indexes[p.shown] = p, p
		out = append(out, p)
	}
	slices.Reverse(out)
	return out
}

// indexOf makes a 索引号 by the pattern of the site. It depends on nothing but
// the document itself, so it stays the same whatever else is published.
func (c *Config) indexOf(p *Page) string {
	if c.Index == "" || p.pub.zero() {
		return ""
	}
	var serial uint64
	for _, r := range short("索引号 "+p.key, 16) {
		serial = serial*31 + uint64(r)
	}
	day := p.made
	if day.zero() {
		day = p.pub
	}
	return strings.NewReplacer("{机构代码}", c.Organ, "{年}", fmt.Sprintf("%04d", day.year), "{月}", fmt.Sprintf("%02d", day.month),
		"{日}", fmt.Sprintf("%02d", day.day), "{流水}", fmt.Sprintf("%08d", serial%100_000_000)).Replace(c.Index)
}

// related is another document that a reader of one may want.
type related struct {
	How  string
	Page *Page
}

// related finds, for every document, those that repeal or amend it and those
// that it repeals or amends, the one it issues and the one it was issued by,
// those it names by their numbers or titles and those that name it.
func (w *planner) related() {
	byNumber, bySource, byTitle := map[string]*Page{}, map[string]*Page{}, map[string]*Page{}
	for _, p := range w.pages {
		bySource[p.source] = p
		// Of several documents of one title the newest is meant.
		if byTitle[p.title] == nil {
			byTitle[p.title] = p
		}
		if p.number != "" {
			byNumber[p.number] = p
		}
	}
	w.links = map[*Page][]related{}
	for _, p := range w.pages {
		for _, l := range p.standing.Links {
			if other := bySource[l.Name]; other != nil && other != p {
				w.links[p] = append(w.links[p], related{l.How, other})
			}
		}
	}
	for _, p := range w.pages {
		if other := byTitle[p.issues]; other != nil && other != p && !holds(w.links[p], other) && !holds(w.links[other], p) {
			w.links[p] = append(w.links[p], related{"本文印发", other})
			w.links[other] = append(w.links[other], related{"印发本文", p})
		}
	}
	named := map[*Page][]related{}
	for i := len(w.pages) - 1; i >= 0; i-- {
		p := w.pages[i]
		for _, m := range p.mentions {
			if other := tail(byNumber, m); other != nil && other != p && !holds(w.links[p], other) {
				w.links[p] = append(w.links[p], related{"本文提到", other})
				named[other] = append(named[other], related{"提到本文", p})
			}
		}
		for _, title := range p.titles {
			if other := byTitle[title]; other != nil && other != p && !holds(w.links[p], other) {
				w.links[p] = append(w.links[p], related{"本文提到", other})
				named[other] = append(named[other], related{"提到本文", p})
			}
		}
	}
	for _, p := range w.pages {
		for _, r := range named[p] {
			if !holds(w.links[p], r.Page) {
				w.links[p] = append(w.links[p], r)
			}
		}
	}
}

func holds(list []related, p *Page) bool {
	return slices.ContainsFunc(list, func(r related) bool { return r.Page == p })
}

// tail finds the document whose number is the longest tail of a text: the
// words before a number run into its organ's code.
func tail(byNumber map[string]*Page, m string) *Page {
	for i := range m {
		if p := byNumber[m[i:]]; p != nil {
			return p
		}
	}
	return nil
}
