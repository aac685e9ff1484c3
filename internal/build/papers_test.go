package build_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
)

// text is everything a document says, a paragraph, a cell or a value a line.
func text(d *doc.Document) string {
	var out strings.Builder
	var blocks func([]doc.Block)
	table := func(t *doc.Table) {
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				blocks(c.Blocks)
				out.WriteString("|")
			}
			out.WriteString("\n")
		}
	}
	blocks = func(list []doc.Block) {
		for _, b := range list {
			switch b := b.(type) {
			case *doc.Paragraph:
				out.WriteString(doc.PlainText(b.Runs) + "\n")
			case *doc.Heading:
				out.WriteString(b.Number + doc.PlainText(b.Head) + doc.PlainText(b.Tail) + "\n")
			case *doc.Landscape:
				blocks(b.Blocks)
			case *doc.Table:
				table(b)
			}
		}
	}
	out.WriteString(doc.PlainText(d.Title) + "\n")
	blocks(d.Body)
	if d.Form != nil {
		table(d.Form.Table)
	}
	for _, a := range d.Attachments {
		blocks(a.Body)
	}
	return out.String()
}

// made are the documents made from the ledger, by source below 台账公文.
var made = sync.OnceValues(func() (map[string]*doc.Document, error) {
	trees := map[string]*doc.Document{}
	var guard sync.Mutex
	result, err := build.Run(context.Background(), build.Options{
		Root: "../..", CheckOnly: true, FontDirs: []string{"../../fonts"}, Paths: []string{"content/台账公文"},
		Inspect: func(source string, tree *doc.Document, _ *page.Document) {
			guard.Lock()
			defer guard.Unlock()
			trees[strings.TrimSuffix(strings.TrimPrefix(source, "content/台账公文/"), ".md")] = tree
		},
	})
	if err == nil && result.Failed > 0 {
		err = fmt.Errorf("%s", diag.Text(result.Diagnostics))
	}
	return trees, err
})

func papers(t *testing.T) map[string]*doc.Document {
	t.Helper()
	trees, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return trees
}

// paper is what one document says.
func paper(t *testing.T, name string) string {
	t.Helper()
	tree := papers(t)[name]
	if tree == nil {
		t.Errorf("no %s", name)
		return ""
	}
	return text(tree)
}

// batch are the documents of one source, by the name of each.
func batch(t *testing.T, name string) map[string]*doc.Document {
	t.Helper()
	out := map[string]*doc.Document{}
	for source, tree := range papers(t) {
		if item, ok := strings.CutPrefix(source, name+"/"); ok {
			out[item] = tree
		}
	}
	if len(out) == 0 {
		t.Errorf("no %s", name)
	}
	return out
}

// number finds the one number that a pattern marks.
func number(t *testing.T, text, pattern string) int {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if m == nil {
		t.Errorf("no %s in\n%s", pattern, text)
		return -1
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Errorf("%s: %v", pattern, err)
	}
	return n
}

// counted are the words of a sentence of sums, and how the files say them.
func counted(where []string) map[string][]string {
	return map[string][]string{
		"问题隐患": where, "重大隐患": append(slices.Clone(where), "等级", "重大"), "突出隐患": append(slices.Clone(where), "等级", "突出"),
		"一般隐患": append(slices.Clone(where), "等级", "一般"), "机制性问题": append(slices.Clone(where), "类别", "机制性问题"),
		"违法行为": append(slices.Clone(where), "类别", "违法行为"), "线索": append(slices.Clone(where), "类别", "线索"),
	}
}

// overview checks the sentence of sums against the files.
func overview(t *testing.T, name, said string, findings []record, where ...string) {
	t.Helper()
	sentence := regexp.MustCompile(`(未发现|发现)问题隐患[^。]*`).FindString(said)
	for word, fields := range counted(where) {
		want := count(findings, fields...)
		if want > 0 && !regexp.MustCompile(fmt.Sprintf(`%s%d项`, word, want)).MatchString(sentence) && !strings.Contains(sentence, "均为"+word) {
			t.Errorf("%s: %q does not say %s%d项", name, sentence, word, want)
		}
		if want == 0 && word != "问题隐患" && regexp.MustCompile(word+`\d`).MatchString(sentence) {
			t.Errorf("%s: %q speaks of %s, of which there is none", name, sentence, word)
		}
	}
}

// progress checks the sentence about rectification, if there is one.
func progress(t *testing.T, name, said string, n map[string]int) {
	t.Helper()
	sentence := regexp.MustCompile(`截至[^。]*?(整改|没有需要)[^。]*`).FindString(said)
	if sentence == "" {
		t.Errorf("%s says nothing about rectification", name)
		return
	}
	all := 0
	for _, k := range n {
		all += k
	}
	if n["已销号"] == all {
		if !strings.Contains(sentence, fmt.Sprintf("%d项已全部整改销号", all)) && !(all == 1 && strings.Contains(sentence, "已整改销号")) {
			t.Errorf("%s: %q does not say that all %d are closed", name, sentence, all)
		}
		return
	}
	for words, want := range map[string]int{"已整改销号": n["已销号"], "待验收": n["待验收"], "正在整改": n["整改中"], "尚未整改": n["待整改"] + n["待交办"], "超期未完成": n["超期"]} {
		m := regexp.MustCompile(words + `(\d+)项`).FindStringSubmatch(sentence)
		if m == nil && want > 0 || m != nil && m[1] != strconv.Itoa(want) {
			t.Errorf("%s: %q, want %s%d项", name, sentence, words, want)
		}
	}
}

