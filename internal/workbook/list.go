package workbook

import "yinfa.dev/yinfa/internal/ledger"

// The sheets of the registers, which are those of the first-level keys of the
// data files but for the teams, which stand in their plan.
const (
	SheetUnits  = "单位"
	SheetPeople = "人员"
	SheetTeams  = "巡查组"
)

// Readable are the lists that are read back, in the order in which they are:
// what findings name must be registered first.
func Readable() []string {
	return []string{SheetUnits, SheetPeople, SheetTeams, SheetFindings}
}

// list is what a sheet may hold: its name, and how its columns are called.
type list struct {
	name      string
	titles    []string
	essential []string // columns one of which a row of heads must have
	keys      []string // columns that tell the entries apart
	usual     map[string][]string
	fewest    int // columns that make a row of heads
}

// Titles of the registers that the program treats by name.
const (
	titleName   = "名称"
	titleShort  = "简称"
	titlePerson = "姓名"
	titleRank   = "职级"
	titleParent = "上级"
	titleKindOf = "类型"
)

func titlesOf[T any](fields []T, title func(T) string) []string {
	var out []string
	for _, f := range fields {
		out = append(out, title(f))
	}
	return out
}

func findingList() *list {
	return &list{name: SheetFindings, titles: titlesOf(fields(), func(f field) string { return f.title }), essential: []string{titleID, "问题"}, keys: []string{titleID}, usual: usual(), fewest: 3}
}

func unitList() *list {
	return &list{name: SheetUnits, titles: titlesOf(unitFields(), func(f registerField[ledger.Unit]) string { return f.title }), essential: []string{titleName}, keys: []string{titleName}, fewest: 2, usual: ledger.UsualForUnits()}
}

func personList() *list {
	return &list{name: SheetPeople, titles: titlesOf(personFields(), func(f registerField[ledger.Person]) string { return f.title }), essential: []string{titlePerson}, keys: []string{titlePerson, titleUnit}, fewest: 2, usual: ledger.UsualForPeople()}
}

func teamList() *list {
	return &list{name: SheetTeams, titles: titlesOf(teamFields(), func(f registerField[planTeam]) string { return f.title }), essential: []string{titleTeam}, keys: []string{titlePlan, titleTeam}, fewest: 2, usual: usualOfTeams()}
}

// listOf is a list by its name, nil when there is none.
func listOf(name string) *list {
	switch name {
	case SheetFindings:
		return findingList()
	case SheetUnits:
		return unitList()
	case SheetPeople:
		return personList()
	case SheetTeams:
		return teamList()
	}
	return nil
}
