package typeset

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// wideTable is a table of telephone numbers and names, n pairs of columns.
func wideTable(n int) *doc.Table {
	t := &doc.Table{HeadRows: 1, Columns: make([]doc.Column, 2*n)}
	for r := range 4 {
		row := doc.Row{}
		for c := range 2 * n {
			word := []string{"联络员", "电话"}[c%2]
			if r > 0 {
				word = []string{"林知远、沈立、顾一鸣", fmt.Sprintf("199000010%02d", c)}[c%2]
			}
			row.Cells = append(row.Cells, doc.Cell{Column: c, ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para(word)}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// A table whose columns are too narrow for their numbers is set in smaller
// type, as little smaller as will do; what is still too wide is reported.
func TestCrowdedTablesAreSetSmaller(t *testing.T) {
	for _, c := range []struct {
		pairs int
		size  float64
		code  diag.Code
	}{{2, 12, ""}, {3, 12, ""}, {4, 10.5, diag.TableSmall}, {5, 9, diag.TableTight}} {
		d, ds := set(t, notice(wideTable(c.pairs)), "公文")
		noErrors(t, ds)
		b := find(t, d, "19900001001")
		if b.item.Size != unit.FromPt(c.size) {
			t.Errorf("%d pairs: the numbers are set in %v", c.pairs, b.item.Size.Points())
		}
		if got := codes(ds); string(c.code) != "" && !strings.Contains(got, string(c.code)) || c.code == "" && strings.Contains(got, "table-") {
			t.Errorf("%d pairs: told %q, want %q", c.pairs, got, c.code)
		}
		if small := d.Fall.Small; (len(small) == 1) != (c.size < 12) || len(small) == 1 && small[0].Table != 1 {
			t.Errorf("%d pairs: other editions are told of %v", c.pairs, small)
		}
	}
}
