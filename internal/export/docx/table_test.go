package docx

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// TestTablesMakeRoomForTheirFrame: programs add the upper frame to the height of
// a table on every page. A head is lower by it; where there is none, the white
// above the table is.
func TestTablesMakeRoomForTheirFrame(t *testing.T) {
	f := formatOf(t, "公文")
	least, frame, gap := f.Table.MinRow, f.Table.Frame, f.Grid.Pitch/4
	for heads, want := range map[int][3]int64{
		0: {(gap - frame).Twips(), int64(least / unit.Twip), int64(least / unit.Twip)},
		1: {gap.Twips(), int64((least - frame) / unit.Twip), int64(least / unit.Twip)},
		2: {gap.Twips(), int64((least - frame) / unit.Twip), int64(least / unit.Twip)},
	} {
		d := plainDocument("文")
		d.Body = append(d.Body, &doc.Table{HeadRows: heads, Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "序号")}}, {Cells: []doc.Cell{cell(0, "1")}}, {Cells: []doc.Cell{cell(0, "2")}}}})
		body := unpack(t, written(t, d, options()), "word/document.xml")
		at := 0
		for i, mark := range []string{`<w:spacing w:line="%d" w:lineRule="exact"/></w:pPr></w:p><w:tbl>`, `<w:trHeight w:val="%d"`, `<w:trHeight w:val="%d"`} {
			text := fmt.Sprintf(mark, want[i])
			n := strings.Index(body[at:], text)
			if n < 0 {
				t.Errorf("%d heads: no %s: %s", heads, text, body[at:])
				continue
			}
			at += n + len(text)
		}
		if first := strings.Contains(body, `w:firstRow="1"`); first != (heads > 0) {
			t.Errorf("%d heads: the first row has a look of its own: %v", heads, first)
		}
	}
}

// TestTablesBeginAtTheTop: print has no white above a table at the top of a
// landscape page.
func TestTablesBeginAtTheTop(t *testing.T) {
	d := plainDocument("文")
	table := &doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "1")}}}}
	d.Body = append(d.Body, &doc.Landscape{Blocks: []doc.Block{table}})
	body := unpack(t, written(t, d, options()), "word/document.xml")
	if want := `<w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p><w:tbl>`; !strings.Contains(body, want) {
		t.Errorf("white stands above the table: %s", body)
	}
	table.Caption = runs("表1　隐患")
	body = unpack(t, written(t, d, options()), "word/document.xml")
	line := (formatOf(t, "公文").Styles[layout.Caption].Pitch - formatOf(t, "公文").Table.Frame).Twips()
	if want := fmt.Sprintf(`<w:spacing w:before="0" w:line="%d" w:lineRule="exact"/>`, line); !strings.Contains(body, want) {
		t.Errorf("white stands above the caption, no %s: %s", want, body)
	}
}

// TestSmallTables: a table that print sets in smaller type names the styles of
// that type, and only it does.
func TestSmallTables(t *testing.T) {
	table := func() *doc.Table {
		return &doc.Table{HeadRows: 1, Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "电话")}}, {Cells: []doc.Cell{cell(0, "1")}}}}
	}
	d := plainDocument("文")
	d.Body = append(d.Body, table(), table())
	o := options()
	o.Fit.Small = []page.TableType{{Table: 2, Scale: 875}}
	data := written(t, d, o)
	body := unpack(t, data, "word/document.xml")
	for style, want := range map[string]int{"TableHead": 1, "TableText": 1, "TableHead875": 1, "TableText875": 1} {
		if got := strings.Count(body, `<w:pStyle w:val="`+style+`"/>`); got != want {
			t.Errorf("%d paragraphs in %s, want %d", got, style, want)
		}
	}
	sheet := unpack(t, data, "word/styles.xml")
	_, own, _ := strings.Cut(sheet, `w:styleId="TableText875"`)
	own, _, _ = strings.Cut(own, "</w:style>")
	if !strings.Contains(own, `<w:sz w:val="21"/>`) || !strings.Contains(own, `w:line="315"`) {
		t.Errorf("小四 is not 五号 there: %s", own)
	}
}