// place is a plan of the example with its files: the city's own stand at the
// root of the data, those of the others in folders of their names.
type place struct{ name, findings, work string }

func places() []place {
	out := []place{{"云澜市", "问题隐患/*.yaml", "检查/*.yaml"}}
	for _, name := range []string{"澜州市", "云海县", "澜北区", "澜东区"} {
		out = append(out, place{name, name + "/问题隐患.yaml", name + "/检查.yaml"})
	}
	return out
}

func placeOf(name string) place {
	for _, p := range places() {
		if p.name == name {
			return p
		}
	}
	return place{}
}

// batches are all papers that go to one unit each, with the findings they
// hold: together they are the ledger.
var batches = []struct {
	place, source string
	day           string // of the paper
	pattern       string
	where         []string
	open          bool // only what is not closed on the day
}{
	{"云澜市", "第一轮督办单", "2026-03-25", `查出的(\d+)项`, []string{"轮次", "第一轮", "类别", "!线索"}, false},
	{"云澜市", "第二轮督办单", "2026-06-25", `查出的(\d+)项`, []string{"轮次", "第二轮", "类别", "!线索"}, false},
	{"云澜市", "第三轮督办单", "2026-09-23", `查出的(\d+)项`, []string{"轮次", "第三轮", "类别", "!线索"}, false},
	{"云澜市", "第四轮督办单", "2026-12-23", `查出的(\d+)项`, []string{"轮次", "第四轮", "类别", "!线索"}, false},
	{"澜州市", "澜州市/第一批反馈意见", "2026-06-09", `发现问题隐患(\d+)项`, []string{"轮次", "第一批", "类别", "!线索"}, false},
	{"澜州市", "澜州市/第二批反馈意见", "2026-10-20", `发现问题隐患(\d+)项`, []string{"轮次", "第二批", "类别", "!线索"}, false},
	{"云海县", "云海县/第一轮反馈意见", "2026-05-19", `发现问题隐患(\d+)项`, []string{"轮次", "第一轮"}, false},
	{"云海县", "云海县/第二轮反馈意见", "2026-10-28", `发现问题隐患(\d+)项`, []string{"轮次", "第二轮"}, false},
	{"澜北区", "澜北区/第一期反馈意见", "2026-06-18", `发现问题隐患(\d+)项`, []string{"轮次", "第一期"}, false},
	{"澜北区", "澜北区/第二期反馈意见", "2026-11-18", `发现问题隐患(\d+)项`, []string{"轮次", "第二期"}, false},
	{"澜东区", "澜东区/4月工作交办单", "2026-04-27", `查出的(\d+)项`, []string{"轮次", "4月"}, true},
	{"澜东区", "澜东区/5月督办单", "2026-05-25", `查出的(\d+)项`, []string{"轮次", "5月", "等级", "重大"}, false},
	{"云海县", "云海县/第一轮整改方案", "", `发现的(\d+)项`, []string{"轮次", "第一轮"}, false},
	{"云海县", "云海县/第二轮整改方案", "", `发现的(\d+)项`, []string{"轮次", "第二轮"}, false},
	{"云海县", "云海县/第一轮整改落实情况公开", "", `发现问题隐患(\d+)项`, []string{"轮次", "第一轮", "单位", "归帆镇|听潮镇|云海开发区"}, false},
	{"云澜市", "第一巡查组第一轮反馈意见", "2026-03-25", `发现问题隐患(\d+)项`, []string{"轮次", "第一轮", "巡查组", "第一巡查组"}, false},
	{"云澜市", "第一巡查组第一轮整改通知", "2026-03-25", `发现问题隐患(\d+)项`, []string{"轮次", "第一轮", "巡查组", "第一巡查组"}, false},
	{"云澜市", "第二轮机制性问题交办单", "2026-06-25", `查出的(\d+)项`, []string{"轮次", "第二轮", "巡查组", "第二巡查组", "类别", "机制性问题"}, false},
	{"云澜市", "第三轮机制性问题交办单", "2026-09-23", `查出的(\d+)项`, []string{"轮次", "第三轮", "巡查组", "第三巡查组", "类别", "机制性问题"}, false},
	{"云澜市", "第二轮整改提醒单", "2026-08-03", `还有(\d+)项`, []string{"轮次", "第二轮", "类别", "!线索", "状态", "整改中|待整改|超期"}, false},
	{"云澜市", "第三轮整改提醒单", "2026-10-26", `还有(\d+)项`, []string{"轮次", "第三轮", "类别", "!线索", "状态", "整改中|待整改|超期"}, false},
	{"澜东区", "澜东区/5月整改提醒单", "2026-06-12", `还有(\d+)项`, []string{"轮次", "5月"}, true},
	{"云澜市", "第一轮整改超期约谈通知", "2026-07-06", `下列(\d+)项`, []string{"轮次", "第一轮", "状态", "超期"}, false},
	{"云澜市", "第二轮整改超期约谈通知", "2026-09-14", `下列(\d+)项`, []string{"轮次", "第二轮", "类别", "!线索", "状态", "超期"}, false},
	{"云澜市", "第三轮整改超期约谈通知", "2026-12-01", `下列(\d+)项`, []string{"轮次", "第三轮", "类别", "!线索", "状态", "超期"}, false},
}

