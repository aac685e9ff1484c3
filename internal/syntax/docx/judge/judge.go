// Package judge finds what Word would not take in a Word file, beyond what
// the schemas of ECMA-376 say.
//
// In: the bytes of a DOCX. Out: its faults, in words. It judges what Word
// calls a file damaged for, mends on opening, or shows otherwise than it was
// meant: parts that nothing leads to, names that nobody has, tables whose
// cells do not fill their grid, measures that Word has no room for. It does
// not replace the schemas, and it changes nothing. Tests alone use it.
package judge

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// Faults lists the faults of a file, sorted; none: Word takes it as it is.
func Faults(data []byte) []string {
	f := &file{parts: map[string][]byte{}, trees: map[string]*node{}, relations: map[string]map[string]relation{}}
	if f.unpack(data) {
		f.types()
		f.reach()
		f.styles()
		f.text()
	}
	slices.Sort(f.faults)
	return slices.Compact(f.faults)
}

// file is a package being judged.
type file struct {
	names     []string // of the parts, in the order of the archive
	parts     map[string][]byte
	trees     map[string]*node
	relations map[string]map[string]relation // of a part, by id
	faults    []string
}

func (f *file) fault(part, format string, values ...any) {
	f.faults = append(f.faults, part+": "+fmt.Sprintf(format, values...))
}

// tree is a part as elements; nil when there is no such part or it is no XML,
// which is a fault.
func (f *file) tree(part string) *node {
	if n, ok := f.trees[part]; ok {
		return n
	}
	data, ok := f.parts[part]
	if !ok {
		return nil
	}
	n, err := parse(data)
	if err != nil {
		f.fault(part, "is no XML: %v", err)
	}
	f.trees[part] = n
	return n
}

// node is one element. Names have the prefixes of short.
type node struct {
	name     string
	attrs    []xml.Attr
	children []*node
	text     string
}

// short are the prefixes by which namespaces are known here.
var short = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":           "ct",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"urn:schemas-microsoft-com:vml":                                          "v",
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	if p, ok := short[n.Space]; ok {
		return p + ":" + n.Local
	}
	return n.Space + ":" + n.Local
}

func parse(data []byte) (*node, error) {
	root := &node{}
	stack := []*node{root}
	x := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := x.Token()
		if err != nil && len(root.children) == 1 && len(stack) == 1 {
			return root.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: qualified(t.Name), attrs: slices.Clone(t.Attr)}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 1 {
				top.text += string(t)
			}
		}
	}
}

// attr is an attribute by its name, "" when there is none.
func (n *node) attr(name string) string {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
	}
	for _, a := range n.attrs {
		if a.Name.Local == local && (prefix == "" && a.Name.Space == "" || short[a.Name.Space] == prefix) {
			return a.Value
		}
	}
	return ""
}

// child is the first child of a name; nil when there is none. A nil node has
// no children.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// val is the w:val of a child, "" when there is none.
func (n *node) val(child string) string {
	if c := n.child(child); c != nil {
		return c.attr("w:val")
	}
	return ""
}

// walk visits a node and all below it.
func (n *node) walk(visit func(*node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, c := range n.children {
		c.walk(visit)
	}
}
