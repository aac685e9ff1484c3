package ledger

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// FuzzLoad asks that no data makes the program stop, and that every
// complaint stands inside a file.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{"", register, own, head, clocks("盐城"), "问题隐患: 1\n", "工作日: {放假: {自: 2026-01-01, 名称: 元旦}}\n", "单位: [{名称: 甲, 上级: 甲, 类别: 乡镇}]\n", "计划: [{轮次: [{}], 巡查组: [{}]}]\n检查: [{轮次: 1}]\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		var bag diag.Bag
		file := source.NewFile("content/数据/甲.yaml", text)
		l := Load([]*source.File{file}, &bag)
		l.Check(&bag)
		l.CheckPaper(Paper{Kind: "通知"}, &bag)
		l.CheckDemands(nil, &bag)
		l.StatusOn(calendar.Date{Year: 2026, Month: 7, Day: 1}, Filter{})
		for _, d := range bag.Sorted() {
			if d.Span.File == file.Path && d.Span.Start.Line > file.LineCount() {
				t.Fatalf("%v is outside the file", d)
			}
		}
	})
}

// TestManyErrors asks that a file in which everything is wrong is told in a
// few messages.
func TestManyErrors(t *testing.T) {
	for name, text := range map[string]string{
		"空的":  "单位:\n" + strings.Repeat("  - {甲: 乙}\n", 20_000),
		"不是":  "单位: [" + strings.Repeat("甲, ", 20_000) + "乙]\n",
		"列表里": "单位: [{名称: 甲, 类别: 乡镇, 别名: [" + strings.Repeat("[], ", 20_000) + "乙]}]\n",
	} {
		var bag diag.Bag
		Load([]*source.File{source.NewFile("content/数据/甲.yaml", text)}, &bag)
		n := bag.Count(diag.Error)
		says := diag.Text(bag.Sorted())
		if n < 100 || n > 5_000 || !strings.Contains(says, "错误太多") && !strings.Contains(says, "其余没有列出") {
			t.Errorf("%s: %d errors", name, n)
		}
	}
}

func TestRange(t *testing.T) {
	for text, want := range map[string]string{"4": "4", "2至3": "2至3", "2-3": "2至3", " 6 ～ 8 ": "6至8", "至少3": "至少3", "至多30": "至多30", "0至3": "至多3"} {
		if r, ok := parseRange(text); !ok || r.String() != want {
			t.Errorf("%q is %s, %v", text, r, ok)
		}
	}
	for _, text := range []string{"", "0", "3至2", "至少", "六", "1至", "-1", "999999999999", "至多0"} {
		if r, ok := parseRange(text); ok {
			t.Errorf("%q is %s", text, r)
		}
	}
	if (Range{}).String() != "不限" || !(Range{}).Holds(1000) || (Range{Least: 2, Most: 3}).Holds(4) {
		t.Error("ranges")
	}
}
