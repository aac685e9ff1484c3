package workbook

import (
	"strconv"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/ledger"
)

// sheet is one table to be written.
type sheet struct {
	name    string
	groups  []group // a row above the heads, when there are any
	columns []column
	rows    [][]cell
}

// group is a head over several columns; without a title the head below
// reaches up.
type group struct {
	title string
	span  int
}

// column is one column and how it is set.
type column struct {
	title   string
	width   float64
	look    look
	choices []string // offered by a drop-down list
	units   bool     // the registered units are offered
}

// look is how cells are set.
type look int

const (
	left look = iota
	centre
	date
	red // centred
)

func itoa(n int) string { return strconv.Itoa(n) }

// writer makes sheets from a ledger.
type writer struct {
	ledger *ledger.Ledger
	Options
	found []*ledger.Finding
}

// sheets are those that were asked for, in their order.
func sheets(l *ledger.Ledger, o Options) []*sheet {
	w := &writer{ledger: l, Options: o}
	w.Filter.On = o.On
	w.found = l.Select(w.Filter)
	switch o.List {
	case "":
		return []*sheet{w.findings(), w.history(), w.four(SheetFour), w.register(SheetUnits), w.register(SheetPeople), w.register(SheetTeams)}
	case SheetFindings:
		return []*sheet{w.findings(), w.register(SheetUnits)}
	case SheetUnits:
		return []*sheet{w.register(SheetUnits)}
	case SheetPeople, SheetTeams:
		return []*sheet{w.register(o.List), w.register(SheetUnits)}
	}
	return []*sheet{w.four(o.List)}
}

func (w *writer) findings() *sheet {
	s := &sheet{name: SheetFindings}
	all := fields()
	for _, f := range all {
		c := column{title: f.title, width: f.width, choices: f.words}
		switch f.kind {
		case day:
			c.look = date
		case word:
			c.look = centre
		case unit:
			c.units = true
		}
		s.columns = append(s.columns, c)
	}
	if !w.On.IsZero() {
		s.columns = append(s.columns, column{title: titleLastDay, width: 12, look: date}, column{title: titleStanding, width: 16})
	}
	for _, x := range w.found {
		row := make([]cell, len(all), len(s.columns))
		for i, f := range all {
			row[i] = f.get(x)
		}
		if !w.On.IsZero() {
			due := w.ledger.DueOf(x, w.On)
			row = append(row, cell{day: due.Date}, cell{text: w.standing(x)})
		}
		s.rows = append(s.rows, row)
	}
	return s
}

// The columns that are worked out for a day and never read back.
const (
	titleLastDay  = "到期日"
	titleStanding = "办理情况"
)

// worked reports whether a head is that of a column which is only for
// reading.
func worked(title string) bool { return title == titleLastDay || title == titleStanding }

// standing is how a finding stands on the day: its state and what is left of
// its term. Without a day it is the state as written last.
func (w *writer) standing(f *ledger.Finding) string {
	if w.On.IsZero() {
		if len(f.History) == 0 {
			return string(ledger.ToAssign)
		}
		return string(f.History[len(f.History)-1].State)
	}
	state := w.ledger.StateOn(f, w.On)
	if due := w.ledger.DueOf(f, w.On); state == ledger.Overdue {
		return string(state) + itoa(w.On.Sub(due.Date)) + "天"
	}
	return string(state)
}

func (w *writer) history() *sheet {
	s := &sheet{name: sheetHistory, columns: []column{
		{title: titleID, width: 14}, {title: "日期", width: 12, look: date}, {title: "状态", width: 10, look: centre},
		{title: "说明", width: 36}, {title: "凭证", width: 28}, {title: "延期至", width: 12, look: date},
	}}
	for _, f := range w.found {
		for _, step := range f.History {
			s.rows = append(s.rows, []cell{
				{text: f.ID.Value}, {day: ledger.Day(step.Date)}, {text: string(step.State)},
				{text: step.Note.Value}, {text: step.Proof.Value}, {day: ledger.Day(step.Due)},
			})
		}
	}
	return s
}

// part is one of the 四个清单: its columns and what they hold.
type part struct {
	name    string
	columns []column
	cells   func(f *ledger.Finding) []cell
}

