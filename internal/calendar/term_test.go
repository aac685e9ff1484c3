package calendar

import "testing"

func TestParseTerm(t *testing.T) {
	for text, want := range map[string]Term{
		"5个工作日": {5, Workdays}, "5工作日": {5, Workdays}, "十个工作日": {10, Workdays}, " 30 个 工作日内": {30, Workdays},
		"15日": {15, Days}, "15天": {15, Days}, "十五日以内": {15, Days}, "一周": {7, Days}, "两周": {14, Days}, "半个月": {15, Days},
		"2个月": {2, Months}, "二十三个月": {23, Months}, "半年": {6, Months}, "1年": {1, Years}, "两年": {2, Years}, "次月5日前": {5, NextMonth},
	} {
		got, ok := ParseTerm(text)
		if !ok || got != want {
			t.Errorf("%q is %v, %v", text, got, ok)
		}
		if again, ok := ParseTerm(got.String()); !ok || again != want {
			t.Errorf("%q does not come back from %q", text, got)
		}
	}
	for _, text := range []string{"", "日", "0日", "-5日", "5", "5个", "个工作日", "5个小时", "十十日", "次月32日", "999999999999日", "99999年", "零日"} {
		if got, ok := ParseTerm(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestParseDeadline(t *testing.T) {
	want := Deadline{Term{5, Workdays}, "结束"}
	for _, text := range []string{"5个工作日 自 结束", "5工作日自结束", "自结束起5个工作日", "自结束之日起5个工作日内", "结束后5个工作日内", "5个工作日 自 结束之日起"} {
		if got, ok := ParseDeadline(text); !ok || got != want {
			t.Errorf("%q is %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "5个工作日", "自结束", "自 起 5日", "自", "5日自", "后5日"} {
		if got, ok := ParseDeadline(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func FuzzDeadline(f *testing.F) {
	for _, s := range []string{"5个工作日 自 结束", "自结束起15日", "反馈后2个月", "半年 自 反馈", "次月5日 自 月末", "一周自下发", "十"} {
		f.Add(s)
	}
	c := Builtin()
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ParseDeadline(s)
		if !ok {
			return
		}
		if again, ok := ParseTerm(d.Term.String()); !ok || again != d.Term {
			t.Fatalf("%q: %q does not come back", s, d.Term)
		}
		event := Date{2026, 1, 31}
		due := c.Due(event, d.Term)
		if !due.Last.Valid() || !event.Before(due.Last) || due.Last.Before(due.Nominal) || due.Explain(d.Event) == "" {
			t.Fatalf("%q: %+v", s, due)
		}
	})
}
