package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

const registers = `# 登记。
单位:
  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇, 别名: [望潮, 望潮镇政府], 电话: 0000-66020009}   # 沿海
  - 名称: 澄江街道办事处
    简称: 澄江街道
    类别: 街道
  - {名称: 云澜市应急管理局, 类别: 部门}

# 人员。
人员:
  - {姓名: 叶义, 单位: 云澜市应急管理局, 职务: 科长, 职级: 正科级, 专家: 是, 回避: [望潮镇], 手机: 0000-66020001}
  - {姓名: 洪洁, 单位: 望潮镇}
计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 峄城
    巡查组:
      - {名称: 第一组, 组长: 叶义, 成员: [洪洁（望潮镇）], 巡查单位: [澄江街道]}   # 先去
    轮次: [{名称: 第一轮, 开始: 2026-04-15, 结束: 2026-04-28}]
`

// importList imports a CSV text as a list.
func (p *project) importList(list, text string) (*Changes, string) {
	var bag diag.Bag
	c, _ := p.take("表.csv", []byte(text), Choice{List: list}, nil, &bag)
	return c, diag.Text(bag.Sorted())
}

// TestRegisters asks that only what changed in a register changes.
func TestRegisters(t *testing.T) {
	for _, test := range []struct {
		list, text string
		old, new   string // what of the file becomes what
		says       string
	}{
		{SheetUnits, "名称,简称,类别,别名\n望潮镇人民政府,望潮镇,乡镇,望潮、望潮镇政府\n澄江街道办事处,澄江街道,街道,澄江\n云澜市应急管理局,,部门,\n", "    类别: 街道\n", "    类别: 街道\n    别名: 澄江\n", ""},
		{SheetUnits, "名称,上级\n望潮镇,云澜市应急管理局\n澄江街道,\n云澜市应急管理局,\n", "类别: 乡镇, 别名", "类别: 乡镇, 上级: 云澜市应急管理局, 别名", ""},
		{SheetUnits, "名称,简称,类别,上级\n滨江镇人民政府,滨江镇,乡镇,新来的县\n新来的县人民政府,新来的县,县区,\n", "  - {名称: 云澜市应急管理局, 类别: 部门}\n", "  - {名称: 云澜市应急管理局, 类别: 部门}\n  - {名称: 滨江镇人民政府, 简称: 滨江镇, 类别: 乡镇, 上级: 新来的县}\n  - {名称: 新来的县人民政府, 简称: 新来的县, 类别: 县区}\n", "单位“望潮镇”不在表里，没有改动"},
		{SheetPeople, "姓名,单位,职务,专家,手机\n叶义,云澜市应急管理局,副局长,否,0000-66020001\n洪洁,望潮镇,,是,0000-66020005\n", "职务: 科长, 职级: 正科级, 专家: 是,", "职务: 副局长, 职级: 正科级, 专家: 否,", ""},
		{SheetPeople, "姓名,单位\n叶义,云澜市应急管理局\n洪洁,澄江街道\n陆文,望潮镇\n", "  - {姓名: 洪洁, 单位: 望潮镇}\n", "  - {姓名: 洪洁, 单位: 澄江街道}\n  - {姓名: 陆文, 单位: 望潮镇}\n", ""},
		{SheetTeams, "计划,巡查组,副组长,成员,巡查单位\n年度巡查,第一组,洪洁（望潮镇）,陆文（望潮镇）,澄江街道、望潮镇\n", "组长: 叶义, 成员: [洪洁（望潮镇）], 巡查单位: [澄江街道]}", "组长: 叶义, 副组长: 洪洁（望潮镇）, 成员: 陆文（望潮镇）, 巡查单位: [澄江街道, 望潮镇]}", ""},
		{SheetTeams, "巡查组,组长\n第一组,叶义\n第二组,洪洁\n", "   # 先去\n", "   # 先去\n      - {名称: 第二组, 组长: 洪洁}\n", ""},
	} {
		p := open(t, registers)
		c, says := p.importList(test.list, test.text)
		if test.list == SheetPeople && strings.Contains(test.new, "澄江街道") {
			// The plan still names the unit that the person has left.
			if c != nil || !strings.Contains(says, "“洪洁”的单位与台账不同，按调动处理") || !strings.Contains(says, "导入以后，“洪洁”登记的单位是“澄江街道”，这里写的是“望潮镇”") {
				t.Errorf("%s\n%+v", says, c)
			}
			p = open(t, strings.Replace(registers, "成员: [洪洁（望潮镇）], ", "", 1))
			c, says = p.importList(test.list, test.text)
		}
		if c == nil || len(c.Files) != 1 || !strings.Contains(says, test.says) {
			t.Fatalf("%s\n%s\n%+v", test.text, says, c)
		}
		before := p.files[c.Files[0].Path].Text
		want := strings.Replace(before, test.old, test.new, 1)
		if strings.Contains(test.text, "0000-66020005") {
			want = strings.Replace(want, "{姓名: 洪洁, 单位: 望潮镇}", "{姓名: 洪洁, 单位: 望潮镇, 专家: 是, 手机: 0000-66020005}", 1)
		}
		if c.Files[0].Text != want || want == before {
			t.Errorf("%s\nis\n%s\nnot\n%s", test.text, c.Files[0].Text, want)
		}
		if got := string(c.Files[0].Apply([]byte(before))); got != c.Files[0].Text {
			t.Errorf("on the disk it is\n%s", got)
		}
		if strings.Contains(says+strings.Join(c.Changed, ""), "6602") {
			t.Errorf("a number leaves in a message\n%s%s", says, c.Changed)
		}
	}
}

