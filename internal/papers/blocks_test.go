package papers

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// TestBlocks compares what every block sets with what a person reads in
// testdata/台账.yaml.
func TestBlocks(t *testing.T) {
	s := newShop(t)
	tested := map[string]bool{}
	for _, test := range []struct{ keys, block, want string }{
		{"", "巡查组", `（一）第一巡查组
组长：叶　义（市应急局）
成员：洪小洁（市应急局）、林知远（市公安局）
巡查单位：澄江街道和望潮镇。
（二）第二巡查组
组长：沈　立（市公安局）
成员：顾一鸣（市应急局）
巡查单位：青岙镇和白鹤镇。
`},
		{"", "巡查组 组=1 层级=1 电话=公布 巡查单位=否", `一、第一巡查组
组长：叶　义（市应急局）
成员：洪小洁（市应急局）、林知远（市公安局）
联系电话：0000-66010021。
`},
		{"", "巡查组 组=1 电话=手机 巡查单位=否", `（一）第一巡查组
组长：叶　义（市应急局，0000-66020001）
成员：洪小洁（市应急局）、林知远（市公安局，0000-66020003）
`},
		{"", "分组表 表题=分组", `表 分组
巡查组|组长|成员|巡查单位
第一巡查组|叶义（市应急局）|洪小洁（市应急局）
林知远（市公安局）|澄江街道、望潮镇
第二巡查组|沈立（市公安局）|顾一鸣（市应急局）|青岙镇、白鹤镇
`},
		{"", "巡查对象", "乡镇3个：望潮镇、青岙镇和白鹤镇。\n街道1个：澄江街道。\n"},
		{"", "巡查对象 组=2", "乡镇2个：青岙镇和白鹤镇。\n"},
		{"", "日程", `轮次|时间|重点|巡查单位
第一轮|3月9日至13日|责任落实情况|澄江街道、望潮镇、青岙镇、白鹤镇
第二轮|11月30日至12月4日|企业主体责任；重大隐患整治|澄江街道、望潮镇、青岙镇、白鹤镇
`},
		{"", "日程 写法=条目 列=重点 层级=4", "（1）第一轮（3月9日至13日）。责任落实情况。\n（2）第二轮（11月30日至12月4日）。企业主体责任；重大隐患整治。\n"},
		{"", "制度要求", "每组每轮发现重大隐患不少于1项。\n1.整改方案。由被巡查单位自整改通知下发之日起5个工作日内提交。\n2.整改结果。由被巡查单位自整改通知下发之日起2个月内提交。\n"},
		{"", "制度要求 写=定额", "每组每轮发现重大隐患不少于1项。\n"},
		{"数据: {组: 2, 类别: 隐患}\n", "问题清单", `序号|单位|地点|问题|等级|期限|整改情况
1|青岙镇|青岙商贸城|疏散楼梯被货物占用|突出|3月31日|超期未完成
2|青岙镇|青岙镇|灭火器压力不足|一般|3月5日|2月27日销号
`},
		{"", "问题清单 等级=重大 横排=是 列=编号、巡查组、企业、行业、类别、发现日期、依据、措施、资金、应急预案、状态、责任单位、责任人、挂牌日期、销号日期", `序号|编号|巡查组|企业|行业|类别|发现日期|依据|措施|资金|应急预案|状态|责任单位|责任人|挂牌日期|销号日期
1|A1|第一巡查组|滨江苑项目部|建筑施工|隐患|3月9日|《建设工程安全生产管理条例》第三十五条|停用并加设附着||设置警戒|已销号|滨江苑项目部|陈望|3月25日|4月9日
`},
		{"", "问题清单 类别=机制性问题 列=等级、期限、挂牌日期、销号日期、整改情况", "序号|等级|期限|挂牌日期|销号日期|整改情况\n1|——|6月10日|——|——|正在整改\n"},
		{"", "问题条目 组=1", `1.滨江苑项目部2号楼：塔式起重机附着装置间距超过规定（重大隐患，已于4月9日整改）。依据：《建设工程安全生产管理条例》第三十五条。
2.甲*乙[丙]|丁厂：配电箱无门, 标识"缺失": 未整改 # 两处（一般隐患，已于3月10日整改）。
3.澄江街道：没有专题研究安全生产工作（机制性问题，限期6月10日）。
`},
		{"", "问题条目 组=2 类别=隐患 层级=4 写=单位、地点、措施、整改情况", `（1）青岙镇青岙商贸城：疏散楼梯被货物占用。整改措施：清空疏散楼梯。截至4月10日，超期未完成。
（2）青岙镇：灭火器压力不足。整改措施：更换灭火器。已于2月27日整改销号。
`},
		{"", "问题条目 轮次=2 没有=未发现问题隐患。", "未发现问题隐患。\n"},
		{"", "问题清单 轮次=2 没有=不排", ""},
		{"", "统计 轮次=2 没有=不排", ""},
		{"", "整改情况 轮次=2 没有=不排", ""},
		{"", "四个清单 单位=望潮镇", `序号|排查清单|隐患清单|整改清单|责任清单
排查时间|排查单位|隐患问题|隐患等级|整改措施|整改时限|整改情况|责任单位|责任人
1|3月9日|第一巡查组|望潮镇滨江苑项目部2号楼：塔式起重机附着装置间距超过规定|重大|停用并加设附着|4月14日|4月9日销号|滨江苑项目部|陈望
2|3月10日|第一巡查组|望潮镇甲*乙[丙]|丁厂：配电箱无门, 标识"缺失": 未整改 # 两处|一般|更换配电箱|3月20日|3月10日销号|望潮镇|田野
`},
		{"", "四个清单 轮次=2", `序号|排查清单|隐患清单|整改清单|责任清单
排查时间|排查单位|隐患问题|隐患等级|整改措施|整改时限|整改情况|责任单位|责任人
本期未发现问题隐患
`},
		{"", "统计 按=单位", `单位|合计|重大隐患|突出隐患|一般隐患|机制性问题|线索
青岙镇|3|0|1|1|0|1
望潮镇|2|1|0|1|0|0
澄江街道|1|0|0|0|1|0
合计|6|1|1|2|1|1
`},
		{"数据: {月: 2026-03, 类别: 隐患}\n", "统计 比较=是 前=2", `行业领域|合计|重大隐患|突出隐患|一般隐患|上月|增减
建筑施工|1|1|0|0|0|+1
工贸|1|0|0|1|0|+1
其余|1|0|1|0|1|持平
合计|3|1|1|1|1|+2
`},
		{"", "统计 按=等级 类别=隐患", "等级|合计\n重大|1\n突出|1\n一般|2\n合计|4\n"},
		{"", "统计 按=状态 组=1", "状态|合计|重大隐患|一般隐患|机制性问题\n整改中|1|0|0|1\n已销号|2|1|1|0\n合计|3|1|1|1\n"},
		{"", "整改情况", `单位|总数|已销号|待验收|正在整改|尚未整改|超期|整改率
青岙镇|3|1|0|1|0|1|33.3%
望潮镇|2|2|0|0|0|0|100%
澄江街道|1|0|0|1|0|0|0%
合计|6|3|0|2|0|1|50%
`},
		{"", "整改情况 按=巡查组 截至=2026-03-10 月=3", `巡查组|总数|已销号|待验收|正在整改|尚未整改|超期|整改率
第一巡查组|2|1|0|0|1|0|50%
第二巡查组|1|0|0|0|1|0|0%
合计|3|1|0|0|2|0|33.3%
`},
		{"", "图表 按=行业 图题=图1　分行业，前/后", `横条 项 图1　分行业，前/后
消防|2
建筑施工|1
工贸|1
机制性问题|1
线索|1
`},
		{"数据: {月: 2026-03, 类别: 隐患}\n", "图表 按=行业 比较=是 前=2 表格=是", `横条 项 
建筑施工|3月1|2月0
工贸|3月1|2月0
其余|3月1|2月1
行业领域|3月|2月
建筑施工|1|0
工贸|1|0
其余|1|1
`},
		{"", "图表 按=等级", "横条 项 \n重大|1\n突出|1\n一般|2\n不分等级|2\n"},
		{"", "图表 按=月份 分=等级", "堆叠 项 \n1月|重大0|突出0|一般0|不分等级0\n2月|重大0|突出0|一般1|不分等级0\n3月|重大1|突出1|一般1|不分等级2\n4月|重大0|突出0|一般0|不分等级0\n"},
		{"", "图表 按=整改状态", "堆叠 项 \n|已销号3|待验收0|正在整改2|尚未整改0|超期1\n"},
		{"", "图表 按=状态 形式=横条 计量单位=个", "横条 个 \n已销号|3\n待验收|0\n正在整改|2\n尚未整改|0\n超期|1\n"},
		{"", "图表 按=单位 分=状态", "堆叠 项 \n青岙镇|已销号1|待验收0|正在整改1|尚未整改0|超期1\n望潮镇|已销号2|待验收0|正在整改0|尚未整改0|超期0\n澄江街道|已销号0|待验收0|正在整改1|尚未整改0|超期0\n"},
		{"", "图表 按=单位 分=类别 组=2", "堆叠 项 \n青岙镇|隐患2|线索1\n"},
		{"", "图表 按=行业 轮次=2", "横条 项 \n"},
		{"", "图表 按=行业 轮次=2 没有=不排", ""},
		{"", "图表 按=行业 轮次=2 没有=未发现问题隐患。", "未发现问题隐患。\n"},
		{"", "回执 事项=整改计划 退回=市安委办", `来文标题|关于情况的通知
来文字号|云安委办〔2026〕1号|收文日期|
收文单位|
签收人||联系电话|
整改计划|
单位负责人||填报日期|
请在收到来文后填写，加盖公章，退回市安委办。
`},
	} {
		name, _, _ := strings.Cut(test.block, " ")
		tested[name] = true
		if got := body(s.sound(head(test.keys) + ":::" + test.block + "\n:::\n")[0].Body); got != test.want {
			t.Errorf("%s:::%s\ngot\n%swant\n%s", test.keys, test.block, got, test.want)
		}
	}
	for _, b := range blocks() {
		if !tested[b.name] && b.name != "照片" {
			t.Errorf(":::%s is not tested", b.name)
		}
	}
}

