package serve

import (
	"context"
	"slices"
	"strings"
	"time"

	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/watch"
)

// watch takes in what was saved: documents in view at once, others in turn.
func (d *desk) watch(ctx context.Context) {
	tick := time.NewTicker(watch.Pause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if found := d.watcher.Look(d.hot()); found.Any() {
			d.take(found)
		}
	}
}

// hot are the files of the documents in view.
func (d *desk) hot() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	files := []string{repo.ConfigName}
	for name := range d.hub.inView() {
		if c := d.cards[name]; c != nil {
			files = append(append(files, d.preview.Source(name)), c.read...)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// take makes the documents that a change concerns.
func (d *desk) take(found watch.Changes) {
	affected, shared := d.affected(found.Files)
	shared = shared || slices.ContainsFunc(found.Moved, forAll)
	if found.Names || shared {
		d.reopen(shared)
	}
	d.mu.Lock()
	if shared {
		affected = d.preview.Names()
	}
	view := d.hub.inView()
	var now []string
	for _, name := range affected {
		if view[name] {
			now = append(now, name)
		} else {
			d.forget(name)
			d.enqueue(name)
		}
	}
	if found.Names {
		// A file that was missing may be there now.
		for name := range view {
			if c := d.cards[name]; c != nil && !slices.Contains(now, name) {
				now = append(now, name)
			}
		}
	}
	d.mu.Unlock()
	for _, name := range now {
		d.make(name)
		d.hub.send(event{"document", name})
	}
	d.hub.send(event{Kind: "list"})
	d.rouse()
}

// affected are the documents made from some of the files. shared is true when
// a file is none of a single document: then all may be concerned.
func (d *desk) affected(files map[string]bool) (names []string, shared bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	claimed := map[string]bool{}
	for _, name := range d.preview.Names() {
		c := d.cards[name]
		mine := false
		if s := d.preview.Source(name); files[s] && s == name {
			mine, claimed[s] = true, true
		}
		for _, f := range c.read {
			if files[f] {
				mine, claimed[f] = true, true
			}
		}
		if mine {
			names = append(names, name)
		}
	}
	for f := range files {
		if !claimed[f] || strings.HasPrefix(f, dataFolder) {
			shared = true
		}
	}
	return names, shared
}

// forAll reports whether a file is one that any document may be made with.
func forAll(name string) bool {
	return name == repo.ConfigName || strings.HasPrefix(name, "layouts/") || strings.HasPrefix(name, dataFolder)
}

// dataFolder holds the ledger, from which any document may be made.
const dataFolder = "content/数据/"

// reopen reads what documents share anew.
func (d *desk) reopen(shared bool) {
	d.mu.Lock()
	old := d.preview
	d.mu.Unlock()
	p, err := old.Reopen()
	d.mu.Lock()
	defer d.mu.Unlock()
	if err != nil {
		d.trouble = err.Error()
		return
	}
	d.trouble, d.preview = "", p
	if shared {
		d.next = p.Site()
		for _, c := range d.cards {
			if c.made > 0 {
				d.enqueue(c.name)
			}
		}
	}
	d.deal()
}

// forget drops the pages of a document nobody looks at: they are old.
func (d *desk) forget(name string) {
	if c := d.cards[name]; c != nil {
		c.latest = nil
	}
}
