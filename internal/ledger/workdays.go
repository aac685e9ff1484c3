package ledger

import (
	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// workdays is what an office says about days off beside the State Council:
// local days off, and years announced after the program was made.
type workdays struct {
	announced []int
	off       []*rest
	worked    []*workday
}

type rest struct {
	span     source.Span
	from, to doc.Date
	name     doc.Text
}

type workday struct {
	day  doc.Date
	name doc.Text
}

// longestRest bounds one stretch of days off, in days.
const longestRest = 60

func restRecord() record[rest] {
	return record[rest]{name: "放假", doc: "一段放假的日子", place: func(r *rest) *source.Span { return &r.span }, fields: []field[rest]{
		date("自", "第一天", func(r *rest) *doc.Date { return &r.from }).must(),
		date("至", "最后一天；只放一天时不写", func(r *rest) *doc.Date { return &r.to }),
		text("名称", "节日的名称", func(r *rest) *doc.Text { return &r.name }).must(),
	}}
}

func workdayRecord() record[workday] {
	return record[workday]{name: "上班", doc: "调休上班的一天", fields: []field[workday]{
		date("日期", "哪一天", func(w *workday) *doc.Date { return &w.day }).must(),
		text("名称", "因为哪个节日", func(w *workday) *doc.Text { return &w.name }),
	}}
}

func workdaysRecord() record[workdays] {
	return record[workdays]{name: "工作日", doc: "国务院办公厅通知以外的放假安排", fields: []field[workdays]{
		{key: "已公布年份", doc: "放假安排已经全部写在这里的年份，例如 2027", shape: shape{kind: "integer", least: 2000, most: 2199, list: true},
			read: func(r *yaml.Reader, key string, to *workdays, bag *diag.Bag) {
				for _, t := range r.Texts(key) {
					year, ok := natural(t.Value)
					if !ok || year < 2000 || year > 2199 {
						bag.Error(diag.ValueRange, t.Span, "“"+key+"”应当是 2000 到 2199 之间的年份，这里写的是“"+t.Value+"”", "请改为年份，例如 2027。")
						continue
					}
					to.announced = append(to.announced, year)
				}
			}},
		list("放假", "放假的日子", restRecord(), func(w *workdays) *[]*rest { return &w.off }),
		list("上班", "调休上班的日子", workdayRecord(), func(w *workdays) *[]*workday { return &w.worked }),
	}}
}

// overrides spells out the days.
func (w *workdays) overrides(bag *diag.Bag) []calendar.Override {
	var out []calendar.Override
	for _, r := range w.off {
		from, to := Day(r.from), Day(r.to)
		if from.IsZero() {
			continue
		}
		if to.IsZero() {
			to = from
		}
		if to.Before(from) || to.Sub(from) >= longestRest {
			bag.Error(diag.LedgerRange, r.span, "放假的起止日期不对："+from.String()+" 至 "+to.String(), "“至”不能早于“自”，一段最长 60 天。")
			continue
		}
		for d := from; !to.Before(d); d = d.AddDays(1) {
			out = append(out, calendar.Override{Date: d, Off: true, Name: r.name.Value})
		}
	}
	for _, d := range w.worked {
		if day := Day(d.day); !day.IsZero() {
			out = append(out, calendar.Override{Date: day, Name: d.name.Value})
		}
	}
	return out
}
