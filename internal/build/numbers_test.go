package build

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// TestOneNumberTwice: a number is borne by one document only. 令 and minutes
// count each for themselves.
func TestOneNumberTwice(t *testing.T) {
	other := strings.NewReplacer("召开会议", "值班", "1号", "2号").Replace(notice("", ""))
	units := "单位:\n  - {名称: 云澜市人民政府, 类别: 县区}\n  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇, 上级: 云澜市人民政府}\n  - {名称: 青岙镇人民政府, 简称: 青岙镇, 类别: 乡镇, 上级: 云澜市人民政府}\n"
	found := "问题隐患:\n  - {编号: 甲1, 单位: 望潮镇, 类别: 隐患, 等级: 一般, 发现日期: 2026-03-02, 问题: 甲, 责任单位: 望潮镇}\n  - {编号: 甲2, 单位: 青岙镇, 类别: 隐患, 等级: 一般, 发现日期: 2026-03-02, 问题: 乙, 责任单位: 青岙镇}\n"
	batch := strings.Replace(notice("批量: {按: 单位}\n", ""), "1号", "3号", 1)
	result := mustRun(t, options(t, project(t, map[string]string{
		"content/a.md": notice("", ""), "content/b.md": other, "content/c.md": notice("", "又一次。"),
		"content/d.md": strings.Replace(notice("", "拟稿一。"), "1号", "　号", 1), "content/e.md": strings.Replace(notice("", "拟稿二。"), "1号", "　号", 1), // no numbers yet
		"content/批.md": batch, "content/数据/单位.yaml": units, "content/数据/问题.yaml": found,
	})))
	var got []string
	for _, d := range result.Diagnostics {
		if d.Code == diag.NumberTaken {
			got = append(got, d.Span.String()+" "+d.Summary)
		}
	}
	want := "content/c.md:5:7 发文字号“云政办〔2026〕1号”已经用在 content/a.md\ncontent/批.md:5:7 这一批公文有2份用了同一个发文字号“云政办〔2026〕3号”"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s\n%s", strings.Join(got, "\n"), want, diag.Text(result.Diagnostics))
	}
}
