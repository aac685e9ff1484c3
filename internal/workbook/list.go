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
	return &list{name: SheetUnits, titles: titlesOf(unitFields(), func(f registerField[ledger.Unit]) string { return f.title }), essential: []string{titleName}, keys: []string{titleName}, fewest: 2,
		usual: map[string][]string{
			titleName:   {"单位名称", "全称", "单位全称", "机构名称", "企业名称"},
			titleShort:  {"规范简称", "规范化简称", "单位简称"},
			titleKind:   {"单位类别", "类型", "单位类型", "性质", "单位性质"},
			titleParent: {"上级单位", "主管单位", "所属单位", "隶属"},
			"别名":        {"曾用名", "其他名称", "又名"},
			"电话":        {"办公电话", "联系电话", "座机"},
			"手机":        {"手机号", "手机号码", "移动电话"},
			"邮箱":        {"电子邮箱", "电子邮件", "邮件"},
		}}
}

func personList() *list {
	return &list{name: SheetPeople, titles: titlesOf(personFields(), func(f registerField[ledger.Person]) string { return f.title }), essential: []string{titlePerson}, keys: []string{titlePerson, titleUnit}, fewest: 2,
		usual: map[string][]string{
			titlePerson: {"名字", "人员姓名", "成员姓名"},
			titleUnit:   {"工作单位", "所在单位", "单位名称", "派出单位"},
			"职务":        {"职位", "岗位", "现任职务"},
			titleRank:   {"级别", "行政级别", "职务级别"},
			"专家":        {"是否专家"},
			"回避":        {"回避单位", "应回避单位"},
			"电话":        {"办公电话", "座机"},
			"手机":        {"手机号", "手机号码", "移动电话", "联系电话"},
			"邮箱":        {"电子邮箱", "电子邮件", "邮件"},
		}}
}

func teamList() *list {
	return &list{name: SheetTeams, titles: titlesOf(teamFields(), func(f registerField[planTeam]) string { return f.title }), essential: []string{titleTeam}, keys: []string{titlePlan, titleTeam}, fewest: 2,
		usual: map[string][]string{
			titlePlan:   {"所属计划", "年度计划"},
			titleTeam:   {"组别", "组名", "小组", "检查组", "督导组"},
			titleKindOf: {"组别类型", "组的类型"},
			"牵头单位":      {"牵头部门"},
			"副组长":       {"副组长姓名"},
			"联络员":       {"联系人", "联络人"},
			"成员":        {"组员", "小组成员", "巡查人员"},
			"专家":        {"技术专家", "聘请专家"},
			"巡查单位":      {"被巡查单位", "巡查对象", "检查单位", "分工"},
			"驻地":        {"驻点", "办公地点"},
			"公布电话":      {"举报电话", "值班电话", "公开电话"},
		}}
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
