package build

import (
	"encoding/json"
	"fmt"
	"image"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/publish"
)

// mark is a character that only secrets have: one of it in a public file, or
// in the index of the search, is a leak. Every secret has a number of its own,
// which tells where it was planted.
const mark = "魑"

// planter makes secrets and remembers where each was planted.
type planter struct{ where []string }

// S is a secret: it goes into a source in place of a value.
func (p *planter) S(where string) string {
	p.where = append(p.where, where)
	return mark + strconv.Itoa(len(p.where)) + "号"
}

// fill puts secrets where a text says ⟦where⟧.
func (p *planter) fill(name, text string) string {
	return regexp.MustCompile(`⟦[^⟧]*⟧`).ReplaceAllStringFunc(text, func(s string) string {
		return p.S(name + " " + strings.Trim(s, "⟦⟧"))
	})
}

// secretLedger has every field of every record. A field with a secret is one
// that no public paper shows.
const secretLedger = `# ⟦注释⟧
单位:
  - {名称: 云澜市应急管理局, 简称: 市应急局, 类别: 部门, 别名: [⟦单位别名⟧], 电话: ⟦单位电话⟧, 手机: ⟦单位手机⟧, 邮箱: ⟦单位邮箱⟧}
  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇}
  - {名称: 魑998号, 类别: 部门, 上级: 市应急局}
人员:
  - {姓名: 叶义, 单位: 市应急局, 职务: ⟦职务⟧, 职级: 副科级, 专家: 否, 回避: [魑998号], 电话: ⟦电话⟧, 手机: ⟦手机⟧, 邮箱: ⟦邮箱⟧}
  - {姓名: ⟦内部人员⟧, 单位: 市应急局, 内部: 是}
制度:
  - 名称: 试行
    出处: ⟦出处⟧
    说明: ⟦制度说明⟧
    对象类别: [乡镇]
    轮次: 至少1
    周期: 1
    定额: [{计数: 重大隐患, 至少: 1, 范围: 每组每轮}]
    时长: [{形式: 常规, 天数: 至少1, 对象类别: [乡镇]}]
    期限: [{事项: 整改方案, 时限: 5个工作日 自 反馈, 完成: 整改方案, 办理: ⟦办理⟧}]
    覆盖面: [{对象类别: [乡镇], 企业: 1, 村社区: 1, 乡镇占比: 1, 部门占比: 1}]
    回避: {本单位: 否, 申报关系: 否}
    巡查组: {组数: 至少1, 人数: 至少1, 组长: 至少1, 副组长: 至多9, 联络员: 至多9, 成员: 至多9, 组长职级: 科级, 副组长职级: 科级}
    公文: [{文种: 巡查报告, 步骤: 报告, 份数: 每轮, 标题: ⟦公文标题⟧, 公开: 否}]
    公开: [⟦公开⟧]
计划:
  - 名称: 魑997号
    年度: 2026
    制度: 试行
    组织单位: 市应急局
    对象: [望潮镇]
    对象数: 1
    组数: 1
    巡查组:
      - {名称: 第一组, 类型: 综合, 牵头单位: 市应急局, 组长: [叶义], 副组长: [], 联络员: [], 成员: [], 专家: [], 巡查单位: [望潮镇], 公布电话: 0000-66010099, 驻地: ⟦驻地⟧}
    轮次:
      - {名称: 第一轮, 开始: 2026-03-09, 结束: 2026-03-13, 形式: 常规, 重点: [责任落实], 重点整治: [望潮镇], 巡查单位: [望潮镇], 分工: [{巡查组: 第一组, 巡查单位: [望潮镇]}], 阶段: [{名称: 现场, 开始: 2026-03-09, 结束: 2026-03-13, 巡查单位: [望潮镇]}]}
检查:
  - {计划: 魑997号, 轮次: 第一轮, 巡查组: 第一组, 单位: [望潮镇], 开始: 2026-03-09, 结束: 2026-03-13, 形式: 常规, 参加人员: [叶义], 乡镇: [], 部门: [], 企业: 3, 村社区: 2, 查阅资料: 1, 谈话: 1, 事件: [{事件: 反馈, 日期: 2026-03-20, 单位: [望潮镇], 文号: ⟦事件文号⟧, 说明: ⟦事件说明⟧}], 合计: {问题隐患: 3, 重大隐患: 1, 突出隐患: 0, 一般隐患: 0, 机制性问题: 1, 违法行为: 0, 线索: 1}}
问题隐患:
  - 编号: 甲1
    计划: 魑997号
    轮次: 第一轮
    巡查组: 第一组
    单位: 望潮镇
    企业: 永丰厂
    地点: 一车间
    行业: 工贸
    类别: 隐患
    等级: 重大
    发现日期: 2026-03-10
    问题: 疏散通道被堵塞
    依据: 消防法第二十八条
    整改前照片: [照片/前.jpg]
    整改后照片: [照片/后.jpg]
    措施: 清空通道
    资金: ⟦资金⟧
    整改期限: 2026-04-10
    应急预案: ⟦应急预案⟧
    责任单位: 望潮镇
    责任人: ⟦责任人⟧
    挂牌督办: {日期: 2026-03-25, 文号: 云安挂〔2026〕1号, 销号: 2026-04-09}
    经过:
      - {日期: 2026-03-21, 状态: 整改中, 说明: ⟦经过说明⟧, 凭证: ⟦凭证⟧, 延期至: 2026-04-20}
      - {日期: 2026-04-08, 状态: 待验收}
      - {日期: 2026-04-09, 状态: 已销号, 说明: ⟦销号说明⟧, 凭证: ⟦销号凭证⟧}
  - {编号: 甲2, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 线索, 发现日期: 2026-03-10, 问题: ⟦线索⟧, 责任单位: 望潮镇, 整改时限: 5个工作日 自 反馈}
  - {编号: 甲3, 轮次: 第一轮, 巡查组: 第一组, 单位: 望潮镇, 类别: 机制性问题, 发现日期: 2026-03-10, 问题: 责任不清, 责任单位: 望潮镇}
工作日: {已公布年份: [2026], 放假: [{名称: ⟦放假⟧, 自: 2026-12-30, 至: 2026-12-31}], 上班: [{名称: ⟦上班⟧, 日期: 2026-12-27}]}
`

