// Package sample writes projects of any size for measuring.
//
// In: how many documents, how long. Out: the files of a project, the same for
// the same numbers. The texts, places and people are invented. It writes no
// disk.
package sample

import (
	"fmt"
	"strings"
)

// File is one file of a project.
type File struct{ Path, Text string }

// Project is n variants of the eight-page document.
func Project(n int) []File {
	files := []File{config()}
	for i := range n {
		files = append(files, File{fmt.Sprintf("content/%03d/%04d.md", i/100, i), Document(i, 1)})
	}
	return files
}

// Single is a project of one document with the text repeated.
func Single(times int) []File {
	return []File{config(), {"content/0000.md", Document(0, times)}}
}

func config() File {
	return File{"yinfa.yaml", "机关:\n  - 名称: 云澜市人民政府办公室\n    简称: 市政府办公室\n    代字: 云政办\n"}
}

// Document is a notice of eight pages: about three thousand characters in
// headings and paragraphs, a roster, and a table of twelve rows. Variants
// differ in their text, so that no two files are alike. times repeats the
// paragraphs.
func Document(variant, times int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `---
文种: 通知
标题: 云澜市人民政府办公室关于开展2026年度第%d轮安全生产巡查工作的通知
发文机关: 云澜市人民政府办公室
发文字号: 云政办〔2026〕%d号
成文日期: 2026-03-%02d
主送: [各乡镇人民政府、街道办事处, 市有关单位]
抄送: [市委办公室, 市人大常委会办公室, 市政协办公室]
印发机关: 云澜市人民政府办公室
印发日期: 2026-03-%02d
附件:
  - 标题: 巡查任务分工表
---
为深入贯彻落实上级关于安全生产工作的部署要求，经市人民政府同意，现就开展2026年度第%d轮安全生产巡查工作的有关事项通知如下：

`, variant+1, variant+1, variant%27+1, variant%27+1, variant+1)
	for round := range times {
		section(&b, variant, round)
	}
	b.WriteString("## 人员名单\n\n:::名单\n组长：洪洁（市应急管理局）\n副组长：陆远航（市消防救援支队）、欧阳静怡（市住房和城乡建设局）\n")
	fmt.Fprintf(&b, "成员：%s\n联络员：白%s（市应急管理局）\n:::\n\n", people(variant), given[variant%len(given)])
	b.WriteString("## 任务分工\n\n| 序号 | 巡查单位 | 重点场所 | 牵头部门 | 时限 |\n|---|---|---|---|---|\n")
	for row := range 12 {
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %d月%d日前 |\n", row+1,
			pick(towns, variant+row), pick(places, variant*3+row), pick(bureaus, variant+row*5), 4+row%3, 1+(variant+row*7)%28)
	}
	b.WriteString("\n各单位要于每月25日前报送进展情况，联系电话0576-88880000。\n")
	return b.String()
}

// paragraphs of a round: three sections of about nine hundred characters.
func section(b *strings.Builder, variant, round int) {
	for s, head := range []string{"总体要求", "重点任务", "工作要求"} {
		fmt.Fprintf(b, "## %s\n\n", head)
		for p := range 3 {
			n := variant*7 + round*31 + s*11 + p*5
			fmt.Fprintf(b, "### %s。", pick(tasks, n))
			for k := range 5 {
				b.WriteString(sentence(n*13 + k*17))
			}
			b.WriteString("\n\n")
		}
	}
}

func sentence(n int) string {
	return fmt.Sprintf("%s要会同%s，对%s的%s开展“回头看”，第%d批共检查%d家次，发现问题的限期整改。",
		pick(towns, n), pick(bureaus, n/3), pick(places, n/5), pick(tasks, n/7), n%9+1, n%180+20)
}

func people(variant int) string {
	var list []string
	for i := range 9 {
		list = append(list, pick(family, variant+i*3)+pick(given, variant*5+i)+"（"+pick(bureaus, variant+i)+"）")
	}
	return strings.Join(list, "、")
}

func pick(among []string, n int) string { return among[n%len(among)] }

var (
	towns   = []string{"青溪镇", "白石街道", "云台乡", "河口镇", "东浦街道", "沙洲镇", "石桥镇", "南屏街道", "松岭乡", "平湖镇", "临港新区", "经济开发区", "长亭镇"}
	places  = []string{"危险化学品企业", "建筑施工工地", "渔业船舶", "道路运输企业", "城镇燃气场站", "大型商业综合体", "中小学校", "养老服务机构", "沿街店铺", "冶金粉尘涉爆企业", "旅游景区"}
	bureaus = []string{"市应急管理局", "市住房和城乡建设局", "市交通运输局", "市农业农村局", "市市场监督管理局", "市消防救援支队", "市文化和旅游局", "市教育局", "市民政局", "市综合行政执法局"}
	tasks   = []string{"压实安全生产责任", "排查重大事故隐患", "规范动火作业管理", "清理疏散通道", "开展应急演练", "落实值班值守制度", "整治违规用电", "加强宣传教育", "健全问题台账", "完善联合检查机制", "公布举报电话", "推进智慧监管"}
	family  = []string{"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫"}
	given   = []string{"明远", "静", "立群", "思齐", "海", "文博", "晓岚", "国栋", "婷", "一帆", "若谷"}
)
