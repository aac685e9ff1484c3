package pdf

// pageFan is how many kids a node of the page tree has.
const pageFan = 64

// pageNode is a node of the page tree above the pages.
type pageNode struct {
	num, parent int // object numbers; the root has no parent
	kids        []int
	count       int // of pages below
}

// writePageTree writes a balanced tree above the pages (ISO 32000-1 7.7.3).
// It returns the object number of the parent of each page and of the root.
func writePageTree(f *file, pages []int) (parents []int, root int) {
	level := pageNodes(f, pages, func(from, to int) int { return to - from })
	for _, n := range level {
		for range n.kids {
			parents = append(parents, n.num)
		}
	}
	for len(level) > 1 {
		numbers := make([]int, len(level))
		for i, n := range level {
			numbers[i] = n.num
		}
		above := pageNodes(f, numbers, func(from, to int) int {
			count := 0
			for _, n := range level[from:to] {
				count += n.count
			}
			return count
		})
		for i := range level {
			level[i].parent = above[i/pageFan].num
			level[i].write(f)
		}
		level = above
	}
	level[0].write(f)
	return parents, level[0].num
}

// pageNodes groups kids under new nodes; count tells how many pages are
// below the kids of a stretch.
func pageNodes(f *file, kids []int, count func(from, to int) int) []pageNode {
	var nodes []pageNode
	for from := 0; from < len(kids); from += pageFan {
		to := min(from+pageFan, len(kids))
		nodes = append(nodes, pageNode{num: f.reserve(1), kids: kids[from:to], count: count(from, to)})
	}
	return nodes
}

func (n *pageNode) write(f *file) {
	f.begin(n.num)
	f.body = append(f.body, "<</Type/Pages/Count "...)
	f.body = appendInt(f.body, n.count)
	if n.parent != 0 {
		f.body = appendRef(append(f.body, "/Parent "...), n.parent)
	}
	f.body = append(f.body, "/Kids["...)
	for _, kid := range n.kids {
		f.body = append(appendRef(f.body, kid), ' ')
	}
	f.body = append(f.body, "]>>"...)
	f.end()
}
