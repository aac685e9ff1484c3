package papers

import (
	"slices"

	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/unit"
)

// photoWidth lets a photograph stand beside a table on one page, and two of
// them under each other.
const photoWidth = 80 * unit.Mm

// photographs sets the pictures of findings, each with its caption.
func photographs(c *call, s *compose.Scope, _ *doc.Directive) []doc.Block {
	which := c.own["哪些"]
	allowed := []string{"整改前", "整改后", "全部"}
	if !which.Empty() && !slices.Contains(allowed, which.Value) {
		c.bag.Error(diag.SelectionValue, which.Span, "“哪些”不能写“"+which.Value+"”", near(which.Value, allowed))
		return nil
	}
	var out []doc.Block
	list := c.found()
	add := func(f *ledger.Finding, when string, files []doc.Text) {
		if which.Value != "" && which.Value != "全部" && which.Value != when {
			return
		}
		for _, file := range files {
			caption := where(f, true) + when
			out = append(out, &doc.Figure{Target: file, Alt: caption + "的照片", Caption: made(caption, file.Span), Width: photoWidth, Span: file.Span})
		}
	}
	for _, f := range list {
		add(f, "整改前", f.Before)
		add(f, "整改后", f.After)
	}
	return s.Blocks(out)
}
