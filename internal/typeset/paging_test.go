package typeset

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// shown is the text on the pages in reading order, artefacts left out.
func shown(d *page.Document) string {
	var b strings.Builder
	for _, x := range boxes(d) {
		if x.item.Node != page.Artefact {
			b.WriteString(x.text)
		}
	}
	return b.String()
}

func TestNothingIsLost(t *testing.T) {
	for n := range 60 {
		d := notice(append(oneLiners(n), para(strings.Repeat(sentence, n%5+1)))...)
		p, ds := set(t, d, "公文")
		noErrors(t, ds)
		got := shown(p)
		for _, part := range []string{doc.PlainText(d.Title), strings.Repeat(sentence, n%5+1)} {
			if !strings.Contains(got, part) {
				t.Fatalf("%d lines: “%s” is not on the pages", n, part)
			}
		}
		if c := strings.Count(got, "全市各乡镇"); c != n {
			t.Fatalf("%d of %d lines are on the pages", c, n)
		}
	}
}

func TestClause7355SignatureStandsWithText(t *testing.T) {
	adjusted := 0
	for n := 1; n < 120; n++ {
		d := notice(oneLiners(n)...)
		d.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
		p, ds := set(t, d, "公文")
		noErrors(t, ds)
		if strings.Contains(codes(ds), string(diag.SignatureAlone)) {
			t.Errorf("7.3.5.5: %d lines: the signature stands alone", n)
		}
		if strings.Contains(codes(ds), string(diag.SignatureSqueeze)) {
			adjusted++
		}
		day := 0
		body := map[int]bool{}
		for _, b := range boxes(p) {
			if strings.Contains(b.text, "全市各乡镇") {
				body[b.page] = true
			}
			if strings.Contains(lineOf(p, b.page, b.y), "2026年3月6日") && b.item.Size == unit.FromPt(16) && b.page > day {
				day = b.page
			}
		}
		if !body[day] {
			t.Errorf("7.3.5.5: %d lines: no text on page %d, where the signature stands", n, day)
		}
	}
	if adjusted == 0 {
		t.Error("no case needed an adjustment: the test does not test")
	}
}

func TestFirstPageWithoutTextIsReported(t *testing.T) {
	d := notice(oneLiners(3)...)
	for range 60 {
		d.Addressees = append(d.Addressees, text("云澜市某某街道办事处"))
	}
	d.Addressees[0].Span = source.Span{File: d.Source, Start: source.Pos{Line: 7, Column: 5}}
	_, ds := set(t, d, "公文")
	if !strings.Contains(codes(ds), string(diag.FirstPageEmpty)) {
		t.Fatalf("7.3.3: not reported: %s", codes(ds))
	}
	for _, found := range ds {
		if found.Code == diag.FirstPageEmpty && (found.Span.Start.Line != 7 || !strings.Contains(found.Hint, "主送在版记: 是")) {
			t.Errorf("%s", diag.Text([]diag.Diagnostic{found}))
		}
	}
}

// The remedy is another one when the text itself begins on a new page.
func TestFirstPageWithoutTextBeforeALandscapePage(t *testing.T) {
	_, ds := set(t, notice(&doc.Landscape{Blocks: []doc.Block{para(sentence)}}), "公文")
	if len(ds) != 1 || ds[0].Code != diag.FirstPageEmpty || !strings.Contains(ds[0].Hint, "横排") {
		t.Errorf("got\n%s", diag.Text(ds))
	}
}

func TestHeadingStaysWithItsText(t *testing.T) {
	for n := 1; n < 50; n++ {
		p, _ := set(t, notice(append(oneLiners(n), &doc.Heading{Level: 1, Number: "一、", Head: runs("工作要求"), Marked: true}, para("末段正文。"))...), "公文")
		if h, b := find(t, p, "工作要求"), find(t, p, "末段正文"); h.page != b.page {
			t.Errorf("%d lines: the heading stands on page %d, its text on page %d", n, h.page, b.page)
		}
	}
}

