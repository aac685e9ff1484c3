package release

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
)

// notReleased stands in 附件说明 for an attachment that stays inside, so that
// the numbers of the others hold.
const notReleased = "（不予公开）"

// Edition is what the public gets of a document.
type Edition struct {
	Tree *doc.Document
	// Same is set when files made from the document as it is show and hold
	// nothing else than those made from Tree.
	Same bool
}

// Edition makes the public edition of a document that releases itself, as it
// is on a day: masked, without the parts that stay inside, without what
// cameras write into pictures; of a withdrawn one, the name alone. A document
// that does not release itself has none. The diagnostics are about what cannot
// leave; with errors among them there is no edition.
func (r *Rules) Edition(t *doc.Document, day calendar.Date) (*Edition, []diag.Diagnostic) {
	if t == nil || !t.Release.Open() {
		return nil, nil
	}
	var bag diag.Bag
	e := &Edition{Same: true}
	m := r.newMasker(t)
	pictures := 0
	c := &copier{bag: &bag, runs: func(list []doc.Run) []doc.Run { return list }, text: func(x doc.Text) doc.Text { return x }, plain: func(s string) string { return s }}
	if m != nil {
		c.runs, c.text, c.plain = m.runs, m.text, m.plain
	}
	c.image = func(i *doc.Image, at source.Span) *doc.Image {
		if i == nil {
			return nil
		}
		clean, ending, ok := CleanPicture(i.Data)
		if !ok {
			bag.Error(diag.SiteImage, at, "图片不能公开：不是 PNG 或 JPEG，或者不完整", "用看图软件另存为 PNG 或 JPEG")
			return nil
		}
		pictures++
		e.Same = e.Same && bytes.Equal(clean, i.Data)
		n := *i
		n.Name, n.Data = fmt.Sprintf("图片%d%s", pictures, ending), clean
		if Located(i.Data) {
			bag.Info(diag.ReleasePicture, at, "图片里有拍摄地点，公开的版本里已经去掉", "内部的成品和项目里仍有；不该留的，用看图软件另存一份")
		}
		return &n
	}
	n := c.document(t)
	for _, i := range t.Unnoted {
		if i >= 0 && i < len(n.AttachNotes) {
			n.AttachNotes[i].Value = notReleased
			e.Same = false
		}
	}
	e.Same = e.Same && len(n.Attachments) == len(t.Attachments) && t.Letterhead.CopyNumber.Empty() && !sealed(t)
	if m != nil {
		e.Same = e.Same && !m.any
		r.checkMasks(t, n, m, &bag)
	}
	if Withdrawn(t.Release, day) {
		n = withdrawn(n)
		e.Same = false
	} else {
		n.Release.Withdrawn = doc.Change{}
	}
	r.check(n, r.kept(t), &bag)
	if bag.HasErrors() {
		return nil, bag.Sorted()
	}
	e.Tree = n
	return e, bag.Sorted()
}

// IsEdition reports whether a tree may be an edition: nothing of what only
// this package reads is left in it.
func IsEdition(t *doc.Document) bool {
	if len(t.Release.Masks)+len(t.Release.Kept)+len(t.Acts)+len(t.Unnoted) > 0 {
		return false
	}
	for _, a := range t.Attachments {
		if a.Withheld {
			return false
		}
	}
	return true
}

func sealed(t *doc.Document) bool {
	for _, s := range t.Signature.Seals {
		if s.Image != nil {
			return true
		}
	}
	for _, s := range t.Signature.Chops {
		if s.Image != nil {
			return true
		}
	}
	return false
}

// withdrawn is what stays of a document that has been withdrawn: what names
// it, and nothing of what it says.
func withdrawn(t *doc.Document) *doc.Document {
	n := &doc.Document{Source: t.Source, Kind: t.Kind, Format: t.Format, Meta: t.Meta, Title: t.Title, Release: t.Release}
	n.Meta.Keywords = nil
	n.Letterhead.Number = t.Letterhead.Number
	n.Release.Summary = doc.Text{}
	return n
}