// withStates are the findings of a place, each with its state on a day; none
// on no day.
func withStates(t *testing.T, where, on string) []record {
	t.Helper()
	var out []record
	for _, r := range records(t, placeOf(where).findings) {
		fields := maps.Clone(r.fields)
		if on != "" {
			fields["状态"] = r.state(where, on)
		}
		out = append(out, record{fields, r.steps})
	}
	return out
}

// TestSlipsAddUpToTheLedger: what all slips of an occasion say together is
// what the files of findings hold, unit by unit and finding by finding.
func TestSlipsAddUpToTheLedger(t *testing.T) {
	for _, b := range batches {
		findings := withStates(t, b.place, b.day)
		where := b.where
		if b.open {
			where = append(slices.Clone(where), "状态", "!已销号")
		}
		all := 0
		units := map[string]bool{}
		for unit, tree := range batch(t, b.source) {
			units[unit] = true
			said := text(tree)
			n := number(t, said, b.pattern)
			mine := those(findings, append(slices.Clone(where), "单位", unit)...)
			if n != len(mine) {
				t.Errorf("%s/%s: %d findings, want %d", b.source, unit, n, len(mine))
			}
			for _, f := range mine {
				if problem := strings.Trim(f.fields["问题"], `"'。`); !strings.Contains(said, problem) {
					t.Errorf("%s/%s: %q is not listed", b.source, unit, problem)
				}
			}
			all += n
		}
		want := those(findings, where...)
		for _, f := range want {
			if !units[f.fields["单位"]] {
				t.Errorf("%s: nothing goes to %s", b.source, f.fields["单位"])
			}
		}
		if all != len(want) || all == 0 {
			t.Errorf("%s: all slips say %d findings, the ledger %d", b.source, all, len(want))
		}
	}
}

// TestNumbersOfTheYear: the slips of the year are numbered without a gap, and
// what is put on the list of 挂牌督办 carries the number of its notice.
func TestNumbersOfTheYear(t *testing.T) {
	numbers := map[string]string{}
	for _, source := range []string{"第一轮督办单", "第二轮督办单", "第三轮督办单", "第四轮督办单"} {
		for unit, tree := range batch(t, source) {
			number := tree.Letterhead.Number.Value
			if other := numbers[number]; other != "" {
				t.Errorf("%s is that of %s and of %s", number, other, unit)
			}
			numbers[number] = source + unit
		}
	}
	for i := range 58 {
		if number := fmt.Sprintf("云安督〔2026〕%d号", i+4); numbers[number] == "" {
			t.Errorf("no slip has the number %s", number)
		}
	}
	if len(numbers) != 58 {
		t.Errorf("%d slips", len(numbers))
	}
	for _, test := range []struct{ place, round, notices string }{
		{"云澜市", "第一轮", "第一轮挂牌督办通知"}, {"云澜市", "第二轮", "第二轮挂牌督办通知"}, {"云澜市", "第三轮", "第三轮挂牌督办通知"}, {"云澜市", "第四轮", "第四轮挂牌督办通知"},
		{"云海县", "第一轮", "云海县/第一轮挂牌督办通知"}, {"澜北区", "第一期", "澜北区/第一期挂牌督办通知"},
	} {
		listed := those(records(t, placeOf(test.place).findings), "轮次", test.round, "挂牌督办", "{")
		notices := batch(t, test.notices)
		if len(listed) != len(notices) || len(listed) == 0 {
			t.Errorf("%s: %d notices, %d listed", test.notices, len(notices), len(listed))
		}
		for _, f := range listed {
			tree := notices[f.fields["编号"]]
			if tree == nil {
				t.Errorf("%s: none about %s", test.notices, f.fields["编号"])
				continue
			}
			if got, want := tree.Letterhead.Number.Value, flow(f.fields["挂牌督办"])["文号"]; got != want {
				t.Errorf("%s: the notice is %s, the ledger says %s", f.fields["编号"], got, want)
			}
		}
	}
}

