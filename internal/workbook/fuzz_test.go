package workbook

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// fuzzImport asks that no file stops the program, and that what is to be
// written can be read.
func fuzzImport(f *testing.F, name string) {
	f.Fuzz(func(t *testing.T, data []byte) {
		p := open(t, office, findings)
		c, _, _ := p.read(name, data, nil)
		readable(t, c)
	})
}

// readable asks that what is to be written can be read.
func readable(t *testing.T, c *Changes) {
	if c == nil {
		return
	}
	for _, file := range c.Files {
		var bag diag.Bag
		if yaml.Parse(source.NewFile(file.Path, file.Text), 0, len(file.Text), &bag); bag.HasErrors() {
			t.Fatalf("%s\n%s", diag.Text(bag.Sorted()), file.Text)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"", sheetHead, sheetHead + "甲1,望潮镇,一般,2026-04-20,\"a\nb: c\",#,待验收,2026-05-09,,一;二,,\n", "名称,简称,类别,上级,别名\n望潮镇,=x,乡镇,新镇,\"a、b\"\n新镇人民政府,新镇,乡镇,,\n", "姓名,单位,职务,专家,回避\n叶义,望潮镇,#,否,市应急局\n陆文,市应急局,\"a\nb\",是,\n", "计划,巡查组,组长,成员,巡查单位\n年度巡查,第二组,叶义,叶义（市应急局）,望潮镇\n", "编号\t问题\t等级\n甲2\t\x00\t一般\n", "编号,问题,等级\n甲3,'=1,一般\n", "编号,问题,等级,单位,类别,发现日期,责任单位\n乙,\"- a\",一般,望潮镇,隐患,20260422,望潮镇\n"} {
		f.Add([]byte(s))
	}
	fuzzImport(f, "表.csv")
}

func FuzzWorkbook(f *testing.F) {
	p := open(f, office, findings)
	for _, o := range []Options{{}, {List: SheetFour}} {
		data, err := XLSX(p.ledger, o)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	fuzzImport(f, "表.xlsx")
}

// FuzzScalar asks that every text of a cell is the same text when the file is
// read, in a line of its own and between brackets.
func FuzzScalar(f *testing.F) {
	for _, s := range []string{"甲", "a: b", "- x", "-甲", "#", "a #b", "'", "\"", "\\", "a\nb", "{", "甲：乙", "一二三四五六七八九：乙", "0123", "null", "~", "!x", "&a", "*a", "a,b", "?", "x:", "\u3000x", "% @ `", "---", "- - a", "=1", "甲\t乙"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = clean(strings.ToValidUTF8(s, ""))
		if s == "" {
			return
		}
		for _, text := range []string{"键: " + scalar(s) + "\n", "{键: " + scalar(s) + ", 乙: 1}\n", "{乙: 1, 键: " + scalar(s) + "}\n", "键: [" + scalar(s) + "]\n"} {
			var bag diag.Bag
			n := yaml.Parse(source.NewFile("a.yaml", text), 0, len(text), &bag).Find("键")
			if n != nil && n.Kind == yaml.Sequence && len(n.Items) == 1 {
				n = n.Items[0]
			}
			if n == nil || n.Value != s || bag.HasErrors() {
				t.Fatalf("%q is written %q and read as %+v\n%s", s, text, n, diag.Text(bag.Sorted()))
			}
		}
	})
}

// FuzzCells asks the same of the parts of a workbook: bytes of an archive are
// rejected by its sums before anybody reads them.
func FuzzCells(f *testing.F) {
	data, err := XLSX(open(f, office, findings).ledger, Options{List: SheetFindings})
	if err != nil {
		f.Fatal(err)
	}
	p, err := openParts(data)
	if err != nil {
		f.Fatal(err)
	}
	sheet, err := p.read(p.sheets[0].path)
	if err != nil {
		f.Fatal(err)
	}
	styles, err := p.read(p.styles)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(sheet), "<sst/>", string(styles))
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2" t="inlineStr"><is><r><t>一</t></r></is></c><c r="XFD2"/></row></sheetData><mergeCells><mergeCell ref="A1:A9"/></mergeCells></worksheet>`,
		`<sst><si><t>编号</t></si><si><t>问题</t></si><si><t>等级</t></si></sst>`, `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`)
	f.Add(`<x:worksheet><x:sheetData><!-- --><x:row><x:c t='str'><x:v><![CDATA[编号]]></x:v></x:c></x:row></x:sheetData></x:worksheet>`, `<?xml version="1.0"?><sst><si><rPh><t>a</t></rPh><t>&#x4e00;_x000D_</t></si></sst>`, "")
	f.Fuzz(func(t *testing.T, sheet, shared, styles string) {
		p := open(t, office, findings)
		c, _, _ := p.read("表.xlsx", archive(t, sheet, shared, styles), nil)
		readable(t, c)
	})
}

// huge is an archive whose sheet says that it is of a size.
func huge(t *testing.T, size uint64, text string) []byte {
	t.Helper()
	whole := archive(t, "<worksheet><sheetData></sheetData></worksheet>", "<sst/>", "<styleSheet/>")
	in, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range in.File {
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			part, err := w.CreateRaw(&zip.FileHeader{Name: f.Name, Method: zip.Store, CompressedSize64: uint64(len(text)), UncompressedSize64: size, CRC32: crc32.ChecksumIEEE([]byte(text))})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := part.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostileFiles(t *testing.T) {
	rows := strings.Repeat("甲,乙\n", maxRows+2)
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"大.xlsx":  {huge(t, 1<<40, "<worksheet/>"), "解压后太大"},
		"假.xlsx":  {huge(t, 5, "<worksheet><sheetData></sheetData></worksheet>"), "损坏"},
		"短.xlsx":  {huge(t, 500, "<worksheet><sheetData></sheetData></worksheet>"), "损坏"},
		"长.csv":   {[]byte(rows), "表太大"},
		"宽.csv":   {[]byte(strings.Repeat("甲,", maxColumns+1) + "乙\n"), "表太大"},
		"引号.csv":  {[]byte("编号,问题,等级\n甲2,\"一,一般\n"), "引号没有配对"},
		"引号后.csv": {[]byte("编号,问题,等级\n甲2,\"一\"二,一般\n"), "第 2 行的引号没有配对"},
		"引号中.csv": {[]byte("编号,问题,等级\n甲2,\"一,一般\n甲3,\"二\",\n"), "第 2 行的引号没有配对"},
		"空.xlsx":  {nil, "不是 Excel 工作簿"},
		"旧.xlsx":  {[]byte("\xD0\xCF\x11\xE0"), "旧版"},
		"两个头.csv": {[]byte("\xEF\xBB\xBF\xEF\xBB\xBF编号,问题,等级\n甲2,通道堵塞,一般\n"), ""},
	} {
		c, _, says := open(t, office, findings).read(name, test.data, nil)
		if test.want == "" && c != nil && len(c.Files) == 0 {
			continue
		}
		if c != nil || !strings.Contains(says, test.want) {
			t.Errorf("%s: %+v\n%s", name, c, says)
		}
	}
}

func TestHostileArchive(t *testing.T) {
	var bag diag.Bag
	if Read("大.xlsx", append([]byte("PK\x03\x04"), bytes.Repeat([]byte{0}, 100)...), Choice{}, &bag) != nil || !bag.HasErrors() {
		t.Error("a broken archive is read")
	}
	if Read("大.csv", make([]byte, MaxFile+1), Choice{}, &bag) != nil {
		t.Error("a file that is too long is read")
	}
}
