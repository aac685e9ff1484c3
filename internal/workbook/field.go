package workbook

import (
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
)

// kind is what the cells of a column hold.
type kind int

const (
	free kind = iota // any text
	day
	word  // one of a few words
	unit  // a registered unit
	party // a registered unit, or the enterprise of the same row
	plan
	round
	team
	limit   // 5个工作日 自 结束
	several // texts, one a line
	ident   // the number of the finding
	yes     // 是 or nothing
	units   // several registered units
	names   // several names, of people or things
)

// spec is one column of a list: the key of the ledger it stands for.
type spec struct {
	title string
	keys  []string // the way to it in the YAML of an entry
	kind  kind
	width float64 // characters
	words []string
	must  bool
}

// field is one column of the findings, and how its value is taken from a
// finding.
type field struct {
	spec
	get func(*ledger.Finding) cell
}

// The first keys of fields that are mappings or lists themselves.
const (
	keyHistory = "经过"
	keyListing = "挂牌督办"
)

// Titles that the program treats by name.
const (
	titleID        = "编号"
	titlePlan      = "计划"
	titleRound     = "轮次"
	titleTeam      = "巡查组"
	titleUnit      = "单位"
	titleFirm      = "企业"
	titleKind      = "类别"
	titleLevel     = "等级"
	titleFound     = "发现日期"
	titleDue       = "整改期限"
	titleState     = "状态"
	titleStateDay  = "状态日期"
	titleStepNote  = "办理说明"
	titleStepProof = "凭证"
	titleStepDue   = "延期至"
	titleListed    = "挂牌日期"
)

// states are those that a history can hold; overdue is never written.
func states() []string {
	var out []string
	for _, s := range ledger.States() {
		if s != ledger.Overdue {
			out = append(out, string(s))
		}
	}
	return out
}

// fields are the columns of the findings, in the order of the sheet, which
// is that of the keys in the files.
func fields() []field {
	text := func(title string, width float64, get func(*ledger.Finding) string) field {
		return field{spec{title: title, keys: []string{title}, width: width}, func(f *ledger.Finding) cell { return cell{text: get(f)} }}
	}
	of := func(k kind, f field) field {
		f.kind = k
		return f
	}
	must := func(f field) field { f.must = true; return f }
	date := func(title string, get func(*ledger.Finding) doc.Date) field {
		return field{spec{title: title, keys: []string{title}, kind: day, width: 12}, func(f *ledger.Finding) cell { return cell{day: ledger.Day(get(f))} }}
	}
	choice := func(title string, width float64, words []string, get func(*ledger.Finding) string) field {
		f := text(title, width, get)
		f.kind, f.words = word, words
		return f
	}
	under := func(key, sub string, f field) field { f.keys = []string{key, sub}; return f }
	step := func(f *ledger.Finding) ledger.Step {
		if len(f.History) == 0 {
			return ledger.Step{}
		}
		return *f.History[len(f.History)-1]
	}
	listing := func(f *ledger.Finding) ledger.Listing {
		if f.Listed == nil {
			return ledger.Listing{}
		}
		return *f.Listed
	}
	return []field{
		must(of(ident, text(titleID, 14, func(f *ledger.Finding) string { return f.ID.Value }))),
		of(plan, text(titlePlan, 16, func(f *ledger.Finding) string { return f.PlanName.Value })),
		of(round, text(titleRound, 10, func(f *ledger.Finding) string { return f.RoundIs.Value })),
		of(team, text(titleTeam, 12, func(f *ledger.Finding) string { return f.TeamIs.Value })),
		must(of(unit, text(titleUnit, 14, func(f *ledger.Finding) string { return f.Unit.String() }))),
		text(titleFirm, 20, func(f *ledger.Finding) string { return f.Enterprise.Value }),
		text("地点", 14, func(f *ledger.Finding) string { return f.Place.Value }),
		text("行业", 10, func(f *ledger.Finding) string { return f.Industry.Value }),
		must(choice(titleKind, 11, ledger.Kinds(), func(f *ledger.Finding) string { return f.Kind })),
		choice(titleLevel, 7, ledger.Levels(), func(f *ledger.Finding) string { return f.Level }),
		must(date(titleFound, func(f *ledger.Finding) doc.Date { return f.Found })),
		must(text("问题", 42, func(f *ledger.Finding) string { return f.Description.Value })),
		text("依据", 26, func(f *ledger.Finding) string { return f.Basis.Value }),
		of(several, text("整改前照片", 16, func(f *ledger.Finding) string { return lines(f.Before) })),
		of(several, text("整改后照片", 16, func(f *ledger.Finding) string { return lines(f.After) })),
		text("措施", 36, func(f *ledger.Finding) string { return f.Measures.Value }),
		text("资金", 10, func(f *ledger.Finding) string { return f.Funds.Value }),
		date(titleDue, func(f *ledger.Finding) doc.Date { return f.Due }),
		of(limit, text("整改时限", 18, func(f *ledger.Finding) string { return f.Limit.Text.Value })),
		text("应急预案", 22, func(f *ledger.Finding) string { return f.Emergency.Value }),
		of(party, text("责任单位", 16, func(f *ledger.Finding) string { return f.Responsible.String() })),
		text("责任人", 10, func(f *ledger.Finding) string { return f.Person.Value }),
		under(keyListing, "日期", date(titleListed, func(f *ledger.Finding) doc.Date { return listing(f).Date })),
		under(keyListing, "文号", text("挂牌文号", 20, func(f *ledger.Finding) string { return listing(f).Number.Value })),
		under(keyListing, "销号", date("挂牌销号", func(f *ledger.Finding) doc.Date { return listing(f).Closed })),
		under(keyHistory, "状态", choice(titleState, 10, states(), func(f *ledger.Finding) string { return string(step(f).State) })),
		under(keyHistory, "日期", date(titleStateDay, func(f *ledger.Finding) doc.Date { return step(f).Date })),
		under(keyHistory, "说明", text(titleStepNote, 22, func(f *ledger.Finding) string { return step(f).Note.Value })),
		under(keyHistory, "凭证", text(titleStepProof, 20, func(f *ledger.Finding) string { return step(f).Proof.Value })),
		under(keyHistory, "延期至", date(titleStepDue, func(f *ledger.Finding) doc.Date { return step(f).Due })),
	}
}

// lines writes several texts into one cell, one a line.
func lines(list []doc.Text) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Value)
	}
	return strings.Join(out, "\n")
}

// cell is one value: a text, a day or a count.
type cell struct {
	text   string
	day    calendar.Date
	number int
	late   bool // set in red, because a deadline has passed
}

// String is the value as CSV has it.
func (c cell) String() string {
	switch {
	case !c.day.IsZero():
		return c.day.String()
	case c.number != 0:
		return itoa(c.number)
	}
	return c.text
}