// openPaper is released; what it says of itself that readers do not see is a
// secret, and so is what it masks and what it withholds. The word it masks
// stands in every part of it that readers see.
const openPaper = `---
# ⟦注释⟧
文种: 通知
版式: 公文
标题: 关于公布魑999号巡查情况的通知
副标题: 公开的副标题，魑999号
发文机关: 云澜市人民政府办公室
发文机关标志: 云澜市人民政府办公室
发文字号: 云政办〔2026〕1号
成文日期: 2026-04-15
主送: [市有关单位、魑999号]
主送在版记: 否
抄送: [市委办公室、魑999号]
签发人: ⟦签发人⟧
份号: "` + copyNumber + `"
紧急程度: 加急
附件:
  - {标题: 公开的附件，魑999号, 文件: 附件/开.md}
  - {标题: ⟦附件标题⟧, 文件: 附件/⟦附件文件名⟧.md, 公开: 否}
  - {标题: 又一个公开的附件, 文件: 附件/又.md}
附注: 此件公开发布，魑999号除外
印章: 印章/⟦印章文件名⟧.png
印发机关: 云澜市人民政府办公室
印发日期: 2026-04-15
公开:
  方式: 主动公开
  主题分类: 安全生产监管
  体裁分类: 通知，魑999号
  摘要: 公开的摘要，由魑999号负责
  专题: 公开的专题，魑999号
  理由: ⟦理由⟧
  地址: kai
  屏蔽: [{词: 魑999号, 换成: 某单位}]
  更正: [{日期: 2026-04-18, 说明: 公开的更正，魑999号}]
联系人: ⟦联系人⟧
状态: 已印发，⟦状态⟧
计划: 魑997号
轮次: 第一轮
关键词: [公开的关键词, 魑999号]
数据: {轮次: 第一轮}
---
公开的正文，由魑999号负责。**魑99**9号也在内。共{{问题隐患数 类别=隐患}}项。

## 公开的标题，魑999号

### 公开的段首，魑999号。公开的段，魑999号。

- 公开的列表，魑999号

:::名单
组长：叶某（魑999号）
:::

:::横排
表：公开的表，魑999号
| 单位 | 魑999号的情况 |
|---|---|
| 魑999号 | 一、魑999号的话 |
:::

:::图表 图题=公开的图表，魑999号 计量单位=魑999号项 表格=是
| 单位 | 魑999号一 | 魑999号二 |
|---|---|---|
| 魑999号甲 | 12 | 3 |
| 魑999号乙 | 7 | 4 |
:::

:::署名 云澜市人民政府办公室、魑999号 2026-04-15
:::

:::问题清单 等级=重大 列=单位、企业、地点、问题、依据、措施
:::

:::问题清单 等级=重大 列=行业、期限、整改情况、责任单位、发现日期、挂牌日期、销号日期
:::

:::问题清单 列=类别、问题、责任单位
:::

:::照片 等级=重大
:::

![公开的另一张图](图/⟦另一张图片的文件名⟧.png)

:::巡查组 电话=公布
:::

![公开的图由魑999号拍](图/⟦图片文件名⟧.jpg "公开的图题，魑999号")

[链接](https://www.yunlan.example/zn) [另一个链接](https://www.yunlan.example/?q=魑999号)
`

