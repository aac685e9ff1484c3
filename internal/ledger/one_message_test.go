package ledger

import (
	"strings"
	"testing"
)

// TestOneMessage holds that one slip of an officer gives one message.
func TestOneMessage(t *testing.T) {
	finding := func(s string) string {
		return head + `检查:
  - {轮次: 第一轮, 巡查组: 第一组, 单位: [望潮镇], 开始: 2026-03-09, 结束: 2026-03-13}
问题隐患:
  - {编号: 甲1, 轮次: 第一轮, 巡查组: 第一组, ` + s + "}\n"
	}
	for _, test := range []struct{ name, text, want string }{
		{"another word for a key", finding("单位: 望潮镇, 类别: 隐患, 等级: 一般, 发现日期: 2026-03-11, 问题: 一, 责任部门: 望潮镇"),
			"13:83 错误 key-unknown “问题隐患”第 1 项里没有“责任部门”这个键"},
		{"a key spread with blanks", finding("单位: 望潮镇, 类别: 隐患, 等 级: 一般, 发现日期: 2026-03-11, 问题: 一, 责任单位: 望潮镇"),
			"13:50 错误 key-unknown “问题隐患”第 1 项里没有“等 级”这个键"},
		{"a required key misspelt", finding("单位: 望潮镇, 类别: 隐患, 等级: 一般, 发现日子: 2026-03-11, 问题: 一, 责任单位: 望潮镇"),
			"13:58 错误 key-unknown “问题隐患”第 1 项里没有“发现日子”这个键"},
		{"a list cut short", strings.Replace(finding("单位: 望潮镇, 类别: 机制性问题, 发现日期: 2026-03-11, 问题: 一, 责任单位: 望潮镇"), "问题隐患:", "问题:", 1),
			"12:1 错误 key-unknown 数据文件里没有“问题”这个键"},
		{"names in one", strings.Replace(head, "对象: [望潮镇]", "对象: 望潮镇、澄江街道", 1),
			"7:9 错误 list-wanted “望潮镇、澄江街道”把几个名称写成了一个"},
		{"people in one", strings.Replace(head, "组长: 叶义", "组长: 叶义, 成员: 沈立，白露", 1),
			"8:33 错误 list-wanted “沈立，白露”把几个名称写成了一个"},
		{"a unit that was renamed", strings.Replace(head, "巡查单位: [望潮镇]", "巡查单位: [望潮乡]", 1),
			"8:36 错误 unit-unknown 没有登记“望潮乡”这个单位"},
		{"somebody registered twice", strings.Replace(head, "计划:", "人员:\n  - {姓名: 许安, 单位: 市住建局}\n  - {姓名: 许安, 单位: 市住建局}\n计划:", 1) + "检查:\n  - {轮次: 第一轮, 巡查组: 第一组, 单位: [望潮镇], 参加人员: [许安], 开始: 2026-03-09}\n",
			"5:10 错误 person-twice “许安”（市住建局）登记了两次"},
		{"a duty with the unit", strings.Replace(head, "组长: 叶义", "组长: 叶义（市应急局副局长）", 1),
			"8:25 错误 unit-unknown 没有登记“市应急局副局长”这个单位"},
		{"two days under one key", strings.Replace(head, "开始: 2026-03-09, 结束: 2026-03-13", "时间: 3月9日至13日", 1),
			"9:20 错误 key-unknown “轮次”第 1 项里没有“时间”这个键"},
		{"a kind that is none", strings.Replace(head, "计划:", "单位:\n  - {名称: 南桥镇人民政府, 简称: 南桥镇, 类别: 镇}\n计划:", 1) + "    对象数: 1\n",
			"4:32 错误 value-choice “类别”不能写“镇”"},
		{"found after it was handed over", finding("单位: 望潮镇, 类别: 隐患, 等级: 一般, 发现日期: 2026-04-11, 问题: 一, 责任单位: 望潮镇, 整改期限: 2026-04-01, 经过: [{日期: 2026-03-20, 状态: 整改中}]"),
			"13:122 错误 event-order 隐患 甲1 的“整改中”（2026-03-20）早于“发现”（2026-04-11）"},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, checked(t, test.text), test.want) })
	}
}

// TestUsualWords: a word stands for one key of a record, and is none itself.
func TestUsualWords(t *testing.T) {
	for name, words := range map[string]map[string][]string{
		"单位": UsualForUnits(), "人员": UsualForPeople(), "巡查组": UsualForTeams(), "问题隐患": UsualForFindings(),
	} {
		keys := map[string][]string{"单位": unitRecord().keyed().keys, "人员": personRecord().keyed().keys, "巡查组": teamRecord().keyed().keys, "问题隐患": findingRecord().keyed().keys}[name]
		owner := map[string]string{}
		for key, list := range words {
			if !containsWord(keys, key) {
				t.Errorf("%s has no key %s", name, key)
			}
			for _, word := range list {
				if owner[word] != "" || containsWord(keys, word) {
					t.Errorf("%s: %s stands for %s and %s", name, word, owner[word], key)
				}
				owner[word] = key
			}
		}
	}
}
