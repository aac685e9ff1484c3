package diag

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Digest formats findings as Text does, but tells equal notes and warnings
// once, at their first place, with how many more there are: a batch of
// thousands of papers finds the same thing in each. Errors are not merged, for
// each has to be mended, but after the tenth of one kind in one file the rest
// are only counted, lest they hide the others; a name that nobody registered is
// one fault wherever it stands, and errors that only follow from others are
// merged, and come last.
func Digest(list []Diagnostic) string {
	var b strings.Builder
	for _, g := range groups(list) {
		text := Text(g.list[:1])
		if len(g.list) == 1 {
			b.WriteString(text)
			continue
		}
		head, rest, _ := strings.Cut(text, "\n")
		b.WriteString(head + "\n    " + g.others() + "\n" + rest)
	}
	return b.String()
}

// Errors are the findings that stop a document.
func Errors(list []Diagnostic) []Diagnostic {
	return slices.DeleteFunc(slices.Clone(list), func(d Diagnostic) bool { return d.Severity != Error })
}

// Follows reports whether a finding goes away by itself when others are
// mended.
func (d Diagnostic) Follows() bool { return d.Code == DataDamaged }

// misnamed reports a name that is not known. One entry in a register, or a name
// put right everywhere, mends all of them.
func (d Diagnostic) misnamed() bool {
	return d.Code == UnitUnknown || d.Code == PersonUnknown || d.Code == PlanUnknown
}

// group is findings that say the same of different places.
type group struct{ list []Diagnostic }

// place is a file in which one kind of error is found.
type place struct {
	code Code
	file string
}

// mostAlike is how many errors of one kind are told of one file.
const mostAlike = 10

// kind is what findings of one group share.
type kind struct {
	code          Code
	severity      Severity
	summary, hint string
}

func groups(list []Diagnostic) []*group {
	var out []*group
	known := map[kind]*group{}
	alike := map[place][]*group{}
	var last []*group
	for _, d := range list {
		k := kind{d.Code, d.Severity, withoutNumbers(d.Summary), d.Hint}
		switch {
		case d.Severity != Error || d.Follows():
		case d.misnamed():
			k.summary = d.Summary // 第1组 is not 第2组
		default:
			at := place{d.Code, d.Span.File}
			if told := alike[at]; len(told) == mostAlike {
				told[mostAlike-1].list = append(told[mostAlike-1].list, d)
				continue
			}
			g := &group{list: []Diagnostic{d}}
			alike[at] = append(alike[at], g)
			out = append(out, g)
			continue
		}
		g := known[k]
		if g == nil {
			g = &group{}
			known[k] = g
			if d.Follows() {
				last = append(last, g)
			} else {
				out = append(out, g)
			}
		}
		g.list = append(g.list, d)
	}
	return append(out, last...)
}

// named is how many further places are named.
const named = 5

// others says where else the finding was made: lines of the same file, then
// other files.
func (g *group) others() string {
	first := g.list[0].Span
	var places []string
	more := false
	for _, d := range g.list[1:] {
		place := d.Span.File
		switch {
		case place == "":
			continue
		case place == first.File && d.Span.Start.Line == 0:
			continue
		case place == first.File:
			place = fmt.Sprintf("第%d行", d.Span.Start.Line)
		}
		if slices.Contains(places, place) {
			continue
		}
		if len(places) == named {
			more = true
			break
		}
		places = append(places, place)
	}
	text := fmt.Sprintf("同样的%s另有 %d 条", g.list[0].Severity, len(g.list)-1)
	if len(places) > 0 {
		text += "，在" + strings.Join(places, "、")
	}
	if more {
		text += "等处"
	}
	return text
}

// withoutNumbers makes summaries equal that differ in a measured figure only.
func withoutNumbers(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '.' {
			return -1
		}
		return r
	}, s)
}
