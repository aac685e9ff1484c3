package papers

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// mark is a character that only internal data of the ledger below has.
const mark = "魑"

// insideLedger is a small ledger whose internal fields hold secrets, each with
// a number of its own.
const insideLedger = `
单位:
  - {名称: 云澜市应急管理局, 简称: 市应急局, 类别: 部门, 电话: ⟦⟧, 手机: ⟦⟧, 邮箱: ⟦⟧}
  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇, 电话: ⟦⟧, 手机: ⟦⟧, 邮箱: ⟦⟧}
人员:
  - {姓名: 叶义, 单位: 市应急局, 职级: 副科级, 电话: ⟦⟧, 手机: ⟦⟧, 邮箱: ⟦⟧}
  - {姓名: 沈立, 单位: 市应急局, 电话: ⟦⟧, 手机: ⟦⟧, 邮箱: ⟦⟧}
制度:
  - 名称: 小城
    出处: ⟦⟧
    说明: ⟦⟧
    公开: [⟦⟧]
    定额: [{计数: 重大隐患, 至少: 1, 范围: 每组每轮}]
    期限: [{事项: 整改方案, 时限: 5个工作日 自 下发, 完成: 整改方案, 办理: 被巡查单位}]
计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 小城
    对象: [乡镇]
    巡查组: [{名称: 第一组, 牵头单位: 市应急局, 组长: 叶义, 成员: [沈立], 巡查单位: [望潮镇], 公布电话: 0000-66010021, 驻地: ⟦⟧}]
    轮次: [{名称: 第一轮, 开始: 2026-03-09, 结束: 2026-03-13, 重点: 责任落实, 重点整治: [望潮镇]}]
检查:
  - {轮次: 第一轮, 巡查组: 第一组, 单位: [望潮镇], 开始: 2026-03-09, 结束: 2026-03-13, 企业: 3, 村社区: 2, 查阅资料: 2, 谈话: 1, 事件: [{事件: 下发, 日期: 2026-03-20, 文号: 云安督〔2026〕1号, 说明: ⟦⟧}]}
问题隐患:
  - {编号: 甲1, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 企业: 永丰厂, 地点: 一车间, 行业: 工贸, 类别: 隐患, 等级: 重大, 发现日期: 2026-03-10, 问题: 疏散通道被堵塞, 依据: 消防法第二十八条, 措施: 清空通道, 资金: ⟦⟧, 整改期限: 2026-04-05, 应急预案: ⟦⟧, 责任单位: 望潮镇, 责任人: ⟦⟧, 挂牌督办: {日期: 2026-03-25, 文号: 云安挂〔2026〕1号, 销号: 2026-04-09}, 经过: [{日期: 2026-03-21, 状态: 整改中, 说明: ⟦⟧, 凭证: ⟦⟧}, {日期: 2026-04-08, 状态: 待验收, 说明: ⟦⟧}, {日期: 2026-04-09, 状态: 已销号, 说明: ⟦⟧, 凭证: ⟦⟧}]}
  - {编号: 甲2, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 企业: ⟦⟧, 地点: ⟦⟧, 类别: 线索, 发现日期: 2026-03-10, 问题: ⟦⟧, 依据: ⟦⟧, 措施: ⟦⟧, 责任单位: 望潮镇}
  - {编号: 甲3, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 机制性问题, 发现日期: 2026-03-10, 问题: 责任不清, 措施: 修订制度, 应急预案: ⟦⟧, 责任单位: 望潮镇, 责任人: ⟦⟧}
`

func insideShop(t *testing.T) *shop {
	t.Helper()
	n := 0
	text := regexp.MustCompile(`⟦⟧`).ReplaceAllStringFunc(insideLedger, func(string) string {
		n++
		return mark + strconv.Itoa(n) + "号的内部内容"
	})
	s := newShop(t)
	s.office = officeOf(t, text)
	return s
}

