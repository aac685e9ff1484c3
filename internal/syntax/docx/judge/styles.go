package judge

// style is what others may say of a style.
type style struct{ kind, name, link string }

// kinds are the elements that name a style, and of which kind it must be.
var kinds = map[string]string{"w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table"}

// styles holds the style sheet to itself (ECMA-376 Part 1, 17.7.4), and
// every part to the styles and lists that there are.
func (f *file) styles() {
	const sheet = "word/styles.xml"
	known, names, standard := map[string]style{}, map[string]string{}, map[string]string{}
	var list []*node
	if tree := f.tree(sheet); tree != nil {
		list = tree.children
	}
	for _, s := range list {
		if s.name != "w:style" {
			continue
		}
		id := s.attr("w:styleId")
		k := style{s.attr("w:type"), s.val("w:name"), s.val("w:link")}
		if _, ok := known[id]; ok || id == "" {
			f.fault(sheet, "has the style %q twice or not at all", id)
		}
		if other, ok := names[k.name]; ok || k.name == "" {
			f.fault(sheet, "%s and %s have the name %q", other, id, k.name)
		}
		if s.attr("w:default") == "1" {
			if other := standard[k.kind]; other != "" {
				f.fault(sheet, "%s and %s are both the standard", other, id)
			}
			standard[k.kind] = id
		}
		known[id], names[k.name] = k, id
	}
	for _, s := range list {
		if s.name != "w:style" {
			continue
		}
		id, kind := s.attr("w:styleId"), s.attr("w:type")
		for _, child := range []string{"w:basedOn", "w:next"} {
			if other := s.val(child); other != "" && known[other].kind != kind {
				f.fault(sheet, "%s: %s leads to %q, which is no %s style", id, child, other, kind)
			}
		}
		if other := s.val("w:link"); other != "" && (known[other].link != id || known[other].kind == kind) {
			f.fault(sheet, "%s is linked with %s, which is not linked with it", id, other)
		}
		seen := map[string]bool{}
		for at := id; at != ""; at = basedOn(list, at) {
			if seen[at] {
				f.fault(sheet, "%s is based on itself", id)
				break
			}
			seen[at] = true
		}
	}
	lists := f.lists()
	for _, part := range f.names {
		tree := f.words(part)
		tree.walk(func(n *node) {
			if kind := kinds[n.name]; kind != "" && known[n.attr("w:val")].kind != kind {
				f.fault(part, "there is no %s style %q", kind, n.attr("w:val"))
			}
			if id := n.attr("w:val"); n.name == "w:numId" && id != "0" && !lists[id] {
				f.fault(part, "there is no list %q", id)
			}
		})
	}
}

func basedOn(list []*node, id string) string {
	for _, s := range list {
		if s.name == "w:style" && s.attr("w:styleId") == id {
			return s.val("w:basedOn")
		}
	}
	return ""
}

// lists are the ids of numbered lists.
func (f *file) lists() map[string]bool {
	const part = "word/numbering.xml"
	out, abstract := map[string]bool{}, map[string]bool{}
	tree := f.tree(part)
	if tree == nil {
		return out
	}
	for _, c := range tree.children {
		switch c.name {
		case "w:abstractNum":
			abstract[c.attr("w:abstractNumId")] = true
		case "w:num":
			out[c.attr("w:numId")] = true
			if !abstract[c.val("w:abstractNumId")] {
				f.fault(part, "list %s has no look", c.attr("w:numId"))
			}
		}
	}
	return out
}
