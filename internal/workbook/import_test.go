package workbook

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

const office = `单位:
  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇, 电话: 0000-66020009}
  - {名称: 澄江街道办事处, 简称: 澄江街道, 类别: 街道}
  - {名称: 云澜市应急管理局, 简称: 市应急局, 类别: 部门}
人员:
  - {姓名: 叶义, 单位: 市应急局, 职级: 正科级, 手机: 0000-66020001}
计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 峄城
    巡查组: [{名称: 第一组, 组长: 叶义, 巡查单位: [望潮镇, 澄江街道]}]
    轮次: [{名称: 第一轮, 开始: 2026-04-15, 结束: 2026-04-28}]
`

const findings = `# 第一组发现的问题。
问题隐患:
  - 编号: 甲1   # 先办
    轮次: 第一轮
    巡查组: 第一组
    单位: 望潮镇
    企业: "=滨江苑: 项目部"
    类别: 隐患
    等级: 重大 # 经专家认定
    发现日期: 2026年4月20日
    问题: |
      塔机超高。
      附着间距过大。
    整改前照片:
      - 一.jpg
      - 二.jpg
    责任单位: 望潮镇
    经过:
      - {日期: 2026-04-21, 状态: 待整改}   # 督办单
      - 日期: 2026-05-08
        状态: 整改中

  # 下一条当场交办。
  - {编号: 甲2, 轮次: 第一轮, 巡查组: 第一组, 单位: 澄江街道, 类别: 隐患, 等级: 一般, 发现日期: 2026-04-20, 问题: 通道堵塞, 责任单位: 澄江街道, 整改时限: 5个工作日 自 结束}

  - 编号: '甲3'
    单位: 望潮镇
    类别: 线索
    发现日期: 2026-04-21
    问题: -5℃以下未采取措施
    轮次: 第一轮
    巡查组: 第一组
`

type project struct {
	ledger *ledger.Ledger
	files  map[string]*source.File
	paths  []string
}

func open(t testing.TB, texts ...string) *project {
	t.Helper()
	p := &project{files: map[string]*source.File{}}
	var list []*source.File
	for i, text := range texts {
		f := source.NewFile(fmt.Sprintf("content/数据/%d.yaml", i), text)
		p.files[f.Path] = f
		p.paths = append(p.paths, f.Path)
		list = append(list, f)
	}
	var bag diag.Bag
	if p.ledger = ledger.Load(list, &bag); bag.HasErrors() {
		t.Fatal(diag.Text(bag.Sorted()))
	}
	return p
}

func (p *project) file(name string) *source.File { return p.files[name] }

func (p *project) read(name string, data []byte, mapping *Mapping) (*Changes, *Matching, string) {
	var bag diag.Bag
	wanted := Choice{}
	if mapping != nil {
		wanted.List = mapping.List
	}
	c, m := p.take(name, data, wanted, mapping, &bag)
	return c, m, diag.Text(bag.Sorted())
}

// take imports the sheets wanted; the matching is that of the last one.
func (p *project) take(name string, data []byte, wanted Choice, mapping *Mapping, bag *diag.Bag) (*Changes, *Matching) {
	var sheets []Sheet
	var m *Matching
	for _, t := range Read(name, data, wanted, bag) {
		if m = t.Match(mapping, bag); m == nil {
			return nil, nil
		}
		sheets = append(sheets, Sheet{t, m})
	}
	if len(sheets) == 0 || bag.HasErrors() {
		return nil, m
	}
	return ImportAll(p.ledger, p.paths, p.file, sheets, bag), m
}