func TestEveryTableIsWhole(t *testing.T) {
	s := newShop(t)
	for _, block := range []string{"分组表", "日程", "问题清单", "四个清单", "四个清单 轮次=2", "统计", "整改情况", "回执"} {
		for _, b := range s.sound(head("") + ":::" + block + "\n:::\n")[0].Body {
			if turned, ok := b.(*doc.Landscape); ok {
				b = turned.Blocks[0]
			}
			table, ok := b.(*doc.Table)
			if !ok {
				continue
			}
			covered := map[[2]int]int{}
			for r, row := range table.Rows {
				for _, c := range row.Cells {
					for y := range c.RowSpan {
						for x := range c.ColSpan {
							covered[[2]int{r + y, c.Column + x}]++
						}
					}
				}
			}
			for r := range table.Rows {
				for x := range table.Columns {
					if covered[[2]int{r, x}] != 1 {
						t.Errorf(":::%s: place %d,%d is covered %d times", block, r, x, covered[[2]int{r, x}])
					}
				}
			}
		}
	}
}

// TestValuesAreText: what stands in the ledger is never read as Markdown or
// YAML.
func TestValuesAreText(t *testing.T) {
	s := newShop(t)
	const value = `配电箱无门, 标识"缺失": 未整改 # 两处`
	for _, test := range []struct{ keys, body string }{
		{"", "{{问题}}。"},
		{"副标题: {{问题}} # 注\n", "文。"},
		{"副标题: [{{问题}}, 乙]\n", "文。"},
		{"副标题: 其'一'{{问题}}\n", "文。"},
		{"", "| 甲 | 乙 |\n|---|---|\n| {{企业}} | {{问题}} |"},
	} {
		trees := s.sound(head(test.keys+"批量: {按: 隐患, 等级: 一般, 组: 1}\n") + test.body + "\n")
		var all strings.Builder
		all.WriteString(body(trees[0].Body))
		for _, line := range trees[0].Subtitle {
			all.WriteString(line.Value + "\n")
		}
		if !strings.Contains(all.String(), value) {
			t.Errorf("%s%s: got %q", test.keys, test.body, all.String())
		}
		if strings.Contains(test.body, "企业") && !strings.Contains(all.String(), "甲*乙[丙]|丁厂") {
			t.Errorf("%s: got %q", test.body, all.String())
		}
	}
}

