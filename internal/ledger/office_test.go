package ledger

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// register is the small office of the tests.
const register = `单位:
  - {名称: 云澜市人民政府, 类别: 其他}
  - {名称: 云澜市应急管理局, 简称: 市应急局, 类别: 部门, 上级: 云澜市人民政府}
  - {名称: 云澜市住房和城乡建设局, 简称: 市住建局, 类别: 部门, 上级: 云澜市人民政府}
  - {名称: 云澜市公安局, 简称: 市公安局, 类别: 部门, 上级: 云澜市人民政府}
  - {名称: 云澜市教育局, 简称: 市教育局, 类别: 部门, 上级: 云澜市人民政府}
  - {名称: 市建设工程质量安全站, 类别: 其他, 上级: 市住建局}
  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇, 上级: 云澜市人民政府, 别名: [望潮]}
  - {名称: 澄江街道办事处, 简称: 澄江街道, 类别: 街道, 上级: 云澜市人民政府}
  - {名称: 东屿街道办事处, 简称: 东屿街道, 类别: 街道, 上级: 云澜市人民政府}
  - {名称: 临港功能区管理委员会, 简称: 临港功能区, 类别: 功能区, 上级: 云澜市人民政府}
人员:
  - {姓名: 叶义, 单位: 市应急局, 职级: 正科级, 手机: 0000-66020001}
  - {姓名: 沈立, 单位: 市住建局, 职级: 科员}
  - {姓名: 白露, 单位: 市教育局, 回避: [澄江街道]}
  - {姓名: 陈望, 单位: 市应急局}
  - {姓名: 陈望, 单位: 市公安局}
`

// own is a regime that demands nothing but recusal.
const own = `制度:
  - {名称: 试行, 回避: {本单位: 是, 申报关系: 是}}
`

// read loads the register and one more file.
func read(t testing.TB, text string) (*Ledger, *diag.Bag) {
	t.Helper()
	bag := new(diag.Bag)
	l := Load([]*source.File{source.NewFile("content/数据/登记.yaml", register), source.NewFile("content/数据/甲.yaml", text)}, bag)
	return l, bag
}

// complaints are the findings about the second file, a line each: place,
// severity, code, summary.
func complaints(bag *diag.Bag) string {
	var b strings.Builder
	for _, d := range bag.Sorted() {
		b.WriteString(strings.TrimPrefix(d.Span.String(), "content/数据/甲.yaml:") + " " + d.Severity.String() + " " + string(d.Code) + " " + d.Summary + "\n")
	}
	return b.String()
}

// checked is what reading and checking a file says.
func checked(t testing.TB, text string) string {
	t.Helper()
	l, bag := read(t, text)
	l.Check(bag)
	return complaints(bag)
}

func expect(t testing.TB, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, ok := calendar.ParseDate(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}
