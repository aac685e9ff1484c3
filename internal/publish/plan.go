package publish

import (
	"io/fs"
	"path"
	"sort"
)

// State is what stands at a target.
type State struct {
	Files map[string]Held
	// Foreign reports that the target holds things this program did not
	// publish, or cannot tell that it did.
	Foreign bool
	// Unfinished reports that an earlier run was broken off and that there
	// is something to clear away although the files are right.
	Unfinished bool
}

// Held is a file at a target.
type Held struct {
	Size  int64 // -1: not known
	Owned bool  // published by this program: it may be removed
	Digest
}

// Plan is the difference between a target and a site. The lists are sorted.
type Plan struct {
	Add, Change, Remove []string
	Keep                []string // at the target, not ours: they stay
	Same                int
	Moved               []Move // documents whose addresses would change
}

// Move is a document that stands unchanged at another address.
type Move struct{ From, To string }

// Empty reports whether nothing has to be done.
func (p *Plan) Empty() bool { return len(p.Add)+len(p.Change)+len(p.Remove) == 0 }

// compare finds what has to be done.
func compare(site *Site, now *State) *Plan {
	p := &Plan{}
	wanted := map[string]bool{}
	for _, f := range site.Files {
		wanted[f.Path] = true
		held, there := now.Files[f.Path]
		switch {
		case !there:
			p.Add = append(p.Add, f.Path)
		case f.same(held):
			p.Same++
		default:
			p.Change = append(p.Change, f.Path)
		}
	}
	for name, held := range now.Files {
		switch {
		case wanted[name]:
		case held.Owned:
			p.Remove = append(p.Remove, name)
		default:
			p.Keep = append(p.Keep, name)
		}
	}
	sort.Strings(p.Remove)
	sort.Strings(p.Keep)
	p.Moved = moved(site, now, p)
	return p
}

// moved finds documents, known by their PDF files, that are to be removed at
// one address and added at another: links of others would lead nowhere.
func moved(site *Site, now *State, p *Plan) []Move {
	added := map[string]bool{}
	for _, name := range p.Add {
		added[name] = true
	}
	var out []Move
	for _, old := range p.Remove {
		if path.Ext(old) != ".pdf" {
			continue
		}
		for _, f := range site.Files {
			if added[f.Path] && path.Ext(f.Path) == ".pdf" && f.same(now.Files[old]) {
				out = append(out, Move{old, f.Path})
				break
			}
		}
	}
	return out
}

// same reports whether a held file has these contents. Without a common sum
// they count as different: sending once too often is harmless.
func (f File) same(held Held) bool {
	if held.Size >= 0 && held.Size != f.Size {
		return false
	}
	switch {
	case held.SHA256 != "":
		return held.SHA256 == f.SHA256
	case held.MD5 != "":
		return held.MD5 == f.MD5
	case held.Blob != "":
		return held.Blob == f.Blob
	}
	return false
}

// sound reports whether a path that came from outside stays inside a folder.
func sound(p string) bool { return fs.ValidPath(p) && p != "." }