// TestPlacesComeBack: findings after a filled figure stand where they are in
// the file.
func TestPlacesComeBack(t *testing.T) {
	s := newShop(t)
	for _, test := range []struct {
		text   string
		code   diag.Code
		line   int
		column int
	}{
		{head("标语: {{问题隐患数}}\n") + "文。\n", diag.KeyUnknown, 9, 1},
		{head("份号: {{问题隐患数}}\n") + "文。\n", diag.CopyNumberForm, 9, 5},
		{head("") + "发现{{问题隐患数}}项，整改{{整改率}}，`码`。\n", diag.CodeSpan, 10, 24},
		{head("") + "{{问题概况}}，{{整改概况}}，`码`。\n", diag.CodeSpan, 10, 19},
	} {
		_, _, found := s.all(test.text)
		hit := false
		for _, d := range found {
			if d.Code == test.code {
				hit = true
				if d.Span.Start.Line != test.line || d.Span.Start.Column != test.column {
					t.Errorf("%s at %s, want %d:%d", test.code, d.Span, test.line, test.column)
				}
			}
		}
		if !hit {
			t.Errorf("no %s in\n%s", test.code, diag.Text(found))
		}
	}
}

func TestPlainBracesStay(t *testing.T) {
	s := newShop(t)
	if got := body(s.sound(head("") + `写作 \{{编号}}，共{{问题隐患数}}项。` + "\n")[0].Body); got != "写作 {{编号}}，共6项。\n" {
		t.Errorf("got %q", got)
	}
}

// TestPhotographs: pictures are named as the data name them, from the file of
// the data.
func TestPhotographs(t *testing.T) {
	s := newShop(t)
	s.office = officeOf(t, strings.Replace(ledgerText(t), "    应急预案: 设置警戒\n", "    应急预案: 设置警戒\n    整改前照片: 照片/一.png\n    整改后照片: [照片/二.png, 照片/三.png]\n", 1))
	for block, want := range map[string]string{
		"照片":        "图 照片/一.png 滨江苑项目部2号楼整改前\n图 照片/二.png 滨江苑项目部2号楼整改后\n图 照片/三.png 滨江苑项目部2号楼整改后\n",
		"照片 哪些=整改前": "图 照片/一.png 滨江苑项目部2号楼整改前\n",
		"照片 组=2":    "",
	} {
		tree := s.sound(head("") + "文。\n\n:::" + block + "\n:::\n")[0]
		if got := body(tree.Body); got != "文。\n"+want {
			t.Errorf(":::%s: got %q", block, got)
		}
		for _, b := range tree.Body {
			if f, ok := b.(*doc.Figure); ok && f.Target.Span.File != "content/数据/台账.yaml" {
				t.Errorf("a picture is named in %s", f.Target.Span)
			}
		}
	}
}
