package release

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// check reports what must not leave in a public edition, text by text.
func (r *Rules) check(n *doc.Document, k kept, bag *diag.Bag) {
	eachText(n, func(runs []doc.Run) {
		text := doc.PlainText(runs)
		r.find(k, text, "公开的公文里", func(from, to int) source.Span { return placeIn(runs, from, to, n.Source) }, bag)
	})
	if a := n.Release.Address; !a.Empty() {
		r.find(k, a.Value, "网页的地址里", func(int, int) source.Span { return a.Span }, bag)
	}
}

// File reports what must not leave in the texts of a finished file of a
// document; where names the file for the officer. The document is the one
// that the edition was made from.
func (r *Rules) File(t *doc.Document, where string, texts []string) []diag.Diagnostic {
	var bag diag.Bag
	k := r.kept(t)
	for _, text := range texts {
		r.find(k, text, where+"里", func(int, int) source.Span { return source.Span{File: t.Source} }, &bag)
	}
	return bag.Sorted()
}

func (r *Rules) find(k kept, text, where string, place func(from, to int) source.Span, bag *diag.Bag) {
	var taken []Found
	if r.Internal != nil {
		runes := []rune(text)
		for _, f := range r.Internal(text) {
			if k.words[squeezed(string(runes[f.From:f.To]))] {
				continue
			}
			taken = append(taken, f)
			bag.Error(f.Code, place(f.From, f.To), where+f.Summary, f.Hint)
		}
	}
	for _, l := range Leaks(text) {
		data := string([]rune(text)[l.From:l.To])
		if k.leak(l, data) || within(taken, l) {
			continue
		}
		bag.Error(diag.SitePrivate, place(l.From, l.To), where+"有"+l.Kind+"：“"+blurred(data)+"”",
			"删去；要遮住的，在“公开”里写上 屏蔽: ["+l.Kind+"]；确实应当公开的，写上 照登，列出这个号码或者 "+l.Kind)
	}
}

func within(list []Found, l Leak) bool {
	for _, f := range list {
		if l.From < f.To && f.From < l.To {
			return true
		}
	}
	return false
}

// blurred shows enough to find the place; messages end up in build logs that
// many read.
func blurred(s string) string {
	r := []rune(s)
	if len(r) <= 5 {
		return strings.Repeat("*", len(r))
	}
	return string(r[:3]) + strings.Repeat("*", len(r)-5) + string(r[len(r)-2:])
}
