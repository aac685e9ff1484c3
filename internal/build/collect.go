package build

import (
	"path"
	"slices"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// collect puts the outcomes together, in the order of the documents and not
// of the workers. Only when the run is complete and covers the whole project
// is it known which files no document takes in.
func (r *run) collect(outcomes []*outcome, complete bool) *Result {
	result := &Result{Failed: r.dropped}
	read := map[string]bool{}
	var used usedFaces
	var bold []string
	for _, out := range outcomes {
		if out == nil {
			continue
		}
		r.bag.Append(out.findings)
		for _, name := range out.read {
			read[name] = true
		}
		bold = append(bold, out.bold...)
		for _, face := range out.used {
			if !slices.Contains(used, face) {
				used = append(used, face)
			}
		}
		if out.failed {
			result.Failed++
			continue
		}
		result.Built++
		result.Pages += out.pages
		result.Files = append(result.Files, out.entries...)
	}
	used.sort()
	listBold(bold, &r.bag)
	r.fonts.list(used, r.options.Strict, &r.bag)
	r.fonts.warnings(&r.bag)
	if complete && r.whole() {
		r.unused(read)
		r.demands(outcomes)
		r.numbers(outcomes)
		r.stand(outcomes)
	}
	sort.Slice(result.Files, func(i, j int) bool { return result.Files[i].Path < result.Files[j].Path })
	return result
}

// whole reports whether the run covers the whole project.
func (r *run) whole() bool { return len(r.options.Paths) == 0 }

// unused warns about Markdown files that are in no document.
func (r *run) unused(read map[string]bool) {
	told := false // why there may be no documents
	for _, name := range r.found.others {
		if read[name] {
			continue
		}
		told = true
		if text, whole, ok := r.project.Repo.Head(name, headBytes); ok && whole && strings.TrimSpace(text) == "" {
			r.bag.Warn(diag.FileUnused, source.Span{File: name}, "这个文件是空的，没有用到", "可能是没有保存好；要新写一份公文的，用 yinfa new 新建，不要的删去")
		} else {
			r.bag.Warn(diag.FileUnused, source.Span{File: name}, "这个文件没有写文种，也不是哪份公文的附件，没有用到",
				"如果它是公文，在文件开头写明文种；如果它是附件，在公文的“附件”里写上它的路径")
		}
	}
	for _, name := range r.project.Repo.List(contentDir, "") {
		// Windows writes endings in either case, editors in full.
		if end := path.Ext(name); end != ".md" && (strings.EqualFold(end, ".md") || strings.EqualFold(end, ".markdown")) {
			told = true
			r.bag.Warn(diag.FileUnused, source.Span{File: name}, "文件名以“"+end+"”结尾，没有读取", "请改为以小写的 .md 结尾")
		}
	}
	if len(r.found.documents) == 0 && !told {
		r.bag.Warn(diag.NoDocuments, source.Span{}, "content 文件夹里没有公文", "用 yinfa new 新建一份，例如：yinfa new 通知 content/通知/会议通知.md")
	}
}
