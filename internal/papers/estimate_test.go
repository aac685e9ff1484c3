package papers

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
)

// TestEstimatedDeadlines asks that every place of a paper that prints a
// deadline in a year whose days off are not announced says so.
func TestEstimatedDeadlines(t *testing.T) {
	s := newShop(t)
	s.office = officeOf(t, strings.ReplaceAll(ledgerText(t), "2个月 自 下发", "10个月 自 下发"))
	for _, test := range []struct{ text, want string }{
		{"期限为{{整改期限 类别=机制性问题}}（{{期限依据 类别=机制性问题}}）。\n", calendar.EstimateNote},
		{":::问题清单 类别=机制性问题 列=单位、问题、期限 表题=清单\n:::\n", estimateMark},
		{":::问题清单 类别=机制性问题 列=单位、问题、期限 表题=清单\n:::\n", "注：注明“推算”的期限，" + calendar.EstimateNote},
		{":::问题条目 类别=机制性问题 写=期限\n:::\n", "限期2027年2月10日，" + calendar.EstimateNote},
	} {
		trees := s.sound(head("数据: {轮次: 第一轮}\n") + test.text)
		if len(trees) != 1 {
			t.Fatalf("%d documents", len(trees))
		}
		if text := body(trees[0].Body); !strings.Contains(text, test.want) {
			t.Errorf("%s gives\n%s\nwithout %s", test.text, text, test.want)
		}
	}
}
