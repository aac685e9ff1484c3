package build

import (
	"os"
	"regexp"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// fence is a block of the guide that names its file.
var fence = regexp.MustCompile("(?ms)^```(?:yaml|markdown) (\\S+)\\n(.*?)^```$")

// TestGuideOfTheYear copies every file of the guide into a project and builds
// it: an officer who follows the guide meets no error and no warning but that
// the site has no address.
func TestGuideOfTheYear(t *testing.T) {
	text, err := os.ReadFile("../../docs/year.md")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
		files[m[1]] = m[2]
	}
	o := options(t, project(t, files))
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
