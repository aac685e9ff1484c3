package ledger

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// Regime is a system of supervision: the numbers and duties that differ from
// county to county.
type Regime struct {
	Span      source.Span
	Name      doc.Text
	Base      doc.Text // the regime whose rules hold where this one is silent
	Origin    doc.Text // the document the numbers come from
	Note      doc.Text
	Kinds     []doc.Text // kinds of units that are inspected
	Rounds    Range      // rounds or batches a year
	Cycle     Count      // years within which every object is inspected once
	Team      *TeamRule
	Lengths   []*LengthRule
	Quotas    []*Quota
	Coverage  []*Coverage
	Recusal   *Recusal
	Deadlines []*Rule
	Papers    []*PaperRule
	Public    []doc.Text // what must be published
}

// TeamRule is how a team is made up. Persons counts everybody but experts.
type TeamRule struct {
	Teams      Range
	Persons    Range
	Leaders    Range
	Deputies   Range
	Liaisons   Range
	Members    Range
	LeaderRank string
	DeputyRank string
}

// LengthRule is how long an inspection of some kinds of units lasts, in days,
// both ends counted.
type LengthRule struct {
	Kinds []doc.Text // empty: all
	Form  string     // 常规 or 专项; "": both
	Days  Range
}

// What quotas count.
const (
	CountAll      = "隐患"
	CountMajor    = "重大隐患"
	CountSystemic = "机制性问题"
	CountOffence  = "违法行为"
	CountFocus    = "重点整治单位"
)

// Over what quotas are counted.
const (
	PerTeamRound = "每组每轮"
	PerRound     = "每轮"
)

// Quota is how many of something each team or round must bring.
type Quota struct {
	Span  source.Span
	What  string
	Least Count
	Per   string
}

// Coverage is how much of a unit must be seen. Shares are percentages.
type Coverage struct {
	Kinds           []doc.Text
	TownShare       Count
	DepartmentShare Count
	Villages        Count
	Enterprises     Count
}

// Recusal says who may not inspect whom.
type Recusal struct {
	OwnUnit  bool
	Declared bool
}

// Rule is one deadline of a regime.
type Rule struct {
	Span  source.Span
	Item  doc.Text // 巡查报告
	Limit Deadline
	Done  string // the event that fulfils it
	Actor doc.Text
}

// PaperRule is a paper that must follow a step.
type PaperRule struct {
	Span  source.Span
	Kind  doc.Text // 文种
	Step  string
	Per   string
	Title doc.Text // a word of its title, where papers of one kind are told apart by it
	Open  bool     // it must be made public
}

// What papers are written for.
const (
	PaperPerUnit  = "每单位"
	PaperPerTeam  = "每组"
	PaperPerRound = "每轮"
	PaperPerYear  = "每年"
)

// over fills what a regime does not say from its base.
func (r *Regime) over(base *Regime) {
	if len(r.Kinds) == 0 {
		r.Kinds = base.Kinds
	}
	if r.Origin.Empty() {
		r.Origin = base.Origin
	}
	if r.Rounds.IsZero() {
		r.Rounds = base.Rounds
	}
	if !r.Cycle.Set {
		r.Cycle = base.Cycle
	}
	if r.Team == nil {
		r.Team = base.Team
	}
	if r.Recusal == nil {
		r.Recusal = base.Recusal
	}
	if len(r.Lengths) == 0 {
		r.Lengths = base.Lengths
	}
	if len(r.Quotas) == 0 {
		r.Quotas = base.Quotas
	}
	if len(r.Coverage) == 0 {
		r.Coverage = base.Coverage
	}
	if len(r.Deadlines) == 0 {
		r.Deadlines = base.Deadlines
	}
	if len(r.Papers) == 0 {
		r.Papers = base.Papers
	}
	if len(r.Public) == 0 {
		r.Public = base.Public
	}
}

// applies reports whether a rule for some kinds of units holds for a unit.
func applies(kinds []doc.Text, u *Unit) bool {
	if len(kinds) == 0 {
		return true
	}
	for _, k := range kinds {
		if k.Value == u.Kind {
			return true
		}
	}
	return false
}
