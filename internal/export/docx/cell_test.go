package docx

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// TestTextOfFormsHangsFromTheTop: as in print, text of more than one line hangs
// from the top of its cell in a form; a single line and labels stand in the
// middle.
func TestTextOfFormsHangsFromTheTop(t *testing.T) {
	long := strings.Repeat("安全生产责任重于泰山", 8)
	item := func(s string) *doc.List {
		return &doc.List{Items: []doc.ListItem{{Blocks: []doc.Block{sentence(s)}}}}
	}
	for name, c := range map[string]struct {
		cell doc.Cell
		form bool
		want string
	}{
		"one line":          {doc.Cell{Blocks: []doc.Block{sentence("文")}}, true, "center"},
		"two lines":         {doc.Cell{Blocks: []doc.Block{sentence(long)}}, true, "top"},
		"two lines of item": {doc.Cell{Blocks: []doc.Block{item(long)}}, true, "top"},
		"two paragraphs":    {doc.Cell{Blocks: []doc.Block{sentence("文"), sentence("文")}}, true, "top"},
		"a label":           {doc.Cell{Head: true, Blocks: []doc.Block{sentence(long)}}, true, "center"},
		"no form":           {doc.Cell{Blocks: []doc.Block{sentence(long)}}, false, "center"},
	} {
		c.cell.ColSpan, c.cell.RowSpan = 1, 1
		table := &doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{MinHeight: 60 * unit.Mm, Cells: []doc.Cell{c.cell}}}}
		if c.form {
			table.Size = doc.TableForm
		}
		d := plainDocument("")
		d.Body = []doc.Block{table}
		body := unpack(t, written(t, d, options()), "word/document.xml")
		if got := strings.Count(body, `<w:vAlign w:val="`+c.want+`"/></w:tcPr>`); got != 1 {
			t.Errorf("%s: the cell is not aligned %s: %s", name, c.want, body[strings.Index(body, "<w:tc>"):])
		}
	}
}