// reports are the papers about many findings, with what they are about. A day
// asks for the sentence about rectification as it stands then.
var reports = []struct {
	place, name, day string
	work             bool // says what was read, who was talked to, what was seen
	where            []string
}{
	{"云澜市", "第一轮巡查动态", "2026-05-29", true, []string{"轮次", "第一轮"}},
	{"云澜市", "第二轮巡查动态", "2026-08-28", true, []string{"轮次", "第二轮", "类别", "!线索"}},
	{"云澜市", "第三轮巡查动态", "2026-10-30", true, []string{"轮次", "第三轮", "类别", "!线索"}},
	{"云澜市", "第四轮巡查动态", "2026-12-29", true, []string{"轮次", "第四轮", "类别", "!线索"}},
	{"澜州市", "澜州市/第一批巡查动态", "", true, []string{"轮次", "第一批", "类别", "!线索"}},
	{"澜州市", "澜州市/第二批巡查动态", "", true, []string{"轮次", "第二批", "类别", "!线索"}},
	{"云澜市", "第一轮巡查情况公开", "", true, []string{"轮次", "第一轮"}},
	{"云海县", "云海县/第一轮巡查情况公开", "", true, []string{"轮次", "第一轮"}},
	{"云澜市", "望潮镇第一轮巡查整改情况报告", "2026-05-20", false, []string{"轮次", "第一轮", "单位", "望潮镇"}},
	{"云澜市", "望潮镇第一轮整改落实情况公开", "2026-05-25", false, []string{"轮次", "第一轮", "单位", "望潮镇"}},
	{"云澜市", "望潮镇第一轮巡查整改方案", "", false, []string{"轮次", "第一轮", "单位", "望潮镇"}},
	{"云海县", "云海县/第二轮巡查情况公开", "", true, []string{"轮次", "第二轮"}},
	{"云海县", "云海县/第一轮整改落实情况公开/归帆镇", "2026-11-10", false, []string{"轮次", "第一轮", "单位", "归帆镇"}},
	{"云海县", "云海县/第一轮整改落实情况公开/听潮镇", "2026-11-12", false, []string{"轮次", "第一轮", "单位", "听潮镇"}},
	{"云海县", "云海县/第一轮整改落实情况公开/云海开发区", "2026-11-16", false, []string{"轮次", "第一轮", "单位", "云海开发区"}},
	{"澜北区", "澜北区/砚池街道第一期整改落实情况公开", "2026-08-12", false, []string{"轮次", "第一期", "单位", "砚池街道"}},
	{"云澜市", "2026年度巡查工作报告", "2026-12-31", true, nil},
	{"云澜市", "2026年6月督导检查情况", "2026-06-30", false, []string{"发现日期", "2026-06"}},
	{"云澜市", "2026年9月督导检查情况", "2026-09-30", false, []string{"发现日期", "2026-09"}},
	{"云澜市", "2026年12月督导检查情况", "2026-12-31", false, []string{"发现日期", "2026-12"}},
	{"澜东区", "澜东区/2026年5月全区督导检查情况", "2026-05-31", false, []string{"发现日期", "2026-05"}},
	{"澜东区", "澜东区/2026年6月全区督导检查情况", "2026-06-30", false, []string{"发现日期", "2026-06"}},
}

// teamReports are the reports that each team writes about a round.
var teamReports = []struct {
	place, round, source string
	day                  string // of the sentence about rectification
}{
	{"云澜市", "第一轮", "第一轮巡查报告", ""}, {"云澜市", "第二轮", "第二轮巡查报告", ""}, {"云澜市", "第三轮", "第三轮巡查报告", ""}, {"云澜市", "第四轮", "第四轮巡查报告", ""},
	{"云海县", "第一轮", "云海县/第一轮巡查报告", ""}, {"云海县", "第二轮", "云海县/第二轮巡查报告", ""},
	{"澜北区", "第一期", "澜北区/第一期巡查报告", ""}, {"澜北区", "第二期", "澜北区/第二期巡查报告", ""},
	{"澜东区", "4月", "澜东区/4月督导检查情况", "报告"}, {"澜东区", "5月", "澜东区/5月督导检查情况", "报告"}, {"澜东区", "6月", "澜东区/6月督导检查情况", "报告"},
}

// worked compares what a report says was done with the files of inspections.
func worked(t *testing.T, name, said string, work []record, where ...string) {
	t.Helper()
	for _, f := range []struct{ pattern, field string }{{`查阅资料(\d+)份`, "查阅资料"}, {`谈话(\d+)人次`, "谈话"}, {`(\d+)个(?:次)?[，。]|社区(\d+)个`, "村社区"}, {`检查企业(\d+)家`, "企业"}} {
		if f.field == "村社区" {
			f.pattern = `社区(\d+)个`
		}
		if got, want := number(t, said, f.pattern), sum(work, f.field, where...); got != want {
			t.Errorf("%s: %s %d, want %d", name, f.field, got, want)
		}
	}
}

