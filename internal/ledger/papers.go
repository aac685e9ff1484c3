package ledger

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// Paper is what the data checks need to know of a document.
type Paper struct {
	Kind string // 文种
	// Issued is the title of the text that the paper prints and issues (印发);
	// it may be empty.
	Issued string
	Title  string
	Open   bool     // released to the public
	Plan   doc.Text // as the front matter names it; each of these may be empty
	Round  doc.Text
	Team   doc.Text
	Units  []doc.Text
	Texts  []doc.Text // everything that is read, a paragraph or a value each
	Span   source.Span
}

// CheckPaper compares the figures of one document with the ledger.
func (l *Ledger) CheckPaper(p Paper, bag *diag.Bag) { l.checkFigures(p, bag) }

// CheckDemands looks among all documents for the papers that a regime demands
// and nobody wrote.
func (l *Ledger) CheckDemands(papers []Paper, bag *diag.Bag) {
	if l.damaged {
		return
	}
	for _, plan := range l.Plans {
		if plan.Regime == nil {
			continue
		}
		for _, rule := range plan.Regime.Papers {
			l.demand(plan, rule, papers, bag)
		}
	}
}

// demand looks for the papers of one rule.
func (l *Ledger) demand(plan *Plan, rule *PaperRule, papers []Paper, bag *diag.Bag) {
	missing := func(at source.Span, forWhat, write string) {
		bag.Warn(diag.PaperMissing, at, fmt.Sprintf("制度“%s”要求有%s的%s，没有找到", plan.Regime.Name.Value, forWhat, rule.asked()), rule.remedy(write))
	}
	has := func(r *Round, t *Team, u *Unit) bool {
		for _, p := range papers {
			if rule.met(p) && l.about(p, plan, r, t, u) {
				return true
			}
		}
		return false
	}
	if rule.Step == stepPlan {
		if !has(nil, nil, nil) {
			missing(spanOf(plan.Name, plan.Span), plan.Name.Value, "计划: "+plan.Name.Value)
		}
		return
	}
	told := map[string]bool{}
	for _, i := range l.Inspections {
		if i.Plan != plan || i.Round == nil || i.Team == nil {
			continue
		}
		for _, u := range i.Units {
			day := i.eventDay(rule.Step, u.Unit)
			if day.IsZero() || u.Unit == nil {
				continue
			}
			forWhat, ok := i.Round.Name.Value, false
			write := "数据: {轮次: " + forWhat
			switch rule.Per {
			case PaperPerUnit:
				forWhat, ok = forWhat+u.Unit.Called(), has(i.Round, nil, u.Unit)
				write += ", 单位: " + u.Unit.Called() + "}，或者写成按单位的批量公文"
			case PaperPerTeam:
				forWhat, ok = forWhat+i.Team.Name.Value, has(i.Round, i.Team, nil)
				write += ", 组: " + i.Team.Name.Value + "}，或者写成按巡查组的批量公文"
			case PaperPerYear:
				forWhat, ok = plan.Name.Value, has(nil, nil, nil)
				write = "计划: " + forWhat
			default:
				ok = has(i.Round, nil, nil)
				write += "}"
			}
			if !ok && !told[forWhat] {
				told[forWhat] = true
				missing(i.Span, forWhat, write)
			}
		}
	}
}

// asked says what a rule asks for: 公示（标题里有“整改”，要公开）.
func (r *PaperRule) asked() string {
	var notes []string
	if !r.Title.Empty() {
		notes = append(notes, "标题里有“"+r.Title.Value+"”")
	}
	if r.Open {
		notes = append(notes, "要公开")
	}
	if len(notes) == 0 {
		return r.Kind.Value
	}
	return r.Kind.Value + "（" + strings.Join(notes, "，") + "）"
}

// remedy says how a paper is made the one that is asked for.
func (r *PaperRule) remedy(write string) string {
	hint := "请写这份公文，在文件头写明 " + write + "。"
	if r.Open {
		hint += "要公开的，写明 公开: 主动公开。"
	}
	return hint
}

// met reports whether a paper is what a rule asks for, whatever it is about.
func (r *PaperRule) met(p Paper) bool {
	return p.is(r.Kind.Value) && (!r.Open || p.Open) && strings.Contains(p.Title+p.Issued, r.Title.Value)
}

// is reports whether a paper is of a kind, or prints and issues a text of that
// kind: a notice that issues a scheme brings the scheme.
func (p Paper) is(kind string) bool {
	if p.Kind == kind {
		return true
	}
	title, _, _ := strings.Cut(p.Issued, "（") // （试行）
	return strings.HasSuffix(title, kind)
}

// about reports whether a paper is about a plan, and about the round, team
// and unit where these are asked for.
func (l *Ledger) about(p Paper, plan *Plan, r *Round, t *Team, u *Unit) bool {
	if named := l.plans[p.Plan.Value]; named != plan && (named != nil || !p.Plan.Empty() || len(l.Plans) > 1) {
		return false
	}
	if p.Plan.Empty() && p.Round.Empty() {
		return false
	}
	if r != nil && plan.Round(p.Round.Value) != r || t != nil && plan.Team(p.Team.Value) != t {
		return false
	}
	if u == nil {
		return true
	}
	for _, named := range l.unitsNamed(p.Units) {
		if named == u {
			return true
		}
	}
	return false
}
