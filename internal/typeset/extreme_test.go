package typeset

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// Content that no page was made for is set inside the text area or refused.

const longOrgan = "云澜市国家级经济技术开发区安全生产和应急管理工作联席会议指挥部办公室"

func TestLongOrganNamesStayInsideTheArea(t *testing.T) {
	for _, mode := range []doc.SignatureMode{doc.Stamped, doc.Unstamped} {
		for _, organs := range [][]string{{longOrgan}, {longOrgan, "云澜市应急管理局", longOrgan}} {
			n := notice(para("全市。"))
			n.Signature = doc.Signature{Mode: mode, Organs: texts(organs...), Date: date()}
			d, ds := set(t, n, "公文")
			noErrors(t, ds)
			if got := strings.Count(shown(d), longOrgan[len(longOrgan)-9:]); got < strings.Count(strings.Join(organs, ""), longOrgan) {
				t.Errorf("mode %v: a name is missing: %s", mode, shown(d))
			}
			rows := map[unit.Length]bool{}
			for _, b := range boxes(d) {
				if b.item.Node == page.Artefact || !strings.Contains(longOrgan, b.text) {
					continue
				}
				rows[b.y] = true
				if b.x.Millimetres() < left-0.1 || (b.x+b.w).Millimetres() > right+0.1 {
					t.Errorf("mode %v, %d organs: “%s” stands from %v to %v", mode, len(organs), b.text, b.x, b.x+b.w)
				}
			}
			if len(rows) < 2 {
				t.Errorf("mode %v: the long name is set on %d lines", mode, len(rows))
			}
		}
	}
}

func TestImprintTallerThanAPageIsRefused(t *testing.T) {
	n := notice(para("全市。"))
	n.Imprint = doc.Imprint{Shown: true, Office: text("云澜市人民政府办公室"), Date: date()}
	for i := range 90 {
		n.Imprint.Addressees = append(n.Imprint.Addressees, text(fmt.Sprintf("云澜市第%d镇人民政府", i)))
	}
	_, ds := set(t, n, "公文")
	if !strings.Contains(codes(ds), string(diag.ImprintTooTall)) {
		t.Errorf("nothing is said about an imprint taller than a page: %s", codes(ds))
	}
}

func TestTableTooNarrowForItsColumnsIsRefused(t *testing.T) {
	for _, c := range []struct {
		columns int
		refused bool
	}{{12, false}, {300, true}} {
		b := &doc.Table{Columns: make([]doc.Column, c.columns), HeadRows: 1}
		for range 2 {
			row := doc.Row{}
			for i := range c.columns {
				row.Cells = append(row.Cells, doc.Cell{Column: i, ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para("值")}})
			}
			b.Rows = append(b.Rows, row)
		}
		_, ds := set(t, notice(b), "公文")
		if got := strings.Contains(codes(ds), string(diag.TableCrowded)); got != c.refused {
			t.Errorf("%d columns: refused is %v", c.columns, got)
		}
	}
}

// The head of a table stands over the rest of a row that is cut as well.
func TestHeadOverTheRestOfATallRow(t *testing.T) {
	b := tableOf(1, strings.Repeat("配电箱门敞开未设置警示标识。", 400))
	p, ds := set(t, notice(b), "公文")
	noErrors(t, ds)
	for i := range p.Pages {
		rows, heads := 0, 0
		for _, x := range boxes(p) {
			if x.page == i+1 && strings.Contains(x.text, "配电箱") {
				rows++
			}
			if x.page == i+1 && x.text == "隐患问题" {
				heads++
			}
		}
		if rows > 0 && heads != 1 {
			t.Errorf("page %d shows %d heads over its part of the row", i+1, heads)
		}
	}
}

// Heads of narrow columns stay inside their columns.
func TestHeadsStayInsideNarrowColumns(t *testing.T) {
	const columns = 20
	b := &doc.Table{Columns: make([]doc.Column, columns), HeadRows: 1}
	for r := range 2 {
		row := doc.Row{}
		for i := range columns {
			row.Cells = append(row.Cells, doc.Cell{Column: i, ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para([]string{"列标题", "内容文字"}[r])}})
		}
		b.Rows = append(b.Rows, row)
	}
	d, ds := set(t, notice(b), "公文")
	noErrors(t, ds)
	for _, x := range boxes(d) {
		if strings.ContainsAny(x.text, "列标题") && x.w.Millimetres() > 156.0/columns {
			t.Errorf("the head “%s” is %v wide in a column of %.1f mm", x.text, x.w, 156.0/columns)
		}
	}
}
