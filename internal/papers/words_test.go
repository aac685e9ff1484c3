package papers

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
)

func TestWords(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{joined(nil), ""}, {joined([]string{"甲"}), "甲"}, {joined([]string{"甲", "乙"}), "甲和乙"}, {joined([]string{"甲", "乙", "丙"}), "甲、乙和丙"},
		{chinese(0), "零"}, {chinese(4), "四"}, {chinese(10), "十"}, {chinese(12), "十二"}, {chinese(20), "二十"}, {chinese(103), "一百零三"},
		{chinese(110), "一百一十"}, {chinese(1000), "一千"}, {chinese(1005), "一千零五"}, {chinese(1050), "一千零五十"}, {chinese(20300), "二万零三百"}, {chinese(100000), "100000"},
		{percent(0, 0), "100%"}, {percent(0, 3), "0%"}, {percent(1, 3), "33.3%"}, {percent(2, 3), "66.7%"}, {percent(3, 3), "100%"}, {percent(9999, 10000), "99.9%"}, {percent(1, 10000), "0.1%"}, {percent(3, 2), "150%"},
		{comparison(0, 0), "与上月一样没有发现"}, {comparison(3, 3), "与上月持平"}, {comparison(3, 0), "较上月增加3项（上月没有发现）"}, {comparison(3, 2), "较上月增加1项，增长50%"}, {comparison(2, 3), "较上月减少1项，下降33.3%"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestPeriods(t *testing.T) {
	d := func(s string) calendar.Date {
		v, _ := calendar.ParseDate(s)
		return v
	}
	for _, test := range []struct{ from, to, want string }{
		{"2026-03-09", "2026-03-13", "3月9日至13日"},
		{"2026-03-30", "2026-04-02", "3月30日至4月2日"},
		{"2025-12-30", "2026-01-02", "2025年12月30日至2026年1月2日"},
		{"2025-12-01", "2025-12-05", "2025年12月1日至5日"},
		{"2026-03-09", "2026-03-09", "3月9日"},
		{"2026-03-09", "", "3月9日"},
		{"", "", ""},
	} {
		if got := period(d(test.from), d(test.to), 2026); got != test.want {
			t.Errorf("%s %s: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

func FuzzFill(f *testing.F) {
	s := newShop(f)
	for _, seed := range []string{
		head("") + "共{{问题隐患数}}项。\n", head("副标题: [{{单位 单位=望潮镇}}, '{{年度}}']\n") + "| {{编号}} |\n", "{{", "---\n{{}}\n---\n", "}}{{ }}\\{{x}}",
		head("模板: 督导检查情况\n数据: {月: 2026-03}\n") + ":::内容 特色亮点\n:::内容 特色亮点\n甲\n:::\n", head("模板: 挂牌督办公示\n数据: {轮次: 1}\n") + "::::内容 监督方式\n:::内容 监督方式\n:::四个清单\n:::\n:::\n::::\n",
		head("整改: |\n  {{问题概况}}\n  甲\n") + "{{没有 = = 、}}\n", head("批量: {按: 隐患, 起号: 1}\n") + "{{问题}}{{序号}}\n", head("数据: [{{年度}}]\n"), head("副标题: 甲'{{年度}}'# 乙\n"),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 || strings.Contains(text, "\r") {
			return
		}
		s.tb = t
		trees, items, found := s.all(text)
		if len(trees) != len(items) {
			t.Fatal("a document without an item")
		}
		lines := strings.Split(text, "\n")
		for _, d := range found {
			if d.Span.File != file {
				continue
			}
			for _, p := range []struct{ line, column int }{{d.Span.Start.Line, d.Span.Start.Column}, {d.Span.End.Line, d.Span.End.Column}} {
				if p.line < 0 || p.line > len(lines) || p.line > 0 && (p.column < 1 || p.column > len([]rune(lines[p.line-1]))+1) {
					t.Errorf("%s at %s to %d:%d is outside %q", d.Code, d.Span, d.Span.End.Line, d.Span.End.Column, text)
				}
			}
		}
	})
}
