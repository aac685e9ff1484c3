package pdf

import "yinfa.dev/yinfa/internal/page"

// noMark stands for the index of a bookmark that there is not; rootMark for the
// outline itself, which holds the bookmarks of the first level.
const (
	rootMark = -1
	noMark   = -2
)

// bookmark is where a bookmark stands among the others, by their indexes.
type bookmark struct{ parent, prev, next, firstKid, lastKid, count int }

// outline is the tree of bookmarks of a document.
type outline struct {
	top   bookmark
	items []bookmark
}

func (o *outline) at(i int) *bookmark {
	if i < 0 {
		return &o.top
	}
	return &o.items[i]
}

// treeOf makes the tree of bookmarks that are given by their levels. One never
// goes down by more than one level; deeper ones are lifted.
func treeOf(marks []page.Bookmark) *outline {
	o := &outline{top: bookmark{firstKid: noMark, lastKid: noMark}, items: make([]bookmark, len(marks))}
	path := []int{rootMark} // the open ancestors; path[n] is at level n
	for i, m := range marks {
		level := min(max(m.Level, 1), len(path))
		path = path[:level]
		parent := path[level-1]
		up := o.at(parent)
		o.items[i] = bookmark{parent: parent, prev: up.lastKid, next: noMark, firstKid: noMark, lastKid: noMark}
		if up.lastKid == noMark {
			up.firstKid = i
		} else {
			o.items[up.lastKid].next = i
		}
		up.lastKid = i
		path = append(path, i)
	}
	for i := len(o.items) - 1; i >= 0; i-- {
		o.at(o.items[i].parent).count += 1 + o.items[i].count
	}
	return o
}

// writeOutline writes the bookmarks (ISO 32000-1 12.3.3) and returns the
// object number of the outline, or 0 when there are none.
func writeOutline(f *file, d *page.Document, pages []int) int {
	if len(d.Outline) == 0 {
		return 0
	}
	root := f.reserve(1)
	first := f.reserve(len(d.Outline))
	number := func(i int) int {
		if i < 0 {
			return root
		}
		return first + i
	}
	o := treeOf(d.Outline)
	f.begin(root)
	f.body = append(f.body, "<</Type/Outlines"...)
	f.writeKids(&o.top, number)
	f.body = append(f.body, ">>"...)
	f.end()
	for i, m := range d.Outline {
		b := &o.items[i]
		f.begin(first + i)
		f.body = appendText(append(f.body, "<</Title"...), clean(m.Title))
		f.body = appendRef(append(f.body, "/Parent "...), number(b.parent))
		if b.prev != noMark {
			f.body = appendRef(append(f.body, "/Prev "...), number(b.prev))
		}
		if b.next != noMark {
			f.body = appendRef(append(f.body, "/Next "...), number(b.next))
		}
		f.writeKids(b, number)
		f.writeDestination(m, &d.Pages[m.Page], pages[m.Page])
		f.body = append(f.body, ">>"...)
		f.end()
	}
	return root
}

// writeKids writes what a bookmark says of those below it.
func (f *file) writeKids(b *bookmark, number func(int) int) {
	if b.firstKid == noMark {
		return
	}
	f.body = appendRef(append(f.body, "/First "...), number(b.firstKid))
	f.body = appendRef(append(f.body, "/Last "...), number(b.lastKid))
	f.body = appendInt(append(f.body, "/Count "...), b.count)
}

// writeDestination writes where a bookmark leads.
func (f *file) writeDestination(m page.Bookmark, p *page.Page, object int) {
	f.body = appendRef(append(f.body, "/Dest["...), object)
	if p.Turned {
		// What is the top of a turned page is not a height of the sheet.
		f.body = append(f.body, "/Fit]"...)
		return
	}
	f.body = append(f.body, "/XYZ null"...)
	f.body = appendMilli(f.body, milli(p.Height-m.Y))
	f.body = append(f.body, " null]"...)
}
