package release

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// SiteCheck holds the finished files of a site against the rules of private
// data: also what no document says, but the templates, the pictures and the
// description of the site. It is safe for several goroutines.
type SiteCheck struct {
	rules *Rules

	mu    sync.Mutex
	all   kept             // what any document, or the site, publishes on purpose
	pages map[string]paper // by path without its ending
	found map[string]*seen // by what was found
}

// paper is a document of the site: where it was written, and the kinds of
// private data that it publishes.
type paper struct {
	source string
	kinds  map[string]bool
}

// seen is one thing that must not leave.
type seen struct {
	first string // of the files that hold it, by name
	count int
	found diag.Diagnostic
}

// SiteCheck begins a check. A file may be given only after everything was
// allowed.
func (r *Rules) SiteCheck() *SiteCheck {
	return &SiteCheck{rules: r, all: r.kept(&doc.Document{}), pages: map[string]paper{}, found: map[string]*seen{}}
}

// Purpose is what one document of a site publishes on purpose.
type Purpose struct {
	page string // the path of its page without the ending
	paper
	kept kept
}

// Purpose looks at a document that has its page at a path of the site; the
// tree is the one its edition was made from.
func (r *Rules) Purpose(page string, t *doc.Document) *Purpose {
	k := keptIn(t)
	p := &Purpose{strings.TrimSuffix(page, path.Ext(page)), paper{t.Source, k.kinds}, k}
	// A sum in an address may look like a number, also where a link names the
	// file alone. An address that the author wrote was looked at before.
	p.Number(path.Base(p.page))
	if len(k.kinds) == 0 {
		return p
	}
	// Other pages name the document.
	for _, s := range []string{t.Meta.Title, t.Meta.Number, t.Release.Summary.Value, t.Release.Topic.Value} {
		for _, l := range Leaks(s) {
			if data := string([]rune(s)[l.From:l.To]); k.kinds[l.Kind] {
				k.words[squeezed(data)], k.numbers[digitsOf(data)] = true, true
			}
		}
	}
	return p
}

// Number takes in a number that stands for the document, its 索引号.
func (p *Purpose) Number(s string) { p.kept.allow(s) }

// allow takes in a number that is nobody's.
func (k kept) allow(s string) {
	if d := digitsOf(s); len(d) >= fewestDigits {
		k.numbers[d] = true
	}
}

// Allow takes in what a document publishes on purpose.
func (c *SiteCheck) Allow(p *Purpose) {
	c.mu.Lock()
	defer c.mu.Unlock()
	maps.Copy(c.all.words, p.kept.words)
	maps.Copy(c.all.numbers, p.kept.numbers)
	maps.Copy(c.all.kinds, p.kept.kinds)
	c.pages[p.page] = p.paper
}

// Covers reports whether a file that an earlier check of the same rules found
// nothing in holds nothing for this one either: all that it allowed is allowed
// here too. What it allowed in the files of a document that is no more does
// not matter.
func (c *SiteCheck) Covers(earlier *SiteCheck) bool {
	for path, p := range earlier.pages {
		if now, there := c.pages[path]; there && !subset(p.kinds, now.kinds) {
			return false
		}
	}
	return subset(earlier.all.words, c.all.words) && subset(earlier.all.numbers, c.all.numbers) && subset(earlier.all.kinds, c.all.kinds)
}

// subset reports whether everything in a is in b.
func subset(a, b map[string]bool) bool {
	for s := range a {
		if !b[s] {
			return false
		}
	}
	return true
}

// AllowNumber takes in a number of the site itself: its code.
func (c *SiteCheck) AllowNumber(s string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all.allow(s)
}

// File looks at a finished file.
func (c *SiteCheck) File(name string, data []byte) {
	f := webFile(name, data)
	k := kept{kinds: c.all.kinds, words: c.all.words, numbers: c.all.numbers}
	p, own := c.pages[strings.TrimSuffix(name, path.Ext(name))]
	if own {
		k.kinds = p.kinds
	}
	var bag diag.Bag
	for _, text := range f.Texts {
		c.rules.find(k, text, "", func(int, int) source.Span { return source.Span{File: p.source} }, &bag)
	}
	if !f.Clean() || carries(name, data) {
		bag.Error(diag.ReleasePicture, source.Span{}, "有拍摄信息或者备注", "")
	}
	for _, d := range bag.Sorted() {
		c.note(name, d)
	}
}

// carries reports whether a picture of a form that is not taken apart says
// more than it shows.
func carries(name string, data []byte) bool {
	switch path.Ext(name) {
	case ".webp", ".ico":
		return slices.ContainsFunc([]string{"EXIF", "Exif", "XMP ", "ns.adobe.com", "tEXt", "iTXt", "zTXt", "eXIf"}, func(word string) bool { return bytes.Contains(data, []byte(word)) })
	}
	return false
}

func (c *SiteCheck) note(name string, d diag.Diagnostic) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.found[d.Summary]
	if s == nil {
		s = &seen{first: name, found: d}
		c.found[d.Summary] = s
	}
	s.count++
	if name < s.first {
		s.first, s.found = name, d
	}
}

// Findings tells what was found, each thing once. All of it are errors.
func (c *SiteCheck) Findings() []diag.Diagnostic {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []diag.Diagnostic
	for _, s := range c.found {
		d, where := s.found, "网站的 "+s.first
		if s.count > 1 {
			where += fmt.Sprintf(" 等%d个文件", s.count)
		}
		d.Summary = where + "里" + d.Summary
		d.Hint = "在 yinfa.yaml 的“站点”、layouts/site 里自己的文件、公文的文字里找一找，删去；要公布的电话写进站点的“联系方式”"
		if d.Code == diag.ReleasePicture {
			d.Hint = "把 layouts/site 里的图片另存为 PNG 或 JPEG"
		}
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b diag.Diagnostic) int { return cmp.Compare(a.Summary, b.Summary) })
	return out
}
