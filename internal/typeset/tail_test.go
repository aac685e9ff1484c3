package typeset

import (
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// What stands with the signature is told to other editions.
func TestTail(t *testing.T) {
	stamped := doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
	four := para(strings.Repeat("安全生产责任重于泰山", 10))
	table := &doc.Table{Columns: make([]doc.Column, 1), HeadRows: 1}
	for range 7 {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para("隐患")}}}})
	}
	for name, c := range map[string]struct {
		body []doc.Block
		want page.Tail
		most unit.Length // of what the page before was left short of
	}{
		"on one page":  {oneLiners(2), page.Tail{}, 0},
		"natural":      {append(oneLiners(4), four), page.Tail{Overleaf: true, Lines: 2}, 0},
		"carried":      {append(oneLiners(2), four), page.Tail{Overleaf: true, Lines: 2}, 6 * 29 * unit.Pt},
		"rows go over": {append(oneLiners(4), table), page.Tail{Overleaf: true, Rows: 3}, 0},
	} {
		n := notice(c.body...)
		n.Signature = stamped
		d, _ := set(t, n, "公文")
		got := d.Fall.Tail
		if (got.Short > 0) != (c.most > 0) || got.Short > c.most {
			t.Errorf("%s: short of %v, want no more than %v", name, got.Short, c.most)
		}
		got.Short = 0
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// Rows that other editions might find room for on the page before are told: one
// that narrowly has none there, and those that a merged cell binds.
func TestRowsThatBeginAPageAreTold(t *testing.T) {
	cellOf := func(column, rows int) doc.Cell {
		return doc.Cell{Column: column, ColSpan: 1, RowSpan: rows, Blocks: []doc.Block{para("隐患")}}
	}
	tableOf := func(rows, bound int, least unit.Length) *doc.Table {
		table := &doc.Table{Columns: make([]doc.Column, 2)}
		for r := range rows {
			row := doc.Row{MinHeight: least, Cells: []doc.Cell{cellOf(1, 1)}}
			if bound == 0 || r%bound == 0 {
				row.Cells = append([]doc.Cell{cellOf(0, max(1, bound))}, row.Cells...)
			}
			table.Rows = append(table.Rows, row)
		}
		return table
	}
	ls, _ := shared()
	f := ls.Formats["文稿"]
	for name, c := range map[string]struct {
		table *doc.Table
		want  []int // rows kept, the last but one aside
	}{
		"room to spare": {tableOf(12, 0, f.Page.TextHeight/9+10*unit.Mm), nil},
		"narrowly":      {tableOf(12, 0, (f.Page.TextHeight-f.Grid.Pitch/4+unit.Pt)/9), []int{8}},
		"bound":         {tableOf(12, 4, f.Page.TextHeight/9), []int{8, 9}},
	} {
		n := &doc.Document{Source: "content/a.md", Kind: "方案", Format: "文稿", Body: []doc.Block{c.table}}
		d, _ := set(t, n, "文稿")
		var got []int
		for _, k := range d.Fall.Kept {
			if k.Row != len(c.table.Rows)-2 {
				got = append(got, k.Row)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: rows %v are told, want %v", name, got, c.want)
		}
	}
}

// How far the lines of a letter's first page are moved apart is told to other
// editions, and only of letters that go on overleaf.
func TestSpreadIsTold(t *testing.T) {
	for lines, overleaf := range map[int]bool{3: false, 40: true} {
		n := notice(oneLiners(lines)...)
		n.Format = "信函"
		d, _ := set(t, n, "信函")
		s := d.Fall.Spread
		if (len(d.Pages) > 1) != overleaf || (s.Lines > 0) != overleaf || s.Room < 0 || s.Lines > lines+len(n.Addressees) {
			t.Errorf("%d lines on %d pages: %+v", lines, len(d.Pages), s)
		}
	}
}
