package build

import (
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// TestMisnamed: an ending that keeps a file from being read is told, with what
// it should be.
func TestMisnamed(t *testing.T) {
	r := mustRun(t, options(t, project(t, map[string]string{
		"content/a.md": notice("", ""), "content/b.txt": notice("", ""), "content/c.md.txt": notice("", ""), "content/说明.txt": "随手记的话。",
		"content/d.docx": "PK", "content/e.wps": "PK", "content/数据/单位.yaml.txt": "单位: []", "content/数据/人员.txt": "人员: []", "content/数据/计划.YAML": "计划: []",
	})))
	got := map[string]string{}
	for _, d := range r.Diagnostics {
		if d.Code == diag.FileUnused {
			got[d.Span.File] += d.Severity.String() + " " + d.Hint
		}
	}
	for file, want := range map[string]string{
		"content/b.txt": "警告 请改为以 .md 结尾", "content/c.md.txt": "警告 请删去多出的 .txt", "content/d.docx": "提示 要排成公文的", "content/e.wps": "提示 要排成公文的",
		"content/数据/单位.yaml.txt": "警告 请删去多出的 .txt", "content/数据/人员.txt": "警告 请改为以 .yaml 结尾", "content/数据/计划.YAML": "警告 请改为以小写的 .yaml 结尾",
	} {
		if !strings.HasPrefix(got[file], want) {
			t.Errorf("%s: %q, want %q", file, got[file], want)
		}
		delete(got, file)
	}
	if len(got) > 0 {
		t.Errorf("more: %v", got)
	}
}

// TestOneMistakeOneMessage: what follows from a mistake is not told besides.
func TestOneMistakeOneMessage(t *testing.T) {
	data := `单位:
  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇}
  - {名称: 云澜市应急管理局, 简称: 市应急局, 类别: 部门}
人员:
  - {姓名: 叶义, 单位: 市应急局}
制度:
  - {名称: 本市, 出处: 云安委办〔2026〕1号}
计划:
  - 名称: 年度巡查
    年度: 2026
    制度: 本市
    对象: [望潮镇]
    巡查组: [{名称: 第一组, 组长: 叶义, 巡查单位: [望潮镇]}]
    轮次: [{名称: 第一轮, 开始: 2026-03-09, 结束: 2026-03-13}]
`
	public := "---\n模板: 巡查情况公开\n发文机关: 云澜市人民政府办公室\n成文日期: 2026-04-20\n数据: {轮次: 第一轮, 截至: 2026-04-15}\n---\n:::内容 监督方式\n来信。\n:::\n"
	attached := notice("附件:\n  - {标题: 名单, 文件: 名单.md}\n", "")
	for name, test := range map[string]struct {
		files map[string]string
		want  []diag.Code
	}{
		"a type that is not": {map[string]string{"content/a.md": strings.Replace(attached, "文种: 通知", "文种: 通之", 1), "content/名单.md": "许安"}, []diag.Code{diag.KindUnknown}},
		"no end of the head": {map[string]string{"content/a.md": strings.Replace(attached, "\n---\n", "\n", 1), "content/名单.md": "许安"}, []diag.Code{diag.FrontMatterUnclosed}},
		"another ending":     {map[string]string{"content/a.md": strings.Replace(attached, "名单.md", "名单.doc", 1), "content/名单.md": "许安"}, []diag.Code{diag.ReadMissing}},
		"saved as txt":       {map[string]string{"content/a.txt": attached, "content/名单.md": "许安"}, []diag.Code{diag.FileUnused}},
		"a batch, and data that cannot be read": {map[string]string{
			"content/a.md": strings.Replace(notice("批量: {按: 单位, 轮次: 第一轮}\n", ""), "1号", "{{序号}}号", 1), "content/数据/计划.yaml": "计划: [甲\n检查:\n"}, []diag.Code{diag.DataDamaged, diag.YAMLBracket}},
		"a round that is not":      {map[string]string{"content/a.md": strings.Replace(public, "第一轮", "第九轮", 1), "content/数据/计划.yaml": data}, []diag.Code{diag.SelectionValue}},
		"nothing inspected so far": {map[string]string{"content/a.md": public, "content/数据/计划.yaml": data}, []diag.Code{diag.DataEmpty, diag.DataEmpty}},
		"GBK":                      {map[string]string{"content/a.md": "---\n\xce\xc4\xd6\xd6: \xcd\xa8\xd6\xaa\n---\n\xce\xc4\xd6\xd6\xa1\xa3\n", "content/名单.md": "许安"}, []diag.Code{diag.ReadGBK}},
		"forgotten besides":        {map[string]string{"content/a.md": strings.Replace(notice("", ""), "文种: 通知", "文种: 通之", 1), "content/名单.md": "许安"}, []diag.Code{diag.KindUnknown, diag.FileUnused}},
	} {
		r := mustRun(t, options(t, project(t, test.files)))
		var got []diag.Code
		for _, d := range r.Diagnostics {
			if d.Severity != diag.Info {
				got = append(got, d.Code)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}
