package build

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// TestInternalWordsTypedByHandStopTheSite: what the ledger keeps inside does
// not leave by an author's own words either, and in no file of the site.
func TestInternalWordsTypedByHandStopTheSite(t *testing.T) {
	data := strings.Replace(ledgerData, "人员:\n", "人员:\n  - {姓名: 石磊磊, 单位: 市应急局, 内部: 是, 手机: 13800000000}\n", 1) +
		"问题隐患:\n" + finding("a1", "第一轮", "隐患", "重大", "2026-03-09", "", ", 应急预案: 撤离到体育馆东侧")
	for name, body := range map[string]string{
		"a person inside": "由石磊磊负责。", "a person with blanks": "由石　磊磊负责。", "a telephone": "有事打13800000000。", "a plan for emergencies": "险情发生时撤离到体育馆东侧。",
		"nothing": "由有关单位负责。",
	} {
		root := project(t, map[string]string{"yinfa.yaml": config + siteSection, "content/数据/台账.yaml": data, "content/公示.md": notice("公开: 主动公开\n", body)})
		r := mustRun(t, siteOptions(t, root))
		stopped := false
		for _, d := range r.Diagnostics {
			stopped = stopped || d.Severity == diag.Error && (d.Code == diag.ReleaseInternal || d.Code == diag.ContactPublished) && d.Span.File == "content/公示.md"
		}
		if want := name != "nothing"; stopped != want || (r.Site == 0) != want {
			t.Errorf("%s: stopped %v, %d files\n%s", name, stopped, r.Site, diag.Text(r.Diagnostics))
		}
	}
}