// TestRoundTrip asks that what was written and read back changes nothing.
func TestRoundTrip(t *testing.T) {
	p := open(t, office, findings)
	for _, o := range []Options{{}, {On: calendar.Date{Year: 2026, Month: 5, Day: 11}}, {List: SheetFindings}} {
		book, err := XLSX(p.ledger, o)
		if err != nil {
			t.Fatal(err)
		}
		again, err := XLSX(p.ledger, o)
		if err != nil || !bytes.Equal(book, again) {
			t.Errorf("two exports differ: %v", err)
		}
		text, err := CSV(p.ledger, o)
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range map[string][]byte{"表.xlsx": book, "表.csv": text} {
			c, m, says := p.read(name, data, nil)
			rows := 3
			if name == "表.xlsx" {
				rows += 3 // units
				if o.List == "" {
					rows += 2 // a person and a team
				}
			}
			if c == nil || len(c.Files) != 0 || c.Rows != rows || m.Guessed() || says != "" {
				t.Errorf("%s: %+v\n%s", name, c, says)
			}
		}
	}
}

func TestNoFormulaAndNoContactLeaves(t *testing.T) {
	p := open(t, office, findings)
	text, err := CSV(p.ledger, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(text, []byte("\xEF\xBB\xBF编号,")) || !bytes.Contains(text, []byte(",'=滨江苑: 项目部,")) || !bytes.Contains(text, []byte(",'-5℃")) {
		t.Errorf("%s", text)
	}
	for _, contacts := range []bool{false, true} {
		data, err := XLSX(p.ledger, Options{Contacts: contacts})
		if err != nil {
			t.Fatal(err)
		}
		file, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, sheet := range file.GetSheetList() {
			rows, err := file.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				for _, c := range r {
					if c != "" && strings.ContainsRune(active, []rune(c)[0]) {
						t.Errorf("%s has %q", sheet, c)
					}
					all.WriteString(c + "\n")
				}
			}
		}
		if got := strings.Contains(all.String(), "6602000"); got != contacts {
			t.Errorf("contacts %v, asked for %v", got, contacts)
		}
		if dv, err := file.GetDataValidations(SheetFindings); err != nil || len(dv) != 4 {
			t.Errorf("%d drop-down lists, %v", len(dv), err)
		}
		if style, err := file.GetCellStyle(SheetFindings, "K2"); err != nil || style == 0 {
			t.Error("dates have no look")
		}
		if merged, err := file.GetMergeCells(SheetFour); err != nil || len(merged) != 5 || merged[1].GetCellValue() != SheetInspect {
			t.Errorf("%d groups, %v", len(merged), err)
		}
		if panes, err := file.GetPanes(SheetFour); err != nil || !panes.Freeze || panes.YSplit != 2 {
			t.Errorf("%+v, %v", panes, err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNeutral(t *testing.T) {
	for _, s := range []string{"", "=1", "'=1", "''=1", "+1", "-1", "@a", "\tx", "\rx", "'", "''", "'a", "甲", "＝1", "a=1"} {
		n := neutral(s)
		if plainText(n) != s {
			t.Errorf("%q becomes %q and comes back as %q", s, n, plainText(n))
		}
		if n != "" && strings.ContainsRune(active, []rune(n)[0]) {
			t.Errorf("%q is still a formula: %q", s, n)
		}
	}
}

const sheetHead = "编号,单位,等级,发现日期,措施,责任人,状态,状态日期,凭证,整改前照片,挂牌日期,挂牌文号\n"

// TestEdits asks that only what changed changes, and that comments and order
// stay.
func TestEdits(t *testing.T) {
	p := open(t, office, findings)
	c, _, says := p.read("表.csv", []byte(sheetHead+
		"甲1,望潮镇人民政府,突出,2026/4/19,停用: 加固,陈望,待验收,2026-05-09,,\"一.jpg\n二.jpg\",2026-04-25,云督〔2026〕1号\n"+
		"甲2,澄江街道,一般,2026.4.20,清理,,待整改,2026年4月29日,,照片/三.jpg,,\n"), nil)
	if c == nil {
		t.Fatal(says)
	}
	if !strings.Contains(says, "隐患 甲3 不在表里") {
		t.Error(says)
	}
	want := strings.NewReplacer(
		"等级: 重大 # 经", "等级: 突出 # 经",
		"2026年4月20日", "2026-04-19",
		"      - 二.jpg\n", "      - 二.jpg\n    措施: \"停用: 加固\"\n",
		"    责任单位: 望潮镇\n", "    责任单位: 望潮镇\n    责任人: 陈望\n    挂牌督办: {日期: 2026-04-25, 文号: 云督〔2026〕1号}\n",
		"        状态: 整改中\n", "        状态: 整改中\n      - {日期: 2026-05-09, 状态: 待验收}\n",
		"问题: 通道堵塞, 责任单位", "问题: 通道堵塞, 整改前照片: 照片/三.jpg, 措施: 清理, 责任单位",
		"整改时限: 5个工作日 自 结束}", "整改时限: 5个工作日 自 结束, 经过: [{日期: 2026-04-29, 状态: 待整改}]}",
	).Replace(findings)
	if len(c.Files) != 1 || c.Files[0].Text != want {
		t.Errorf("got\n%s\nwant\n%s", c.Files[0].Text, want)
	}
	dos := []byte("\xEF\xBB\xBF" + strings.ReplaceAll(findings, "\n", "\r\n"))
	if got := string(ApplyBytes(dos, c.Files[0].Edits)); got != "\uFEFF"+strings.ReplaceAll(want, "\n", "\r\n") {
		t.Errorf("line ends are not kept:\n%q", got)
	}
}

func TestNewRows(t *testing.T) {
	p := open(t, office, findings)
	head := "编号,轮次,巡查组,单位,类别,等级,发现日期,问题,状态,状态日期,责任单位\n"
	c, _, says := p.read("表.csv", []byte(head+
		"乙1,第一轮,第一组,望潮镇,隐患,一般,2026-04-22,\"两行\n的: 问题\",待整改,2026-04-23,望潮镇\n"+
		"乙2,,,望潮镇,线索,,2026-04-22,没有轮次,,,望潮镇\n"), nil)
	if c == nil || len(c.Files) != 2 || strings.Join(c.Added, " ") != "乙1 乙2" {
		t.Fatalf("%+v\n%s", c, says)
	}
	first, second := c.Files[0], c.Files[1]
	tail := "\n\n  - 编号: 乙1\n    轮次: 第一轮\n    巡查组: 第一组\n    单位: 望潮镇\n    类别: 隐患\n    等级: 一般\n    发现日期: 2026-04-22\n    问题: \"两行\\n的: 问题\"\n    责任单位: 望潮镇\n    经过:\n      - {日期: 2026-04-23, 状态: 待整改}\n"
	if first.New || first.Text != strings.TrimSuffix(findings, "\n")+tail {
		t.Errorf("%s", first.Text)
	}
	if !second.New || second.Path != "content/数据/问题隐患/导入.yaml" || second.Text != "问题隐患:\n  - 编号: 乙2\n    单位: 望潮镇\n    类别: 线索\n    发现日期: 2026-04-22\n    问题: 没有轮次\n    责任单位: 望潮镇\n" {
		t.Errorf("%+v", second)
	}
}

// TestBadCells asks that every bad cell is reported where it stands, and that
// nothing is to be written.
func TestBadCells(t *testing.T) {
	head := "编号,轮次,巡查组,单位,类别,等级,发现日期,问题,整改时限,状态,状态日期\n"
	good := "乙1,第一轮,第一组,望潮镇,隐患,一般,2026-04-22,问题,,,\n"
	for _, test := range []struct{ rows, want string }{
		{"乙1,第一论,第一组,望潮镇,隐患,一般,2026-04-22,问题,,,\n", "B2 没有“第一论”这个轮次"},
		{"乙1,第一轮,第一组,望湖镇,隐患,一般,2026-04-22,问题,,,\n", "D2 没有登记“望湖镇”"},
		{"乙1,第一轮,第一组,白鹭镇,隐患,一般,2026-04-22,问题,,,\n", "    是新的单位，请先在“单位”里登记，或者写在同一个工作簿的“单位”表里。"},
		{"乙1,第一轮,第一组,望潮镇,隐患,较大,2026-04-22,问题,,,\n", "F2 “等级”不能写“较大”"},
		{"乙1,第一轮,第一组,望潮镇,隐患,一般,2026-02-30,问题,,,\n", "G2 “发现日期”应当是日期"},
		{"乙1,第一轮,第一组,望潮镇,隐患,一般,2026-04-22,,,,\n", "H2 是空的，“问题”必须填写"},
		{"乙1,第一轮,第一组,望潮镇,隐患,一般,2026-04-22,问题,2026-05-01,,\n", "I2 时限“2026-05-01”读不懂"},
		{"乙1,第一轮,第一组,望潮镇,隐患,一般,2026-04-22,问题,,待整改,\n", "A2 这一行的状态和状态日期没有写全"},
		{"乙1,第一轮,第一组,望潮镇,隐患,一般,2026-04-22,问题,,待整改,2026-04-01\n", "K2 隐患 乙1 的“待整改”（2026-04-01）早于“发现”"},
		{good + good, "A3 编号“乙1”用了两次"},
		{",第一轮,第一组,望潮镇,隐患,一般,2026-04-22,问题,,,\n", "A2 这一行没有编号"},
		{"甲1,第一轮,第一组,望潮镇,隐患,重大,2026-04-20,塔机超高,,已销号,2026-05-09\n", "J2 隐患 甲1 不能从“整改中”直接变为“已销号”"},
		{"甲1,第一轮,第一组,望潮镇,隐患,重大,2026-04-20,塔机超高,,待验收,2026-05-01\n", "K2 状态日期 2026-05-01 早于上一步"},
	} {
		p := open(t, office, findings)
		c, _, says := p.read("表.csv", []byte(head+test.rows), nil)
		if c != nil || !strings.Contains(says, test.want) || !strings.Contains(says, "表.csv:") {
			t.Errorf("want %q, got %+v\n%s", test.want, c, says)
		}
	}
}

// TestLostNumber: a number that was deleted is told once, and its finding is
// not also missing.
func TestLostNumber(t *testing.T) {
	two := strings.TrimSuffix(findings, "\n") + "\n  - {编号: 甲9, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 隐患, 等级: 一般, 发现日期: 2026-04-21, 问题: 堵塞, 责任单位: 望潮镇}\n"
	head := "编号,轮次,巡查组,单位,类别,等级,发现日期,问题\n甲1,第一轮,第一组,望潮镇,隐患,重大,2026-04-20,塔机超高\n"
	for rows, absent := range map[string]bool{"": true, ",第一轮,第一组,望潮镇,隐患,一般,2026-04-21,堵塞\n": false} {
		_, _, says := open(t, office, two).read("表.csv", []byte(head+rows), nil)
		if got := strings.Contains(says, "甲9 不在表里"); got != absent {
			t.Errorf("%q: %v\n%s", rows, got, says)
		}
	}
}

// TestLevelsWrittenOut: offices write 重大事故隐患 where the ledger says 重大.
func TestLevelsWrittenOut(t *testing.T) {
	for written, level := range map[string]string{"重大事故隐患": "重大", "一般隐患": "一般", "突出": "突出"} {
		p := open(t, office, findings)
		c, _, says := p.read("表.csv", []byte("编号,轮次,巡查组,单位,类别,等级,发现日期,问题,责任单位\n乙1,第一轮,第一组,望潮镇,隐患,"+written+",2026-04-22,问题,望潮镇\n"), nil)
		if c == nil || len(c.Files) != 1 || !strings.Contains(c.Files[0].Text, "编号: 乙1\n    轮次: 第一轮\n    巡查组: 第一组\n    单位: 望潮镇\n    类别: 隐患\n    等级: "+level+"\n") {
			t.Errorf("%s: %+v\n%s", written, c, says)
		}
	}
}

// TestByHand reads a sheet with a title row, other names and dates as Excel
// counts them.
func TestByHand(t *testing.T) {
	file := excelize.NewFile()
	for at, v := range map[string]any{
		"A1": "望潮镇隐患台账", "A3": "序号", "B3": "隐患编号", "C3": "属地", "D3": "问题类别", "E3": "隐患等级", "F3": "排查时间", "G3": "存在\n问题", "H3": "备注", "I3": "责任单位",
		"A4": 1, "B4": 101, "C4": "望潮镇", "D4": "隐患", "E4": "一般", "F4": 46134, "G4": "配电箱未上锁", "H4": "略", "I4": "望潮镇",
		"A5": 2, "B5": "102", "C5": "望潮", "D5": "隐患", "E5": "一般", "F5": "2026年4月23日", "G5": "未设警示标志", "I5": "望潮镇",
	} {
		if err := file.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	p := open(t, office, findings)
	c, m, says := p.read("镇.xlsx", b.Bytes(), nil)
	if c != nil || m == nil || !m.Guessed() || !strings.Contains(says, "镇.xlsx:5:3：错误：Sheet1!C5 没有登记“望潮”") || !strings.Contains(says, "H3 “备注”这一列不认识") {
		t.Fatalf("%+v\n%s", c, says)
	}
	if err := file.SetCellValue("Sheet1", "C5", "望潮镇"); err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	mapping := ReadMapping(source.NewFile("对应.yaml", "对应:\n  隐患编号: 编号\n  属地: 单位\n  问题类别: 类别\n  隐患等级: 等级\n  排查时间: 发现日期\n  存在问题: 问题\n不导入: [备注]\n表头行: 3\n"), &bag)
	c, m, says = p.read("镇.xlsx", b.Bytes(), mapping)
	if c == nil || m.Guessed() || says != "" || len(c.Added) != 2 || !strings.Contains(c.Files[0].Text, "编号: 101\n") || !strings.Contains(c.Files[0].Text, "发现日期: 2026-04-22\n") {
		t.Errorf("%+v\n%s%s", c, says, diag.Text(bag.Sorted()))
	}
	ReadMapping(source.NewFile("对应.yaml", "对应:\n  甲: 问提\n"), &bag)
	if text := diag.Text(bag.Sorted()); !strings.Contains(text, "是不是“问题”？") {
		t.Error(text)
	}
}

func TestEncodings(t *testing.T) {
	p := open(t, office, findings)
	gbk := []byte("\xB1\xE0\xBA\xC5,\xCE\xCA\xCC\xE2,\xB5\xC8\xBC\xB6\n\xBC\xD72,\xCD\xA8\xB5\xC0\xB6\xC2\xC8\xFB,\xD2\xBB\xB0\xE3\n") // 编号,问题,等级 甲2,通道堵塞,一般
	c, _, says := p.read("旧.csv", gbk, nil)
	if c == nil || c.Rows != 1 || len(c.Files) != 0 {
		t.Errorf("%+v\n%s", c, says)
	}
	for _, bad := range []string{"\xD0\xCF\x11\xE0", "PK\x03\x04broken", "\xFF\x00\xFF", "a\x00b"} {
		if c, _, says := p.read("坏.csv", []byte(bad), nil); c != nil || !strings.Contains(says, "workbook-unreadable") {
			t.Errorf("%q: %s", bad, says)
		}
	}
	if _, _, says := p.read("空.csv", []byte("甲,乙\n1,2\n"), nil); !strings.Contains(says, "找不到表头") {
		t.Error(says)
	}
}

// TestCSVAsProgramsWriteIt reads the ways in which Excel and WPS save text.
func TestCSVAsProgramsWriteIt(t *testing.T) {
	wide := func(s string, big bool) []byte {
		out := []byte{0xFF, 0xFE}
		if big {
			out = []byte{0xFE, 0xFF}
		}
		for _, u := range utf16.Encode([]rune(s)) {
			if big {
				out = append(out, byte(u>>8), byte(u))
			} else {
				out = append(out, byte(u), byte(u>>8))
			}
		}
		return out
	}
	const rows = "编号\t单位\t问题\t等级\t发现日期\r\n甲2\t澄江街道\t\"通道\"\"堵塞\"\"，\n已报\"\t一般\t2026/4/20\r\n"
	for name, data := range map[string][]byte{
		"小端": wide(rows, false), "大端": wide(rows, true), "带标记": []byte("\uFEFF" + rows), "分号": []byte(strings.ReplaceAll(rows, "\t", ";")),
		"逗号": []byte(strings.ReplaceAll(rows, "\t", ",")), "旧换行": []byte(strings.ReplaceAll(strings.ReplaceAll(rows, "\t", ","), "2026/4/20", "2026.4.20")),
	} {
		c, _, says := open(t, office, findings).read(name+".csv", data, nil)
		if c == nil || len(c.Files) != 1 || len(c.Changed) != 1 || !strings.Contains(c.Files[0].Text, `问题: "通道\"堵塞\"，\n已报"`) {
			t.Errorf("%s: %+v\n%s", name, c, says)
		}
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "甲": "甲", " 甲 乙\u3000": "甲 乙", "\u00A0甲\u200B": "甲", "a\r\nb\rc\n": "a\nb\nc", "a\x01\x7F\u0085b": "ab", "\uFEFF甲\u2028": "甲", "“甲”——é": "“甲”——é", "\t甲\t": "甲", "甲\uFFFD": "甲", "\u3000": "",
	} {
		if got := clean(text); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
}

// TestDays reads the ways in which a day stands in a cell.
func TestDays(t *testing.T) {
	day := calendar.Date{Year: 2026, Month: 4, Day: 20}
	book, macintosh := &Table{Sheet: "表"}, &Table{Sheet: "表", since: days1904}
	for _, test := range []struct {
		table *Table
		text  string
		ok    bool
	}{
		{book, "46132", true}, {book, "46132.75", true}, {macintosh, "44670", true}, {book, "2026-04-20", true}, {book, "2026-4-20", true}, {book, "2026/4/20", true}, {book, "2026年4月20日", true},
		{book, "2026.4.20", true}, {book, "20260420", true}, {book, "2026-04-20 00:00:00", true}, {book, "2026-04-20T00:00:00", true}, {&Table{}, "2026-04-20", true},
		{&Table{}, "46132", false}, {book, "2026-02-30", false}, {book, "4月20日", false}, {book, "26-4-20", false}, {book, "9999999", false}, {book, "明天", false}, {book, "1899-12-31", false}, {book, "NaN", false}, {book, "-1", false},
	} {
		if got, ok := test.table.date(test.text); ok != test.ok || ok && got != day {
			t.Errorf("%q is %v, %v", test.text, got, ok)
		}
	}
}

func TestRowsThatAreGoneStay(t *testing.T) {
	p := open(t, office, findings)
	c, _, says := p.read("表.csv", []byte("编号,问题,等级\n甲2,,一般\n"), nil)
	if c == nil || len(c.Files) != 0 || !strings.Contains(says, "甲1 不在表里") || !strings.Contains(says, "B2 是空的，保留台账里的“问题”") {
		t.Errorf("%+v\n%s", c, says)
	}
}

// TestGuideNamesEveryColumn holds the guide against the table of fields.
func TestGuideNamesEveryColumn(t *testing.T) {
	page, err := os.ReadFile("../../docs/excel.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Readable() {
		if list := strings.Join(listOf(name).titles, "、"); !strings.Contains(string(page), list) {
			t.Errorf("the guide does not list %s", list)
		}
	}
	for _, name := range Lists() {
		if !strings.Contains(string(page), name) {
			t.Errorf("the guide does not name %s", name)
		}
	}
}

// TestMappingSchema holds the schema of mapping files against what is read.
func TestMappingSchema(t *testing.T) {
	var bag diag.Bag
	ReadMapping(source.NewFile("对应.yaml", "没有的键: 1\n"), &bag)
	says := diag.Text(bag.Sorted())
	var s struct {
		Properties map[string]struct{ Description string }
	}
	if err := json.Unmarshal(MappingSchema(), &s); err != nil || len(s.Properties) != 5 {
		t.Fatal(s, err)
	}
	for key, p := range s.Properties {
		if p.Description == "" || !strings.Contains(says, key) {
			t.Errorf("%s is not explained, or not read: %s", key, says)
		}
	}
}