// TestItemsSetAsHeadingsArePartedLikeText: a list of headings without text is
// not kept together, and is company enough for a signature.
func TestItemsSetAsHeadingsArePartedLikeText(t *testing.T) {
	for n := 6; n < 40; n++ {
		var items []doc.Block
		for i := range n {
			items = append(items, &doc.Heading{Level: 1, Number: "一、", Head: runs(fmt.Sprintf("事项%d", i)), Marked: true})
		}
		d := notice(append([]doc.Block{para("有下列事项：")}, items...)...)
		d.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
		p, ds := set(t, d, "公文")
		if codes := codes(ds); strings.Contains(codes, string(diag.SignatureAlone)) {
			t.Errorf("%d items: %s", n, codes)
		}
		if third := find(t, p, "事项2"); third.page != find(t, p, "有下列事项").page {
			t.Errorf("%d items: the third stands on page %d", n, third.page)
		}
	}
}

func TestNoLoneLines(t *testing.T) {
	long := strings.Repeat("安", 28*4)
	for n := 1; n < 50; n++ {
		p, _ := set(t, notice(append(oneLiners(n), para(long), para("末段。"))...), "公文")
		count := map[int]int{}
		for _, b := range boxes(p) {
			if strings.Contains(b.text, "安安") {
				count[b.page]++
			}
		}
		for pg, c := range count {
			if c == 1 {
				t.Errorf("%d lines: a lone line on page %d", n, pg)
			}
		}
	}
}

func tableOf(rows int, text string) *doc.Table {
	cell := func(c int, s string) doc.Cell {
		return doc.Cell{Column: c, ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para(s)}}
	}
	tb := &doc.Table{HeadRows: 1, Columns: make([]doc.Column, 3), Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "序号"), cell(1, "隐患问题"), cell(2, "等级")}}}}
	for i := range rows {
		tb.Rows = append(tb.Rows, doc.Row{Cells: []doc.Cell{cell(0, fmt.Sprint(i+1)), cell(1, text), cell(2, "一般")}})
	}
	return tb
}

// The last row, often the sum, never stands alone under a repeated head.
func TestLastRowIsNotAlone(t *testing.T) {
	for n := 2; n < 60; n++ {
		d, ds := set(t, notice(tableOf(n, "配电箱")), "公文")
		noErrors(t, ds)
		count, _ := rowsOn(d)
		if last := len(count) - 1; last > 0 && count[last] == 1 {
			t.Errorf("%d rows: %v on the pages", n, count)
		}
	}
	// Rows of two lines on the low pages of a landscape list.
	for n := 6; n < 40; n++ {
		table := tableOf(n, "配电箱")
		for r := range table.Rows[table.HeadRows:] {
			cell := &table.Rows[table.HeadRows+r].Cells[0]
			cell.Blocks = []doc.Block{para("甲"), para("乙")}
		}
		d, ds := set(t, notice(para("名单如下。"), &doc.Landscape{Blocks: []doc.Block{table}}), "公文")
		noErrors(t, ds)
		count, _ := rowsOn(d)
		if last := len(count) - 1; last > 0 && count[last] == 1 {
			t.Errorf("%d rows, landscape: %v on the pages", n, count)
		}
	}
}

func TestTableHeadIsRepeated(t *testing.T) {
	p, ds := set(t, notice(tableOf(80, "配电箱门敞开，未设置警示标识")), "公文")
	noErrors(t, ds)
	for i := range p.Pages {
		heads, rows := 0, 0
		for _, b := range boxes(p) {
			if b.page != i+1 {
				continue
			}
			if b.text == "隐患问题" {
				heads++
			}
			if strings.HasPrefix(b.text, "配电箱") {
				rows++
			}
		}
		if rows > 0 && heads != 1 {
			t.Errorf("page %d shows %d heads over %d rows", i+1, heads, rows)
		}
	}
	if c := strings.Count(shown(p), "配电箱门敞开"); c != 80 {
		t.Errorf("%d of 80 rows are on the pages", c)
	}
}

func TestRowTallerThanAPage(t *testing.T) {
	long := strings.Repeat("配电箱门敞开未设置警示标识。", 200)
	p, ds := set(t, notice(tableOf(2, long)), "公文")
	noErrors(t, ds)
	if got := strings.Count(shown(p), "配"); got != 400 {
		t.Errorf("%d of 400 sentences are on the pages", got)
	}
	for _, b := range boxes(p) {
		if b.emBottom.Millimetres() > bottom && b.item.Node != page.Artefact {
			t.Fatalf("page %d: “%s” reaches down to %v", b.page, b.text, b.emBottom)
		}
	}
}

