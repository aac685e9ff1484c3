package build

import (
	"path"
	"strings"

	"yinfa.dev/yinfa/internal/spelling"
)

// found are the Markdown files of a project, sorted.
type found struct {
	documents []string // files that name a 文种
	others    []string // the rest: attachments, or forgotten
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
	for _, name := range all {
		if !wanted(name, paths) {
			continue
		}
		if p.isDocument(name) || isNamed(name, paths) {
			f.documents = append(f.documents, name)
		} else {
			f.others = append(f.others, name)
		}
	}
	return f, nil
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

// kindKey is the key that makes a file a document.
const kindKey = "文种"

// headLines bounds the search for the key: front matter is short.
const headLines = 200

// documentKeys only a document has; a file with one of them means to be a
// document even when 文种 is missing or misspelt.
var documentKeys = []string{"发文字号", "发文机关", "成文日期", "主送", "签发人", "印发机关", "模板"}

// isDocument reports whether a file means to be a document: near its start a
// line says 文种, however badly the rest of the front matter is written, or
// its front matter has a key that attachments do not have. What is wrong with
// it is for model to say.
func (p *Project) isDocument(name string) bool {
	f := p.peek(name)
	if f == nil {
		// A file that cannot be read is reported by trying to build it.
		return true
	}
	fences := 0
	for n := 1; n <= min(f.LineCount(), headLines); n++ {
		line := strings.TrimSpace(f.Line(n))
		if line == "---" {
			if fences++; fences == 2 {
				return false
			}
			continue
		}
		if isKey(line, kindKey) {
			return true
		}
		for _, key := range documentKeys {
			if fences == 1 && isKey(line, key) {
				return true
			}
		}
	}
	return false
}

// isKey reports whether a line of front matter begins with a key.
func isKey(line, key string) bool {
	rest, ok := strings.CutPrefix(line, key)
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, " \t\u3000\"'")
	return strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：")
}
