package docx

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/doc"
)

func chartOf(table bool) *doc.Chart {
	return &doc.Chart{
		Kind: doc.ChartStack, Caption: runs("图1　整改情况"), Unit: text("项"), Labels: texts("望潮镇", "青岙镇"), Tabled: table,
		Series: []doc.ChartSeries{{Name: text("已销号"), Values: []int64{12, 8}}, {Name: text("超期"), Values: []int64{0, 3}}},
	}
}

// TestChart: a chart is one picture of 300 dots an inch, as large as in
// print, that says every number, with its caption on the same page.
func TestChart(t *testing.T) {
	d := plainDocument("甲")
	d.Body = append(d.Body, chartOf(false), chartOf(false), sentence("乙"))
	data := written(t, d, options())
	body := unpack(t, data, "word/document.xml")
	if n := strings.Count(body, `descr="`+chart.Describe(chartOf(false))+`"`); n != 2 {
		t.Errorf("%d pictures say their numbers", n)
	}
	if !strings.Contains(body, "图1") || !strings.Contains(body, "<w:keepNext/>") {
		t.Error("no caption, or not kept with the chart")
	}
	if !strings.Contains(body, `<w:pStyle w:val="Figure"/><w:keepNext/><w:spacing w:before="0" w:line="`) || !strings.Contains(body, `w:lineRule="atLeast"`) {
		t.Error("the white above a chart is not part of its line: a page would drop it at its top")
	}
	picture := unpack(t, data, "word/media/image1.png")
	im, err := png.Decode(strings.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	// 156 mm are 1843 pixels of 1/300 inch, in EMU 5616000.
	if w := im.Bounds().Dx(); w < 1840 || w > 1846 || !strings.Contains(body, `<wp:extent cx="5616000"`) {
		t.Errorf("%d pixels wide", w)
	}
	if bytes.Contains(data, []byte("word/media/image2")) {
		t.Error("two equal charts make two pictures")
	}
	if !bytes.Equal(data, written(t, d, options())) {
		t.Error("the same document gives other bytes")
	}
	checkOrder(t, data)
}

// TestChartWithoutFaces: what cannot be drawn is told.
func TestChartWithoutFaces(t *testing.T) {
	d := plainDocument("甲")
	d.Body = append(d.Body, chartOf(false))
	body := unpack(t, written(t, d, Options{}), "word/document.xml")
	for _, want := range []string{"<w:tbl>", "望潮镇", "已销号", "12"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(body, "<w:drawing>") {
		t.Error("a picture without faces")
	}
}

func TestChartInACell(t *testing.T) {
	d := plainDocument("甲")
	c := cell(0, "")
	c.Blocks = []doc.Block{chartOf(false)}
	d.Body = append(d.Body, &doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{c}}}})
	data := written(t, d, options())
	if body := unpack(t, data, "word/document.xml"); !strings.Contains(body, "<w:drawing>") {
		t.Error("no picture in the cell")
	}
	checkOrder(t, data)
}
