package papers

import (
	"maps"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// TestBracesOfOthers: braces around anything but a figure are text.
func TestBracesOfOthers(t *testing.T) {
	for _, text := range []string{
		"共{{重大隐患数}}项。", "公开: {单位: 望潮镇}", "集合{一，二}", "{ }", "｛｝", "｛说明｝", `印出\\{单位}`, `印出\\{{单位}}`, "{{", "}}", "{单位\n}",
	} {
		var bag diag.Bag
		braces(source.NewFile("a.md", text), &bag)
		if list := bag.Sorted(); len(list) > 0 {
			t.Errorf("%q: %s", text, diag.Text(list))
		}
	}
}

// TestOneMessageForAPart: a part that is misnamed, or has swallowed the next,
// is told once.
func TestOneMessageForAPart(t *testing.T) {
	s := newShop(t)
	const template = "模板: 挂牌督办公示\n数据: {轮次: 1}\n"
	for body, code := range map[string]diag.Code{
		":::内容 举报电话\n文。\n:::\n":                          diag.PartUnused,
		":::内容 监督办法\n文。\n:::\n":                          diag.PartUnused,
		":::内容 监督方式\n文。\n\n:::内容 监督方式\n文。\n:::\n":        diag.DirectiveUnclosed,
		"::::内容 监督方式\n文。\n\n:::内容 监督方式\n文。\n:::\n::::\n": diag.DirectiveUse,
	} {
		_, _, found := s.all(head(template) + body)
		var errors []diag.Diagnostic
		for _, d := range found {
			if d.Severity == diag.Error {
				errors = append(errors, d)
			}
		}
		if len(errors) != 1 || errors[0].Code != code {
			t.Errorf("%q: want one %s, got\n%s", body, code, diag.Text(found))
		}
	}
}

// TestSwallowedParts: what an unclosed part has swallowed is not missing.
func TestSwallowedParts(t *testing.T) {
	parts := ":::内容 监管对象底数\n文。\n:::\n\n:::内容 特色亮点\n文。\n:::\n\n:::内容 主要问题及风险研判\n文。\n:::\n\n:::内容 下一步工作打算\n文。\n:::\n"
	keys := head("模板: 督导检查情况\n数据: {月: 2026-03, 截至: 2026-03-31}\n")
	for name, test := range map[string]struct {
		body string
		want map[diag.Code]int
	}{
		"whole":    {parts, map[diag.Code]int{}},
		"unclosed": {strings.Replace(parts, ":::\n\n", "\n", 1), map[diag.Code]int{diag.DirectiveUnclosed: 1}},
		"missing":  {strings.Replace(parts, ":::内容 特色亮点\n文。\n:::\n", "", 1), map[diag.Code]int{diag.PartMissing: 1}},
	} {
		_, _, found := newShop(t).all(keys + test.body)
		got := map[diag.Code]int{}
		for _, d := range found {
			switch d.Code {
			case diag.PartMissing, diag.PartUnused, diag.DirectiveUnclosed, diag.DirectiveUse:
				got[d.Code]++
			}
		}
		if !maps.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v\n%s", name, got, test.want, diag.Text(found))
		}
	}
}
