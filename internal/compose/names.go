package compose

import (
	"maps"
	"slices"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
)

// Names collects the names that stand in a document: its organs, who signs,
// and the people of its rosters. A title is not broken inside any of them.
// The list is sorted, without repetitions.
func Names(d *model.Document) []string {
	seen := map[string]bool{}
	add := func(list []doc.Text) {
		for _, t := range list {
			if len([]rune(t.Value)) > 1 {
				seen[t.Value] = true
			}
		}
	}
	add(d.Organs)
	add(d.Signatories)
	for _, c := range d.Chops {
		add([]doc.Text{c.Name})
	}
	rosterNames(d.Body, seen)
	return slices.Sorted(maps.Keys(seen))
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
