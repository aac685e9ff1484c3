package workbook

import (
	"slices"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// Sheet is a table with what its columns stand for.
type Sheet struct {
	*Table
	*Matching
}

// ImportAll imports several sheets, each into the ledger as the one before
// left it: what findings name may be registered in the same workbook. With
// errors in the bag the result is nil.
func ImportAll(l *ledger.Ledger, paths []string, file func(string) *source.File, sheets []Sheet, bag *diag.Bag) *Changes {
	out := &Changes{}
	changed := map[string]*source.File{}
	now := func(name string) *source.File {
		if f := changed[name]; f != nil {
			return f
		}
		return file(name)
	}
	for i, s := range sheets {
		in := newImporter(l, now, s.Table, s.Matching, bag)
		var c *Changes
		if s.Table.list.name == SheetFindings {
			c = in.importFindings(paths)
		} else {
			c = in.importRegister(paths)
		}
		if c == nil {
			return nil
		}
		out.join(c)
		if len(c.Files) == 0 || i == len(sheets)-1 {
			continue
		}
		for _, f := range c.Files {
			changed[f.Path] = source.NewFile(f.Path, f.Text)
			if !slices.Contains(paths, f.Path) {
				paths = append(slices.Clone(paths), f.Path)
			}
		}
		l = in.after
	}
	return out
}

// join adds the changes of a further list.
func (c *Changes) join(more *Changes) {
	c.Rows += more.Rows
	c.Added = append(c.Added, more.Added...)
	c.Changed = append(c.Changed, more.Changed...)
	for _, f := range more.Files {
		i := slices.IndexFunc(c.Files, func(old FileChange) bool { return old.Path == f.Path })
		if i < 0 {
			c.Files = append(c.Files, f)
			continue
		}
		old := &c.Files[i]
		old.Text = f.Text
		if !old.New {
			old.Then = append(old.Then, f.Edits)
		}
	}
	slices.SortStableFunc(c.Files, func(a, b FileChange) int {
		if a.Path < b.Path {
			return -1
		}
		return min(1, len(a.Path)+len(b.Path))
	})
}
