package ledger

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// The events of an inspection that start or stop clocks.
const (
	EventMobilised = "动员"
	EventArrived   = "进驻"
	EventEnded     = "结束"
	EventReported  = "报告"
	EventApproved  = "审定"
	EventFeedback  = "反馈"
	EventIssued    = "下发"
	EventPlanned   = "整改方案"
	EventResult    = "整改结果"
	EventRevisit   = "回头看"
	EventPublished = "公开"
)

// stages is the order of events: a later stage never comes before an earlier
// one. Events of one stage may come in any order; what is published has no
// stage.
func stages() [][]string {
	return [][]string{
		{EventMobilised, EventArrived}, {EventEnded}, {EventReported}, {EventApproved},
		{EventFeedback, EventIssued}, {EventPlanned}, {EventResult}, {EventRevisit},
	}
}

func eventWords() []string {
	var out []string
	for _, stage := range stages() {
		out = append(out, stage...)
	}
	return append(out, EventPublished)
}

// The further events a deadline may begin with: those of a single finding,
// and the end of a month.
const (
	ClockFound    = "发现"
	ClockAssigned = "交办"
	ClockMonth    = "月末"
)

func clockWords() []string {
	return append(eventWords(), ClockFound, ClockAssigned, ClockMonth)
}

// Inspection is what one team did in one round.
type Inspection struct {
	Span     source.Span
	PlanName doc.Text
	Plan     *Plan
	RoundIs  doc.Text
	Round    *Round
	TeamIs   doc.Text
	Team     *Team
	Units    []UnitRef
	Start    doc.Date
	End      doc.Date
	Form     string
	People   []PersonRef // those present when not the whole team
	Towns    []UnitRef   // towns and sub-districts seen, of a county
	Offices  []UnitRef   // departments seen, of a county or zone
	Villages Count
	Firms    Count
	Files    Count // documents read
	Talks    Count // persons talked to
	Events   []*Event
	Totals   *Totals
}

// Days is how long the inspection lasted, both ends counted; 0 when it is not
// over.
func (i *Inspection) Days() int {
	if i.Start.IsZero() || i.End.IsZero() {
		return 0
	}
	return Day(i.End).Sub(Day(i.Start)) + 1
}

// Event is one step after an inspection.
type Event struct {
	Span   source.Span
	Date   doc.Date
	Name   string
	Units  []UnitRef // whom it concerns; empty: all units of the inspection
	Number doc.Text  // 文号
	Note   doc.Text
}

// Totals are the figures that the team reported, kept to be compared with the
// findings themselves.
type Totals struct {
	All, Major, Prominent, Ordinary, Systemic, Offences, Clues Count
}

func eventRecord() record[Event] {
	return record[Event]{name: "事件", doc: "巡查以后的一步", place: func(e *Event) *source.Span { return &e.Span }, fields: []field[Event]{
		date("日期", "哪一天", func(e *Event) *doc.Date { return &e.Date }).must(),
		choice("事件", "哪一步", eventWords(), func(e *Event) *string { return &e.Name }).must(),
		unitRefs("单位", "涉及的单位；不写表示这次巡查的全部单位", func(e *Event) *[]UnitRef { return &e.Units }),
		text("文号", "有关公文的文号", func(e *Event) *doc.Text { return &e.Number }),
		text("说明", "说明", func(e *Event) *doc.Text { return &e.Note }),
	}}
}

func totalsRecord() record[Totals] {
	n := func(key string, at func(*Totals) *Count) field[Totals] {
		return number(key, key+"的个数", 0, 1000000, at)
	}
	return record[Totals]{name: "合计", doc: "巡查组上报的数字，用来与台账核对", fields: []field[Totals]{
		n("问题隐患", func(t *Totals) *Count { return &t.All }),
		n("重大隐患", func(t *Totals) *Count { return &t.Major }),
		n("突出隐患", func(t *Totals) *Count { return &t.Prominent }),
		n("一般隐患", func(t *Totals) *Count { return &t.Ordinary }),
		n("机制性问题", func(t *Totals) *Count { return &t.Systemic }),
		n("违法行为", func(t *Totals) *Count { return &t.Offences }),
		n("线索", func(t *Totals) *Count { return &t.Clues }),
	}}
}

func inspectionRecord() record[Inspection] {
	return record[Inspection]{
		name: "检查", doc: "一个巡查组在一轮里做了什么",
		place: func(i *Inspection) *source.Span { return &i.Span },
		fields: []field[Inspection]{
			text("计划", "属于哪个计划；只有一个计划时不用写", func(i *Inspection) *doc.Text { return &i.PlanName }),
			text("轮次", "哪一轮", func(i *Inspection) *doc.Text { return &i.RoundIs }).must(),
			text("巡查组", "哪个组", func(i *Inspection) *doc.Text { return &i.TeamIs }).must(),
			unitRefs("单位", "被巡查单位", func(i *Inspection) *[]UnitRef { return &i.Units }).must(),
			date("开始", "第一天", func(i *Inspection) *doc.Date { return &i.Start }).must(),
			date("结束", "最后一天；还没结束时不写", func(i *Inspection) *doc.Date { return &i.End }),
			choice("形式", "常规或专项", forms(), func(i *Inspection) *string { return &i.Form }),
			personRefs("参加人员", "实际参加的人员；不写表示全组", func(i *Inspection) *[]PersonRef { return &i.People }),
			unitRefs("乡镇", "检查的乡镇、街道", func(i *Inspection) *[]UnitRef { return &i.Towns }),
			unitRefs("部门", "检查的部门", func(i *Inspection) *[]UnitRef { return &i.Offices }),
			number("村社区", "检查的村、社区数", 0, 100000, func(i *Inspection) *Count { return &i.Villages }),
			number("企业", "检查的企业数", 0, 1000000, func(i *Inspection) *Count { return &i.Firms }),
			number("查阅资料", "查阅资料的份数", 0, 1000000, func(i *Inspection) *Count { return &i.Files }),
			number("谈话", "个别谈话的人次", 0, 1000000, func(i *Inspection) *Count { return &i.Talks }),
			list("事件", "结束、报告、审定、反馈、下发等各步", eventRecord(), func(i *Inspection) *[]*Event { return &i.Events }),
			one("合计", "上报的数字，用来与台账核对", totalsRecord(), func(i *Inspection) **Totals { return &i.Totals }),
		},
	}
}
