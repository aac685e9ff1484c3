package typeset

import "yinfa.dev/yinfa/internal/page"

// tree builds the reading order. Nodes are opened and closed like brackets,
// in the order in which the document is read.
type tree struct {
	nodes *[]page.Node
	stack []page.NodeID
	level int // the deepest heading level open, so that none is skipped
}

// open adds a node under the current one and makes it current.
func (t *tree) open(n page.Node) page.NodeID {
	id := t.leaf(n)
	t.stack = append(t.stack, id)
	return id
}

// leaf adds a node under the current one.
func (t *tree) leaf(n page.Node) page.NodeID {
	n.Parent = page.Artefact
	if len(t.stack) > 0 {
		n.Parent = t.stack[len(t.stack)-1]
	}
	*t.nodes = append(*t.nodes, n)
	return page.NodeID(len(*t.nodes) - 1)
}

// close leaves the current node.
func (t *tree) close() { t.stack = t.stack[:len(t.stack)-1] }

// heading adds a heading. The level is at most one deeper than the heading
// before it: PDF/UA-1 7.4.2 forbids gaps, officers do leave them.
func (t *tree) heading(level int) page.NodeID {
	level = max(1, min(level, t.level+1, 6))
	t.level = level
	return t.leaf(page.Node{Tag: page.TagHeading, Level: level})
}

// paragraph adds a paragraph.
func (t *tree) paragraph() page.NodeID { return t.leaf(page.Node{Tag: page.TagParagraph}) }