// TestReportsSayWhatTheFilesSay compares the figures of every report of the
// example with sums over the typed files, for each of the five regimes.
func TestReportsSayWhatTheFilesSay(t *testing.T) {
	charts := 0
	for _, r := range reports {
		said := paper(t, r.name)
		p := placeOf(r.place)
		findings := records(t, p.findings)
		if r.name != "2026年度巡查工作报告" {
			charts += checkCharts(t, papers(t)[r.name], those(findings, r.where...))
		}
		overview(t, r.name, said, findings, r.where...)
		if r.day != "" {
			progress(t, r.name, said, states(those(findings, r.where...), r.place, r.day))
		}
		if r.work {
			var where []string
			if len(r.where) > 0 {
				where = r.where[:2]
			}
			worked(t, r.name, said, records(t, p.work), where...)
		}
	}
	for _, r := range teamReports {
		p := placeOf(r.place)
		findings, work := records(t, p.findings), records(t, p.work)
		teams := batch(t, r.source)
		if want := count(work, "轮次", r.round); len(teams) != want {
			t.Errorf("%s: %d reports of %d inspections", r.source, len(teams), want)
		}
		all := 0
		for team, tree := range teams {
			said, name := text(tree), r.source+"/"+team
			where := []string{"轮次", r.round, "巡查组", team}
			overview(t, name, said, findings, where...)
			charts += checkCharts(t, tree, those(findings, where...))
			all += count(findings, where...)
			if r.day == "" {
				worked(t, name, said, work, where...)
				continue
			}
			for field, pattern := range map[string]string{"村社区": `(\d+)个村、社区`, "企业": `，(\d+)家企业`} {
				if got, want := number(t, said, pattern), sum(work, field, where...); got != want {
					t.Errorf("%s: %s %d, want %d", name, field, got, want)
				}
			}
		}
		if want := count(findings, "轮次", r.round); all != want {
			t.Errorf("%s: the teams report %d findings, the ledger has %d", r.source, all, want)
		}
	}
	if charts == 0 {
		t.Error("no report has a chart")
	}
}

// checkCharts compares the charts by industry of a report with the files, and
// says how many there are.
func checkCharts(t *testing.T, tree *doc.Document, findings []record) int {
	t.Helper()
	n := 0
	if tree == nil {
		return n
	}
	for _, b := range tree.Body {
		if c, ok := b.(*doc.Chart); ok {
			checkChart(t, c, findings, "行业")
			n++
		}
	}
	return n
}

// tables are the tables of a document's text.
func tables(tree *doc.Document) []*doc.Table {
	var out []*doc.Table
	for _, b := range tree.Body {
		if t, ok := b.(*doc.Table); ok {
			out = append(out, t)
		}
	}
	return out
}

func cellText(c doc.Cell) string {
	if len(c.Blocks) == 0 {
		return ""
	}
	return doc.PlainText(c.Blocks[0].(*doc.Paragraph).Runs)
}

// checkTable compares a table of counts with the files: the first column
// names a group, the heads name what is counted.
func checkTable(t *testing.T, name string, table *doc.Table, findings []record, field string) {
	t.Helper()
	words := map[string][]string{"合计": nil, "重大隐患": {"等级", "重大"}, "突出隐患": {"等级", "突出"}, "一般隐患": {"等级", "一般"}, "机制性问题": {"类别", "机制性问题"}, "违法行为": {"类别", "违法行为"}, "线索": {"类别", "线索"}}
	rows := table.Rows[table.HeadRows:]
	for column, head := range table.Rows[0].Cells {
		extra, known := words[cellText(head)]
		if !known {
			continue
		}
		total := 0
		for _, row := range rows {
			group := cellText(row.Cells[0])
			n, err := strconv.Atoi(cellText(row.Cells[column]))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			switch group {
			case "合计":
				if want := count(findings, extra...); n != total || n != want {
					t.Errorf("%s: %s: the rows add up to %d, the foot says %d, the files %d", name, cellText(head), total, n, want)
				}
				continue
			case "其余":
			default:
				where := []string{field, group}
				if field == "行业" && (group == "机制性问题" || group == "违法行为" || group == "线索") {
					where = []string{"类别", group}
					var bare []record
					for _, f := range those(findings, where...) {
						if f.fields["行业"] == "" {
							bare = append(bare, f)
						}
					}
					if want := count(bare, extra...); n != want {
						t.Errorf("%s: %s of %s is %d, want %d", name, cellText(head), group, n, want)
					}
					total += n
					continue
				}
				if want := count(findings, append(where, extra...)...); n != want {
					t.Errorf("%s: %s of %s is %d, want %d", name, cellText(head), group, n, want)
				}
			}
			total += n
		}
	}
}