// parts are the 四个清单 with the columns that the monthly report has.
func (w *writer) parts() []part {
	return []part{
		{SheetInspect, []column{{title: "排查时间", width: 12, look: date}, {title: "排查单位", width: 14}},
			func(f *ledger.Finding) []cell { return []cell{{day: ledger.Day(f.Found)}, {text: f.TeamIs.Value}} }},
		{SheetHazards, []column{{title: "隐患问题", width: 48}, {title: "隐患等级", width: 10, look: centre}},
			func(f *ledger.Finding) []cell {
				return []cell{{text: where(f) + f.Description.Value}, {text: f.Level}}
			}},
		{SheetMending, []column{{title: "整改措施", width: 40}, {title: "整改时限", width: 14, look: centre}, {title: "整改情况", width: 12, look: centre}},
			func(f *ledger.Finding) []cell {
				return []cell{{text: f.Measures.Value}, w.term(f), {text: w.standing(f)}}
			}},
		{SheetDuties, []column{{title: "责任单位", width: 18}, {title: "责任人", width: 10, look: centre}},
			func(f *ledger.Finding) []cell { return []cell{{text: called(f.Responsible)}, {text: f.Person.Value}} }},
	}
}

// four is the 四个清单 with grouped heads, or one of them, which then says
// first which finding and whose.
func (w *writer) four(name string) *sheet {
	s := &sheet{name: name, columns: []column{{title: "序号", width: 6, look: centre}}}
	lead := func(*ledger.Finding) []cell { return nil }
	if name == SheetFour {
		s.groups = []group{{span: 1}}
	} else {
		s.columns = append(s.columns, column{title: titleID, width: 14}, column{title: "被巡查单位", width: 14})
		lead = func(f *ledger.Finding) []cell { return []cell{{text: f.ID.Value}, {text: called(f.Unit)}} }
	}
	var chosen []part
	for _, p := range w.parts() {
		if name == SheetFour || name == p.name {
			chosen = append(chosen, p)
			s.columns = append(s.columns, p.columns...)
		}
		if name == SheetFour {
			s.groups = append(s.groups, group{p.name, len(p.columns)})
		}
	}
	for i, f := range w.found {
		row := append([]cell{{number: i + 1}}, lead(f)...)
		for _, p := range chosen {
			row = append(row, p.cells(f)...)
		}
		s.rows = append(s.rows, row)
	}
	return s
}

// term is the deadline: the day, when one is known, else the term as written.
func (w *writer) term(f *ledger.Finding) cell {
	if !w.On.IsZero() {
		if due := w.ledger.DueOf(f, w.On).Date; !due.IsZero() {
			return cell{day: due}
		}
	}
	if !f.Due.IsZero() {
		return cell{day: ledger.Day(f.Due)}
	}
	return cell{text: f.Limit.Text.Value}
}

// where names the unit, the enterprise and the place of a finding.
func where(f *ledger.Finding) string {
	out := called(f.Unit)
	if f.Enterprise.Value != out {
		out += f.Enterprise.Value
	}
	if out += f.Place.Value; out != "" {
		out += "："
	}
	return out
}

func called(u ledger.UnitRef) string {
	if u.Unit != nil {
		return u.Unit.Called()
	}
	return u.String()
}

// register is a register as a sheet. What is internal is left out unless it
// was asked for.
func (w *writer) register(name string) *sheet {
	s := &sheet{name: name}
	reg := registerOf(w.ledger, name)
	var kept []int
	for i, f := range reg.specs {
		if contains(contactTitles(), f.title) && !w.Contacts {
			continue
		}
		kept = append(kept, i)
		c := column{title: f.title, width: f.width, choices: f.words, units: f.kind == unit}
		if len(f.words) > 0 {
			c.look = centre
		}
		s.columns = append(s.columns, c)
	}
	for _, e := range reg.entries {
		row := make([]cell, 0, len(kept))
		for _, i := range kept {
			row = append(row, e.cells[i])
		}
		s.rows = append(s.rows, row)
	}
	return s
}

// serial is a day as a workbook counts: days since 1899-12-30, so that the
// 29 February 1900 which never was stays where spreadsheets have it.
func serial(d calendar.Date) int { return d.Sub(calendar.Date{Year: 1899, Month: 12, Day: 30}) }
