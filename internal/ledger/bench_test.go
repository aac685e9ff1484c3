package ledger

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// bulk makes an office with so many files of a hundred findings each.
func bulk(files int) []*source.File {
	var units, plan strings.Builder
	units.WriteString("单位:\n")
	plan.WriteString("计划:\n  - 名称: 大计划\n    年度: 2026\n    制度: 峄城\n    对象: [乡镇]\n    轮次:\n      - {名称: 第一轮, 开始: 2026-03-01, 结束: 2026-03-20}\n    巡查组:\n")
	for i := range files {
		fmt.Fprintf(&units, "  - {名称: 第%d镇人民政府, 简称: %d镇, 类别: 乡镇}\n", i, i)
		fmt.Fprintf(&plan, "      - {名称: 第%d组, 组长: 甲%d（%d镇）, 巡查单位: [%d镇]}\n", i, i, i, (i+1)%files)
	}
	out := []*source.File{source.NewFile("content/数据/单位.yaml", units.String()), source.NewFile("content/数据/计划.yaml", plan.String())}
	for i := range files {
		var b strings.Builder
		b.WriteString("问题隐患:\n")
		for k := range 100 {
			fmt.Fprintf(&b, `  - 编号: %d-%03d
    轮次: 第一轮
    巡查组: 第%d组
    单位: %d镇
    企业: 某某建设有限公司
    地点: 滨江苑项目2号楼
    行业: 建筑施工
    类别: 隐患
    等级: 重大
    发现日期: 2026-03-03
    问题: 塔式起重机附着装置间距超过说明书规定，未经计算复核
    措施: 立即停用，由有资质单位重新计算并加设附着，检验合格后恢复使用
    责任单位: %d镇
    责任人: 陈望
    整改期限: 2026-04-10
    经过:
      - {日期: 2026-03-05, 状态: 待整改, 说明: 已下发督办单}
      - {日期: 2026-03-06, 状态: 整改中}
      - {日期: 2026-04-09, 状态: 待验收}
`, i, k, i, (i+1)%files, (i+1)%files)
		}
		out = append(out, source.NewFile(fmt.Sprintf("content/数据/问题隐患/%04d.yaml", i), b.String()))
	}
	return out
}

// BenchmarkLoad reads, resolves, checks and reports 30,000 findings in 300
// files.
func BenchmarkLoad(b *testing.B) {
	files := bulk(300)
	b.ReportAllocs()
	for b.Loop() {
		var bag diag.Bag
		l := Load(files, &bag)
		l.Check(&bag)
		s := l.StatusOn(calendar.Date{Year: 2026, Month: 5, Day: 1}, Filter{})
		if len(s.Items) != 30000 || bag.HasErrors() {
			b.Fatal(len(s.Items), diag.Text(bag.Sorted()))
		}
	}
}