// TestMonthlyReports: a month's report counts the month and the month before,
// its table adds up, and its lists name every finding.
func TestMonthlyReports(t *testing.T) {
	for _, test := range []struct{ place, name, month, before string }{
		{"云澜市", "2026年6月督导检查情况", "2026-06", "2026-05"},
		{"云澜市", "2026年9月督导检查情况", "2026-09", "2026-08"},
		{"云澜市", "2026年12月督导检查情况", "2026-12", "2026-11"},
		{"澜东区", "澜东区/2026年5月全区督导检查情况", "2026-05", "2026-04"},
		{"澜东区", "澜东区/2026年6月全区督导检查情况", "2026-06", "2026-05"},
	} {
		tree := papers(t)[test.name]
		if tree == nil {
			t.Errorf("no %s", test.name)
			continue
		}
		said := text(tree)
		all := records(t, placeOf(test.place).findings)
		now, before := those(all, "发现日期", test.month), those(all, "发现日期", test.before)
		compared := fmt.Sprintf("较上月增加%d项", len(now)-len(before))
		switch {
		case len(now) == len(before):
			compared = "与上月持平"
		case len(now) < len(before):
			compared = fmt.Sprintf("较上月减少%d项", len(before)-len(now))
		}
		if !strings.Contains(said, compared) {
			t.Errorf("%s does not say %s", test.name, compared)
		}
		list := tables(tree)
		if len(list) != 1 {
			t.Errorf("%s has %d tables", test.name, len(list))
			continue
		}
		checkTable(t, test.name, list[0], now, "行业")
		for _, row := range list[0].Rows[1:] {
			cells := row.Cells
			group, was := cellText(cells[0]), cellText(cells[len(cells)-2])
			want := count(before, "行业", group)
			if group == "合计" {
				want = len(before)
			} else if want == 0 {
				for _, f := range those(before, "类别", group) {
					if f.fields["行业"] == "" {
						want++
					}
				}
			}
			if was != strconv.Itoa(want) {
				t.Errorf("%s: %s had %s the month before, want %d", test.name, group, was, want)
			}
		}
		lists := tree.Attachments[0].Body[0].(*doc.Landscape).Blocks[0].(*doc.Table)
		if got := len(lists.Rows) - lists.HeadRows; got != len(now) {
			t.Errorf("%s: the four lists have %d rows, want %d", test.name, got, len(now))
		}
	}
}

// TestReportOfTheYear: the year's report adds up by round, by industry and by
// state.
func TestReportOfTheYear(t *testing.T) {
	const name, on = "2026年度巡查工作报告", "2026-12-31"
	tree := papers(t)[name]
	if tree == nil {
		t.Fatal("no report")
	}
	said := text(tree)
	findings := records(t, "问题隐患/*.yaml")
	n := states(findings, "云澜市", on)
	listed := those(findings, "挂牌督办", "{")
	for pattern, want := range map[string]int{
		`挂牌督办重大隐患(\d+)项`: len(listed), `挂牌督办重大隐患\d+项，已销号(\d+)项`: states(listed, "云澜市", on)["已销号"],
		`全年查出重大隐患(\d+)项`: count(findings, "等级", "重大"), `全年查出机制性问题(\d+)项`: count(findings, "类别", "机制性问题"),
		`对(\d+)项没有销号`: len(findings) - n["已销号"], `其中超期的(\d+)项`: n["超期"],
	} {
		if got := number(t, said, pattern); got != want {
			t.Errorf("%s: %d, want %d", pattern, got, want)
		}
	}
	units := map[string]bool{}
	for _, f := range those(findings, "等级", "重大") {
		units[f.fields["单位"]] = true
	}
	if got := number(t, said, `有(\d+)个单位查出重大隐患`); got != len(units) {
		t.Errorf("%d units, want %d", got, len(units))
	}
	list := tables(tree)
	if len(list) != 2 {
		t.Fatalf("%d tables", len(list))
	}
	checkTable(t, name, list[0], findings, "轮次")
	checkStates(t, name, list[1], findings, "轮次", on)
	fields := map[string]string{"各月发现": "发现日期", "各行业领域": "行业", "整改情况": "状态", "各单位": "单位"}
	charts := 0
	for _, b := range tree.Body {
		c, ok := b.(*doc.Chart)
		if !ok {
			continue
		}
		charts++
		for about, field := range fields {
			if strings.Contains(doc.PlainText(c.Caption), about) {
				checkChart(t, c, withStates(t, "云澜市", on), field)
				delete(fields, about)
				break
			}
		}
	}
	if charts != 4 || len(fields) != 0 {
		t.Errorf("%d charts; not seen: %v", charts, fields)
	}
}

// checkStates compares a table of rectification with the files.
func checkStates(t *testing.T, name string, table *doc.Table, findings []record, field, on string) {
	t.Helper()
	for _, row := range table.Rows[table.HeadRows:] {
		group := cellText(row.Cells[0])
		mine := findings
		if group != "合计" {
			mine = those(findings, field, group)
		}
		n := states(mine, "云澜市", on)
		want := []int{len(mine), n["已销号"], n["待验收"], n["整改中"], n["待整改"] + n["待交办"], n["超期"]}
		for i, k := range want {
			if got := cellText(row.Cells[i+1]); got != strconv.Itoa(k) {
				t.Errorf("%s: %s: column %d is %s, want %d", name, group, i+1, got, k)
			}
		}
	}
}

