package compose

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// legalKinds are the fifteen kinds of 党政机关公文处理工作条例 第八条. A title
// ends in its kind.
func legalKinds() []string {
	return []string{"决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要"}
}

// kindOf is the legal kind that a title ends in, or nothing.
func kindOf(title string) string {
	for strings.HasSuffix(title, "）") {
		i := strings.LastIndex(title, "（")
		if i < 0 {
			break
		}
		title = title[:i] // （试行）
	}
	for _, kind := range legalKinds() {
		if strings.HasSuffix(title, kind) {
			return kind
		}
	}
	return ""
}

// checkTitleKind warns of a title that names another kind than 文种: 请示报告,
// or a text copied from one of another kind.
func (c *composer) checkTitleKind(d *doc.Document) {
	title := plainOf(d.Title)
	own := kindOf(c.kind.Name)
	if own != c.kind.Name || title == "" {
		return // an office's own kind may be titled as it likes
	}
	if said := kindOf(title); said != "" && said != own {
		at := c.m.Title[len(c.m.Title)-1].Span
		c.bag.Warn(diag.TitleKind, at, "文种是“"+own+"”，标题写的是“"+said+"”", "核对文种和标题；标题末尾的文种与“文种”一致")
	}
}