// checkMasks holds the masks against what they did.
func (r *Rules) checkMasks(t, n *doc.Document, m *masker, bag *diag.Bag) {
	for _, k := range t.Release.Masks {
		w := k.Word.Value
		if m.kinds[w] || m.used[w] {
			continue
		}
		if near := spelling.Nearest(w, MaskKinds()); near != "" {
			bag.Error(diag.ReleaseMask, k.Word.Span, "“屏蔽”里不认识“"+w+"”，公文里也没有这几个字", "是不是“"+near+"”？")
			continue
		}
		bag.Warn(diag.ReleaseMask, k.Word.Span, "“屏蔽”里的“"+w+"”在公文里没有找到，什么也没有遮住", "核对写法，要和公文里的一字不差；不需要了就删去")
	}
	if m.kinds[Names] {
		checkNames(n, m, bag)
	}
	if !m.kinds[Enterprises] {
		return
	}
	eachText(n, func(runs []doc.Run) {
		text := doc.PlainText(runs)
		for _, at := range limited.FindAllStringIndex(text, -1) {
			name := text[at[0]:at[1]]
			if m.kept.has(name) {
				continue
			}
			from := utf8.RuneCountInString(text[:at[0]])
			bag.Error(diag.ReleaseMask, placeIn(runs, from, from+utf8.RuneCountInString(name), t.Source), "写了屏蔽企业名称，这里的企业不认识，没有遮住",
				"把企业的全称也写进“屏蔽”，例如 屏蔽: [企业名称, ……有限公司]；应当公开的，写进“照登”")
		}
	})
}

// has reports whether the text ends with a word that is published.
func (k kept) has(text string) bool {
	for w := range k.words {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

func (m *masker) plain(s string) string {
	spots := m.spots(s)
	if len(spots) == 0 {
		return s
	}
	runes := []rune(s)
	var b strings.Builder
	at := 0
	for _, p := range spots {
		b.WriteString(string(runes[at:p.from]) + p.instead)
		at = p.to
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}

func (m *masker) text(t doc.Text) doc.Text {
	t.Value = m.plain(t.Value)
	return t
}

// runs hides stretches that may reach over several runs. What stands instead
// takes the style of the first of them. A link to a number or an address that
// is hidden is dropped.
func (m *masker) runs(list []doc.Run) []doc.Run {
	spots := m.spots(doc.PlainText(list))
	var out []doc.Run
	at := 0 // characters before the run
	for _, r := range list {
		if r.Link != "" && m.plain(r.Link) != r.Link {
			r.Link = ""
		}
		runes := []rune(r.Text)
		from, to := at, at+len(runes)
		if r.Break {
			r.Text = ""
			out = append(out, r)
			at = to
			continue
		}
		for len(spots) > 0 && spots[0].from < to {
			p := spots[0]
			if p.from > from {
				out = append(out, cut(r, runes, from-at, p.from-at))
			}
			if p.from >= at && p.instead != "" {
				in := cut(r, runes, p.from-at, p.from-at)
				in.Text, in.Generated = p.instead, true
				out = append(out, in)
			}
			from = min(max(p.to, from), to)
			if p.to > to {
				break
			}
			spots = spots[1:]
		}
		if from < to {
			out = append(out, cut(r, runes, from-at, to-at))
		}
		at = to
	}
	return out
}

// cut is a stretch of a run.
func cut(r doc.Run, runes []rune, from, to int) doc.Run {
	r.Text = string(runes[from:to])
	if !r.Generated && !r.Span.IsZero() {
		r.Span.Start.Column += from
	}
	return r
}

// placeIn is where characters of runs stand in a file.
func placeIn(runs []doc.Run, from, to int, file string) source.Span {
	for _, r := range runs {
		n := utf8.RuneCountInString(r.Text)
		if from < n {
			switch {
			case r.Span.IsZero():
				return source.Span{File: file}
			case r.Generated:
				return r.Span
			}
			at := r.Span.At(from)
			at.End.Column = at.Start.Column + min(to, n) - from
			return at
		}
		from, to = from-n, to-n
	}
	return source.Span{File: file}
}
