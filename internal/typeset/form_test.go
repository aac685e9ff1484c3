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

// slip is a 督办单 whose row 隐患问题 has n problems of one or, with long,
// three lines each.
func slip(n int, long bool) *doc.Document {
	cell := func(c int, blocks ...doc.Block) doc.Cell {
		return doc.Cell{Column: c, ColSpan: 1, RowSpan: 1, Head: c == 0, Blocks: blocks}
	}
	var problems []doc.Block
	for i := range n {
		problem := fmt.Sprintf("%d.配电箱门敞开", i+1)
		if long {
			problem += "，没有设置警示标识，" + strings.Repeat("电缆沿地面敷设没有防护，", 5)
		}
		problems = append(problems, &doc.Paragraph{Runs: runs(problem), NoIndent: true})
	}
	table := &doc.Table{Size: doc.TableForm, Columns: []doc.Column{{Width: 26 * unit.Mm}, {Width: 130 * unit.Mm}}}
	for _, row := range []struct {
		label  string
		blocks []doc.Block
	}{
		{"受督办单位", []doc.Block{para("望潮镇人民政府")}},
		{"隐患问题", problems},
		{"整改要求", []doc.Block{para("自下发之日起7日内制定整改方案。")}},
		{"整改时限", []doc.Block{para("2026年5月25日")}},
		{"签发", []doc.Block{para("叶义")}},
	} {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{cell(0, para(row.label)), cell(1, row.blocks...)}})
	}
	d := notice()
	d.Kind, d.Format, d.Title, d.Addressees = "督办单", "表单", nil, nil
	d.Form = &doc.Form{Table: table}
	d.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市安全生产委员会办公室"), Date: date()}
	return d
}

// A slip with any number of problems loses none of them, leaves no page but
// the last with much white at its foot, and never leaves one line of a
// problem alone.
func TestSlipsFillTheirPages(t *testing.T) {
	for n := 1; n <= 60; n++ {
		for _, long := range []bool{false, true} {
			d, ds := set(t, slip(n, long), "表单")
			noErrors(t, ds)
			name := fmt.Sprintf("%d problems, long %v", n, long)
			all := ""
			for p := 1; p <= len(d.Pages); p++ {
				shown := shownOn(d, p)
				all += shown
				low := unit.Length(0)
				for _, b := range boxes(d) {
					if b.page == p && b.item.Node >= 0 {
						low = max(low, b.emBottom)
					}
				}
				if left := unit.FromMm(bottom) - low; p < len(d.Pages) && left > unit.FromMm(65) {
					t.Errorf("%s: %.0f mm stay empty on page %d of %d", name, left.Millimetres(), p, len(d.Pages))
				}
			}
			flat := strings.Join(strings.Fields(all), "")
			for i := range n {
				if c := strings.Count(flat, fmt.Sprintf("%d.配电箱", i+1)); c < 1 {
					t.Errorf("%s: problem %d is gone", name, i+1)
				}
			}
			if strings.Count(flat, "配电箱") != n {
				t.Errorf("%s: %d problems are shown", name, strings.Count(flat, "配电箱"))
			}
			for _, row := range d.Fall.Parted {
				if row != (page.TableRow{Table: 1, Row: 1}) {
					t.Errorf("%s: row %v is parted", name, row)
				}
			}
		}
	}
}

// A slip whose seal would go overleaf with a row or two is set lower, never
// lower than its type can bear, and then stands on one page.
func TestSlipIsTightened(t *testing.T) {
	tightened := 0
	for n := 1; n <= 30; n++ {
		d, ds := set(t, slip(n, false), "表单")
		told := strings.Contains(codes(ds), string(diag.FormTightened))
		if told != (d.Fall.Form > 0) {
			t.Errorf("%d problems: tightened to %d, told %v", n, d.Fall.Form, told)
		}
		if d.Fall.Form == 0 {
			continue
		}
		tightened++
		if len(d.Pages) != 1 {
			t.Errorf("%d problems: tightened to %d, yet on %d pages", n, d.Fall.Form, len(d.Pages))
		}
		above := unit.Length(0)
		for _, b := range boxes(d) {
			if !strings.Contains(b.text, "配电箱") {
				continue
			}
			if gap := b.item.Y - above; above > 0 && gap < b.item.Size*7/6-unit.Pt/10 {
				t.Errorf("%d problems: lines are %.2f mm apart", n, gap.Millimetres())
			}
			above = b.item.Y
		}
	}
	if tightened < 2 {
		t.Errorf("%d of 30 slips are tightened", tightened)
	}
}

// A row of a list is one record: it goes overleaf whole unless a third of the
// page would stay empty.
func TestRecordsStandTogether(t *testing.T) {
	for _, c := range []struct {
		above, sentences int
		parted           bool
	}{{7, 14, false}, {1, 40, true}} {
		record := tableOf(1, strings.Repeat("配电箱门敞开没有设置警示标识。", c.sentences))
		short := notice(append(oneLiners(c.above), record)...)
		short.Title, short.Addressees = runs("检查情况通报"), nil
		d, ds := set(t, short, "公文")
		noErrors(t, ds)
		if len(d.Pages) < 2 {
			t.Fatalf("%d sentences: one page", c.sentences)
		}
		if parted := len(d.Fall.Parted) > 0; parted != c.parted {
			t.Errorf("%d sentences: parted %v, want %v", c.sentences, parted, c.parted)
		}
	}
}