// secretSize is that of a picture which shows a secret, so that it is one
// whatever is done to its file; copyNumber is the number of one printed copy.
var secretSize = image.Pt(37, 53)

const copyNumber = "770012"

// secretsIn gives every secret that a piece of a file has, each with what
// stands around it.
func (p *planter) secretsIn(piece string) []string {
	var out []string
	for word, where := range map[string]string{mark: "", fmt.Sprintf("%d×%d", secretSize.X, secretSize.Y): "the picture of a seal", copyNumber: "the number of a copy"} {
		i := strings.Index(piece, word)
		if i < 0 {
			continue
		}
		if where == "" {
			where = p.tell(piece[i:])
		}
		out = append(out, fmt.Sprintf("%s: …%s…", where, piece[max(0, i-60):min(len(piece), i+60)]))
	}
	slices.Sort(out)
	return out
}

func TestSecretsReachNoPublicFile(t *testing.T) {
	p := &planter{}
	files := map[string]string{}
	add := func(name, text string) {
		name = p.fill("file name", name)
		files[name] = p.fill(name, text)
	}
	add("yinfa.yaml", "# ⟦注释⟧\n"+config+"    印章: content/印章/⟦机关的印章⟧.png\n词语: [⟦词语⟧]\n"+siteSection+"发布:\n  外网: {方式: 文件夹, 文件夹: ../⟦发布文件夹⟧}\n")
	folder := "content/" + p.S("folder of the paper") + "/"
	add("content/数据/台账.yaml", secretLedger)
	add("layouts/公文模板/自己的模板.md", "---\n# ⟦注释⟧\n文种: 通知\n标题: ⟦模板标题⟧\n发文机关: 云澜市人民政府办公室\n成文日期: 2026-03-06\n主送: [市有关单位]\n---\n⟦模板正文⟧\n")
	// The names of files in openPaper have to be known.
	open := p.fill("content/开.md", openPaper)
	files[folder+"开.md"] = open
	named := func(pattern string) string {
		m := regexp.MustCompile(pattern).FindString(open)
		if m == "" {
			t.Fatal(pattern)
		}
		return folder + m
	}
	add(folder+"附件/开.md", "---\n标题: 公开的附件，魑999号\n副标题: 公开的附件的副标题，魑999号\n---\n公开的附件正文，魑999号。\n")
	files[named(`附件/魑\d+号\.md`)] = p.fill("withheld attachment", "---\n标题: ⟦标题⟧\n副标题: ⟦副标题⟧\n---\n⟦正文⟧\n\n| ⟦表头⟧ |\n|---|\n| ⟦表⟧ |\n\n![⟦图说⟧](../图/⟦图⟧.png)\n")
	add(folder+"附件/又.md", "又一段公开的正文。\n")
	for name, text := range files {
		if m := regexp.MustCompile(`\.\./图/(魑\d+号\.png)`).FindStringSubmatch(text); m != nil {
			files[folder+"图/"+m[1]] = secretPicturePNG(p, name)
		}
	}
	files[named(`图/魑\d+号\.jpg`)] = secretPhoto(t, p, "picture of the paper")
	files[named(`图/魑\d+号\.png`)] = secretPicturePNG(p, "drawing of the paper")
	files[named(`印章/魑\d+号\.png`)] = secretPNG(p, "seal", secretSize)
	seal := regexp.MustCompile(`content/印章/魑\d+号\.png`).FindString(files["yinfa.yaml"])
	files[seal] = secretPicturePNG(p, "seal of the organ")
	files["content/数据/照片/前.jpg"] = secretPhoto(t, p, "photograph before")
	files["content/数据/照片/后.jpg"] = secretPhoto(t, p, "photograph after")

	// Documents of which nothing leaves, with secrets in every key.
	inside := "文种: 通知\n标题: ⟦标题⟧\n副标题: ⟦副标题⟧\n发文机关: 云澜市人民政府办公室\n发文机关标志: ⟦标志⟧\n发文字号: 云政办⟦字号⟧〔2026〕%d号\n成文日期: 2026-04-20\n主送: [⟦主送⟧]\n抄送: [⟦抄送⟧]\n附件:\n  - ⟦附件⟧\n附注: ⟦附注⟧\n印发机关: ⟦印发机关⟧\n联系人: ⟦联系人⟧\n状态: %s\n关键词: [⟦关键词⟧]\n"
	body := "---\n⟦正文⟧\n\n## ⟦标题⟧\n\n| ⟦表头⟧ |\n|---|\n| ⟦表⟧ |\n"
	doc := func(name string, n int, status, release string) {
		add("content/"+name+"-⟦文件名⟧.md", "---\n# ⟦注释⟧\n"+fmt.Sprintf(inside, n, status)+release+body)
	}
	doc("沉默", 11, "已印发", "")
	doc("不予", 12, "已印发", "公开: {方式: 不予公开, 理由: ⟦理由⟧, 主题分类: ⟦主题⟧, 摘要: ⟦摘要⟧, 专题: ⟦专题⟧}\n")
	doc("依申请", 13, "已印发", "公开: 依申请公开\n")
	doc("草稿", 14, "草稿", "公开: {方式: 主动公开, 摘要: ⟦摘要⟧, 专题: ⟦专题⟧}\n")
	doc("没有写公开的草稿", 17, "待签", "")
	doc("未到时间", 15, "已印发", "公开: {方式: 主动公开, 发布时间: 2026-07-01, 摘要: ⟦摘要⟧, 专题: ⟦专题⟧, 更正: [{日期: 2026-07-02, 说明: ⟦更正⟧}]}\n")
	doc("废止别人", 16, "已印发", "废止: [云政办〔2026〕1号]\n")
	add("content/批量-⟦文件名⟧.md", "---\n文种: 通知\n标题: ⟦标题⟧{{单位}}\n发文机关: 云澜市人民政府办公室\n发文字号: 云政办〔2026〕{{序号}}号\n成文日期: 2026-04-15\n主送: [市有关单位]\n印发机关: 云澜市人民政府办公室\n批量: {按: 单位, 轮次: 第一轮, 起号: 21}\n---\n⟦正文⟧\n\n:::四个清单\n:::\n")
	add(folder+"公开的批量.md", "---\n# ⟦注释⟧\n文种: 通知\n标题: 公开的批量{{单位}}\n发文机关: 云澜市人民政府办公室\n发文字号: 云政办〔2026〕{{序号}}号\n成文日期: 2026-04-15\n主送: [市有关单位]\n印发机关: 云澜市人民政府办公室\n联系人: ⟦联系人⟧\n公开: {方式: 主动公开, 专题: 公开的专题，魑999号, 屏蔽: [{词: 魑999号, 换成: 某单位}]}\n批量: {按: 单位, 轮次: 第一轮, 起号: 31}\n---\n公开的话。\n\n:::问题条目 等级=重大 写=地点、依据、措施、期限、整改情况\n:::\n\n:::整改情况 按=单位 等级=重大\n:::\n\n:::统计 按=行业 类别=隐患\n:::\n\n:::日程\n:::\n\n:::巡查对象\n:::\n")
	add("content/撤回.md", "---\n文种: 通知\n标题: 撤回的通知\n发文机关: 云澜市人民政府办公室\n发文字号: 云政办〔2026〕41号\n成文日期: 2026-03-06\n主送: [⟦主送⟧]\n抄送: [⟦抄送⟧]\n印发机关: 云澜市人民政府办公室\n关键词: [⟦关键词⟧]\n附注: ⟦附注⟧\n公开: {方式: 主动公开, 地址: chehui, 摘要: ⟦摘要⟧, 撤回: {日期: 2026-05-01, 说明: 数据有误}}\n"+body)
	add("content/没有用到-⟦文件名⟧.md", "⟦正文⟧\n")

	checkEveryField(t, files)
	root := project(t, files)
	o := siteOptions(t, root)
	o.Formats, o.Day = []Format{PDF, DOCX, HTML}, calendar.Date{Year: 2026, Month: 6, Day: 1}
	r := mustRun(t, o)
	checkNoAccident(t, r)
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error {
			t.Fatal(diag.Text(r.Diagnostics))
		}
	}
	made := results(t, filepath.Join(root, "output"))
	for name, data := range sent(t, filepath.Join(root, "output", "site")) {
		made["site/"+name] = data
	}
	public, pieces := 0, map[string][]string{}
	for _, name := range under(made, "site/") {
		public++
		pieces[name] = unpacked(t, name, made[name])
		for _, piece := range append(pieces[name], name) {
			for _, secret := range p.secretsIn(piece) {
				t.Errorf("%s holds a secret of %s", name, secret)
			}
		}
	}
	if len(p.where) < 120 || public < 40 {
		t.Errorf("%d secrets, %d files: the test looks in the wrong place", len(p.where), public)
	}
	// What is public is found by the same eyes, in every kind of file.
	masked := []string{
		"关于公布某单位巡查情况的通知", "公开的副标题，某单位", "市有关单位、某单位", "公开的正文，由某单位负责", "公开的标题，某单位", "公开的段首，某单位", "公开的段，某单位",
		"公开的列表，某单位", "公开的表，某单位", "某单位的情况", "一、某单位的话", "公开的图表，某单位", "某单位一", "某单位甲", "公开的附件，某单位", "公开的附件正文，某单位",
		"公开的图题，某单位", "此件公开发布，某单位除外", "市委办公室、某单位", "云澜市人民政府办公室、某单位", "不予公开", "又一段公开的正文", "疏散通道被堵塞", "清空通道",
	}
	for name, words := range map[string][]string{
		"site/wj/kai.html":  append([]string{"（不予公开）", "公开的图由某单位拍", "0000-66010099", "公开的更正，某单位", "已废止", "公开的专题，某单位", "公开的摘要，由某单位负责", "公开的关键词,某单位"}, masked...),
		"site/wj/kai.json":  append([]string{"公开的摘要，由某单位负责", "公开的更正，某单位", "通知，某单位"}, slices.DeleteFunc(slices.Clone(masked), func(s string) bool { return s == "公开的图由某单位拍" })...),
		"site/wj/kai.pdf":   append([]string{"公开的图由某单位拍", "公开的关键词", "某单位项", "某单位也在内"}, masked...),
		"site/wj/kai.docx":  append([]string{"公开的图由某单位拍", "公开的关键词", "某单位项", "某单位也在内"}, masked...),
		"site/qb/feed.json": {"公开的更正，某单位", "某单位负责"}, "site/qb/feed.atom": {"公开的更正，某单位"}, "site/qb/feed.rss": {"公开的更正，某单位"},
		"site/" + publish.ManifestName: {"wj/kai.pdf"},
		"site/wj/chehui.html":          {"撤回的通知", "数据有误"},
	} {
		all := strings.ReplaceAll(strings.Join(pieces[name], "\n"), "<wbr>", "")
		for _, word := range words {
			if !strings.Contains(all, word) {
				t.Errorf("%s does not hold %s", name, word)
			}
		}
	}
	if made["site/wj/chehui.pdf"] != "" {
		t.Error("a withdrawn document can be downloaded")
	}
	// The office's own copies keep everything, and the same eyes see it.
	for _, ending := range []string{"pdf", "docx"} {
		own := strings.Join(unpacked(t, "a."+ending, made[strings.TrimPrefix(folder, "content/")+"开."+ending]), "\n")
		for _, word := range []string{"魑999号", fmt.Sprintf("%d×%d", secretSize.X, secretSize.Y), copyNumber} {
			if !strings.Contains(own, word) {
				t.Errorf("the internal %s does not hold %s", ending, word)
			}
		}
	}
	if !strings.Contains(made["manifest.json"], `"未到时间`) && !strings.Contains(made["manifest.json"], "还没有到发布时间") {
		t.Error("the manifest of the office does not list what stays inside")
	}
}