func TestBadRegisters(t *testing.T) {
	for _, test := range []struct{ list, text, want string }{
		{SheetUnits, "名称,类别\n望潮镇人民政府,乡真\n", "B2 “类别”不能写“乡真”"},
		{SheetUnits, "名称,类别\n滨江镇人民政府,\n", "B2 是空的，“类别”必须填写"},
		{SheetUnits, "名称,简称\n滨江镇人民政府,滨江镇\n", "是新的，表里却没有“类别”这一列"},
		{SheetUnits, "名称,类别\n,乡镇\n", "A2 这一行没有写“名称”"},
		{SheetUnits, "名称,类别\n望潮镇,乡镇\n望潮镇人民政府,乡镇\n", "A3 “望潮镇人民政府”写了两次"},
		{SheetUnits, "名称,上级\n望潮镇,没有的县\n", "B2 没有登记“没有的县”这个单位"},
		{SheetUnits, "名称,简称\n望潮镇人民政府,澄江街道\n", "导入以后，“澄江街道”已经是“望潮镇人民政府”的名称"},
		{SheetUnits, "名称,简称\n澄江街道办事处,澄江办\n", "导入以后，没有登记“澄江街道”这个单位"},
		{SheetUnits, "名称,上级\n望潮镇,澄江街道\n澄江街道,望潮镇\n", "上级绕了一圈"},
		{SheetPeople, "姓名,单位\n叶义,没有的局\n", "B2 没有登记“没有的局”这个单位"},
		{SheetPeople, "姓名,单位,专家\n叶义,云澜市应急管理局,对\n", "C2 “专家”不能写“对”"},
		{SheetPeople, "姓名,单位\n叶义,\n", "B2 这一行没有写“单位”"},
		{SheetPeople, "姓名,单位,回避\n叶义,云澜市应急管理局,望潮镇、没有的镇\n", "C2 没有登记“没有的镇”这个单位"},
		{SheetPeople, "姓名,职务\n叶义,科长\n", "表里没有“单位”一列"},
		{SheetTeams, "计划,巡查组\n没有的计划,第一组\n", "A2 没有“没有的计划”这个计划"},
		{SheetTeams, "计划,巡查组,组长\n年度巡查,第一组,没有的人\n", "没有登记“没有的人”这个人"},
	} {
		c, says := open(t, registers).importList(test.list, test.text)
		if c != nil || !strings.Contains(says, test.want) {
			t.Errorf("%swant %s\ngot %s", test.text, test.want, says)
		}
	}
}

