package compose

import (
	"sort"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
)

// Names collects the names of a project: its organs, its own words, and the
// people of its rosters. A title is not broken inside any of them. The list
// is sorted, without repetitions.
func Names(p *model.Project, docs []*model.Document) []string {
	seen := map[string]bool{}
	add := func(list ...doc.Text) {
		for _, t := range list {
			if len([]rune(t.Value)) > 1 {
				seen[t.Value] = true
			}
		}
	}
	if p != nil {
		add(p.Words...)
		for _, o := range p.Organs {
			add(o.Name, o.Short, o.Mark, o.Office)
		}
	}
	for _, d := range docs {
		if d == nil {
			continue
		}
		add(d.Organs...)
		add(d.Signatories...)
		for _, c := range d.Chops {
			add(c.Name)
		}
		rosterNames(d.Body, seen)
	}
	out := make([]string, 0, len(seen))
	for n := range seen {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

func rosterNames(blocks []doc.Block, into map[string]bool) {
	for _, b := range blocks {
		d, ok := b.(*doc.Directive)
		if !ok {
			continue
		}
		if d.Name.Value != "名单" {
			rosterNames(d.Blocks, into)
			continue
		}
		for _, line := range rawLines(d) {
			label, people, ok := cutLabel(unbulleted(line))
			if ok && !isPeople(label.Value) {
				continue
			}
			for _, n := range names(people.Value) {
				if len(n.letters) >= 2 && len(n.letters) <= 4 {
					into[string(n.letters)] = true
				}
			}
		}
	}
}
