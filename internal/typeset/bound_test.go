package typeset

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// boundTable is a table whose last column is merged over n rows at a time.
func boundTable(rows, n int) *doc.Table {
	tb := tableOf(rows, "配电箱")
	for i := 1; i < len(tb.Rows); i++ {
		if (i-1)%n == 0 {
			tb.Rows[i].Cells[2].RowSpan = min(n, rows-i+1)
		} else {
			tb.Rows[i].Cells = tb.Rows[i].Cells[:2]
		}
	}
	return tb
}

// rowsOn counts the rows on each page, and how far down they reach.
func rowsOn(d *page.Document) (count []int, low []unit.Length) {
	count, low = make([]int, len(d.Pages)), make([]unit.Length, len(d.Pages))
	for _, b := range boxes(d) {
		if b.text == "配电箱" {
			count[b.page-1]++
			low[b.page-1] = max(low[b.page-1], b.emBottom)
		}
	}
	return count, low
}

// Rows bound by a merged cell are parted rather than leave much of a page
// empty; every page but the last is filled, under a repeated head.
func TestBoundRowsLeaveNoEmptyPages(t *testing.T) {
	for _, n := range []int{5, 12, 40} {
		d, ds := set(t, notice(boundTable(120, n)), "公文")
		noErrors(t, ds)
		count, low := rowsOn(d)
		total := 0
		for i, c := range count {
			total += c
			if last := strings.Contains(shownOn(d, i+1), "120"); last {
				break
			}
			if left := unit.FromMm(bottom) - low[i]; left > unit.FromMm(225.0/wasteShare+10) {
				t.Errorf("%d rows bound: %.0f mm stay empty on page %d", n, left.Millimetres(), i+1)
			}
		}
		if total != 120 {
			t.Errorf("%d rows bound: %d of 120 rows are on the pages", n, total)
		}
	}
}

// With little room lost they stand together.
func TestBoundRowsStandTogether(t *testing.T) {
	d, ds := set(t, notice(append(oneLiners(18), boundTable(4, 4))...), "公文")
	noErrors(t, ds)
	if count, _ := rowsOn(d); len(count) < 2 || count[1] != 0 && count[1] != 4 {
		t.Errorf("rows on the pages: %v", count)
	}
}

// shownOn is the text of one page.
func shownOn(d *page.Document, p int) string {
	var b strings.Builder
	for _, x := range boxes(d) {
		if x.page == p {
			b.WriteString(x.text + "\n")
		}
	}
	return b.String()
}
