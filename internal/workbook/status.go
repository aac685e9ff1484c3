package workbook

import (
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/ledger"
)

// StatusXLSX writes where everything stands on a day as a workbook: the sums,
// the findings that want attention, what the regime asks for, all findings,
// and the counts by team, unit and round. Its bytes depend on the status
// alone; an error means that the library refused.
func StatusXLSX(s *ledger.Status) ([]byte, error) {
	return writeBook(statusSheets(s))
}

// The sheets of a status that are there whatever it says.
const (
	sheetSums   = "汇总"
	sheetAll    = "全部问题隐患"
	sheetDuty   = "制度规定的事项"
	sheetBy     = "按"
	titleCounts = "项数"
)

func statusSheets(s *ledger.Status) []*sheet {
	out := []*sheet{statusSums(s)}
	plans := severalPlans(s)
	for _, p := range s.Parts() {
		out = append(out, itemSheet(p.Title, p.Items, plans))
	}
	if duties := s.OpenDuties(); len(duties) > 0 {
		out = append(out, dutySheet(duties, plans))
	}
	for _, by := range ledger.Ways() {
		if groups := s.By(by); len(groups) > 0 {
			out = append(out, groupSheet(by, groups))
		}
	}
	if len(s.Items) > 0 {
		out = append(out, itemSheet(sheetAll, s.Items, plans))
	}
	return out
}

// severalPlans reports whether the status is of more than one plan: rounds
// and teams of several are often called alike.
func severalPlans(s *ledger.Status) bool {
	seen := map[*ledger.Plan]bool{}
	for _, i := range s.Items {
		seen[i.Finding.Plan] = true
	}
	for _, d := range s.Duties {
		seen[d.Inspection.Plan] = true
	}
	delete(seen, nil)
	return len(seen) > 1
}

// insertPlan puts the plan before the round, which is the column at.
func (s *sheet) insertPlan(at int, plan func(row int) *ledger.Plan) {
	s.columns = slices.Insert(s.columns, at, column{title: titlePlan, width: 20})
	for i := range s.rows {
		name := ""
		if p := plan(i); p != nil {
			name = p.Name.Value
		}
		s.rows[i] = slices.Insert(s.rows[i], at, cell{text: name})
	}
}

// statusSums says for which day, and how many findings are in each state.
func statusSums(s *ledger.Status) *sheet {
	out := &sheet{name: sheetSums, columns: []column{{title: "截至", width: 14, look: date}, {title: titleState, width: 12, look: centre}, {title: titleCounts, width: 10, look: centre}}}
	add := func(what string, n int) {
		out.rows = append(out.rows, []cell{{day: s.On}, {text: what}, count(n)})
	}
	add("全部", len(s.Items))
	for _, state := range ledger.States() {
		add(string(state), s.Count(state))
	}
	return out
}

// count is a number that shows when it is nought.
func count(n int) cell {
	if n == 0 {
		return cell{text: "0"}
	}
	return cell{number: n}
}

// Where the rounds stand among the columns.
const (
	itemRound = 3
	dutyRound = 1
)

func itemSheet(name string, items []ledger.Item, plans bool) *sheet {
	out := &sheet{name: name, columns: []column{
		{title: titleID, width: 14}, {title: titleUnit, width: 14}, {title: titleFirm, width: 20}, {title: titleRound, width: 10}, {title: titleTeam, width: 14},
		{title: titleKind, width: 11, look: centre}, {title: titleLevel, width: 7, look: centre}, {title: "问题", width: 42}, {title: "责任单位", width: 16}, {title: "责任人", width: 10, look: centre},
		{title: titleState, width: 10, look: centre}, {title: titleLastDay, width: 12, look: date}, {title: "剩余天数", width: 10, look: centre}, {title: titleStanding, width: 14, look: centre},
		{title: "期限依据", width: 30}, {title: "期限怎么算", width: 46},
	}}
	for _, i := range items {
		f := i.Finding
		left := cell{}
		if !i.Due.Date.IsZero() && i.State != ledger.Closed && i.State != ledger.ToAccept {
			left = count(i.Left)
		}
		out.rows = append(out.rows, []cell{
			{text: f.ID.Value}, {text: called(f.Unit)}, {text: f.Enterprise.Value}, {text: f.RoundIs.Value}, {text: f.TeamIs.Value},
			{text: f.Kind}, {text: f.Level}, {text: f.Description.Value}, {text: called(f.Responsible)}, {text: f.Person.Value},
			{text: string(i.State), late: i.State == ledger.Overdue}, {day: i.Due.Date}, left, {text: i.When(), late: i.State == ledger.Overdue}, {text: i.Due.Rule}, {text: i.Due.Arithmetic},
		})
	}
	if plans {
		out.insertPlan(itemRound, func(row int) *ledger.Plan { return items[row].Finding.Plan })
	}
	return out
}

func dutySheet(duties []ledger.Duty, plans bool) *sheet {
	out := &sheet{name: sheetDuty, columns: []column{
		{title: "事项", width: 18}, {title: titleRound, width: 10}, {title: titleTeam, width: 14}, {title: "被巡查单位", width: 30}, {title: "由谁办理", width: 16},
		{title: titleState, width: 10, look: centre}, {title: titleLastDay, width: 12, look: date}, {title: "期限依据", width: 34}, {title: "期限怎么算", width: 50},
	}}
	for _, d := range duties {
		var units []string
		for _, u := range d.Units {
			units = append(units, u.Called())
		}
		out.rows = append(out.rows, []cell{
			{text: d.Item}, {text: d.Inspection.RoundIs.Value}, {text: d.Inspection.TeamIs.Value}, {text: strings.Join(units, "、")}, {text: d.Actor},
			{text: d.State, late: d.State == ledger.DutyLate}, {day: d.Due.Date}, {text: d.Due.Rule}, {text: d.Due.Arithmetic},
		})
	}
	if plans {
		out.insertPlan(dutyRound, func(row int) *ledger.Plan { return duties[row].Inspection.Plan })
	}
	return out
}

func groupSheet(by string, groups []ledger.Group) *sheet {
	out := &sheet{name: sheetBy + by, columns: []column{{title: by, width: 24}, {title: "合计", width: 8, look: centre}}}
	for _, state := range ledger.States() {
		out.columns = append(out.columns, column{title: string(state), width: 10, look: centre})
	}
	for _, g := range groups {
		row := []cell{{text: g.Name}, count(g.Total)}
		for _, state := range ledger.States() {
			row = append(row, count(g.Counts[state]))
		}
		out.rows = append(out.rows, row)
	}
	return out
}
