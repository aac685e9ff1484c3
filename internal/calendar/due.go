package calendar

import (
	"fmt"
	"strings"
)

// Due is the last day of a term with the way it was found.
type Due struct {
	Term    Term
	Event   Date // the day of the event; it is not counted
	Nominal Date // the last day before a holiday moved it; Last when none did
	Last    Date
	// Estimated is true when a day that decides the result lies beyond the
	// papers known: it was taken by its weekday.
	Estimated bool

	short bool  // the month has no such day
	rests []run // days off that were passed over
	extra []run // make-up working days that were counted
}

// EstimateNote is what paper and screen say beside an estimated date.
const EstimateNote = "按周末推算，待国务院办公厅通知"

// run is a stretch of days off, or worked though a weekend, with one name.
type run struct {
	first, last Date
	name        string
}

// Due counts a term from an event.
//
// The day of the event is not counted (Civil Code, article 201). Months and
// years end on the day of the same number, or on the last day of a month that
// has none (article 202). A last day that is not worked moves on to the next
// that is (article 203); working days need no such rule, and the fixed day of
// NextMonth is not a period and stays.
func (c *Calendar) Due(event Date, t Term) Due {
	due := Due{Term: t, Event: event}
	switch t.Unit {
	case Workdays:
		c.countWorkdays(&due)
		return due
	case NextMonth:
		first, _ := Date{event.Year, event.Month, 1}.AddMonths(1)
		due.Last = Date{first.Year, first.Month, min(t.N, daysIn(first.Year, first.Month))}
		due.Nominal = due.Last
		return due
	case Months:
		due.Nominal, due.short = event.AddMonths(t.N)
	case Years:
		due.Nominal, due.short = event.AddMonths(12 * t.N)
	default:
		due.Nominal = event.AddDays(t.N)
	}
	due.Last = due.Nominal
	for i := 0; i < longestCount; i++ {
		day := c.Day(due.Last)
		due.Estimated = due.Estimated || day.Estimated
		if !day.Off {
			break
		}
		due.rests = extend(due.rests, due.Last, restName(day))
		due.Last = due.Last.AddDays(1)
	}
	return due
}

func (c *Calendar) countWorkdays(due *Due) {
	at := due.Event
	for n, i := 0, 0; n < due.Term.N && i < longestCount; i++ {
		at = at.AddDays(1)
		day := c.Day(at)
		due.Estimated = due.Estimated || day.Estimated
		switch {
		case day.Off:
			due.rests = extend(due.rests, at, restName(day))
			continue
		case day.Weekend:
			due.extra = extend(due.extra, at, "调休上班")
		}
		n++
	}
	due.Nominal, due.Last = at, at
}

const weekend = "双休日"

func restName(d Day) string {
	if d.Name == "" {
		return weekend
	}
	return d.Name
}

// extend adds a day to the last stretch when it goes on.
func extend(runs []run, d Date, name string) []run {
	if n := len(runs); n > 0 && runs[n-1].name == name && runs[n-1].last.AddDays(1) == d {
		runs[n-1].last = d
		return runs
	}
	return append(runs, run{d, d, name})
}

// Explain is the arithmetic in words, for people who must be able to check
// it. What names the event (巡查结束); it may be empty.
func (d Due) Explain(what string) string {
	from := d.Event.Chinese()
	if what != "" {
		from += "（" + what + "）"
	}
	var b strings.Builder
	switch d.Term.Unit {
	case Workdays:
		fmt.Fprintf(&b, "自%s起，当日不计，第%d个工作日为%s", from, d.Term.N, d.Last.Chinese())
		d.explainCount(&b)
	case NextMonth:
		fmt.Fprintf(&b, "%s的次月%d日为%s，固定日期不顺延", from, d.Term.N, d.Last.Chinese())
	default:
		fmt.Fprintf(&b, "自%s起，当日不计，满%s为%s", from, d.Term, d.Nominal.Chinese())
		if d.short {
			b.WriteString("（当月没有对应日，以月末为准）")
		}
		if d.Last != d.Nominal {
			fmt.Fprintf(&b, "；逢%s，顺延至%s", names(d.rests), d.Last.Chinese())
		}
	}
	if d.Estimated {
		b.WriteString("（" + EstimateNote + "）")
	}
	return b.String()
}

// explainCount names the days passed over and the weekends worked.
func (d Due) explainCount(b *strings.Builder) {
	weekends := 0
	var parts []string
	for _, r := range d.rests {
		if r.name == weekend {
			weekends += r.days()
			continue
		}
		parts = append(parts, r.name+r.String())
	}
	if weekends > 0 {
		parts = append(parts, fmt.Sprintf("%s%d天", weekend, weekends))
	}
	if len(parts) > 0 {
		b.WriteString("；扣除" + strings.Join(parts, "、"))
	}
	for i, r := range d.extra {
		if i == 0 {
			b.WriteString("；")
		} else {
			b.WriteString("、")
		}
		b.WriteString(r.String())
	}
	if len(d.extra) > 0 {
		b.WriteString("调休上班，计入")
	}
}

func names(runs []run) string {
	var out []string
	for _, r := range runs {
		if len(out) == 0 || out[len(out)-1] != r.name {
			out = append(out, r.name)
		}
	}
	return strings.Join(out, "、")
}

func (r run) days() int { return r.last.Sub(r.first) + 1 }

// String is 5月1日 or 5月1日至5日 or 9月29日至10月6日.
func (r run) String() string {
	switch {
	case r.first == r.last:
		return r.first.short()
	case r.first.Month == r.last.Month && r.first.Year == r.last.Year:
		return fmt.Sprintf("%s至%d日", r.first.short(), r.last.Day)
	}
	return r.first.short() + "至" + r.last.short()
}
