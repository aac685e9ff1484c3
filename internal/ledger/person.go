package ledger

import (
	"slices"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// ranks are the ranks of officers, highest first.
func ranks() []string {
	return []string{"正处级", "副处级", "正科级", "副科级", "科员", "其他"}
}

// Ranks are the ranks of officers, highest first.
func Ranks() []string { return ranks() }

// rankRules are the ranks a regime can demand; an officer of that rank or a
// higher one fits.
func rankRules() []string { return []string{"处级", "科级"} }

// fitsRank reports whether a rank fulfils a demand.
func fitsRank(rank, demand string) bool {
	lowest := map[string]string{"处级": "副处级", "科级": "副科级"}[demand]
	at := slices.Index(ranks(), rank)
	return at >= 0 && at <= slices.Index(ranks(), lowest)
}

// Person is somebody who inspects.
type Person struct {
	Span   source.Span
	Name   doc.Text
	Unit   UnitRef
	Duty   doc.Text
	Rank   string
	Expert bool
	Avoid  []UnitRef // units the person has declared a relation to
	// Internal is set for persons whose names must not be made public.
	Internal bool
	Contact  Contact
}

// PersonRef is a person as a roster names it: 叶义 or 叶义（市应急局）. Person is nil
// when nobody is named or the name was reported.
type PersonRef struct {
	Text   doc.Text
	Person *Person
}

func personRecord() record[Person] {
	return record[Person]{
		usual: UsualForPeople(),
		name:  "人员", doc: "参加巡查的人员和专家",
		place: func(p *Person) *source.Span { return &p.Span },
		fields: append([]field[Person]{
			text("姓名", "姓名，中间不加空格", func(p *Person) *doc.Text { return &p.Name }).must(),
			unitRef("单位", "所在单位，回避按它核对", func(p *Person) *UnitRef { return &p.Unit }).must(),
			text("职务", "职务", func(p *Person) *doc.Text { return &p.Duty }),
			choice("职级", "职级；制度对组长有要求时必须写", ranks(), func(p *Person) *string { return &p.Rank }),
			yes("专家", "是否专家", func(p *Person) *bool { return &p.Expert }),
			yes("内部", "姓名只供内部使用，出现在公开的公文里会报错", func(p *Person) *bool { return &p.Internal }),
			unitRefs("回避", "本人申报有利害关系、应当回避的单位", func(p *Person) *[]UnitRef { return &p.Avoid }),
		}, contactFields(func(p *Person) *Contact { return &p.Contact })...),
	}
}
