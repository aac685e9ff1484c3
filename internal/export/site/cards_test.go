package site

import (
	"regexp"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
)

// grid is a table with one row of heads.
func grid(rows ...[]string) *doc.Table {
	t := &doc.Table{HeadRows: 1, Columns: make([]doc.Column, len(rows[0]))}
	for i, texts := range rows {
		row := doc.Row{}
		for k, s := range texts {
			row.Cells = append(row.Cells, cell(k, s, i == 0))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// TestTablesForTelephones: a list of long texts is read as cards, with the
// names of its columns; what cards would harm stays a table.
func TestTablesForTelephones(t *testing.T) {
	const long = "疏散通道堆放杂物，安全出口上锁"
	heads := []string{"序号", "单位", "<问题>", "期限", "结果"}
	list := func() *doc.Table { return grid(heads, []string{"1", "望潮镇", long, "", "已销号"}) }
	tall := [][]string{heads}
	for range 200 {
		tall = append(tall, []string{"1", "望潮镇", long, "", "已销号"})
	}
	merged := list()
	merged.Rows[1].Cells[0].RowSpan = 2
	twoHeads := grid(heads, heads, []string{"1", "望潮镇", long, "", "已销号"})
	twoHeads.HeadRows = 2
	form := list()
	form.Size = doc.TableForm
	for name, c := range map[string]struct {
		table *doc.Table
		class string
	}{
		"list":      {list(), "cards"},
		"many":      {grid(append(heads, "甲", "乙", "丙"), []string{"1", "望潮镇", long, "", "", "", "", ""}), "many cards"},
		"numbers":   {grid(heads, []string{"1", "2", "3", "4", "5"}), ""},
		"few":       {grid(heads[:4], []string{"1", "望潮镇", long, ""}), "few"},
		"merged":    {merged, ""},
		"two heads": {twoHeads, ""},
		"very tall": {grid(tall...), ""},
		"form":      {form, "form"},
		"no rows":   {grid(heads), ""},
	} {
		d := sample(0)
		d.Tree.Body = []doc.Block{c.table}
		p := &Page{}
		render(p, d.Tree, nil)
		class := ""
		if m := regexp.MustCompile(`<table(?: class="([^"]*)")?>`).FindStringSubmatch(p.body); m != nil {
			class = m[1]
		}
		labels := strings.Count(p.body, "data-label=")
		if cards := strings.Contains(c.class, "cards"); class != c.class || (labels > 0) != cards {
			t.Errorf("%s: class %q, %d labels", name, class, labels)
		}
		if name == "list" && (labels != 5 || !strings.Contains(p.body, `data-label="&lt;问题&gt;">`+long) || strings.Contains(p.body, `<th scope="col" data-label`)) {
			t.Error(p.body)
		}
	}
}
