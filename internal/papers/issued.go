package papers

import (
	"slices"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// keyIssued names, in 批量, what was issued: 已印发: [望潮镇, 青岙镇].
const keyIssued = "已印发"

// number gives each document of a batch its number and puts them into the
// order of the numbers. What was issued keeps its number when something is
// added or drops out; what is new takes the numbers after.
func (b *batch) number(items []*Item, bag *diag.Bag) []*Item {
	next := max(b.first, 1)
	left := slices.Clone(items)
	out := make([]*Item, 0, len(items))
	seen := map[string]bool{}
	for _, t := range b.issued {
		if seen[t.Value] {
			bag.Error(diag.SelectionValue, t.Span, "“已印发”里“"+t.Value+"”写了两次", "每份只写一次，按发文字号的次序写。")
			continue
		}
		seen[t.Value] = true
		i := slices.IndexFunc(left, func(item *Item) bool { return item.called(t.Value) })
		if i < 0 {
			bag.Warn(diag.SelectionValue, t.Span, "“已印发”里的“"+t.Value+"”现在没有符合条件的内容", "核对名称；确实已经印发的，留着这一项，它的顺序号不会给别的公文用。")
		} else {
			left[i].Number = next
			out = append(out, left[i])
			left = slices.Delete(left, i, i+1)
		}
		next++
	}
	for _, item := range left {
		item.Number = next
		out = append(out, item)
		next++
	}
	return out
}

// called reports whether a name stands for what a document is about.
func (i *Item) called(name string) bool {
	switch {
	case i.Finding != nil:
		return i.Finding.ID.Value == name
	case i.Team != nil:
		return i.Team.Name.Value == name
	case i.Unit != nil:
		is := func(t doc.Text) bool { return t.Value == name }
		return is(i.Unit.Name) || is(i.Unit.Short) || slices.ContainsFunc(i.Unit.Aliases, is)
	}
	return false
}
