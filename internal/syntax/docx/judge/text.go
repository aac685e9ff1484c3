package judge

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// words is a part that holds WordprocessingML; nil when it holds none.
func (f *file) words(part string) *node {
	if !strings.HasPrefix(part, "word/") || !strings.HasSuffix(part, ".xml") {
		return nil
	}
	return f.tree(part)
}

// text judges the parts that hold text.
func (f *file) text() {
	ids := marks{f: f, drawings: map[string]string{}, shapes: map[string]string{}}
	for _, part := range f.names {
		tree := f.words(part)
		if tree == nil {
			continue
		}
		ids.part(part, tree)
		fields := &fields{}
		relations := f.relationsOf(part)
		var visit func(n, parent *node)
		visit = func(n, parent *node) {
			f.measures(part, n)
			f.references(part, n, relations)
			f.contents(part, n, parent)
			fields.take(n)
			for _, c := range n.children {
				visit(c, n)
			}
			if n.name == "w:p" && parent.name != "w:txbxContent" {
				// Ours begin and end inside a paragraph.
				if fields.depth != 0 || fields.bad {
					f.fault(part, "a field does not end in its paragraph")
					fields.depth, fields.bad = 0, false
				}
			}
		}
		visit(tree, &node{})
	}
	for id := range ids.comments {
		f.fault("word/comments.xml", "comment %s is about nothing", id)
	}
}

// fields follows the marks of fields.
type fields struct {
	depth int
	bad   bool
}

func (k *fields) take(n *node) {
	if n.name != "w:fldChar" {
		return
	}
	switch n.attr("w:fldCharType") {
	case "begin":
		k.depth++
	case "end":
		k.depth--
		k.bad = k.bad || k.depth < 0
	case "separate":
		k.bad = k.bad || k.depth < 1
	}
}

// marks are what may stand once only: bookmarks, comments, drawings.
type marks struct {
	f                *file
	drawings, shapes map[string]string // id → part
	comments         map[string]bool   // not yet met
}

const longestBookmark = 40

func (m *marks) part(part string, tree *node) {
	if m.comments == nil {
		m.comments = map[string]bool{}
		if list := m.f.tree("word/comments.xml"); list != nil {
			for _, c := range list.children {
				if id := c.attr("w:id"); m.comments[id] {
					m.f.fault("word/comments.xml", "has comment %s twice", id)
				} else {
					m.comments[id] = true
				}
			}
		}
	}
	bookmarks, names := map[string]bool{}, map[string]bool{}
	ranges := map[string]int{}
	changes := map[string]bool{}
	once := func(seen map[string]string, what, id string) {
		if other, ok := seen[id]; ok {
			m.f.fault(part, "%s %q is in %s too", what, id, other)
		}
		seen[id] = part
	}
	tree.walk(func(n *node) {
		id := n.attr("w:id")
		switch n.name {
		case "w:bookmarkStart":
			name := n.attr("w:name")
			if _, ok := bookmarks[id]; ok {
				m.f.fault(part, "bookmark %s begins twice", id)
			}
			bookmarks[id] = true
			if lower := strings.ToLower(name); names[lower] {
				m.f.fault(part, "two bookmarks are called %s", name)
			} else {
				names[lower] = true
			}
			if !isBookmark(name) {
				m.f.fault(part, "no bookmark may be called %q", name)
			}
		case "w:bookmarkEnd":
			if !bookmarks[id] {
				m.f.fault(part, "bookmark %s ends without a beginning, or twice", id)
			}
			bookmarks[id] = false
		case "w:commentRangeStart", "w:commentRangeEnd":
			ranges[id]++
		case "w:commentReference":
			if !m.comments[id] {
				m.f.fault(part, "there is no comment %s", id)
			}
			delete(m.comments, id)
		case "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:cellIns", "w:cellDel":
			if id == "" || n.attr("w:author") == "" || changes[id] {
				m.f.fault(part, "a change by %q has the id %q, which is none or another's", n.attr("w:author"), id)
			}
			changes[id] = true
		case "wp:docPr":
			once(m.drawings, "the drawing", n.attr("id"))
			if id, err := strconv.Atoi(n.attr("id")); err != nil || id < 1 || id > 1<<31-1 {
				m.f.fault(part, "a drawing has the id %q", n.attr("id"))
			}
		case "v:shape", "v:rect", "v:group", "v:line":
			once(m.shapes, "the shape", n.attr("id"))
		}
	})
	for id, open := range bookmarks {
		if open {
			m.f.fault(part, "bookmark %s does not end", id)
		}
	}
	for id, n := range ranges {
		if n != 2 {
			m.f.fault(part, "the range of comment %s has %d ends", id, n)
		}
	}
}

// isBookmark reports whether Word takes a name: a letter or _ first, then
// letters, figures and _.
func isBookmark(name string) bool {
	if name == "" || utf8.RuneCountInString(name) > longestBookmark {
		return false
	}
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return true
}

// leading are the attributes that lead to another part, and the kinds of
// relation that each element may use; "" is any.
var leading = map[string]string{
	"w:headerReference": "header", "w:footerReference": "footer", "a:blip": "image", "w:hyperlink": "hyperlink", "v:imagedata": "image",
}

func (f *file) references(part string, n *node, relations map[string]relation) {
	for _, a := range n.attrs {
		if short[a.Name.Space] != "r" {
			continue
		}
		r, ok := relations[a.Value]
		if want := leading[n.name]; !ok || want != "" && r.kind != want {
			f.fault(part, "%s leads to %q, a relation of the kind %q", n.name, a.Value, r.kind)
		}
	}
	switch n.name {
	case "mc:AlternateContent":
		last := len(n.children) - 1
		for i, c := range n.children {
			if c.name == "mc:Choice" == (i == last && last > 0) || c.name == "mc:Choice" && c.attr("Requires") == "" {
				f.fault(part, "the choice between forms of content is out of order")
			}
		}
	case "w:hyperlink":
		if n.attr("r:id") == "" && n.attr("w:anchor") == "" {
			f.fault(part, "a link leads nowhere")
		}
	}
}
