package ledger

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

func teamRuleRecord() record[TeamRule] {
	return record[TeamRule]{name: "巡查组的要求", doc: "巡查组怎样组成", fields: []field[TeamRule]{
		bounds("组数", "设几个组", func(t *TeamRule) *Range { return &t.Teams }),
		bounds("人数", "每组人数，专家不计", func(t *TeamRule) *Range { return &t.Persons }),
		bounds("组长", "组长人数", func(t *TeamRule) *Range { return &t.Leaders }),
		bounds("副组长", "副组长人数", func(t *TeamRule) *Range { return &t.Deputies }),
		bounds("联络员", "联络员人数", func(t *TeamRule) *Range { return &t.Liaisons }),
		bounds("成员", "成员人数", func(t *TeamRule) *Range { return &t.Members }),
		choice("组长职级", "组长至少是什么职级", rankRules(), func(t *TeamRule) *string { return &t.LeaderRank }),
		choice("副组长职级", "副组长至少是什么职级", rankRules(), func(t *TeamRule) *string { return &t.DeputyRank }),
	}}
}

func lengthRecord() record[LengthRule] {
	return record[LengthRule]{name: "巡查时长", doc: "一次巡查的天数", fields: []field[LengthRule]{
		choices("对象类别", "适用的单位类别；不写表示全部", unitKinds(), func(l *LengthRule) *[]doc.Text { return &l.Kinds }),
		choice("形式", "适用的形式；不写表示全部", forms(), func(l *LengthRule) *string { return &l.Form }),
		bounds("天数", "天数，首尾都算", func(l *LengthRule) *Range { return &l.Days }).must(),
	}}
}

func quotaRecord() record[Quota] {
	return record[Quota]{name: "定额", doc: "每组每轮至少发现多少", place: func(q *Quota) *source.Span { return &q.Span }, fields: []field[Quota]{
		choice("计数", "数什么", []string{CountAll, CountMajor, CountSystemic, CountOffence, CountFocus}, func(q *Quota) *string { return &q.What }).must(),
		number("至少", "至少多少", 1, 10000, func(q *Quota) *Count { return &q.Least }).must(),
		choice("范围", "按什么范围数", []string{PerTeamRound, PerRound}, func(q *Quota) *string { return &q.Per }).must(),
	}}
}

func coverageRecord() record[Coverage] {
	return record[Coverage]{name: "覆盖面", doc: "检查一个单位要看多少", fields: []field[Coverage]{
		choices("对象类别", "适用的单位类别；不写表示全部", unitKinds(), func(c *Coverage) *[]doc.Text { return &c.Kinds }),
		number("乡镇占比", "所辖乡镇、街道至少检查百分之多少", 1, 100, func(c *Coverage) *Count { return &c.TownShare }),
		number("部门占比", "所属重点部门至少检查百分之多少", 1, 100, func(c *Coverage) *Count { return &c.DepartmentShare }),
		number("村社区", "至少检查几个村、社区", 1, 10000, func(c *Coverage) *Count { return &c.Villages }),
		number("企业", "至少检查几家重点企业", 1, 10000, func(c *Coverage) *Count { return &c.Enterprises }),
	}}
}

func recusalRecord() record[Recusal] {
	return record[Recusal]{name: "回避", doc: "哪些情形要回避", fields: []field[Recusal]{
		yes("本单位", "不得检查自己所在的单位及其上级", func(r *Recusal) *bool { return &r.OwnUnit }),
		yes("申报关系", "不得检查本人申报回避的单位", func(r *Recusal) *bool { return &r.Declared }),
	}}
}

func ruleRecord() record[Rule] {
	return record[Rule]{name: "期限", doc: "什么事在多长时间内办完", place: func(r *Rule) *source.Span { return &r.Span }, fields: []field[Rule]{
		text("事项", "办什么", func(r *Rule) *doc.Text { return &r.Item }).must(),
		deadline("时限", "从哪一步起算多长时间", func(r *Rule) *Deadline { return &r.Limit }).must(),
		choice("完成", "哪一步表示办完了", eventWords(), func(r *Rule) *string { return &r.Done }),
		text("办理", "谁来办", func(r *Rule) *doc.Text { return &r.Actor }),
	}}
}

func paperRecord() record[PaperRule] {
	return record[PaperRule]{name: "公文要求", doc: "哪一步之后必须有什么公文", place: func(p *PaperRule) *source.Span { return &p.Span }, fields: []field[PaperRule]{
		text("文种", "公文的文种", func(p *PaperRule) *doc.Text { return &p.Kind }).must(),
		choice("步骤", "走到哪一步就要有", append(eventWords(), stepPlan), func(p *PaperRule) *string { return &p.Step }).must(),
		choice("份数", "按什么出文", []string{PaperPerUnit, PaperPerTeam, PaperPerRound, PaperPerYear}, func(p *PaperRule) *string { return &p.Per }).must(),
		text("标题", "标题里要有的词，用来区分同一文种的公文", func(p *PaperRule) *doc.Text { return &p.Title }),
		yes("公开", "必须向社会公开", func(p *PaperRule) *bool { return &p.Open }),
	}}
}

// stepPlan is the step of a year's plan being settled; it has no event.
const stepPlan = "计划"

func regimeRecord() record[Regime] {
	return record[Regime]{
		name: "制度", doc: "一套巡查、督导制度的全部数字和要求",
		place: func(r *Regime) *source.Span { return &r.Span },
		fields: []field[Regime]{
			text("名称", "制度的名称，计划里写它", func(r *Regime) *doc.Text { return &r.Name }).must(),
			text("基于", "以哪套制度为底本；没有写的项目照它执行", func(r *Regime) *doc.Text { return &r.Base }),
			text("出处", "数字出自哪份文件", func(r *Regime) *doc.Text { return &r.Origin }),
			text("说明", "说明", func(r *Regime) *doc.Text { return &r.Note }),
			choices("对象类别", "巡查哪些类别的单位", unitKinds(), func(r *Regime) *[]doc.Text { return &r.Kinds }),
			bounds("轮次", "每年几轮（批）", func(r *Regime) *Range { return &r.Rounds }),
			number("周期", "几年内每个对象至少巡查一遍", 1, 10, func(r *Regime) *Count { return &r.Cycle }),
			one("巡查组", "巡查组怎样组成", teamRuleRecord(), func(r *Regime) **TeamRule { return &r.Team }),
			list("时长", "一次巡查多少天", lengthRecord(), func(r *Regime) *[]*LengthRule { return &r.Lengths }),
			list("定额", "每组每轮至少发现多少", quotaRecord(), func(r *Regime) *[]*Quota { return &r.Quotas }),
			list("覆盖面", "检查一个单位要看多少", coverageRecord(), func(r *Regime) *[]*Coverage { return &r.Coverage }),
			one("回避", "哪些情形要回避", recusalRecord(), func(r *Regime) **Recusal { return &r.Recusal }),
			list("期限", "什么事在多长时间内办完", ruleRecord(), func(r *Regime) *[]*Rule { return &r.Deadlines }),
			list("公文", "哪一步之后必须有什么公文", paperRecord(), func(r *Regime) *[]*PaperRule { return &r.Papers }),
			texts("公开", "必须向社会公开的内容", func(r *Regime) *[]doc.Text { return &r.Public }),
		},
	}
}
