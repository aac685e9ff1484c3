package build

import (
	"path"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// broken lists the Markdown files with errors that stopped a document: they
// may have been about to take other files in.
func broken(outcomes []*outcome) []string {
	var out []string
	for _, o := range outcomes {
		if o == nil || !o.failed {
			continue
		}
		for _, d := range o.findings {
			if name := d.Span.File; d.Severity == diag.Error && path.Ext(name) == ".md" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// unused warns about files of content/ that are in no document.
func (r *run) unused(read map[string]bool, broken []string) {
	told := false // why there may be no documents
	for _, name := range r.project.Repo.List(contentDir, "") {
		if r.misnamed(name) {
			told = true
			broken = append(broken, name)
		}
	}
	for _, name := range r.found.others {
		if read[name] {
			continue
		}
		told = true
		if text, whole, ok := r.project.Repo.Head(name, headBytes); ok && whole && strings.TrimSpace(text) == "" {
			r.bag.Warn(diag.FileUnused, source.Span{File: name}, "这个文件是空的，没有用到", "可能是没有保存好；要新写一份公文的，用 yinfa new 新建，不要的删去")
		} else if !r.awaited(name, broken) {
			r.bag.Warn(diag.FileUnused, source.Span{File: name}, "这个文件没有写文种，也不是哪份公文的附件，没有用到",
				"如果它是公文，在文件开头写明文种；如果它是附件，在公文的“附件”里写上它的路径")
		}
	}
	if len(r.found.documents) == 0 && !told {
		r.bag.Warn(diag.NoDocuments, source.Span{}, "content 文件夹里没有公文", "用 yinfa new 新建一份，例如：yinfa new 通知 content/通知/会议通知.md")
	}
}

// awaited reports whether a document that is broken names a file, or lies
// beside it and cannot even be read.
func (r *run) awaited(name string, broken []string) bool {
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	for _, other := range broken {
		text, _, ok := r.project.Repo.Head(other, headBytes)
		if ok && strings.Contains(text, stem) || !ok && path.Dir(other) == path.Dir(name) {
			return true
		}
	}
	return false
}

// misnamed tells of a file that its ending keeps from being read though it was
// most likely written for it.
func (r *run) misnamed(name string) bool {
	end := strings.ToLower(path.Ext(name))
	data := strings.HasPrefix(name, ledger.Folder)
	right := ".md"
	if data {
		right = ".yaml"
	}
	warn := func(hint string) bool {
		r.bag.Warn(diag.FileUnused, source.Span{File: name}, "文件名以“"+path.Ext(name)+"”结尾，没有读取", hint)
		return true
	}
	switch {
	case end == ".md" || end == ".markdown":
		// Windows writes endings in either case, editors in full.
		return path.Ext(name) != ".md" && warn("请改为以小写的 .md 结尾")
	case (end == ".yaml" || end == ".yml") && path.Ext(name) != end && data:
		return warn("请改为以小写的 " + end + " 结尾")
	case end == ".txt":
		// Notepad adds it, and hides it where endings are not shown.
		if bare := strings.TrimSuffix(name, path.Ext(name)); path.Ext(bare) != "" {
			return warn("请删去多出的 " + path.Ext(name) + "；在“另存为”时把保存类型选为“所有文件”，就不会再加上")
		}
		text, _, _ := r.project.Repo.Head(name, headBytes)
		return (data || strings.HasPrefix(strings.TrimLeft(text, "\ufeff \n"), "---")) && warn("请改为以 "+right+" 结尾")
	case end == ".doc" || end == ".docx" || end == ".wps":
		r.bag.Info(diag.FileUnused, source.Span{File: name}, "Word、WPS 文件没有读取", "要排成公文的，把文字复制到 .md 文件里；留作参考的，不必理会")
	}
	return false
}
