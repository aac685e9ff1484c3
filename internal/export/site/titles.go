package site

import (
	"html/template"
	"regexp"
	"slices"

	"yinfa.dev/yinfa/internal/titlebreak"
)

var (
	// quoted is the title of a document in a text.
	quoted = regexp.MustCompile(`《([^《》]{4,120})》`)
	// issuing is the title of a document that brings another: 关于印发《……》的通知.
	issuing = regexp.MustCompile(`印发《?(.{4,120}?)》?的(?:通知|通告|公告|函)$`)
)

// heading writes a title so that its lines end by meaning however wide the
// screen is: <wbr> stands where one may.
func heading(title string, words *titlebreak.Words) template.HTML {
	var w writer
	text := []rune(title)
	from := 0
	for _, at := range titlebreak.Places(text, words) {
		w.text(string(text[from:at]))
		w.tag("<wbr>")
		from = at
	}
	w.text(string(text[from:]))
	return template.HTML(w.String())
}

// mostTitles bounds how many titles of a text are looked up.
const mostTitles = 60

// titlesIn lists the titles of other documents that a document names: the one
// that it issues (印发), and all that stand in its text.
func titlesIn(title, text string) (issued string, named []string) {
	if m := issuing.FindStringSubmatch(title); m != nil {
		issued = m[1]
	}
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		if len(named) < mostTitles && m[1] != title && !slices.Contains(named, m[1]) {
			named = append(named, m[1])
		}
	}
	return issued, named
}
