package typeset

import (
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
