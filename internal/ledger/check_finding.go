package ledger

import (
	"fmt"
	"slices"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
)

// check looks at one finding by itself.
func (f *Finding) check(bag *diag.Bag) {
	id := f.ID.Value
	if f.Kind == KindHazard && f.Level == "" && !f.levelSaid {
		bag.Error(diag.FindingLevel, spanOf(f.ID, f.Span), fmt.Sprintf("隐患 %s 没有定等级", id), "请写明“等级: 重大、突出或一般”。")
	}
	if f.Responsible.Empty() && f.Kind != KindClue && f.Kind != "" {
		bag.Error(diag.FindingNoUnit, spanOf(f.ID, f.Span), fmt.Sprintf("隐患 %s 没有责任单位", id), "请写明“责任单位”。")
	}
	f.checkHistory(bag)
	for _, s := range f.History {
		if s.State == Closed && s.Proof.Empty() && len(f.After) == 0 {
			bag.Error(diag.ClosedWithoutProof, s.Span, fmt.Sprintf("隐患 %s 已销号，但没有整改后的照片，也没有验收凭证", id), "请写上“整改后照片”，或者在销号这一步写“凭证”。")
		}
		if !s.Due.IsZero() && !s.Date.IsZero() && Day(s.Due).Before(Day(s.Date)) {
			bag.Error(diag.DeadlinePast, s.Due.Span, fmt.Sprintf("隐患 %s 延期至 %s，比批准的日期 %s 还早", id, Day(s.Due), Day(s.Date)), "请核对日期。")
		}
	}
	f.checkDue(bag)
	if l := f.Listed; l != nil && !l.Closed.IsZero() && !l.Date.IsZero() && Day(l.Closed).Before(Day(l.Date)) {
		bag.Error(diag.EventOrder, l.Closed.Span, fmt.Sprintf("隐患 %s 挂牌督办的销号日期早于挂牌日期", id), "请核对日期。")
	}
}

// checkDue reports a deadline that had passed before its clock began.
func (f *Finding) checkDue(bag *diag.Bag) {
	due, from, what := Day(f.Due), Day(f.Found), "发现"
	if due.IsZero() || f.foundLate() {
		return
	}
	for _, s := range f.History {
		if s.State == ToMend && !s.Date.IsZero() {
			from, what = Day(s.Date), "交办"
			break
		}
	}
	if from != (calendar.Date{}) && due.Before(from) {
		bag.Error(diag.DeadlinePast, f.Due.Span, fmt.Sprintf("隐患 %s 的整改期限（%s）早于%s的日期（%s）", f.ID.Value, due, what, from), "请核对整改期限。")
	}
}

// checkFound warns of a finding that was not found while its team was there.
func (l *Ledger) checkFound(f *Finding, bag *diag.Bag) {
	found := Day(f.Found)
	if found.IsZero() || f.foundLate() || f.Round == nil || f.Team == nil || f.Unit.Unit == nil {
		return
	}
	var there *Inspection
	for _, i := range l.work[workKey{f.Round, f.Team}] {
		if i.Start.IsZero() || i.End.IsZero() || !slices.ContainsFunc(i.Units, func(u UnitRef) bool { return u.Unit != nil && f.Unit.Unit.Under(u.Unit) }) {
			continue
		}
		if !found.Before(Day(i.Start)) && !Day(i.End).Before(found) {
			return
		}
		there = i
	}
	if there != nil {
		bag.Warn(diag.FoundOutside, f.Found.Span, fmt.Sprintf("隐患 %s 的发现日期（%s）不在“%s”检查“%s”的日期（%s至%s）里", f.ID.Value, found, f.Team.Name.Value, f.Unit.Unit.Called(), Day(there.Start), Day(there.End)), "请核对发现日期和检查的起止日期。")
	}
}

// checkWorkday mentions a deadline on a holiday. Ordinary weekends are left
// alone: terms of so many days often end on one.
func (l *Ledger) checkWorkday(f *Finding, bag *diag.Bag) {
	due := Day(f.Due)
	if due.IsZero() {
		return
	}
	day := l.Calendar.Day(due)
	if !day.Off || day.Name == "" {
		return
	}
	const longest = 15 // no holiday lasts as long
	next := due
	for range longest {
		if next = next.AddDays(1); !l.Calendar.Day(next).Off {
			break
		}
	}
	bag.Info(diag.DeadlineHoliday, f.Due.Span, fmt.Sprintf("隐患 %s 的整改期限（%s）是放假的日子（%s）", f.ID.Value, due, day.Name), fmt.Sprintf("通常写前后的工作日，如 %s；确定是这一天的，不必改。", next))
}
