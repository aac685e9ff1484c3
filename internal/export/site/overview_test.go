package site

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
)

// inspected is document n of an inspection, with a title and a kind of its own.
func inspected(n int, plan, round, kind, title string) Document {
	d := sample(n)
	d.Tree.Kind, d.Tree.Title, d.Tree.Meta.Title = kind, words(title), title
	d.Tree.Release.Address = text(fmt.Sprintf("d%d", n))
	d.Tree.Release.Date = doc.Date{Year: 2026, Month: 3, Day: 1 + n}
	d.Tree.Release.Topic, d.Tree.Release.Validity = doc.Text{}, doc.Text{}
	d.Plan, d.Round = plan, round
	return d
}

const (
	told   = "内部计划名一"
	untold = "内部计划名二"
)

func inspectionInput() Input {
	c := testConfig()
	c.Overviews = []Overview{{
		Year: 2026, Plan: told, Title: "2026年度安全生产巡查", On: doc.Date{Year: 2026, Month: 6, Day: 30}, Rounds: []string{"第一轮", "第二轮"},
		Figures: []Figure{{"检查村、社区", "38", "个", false}, {"问题隐患", "33", "项", true}, {"整改率", "93.9%", "", true}},
		Tables:  []Table{{"各轮情况", []string{"轮次", "发现"}, [][]string{{"第一轮", "33"}}}},
		Charts: []Chart{{
			Drawn: doc.Chart{Kind: doc.ChartStack, Caption: words("按行业"), Unit: text("项"), Labels: texts("建筑施工", "消防"), Series: []doc.ChartSeries{{Name: text("已整改"), Values: []int64{11, 0}}, {Name: text("未整改"), Values: []int64{1, 0}}}},
			Table: Table{Head: []string{"项目", "发现（项）", "已整改（项）", "整改率"}, Rows: [][]string{{"建筑施工", "12", "11", "91.7%"}, {"消防", "0", "0", "—"}}},
		}},
	}}
	return Input{Config: c, Documents: []Document{
		inspected(1, told, "", "通知", "关于开展2026年度安全生产巡查工作的通知"),
		inspected(2, told, "第一轮", "公示", "关于第一轮安全生产巡查情况的公示"),
		inspected(3, told, "第一轮", "督办单", "关于望潮镇重大隐患的督办单"),
		inspected(4, told, "第一轮", "公示", "关于第一轮重大隐患整改情况的公示"),
		inspected(5, told, "第二轮", "通报", "关于第二轮安全生产巡查的通报"),
		inspected(6, told, "没有公布的轮次", "公示", "关于另一轮的公示"),
		inspected(7, untold, "第一轮", "公示", "关于另一个计划的公示"),
		inspected(8, "", "", "通知", "关于无关事项的通知"),
	}}
}

// stepsIn reads the steps of a part of a page: step → titles.
func stepsIn(data string) map[string][]string {
	out := map[string][]string{}
	data = strings.ReplaceAll(data, "<wbr>", "")
	for _, part := range strings.Split(data, `<li><p class="step">`)[1:] {
		name, rest, _ := strings.Cut(part, "</p>")
		rest, _, _ = strings.Cut(rest, "</ol>")
		for _, m := range regexp.MustCompile(`<li[^>]*><div><a [^>]*>([^<]+)</a>`).FindAllStringSubmatch(rest, -1) {
			out[name] = append(out[name], m[1])
		}
	}
	return out
}

func TestYearTellsOfItsInspections(t *testing.T) {
	files := built(t, inspectionInput())
	page := strings.ReplaceAll(files["nd/2026.html"], "<wbr>", "")
	for _, part := range []string{
		"<h1>2026年巡查和公开情况</h1>", "2026年度安全生产巡查", "包括第一轮、第二轮，数据截至2026年6月30日。", "<dd>33<span> 项</span></dd>", "<dd>93.9%</dd>", `<caption id="xc-1-table-1">各轮情况</caption>`,
		`<h3 id="xc-1-chart-1">按行业</h3>`, "建筑施工：已整改11、未整改1", `<th scope="row">建筑施工</th><td class="right">12</td><td class="right">11</td><td class="right">91.7%</td>`, "各月公开文件。单位：件。1月0；", `"@type":"Dataset"`,
	} {
		if !strings.Contains(page, part) {
			t.Errorf("the year does not say %s", part)
		}
	}
	_, first, _ := strings.Cut(page, `<h4 id="xc-1-1">`)
	first, second, _ := strings.Cut(first, `<h4 id="xc-1-2">`)
	got := stepsIn(first)
	want := map[string][]string{
		StepReport: {"关于第一轮安全生产巡查情况的公示"}, StepMend: {"关于望潮镇重大隐患的督办单"}, StepResult: {"关于第一轮重大隐患整改情况的公示"},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("first round: %v", got)
	}
	if got := stepsIn(second); fmt.Sprint(got) != fmt.Sprint(map[string][]string{StepReport: {"关于第二轮安全生产巡查的通报"}}) {
		t.Errorf("second round: %v", got)
	}
	if strings.Contains(first+second, "另一轮") || strings.Contains(first+second, "另一个计划") {
		t.Error("a round that is not told of stands in the chain")
	}
	for name, data := range files {
		for _, word := range []string{told, untold, "没有公布的轮次"} {
			if strings.Contains(data, word) {
				t.Errorf("%s names %s", name, word)
			}
		}
	}
	home := files["index.html"]
	if !strings.Contains(home, `href="nd/2026.html#xc-1"`) || !strings.Contains(home, "93.9%") || strings.Contains(home, "检查村、社区") {
		t.Error("the first page does not tell of the inspections")
	}
}

