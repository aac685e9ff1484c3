package serve

import (
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/page"
)

// view is what a browser is shown of a document.
type view struct {
	card
	preview *build.Preview
	shown   *build.Draft // nil when there is nothing to show
	stale   bool         // shown is older than the text, which has errors
}

// look returns a document as it is to be shown, and makes it when it has not
// been made; nil when there is none of the name.
func (d *desk) look(name string) *view {
	d.mu.Lock()
	c := d.cards[name]
	if c == nil {
		d.mu.Unlock()
		return nil
	}
	d.touch(name)
	missing := c.latest == nil
	d.mu.Unlock()
	if missing {
		d.make(name)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if c = d.cards[name]; c == nil {
		return nil
	}
	v := &view{card: *c, preview: d.preview, shown: c.latest}
	if c.broken && c.good != nil {
		v.shown, v.stale = c.good, true
	}
	if v.shown != nil && v.shown.Pages == nil {
		v.shown = nil
	}
	return v
}

// touch makes a document the last one looked at.
func (d *desk) touch(name string) {
	d.recent = append(slices.DeleteFunc(d.recent, func(n string) bool { return n == name }), name)
	for len(d.recent) > keep {
		if c := d.cards[d.recent[0]]; c != nil {
			c.latest, c.good = nil, nil
		}
		d.recent = d.recent[1:]
	}
}

// page is a page of what is shown, counted from 1.
func (v *view) page(n int) *page.Page {
	if v.shown == nil || n < 1 || n > len(v.shown.Pages.Pages) {
		return nil
	}
	return &v.shown.Pages.Pages[n-1]
}

// files are those a document is made from, its own first: places name them by
// number. A template of the project is among them when text comes from it.
func (v *view) files() []string {
	files := []string{v.preview.Source(v.name)}
	add := func(f string) {
		if !slices.Contains(files, f) && v.preview.Text(f) != nil {
			files = append(files, f)
		}
	}
	if v.shown == nil {
		for _, f := range v.read {
			if strings.HasSuffix(f, ".md") {
				add(f)
			}
		}
		return files
	}
	seen := map[string]bool{}
	for i := range v.shown.Pages.Pages {
		for _, item := range v.shown.Pages.Pages[i].Items {
			t, ok := item.(*page.Text)
			if !ok {
				continue
			}
			if f := v.shown.Place(t.Span).File; f != "" && !seen[f] {
				seen[f] = true
				add(f)
			}
		}
	}
	return files
}
