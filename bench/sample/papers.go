package sample

import (
	"fmt"
	"strings"
)

// Papers is a project whose ledger holds n units with two findings each,
// and one file that makes a supervision slip of two pages for every unit.
func Papers(n int) []File {
	var units, plan, found strings.Builder
	units.WriteString("单位:\n  - {名称: 云澜市应急管理局, 简称: 市应急局, 类别: 部门}\n")
	var names []string
	for i := range n {
		name := fmt.Sprintf("云澜%d号镇", i+1)
		names = append(names, name)
		fmt.Fprintf(&units, "  - {名称: %s人民政府, 简称: %s, 类别: 乡镇}\n", name, name)
	}
	units.WriteString("人员:\n  - {姓名: 洪洁, 单位: 市应急局}\n")
	plan.WriteString(`制度:
  - 名称: 试行
    期限:
      - {事项: 整改方案, 时限: 5个工作日 自 下发, 完成: 整改方案, 办理: 被巡查单位}
计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 试行
    对象: [乡镇]
    巡查组:
      - {名称: 第一巡查组, 组长: 洪洁, 巡查单位: [` + strings.Join(names, ", ") + `]}
    轮次:
      - {名称: 第一轮, 开始: 2026-03-02, 结束: 2026-03-06}
检查:
  - {轮次: 第一轮, 巡查组: 第一巡查组, 单位: [` + strings.Join(names, ", ") + `], 开始: 2026-03-02, 结束: 2026-03-06}
`)
	files := []File{config()}
	for i, name := range names {
		if i%100 == 0 {
			if i > 0 {
				files = append(files, File{fmt.Sprintf("content/数据/隐患/%03d.yaml", i/100), found.String()})
			}
			found.Reset()
			found.WriteString("问题隐患:\n")
		}
		for k := range 2 {
			fmt.Fprintf(&found, `  - 编号: 2026-%d-%d
    轮次: 第一轮
    巡查组: 第一巡查组
    单位: %s
    企业: %s%s
    行业: %s
    类别: 隐患
    等级: %s
    发现日期: 2026-03-0%d
    问题: %s
    措施: 立即整改，验收合格后恢复使用
    整改期限: 2026-04-%02d
    责任单位: %s
`, i, k, name, pick(towns, i+k), pick(places, i*3+k), pick(bureaus, i+k*5), []string{"重大", "一般"}[k], 2+k, pick(tasks, i*13+k*17), 1+(i+k)%28, name)
		}
	}
	return append(files,
		File{"content/数据/单位.yaml", units.String()},
		File{"content/数据/计划.yaml", plan.String()},
		File{"content/数据/隐患/last.yaml", found.String()},
		File{"content/督办单.md", `---
模板: 督办单
发文机关: 云澜市人民政府办公室
发文字号: 云政办督〔2026〕{{序号}}号
成文日期: 2026-03-13
联系人及电话: 洪洁，0000-66010012
批量: {按: 单位, 轮次: 第一轮, 起号: 1}
---
`})
}