func TestChainLeadsBothWays(t *testing.T) {
	files := built(t, inspectionInput())
	all := map[string][]string{
		StepPlan: {"关于开展2026年度安全生产巡查工作的通知"}, StepReport: {"关于第一轮安全生产巡查情况的公示"},
		StepMend: {"关于望潮镇重大隐患的督办单"}, StepResult: {"关于第一轮重大隐患整改情况的公示"},
	}
	for n := 2; n <= 4; n++ {
		page := strings.ReplaceAll(files[fmt.Sprintf("wj/d%d.html", n)], "<wbr>", "")
		if got := stepsIn(page); fmt.Sprint(got) != fmt.Sprint(all) {
			t.Errorf("document %d: %v", n, got)
		}
		if strings.Count(page, `class="current"`) != 1 || !strings.Contains(page, `href="../nd/2026.html#xc-1-1">2026年度安全生产巡查第一轮</a>`) {
			t.Errorf("document %d does not stand in its chain", n)
		}
	}
	all[StepReport] = append(all[StepReport], "关于第二轮安全生产巡查的通报")
	if got := stepsIn(files["wj/d1.html"]); fmt.Sprint(got) != fmt.Sprint(all) {
		t.Errorf("the plan: %v", got)
	}
	for n := 6; n <= 8; n++ {
		if strings.Contains(files[fmt.Sprintf("wj/d%d.html", n)], `class="steps"`) {
			t.Errorf("document %d stands in a chain", n)
		}
	}
}

func TestLongChainsStayShort(t *testing.T) {
	in := inspectionInput()
	in.Documents = nil
	for n := range 60 {
		in.Documents = append(in.Documents, inspected(n, told, "第一轮", "公示", fmt.Sprintf("关于第%02d个镇整改情况的公示", n)))
		in.Documents[n].Tree.Release.Date = doc.Date{Year: 2026, Month: 4, Day: 1 + n/3}
	}
	files := built(t, in)
	for n, want := range map[int]string{0: "另有 54 件", 30: "另有 54 件", 59: "另有 54 件"} {
		page := files[fmt.Sprintf("wj/d%d.html", n)]
		if got := stepsIn(page)[StepResult]; len(got) != onChain || !strings.Contains(page, want) || strings.Count(page, `class="current"`) != 1 {
			t.Errorf("document %d: %d in its step, %v", n, len(got), got)
		}
	}
	if !strings.Contains(files["nd/2026.html"], "另有 20 件") {
		t.Error("the year lists all sixty")
	}
}

func TestStepsByTitleAndKind(t *testing.T) {
	for _, c := range [][4]string{
		{"", "通知", "关于开展年度安全生产巡查工作的通知", StepPlan}, {"", "方案", "年度巡查方案", StepPlan},
		{"", "督导检查情况", "2026年3月督导检查情况", StepReport}, {"", "动态信息", "我市启动第一轮巡查", StepReport}, {"", "公示", "关于第一轮安全生产巡查情况的公示", StepReport},
		{"", "整改通知", "关于反馈问题的整改通知", StepMend}, {"", "公示", "关于第一轮挂牌督办的公示", StepMend}, {"", "通知", "关于挂牌督办重大隐患的通知", StepMend},
		{"", "公示", "关于第一轮挂牌督办销号的公示", StepResult}, {"", "通知", "关于开展巡查整改“回头看”的通知", StepResult}, {"", "报告", "望潮镇关于巡查整改情况的报告", StepResult},
		{StepPlan, "公示", "关于整改情况的公示", StepPlan}, {"没有的环节", "信", "别的", StepReport},
	} {
		if got := stepOf(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("%s %s: %s, want %s", c[1], c[2], got, c[3])
		}
	}
}

func TestUpdateFollowsAnOverview(t *testing.T) {
	in := inspectionInput()
	s, _ := New(in.Config, nil)
	for _, d := range in.Documents {
		p, _ := s.Prepare(d)
		s.Put(p)
	}
	there := map[string]string{}
	n := 0
	emit := func(path string, data []byte) error { there[path] = string(data); n++; return nil }
	if _, err := s.Write(emit); err != nil {
		t.Fatal(err)
	}
	n = 0
	in.Config.Overviews[0].Figures[1].Value = "34"
	s.Tell(in.Config.Overviews)
	if _, err := s.Update(emit, func(string) error { return nil }); err != nil {
		t.Fatal(err)
	}
	for name, data := range built(t, in) {
		if there[name] != data {
			t.Errorf("%s differs from a full build", name)
		}
	}
	if n != 2 {
		t.Errorf("%d files written for one number", n)
	}
}
