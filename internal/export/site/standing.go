package site

import (
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/release"
)

// notice says above the text that a document is no longer what it was.
func (p *Page) notice(links []related) string {
	if p.Withdrawn() {
		s := "本文件已于" + p.gone.Date.chinese() + "撤回，不再提供内容。"
		if p.gone.Note != "" {
			s += "说明：" + strings.TrimRight(p.gone.Note, "。") + "。"
		}
		return s
	}
	linked := ""
	if slices.ContainsFunc(links, func(r related) bool { return acts(p, r) }) {
		linked = "有关文件见下方“相关文件”。"
	}
	switch {
	case p.state != inForce:
		return "本文件现为“" + p.state + "”，仅供查阅。" + linked
	case p.standing.Amended:
		return "本文件已被修改。" + linked
	}
	return ""
}

// acts reports whether a related document is one of those that act on p.
func acts(p *Page, r related) bool {
	return slices.Contains(p.standing.Links, release.Link{How: r.How, Name: r.Page.source, Acts: true})
}

// told is what feeds say of a document: what has happened to it, the latest
// first, then what it is about.
func (p *Page) told() string {
	var parts []string
	switch {
	case p.Withdrawn():
		return "已于" + p.gone.Date.chinese() + "撤回。"
	case p.state != inForce:
		parts = append(parts, "现为“"+p.state+"”。")
	case p.standing.Amended:
		parts = append(parts, "已被修改。")
	}
	for _, c := range slices.Backward(p.changes) {
		parts = append(parts, c.Date.chinese()+"更正："+strings.TrimRight(c.Note, "。")+"。")
	}
	return strings.Join(append(parts, p.summary), "")
}

// newestFirst picks what a feed holds: the documents that were published or
// changed last.
func newestFirst(pages []*Page) []*Page {
	sorted := slices.Clone(pages)
	slices.SortStableFunc(sorted, func(a, b *Page) int {
		switch {
		case b.changed.before(a.changed):
			return -1
		case a.changed.before(b.changed):
			return 1
		}
		return 0
	})
	return sorted[:min(len(sorted), inFeed)]
}
