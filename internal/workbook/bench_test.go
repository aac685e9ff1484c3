package workbook

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkImport reads a workbook of 50,000 new findings into an office.
func BenchmarkImport(b *testing.B) {
	const n = 50_000
	texts := []string{office}
	for file := range 10 {
		var list strings.Builder
		list.WriteString("问题隐患:\n")
		for i := range n / 10 {
			fmt.Fprintf(&list, "  - {编号: 丙%d-%05d, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 企业: 某某建设有限公司, 地点: 滨江苑项目2号楼, 行业: 建筑施工, 类别: 隐患, 等级: 重大, 发现日期: 2026-04-20, 问题: 塔式起重机附着装置间距超过说明书规定, 措施: 立即停用, 整改期限: 2026-05-20, 责任单位: 望潮镇, 责任人: 陈望, 经过: [{日期: 2026-04-21, 状态: 待整改, 说明: 已下发督办单}]}\n", file, i)
		}
		texts = append(texts, list.String())
	}
	data, err := XLSX(open(b, texts...).ledger, Options{List: SheetFindings})
	if err != nil {
		b.Fatal(err)
	}
	full := open(b, office, findings)
	b.ReportAllocs()
	for b.Loop() {
		c, _, says := full.read("表.xlsx", data, nil)
		if c == nil || len(c.Added) != n {
			b.Fatal(says)
		}
	}
}
