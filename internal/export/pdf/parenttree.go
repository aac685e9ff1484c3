package pdf

// annotations counts the annotations in the tree.
func (s *structure) annotations() int {
	n := 0
	for i := range s.marks {
		if s.marks[i].annotation != 0 {
			n++
		}
	}
	return n
}

// parentFan is how many entries a leaf of the parent tree has.
const parentFan = 64

// writeParents writes the number tree that leads from content back to its
// element: key i is page i, with one entry for each marked-content sequence;
// then follow the annotations in the order in which they were added.
func (s *structure) writeParents(f *file, pages int) int {
	root := f.reserve(1)
	var kids []int
	count, from := 0, 0
	open := func(key int) {
		if count == 0 {
			kid := f.reserve(1)
			kids = append(kids, kid)
			from = key
			f.begin(kid)
			f.body = append(f.body, "<</Nums["...)
		}
		count++
		f.body = append(appendInt(f.body, key), ' ')
	}
	shut := func(key int) {
		f.body = append(f.body, "]/Limits["...)
		f.body = append(appendInt(f.body, from), ' ')
		f.body = append(appendInt(f.body, key), "]>>"...)
		f.end()
		count = 0
	}
	key := 0
	for ; key < pages; key++ {
		to := len(s.marks)
		if key+1 < pages {
			to = s.pageMarks[key+1]
		}
		open(key)
		f.body = append(f.body, '[')
		for _, m := range s.marks[s.pageMarks[key]:to] {
			if m.annotation == 0 {
				f.body = append(appendRef(f.body, s.own[m.node]), ' ')
			}
		}
		f.body = append(f.body, ']')
		if count == parentFan {
			shut(key)
		}
	}
	for _, m := range s.marks {
		if m.annotation == 0 {
			continue
		}
		open(key)
		f.body = append(appendRef(f.body, s.own[m.node]), ' ')
		if count == parentFan {
			shut(key)
		}
		key++
	}
	if count > 0 {
		shut(key - 1)
	}
	f.begin(root)
	f.body = append(f.body, "<</Kids["...)
	for _, kid := range kids {
		f.body = append(appendRef(f.body, kid), ' ')
	}
	f.body = append(f.body, "]>>"...)
	f.end()
	return root
}
