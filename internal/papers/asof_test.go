package papers

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// TestAsOfAfterPublication: numbers of a day after the publication are said,
// at the day, wherever it is written; what does not leave may say any day.
func TestAsOfAfterPublication(t *testing.T) {
	const head = "---\n文种: 公示\n标题: 关于整改情况的公示\n成文日期: 2026-04-10\n轮次: 第一轮\n"
	for _, c := range []struct {
		name, keys, body string
		line             int // of the warning; 0: none
	}{
		{"in the data", "公开: 主动公开\n数据: {截至: 2026-05-29}\n", "共{{问题隐患数}}项。", 7},
		{"in a figure", "公开: {方式: 主动公开, 发布日期: 2026-05-01}\n", "共{{问题隐患数}}项，已销号{{已销号数 截至=2026-05-29}}项。", 8},
		{"in a block", "公开: {方式: 主动公开, 发布时间: 2026-05-01}\n", ":::统计 按=单位 截至=2026-05-29\n:::", 8},
		{"on the day", "公开: {方式: 主动公开, 发布日期: 2026-05-29}\n数据: {截至: 2026-05-29}\n", "共{{问题隐患数}}项。", 0},
		{"corrected since", "公开: {方式: 主动公开, 更正: [{日期: 2026-06-01, 说明: 数字改为截至5月29日的}]}\n数据: {截至: 2026-05-29}\n", "共{{问题隐患数}}项。", 0},
		{"corrected twice, written the other way round", "公开: {方式: 主动公开, 更正: [{日期: 2026-06-01, 说明: 数字改为截至5月29日的}, {日期: 2026-04-20, 说明: 改一个字}]}\n数据: {截至: 2026-05-29}\n", "共{{问题隐患数}}项。", 0},
		{"not public", "数据: {截至: 2026-05-29}\n", "共{{问题隐患数}}项。", 0},
		{"kept inside", "公开: 不予公开\n数据: {截至: 2026-05-29}\n", "共{{问题隐患数}}项。", 0},
	} {
		s := newShop(t)
		d, found := s.open(head + c.keys + "---\n" + c.body + "\n")
		_, made := s.make(d, nil)
		var at []int
		for _, f := range append(found, made...) {
			if f.Code != diag.DataAsOf {
				continue
			}
			at = append(at, f.Span.Start.Line)
			if f.Severity != diag.Warning || !strings.Contains(f.Summary, "2026年5月29日") || f.Hint == "" || f.Span.File != file {
				t.Errorf("%s: %+v", c.name, f)
			}
		}
		if c.line == 0 && len(at) > 0 || c.line > 0 && (len(at) != 1 || at[0] != c.line) {
			t.Errorf("%s: said on lines %v, want %d", c.name, at, c.line)
		}
	}
}
