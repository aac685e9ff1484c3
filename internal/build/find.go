package build

import (
	"maps"
	"path"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/spelling"
)

// found are the Markdown files of a project, sorted.
type found struct {
	documents []string        // files that name a 文种
	others    []string        // the rest: attachments, or forgotten
	batches   map[string]bool // those documents that make many
}

// find lists the documents under the given paths; no path means all.
func (p *Project) find(paths []string) (found, error) {
	var f found
	all := p.Repo.List(contentDir, ".md")
	for _, typed := range paths {
		if !p.known(typed, all) {
			return f, p.notFound(typed, all)
		}
	}
	f.batches = map[string]bool{}
	asked := slices.DeleteFunc(all, func(name string) bool { return !wanted(name, paths) })
	for i, kind := range p.glances(asked) {
		name := asked[i]
		if kind.document || isNamed(name, paths) {
			f.documents = append(f.documents, name)
		} else {
			f.others = append(f.others, name)
		}
		if kind.batch {
			f.batches[name] = true
		}
	}
	return f, nil
}

// anew is found after some files were touched: they may have come or gone, or
// become something else.
func (f found) anew(p *Project, touched, paths []string) found {
	n := found{batches: maps.Clone(f.batches)}
	is := func(name string) bool { return slices.Contains(touched, name) }
	n.documents = slices.DeleteFunc(slices.Clone(f.documents), is)
	n.others = slices.DeleteFunc(slices.Clone(f.others), is)
	for _, name := range touched {
		delete(n.batches, name)
		if !strings.HasPrefix(name, contentDir) || path.Ext(name) != ".md" || !wanted(name, paths) || !p.Repo.Exists(name) {
			continue
		}
		kind := p.glance(name)
		if kind.document || isNamed(name, paths) {
			n.documents = append(n.documents, name)
		} else {
			n.others = append(n.others, name)
		}
		if kind.batch {
			n.batches[name] = true
		}
	}
	slices.Sort(n.documents)
	slices.Sort(n.others)
	return n
}

// wanted reports whether a file is one of the paths or below one of them.
func wanted(name string, paths []string) bool {
	if len(paths) == 0 {
		return true
	}
	for _, p := range paths {
		if p = path.Clean(p); p == "." || p == name || strings.HasPrefix(name, p+"/") {
			return true
		}
	}
	return false
}

// isNamed reports whether a file was asked for by its own name: then it is
// meant as a document, and what is missing is said.
func isNamed(name string, paths []string) bool {
	for _, p := range paths {
		if path.Clean(p) == name {
			return true
		}
	}
	return false
}

func (p *Project) known(typed string, all []string) bool {
	clean := path.Clean(typed)
	if clean == "." || clean+"/" == contentDir || p.isData(clean) {
		return true
	}
	for _, name := range all {
		if name == clean || strings.HasPrefix(name, clean+"/") {
			return true
		}
	}
	return false
}

func (p *Project) notFound(typed string, all []string) error {
	hint := "公文放在 content 文件夹里，文件名以 .md 结尾"
	if near := spelling.Nearest(path.Clean(typed), all); near != "" {
		hint = "是不是“" + near + "”？"
	}
	return &UsageError{"“" + typed + "”不是公文，里面也没有公文", hint}
}
