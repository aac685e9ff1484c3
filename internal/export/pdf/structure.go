package pdf

import (
	"fmt"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// structure is the tree of structure elements of a document (ISO 32000-1
// 14.7): the nodes of page.Document.Tree with the content that belongs to
// each. A list item is two elements, LI and LBody; all other nodes are one.
type structure struct {
	nodes []page.Node
	names []string
	elems []int // object numbers of the elements
	own   []int // object numbers of what content belongs to: the LBody of a list item
	root  int
	marks []mark // in the order in which they stand on the pages
	// pageMarks[i] is the index in marks of the first mark of page i.
	pageMarks []int
	boxes     map[page.NodeID]box
}

// mark is a piece of content of a node: a marked-content sequence, or, when
// annotation is set, the annotation with that object number.
type mark struct {
	node       page.NodeID
	page, id   int
	annotation int
}

// box is where a figure stands, in thousandths of a point.
type box struct {
	page                     int
	left, bottom, right, top int64
}

// start names the nodes and numbers their objects. A document without nodes
// gets a root: the standards want one.
func (s *structure) start(nodes []page.Node, f *file) {
	if len(nodes) == 0 {
		nodes = []page.Node{{Tag: page.TagDocument}}
	}
	s.nodes = nodes
	s.names = make([]string, len(nodes))
	s.elems = make([]int, 2*len(nodes))
	s.elems, s.own = s.elems[:len(nodes)], s.elems[len(nodes):]
	s.root = f.reserve(1)
	level := 0
	for i, n := range nodes {
		s.elems[i] = f.reserve(1)
		s.own[i] = s.elems[i]
		if n.Tag == page.TagListItem {
			s.own[i] = f.reserve(1)
		}
		s.names[i] = structName(nodes, i, &level)
	}
}

// structName returns the standard structure type of a node (ISO 32000-1
// 14.8.4). level is that of the heading before; no heading goes down by more
// than one level (ISO 14289-1 7.4.2).
func structName(nodes []page.Node, i int, level *int) string {
	n := nodes[i]
	switch n.Tag {
	case page.TagDocument:
		return "Document"
	case page.TagPart:
		if i > 0 && nodes[n.Parent].Tag == page.TagPart {
			return "Sect"
		}
		return "Part"
	case page.TagTitle:
		*level = 1
		return "H1"
	case page.TagHeading:
		*level = min(max(n.Level, 1), *level+1, 6)
		return [...]string{"H1", "H2", "H3", "H4", "H5", "H6"}[*level-1]
	case page.TagList:
		return "L"
	case page.TagListItem:
		return "LI"
	case page.TagTable:
		return "Table"
	case page.TagRow:
		return "TR"
	case page.TagHeadCell:
		return "TH"
	case page.TagCell:
		return "TD"
	case page.TagFigure:
		return "Figure"
	case page.TagLink:
		return "Link"
	case page.TagSpan:
		return "Span"
	}
	return "P"
}

// name is the tag of the content of a node.
func (s *structure) name(n page.NodeID) string {
	if s.own[n] != s.elems[n] {
		return "LBody"
	}
	return s.names[n]
}

func (s *structure) startPage() { s.pageMarks = append(s.pageMarks, len(s.marks)) }

func (s *structure) addContent(n page.NodeID, pageIndex, id int) {
	s.marks = append(s.marks, mark{node: n, page: pageIndex, id: id})
}

func (s *structure) addAnnotation(n page.NodeID, pageIndex, object int) {
	s.marks = append(s.marks, mark{node: n, page: pageIndex, annotation: object})
}

// addBox widens the place of a figure on the page where it first stands.
func (s *structure) addBox(n page.NodeID, b box) {
	old, ok := s.boxes[n]
	switch {
	case !ok:
		if s.boxes == nil {
			s.boxes = map[page.NodeID]box{}
		}
		s.boxes[n] = b
	case old.page == b.page:
		s.boxes[n] = box{b.page, min(old.left, b.left), min(old.bottom, b.bottom), max(old.right, b.right), max(old.top, b.top)}
	}
}

// links are the pieces of the tree, sorted so that each element can be
// written with its kids in reading order.
type links struct {
	child, sibling []page.NodeID // first child and next sibling; Artefact ends a chain
	first          []int         // index in marks of the first content in the subtree
	next           []int         // by mark: the next mark of the same node
	mark           []int         // by node: its first mark
}

const never = int(^uint(0) >> 1)

func (s *structure) link() *links {
	n := len(s.nodes)
	l := &links{
		child: make([]page.NodeID, n), sibling: make([]page.NodeID, n),
		first: make([]int, n), mark: make([]int, n), next: make([]int, len(s.marks)),
	}
	for i := range n {
		l.child[i], l.sibling[i], l.first[i], l.mark[i] = page.Artefact, page.Artefact, never, never
	}
	for i := len(s.marks) - 1; i >= 0; i-- {
		node := s.marks[i].node
		l.next[i], l.mark[node] = l.mark[node], i
		l.first[node] = i
	}
	// Children follow their parents: from the end, every subtree is complete
	// before its parent is reached.
	for i := n - 1; i > 0; i-- {
		parent := s.nodes[i].Parent
		l.sibling[i], l.child[parent] = l.child[parent], page.NodeID(i)
		l.first[parent] = min(l.first[parent], l.first[i])
	}
	return l
}

// write writes the tree: the elements, the parent tree and the root.
func (s *structure) write(f *file, pages []int) {
	l := s.link()
	for i := range s.nodes {
		s.writeElement(f, l, page.NodeID(i), pages)
	}
	parents := s.writeParents(f, len(pages))
	f.object(s.root, fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>",
		s.elems[0], parents, len(pages)+s.annotations()))
}