// checkChart compares the numbers of a chart with the files. Series that are
// levels or states count those; one series alone counts all.
func checkChart(t *testing.T, c *doc.Chart, findings []record, field string) {
	t.Helper()
	caption := doc.PlainText(c.Caption)
	if field == "行业" {
		findings = those(findings, "类别", "隐患") // as the chart says
	}
	total := map[string]int64{}
	for _, series := range c.Series {
		var where []string
		switch name := series.Name.Value; name {
		case "重大", "突出", "一般":
			where = []string{"等级", name}
		case "":
		case "正在整改":
			where = []string{"状态", "整改中"}
		case "尚未整改":
			where = []string{"状态", "待整改|待交办"}
		case "超期未完成":
			where = []string{"状态", "超期"}
		default:
			where = []string{"状态", name}
		}
		for i, label := range c.Labels {
			total[series.Name.Value] += series.Values[i]
			group := label.Value
			if m := regexp.MustCompile(`^(?:(\d+)年)?(\d+)月$`).FindStringSubmatch(group); m != nil {
				month, _ := strconv.Atoi(m[2])
				group = fmt.Sprintf("2026-%02d", month)
			}
			if c.Rest && i == len(c.Labels)-1 {
				continue
			}
			if want := count(findings, append(slices.Clone(where), field, group)...); series.Values[i] != int64(want) {
				t.Errorf("%s: %s of %s is %d, want %d", caption, series.Name.Value, label.Value, series.Values[i], want)
			}
		}
		if want := int64(count(findings, where...)); total[series.Name.Value] != want {
			t.Errorf("%s: the parts of %q add up to %d, want %d", caption, series.Name.Value, total[series.Name.Value], want)
		}
	}
}

// listings are the papers that show one finding a row or a document.
var listings = []struct {
	place, name, day string
	pattern          string // of the number it says; "" when it says none
	where            []string
}{
	{"云澜市", "第一轮挂牌督办公示", "2026-03-27", `发现的(\d+)项`, []string{"轮次", "第一轮", "挂牌督办", "{"}},
	{"云澜市", "第二轮挂牌督办公示", "2026-06-29", `发现的(\d+)项`, []string{"轮次", "第二轮", "挂牌督办", "{"}},
	{"云澜市", "第三轮挂牌督办公示", "2026-09-28", `发现的(\d+)项`, []string{"轮次", "第三轮", "挂牌督办", "{"}},
	{"云澜市", "第四轮挂牌督办公示", "2026-12-28", `发现的(\d+)项`, []string{"轮次", "第四轮", "挂牌督办", "{"}},
	{"澜州市", "澜州市/第一批挂牌督办公示", "2026-06-12", `发现的(\d+)项`, []string{"轮次", "第一批", "挂牌督办", "{"}},
	{"云澜市", "第一轮挂牌督办销号公示", "2026-07-06", `已有(\d+)项`, []string{"轮次", "第一轮", "挂牌督办", "{", "状态", "已销号"}},
	{"云澜市", "第二轮挂牌督办销号公示", "2026-09-07", `已有(\d+)项`, []string{"轮次", "第二轮", "挂牌督办", "{", "状态", "已销号"}},
	{"云澜市", "第三轮挂牌督办销号公示", "2026-11-24", `已有(\d+)项`, []string{"轮次", "第三轮", "挂牌督办", "{", "状态", "已销号"}},
	{"云澜市", "第一轮重大隐患整改情况公示", "2026-07-06", `发现重大隐患(\d+)项`, []string{"轮次", "第一轮", "等级", "重大"}},
	{"云澜市", "第二轮重大隐患整改情况公示", "2026-09-07", `发现重大隐患(\d+)项`, []string{"轮次", "第二轮", "等级", "重大"}},
	{"澜北区", "澜北区/第一期重大隐患整改情况公示", "2026-09-02", `发现重大隐患(\d+)项`, []string{"轮次", "第一期", "等级", "重大"}},
	{"云澜市", "第一轮巡查回头看通知", "2026-07-13", `已经销号的(\d+)项`, []string{"轮次", "第一轮", "等级", "重大", "状态", "已销号"}},
	{"云澜市", "第二轮巡查回头看通知", "2026-10-12", `已经销号的(\d+)项`, []string{"轮次", "第二轮", "等级", "重大", "状态", "已销号"}},
	{"云海县", "云海县/第一轮巡查回头看通知", "2026-11-25", `已经销号的(\d+)项`, []string{"轮次", "第一轮", "等级", "重大", "状态", "已销号"}},
}

