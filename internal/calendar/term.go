package calendar

import (
	"strconv"
	"strings"
)

// Unit is what a term is counted in.
type Unit int

// The units. Weeks are terms of seven days, half a year is six months.
// NextMonth is not a stretch but a fixed day of the following month (次月5日).
const (
	Workdays Unit = iota
	Days
	Months
	Years
	NextMonth
)

// Term is a length of time as rules write it.
type Term struct {
	N    int
	Unit Unit
}

// IsZero reports whether there is no term.
func (t Term) IsZero() bool { return t.N == 0 }

// String is the term as documents write it: 5个工作日, 15日, 2个月, 半年.
func (t Term) String() string {
	n := strconv.Itoa(t.N)
	switch {
	case t.Unit == Workdays:
		return n + "个工作日"
	case t.Unit == Days:
		return n + "日"
	case t.Unit == Months && t.N == 6:
		return "半年"
	case t.Unit == Months:
		return n + "个月"
	case t.Unit == Years:
		return n + "年"
	}
	return "次月" + n + "日"
}

// mostN bounds the number of a term; 100 years in days.
const mostN = 36500

// ParseTerm reads 5个工作日, 15日, 30天, 一周, 2个月, 半年, 1年, 次月5日. Numbers are
// Arabic, or Chinese up to 九十九.
func ParseTerm(s string) (Term, bool) {
	s = squeeze(s)
	s = strings.TrimSuffix(strings.TrimSuffix(s, "内"), "以")
	switch s {
	case "半年":
		return Term{6, Months}, true
	case "半个月", "半月":
		return Term{15, Days}, true
	}
	if day, ok := strings.CutPrefix(s, "次月"); ok {
		day, ok = strings.CutSuffix(strings.TrimSuffix(day, "前"), "日")
		n, okN := number(day)
		return Term{n, NextMonth}, ok && okN && n <= 31
	}
	for _, u := range []struct {
		word string
		unit Unit
		each int
	}{
		{"工作日", Workdays, 1}, {"自然日", Days, 1}, {"日", Days, 1}, {"天", Days, 1},
		{"星期", Days, 7}, {"周", Days, 7}, {"月", Months, 1}, {"年", Years, 1},
	} {
		count, ok := strings.CutSuffix(s, u.word)
		if !ok {
			continue
		}
		n, ok := number(strings.TrimSuffix(count, "个"))
		if !ok || n*u.each > mostN || u.unit == Years && n > 100 || u.unit == Months && n > 1200 {
			return Term{}, false
		}
		return Term{n * u.each, u.unit}, true
	}
	return Term{}, false
}

// Deadline is a term that begins with an event.
type Deadline struct {
	Term
	Event string
}

// String is the deadline as officers write it: 5个工作日 自 结束.
func (d Deadline) String() string { return d.Term.String() + " 自 " + d.Event }

// ParseDeadline reads “5个工作日 自 结束”; “自结束起5个工作日” and “结束后5个工作日” are
// taken too.
func ParseDeadline(s string) (Deadline, bool) {
	s = squeeze(s)
	if from, ok := strings.CutPrefix(s, "自"); ok {
		for _, mark := range []string{"之日起", "起"} {
			if event, term, cut := strings.Cut(from, mark); cut {
				return deadline(term, event)
			}
		}
		return Deadline{}, false
	}
	if term, event, ok := strings.Cut(s, "自"); ok {
		return deadline(term, strings.TrimSuffix(strings.TrimSuffix(event, "起"), "之日"))
	}
	if event, term, ok := strings.Cut(s, "后"); ok {
		return deadline(term, event)
	}
	return Deadline{}, false
}

func deadline(term, event string) (Deadline, bool) {
	t, ok := ParseTerm(term)
	return Deadline{t, event}, ok && event != ""
}

// squeeze drops blanks, also full-width ones.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

const numerals = "零一二三四五六七八九"

// number reads a positive whole number, Arabic or Chinese (两, 十五, 三十).
func number(s string) (int, bool) {
	if s == "" {
		return 0, false
	}
	if strings.Trim(s, "0123456789") == "" {
		n, err := strconv.Atoi(s)
		return n, err == nil && n > 0 && n <= mostN
	}
	s = strings.ReplaceAll(s, "两", "二")
	tens, ones, ten := strings.Cut(s, "十")
	if !ten {
		tens, ones = "", s
	}
	total := 0
	if ten {
		n, ok := digit(tens)
		if tens == "" {
			n, ok = 1, true
		}
		if !ok {
			return 0, false
		}
		total = n * 10
	}
	if ones != "" {
		n, ok := digit(ones)
		if !ok {
			return 0, false
		}
		total += n
	}
	return total, total > 0
}

func digit(s string) (int, bool) {
	at := strings.Index(numerals, s)
	return at / len("一"), s != "" && at > 0 && len(s) == len("一")
}
