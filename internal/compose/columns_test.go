package compose

import (
	"testing"

	"yinfa.dev/yinfa/internal/doc"
)

func TestShortColumnsStandInTheMiddle(t *testing.T) {
	row := func(entries ...string) doc.Row {
		var r doc.Row
		for i, s := range entries {
			r.Cells = append(r.Cells, doc.Cell{Column: i, ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{&doc.Paragraph{Runs: []doc.Run{{Text: s}}}}})
		}
		return r
	}
	table := func() *doc.Table {
		return &doc.Table{HeadRows: 1, Columns: []doc.Column{{}, {}, {Align: doc.AlignRight}, {}, {}}, Rows: []doc.Row{
			row("序号", "整改完成的日期和验收的日期以及其他", "数量", "问题", "备注"),
			row("1", "2026年11月12日", "12", "配电箱门敞开，没有设置警示标识", ""),
			row("2", "2026年11月2日", "3", "临边没有防护", ""),
		}}
	}
	got := table()
	centreShort(got)
	for i, want := range []doc.Align{doc.AlignCentre, doc.AlignCentre, doc.AlignRight, doc.AlignDefault, doc.AlignDefault} {
		if got.Columns[i].Align != want {
			t.Errorf("column %d stands at %v, want %v", i, got.Columns[i].Align, want)
		}
	}
	form := table()
	form.Size = doc.TableForm
	centreShort(form)
	if form.Columns[0].Align != doc.AlignDefault {
		t.Error("the labels of a form are moved")
	}
}

// TestLinesOfACellAreMeasuredOneByOne: two short names, one under the other,
// are short.
func TestLinesOfACellAreMeasuredOneByOne(t *testing.T) {
	for second, want := range map[string]doc.Align{"市公安局治安管理大队": doc.AlignCentre, "市公安局治安和出入境管理大队": doc.AlignDefault} {
		table := &doc.Table{Columns: []doc.Column{{}}, Rows: []doc.Row{{Cells: []doc.Cell{{ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{
			&doc.Paragraph{Runs: []doc.Run{{Text: "市消防救援大队"}, {Break: true}, {Text: second}}},
		}}}}}}
		if centreShort(table); table.Columns[0].Align != want {
			t.Errorf("%s stands at %v", second, table.Columns[0].Align)
		}
	}
}
