package ledger

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// The kinds of findings.
const (
	KindHazard   = "隐患"
	KindSystemic = "机制性问题"
	KindOffence  = "违法行为"
	KindClue     = "线索"
)

// The levels of findings.
const (
	LevelMajor     = "重大"
	LevelProminent = "突出"
	LevelOrdinary  = "一般"
)

// Kinds are the kinds of findings, in the order of reports.
func Kinds() []string { return []string{KindHazard, KindSystemic, KindOffence, KindClue} }

// Levels are the levels of findings, gravest first.
func Levels() []string { return []string{LevelMajor, LevelProminent, LevelOrdinary} }

// Finding is one problem found (问题隐患) with all that happened to it.
type Finding struct {
	Span        source.Span
	levelSaid   bool // 等级 was written, rightly or not
	ID          doc.Text
	PlanName    doc.Text
	Plan        *Plan
	RoundIs     doc.Text
	Round       *Round
	TeamIs      doc.Text
	Team        *Team
	Unit        UnitRef // the unit inspected
	Enterprise  doc.Text
	Place       doc.Text
	Industry    doc.Text
	Kind        string
	Level       string
	Found       doc.Date
	Description doc.Text
	Basis       doc.Text
	Before      []doc.Text // photographs
	After       []doc.Text
	Measures    doc.Text
	Funds       doc.Text
	Due         doc.Date
	Limit       Deadline
	Emergency   doc.Text
	Responsible UnitRef // a registered unit, or the finding's own enterprise
	Person      doc.Text
	Listed      *Listing
	History     []*Step
}

// Listing is 挂牌督办.
type Listing struct {
	Span   source.Span
	Date   doc.Date
	Number doc.Text
	Closed doc.Date
}

// Step is one entry of a finding's history.
type Step struct {
	Span  source.Span
	Date  doc.Date
	State State
	Note  doc.Text
	Proof doc.Text // a file or a document number that shows it
	Due   doc.Date // a new deadline that was granted
}

func listingRecord() record[Listing] {
	return record[Listing]{name: "挂牌督办", doc: "挂牌督办", place: func(l *Listing) *source.Span { return &l.Span }, fields: []field[Listing]{
		date("日期", "挂牌的日期", func(l *Listing) *doc.Date { return &l.Date }).must(),
		text("文号", "挂牌督办通知的文号", func(l *Listing) *doc.Text { return &l.Number }),
		date("销号", "销号的日期", func(l *Listing) *doc.Date { return &l.Closed }),
	}}
}

func stepRecord() record[Step] {
	return record[Step]{name: "经过", doc: "办理经过的一步", place: func(s *Step) *source.Span { return &s.Span }, fields: []field[Step]{
		date("日期", "哪一天", func(s *Step) *doc.Date { return &s.Date }).must(),
		choice("状态", "从这一天起是什么状态", writtenStates(), func(s *Step) *string { return (*string)(&s.State) }).must(),
		text("说明", "做了什么", func(s *Step) *doc.Text { return &s.Note }),
		text("凭证", "证明材料：文件名或文号", func(s *Step) *doc.Text { return &s.Proof }),
		date("延期至", "批准的新期限", func(s *Step) *doc.Date { return &s.Due }),
	}}
}

// levelField reads 等级 and remembers that something was written, so that a
// wrong word is not also said to be missing.
func levelField() field[Finding] {
	f := choice("等级", "隐患的等级；隐患必须写", Levels(), func(f *Finding) *string { return &f.Level })
	read := f.read
	f.read = func(r *yaml.Reader, key string, to *Finding, bag *diag.Bag) {
		read(r, key, to, bag)
		to.levelSaid = !r.Node(key).Empty()
	}
	return f
}

func findingRecord() record[Finding] {
	return record[Finding]{
		usual: UsualForFindings(),
		name:  "问题隐患", doc: "发现的一个问题、隐患",
		place: func(f *Finding) *source.Span { return &f.Span },
		fields: []field[Finding]{
			text("编号", "编号，全部台账里唯一", func(f *Finding) *doc.Text { return &f.ID }).must(),
			text("计划", "属于哪个计划；分得清时不用写", func(f *Finding) *doc.Text { return &f.PlanName }),
			text("轮次", "哪一轮发现的", func(f *Finding) *doc.Text { return &f.RoundIs }),
			text("巡查组", "哪个组发现的", func(f *Finding) *doc.Text { return &f.TeamIs }),
			unitRef("单位", "被巡查单位", func(f *Finding) *UnitRef { return &f.Unit }).must(),
			text("企业", "所在企业、场所", func(f *Finding) *doc.Text { return &f.Enterprise }),
			text("地点", "具体地点", func(f *Finding) *doc.Text { return &f.Place }),
			text("行业", "行业领域", func(f *Finding) *doc.Text { return &f.Industry }),
			choice("类别", "问题的类别", Kinds(), func(f *Finding) *string { return &f.Kind }).must(),
			levelField(),
			date("发现日期", "哪一天发现的", func(f *Finding) *doc.Date { return &f.Found }).must(),
			text("问题", "问题是什么", func(f *Finding) *doc.Text { return &f.Description }).must(),
			text("依据", "法律法规、标准的条款", func(f *Finding) *doc.Text { return &f.Basis }),
			texts("整改前照片", "照片文件", func(f *Finding) *[]doc.Text { return &f.Before }),
			texts("整改后照片", "照片文件", func(f *Finding) *[]doc.Text { return &f.After }),
			text("措施", "整改措施", func(f *Finding) *doc.Text { return &f.Measures }),
			text("资金", "整改资金", func(f *Finding) *doc.Text { return &f.Funds }),
			date("整改期限", "整改的最后一天", func(f *Finding) *doc.Date { return &f.Due }),
			deadline("整改时限", "从哪一步起多长时间整改完，代替整改期限", func(f *Finding) *Deadline { return &f.Limit }),
			text("应急预案", "整改期间的应急措施", func(f *Finding) *doc.Text { return &f.Emergency }),
			unitRef("责任单位", "负责整改的单位：登记的单位，或上面写的企业", func(f *Finding) *UnitRef { return &f.Responsible }),
			text("责任人", "负责整改的人", func(f *Finding) *doc.Text { return &f.Person }),
			one("挂牌督办", "挂牌督办的情况", listingRecord(), func(f *Finding) **Listing { return &f.Listed }),
			list("经过", "办理经过，按日期先后", stepRecord(), func(f *Finding) *[]*Step { return &f.History }),
		},
	}
}
