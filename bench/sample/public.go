package sample

import (
	"fmt"
	"strings"
)

// Public is a project of n notices of one page that are all for the public.
func Public(n int) []File {
	c := config()
	c.Text += "站点:\n  名称: 云澜市安全生产信息公开\n  网址: https://www.yunlan.example/aqsc\n  标识码: \"3300000001\"\n  主办单位: 云澜市人民政府办公室\n" +
		"  承办单位: 云澜市人民政府办公室\n  联系方式: 0000-66010012\n  机构代码: \"113300\"\n  索引号: \"{机构代码}/{年}-{流水}\"\n"
	files := []File{c}
	for i := range n {
		files = append(files, File{fmt.Sprintf("content/%03d/%05d.md", i/100, i), notice(i)})
	}
	return files
}

// notice is one of many short public notices; no two have the same title or
// number.
func notice(variant int) string {
	year, day := 2020+variant%6, 1+variant/6%27
	var b strings.Builder
	fmt.Fprintf(&b, `---
文种: 通知
标题: 云澜市人民政府办公室关于%s的第%d号通知
发文机关: 云澜市人民政府办公室
发文字号: 云政办〔%d〕%d号
成文日期: %d-%02d-%02d
印发机关: 云澜市人民政府办公室
主送: [各乡镇人民政府、街道办事处, 市有关单位]
附注: 此件公开发布
公开: {方式: 主动公开, 主题分类: 安全生产监管}
---
`, pick(tasks, variant), variant+1, year, variant+1, year, 1+variant%12, day)
	for _, head := range []string{"工作安排", "工作要求"} {
		fmt.Fprintf(&b, "## %s\n\n", head)
		for k := range 2 {
			b.WriteString(sentence(variant*11+k*17+len(head)) + "\n\n")
		}
	}
	return b.String()
}