// sent is what a target holds after the site in a folder was sent to it.
func sent(t *testing.T, dir string) map[string]string {
	t.Helper()
	site, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	target := filepath.Join(t.TempDir(), "www")
	if _, err := publish.Run(t.Context(), site, publish.NewFolder(target), publish.Options{}); err != nil {
		t.Fatal(err)
	}
	real, err := filepath.EvalSymlinks(target)
	if err != nil {
		t.Fatal(err)
	}
	return results(t, real)
}

func (p *planter) tell(s string) string {
	var n int
	if _, err := fmt.Sscanf(strings.TrimPrefix(s, mark), "%d", &n); err == nil && n > 0 && n <= len(p.where) {
		return p.where[n-1]
	}
	return "what is masked"
}

// checkEveryField fails when there are keys of the ledger or of documents in
// which no secret, and nothing else, has been put.
func checkEveryField(t *testing.T, files map[string]string) {
	t.Helper()
	all := files["content/数据/台账.yaml"]
	type record struct {
		Properties map[string]any    `json:"properties"`
		Records    map[string]record `json:"$defs"`
	}
	var schema record
	if err := json.Unmarshal(ledger.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	for _, r := range append(slices.Collect(maps.Values(schema.Records)), schema) {
		for key := range r.Properties {
			if !strings.Contains(all, key+":") && key != "基于" {
				t.Errorf("the ledger of this test has no %s", key)
			}
		}
	}
	papers := ""
	for name, text := range files {
		if strings.HasSuffix(name, ".md") {
			papers += text
		}
	}
	skipped := []string{"密级", "保密期限", "印发", "出席", "请假", "列席", "签名章", "失效", "修改", "模板"}
	for _, key := range model.CommonKeys() {
		if !strings.Contains(papers, "\n"+key+":") && !slices.Contains(skipped, key) {
			t.Errorf("no paper of this test has %s", key)
		}
	}
}
