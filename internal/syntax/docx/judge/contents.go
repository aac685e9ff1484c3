package judge

// contents judges what an element holds, where the schema allows more than
// Word does.
func (f *file) contents(part string, n, parent *node) {
	last := ""
	if k := len(n.children); k > 0 {
		last = n.children[k-1].name
	}
	switch n.name {
	case "w:tc":
		if last != "w:p" {
			f.fault(part, "a cell ends with %q and no paragraph", last)
		}
	case "w:hdr", "w:ftr", "w:txbxContent", "w:comment":
		if last != "w:p" {
			f.fault(part, "%s ends with %q and no paragraph", n.name, last)
		}
	case "w:body":
		if last != "w:sectPr" {
			f.fault(part, "the text ends with %q and not with the properties of its section", last)
		} else if k := len(n.children); k < 2 || n.children[k-2].name != "w:p" {
			f.fault(part, "no paragraph stands before the last section's end")
		}
	case "w:tbl":
		f.table(part, n)
	case "w:sectPr":
		f.section(part, n)
	case "w:r":
		// Text that is struck is called otherwise than text that stands.
		if n.child("w:t") != nil && parent.name == "w:del" || n.child("w:delText") != nil && parent.name != "w:del" && parent.name != "w:moveFrom" {
			f.fault(part, "struck text and text are confused")
		}
	}
	for i := 1; i < len(n.children); i++ {
		// Word makes one table of two that nothing stands between.
		if n.children[i].name == "w:tbl" && n.children[i-1].name == "w:tbl" {
			f.fault(part, "two tables stand side by side")
		}
	}
}

// mostColumns and mostNested are Word's own limits.
const (
	mostColumns = 63
	mostNested  = 20
)

// table holds the rows of a table to its grid.
func (f *file) table(part string, t *node) {
	var grid []int
	for _, c := range t.child("w:tblGrid").all("w:gridCol") {
		grid = append(grid, number(c.attr("w:w")))
	}
	if len(grid) == 0 || len(grid) > mostColumns {
		f.fault(part, "a table has %d columns", len(grid))
		return
	}
	if w := t.child("w:tblPr").child("w:tblW"); w != nil && w.attr("w:type") == "dxa" && number(w.attr("w:w")) != sum(grid) {
		f.fault(part, "a table of %s twips has a grid of %d", w.attr("w:w"), sum(grid))
	}
	rows, nested := t.all("w:tr"), 0
	t.walk(func(n *node) {
		if n.name == "w:tbl" {
			nested++
		}
	})
	if len(rows) == 0 || nested > mostNested {
		f.fault(part, "a table has %d rows and %d tables inside", len(rows), nested-1)
	}
	merged, heads := map[int]int{}, true // column → columns, of cells that go on below
	for i, row := range rows {
		if head := row.child("w:trPr").child("w:tblHeader") != nil; head && !heads {
			f.fault(part, "row %d repeats, though one above does not", i+1)
		} else {
			heads = head
		}
		merged = f.row(part, i, row, grid, merged)
	}
}

// row judges one row and returns the cells that may go on below it.
func (f *file) row(part string, i int, row *node, grid []int, above map[int]int) map[int]int {
	merged, at := map[int]int{}, number(row.child("w:trPr").val("w:gridBefore"))
	for _, c := range row.all("w:tc") {
		p := c.child("w:tcPr")
		span := max(1, number(p.val("w:gridSpan")))
		if at+span > len(grid) {
			f.fault(part, "row %d reaches beyond the grid of %d columns", i+1, len(grid))
			return nil
		}
		if w := p.child("w:tcW"); w != nil && w.attr("w:type") == "dxa" && number(w.attr("w:w")) != sum(grid[at:at+span]) {
			f.fault(part, "row %d: a cell of %s twips stands on columns of %d", i+1, w.attr("w:w"), sum(grid[at:at+span]))
		}
		if m := p.child("w:vMerge"); m != nil {
			if m.attr("w:val") != "restart" && above[at] != span {
				f.fault(part, "row %d: a merged cell goes on under none", i+1)
			}
			merged[at] = span
		}
		at += span
	}
	if at += number(row.child("w:trPr").val("w:gridAfter")); at != len(grid) {
		f.fault(part, "row %d fills %d of %d columns", i+1, at, len(grid))
	}
	return merged
}

// section holds the properties of a section to a page that Word can make.
func (f *file) section(part string, s *node) {
	seen := map[string]bool{}
	for _, c := range s.children {
		if c.name == "w:headerReference" || c.name == "w:footerReference" {
			if key := c.name + c.attr("w:type"); seen[key] {
				f.fault(part, "a section has two of %s %s", c.name, c.attr("w:type"))
			} else {
				seen[key] = true
			}
		}
	}
	size, margins := s.child("w:pgSz"), s.child("w:pgMar")
	if size == nil || margins == nil {
		f.fault(part, "a section has no page")
		return
	}
	w, h := number(size.attr("w:w")), number(size.attr("w:h"))
	if (w > h) != (size.attr("w:orient") == "landscape") {
		f.fault(part, "a page of %d by %d twips lies %q", w, h, size.attr("w:orient"))
	}
	const least = 720 // half an inch
	if w-number(margins.attr("w:left"))-number(margins.attr("w:right")) < least || h-number(margins.attr("w:top"))-number(margins.attr("w:bottom")) < least {
		f.fault(part, "the margins of a section leave no room for text")
	}
}

// all are the children of a name.
func (n *node) all(name string) []*node {
	if n == nil {
		return nil
	}
	var out []*node
	for _, c := range n.children {
		if c.name == name {
			out = append(out, c)
		}
	}
	return out
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}
