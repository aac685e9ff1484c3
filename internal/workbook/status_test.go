package workbook

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/ledger"
)

// TestStatusWorkbook holds the workbook of a day against the status it was
// made from.
func TestStatusWorkbook(t *testing.T) {
	p := open(t, office+"检查:\n  - {轮次: 第一轮, 巡查组: 第一组, 单位: [澄江街道], 开始: 2026-04-15, 结束: 2026-04-28}\n", findings)
	s := p.ledger.StatusOn(calendar.Date{Year: 2026, Month: 5, Day: 11}, ledger.Filter{})
	data, err := StatusXLSX(s)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := StatusXLSX(s); err != nil || !bytes.Equal(data, again) {
		t.Errorf("two workbooks of one day differ, %v", err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := file.GetSheetList(), []string{"汇总", "超期", "没有期限", "制度规定的事项", "按巡查组", "按单位", "按轮次", "全部问题隐患"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	sheet := func(name string) [][]string {
		rows, err := file.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	sums := sheet("汇总")
	if strings.Join(sums[1], " ") != "46153 全部 3" || strings.Join(sums[7], " ") != "46153 超期 1" {
		t.Errorf("%q", sums)
	}
	late := sheet("超期")
	if len(late) != 2 || late[1][0] != "甲2" || late[1][11] != "46150" || late[1][12] != "-3" || late[1][13] != "超期3天" ||
		late[1][14] != "台账写明的整改时限 5个工作日 自 结束" || !strings.HasPrefix(late[1][15], "自2026年4月28日（结束）起，当日不计，第5个工作日为2026年5月8日") {
		t.Errorf("%q", late)
	}
	if shown, err := file.GetCellValue("超期", "L2"); err != nil || shown != "2026-05-08" {
		t.Errorf("the day shows as %q, %v", shown, err)
	}
	for at, want := range map[string]string{"K2": "C00000", "N2": "C00000", "G2": ""} {
		id, err := file.GetCellStyle("超期", at)
		if err != nil {
			t.Fatal(err)
		}
		if style, err := file.GetStyle(id); err != nil || style.Font.Color != want {
			t.Errorf("%s is set in %q, %v", at, style.Font.Color, err)
		}
	}
	total := 0
	for _, g := range s.By(ledger.ByUnit) {
		total += g.Total
	}
	if rows := sheet("按单位"); len(rows) != 3 || rows[1][0] != "望潮镇" || rows[1][1] != "2" || total != 3 {
		t.Errorf("%q", rows)
	}
	for _, name := range file.GetSheetList() {
		if panes, err := file.GetPanes(name); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: %+v, %v", name, panes, err)
		}
		for _, row := range sheet(name) {
			for _, c := range row {
				if c != "" && c != "-3" && strings.ContainsRune(active, []rune(c)[0]) {
					t.Errorf("%s has %q", name, c)
				}
			}
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestStatusOfSeveralPlans asks that rounds of several plans are told apart.
func TestStatusOfSeveralPlans(t *testing.T) {
	more := "计划:\n  - {名称: 专项巡查, 年度: 2026, 制度: 峄城, 巡查组: [{名称: 第一组, 组长: 叶义}], 轮次: [{名称: 第一轮, 开始: 2026-04-15, 结束: 2026-04-28}]}\n" +
		"检查:\n  - {计划: 专项巡查, 轮次: 第一轮, 巡查组: 第一组, 单位: [澄江街道], 开始: 2026-04-15, 结束: 2026-04-28}\n" +
		"问题隐患:\n  - {编号: 乙1, 计划: 专项巡查, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 线索, 发现日期: 2026-04-20, 问题: 某事}\n"
	p := open(t, office, "问题隐患:\n  - {编号: 甲1, 计划: 年度巡查, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 线索, 发现日期: 2026-04-20, 问题: 某事}\n", more)
	for _, s := range statusSheets(p.ledger.StatusOn(calendar.Date{Year: 2026, Month: 5, Day: 11}, ledger.Filter{})) {
		switch s.name {
		case sheetAll:
			if s.columns[3].title != titlePlan || s.columns[4].title != titleRound || s.rows[0][3].text != "年度巡查" || s.rows[1][3].text != "专项巡查" {
				t.Errorf("%+v", s.rows)
			}
		case sheetDuty:
			if s.columns[1].title != titlePlan || s.rows[0][1].text != "专项巡查" || s.rows[0][2].text != "第一轮" {
				t.Errorf("%+v", s.rows)
			}
		}
		for _, r := range s.rows {
			if len(r) != len(s.columns) {
				t.Errorf("%s has %d columns and a row of %d", s.name, len(s.columns), len(r))
			}
		}
	}
}

func TestRowsAreHighEnough(t *testing.T) {
	for _, test := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1}, {"一二三四五", 10, 1}, {"一二三四五六", 10, 2}, {"a\nb\n", 10, 3}, {strings.Repeat("字", 100), 10, 20}, {"abcdefghij", 10, 1}, {"abcdefghijk", 10, 2}, {"“一二三四”", 10, 2}, {"字字", 0, 2},
	} {
		if got := linesIn(test.text, test.width); got != test.want {
			t.Errorf("%q in %v takes %d lines, want %d", test.text, test.width, got, test.want)
		}
	}
	s := &sheet{columns: []column{{width: 2}}}
	if h := s.height([]cell{{text: strings.Repeat("字", 1000)}}).Height; h != tallest {
		t.Errorf("a row is %v high", h)
	}
	data, err := XLSX(open(t, office, findings).ledger, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := openParts(data)
	if err != nil {
		t.Fatal(err)
	}
	sheetXML, err := p.read(p.sheets[0].path)
	if err != nil || !bytes.Contains(sheetXML, []byte(`ht="30"`)) || bytes.Contains(sheetXML, []byte("customHeight")) {
		t.Errorf("no row is higher, or one does not grow, %v", err)
	}
}
