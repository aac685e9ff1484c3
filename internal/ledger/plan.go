package ledger

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// forms are the forms of an inspection.
func forms() []string { return []string{"常规", "专项"} }

// TeamKinds are the kinds of teams.
func TeamKinds() []string { return []string{"专项", "综合", "行业"} }

// Plan is what an office sets out to inspect in a year.
type Plan struct {
	Span       source.Span
	Name       doc.Text
	Year       Count
	RegimeName doc.Text
	Regime     *Regime   // nil when not named or unknown
	Organiser  UnitRef   // whose plan it is; kinds of units among the objects are those below it
	Objects    []UnitRef // as written: units, or kinds of units
	Count      Count     // how many objects the plan says there are
	TeamCount  Count     // how many teams the plan says there are
	Teams      []*Team
	Rounds     []*Round

	objects []*Unit
}

// Units are the objects of the plan, kinds of units spelled out, in the order
// of the plan and the register, each once.
func (p *Plan) Units() []*Unit { return p.objects }

// Round finds a round by name, or nil.
func (p *Plan) Round(name string) *Round {
	for _, r := range p.Rounds {
		if r.Name.Value == name {
			return r
		}
	}
	return nil
}

// Team finds a team by name, or nil.
func (p *Plan) Team(name string) *Team {
	for _, t := range p.Teams {
		if t.Name.Value == name {
			return t
		}
	}
	return nil
}

// Team is a group of inspectors and the units it inspects.
type Team struct {
	Span     source.Span
	Name     doc.Text
	Kind     string  // 专项, 综合 or 行业; "" when teams are all alike
	Lead     UnitRef // the organ that leads the team
	Leaders  []PersonRef
	Deputies []PersonRef
	Liaisons []PersonRef
	Members  []PersonRef
	Experts  []PersonRef
	Units    []UnitRef
	Office   doc.Text // where the team can be found; published
	Phone    doc.Text // the number made public for the inspection
}

// Roster is everybody of the team, experts last.
func (t *Team) Roster() []PersonRef {
	var out []PersonRef
	for _, part := range [][]PersonRef{t.Leaders, t.Deputies, t.Liaisons, t.Members, t.Experts} {
		out = append(out, part...)
	}
	return out
}

// size counts everybody but experts.
func (t *Team) size() int {
	return len(t.Leaders) + len(t.Deputies) + len(t.Liaisons) + len(t.Members)
}

// Round is one round or batch of a plan.
type Round struct {
	Span     source.Span
	Name     doc.Text
	Start    doc.Date
	End      doc.Date
	Form     string
	Emphasis []doc.Text
	Units    []UnitRef     // the objects of this round; empty: those of its teams
	Duties   []*Assignment // who inspects whom in this round; empty: as the teams say
	Focus    []UnitRef     // 重点整治单位
	Phases   []*Phase
}

// Assignment gives a team its units for one round.
type Assignment struct {
	Span  source.Span
	Name  doc.Text
	Team  *Team
	Units []UnitRef
}

// Phase is a part of a round with dates of its own.
type Phase struct {
	Span       source.Span
	Name       doc.Text
	Start, End doc.Date
	Units      []UnitRef
}

func teamRecord() record[Team] {
	return record[Team]{usual: UsualForTeams(), name: "巡查组", doc: "一个巡查组", place: func(t *Team) *source.Span { return &t.Span }, fields: []field[Team]{
		text("名称", "组名", func(t *Team) *doc.Text { return &t.Name }).must(),
		choice("类型", "专项组由一个部门包一个地方，综合组由安委办牵头，行业组由主管部门自行检查", TeamKinds(), func(t *Team) *string { return &t.Kind }),
		unitRef("牵头单位", "牵头的单位", func(t *Team) *UnitRef { return &t.Lead }),
		personRefs("组长", "组长，写作 姓名 或 姓名（单位）", func(t *Team) *[]PersonRef { return &t.Leaders }),
		personRefs("副组长", "副组长", func(t *Team) *[]PersonRef { return &t.Deputies }),
		personRefs("联络员", "联络员", func(t *Team) *[]PersonRef { return &t.Liaisons }),
		personRefs("成员", "成员", func(t *Team) *[]PersonRef { return &t.Members }),
		personRefs("专家", "聘请的专家，不计入人数", func(t *Team) *[]PersonRef { return &t.Experts }),
		unitRefs("巡查单位", "这个组巡查的单位", func(t *Team) *[]UnitRef { return &t.Units }),
		text("驻地", "公布的驻地", func(t *Team) *doc.Text { return &t.Office }),
		text("公布电话", "进驻期间向社会公布的电话", func(t *Team) *doc.Text { return &t.Phone }),
	}}
}