// arguments are what may be written for the arguments of blocks; a block that
// does not take one refuses it, which leaks nothing.
func arguments() []string {
	out := []string{"", "表题=表", "层级=2", "横排=是", "比较=是 月=2026-03", "写法=条目", "巡查单位=否", "哪些=整改前", "哪些=整改后", "退回=市安委办 事项=回执", "前=3"}
	for _, s := range []string{"公布", "手机", "办公"} {
		out = append(out, "电话="+s)
	}
	for _, s := range []string{"行业", "等级", "类别", "单位", "巡查组", "轮次", "月", "状态", "企业", "责任人", "责任单位"} {
		out = append(out, "按="+s)
	}
	for _, f := range fieldsOf() {
		out = append(out, "列="+f.head, "写="+f.head)
	}
	for _, s := range []string{"资金", "应急预案", "责任人", "说明", "凭证", "定额", "期限", "驻地", "出处"} {
		out = append(out, "写="+s, "列="+s)
	}
	return out
}

// choices choose among the findings.
func choices() []string {
	return []string{"", "类别=线索", "等级=重大", "状态=已销号", "类别=机制性问题"}
}

const released = "公开: {方式: 主动公开}\n数据: {轮次: 第一轮, 组: 第一组, 单位: 望潮镇, 截至: 2026-04-10}\n"

// leaks makes documents of a text and tells what internal data they hold; a
// text that is refused holds none.
func (s *shop) leaks(text string) (leak string, made bool) {
	s.tb.Helper()
	trees, _, found := s.all(text)
	for _, d := range found {
		if d.Severity == diag.Error {
			return "", false
		}
	}
	for _, tree := range trees {
		if tree == nil {
			return "", false
		}
		all := doc.Dump(tree)
		if i := strings.Index(all, mark); i >= 0 {
			return all[max(0, i-100):min(len(all), i+60)], true
		}
	}
	return "", true
}

func TestPublicPapersTakePublicFieldsOnly(t *testing.T) {
	s := insideShop(t)
	shown := map[string]bool{}
	try := func(name, text string) {
		leak, made := s.leaks(head(released) + text)
		if leak != "" {
			t.Errorf("%s: …%s…", strings.TrimSpace(text), leak)
		}
		if made {
			shown[name] = true
		}
	}
	for _, b := range blocks() {
		for _, condition := range choices() {
			for _, argument := range arguments() {
				try(":::"+b.name, "文。\n\n:::"+b.name+" "+condition+" "+argument+"\n:::\n")
			}
		}
	}
	for _, f := range Figures() {
		for _, argument := range []string{"", "等级=重大", "类别=线索", "计数=重大隐患", "事项=整改方案", "事件=下发", "按=单位", "按=行业", "月=2026-03", "类别=机制性问题"} {
			try(f[0], "情况：{{"+f[0]+" "+argument+"}}。\n")
		}
	}
	// The same in batches, where a document is about one finding or one unit.
	for _, per := range []string{"隐患", "单位", "巡查组"} {
		for _, f := range Figures() {
			leak, _ := s.leaks(strings.Replace(head("公开: {方式: 主动公开}\n批量: {按: "+per+", 轮次: 第一轮, 起号: 1}\n"), "1号", "{{序号}}号", 1) + "情况：{{" + f[0] + "}}。\n")
			if leak != "" {
				t.Errorf("批量 按=%s %s: …%s…", per, f[0], leak)
			}
		}
		for _, b := range blocks() {
			if leak, _ := s.leaks(strings.Replace(head("公开: {方式: 主动公开}\n批量: {按: "+per+", 轮次: 第一轮, 起号: 1}\n"), "1号", "{{序号}}号", 1) + "文。\n\n:::" + b.name + "\n:::\n"); leak != "" {
				t.Errorf("批量 按=%s %s: …%s…", per, b.name, leak)
			}
		}
	}
	for _, b := range blocks() {
		if !shown[":::"+b.name] && b.name != "四个清单" && b.name != "照片" {
			t.Errorf("%s was never made: the test shows nothing of it", b.name)
		}
	}
	if len(shown) < 40 {
		t.Errorf("only %d blocks and figures were made", len(shown))
	}
	// The same eyes see it in papers that stay inside.
	if leak, made := s.leaks(head("数据: {轮次: 第一轮, 截至: 2026-04-10}\n") + "文。\n\n:::四个清单\n:::\n"); leak == "" || !made {
		t.Error("nothing internal is seen in an internal paper")
	}
}
