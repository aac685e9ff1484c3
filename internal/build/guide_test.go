package build

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// fence is a block of the guide that names its file.
var fence = regexp.MustCompile("(?ms)^```(?:yaml|markdown) (\\S+)\\n(.*?)^```$")

// guideFiles are the files of the guide, by their paths.
func guideFiles(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../docs/year.md")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
		files[m[1]] = m[2]
	}
	return files
}

// TestGuideOfTheYear copies every file of the guide into a project and builds
// it: an officer who follows the guide meets no error and no warning but that
// the site has no address.
func TestGuideOfTheYear(t *testing.T) {
	o := options(t, project(t, guideFiles(t)))
	o.Formats = []Format{PDF, DOCX, HTML}
	r := mustRun(t, o)
	for _, d := range r.Diagnostics {
		if d.Severity != diag.Info && d.Code != diag.SiteAddress {
			t.Error(diag.Text([]diag.Diagnostic{d}))
		}
	}
	if r.Built != 7 || r.Failed > 0 || r.Site == 0 {
		t.Errorf("%d built, %d failed, %d on the site", r.Built, r.Failed, r.Site)
	}
}

// TestOneFaultOfTheDataIsOneMessage asks that papers say no more of damaged
// data than that they are damaged, and that an officer reads it once.
func TestOneFaultOfTheDataIsOneMessage(t *testing.T) {
	files := guideFiles(t)
	const data = "content/数据/第一轮.yaml"
	whole := files[data]
	for from, to := range map[string]string{
		"    等级: 重大\n":       "    等级：重大\n",             // a colon of the Chinese keyboard
		"  - 轮次: 第一轮\n":      "  - 轮次: 第1轮\n",           // of the inspection
		"101\n    轮次: 第一轮\n": "101\n\t轮次: 第一轮\n",        // a tab
		"企业: 望潮木器厂\n":        "企业: 望潮木器厂\n    行业: 工贸\n", // a key twice
		"    责任单位: 望潮木器厂\n":  "",
	} {
		files[data] = strings.Replace(whole, from, to, 1)
		if files[data] == whole {
			t.Fatalf("%q is not in the guide", from)
		}
		r := mustRun(t, options(t, project(t, files)))
		causes := 0
		for _, d := range r.Diagnostics {
			switch {
			case d.Severity == diag.Info || d.Code == diag.DataDamaged || d.Code == diag.SiteAddress:
			case d.Severity == diag.Error && d.Span.File == data:
				causes++
			default:
				t.Errorf("%q: besides: %s", to, diag.Text([]diag.Diagnostic{d}))
			}
		}
		if causes != 1 || r.Built != 0 {
			t.Errorf("%q: %d causes, %d built\n%s", to, causes, r.Built, diag.Digest(r.Diagnostics))
		}
	}
}

// TestResponsibleAreNamed asks for a warning where the last of the four lists
// would have a gap.
func TestResponsibleAreNamed(t *testing.T) {
	files := guideFiles(t)
	const data = "content/数据/第一轮.yaml"
	files[data] = strings.Replace(files[data], "    责任人: 石磊\n", "", 1)
	said := ""
	for _, d := range mustRun(t, options(t, project(t, files))).Diagnostics {
		if d.Code == diag.PersonMissing {
			said += d.Severity.String() + d.Summary
		}
	}
	if want := "警告责任清单里有1项没有责任人，如 2026-1-101"; said != want {
		t.Errorf("%q, want %q", said, want)
	}
}
