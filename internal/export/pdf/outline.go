package pdf

import "yinfa.dev/yinfa/internal/page"

// writeOutline writes the bookmarks (ISO 32000-1 12.3.3) and returns the
// object number of the outline, or 0 when there are none. A bookmark never
// goes down by more than one level; deeper ones are lifted.
func writeOutline(f *file, d *page.Document, pages []int) int {
	marks := d.Outline
	if len(marks) == 0 {
		return 0
	}
	root := f.reserve(1)
	first := f.reserve(len(marks))
	// Index -1 is the outline itself.
	type item struct{ parent, prev, next, firstKid, lastKid, count int }
	const none = -2
	items := make([]item, len(marks))
	top := item{firstKid: none, lastKid: none}
	at := func(i int) *item {
		if i < 0 {
			return &top
		}
		return &items[i]
	}
	path := []int{-1} // the open ancestors; path[n] is at level n
	for i, m := range marks {
		level := min(max(m.Level, 1), len(path))
		path = path[:level]
		parent := path[level-1]
		up := at(parent)
		items[i] = item{parent: parent, prev: up.lastKid, next: none, firstKid: none, lastKid: none}
		if up.lastKid == none {
			up.firstKid = i
		} else {
			items[up.lastKid].next = i
		}
		up.lastKid = i
		path = append(path, i)
	}
	for i := len(items) - 1; i >= 0; i-- {
		at(items[i].parent).count += 1 + items[i].count
	}
	number := func(i int) int {
		if i < 0 {
			return root
		}
		return first + i
	}
	kids := func(it *item) {
		if it.firstKid == none {
			return
		}
		f.body = appendRef(append(f.body, "/First "...), number(it.firstKid))
		f.body = appendRef(append(f.body, "/Last "...), number(it.lastKid))
		f.body = appendInt(append(f.body, "/Count "...), it.count)
	}
	f.begin(root)
	f.body = append(f.body, "<</Type/Outlines"...)
	kids(&top)
	f.body = append(f.body, ">>"...)
	f.end()
	for i, m := range marks {
		it := &items[i]
		f.begin(first + i)
		f.body = appendText(append(f.body, "<</Title"...), clean(m.Title))
		f.body = appendRef(append(f.body, "/Parent "...), number(it.parent))
		if it.prev != none {
			f.body = appendRef(append(f.body, "/Prev "...), number(it.prev))
		}
		if it.next != none {
			f.body = appendRef(append(f.body, "/Next "...), number(it.next))
		}
		kids(it)
		p := &d.Pages[m.Page]
		f.body = appendRef(append(f.body, "/Dest["...), pages[m.Page])
		if p.Turned {
			// What is the top of a turned page is not a height of the sheet.
			f.body = append(f.body, "/Fit]>>"...)
		} else {
			f.body = append(f.body, "/XYZ null"...)
			f.body = appendMilli(f.body, milli(p.Height-m.Y))
			f.body = append(f.body, " null]>>"...)
		}
		f.end()
	}
	return root
}
