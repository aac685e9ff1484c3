package ledger

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// TestGuideExamples reads the examples of the guide. They name units that
// stand elsewhere, so only their form is asked about.
func TestGuideExamples(t *testing.T) {
	page, err := os.ReadFile("../../docs/ledger.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(blocks) < 7 {
		t.Fatalf("%d examples", len(blocks))
	}
	for _, block := range blocks {
		var bag diag.Bag
		Load([]*source.File{source.NewFile("例子.yaml", block[1])}, &bag)
		for _, d := range bag.Sorted() {
			switch d.Code {
			case diag.UnitUnknown, diag.PersonUnknown, diag.RegimeUnknown, diag.PlanUnknown:
			default:
				t.Errorf("%s\n%s", diag.Text([]diag.Diagnostic{d}), block[1])
			}
		}
	}
	for _, s := range Sections() {
		if !strings.Contains(string(page), "`"+s.Name+"`") {
			t.Errorf("the guide does not mention %s", s.Name)
		}
	}
}

func TestLocalDaysOff(t *testing.T) {
	l, bag := read(t, clocks("乐清")+`工作日:
  已公布年份: [2027]
  放假:
    - {自: 2026-05-07, 名称: 开渔节}
    - {自: 2027-01-01, 至: 2027-01-03, 名称: 元旦}
  上班: [{日期: 2026-05-16, 名称: 开渔节}]
`)
	expect(t, complaints(bag), "")
	d := l.StatusOn(day(t, "2026-05-11"), Filter{}).Duties[0]
	if d.Due.Date != day(t, "2026-05-09") || !strings.Contains(d.Due.Arithmetic, "开渔节5月7日") {
		t.Errorf("%+v", d.Due)
	}
	if l.Calendar.Day(day(t, "2026-05-16")).Off || l.Calendar.Day(day(t, "2027-01-04")).Estimated {
		t.Error("the office's days are not known")
	}
}
