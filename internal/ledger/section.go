package ledger

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// content is what one file holds.
type content struct {
	units       []*Unit
	people      []*Person
	regimes     []*Regime
	plans       []*Plan
	inspections []*Inspection
	findings    []*Finding
	workdays    *workdays
	damaged     bool // parts of the file could not be read
}

// fileRecord is a whole file: its first-level keys say what it holds.
func fileRecord() record[content] {
	return record[content]{
		name: "数据文件", doc: "监督检查的数据，一个文件可以写一类或几类",
		fields: []field[content]{
			list("单位", "机关与单位的登记", unitRecord(), func(c *content) *[]*Unit { return &c.units }),
			list("人员", "参加巡查的人员", personRecord(), func(c *content) *[]*Person { return &c.people }),
			list("制度", "本单位自己的制度", regimeRecord(), func(c *content) *[]*Regime { return &c.regimes }),
			list("计划", "年度计划", planRecord(), func(c *content) *[]*Plan { return &c.plans }),
			list("检查", "各组各轮的检查情况", inspectionRecord(), func(c *content) *[]*Inspection { return &c.inspections }),
			list("问题隐患", "发现的问题隐患", findingRecord(), func(c *content) *[]*Finding { return &c.findings }),
			one("工作日", "国务院办公厅通知以外的放假安排", workdaysRecord(), func(c *content) **workdays { return &c.workdays }),
		},
	}
}

// readFile reads one file; what is wrong with it is in the bag.
func readFile(f *source.File, rec record[content], bag *diag.Bag) *content {
	var found diag.Bag
	root := yaml.Parse(f, 0, len(f.Text), &found)
	if root == nil && !found.HasErrors() {
		found.Warn(diag.LedgerFileEmpty, f.Whole(), "数据文件是空的", "请写上内容，或者删去这个文件。")
	}
	c := rec.from(yaml.Read(root, "数据文件", &found), &found)
	if c == nil {
		c = &content{}
	}
	c.damaged = root != nil && root.Damaged || root == nil && found.HasErrors()
	bag.Append(found.Sorted())
	return c
}