func TestMergedCellsAcrossPages(t *testing.T) {
	tb := tableOf(90, "配电箱")
	tb.Rows[1].Cells[2].RowSpan = 90
	for i := 2; i < len(tb.Rows); i++ {
		tb.Rows[i].Cells = tb.Rows[i].Cells[:2]
	}
	p, ds := set(t, notice(tb), "公文")
	noErrors(t, ds)
	if got := strings.Count(shown(p), "配电箱"); got != 90 {
		t.Errorf("%d of 90 rows are on the pages", got)
	}
	if got := strings.Count(shown(p), "一般"); got != 1 {
		t.Errorf("the merged cell is shown %d times", got)
	}
}

func TestGlyphlessCharactersAreErrors(t *testing.T) {
	for _, c := range []struct {
		r    rune
		code diag.Code
	}{{'\uE010', diag.CharPrivate}, {'\U0010FFFD', diag.CharPrivate}, {'\U0001F600', diag.GlyphMissing}} {
		_, ds := set(t, notice(para("高度2"+string(c.r)+"5米")), "公文")
		if len(ds) != 1 || ds[0].Code != c.code || ds[0].Severity != diag.Error || !strings.Contains(ds[0].Summary, fmt.Sprintf("U+%04X", c.r)) {
			t.Errorf("U+%04X: %s", c.r, diag.Text(ds))
		}
	}
}

func TestRareCharactersAreSet(t *testing.T) {
	p, ds := set(t, notice(para("䑩𠮷𬭩䶮㛃同志。")), "公文")
	noErrors(t, ds)
	got := shown(p)
	for _, r := range "䑩𠮷𬭩䶮㛃" {
		if !strings.ContainsRune(got, r) {
			t.Errorf("%c is not on the pages", r)
		}
	}
}

func TestSameInputSamePages(t *testing.T) {
	make := func() string {
		d := notice(append(oneLiners(20), tableOf(30, sentence))...)
		p, _ := set(t, d, "公文")
		return page.Dump(p)
	}
	if a, b := make(), make(); a != b {
		t.Error("two settings of one document differ")
	}
}

// The tree of reading order names a parent before its children and covers
// every text that is not an artefact.
func TestReadingOrder(t *testing.T) {
	d := notice(append(oneLiners(5), tableOf(3, "配电箱"))...)
	d.Attachments = []doc.Attachment{{Label: "附件", Title: runs("名单"), Body: oneLiners(2)}}
	p, _ := set(t, d, "公文")
	for i, n := range p.Tree {
		if i > 0 && (n.Parent < 0 || int(n.Parent) >= i) {
			t.Errorf("node %d has parent %d", i, n.Parent)
		}
	}
	for _, b := range boxes(p) {
		if n := b.item.Node; n != page.Artefact && (n < 0 || int(n) >= len(p.Tree)) {
			t.Errorf("“%s” names node %d of %d", b.text, n, len(p.Tree))
		}
	}
	level := 0
	for _, n := range p.Tree {
		if n.Tag == page.TagTitle || n.Tag == page.TagHeading {
			if n.Level > level+1 {
				t.Errorf("heading level %d follows %d", n.Level, level)
			}
			level = n.Level
		}
	}
}

func FuzzSet(f *testing.F) {
	f.Add("云澜市", "各巡查组要坚持问题导向。", uint8(3))
	f.Add("（（（", "））））“““", uint8(40))
	f.Add("", "https://example.invalid/a/b/c?d=e", uint8(0))
	f.Fuzz(func(t *testing.T, title, body string, n uint8) {
		d := notice(append(oneLiners(int(n)%70), para(body), tableOf(int(n)%5, body))...)
		d.Title = runs(title)
		d.AttachNotes = texts(body)
		d.Signature = doc.Signature{Mode: doc.SignatureMode(n % 4), Organs: texts(title, body)[:int(n)%3], Date: date()}
		p, _ := set(t, d, "公文")
		if len(p.Pages) == 0 {
			t.Fatal("no page")
		}
	})
}

func TestRosterEntriesStayWhole(t *testing.T) {
	r := &doc.Roster{Lines: []doc.RosterLine{{Label: text("成　员"), Text: runs("林知远（市公安局）、沈立（市住建局）、顾一鸣（市消防救援大队）、" + strings.Repeat("很长的机关名称", 6) + "（某单位）")}}}
	p, ds := set(t, notice(r), "公文")
	noErrors(t, ds)
	b := find(t, p, "顾一鸣")
	if !strings.HasPrefix(b.text, "顾一鸣（市消防救援大队）") {
		t.Errorf("the entry is broken: “%s”", b.text)
	}
}
