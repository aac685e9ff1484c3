package papers

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

func TestChartErrors(t *testing.T) {
	s := newShop(t)
	for _, test := range []struct {
		keys, block string
		code        diag.Code
	}{
		{"", "图表 按=颜色", diag.SelectionValue},
		{"", "图表 按=单位 分=行业", diag.SelectionValue},
		{"", "图表 按=等级 分=等级", diag.ChartForm},
		{"", "图表 按=状态 分=等级", diag.ChartForm},
		{"", "图表 按=行业 比较=是", diag.ChartForm},
		{"", "图表 按=月 比较=是 月=3", diag.ChartForm},
		{"", "图表 按=行业 形式=堆叠", diag.ChartForm},
		{"", "图表 按=行业 形式=饼图", diag.ChartForm},
		{"", "图表 按=行业 前=无", diag.SelectionValue},
		{"", "图表 按=行业 轮次=第七轮", diag.SelectionValue},
		{"", "图表", diag.ChartTable},
		{"", "图表 按=行业\n| 甲 | 乙 |\n|---|---|\n| 一 | 2 |", diag.ChartForm},
	} {
		_, _, found := s.all(head(test.keys) + ":::" + test.block + "\n:::\n")
		if len(found) != 1 || found[0].Code != test.code {
			t.Errorf(":::%s: %s", test.block, diag.Text(found))
		}
	}
}

// TestTypedChartNeedsNoLedger: numbers written by hand are drawn in an office
// without data, and figures in them are filled where there are data.
func TestTypedChartNeedsNoLedger(t *testing.T) {
	s := newShop(t)
	const block = ":::图表 图题=图1\n| 年 | 起 |\n|---|---|\n| 2025 | 12 |\n| 2026 | {{重大隐患数}} |\n:::\n"
	c := s.sound(head("") + block)[0].Body[0].(*doc.Chart)
	if got := c.Series[0].Values; len(got) != 2 || got[0] != 12 || got[1] != 1 {
		t.Errorf("%v", got)
	}
	s.office = New(nil, nil)
	trees, _, found := s.all(head("") + ":::图表\n| 年 | 起 |\n|---|---|\n| 2025 | 12 |\n:::\n")
	if len(found) > 0 || len(trees[0].Body) != 1 {
		t.Error(diag.Text(found))
	}
}

// TestMonthsWithoutGaps: a month in which nothing was found is drawn.
func TestMonthsWithoutGaps(t *testing.T) {
	s := newShop(t)
	s.office = officeOf(t, strings.Replace(ledgerText(t), "发现日期: 2026-02-27", "发现日期: 2025-12-27", 1))
	got := body(s.sound(head("") + ":::图表 按=月\n:::\n")[0].Body)
	if want := "竖条 项 \n2025年12月|1\n2026年1月|0\n2026年2月|0\n2026年3月|5\n2026年4月|0\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
