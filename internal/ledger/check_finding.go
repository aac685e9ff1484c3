package ledger

import (
	"fmt"

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
	if due.IsZero() {
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
