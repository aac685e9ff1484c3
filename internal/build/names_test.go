package build

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
)

// A title is not broken inside the name of an organ that the project file
// does not know: the document's own names count.
func TestTitleKeepsTheDocumentsOwnNames(t *testing.T) {
	const organ = "云澜绢纺特种丝业发展服务中心管理处"
	text := strings.ReplaceAll(notice("", ""), "云澜市人民政府办公室", organ)
	text = strings.Replace(text, "标题: 关于召开会议的通知", "标题: "+organ+"关于做好春季安全生产大检查准备工作的通知", 1)
	o := options(t, project(t, map[string]string{"content/a.md": text}))
	o.CheckOnly = true
	var lines []string
	o.Inspect = func(_ string, _ *doc.Document, pages *page.Document) {
		at := map[string]int{}
		for _, item := range pages.Pages[0].Items {
			if x, ok := item.(*page.Text); ok && x.Size.Points() > 21.9 && x.Size.Points() < 22.1 {
				if _, known := at[x.Y.String()]; !known {
					at[x.Y.String()] = len(lines)
					lines = append(lines, "")
				}
				lines[at[x.Y.String()]] += x.String()
			}
		}
	}
	mustRun(t, o)
	whole := false
	for _, line := range lines {
		whole = whole || strings.Contains(line, organ)
	}
	if !whole || len(lines) < 2 {
		t.Errorf("the title is set as %q", lines)
	}
}
