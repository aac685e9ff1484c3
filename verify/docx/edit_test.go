//go:build verify

package docx

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// editing is a macro that does to a Word file in LibreOffice what a person
// does, and notes what came of it.
//
//go:embed testdata/edit.bas
var editing string

// TestEditing types after headings and adds a row to a table in LibreOffice.
func TestEditing(t *testing.T) {
	dir := work(t, "editing")
	project := t.TempDir()
	put(t, project, "yinfa.yaml", "机关: [{名称: 云澜市应急管理局, 代字: 云应急}]\n")
	put(t, project, "content/a.md", `---
文种: 通知
标题: 关于开展安全生产巡查的通知
发文机关: 云澜市应急管理局
发文字号: 云应急〔2026〕3号
成文日期: 2026-03-06
主送: [市有关单位]
---
## 巡查对象
全市29个乡镇、街道和功能区。

### 巡查方式。采取“四不两直”方式进行。

| 序号 | 隐患 |
|---|---|
| 1 | 配电箱门缺失 |
| 2 | 安全带低挂高用 |
`)
	pairs := written(t, project, dir)
	if len(pairs) != 1 {
		t.Fatalf("%d files", len(pairs))
	}
	report := filepath.Join(dir, "report.txt")
	if err := os.RemoveAll(report); err != nil {
		t.Fatal(err)
	}
	macro(t, dir, editing, `Standard.Module1.Edit("`+pairs[0].word+`","`+report+`")`)
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSpace(string(data)), "\n")
	want := []string{
		"after Title: Text body", "after Heading 1: Text body", "after run-in: Text body",
		"rows: 3 then 4", "new cell: 表格文字", "new row may split: False", "outline: 一、巡查对象 1; （一）巡查方式。采取“四不两直”方式进行。 2",
	}
	for i := range max(len(got), len(want)) {
		a, b := "", ""
		if i < len(got) {
			a = got[i]
		}
		if i < len(want) {
			b = want[i]
		}
		if a != b {
			t.Errorf("got %q, want %q", a, b)
		}
	}
}

// macro runs a Basic macro in LibreOffice.
func macro(t *testing.T, dir, text, call string) {
	t.Helper()
	profile := "-env:UserInstallation=file://" + filepath.Join(dir, "profile")
	// The first start of a profile lays its own libraries over those of the test.
	toolEnv(t, []string{"SAL_USE_VCLPLUGIN=svp"}, "soffice", profile, "--headless", "--terminate_after_init")
	const head = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
	libraries := func(part string) string {
		return head + `<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd"><library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/` + part + `.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`
	}
	for name, content := range map[string]string{
		"../script.xlc": libraries("script"),
		"../dialog.xlc": libraries("dialog"),
		"Module1.xba":   head + `<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">` + escaped + `</script:module>`,
		"script.xlb":    head + `<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
		"dialog.xlb":    head + `<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"/>`,
	} {
		put(t, filepath.Join(dir, "profile", "user", "basic", "Standard"), name, content)
	}
	toolEnv(t, []string{"SAL_USE_VCLPLUGIN=svp"}, "soffice", profile, "--headless", "--norestore", "macro:///"+call)
}
