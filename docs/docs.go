// Package docs carries the guides for officers, as the files beside this one.
//
// In: the Markdown files. Out: each guide by the name an officer asks for it,
// as text for a terminal. It knows no command and no code of the program; what
// is written for engineers (the glossary, the decisions) is not among them.
package docs

import (
	_ "embed"
	"regexp"
	"strings"
)

var (
	//go:embed markdown.md
	body string
	//go:embed frontmatter.md
	frontMatter string
	//go:embed ledger.md
	ledger string
	//go:embed data-blocks.md
	dataBlocks string
	//go:embed year.md
	year string
	//go:embed excel.md
	excel string
	//go:embed layouts.md
	layouts string
	//go:embed preview.md
	preview string
	//go:embed site.md
	site string
	//go:embed publish.md
	publish string
)

// Guide is one page of the manual.
type Guide struct {
	Name  string // what an officer asks for: 台账
	Title string // the heading of the page
	File  string // ledger.md
	text  string
}

// Guides lists the pages in the order in which they are needed.
func Guides() []Guide {
	all := []Guide{
		{Name: "正文", File: "markdown.md", text: body},
		{Name: "文件头", File: "frontmatter.md", text: frontMatter},
		{Name: "台账", File: "ledger.md", text: ledger},
		{Name: "数据块", File: "data-blocks.md", text: dataBlocks},
		{Name: "一年", File: "year.md", text: year},
		{Name: "Excel", File: "excel.md", text: excel},
		{Name: "版式", File: "layouts.md", text: layouts},
		{Name: "预览", File: "preview.md", text: preview},
		{Name: "网站", File: "site.md", text: site},
		{Name: "发布", File: "publish.md", text: publish},
	}
	for i := range all {
		first, _, _ := strings.Cut(all[i].text, "\n")
		all[i].Title = strings.TrimPrefix(first, "# ")
	}
	return all
}

// Find returns the guide of a name; letters may be large or small.
func Find(name string) (Guide, bool) {
	for _, g := range Guides() {
		if strings.EqualFold(g.Name, name) {
			return g, true
		}
	}
	return Guide{}, false
}

// pageLink is a link to another page of this folder, with the words it hangs
// on, the page and, unseen, the place on it.
var pageLink = regexp.MustCompile(`\[([^\]\n]+)\]\(([A-Za-z0-9/-]+\.md)(?:#[^)\n]*)?\)`)

// Text is the page as it is read without its neighbours: a link to another
// guide becomes what name says of it, one to anything else its words.
func (g Guide) Text(name func(Guide) string) string {
	return pageLink.ReplaceAllStringFunc(g.text, func(link string) string {
		m := pageLink.FindStringSubmatch(link)
		for _, other := range Guides() {
			switch {
			case other.File != m[2]:
			case m[1] == m[2]:
				return name(other)
			default:
				return m[1] + "（" + name(other) + "）"
			}
		}
		return m[1]
	})
}
