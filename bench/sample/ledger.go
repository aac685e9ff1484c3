package sample

import (
	"fmt"
	"strings"
)

// perFile is how many findings a file of a ledger holds.
const perFile = 100

// Ledger is an office of fifty towns with n findings, a hundred to a file,
// each with a history of three steps.
func Ledger(n int) []File {
	const townsOf = 50
	var units, names strings.Builder
	units.WriteString("单位:\n  - {名称: 云澜市应急管理局, 简称: 市应急局, 类别: 部门}\n")
	for i := range townsOf {
		fmt.Fprintf(&units, "  - {名称: 云澜%d号镇人民政府, 简称: 云澜%d号镇, 类别: 乡镇}\n", i+1, i+1)
		if i > 0 {
			names.WriteString(", ")
		}
		fmt.Fprintf(&names, "云澜%d号镇", i+1)
	}
	files := []File{config(),
		{"content/数据/单位.yaml", units.String() + "人员:\n  - {姓名: 洪洁, 单位: 市应急局, 职级: 正科级}\n"},
		{"content/数据/计划.yaml", "计划:\n  - 名称: 年度巡查\n    年度: 2026\n    制度: 峄城\n    对象: [乡镇]\n    巡查组:\n      - {名称: 第一巡查组, 组长: 洪洁, 巡查单位: [" + names.String() + "]}\n    轮次:\n      - {名称: 第一轮, 开始: 2026-03-02, 结束: 2026-03-20}\n"},
	}
	var b strings.Builder
	for i := range n {
		if i%perFile == 0 {
			b.Reset()
			b.WriteString("问题隐患:\n")
		}
		fmt.Fprintf(&b, `  - 编号: 2026-1-%05d
    轮次: 第一轮
    巡查组: 第一巡查组
    单位: 云澜%d号镇
    企业: %s建设有限公司
    地点: %s%d号楼
    行业: 建筑施工
    类别: 隐患
    等级: %s
    发现日期: 2026-03-%02d
    问题: %s
    依据: 《建设工程安全生产管理条例》第三十五条
    措施: 立即停用，由有资质单位重新计算并加设附着，检验合格后恢复使用
    整改期限: 2026-04-%02d
    责任单位: 云澜%d号镇
    责任人: 陈望
    经过:
      - {日期: 2026-03-21, 状态: 待整改, 说明: 以督办单交办}
      - {日期: 2026-03-28, 状态: 整改中}
      - {日期: 2026-04-07, 状态: 待验收, 说明: 整改完成，申请验收}
`, i+1, i%townsOf+1, pick(towns, i), pick(places, i*3), i%9+1, []string{"一般", "突出", "一般", "重大"}[i%4], 2+i%18, pick(tasks, i*13), 1+i%28, i%townsOf+1)
		if i%perFile == perFile-1 || i == n-1 {
			files = append(files, File{fmt.Sprintf("content/数据/问题隐患/%05d.yaml", i/perFile), b.String()})
		}
	}
	return files
}
