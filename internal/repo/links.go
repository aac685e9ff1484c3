package repo

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// ReportLinks reports what List passes over below a folder: a text that is a
// symbolic link out of the project or to nowhere, or a pipe, is an error, for
// somebody expects it to be read; a link to a folder is a warning. Other files
// are reported where a text names them.
func (s *Set) ReportLinks(prefix string, bag *diag.Bag) {
	var names []string
	for name, k := range s.entries {
		if strings.HasPrefix(name, prefix) && (k == linkOut || k == linkFolder || k == special) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		at := source.Span{File: name}
		switch ext := path.Ext(name); {
		case s.entries[name] != linkFolder && (ext == ".md" || ext == ".yaml"):
			s.check(name, at, bag)
		case s.entries[name] == linkFolder || s.entries[name] == linkOut && ext == "":
			bag.Warn(diag.ReadNotFile, at, fmt.Sprintf("“%s”是符号链接，不进去读取", name), "请把文件夹本身放进项目文件夹。")
		}
	}
}