func assignmentRecord() record[Assignment] {
	return record[Assignment]{name: "分工", doc: "这一轮各组巡查的单位", place: func(a *Assignment) *source.Span { return &a.Span }, fields: []field[Assignment]{
		text("巡查组", "组名", func(a *Assignment) *doc.Text { return &a.Name }).must(),
		unitRefs("巡查单位", "这一轮巡查的单位", func(a *Assignment) *[]UnitRef { return &a.Units }).must(),
	}}
}

func phaseRecord() record[Phase] {
	return record[Phase]{name: "阶段", doc: "一轮里的一个阶段", place: func(p *Phase) *source.Span { return &p.Span }, fields: []field[Phase]{
		text("名称", "阶段的名称", func(p *Phase) *doc.Text { return &p.Name }).must(),
		date("开始", "第一天", func(p *Phase) *doc.Date { return &p.Start }).must(),
		date("结束", "最后一天", func(p *Phase) *doc.Date { return &p.End }).must(),
		unitRefs("巡查单位", "这个阶段巡查的单位", func(p *Phase) *[]UnitRef { return &p.Units }),
	}}
}

func roundRecord() record[Round] {
	return record[Round]{name: "轮次", doc: "一轮或一批巡查", place: func(r *Round) *source.Span { return &r.Span }, fields: []field[Round]{
		text("名称", "轮次或批次的名称", func(r *Round) *doc.Text { return &r.Name }).must(),
		date("开始", "计划的第一天", func(r *Round) *doc.Date { return &r.Start }).must(),
		date("结束", "计划的最后一天", func(r *Round) *doc.Date { return &r.End }).must(),
		choice("形式", "常规或专项", forms(), func(r *Round) *string { return &r.Form }),
		texts("重点", "这一轮的重点", func(r *Round) *[]doc.Text { return &r.Emphasis }),
		unitRefs("巡查单位", "这一轮的对象；不写表示各组的全部对象", func(r *Round) *[]UnitRef { return &r.Units }),
		list("分工", "这一轮各组巡查的单位；不写照巡查组里的", assignmentRecord(), func(r *Round) *[]*Assignment { return &r.Duties }),
		unitRefs("重点整治", "这一轮确定的重点整治单位", func(r *Round) *[]UnitRef { return &r.Focus }),
		list("阶段", "这一轮分几个阶段", phaseRecord(), func(r *Round) *[]*Phase { return &r.Phases }),
	}}
}

func planRecord() record[Plan] {
	return record[Plan]{
		name: "计划", doc: "一年的巡查计划",
		place: func(p *Plan) *source.Span { return &p.Span },
		fields: []field[Plan]{
			text("名称", "计划的名称", func(p *Plan) *doc.Text { return &p.Name }).must(),
			number("年度", "年份", 2000, 2199, func(p *Plan) *Count { return &p.Year }).must(),
			text("制度", "按哪套制度执行", func(p *Plan) *doc.Text { return &p.RegimeName }).must(),
			unitRef("组织单位", "谁组织巡查；对象里写的单位类别只算它直接管的单位，下面县区所属的不算；不写表示登记的全部单位", func(p *Plan) *UnitRef { return &p.Organiser }),
			unitRefs("对象", "巡查对象：单位名称，或单位类别（表示登记的全部该类单位）", func(p *Plan) *[]UnitRef { return &p.Objects }),
			number("对象数", "计划写明的对象个数，用来核对", 1, 100000, func(p *Plan) *Count { return &p.Count }),
			number("组数", "计划写明的组数，用来核对", 1, 1000, func(p *Plan) *Count { return &p.TeamCount }),
			list("巡查组", "各巡查组", teamRecord(), func(p *Plan) *[]*Team { return &p.Teams }),
			list("轮次", "各轮次（批次）", roundRecord(), func(p *Plan) *[]*Round { return &p.Rounds }),
		},
	}
}
