package calendar

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

func date(t testing.TB, s string) Date {
	t.Helper()
	d, ok := ParseDate(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

func term(t testing.TB, s string) Term {
	t.Helper()
	v, ok := ParseTerm(s)
	if !ok {
		t.Fatalf("%q is no term", s)
	}
	return v
}

func TestTheListIsReadWhole(t *testing.T) {
	c := &Calendar{days: map[Date]mark{}, announced: map[int]bool{}}
	for line := range strings.Lines(holidays) {
		if !c.line(strings.Fields(line)) {
			t.Errorf("not understood: %s", line)
		}
	}
	years := slices.Sorted(maps.Keys(Builtin().announced))
	if !slices.Equal(years, []int{2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026}) {
		t.Errorf("years %v", years)
	}
	for d, m := range c.days {
		weekday := d.Weekday()
		if !m.off && weekday != time.Saturday && weekday != time.Sunday && d != (Date{2020, 2, 3}) {
			t.Errorf("%v is named as a working day though it is a %v", d, weekday)
		}
	}
}

func TestDue(t *testing.T) {
	c := Builtin()
	tests := []struct {
		name, event, term, want, explain string
		estimated                        bool
	}{
		{"an ordinary week", "2026-03-13", "5个工作日", "2026-03-20",
			"自2026年3月13日（巡查结束）起，当日不计，第5个工作日为2026年3月20日；扣除双休日2天", false},
		{"two ordinary weeks", "2026-03-06", "10个工作日", "2026-03-20",
			"自2026年3月6日（巡查结束）起，当日不计，第10个工作日为2026年3月20日；扣除双休日4天", false},
		{"May Day 2021", "2021-04-28", "5个工作日", "2021-05-08",
			"自2021年4月28日（巡查结束）起，当日不计，第5个工作日为2021年5月8日；扣除劳动节5月1日至5日；5月8日调休上班，计入", false},
		{"Spring Festival 2020, extended", "2020-01-20", "5个工作日", "2020-02-04",
			"自2020年1月20日（巡查结束）起，当日不计，第5个工作日为2020年2月4日；扣除春节1月24日至2月2日", false},
		{"National Day 2023", "2023-09-27", "5个工作日", "2023-10-10",
			"自2023年9月27日（巡查结束）起，当日不计，第5个工作日为2023年10月10日；扣除中秋节、国庆节9月29日至10月6日；10月7日至8日调休上班，计入", false},
		{"a year turn", "2022-12-29", "5个工作日", "2023-01-06",
			"自2022年12月29日（巡查结束）起，当日不计，第5个工作日为2023年1月6日；扣除元旦12月31日至1月2日", false},
		{"two weekends worked", "2022-01-28", "2个工作日", "2022-01-30", "", false},
		{"plain days end in a holiday", "2026-09-20", "15日", "2026-10-08",
			"自2026年9月20日（巡查结束）起，当日不计，满15日为2026年10月5日；逢国庆节，顺延至2026年10月8日", false},
		{"plain days end on a weekend", "2026-03-06", "15天", "2026-03-23", "", false},
		{"plain days end on a weekend that is worked", "2026-04-24", "15日", "2026-05-09", "", false},
		{"a week", "2026-03-20", "一周", "2026-03-27", "", false},
		{"two months", "2026-03-31", "2个月", "2026-06-01",
			"自2026年3月31日（巡查结束）起，当日不计，满2个月为2026年5月31日；逢双休日，顺延至2026年6月1日", false},
		{"a month without such a day, worked", "2026-01-31", "1个月", "2026-02-28",
			"自2026年1月31日（巡查结束）起，当日不计，满1个月为2026年2月28日（当月没有对应日，以月末为准）", false},
		{"a leap year", "2023-12-31", "2个月", "2024-02-29", "", false},
		{"a common year", "2026-12-31", "2个月", "2027-03-01",
			"自2026年12月31日（巡查结束）起，当日不计，满2个月为2027年2月28日（当月没有对应日，以月末为准）；逢双休日，顺延至2027年3月1日（按周末推算，待国务院办公厅通知）", true},
		{"thirty days into a leap February", "2024-01-30", "30日", "2024-02-29", "", false},
		{"thirty days into a common February", "2026-01-30", "30日", "2026-03-02", "", false},
		{"a month from the last of a leap February", "2024-02-29", "1个月", "2024-03-29", "", false},
		{"a month from the 30th into February", "2024-01-30", "1个月", "2024-02-29", "", false},
		{"four years between leap days", "2024-02-29", "4年", "2028-02-29", "", true},
		{"a month with thirty days", "2025-10-31", "1个月", "2025-12-01", "", false},
		{"a month into the holidays", "2026-08-31", "1个月", "2026-09-30", "", false},
		{"the thirtieth of a next month that has none", "2026-01-31", "次月30日", "2026-02-28", "", false},
		{"the next month of a December", "2026-12-31", "次月5日", "2027-01-05", "", false},
		{"half a year", "2025-08-31", "半年", "2026-02-28", "", false},
		{"a year from a leap day", "2024-02-29", "1年", "2025-02-28", "", false},
		{"the fifth of the next month stays on a Sunday", "2026-03-31", "次月5日", "2026-04-05", "", false},
		{"into the year not announced", "2026-12-24", "5个工作日", "2026-12-31",
			"自2026年12月24日（巡查结束）起，当日不计，第5个工作日为2026年12月31日；扣除双休日2天（按周末推算，待国务院办公厅通知）", true},
		{"a day of the year not announced", "2026-11-20", "2个月", "2027-01-20", "", true},
		{"before the list begins", "2015-03-02", "1个工作日", "2015-03-03", "", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			due := c.Due(date(t, test.event), term(t, test.term))
			if due.Last != date(t, test.want) || due.Estimated != test.estimated {
				t.Errorf("%v, estimated %v; want %s", due.Last, due.Estimated, test.want)
			}
			if text := due.Explain("巡查结束"); test.explain != "" && text != test.explain {
				t.Errorf("got  %s\nwant %s", text, test.explain)
			}
		})
	}
}

// TestWorkdaysAgree counts every term forwards and then day by day.
func TestWorkdaysAgree(t *testing.T) {
	c := Builtin()
	for d := (Date{2019, 1, 1}); d.Before(Date{2026, 10, 1}); d = d.AddDays(1) {
		for _, n := range []int{1, 5, 10, 30} {
			due := c.Due(d, Term{n, Workdays})
			got := 0
			for day := d.AddDays(1); !due.Last.Before(day); day = day.AddDays(1) {
				if !c.Day(day).Off {
					got++
				}
			}
			if got != n {
				t.Fatalf("%v + %d working days = %v, which are %d", d, n, due.Last, got)
			}
			if c.Day(due.Last).Off {
				t.Fatalf("%v + %d working days ends on a day off", d, n)
			}
		}
	}
}

func TestOverrides(t *testing.T) {
	c := Builtin()
	local := c.With([]Override{{Date{2026, 3, 18}, true, "云澜开渔节"}, {Date{2026, 3, 21}, false, ""}}, []int{2027})
	if due := local.Due(Date{2026, 3, 13}, Term{5, Workdays}); due.Last != (Date{2026, 3, 21}) || !strings.Contains(due.Explain(""), "云澜开渔节3月18日") {
		t.Errorf("got %v: %s", due.Last, due.Explain(""))
	}
	if day := local.Day(Date{2027, 1, 1}); day.Estimated || day.Off {
		t.Errorf("2027 is announced: %+v", day)
	}
	if c.Day(Date{2026, 3, 18}).Off || !c.Day(Date{2027, 1, 1}).Estimated {
		t.Error("With changed its receiver")
	}
}

func TestDates(t *testing.T) {
	for _, bad := range []string{"", "2026", "2026-2-30", "2026-02-30", "2026-13-01", "2026年2月29日", "2026-03-06x", "-2026-03-06", "2026/03/06"} {
		if d, ok := ParseDate(bad); ok {
			t.Errorf("%q is %v", bad, d)
		}
	}
	if d, ok := ParseDate("2026年03月06日"); !ok || d != (Date{2026, 3, 6}) || d.Chinese() != "2026年3月6日" || d.String() != "2026-03-06" {
		t.Errorf("got %v %v", d, ok)
	}
	if n := (Date{2026, 3, 1}).Sub(Date{2026, 2, 28}); n != 1 {
		t.Errorf("%d days", n)
	}
}
