package typeset

import (
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
)

// Lines of 主送机关 and of 抄送 end between two organs where the line loses
// little by it, and else before what the name of an organ ends in.
func TestLinesEndBetweenOrgans(t *testing.T) {
	organs := texts("各县（市、区）人民政府", "市发展和改革委员会", "市工业和信息化局", "市教育局", "市公安局", "市自然资源和规划局", "市住房和城乡建设局", "市交通运输局", "市农业农村局", "市应急管理局", "市市场监督管理局", "市消防救援支队")
	d := notice(oneLiners(4)...)
	d.Addressees = organs
	d.Imprint = doc.Imprint{Shown: true, CopyTo: organs, Office: text("云澜市应急管理局"), Date: date()}
	p, ds := set(t, d, "公文")
	noErrors(t, ds)
	var got []string
	for _, b := range boxes(p) {
		line := lineOf(p, b.page, b.y)
		if strings.HasPrefix(line, b.text) && strings.Contains(line, "、") && !strings.Contains(line, "全市") {
			got = append(got, line)
		}
		if end := b.x + b.w; end.Millimetres() > right+0.2 {
			t.Errorf("“%s” ends at %v", b.text, end)
		}
	}
	want := []string{
		"各县（市、区）人民政府、市发展和改革委员会、市工业",
		"和信息化局、市教育局、市公安局、市自然资源和规划局、",
		"市住房和城乡建设局、市交通运输局、市农业农村局、",
		"市应急管理局、市市场监督管理局、市消防救援支队：",
		"抄送：各县（市、区）人民政府、市发展和改革委员会、",
		"市工业和信息化局、市教育局、市公安局、市自然资源",
		"和规划局、市住房和城乡建设局、市交通运输局、",
		"市农业农村局、市应急管理局、市市场监督管理局、",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
