package docx

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// TestMarksAfterLatinStayChinese: programs that go by the text before a mark
// must find the Chinese face there too.
func TestMarksAfterLatinStayChinese(t *testing.T) {
	const own = `<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/>`
	for text, want := range map[string]string{
		"国家“211”工程":  own + `</w:rPr><w:t xml:space="preserve">”</w:t>`,
		"“1+X”证书":    own + `</w:rPr><w:t xml:space="preserve">“</w:t>`,
		"面积200×300米": own + `</w:rPr><w:t xml:space="preserve">×</w:t>`,
		"“四不两直”方式":   "",
		"采取“APP 扫码”": "",
	} {
		body := unpack(t, written(t, plainDocument(text), options()), "word/document.xml")
		if want == "" && strings.Contains(body, "w:ascii") || !strings.Contains(body, want) {
			t.Errorf("%s is written as %s", text, body[strings.Index(body, "<w:p>"):])
		}
	}
}

// TestLinesOfTheSameLengthNeedNothing: direct spacing stands on the runs of
// lines that would end elsewhere, and on no others.
func TestLinesOfTheSameLengthNeedNothing(t *testing.T) {
	body := unpack(t, written(t, plainDocument(strings.Repeat("安全生产责任重于泰山", 20)), options()), "word/document.xml")
	if strings.Contains(body, "<w:spacing") {
		t.Errorf("plain text has spacing of its own: %s", body)
	}
	squeezed := strings.Repeat("全", 24) + "（一）、“二”，" + strings.Repeat("全", 40)
	body = unpack(t, written(t, plainDocument(squeezed), options()), "word/document.xml")
	if strings.Count(body, `<w:spacing w:val="-`) == 0 {
		t.Errorf("a line that print squeezes is not set closer: %s", body)
	}
}

// TestDashesStayTogether: where half of —— has room on a line that ends before
// it, the line is set wider, since a program may part the two.
func TestDashesStayTogether(t *testing.T) {
	line := strings.Repeat("全", 25) // and one more has room
	body := unpack(t, written(t, plainDocument(line+"——"+strings.Repeat("全", 40)), options()), "word/document.xml")
	if !strings.Contains(body, `<w:r><w:rPr><w:spacing w:val="-3"/></w:rPr><w:t xml:space="preserve">`+line+`</w:t>`) {
		t.Errorf("the dashes may be parted: %s", body[strings.Index(body, "<w:body>"):])
	}
}

// TestShortLinesAreNotTornApart: before a number that has no room, a line of a
// few characters ends by a break, not by spreading it.
func TestShortLinesAreNotTornApart(t *testing.T) {
	d := plainDocument("文")
	d.Body = append(d.Body, &doc.Table{Columns: []doc.Column{{Width: 38 * unit.Mm}, {}}, Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "区安委办0000-66010070"), cell(1, "文")}}}})
	body := unpack(t, written(t, d, options()), "word/document.xml")
	if !strings.Contains(body, `<w:t xml:space="preserve">区安委办</w:t></w:r><w:r><w:br/></w:r>`) {
		t.Errorf("the cell is %s", body[strings.Index(body, "<w:tbl>"):])
	}
}

func TestAnyAmbiguous(t *testing.T) {
	for r := rune(0x20); r < 0x3100; r++ {
		if got := anyAmbiguous("安" + string(r) + "全"); got != ambiguous(r) {
			t.Errorf("%U: %v", r, got)
		}
	}
	if anyAmbiguous("安全生产 2026—") != true || anyAmbiguous("安全生产 2026，") {
		t.Error("of a text")
	}
}

func TestPlainAt(t *testing.T) {
	for r := rune(0); r < 0x11000; r++ {
		s := string(r) + "安"
		_, n := utf8.DecodeRuneInString(s)
		if got := plainAt(s, 0); got != 0 && (got != n || !validXML(r, n)) {
			t.Fatalf("%U: %d of %d bytes", r, got, n)
		}
	}
	for _, broken := range []string{"\xE5\xAE", "\xE5", "\xE5\xAEa", "\xE5a\x89", "\x89", "\xED\xA0\x80"} {
		if got := plainAt(broken, 0); got != 0 {
			t.Errorf("%q: %d", broken, got)
		}
	}
}

// TestAddressesEndLinesAsInPrint: where print ends a line inside an address on
// the web, which programs leave whole, a break ends it in all of them; the line
// is set as wide as print has it.
func TestAddressesEndLinesAsInPrint(t *testing.T) {
	body := unpack(t, written(t, plainDocument("联系电话：0000-66010012，电子邮箱：aqb@yunlan.example.cn。"+strings.Repeat("全", 20)), options()), "word/document.xml")
	body = body[strings.Index(body, "<w:p>"):]
	if !strings.Contains(body, `/></w:rPr><w:t xml:space="preserve">联系电话：0000-66010012，电子邮箱：aqb@yunlan.</w:t></w:r><w:r><w:br/></w:r>`) {
		t.Errorf("the address does not end a line: %s", body)
	}
}

// TestColumnsOfOneCharacter: a column in which one character has room holds one
// a line, though some programs find room for two.
func TestColumnsOfOneCharacter(t *testing.T) {
	d := plainDocument("文")
	f := formatOf(t, d.Format)
	width := 2*f.Table.PadX + 2*f.Styles[layout.TableText].Size - unit.Pt
	d.Body = append(d.Body, &doc.Table{Columns: []doc.Column{{Width: width}, {}}, Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "叶义"), cell(1, "文")}}}})
	body := unpack(t, written(t, d, options()), "word/document.xml")
	if !strings.Contains(body, `<w:t xml:space="preserve">叶</w:t></w:r><w:r><w:br/></w:r><w:r><w:t xml:space="preserve">义</w:t>`) {
		t.Errorf("the name stands on one line: %s", body[strings.Index(body, "<w:tbl>"):])
	}
}