func (s *structure) writeElement(f *file, l *links, n page.NodeID, pages []int) {
	node := &s.nodes[n]
	parent := s.root
	if n > 0 {
		parent = s.own[node.Parent]
	}
	f.begin(s.elems[n])
	f.body = append(f.body, "<</S/"...)
	f.body = append(f.body, s.names[n]...)
	f.body = append(f.body, "/P "...)
	f.body = appendRef(f.body, parent)
	if s.own[n] != s.elems[n] {
		f.body = append(f.body, "/K "...)
		f.body = appendRef(f.body, s.own[n])
		f.body = append(f.body, ">>"...)
		f.end()
		f.begin(s.own[n])
		f.body = append(f.body, "<</S/LBody/P "...)
		f.body = appendRef(f.body, s.elems[n])
	}
	f.body = s.appendAttributes(f.body, n, node)
	f.body = s.appendKids(f.body, l, n, pages)
	f.body = append(f.body, ">>"...)
	f.end()
}

func (s *structure) appendAttributes(b []byte, n page.NodeID, node *page.Node) []byte {
	switch node.Tag {
	case page.TagHeadCell, page.TagCell:
		if node.Tag == page.TagCell && node.ColSpan <= 1 && node.RowSpan <= 1 {
			return b
		}
		b = append(b, "/A<</O/Table"...)
		if node.Tag == page.TagHeadCell {
			if node.ScopeRow {
				b = append(b, "/Scope/Row"...)
			} else {
				b = append(b, "/Scope/Column"...)
			}
		}
		if node.ColSpan > 1 {
			b = appendInt(append(b, "/ColSpan "...), node.ColSpan)
		}
		if node.RowSpan > 1 {
			b = appendInt(append(b, "/RowSpan "...), node.RowSpan)
		}
		b = append(b, ">>"...)
	case page.TagList:
		// Numbers are part of the text of an item.
		b = append(b, "/A<</O/List/ListNumbering/None>>"...)
	case page.TagFigure:
		alt := clean(node.Alt)
		if alt == "" {
			alt = "图"
		}
		b = appendText(append(b, "/Alt"...), alt)
		if at, ok := s.boxes[n]; ok {
			b = append(b, "/A<</O/Layout/Placement/Block/BBox["...)
			b = appendFixed(b, at.left, 3)
			b = appendMilli(b, at.bottom)
			b = appendMilli(b, at.right)
			b = appendMilli(b, at.top)
			b = append(b, "]>>"...)
		}
	}
	return b
}

// appendKids writes the children and the content of an element. Children keep
// the order of the tree; content goes before the first child that stands
// after it on the pages.
func (s *structure) appendKids(b []byte, l *links, n page.NodeID, pages []int) []byte {
	child, m := l.child[n], l.mark[n]
	if child == page.Artefact && m == never {
		return b
	}
	home := -1
	for i := m; i != never; i = l.next[i] {
		if s.marks[i].annotation == 0 {
			home = s.marks[i].page
			break
		}
	}
	if home >= 0 {
		b = appendRef(append(b, "/Pg "...), pages[home])
	}
	b = append(b, "/K["...)
	for child != page.Artefact || m != never {
		if child == page.Artefact || m < l.first[child] && l.first[child] != never {
			b = s.appendMark(b, m, home, pages)
			m = l.next[m]
			continue
		}
		b = appendRef(b, s.elems[child])
		b = append(b, ' ')
		child = l.sibling[child]
	}
	return append(b, ']')
}

func (s *structure) appendMark(b []byte, i, home int, pages []int) []byte {
	m := s.marks[i]
	switch {
	case m.annotation != 0:
		b = append(b, "<</Type/OBJR/Obj "...)
		b = appendRef(b, m.annotation)
		b = append(b, "/Pg "...)
		b = appendRef(b, pages[m.page])
		return append(b, ">>"...)
	case m.page != home:
		b = append(b, "<</Type/MCR/Pg "...)
		b = appendRef(b, pages[m.page])
		b = append(b, "/MCID "...)
		b = appendInt(b, m.id)
		return append(b, ">>"...)
	}
	return append(appendInt(b, m.id), ' ')
}

// boxOf converts a rectangle of a page of the given height.
func boxOf(index int, height, x, y, w, h unit.Length) box {
	return box{index, milli(x), milli(height - y - h), milli(x + w), milli(height - y)}
}
