package serve

import (
	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
)

// sites are those that take in documents: the one that is seen, and the one
// that is being filled to take its place. The caller holds the lock, or
// nobody else knows the desk yet.
func (d *desk) sites() []*build.PreviewSite {
	var out []*build.PreviewSite
	for _, s := range []*build.PreviewSite{d.site, d.next} {
		if s != nil {
			out = append(out, s)
		}
	}
	return out
}

// show lets the site that has been filled be seen. One that cannot be made
// leaves the last good one where it was, with the reasons. The caller holds
// the lock.
func (d *desk) show() {
	d.lost = nil
	if !d.next.Usable() && d.site != nil && d.site.Usable() {
		d.lost = d.next.Findings()
	} else {
		d.site = d.next
	}
	d.next = nil
	d.hub.send(event{Kind: "site"})
}

// paginate makes a draft ready for every site, outside the lock.
func (d *desk) paginate(draft *build.Draft) map[*build.PreviewSite]build.Page {
	if draft == nil {
		return nil
	}
	d.mu.Lock()
	sites := d.sites()
	d.mu.Unlock()
	out := map[*build.PreviewSite]build.Page{}
	for _, s := range sites {
		out[s] = s.Prepare(draft)
	}
	return out
}

// publish puts what became of a document into the sites, and what is found on
// the way to the public beside its other findings. A site that was begun
// meanwhile gets the document in its turn. The caller holds the lock.
func (d *desk) publish(c *card, pages map[*build.PreviewSite]build.Page) {
	var newest []diag.Diagnostic
	for _, s := range d.sites() {
		if p, made := pages[s]; made {
			s.Put(c.name, p)
			newest = p.Findings
		}
	}
	if len(newest) > 0 {
		var all diag.Bag
		all.Append(c.findings)
		all.Append(newest)
		c.findings = all.Sorted()
	}
	if d.site != nil {
		d.hub.send(event{Kind: "site"})
	}
}
