package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yinfa.dev/yinfa/internal/diag"
)

// archive makes a workbook of one sheet from the inside of its parts.
func archive(t testing.TB, sheet, shared, styles string) []byte {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	files := map[string]string{
		"_rels/.rels":                head + `<Relationships><Relationship Id="rId1" Type="` + rel + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            head + `<workbook xmlns:r="x"><sheets><sheet name="隐患&amp;台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": head + `<Relationships><Relationship Id="rId1" Type="` + rel + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + rel + `sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="` + rel + `styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   head + sheet,
		"xl/sharedStrings.xml":       head + shared,
		"xl/styles.xml":              head + styles,
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cellsOf reads a sheet as rows of texts with their numbers.
func cellsOf(t *testing.T, data []byte) (string, string) {
	t.Helper()
	var bag diag.Bag
	tables := Read("表.xlsx", data, Choice{Sheet: "隐患&台账"}, &bag)
	if len(tables) != 1 {
		return "", diag.Text(bag.Sorted())
	}
	table := tables[0]
	var b strings.Builder
	for _, r := range table.rows {
		fmt.Fprintf(&b, "%d %s\n", r.number, strings.Join(r.cells, "|"))
	}
	return b.String(), diag.Text(bag.Sorted())
}

func TestCells(t *testing.T) {
	const shared = `<sst><si><t>编号</t></si><si><r><rPr><b/></rPr><t>问</t></r><r><t xml:space="preserve"> 题</t></r><rPh sb="0" eb="1"><t>wenti</t></rPh></si><si/><si><t>甲_x000D_乙_x5_&lt;&#20113;&gt;</t></si></sst>`
	for name, test := range map[string]struct{ sheet, want string }{
		"kinds":       {`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>3</v></c><c r="E2" t="inlineStr"><is><t>内</t></is></c><c r="F2" t="str"><f>A1&amp;"x"</f><v>公式</v></c><c r="G2" t="b"><v>1</v></c><c r="H2" t="e"><v>#N/A</v></c><c r="I2"><v>1.5</v></c></row>`, "2 编号|问 题||甲\r乙_x5_<云>|内|公式|1|#N/A|1.5\n"},
		"empty":       {`<row r="1"/><row r="3" spans="1:2"><c r="A3" s="1"/><c r="B3" t="s"><v>2</v></c></row><row><c><v>7</v></c><c t="s"><v>0</v></c></row>`, "4 7|编号\n"},
		"outside":     {`<row r="1048576"><c r="C1048576"><v>1</v></c><c r="XFD1048576"/></row>`, "1048576 ||1\n"},
		"order":       {`<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>`, "1 1||3\n"},
		"marks":       {`<!-- <row> --><row r='1'><c r='A1' t='inlineStr'><is><t><![CDATA[a<b&c]]></t></is></c><c r="B1" t="inlineStr"><is><t>x` + "\r\n" + `y</t></is></c></row>`, "1 a<b&c|x\ny\n"},
		"prefix":      {`<x:row r="1"><x:c r="A1" foo="a&gt;b>c"><x:v>5</x:v></x:c></x:row>`, "1 5\n"},
		"mergedRows":  {`<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>9</v></c></row><row r="4"><c r="A4"><v>4</v></c></row></sheetData><mergeCells><mergeCell ref="B1:B3"/><mergeCell ref="A4:C4"/><mergeCell ref="A4:A1048576"/></mergeCells><sheetData>`, "1 1|编号\n2 2|编号\n3 3|9\n4 4\n"},
		"lowerCaseAt": {`<row r="1"><c r="b1"><v>5</v></c></row>`, "1 |5\n"},
	} {
		got, says := cellsOf(t, archive(t, "<worksheet><sheetData>"+test.sheet+"</sheetData></worksheet>", shared, "<styleSheet/>"))
		if got != test.want || says != "" {
			t.Errorf("%s: %q, want %q\n%s", name, got, test.want, says)
		}
	}
}

func TestDamagedCells(t *testing.T) {
	for name, sheet := range map[string]string{
		"cut":        `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`,
		"cutInside":  `<worksheet><sheetData><row r="1"><c r="A1"><v>1`,
		"doctype":    `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData></sheetData></worksheet>`,
		"entity":     `<worksheet><sheetData><row r="1"><c r="A1"><v>&a;</v></c></row></sheetData></worksheet>`,
		"shared":     `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData></worksheet>`,
		"sharedWord": `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>-1</v></c></row></sheetData></worksheet>`,
		"row":        `<worksheet><sheetData><row r="x"></row></sheetData></worksheet>`,
		"address":    `<worksheet><sheetData><row r="1"><c r="AAAAAAA1"><v>1</v></c></row></sheetData></worksheet>`,
		"columns":    `<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>`,
		"bytes":      "<worksheet><sheetData>\xff</sheetData></worksheet>",
		"tag":        `<worksheet><sheetData><row r="1"<c></sheetData></worksheet>`,
	} {
		got, says := cellsOf(t, archive(t, sheet, "<sst/>", "<styleSheet/>"))
		if got != "" || !strings.Contains(says, "另存为") && !strings.Contains(says, "分成几个文件") {
			t.Errorf("%s: %q\n%s", name, got, says)
		}
	}
}

// TestShownNumbers asks that numbers in columns of texts come as they are
// displayed, and whole ones as their digits.
func TestShownNumbers(t *testing.T) {
	file := excelize.NewFile()
	percent, err := file.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	padded := "000"
	zeros, err := file.NewStyle(&excelize.Style{CustomNumFmt: &padded})
	if err != nil {
		t.Fatal(err)
	}
	for at, v := range map[string]any{"A1": "编号", "B1": "单位", "C1": "等级", "D1": "措施", "E1": "资金", "A2": excelize.Cell{}, "B2": "望潮镇", "D2": 0.5, "E2": 202603010001} {
		if err := file.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	for at, style := range map[string]int{"A2": zeros, "D2": percent} {
		if err := file.SetCellStyle("Sheet1", at, at, style); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.SetCellValue("Sheet1", "A2", 7); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	tables := Read("表.xlsx", b.Bytes(), Choice{}, &bag)
	if len(tables) != 1 {
		t.Fatal(diag.Text(bag.Sorted()))
	}
	table := tables[0]
	var got []string
	for c := range 5 {
		got = append(got, table.display(table.rows[1], c))
	}
	if want := []string{"007", "望潮镇", "", "50%", "202603010001"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestReadersAgree holds the rows against those of the library.
func TestReadersAgree(t *testing.T) {
	p := open(t, office, findings)
	data, err := XLSX(p.ledger, Options{})
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range file.GetSheetList() {
		var bag diag.Bag
		tables := Read("表.xlsx", data, Choice{Sheet: sheet}, &bag)
		if len(tables) != 1 {
			t.Fatal(diag.Text(bag.Sorted()))
		}
		table := tables[0]
		rows, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil || len(rows) != len(table.rows) {
			t.Fatalf("%s: %d rows, not %d, %v", sheet, len(table.rows), len(rows), err)
		}
		for i, r := range table.rows {
			for c, want := range rows[i] {
				if sheet == SheetFour && i == 1 && c == 0 {
					continue // merged with the cell above
				}
				if got := r.cell(c); got != want {
					t.Errorf("%s %s is %q, not %q", sheet, address(c+1, r.number), got, want)
				}
			}
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