// TestWholeWorkbook registers a unit and a finding of that unit in one
// workbook.
func TestWholeWorkbook(t *testing.T) {
	p := open(t, office, findings)
	data, err := XLSX(p.ledger, Options{})
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for at, v := range map[string]string{"A5": "滨江镇", "B5": "滨江镇人民政府", "C5": "乡镇"} {
		if err := file.SetCellValue(SheetUnits, at, v); err != nil {
			t.Fatal(err)
		}
	}
	for at, v := range map[string]string{"A5": "乙1", "C5": "第一轮", "D5": "第一组", "E5": "滨江镇", "I5": "线索", "K5": "2026-04-22", "L5": "新的问题"} {
		if err := file.SetCellValue(SheetFindings, at, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	c, _, says := p.read("表.xlsx", b.Bytes(), nil)
	if c == nil || strings.Join(c.Added, " ") != "滨江镇人民政府 乙1" || len(c.Files) != 2 || c.Rows != 10 ||
		!strings.Contains(c.Files[0].Text, "{名称: 滨江镇人民政府, 简称: 滨江镇, 类别: 乡镇}") || !strings.Contains(c.Files[1].Text, "编号: 乙1") {
		t.Errorf("%+v\n%s", c, says)
	}
	// The list asked for alone.
	var bag diag.Bag
	c, _ = p.take("表.xlsx", b.Bytes(), Choice{List: SheetUnits}, nil, &bag)
	if c == nil || strings.Join(c.Added, " ") != "滨江镇人民政府" || c.Rows != 4 {
		t.Errorf("%+v\n%s", c, diag.Text(bag.Sorted()))
	}
	// All in one file: the second list is changed in what the first left.
	one := open(t, office+findings)
	c, _, says = one.read("表.xlsx", b.Bytes(), nil)
	if c == nil || len(c.Files) != 1 || len(c.Files[0].Then) != 1 {
		t.Fatalf("%+v\n%s", c, says)
	}
	if got := string(c.Files[0].Apply([]byte(office + findings))); got != c.Files[0].Text || !strings.Contains(got, "滨江镇人民政府") || !strings.Contains(got, "编号: 乙1") {
		t.Errorf("%s", got)
	}
	windows := func(s string) string { return byteOrderMark + strings.ReplaceAll(s, "\n", "\r\n") }
	if got := string(c.Files[0].Apply([]byte(windows(office + findings)))); got != windows(c.Files[0].Text) {
		t.Errorf("line ends are not kept:\n%q", got)
	}
}

// TestOtherPeoplesSheets asks that a sheet which is merely called like a
// register is read only when asked for.
func TestOtherPeoplesSheets(t *testing.T) {
	file := excelize.NewFile()
	if err := file.SetSheetName("Sheet1", SheetFindings); err != nil {
		t.Fatal(err)
	}
	if _, err := file.NewSheet(SheetPeople); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{"编号", "问题", "等级"}, {"甲2", "通道堵塞", "一般"}} {
		if err := file.SetSheetRow(SheetFindings, address(1, i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for i, row := range [][]any{{"姓名", "单位", "手机"}, {"企业的人", "望潮镇", "0000-66020008"}} {
		if err := file.SetSheetRow(SheetPeople, address(1, i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	p := open(t, office, findings)
	if c, _, says := p.read("表.xlsx", b.Bytes(), nil); c == nil || len(c.Files) != 0 || c.Rows != 1 {
		t.Errorf("%+v\n%s", c, says)
	}
	var bag diag.Bag
	if c, _ := p.take("表.xlsx", b.Bytes(), Choice{List: SheetPeople}, nil, &bag); c == nil || strings.Join(c.Added, "") != "企业的人（望潮镇人民政府）" {
		t.Errorf("%+v\n%s", c, diag.Text(bag.Sorted()))
	}
}

// roundTrip asks that an office comes back from workbook and CSV unchanged.
func roundTrip(t *testing.T, texts ...string) {
	t.Helper()
	p := open(t, texts...)
	for _, o := range []Options{{Contacts: true}, {On: calendar.Date{Year: 2026, Month: 5, Day: 11}}} {
		data, err := XLSX(p.ledger, o)
		if err != nil {
			t.Fatal(err)
		}
		c, m, says := p.read("表.xlsx", data, nil)
		if c == nil || len(c.Files) != 0 || m.Guessed() || says != "" {
			t.Fatalf("%q\n%+v\n%s", texts, c, says)
		}
	}
	for _, list := range Readable() {
		data, err := CSV(p.ledger, Options{List: list, Contacts: true})
		if err != nil {
			t.Fatal(err)
		}
		if c, says := p.importList(list, string(data)); c == nil || len(c.Files) != 0 || says != "" {
			t.Fatalf("%s of %q\n%s\n%+v\n%s", list, texts, data, c, says)
		}
	}
}

// FuzzRoundTrip asks that whatever texts stand in an office, writing and
// reading changes nothing.
func FuzzRoundTrip(f *testing.F) {
	for _, pair := range [][2]string{{"甲", "=1+1"}, {"'=1", "''"}, {"@a", "两\n行"}, {" 空 格 ", "\u3000宽"}, {"a、b", "a;b；c"}, {"007", "2026-03-09"}, {"1e5", "是"}, {"\"引\"", "a,b"}, {"_x000D_", "<&>"}, {"#", "—"}, {"-", "/"}, {strings.Repeat("长", 40000), "－－"}} {
		f.Add(pair[0], pair[1])
	}
	f.Add("甲", "乙")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) || clean(a) == "" || clean(b) == "" {
			return
		}
		a, b = scalar(clean(a)), scalar(clean(b))
		text := fmt.Sprintf(`单位:
  - {名称: 望潮镇人民政府, 类别: 乡镇, 别名: [%s], 邮箱: %s}
  - {名称: 市应急局, 类别: 部门, 电话: %s}
人员:
  - {姓名: 叶义, 单位: 市应急局, 职务: %s, 手机: %s}
计划:
  - {名称: 年度, 年度: 2026, 制度: 峄城, 巡查组: [{名称: 第一组, 组长: 叶义, 驻地: %s, 公布电话: %s}], 轮次: [{名称: 第一轮, 开始: 2026-04-15, 结束: 2026-04-28}]}
问题隐患:
  - {编号: 甲1, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇人民政府, 企业: %s, 地点: %s, 类别: 隐患, 等级: 一般, 发现日期: 2026-04-20, 问题: %s, 依据: %s, 整改前照片: [%s, %s], 责任单位: 望潮镇人民政府, 经过: [{日期: 2026-04-21, 状态: 待整改, 说明: %s, 凭证: %s}]}
`, a, b, b, a, b, a, b, a, b, a, b, a, b, a, b)
		if !sound(text) {
			return // a name that cannot be one: that of another unit
		}
		roundTrip(t, text)
	})
}

// sound reports whether an office can be read.
func sound(text string) bool {
	var bag diag.Bag
	ledger.Load([]*source.File{source.NewFile("content/数据/0.yaml", text)}, &bag)
	return !bag.HasErrors()
}