// single are the batches of one document a finding.
var single = []struct {
	place, source, day string
	where              []string
}{
	{"云澜市", "第一轮挂牌督办销号通知", "2026-07-06", []string{"轮次", "第一轮", "挂牌督办", "{", "状态", "已销号"}},
	{"云澜市", "第二轮挂牌督办销号通知", "2026-09-07", []string{"轮次", "第二轮", "挂牌督办", "{", "状态", "已销号"}},
	{"云澜市", "第三轮挂牌督办销号通知", "2026-11-24", []string{"轮次", "第三轮", "挂牌督办", "{", "状态", "已销号"}},
	{"云澜市", "第一轮挂牌督办通知", "2026-03-25", []string{"轮次", "第一轮", "挂牌督办", "{"}},
	{"云澜市", "第二轮挂牌督办通知", "2026-06-25", []string{"轮次", "第二轮", "挂牌督办", "{"}},
	{"云澜市", "第三轮挂牌督办通知", "2026-09-23", []string{"轮次", "第三轮", "挂牌督办", "{"}},
	{"云澜市", "第四轮挂牌督办通知", "2026-12-23", []string{"轮次", "第四轮", "挂牌督办", "{"}},
	{"云海县", "云海县/第一轮挂牌督办通知", "2026-05-19", []string{"轮次", "第一轮", "挂牌督办", "{"}},
	{"澜北区", "澜北区/第一期挂牌督办通知", "2026-06-18", []string{"轮次", "第一期", "挂牌督办", "{"}},
	{"云澜市", "第一轮重大隐患专题报告", "2026-03-12", []string{"轮次", "第一轮", "巡查组", "第一巡查组", "等级", "重大"}},
	{"云海县", "云海县/第一轮重大隐患专题报告", "2026-04-24", []string{"轮次", "第一轮", "等级", "重大"}},
}

// TestListsShowEveryFinding: papers that list findings list those of the
// files, neither more nor fewer.
func TestListsShowEveryFinding(t *testing.T) {
	for _, l := range listings {
		tree := papers(t)[l.name]
		if tree == nil {
			t.Errorf("no %s", l.name)
			continue
		}
		said := text(tree)
		want := those(withStates(t, l.place, l.day), l.where...)
		if got := number(t, said, l.pattern); got != len(want) || got == 0 {
			t.Errorf("%s: %d, want %d", l.name, got, len(want))
		}
		if list := tables(tree); len(list) != 1 || len(list[0].Rows)-list[0].HeadRows != len(want) {
			t.Errorf("%s: the table does not have %d rows", l.name, len(want))
		}
		for _, f := range want {
			if !strings.Contains(said, f.fields["问题"]) {
				t.Errorf("%s does not list %s", l.name, f.fields["编号"])
			}
		}
	}
	for _, s := range single {
		want := those(withStates(t, s.place, s.day), s.where...)
		made := batch(t, s.source)
		if len(made) != len(want) || len(want) == 0 {
			t.Errorf("%s: %d documents, want %d", s.source, len(made), len(want))
		}
		for _, f := range want {
			tree := made[f.fields["编号"]]
			if tree == nil || !strings.Contains(text(tree), f.fields["问题"]) {
				t.Errorf("%s: none about %s", s.source, f.fields["编号"])
			}
		}
	}
}

// TestEveryPaperIsReconciled: no paper from the ledger is left out of the
// tests above but those that hold no counts.
func TestEveryPaperIsReconciled(t *testing.T) {
	checked := map[string]bool{"年度巡查工作通知": true, "年度巡查方案": true, "澜州市/年度巡查工作通知": true, "云海县/关于印发年度巡查方案的通知": true, "澜北区/关于印发巡查工作制度的通知": true}
	for _, b := range batches {
		checked[b.source] = true
	}
	for _, r := range reports {
		checked[r.name] = true
	}
	for _, r := range teamReports {
		checked[r.source] = true
	}
	for _, l := range listings {
		checked[l.name] = true
	}
	for _, s := range single {
		checked[s.source] = true
	}
	for source := range papers(t) {
		parent := source
		if i := strings.LastIndexByte(source, '/'); i >= 0 {
			parent = source[:i]
		}
		if !checked[source] && !checked[parent] {
			t.Errorf("no test holds %s against the files", source)
		}
	}
}

// TestNothingInternalIsPublished: the papers that are made public name no
// responsible person and no telephone of an inspector.
func TestNothingInternalIsPublished(t *testing.T) {
	secrets := map[string]bool{}
	for _, folder := range []string{"", "澜州市/", "云海县/", "澜北区/", "澜东区/"} {
		data, err := os.ReadFile("../../content/数据/" + folder + "人员.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`手机: ([0-9-]+)`).FindAllStringSubmatch(string(data), -1) {
			secrets[m[1]] = true
		}
	}
	for _, p := range places() {
		for _, f := range records(t, p.findings) {
			if person := f.fields["责任人"]; person != "" {
				secrets[person] = true
			}
			if f.fits("类别", "线索") {
				secrets[f.fields["问题"]] = true
			}
		}
	}
	if len(secrets) < 200 {
		t.Fatal("no secrets found", len(secrets))
	}
	public := 0
	for name, tree := range papers(t) {
		if tree.Release == nil {
			continue
		}
		public++
		said := text(tree)
		for secret := range secrets {
			if secret != "" && strings.Contains(said, secret) {
				t.Errorf("%s publishes %s", name, secret)
			}
		}
	}
	if public == 0 {
		t.Error("no paper is public")
	}
}
