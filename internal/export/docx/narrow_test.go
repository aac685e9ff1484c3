package docx

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// narrowCell writes a table whose first cell is of a width and has lines told
// by print, and returns the cell's paragraph.
func narrowCell(t *testing.T, text string, width unit.Length, align doc.Align, ends ...int) string {
	t.Helper()
	first := cell(0, text)
	first.Align = align
	d := plainDocument("文")
	d.Body = []doc.Block{&doc.Table{Columns: []doc.Column{{Width: width}, {}}, Rows: []doc.Row{{Cells: []doc.Cell{first, cell(1, "文")}}}}}
	o := options()
	head := page.Head(first.Blocks[0].(*doc.Paragraph).Runs)
	room := width - 2*formatOf(t, d.Format).Table.PadX
	into := o.Fit.Lines.Keep(head, room, room, len(ends))
	from := 0
	for i, end := range ends {
		into[i], from = [2]int{from, end}, end
	}
	body := unpack(t, written(t, d, o), "word/document.xml")
	_, p, _ := strings.Cut(body, "<w:tc>")
	p, _, _ = strings.Cut(p, "</w:tc>")
	return p
}

// TestCellsFlowOn: lines of a cell that end early in print end there in a
// narrower room, or by characters set apart by what nobody sees; a break by
// hand is left where neither will do.
func TestCellsFlowOn(t *testing.T) {
	const em = 12 * unit.Pt
	pad := 2 * formatOf(t, "公文").Table.PadX
	for _, c := range []struct {
		name  string
		text  string
		width unit.Length
		align doc.Align
		ends  []int
		want  string // in the paragraph's markup
		not   string
	}{
		{"a narrower room", "东屿纺织厂", 4*em + em/2 + pad, doc.AlignLeft, []int{3, 5}, `<w:ind w:left="0" w:right="`, "<w:br/>"},
		{"in the middle", "东屿纺织厂", 4*em + em/2 + pad, doc.AlignCentre, []int{3, 5}, `<w:ind w:left="`, "<w:br/>"},
		{"as any program has it", "东屿纺织厂", 4*em + em/2 + pad, doc.AlignLeft, []int{4, 5}, `<w:t xml:space="preserve">东屿纺织厂</w:t>`, "<w:ind "},
		{"a full line before", "气瓶固定，锅炉房侧开门封堵", 6*em + em/2 + pad, doc.AlignLeft, []int{6, 11, 13}, "<w:br/>", "<w:ind "},
		{"a character a line", "叶义", em + em/2 + pad, doc.AlignLeft, []int{1, 2}, "<w:t", "<w:ind "},
		{"a long line", "限期整改的问题隐患由市安委办逐项核查并且汇总通报，共有62项没有整改", 24*em + em/2 + pad, doc.AlignLeft, []int{24, 33}, `<w:t`, "<w:br/>"},
	} {
		p := narrowCell(t, c.text, c.width, c.align, c.ends...)
		if !strings.Contains(p, c.want) || strings.Contains(p, c.not) {
			t.Errorf("%s: %s", c.name, p)
		}
	}
	p := narrowCell(t, "东屿纺织厂", 4*em+em/2+pad, doc.AlignCentre, 3, 5)
	if l, r := attrOf(t, p, "ind", "left"), attrOf(t, p, "ind", "right"); l != r || l == 0 {
		t.Errorf("a line in the middle has %d at its left and %d at its right", l, r)
	}
}
