package docx

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// closing is a document that ends with one line and four, and a signature.
func closing() *doc.Document {
	d := plainDocument("全市各乡镇、街道和功能区。")
	d.Body = append(d.Body, &doc.Paragraph{Runs: []doc.Run{{Text: strings.Repeat("安全生产责任重于泰山", 10)}}})
	d.Signature = doc.Signature{Mode: doc.Unstamped, Organs: texts("云澜市应急管理局"), Date: doc.Date{Year: 2026, Month: 3, Day: 6}}
	return d
}

// paragraphs are those of body text, and what stands before the signature.
func bodyOf(t *testing.T, d *doc.Document, f page.Fall) []string {
	t.Helper()
	o := options()
	o.Fit.Fall = f
	body := unpack(t, written(t, d, o), "word/document.xml")
	body, _, _ = strings.Cut(body, `<w:pStyle w:val="Signature"/>`)
	parts := strings.Split(body, "<w:p>")
	return parts[1 : len(parts)-1]
}

// The text that stands with the signature in print is kept with it, and no
// more: LibreOffice moves a paragraph that is kept with the next as a whole.
func TestTextGoesWithTheSignatureAsInPrint(t *testing.T) {
	const kept, lone, frame = `<w:pStyle w:val="BodyTextLast"/>`, `<w:widowControl w:val="0"/>`, "<w:framePr "
	for name, c := range map[string]struct {
		tail page.Tail
		want [][]string // of each paragraph
	}{
		"on one page":          {page.Tail{}, [][]string{{}, {kept}}},
		"overleaf as a whole":  {page.Tail{Overleaf: true, Lines: 4}, [][]string{{}, {kept}}},
		"parted":               {page.Tail{Overleaf: true, Lines: 2}, [][]string{{}, {}}},
		"one line left behind": {page.Tail{Overleaf: true, Lines: 3}, [][]string{{}, {lone}}},
		"one line goes along":  {page.Tail{Overleaf: true, Lines: 1}, [][]string{{}, {lone}}},
		"carried overleaf":     {page.Tail{Overleaf: true, Lines: 2, Short: 100 * unit.Pt}, [][]string{{}, {frame}, {}}},
		"hardly short":         {page.Tail{Overleaf: true, Lines: 2, Short: 20 * unit.Pt}, [][]string{{}, {}}},
		"the signature alone":  {page.Tail{Overleaf: true}, [][]string{{}, {}}},
	} {
		got := bodyOf(t, closing(), page.Fall{Tail: c.tail})
		if len(got) != len(c.want) {
			t.Errorf("%s: %d paragraphs, want %d", name, len(got), len(c.want))
			continue
		}
		for i, want := range c.want {
			for _, mark := range []string{kept, lone, frame} {
				has := false
				for _, m := range want {
					has = has || m == mark
				}
				if strings.Contains(got[i], mark) != has {
					t.Errorf("%s: paragraph %d has %s: %v, want %v", name, i, mark, !has, has)
				}
			}
		}
	}
}

// Of one-line paragraphs two go with the signature, or one where print has one.
func TestShortParagraphsGoWithTheSignature(t *testing.T) {
	d := closing()
	d.Body[1] = &doc.Paragraph{Runs: []doc.Run{{Text: "请认真贯彻执行。"}}}
	for tail, want := range map[page.Tail]int{{}: 2, {Overleaf: true, Lines: 1}: 1, {Overleaf: true, Lines: 2}: 2, {Overleaf: true}: 0} {
		n := 0
		for _, p := range bodyOf(t, d, page.Fall{Tail: tail}) {
			if strings.Contains(p, "<w:keepNext/>") {
				t.Errorf("%+v: what is typed after a paragraph is kept as well: %s", tail, p)
			}
			n += strings.Count(p, `"BodyTextLast"`)
		}
		if n != want {
			t.Errorf("%+v: %d paragraphs are kept, want %d", tail, n, want)
		}
	}
}

// As many rows of a table go with the signature as in print, two at most.
func TestRowsGoWithTheSignatureAsInPrint(t *testing.T) {
	d := closing()
	table := &doc.Table{Columns: make([]doc.Column, 1)}
	for range 4 {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{cell(0, "隐患")}})
	}
	d.Body[1] = table
	for tail, want := range map[page.Tail]int{{}: 2, {Overleaf: true, Rows: 1}: 1, {Overleaf: true, Rows: 3}: 2, {Overleaf: true}: 0} {
		if n := keptRows(t, d, tail); n != want {
			t.Errorf("%+v: %d rows are kept, want %d", tail, n, want)
		}
	}
}

// keptRows counts the rows of the first table that are kept with the next when
// the text ends so in print.
func keptRows(t *testing.T, d *doc.Document, tail page.Tail) int {
	t.Helper()
	o := options()
	o.Fit.Tail = tail
	body := unpack(t, written(t, d, o), "word/document.xml")
	return strings.Count(body[strings.Index(body, "<w:tbl>"):strings.Index(body, "</w:tbl>")], "<w:keepNext/>")
}

// The row above a last line of text goes with the signature as well, where it
// does in print.
func TestRowsAboveALastLineGoWithTheSignature(t *testing.T) {
	for tail, want := range map[page.Tail]int{{}: 1, {Overleaf: true, Lines: 1, Rows: 2}: 1, {Overleaf: true, Lines: 1}: 0} {
		d := closing()
		table := &doc.Table{Columns: make([]doc.Column, 1)}
		for range 4 {
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{cell(0, "隐患")}})
		}
		d.Body = []doc.Block{sentence("文"), table, sentence("文")}
		if n := keptRows(t, d, tail); n != want {
			t.Errorf("%+v: %d rows are kept, want %d", tail, n, want)
		}
	}
}

// A 附件说明 that print parts runs on overleaf at the same entry.
func TestNotesRunOnAsInPrint(t *testing.T) {
	for _, c := range []struct {
		before int
		want   string // of each entry: k is kept with the next
	}{{0, "kkkk"}, {1, "-kkk"}, {2, "k-kk"}, {3, "k--k"}} {
		d := closing()
		d.AttachNotes = texts("名单", "安排", "分工", "要求")
		o := options()
		o.Fit.Notes = c.before
		got := ""
		for _, p := range strings.Split(unpack(t, written(t, d, o), "word/document.xml"), "<w:p>") {
			switch {
			case !strings.Contains(p, `<w:pStyle w:val="AttachmentNote"/>`):
			case strings.Contains(p, "<w:keepNext/>"):
				got += "k"
			default:
				got += "-"
			}
		}
		if got != c.want {
			t.Errorf("%d entries before: %s, want %s", c.before, got, c.want)
		}
	}
}

// The names of more than nine attachments begin level, as in print.
func TestNamesOfNotesBeginLevel(t *testing.T) {
	for n, want := range map[int]bool{1: false, 9: false, 10: true} {
		d := closing()
		d.AttachNotes = nil
		for range n {
			d.AttachNotes = append(d.AttachNotes, text("名单"))
		}
		body := unpack(t, written(t, d, options()), "word/document.xml")
		got := strings.Contains(body, `附件：</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">1.</w:t></w:r><w:r><w:t xml:space="preserve">名单`)
		if got != want {
			t.Errorf("%d attachments: a tabulator stands before 1.: %v, want %v", n, got, want)
		}
	}
}
