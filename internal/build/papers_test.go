package build_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
)

// record is one entry of a data file, its fields as they are typed: read here
// line by line, so that nothing of the program counts for the program.
type record map[string]string

var fieldLine = regexp.MustCompile(`^(?:  - |    )([^\s:{-][^:]*): ?(.*)$`)

// records reads every entry of the files below a folder of content/数据.
func records(t *testing.T, pattern string) []record {
	t.Helper()
	files, err := filepath.Glob("../../content/数据/" + pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(pattern, err)
	}
	sort.Strings(files)
	var out []record
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			m := fieldLine.FindStringSubmatch(strings.TrimRight(line, "\n"))
			if m == nil {
				continue
			}
			if strings.HasPrefix(line, "  - ") {
				out = append(out, record{})
			}
			out[len(out)-1][m[1]] = m[2]
		}
	}
	return out
}

// count is how many entries have these fields.
func count(list []record, where ...string) int {
	n := 0
	for _, r := range list {
		fits := true
		for i := 0; i < len(where); i += 2 {
			fits = fits && strings.HasPrefix(r[where[i]], where[i+1])
		}
		if fits {
			n++
		}
	}
	return n
}

// sum adds up a field of the entries that have another.
func sum(list []record, field string, where ...string) int {
	n := 0
	for _, r := range list {
		if count([]record{r}, where...) == 1 {
			v, _ := strconv.Atoi(r[field])
			n += v
		}
	}
	return n
}

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

// papers are the documents made from the ledger, by source.
func papers(t *testing.T) map[string]*doc.Document {
	t.Helper()
	trees := map[string]*doc.Document{}
	result, err := build.Run(context.Background(), build.Options{
		Root: "../..", CheckOnly: true, FontDirs: []string{"../../fonts"}, Paths: []string{"content/台账公文"},
		Inspect: func(source string, tree *doc.Document, _ *page.Document) {
			trees[strings.TrimSuffix(strings.TrimPrefix(source, "content/台账公文/"), ".md")] = tree
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed > 0 {
		t.Fatal(diag.Text(result.Diagnostics))
	}
	return trees
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

// TestSlipsAddUpToTheLedger: what all supervision slips of a round say
// together is what the files of findings hold, unit by unit.
func TestSlipsAddUpToTheLedger(t *testing.T) {
	findings := records(t, "问题隐患/第一轮*.yaml")
	all, slips := 0, 0
	numbers := map[string]bool{}
	for name, tree := range papers(t) {
		unit, ok := strings.CutPrefix(name, "第一轮督办单/")
		if !ok {
			continue
		}
		slips++
		numbers[tree.Letterhead.Number.Value] = true
		said := text(tree)
		n := number(t, said, `查出的(\d+)项`)
		if want := count(findings, "轮次", "第一轮", "单位", unit); n != want {
			t.Errorf("%s: %d findings, want %d", unit, n, want)
		}
		listed := 0
		for _, f := range findings {
			if f["单位"] != unit {
				continue
			}
			if problem := strings.Trim(f["问题"], `"'。`); strings.Contains(said, problem) {
				listed++
			} else {
				t.Errorf("%s: %q is not listed", unit, problem)
			}
		}
		if listed != n {
			t.Errorf("%s: %d listed, %d counted", unit, listed, n)
		}
		all += n
	}
	if want := count(findings, "轮次", "第一轮"); all != want || want == 0 {
		t.Errorf("all slips say %d findings, the ledger %d", all, want)
	}
	for i := range slips {
		if number := fmt.Sprintf("云安督〔2026〕%d号", i+4); !numbers[number] {
			t.Errorf("no slip has the number %s", number)
		}
	}
}

// overview checks the sentence of sums against the files.
func overview(t *testing.T, said string, findings []record, where ...string) {
	t.Helper()
	sentence := regexp.MustCompile(`(未发现|发现)问题隐患[^。]*`).FindString(said)
	for word, extra := range map[string][]string{
		"问题隐患": nil, "重大隐患": {"等级", "重大"}, "突出隐患": {"等级", "突出"}, "一般隐患": {"等级", "一般"}, "机制性问题": {"类别", "机制性问题"}, "违法行为": {"类别", "违法行为"}, "线索": {"类别", "线索"},
	} {
		want := count(findings, append(append([]string(nil), where...), extra...)...)
		if want > 0 && !strings.Contains(sentence, fmt.Sprintf("%s%d项", word, want)) && !strings.Contains(sentence, "均为"+word) {
			t.Errorf("%q does not say %s%d项", sentence, word, want)
		}
		if want == 0 && word != "问题隐患" && regexp.MustCompile(word+`\d`).MatchString(sentence) {
			t.Errorf("%q speaks of %s, of which there is none", sentence, word)
		}
	}
}

// TestReportsSayWhatTheFilesSay compares the figures of every report of the
// example with sums over the typed files.
func TestReportsSayWhatTheFilesSay(t *testing.T) {
	trees := papers(t)
	findings := records(t, "问题隐患/*.yaml")
	work := records(t, "检查/*.yaml")
	figures := []struct{ pattern, field string }{{`查阅资料(\d+)份`, "查阅资料"}, {`谈话(\d+)人次`, "谈话"}, {`社区(\d+)个`, "村社区"}, {`检查企业(\d+)家`, "企业"}}
	for name, where := range map[string][]string{
		"第一轮巡查动态":       {"轮次", "第一轮"},
		"第一轮巡查报告/第一巡查组": {"轮次", "第一轮", "巡查组", "第一巡查组"}, "第一轮巡查报告/第二巡查组": {"轮次", "第一轮", "巡查组", "第二巡查组"},
		"第一轮巡查报告/第三巡查组": {"轮次", "第一轮", "巡查组", "第三巡查组"}, "第一轮巡查报告/第四巡查组": {"轮次", "第一轮", "巡查组", "第四巡查组"},
	} {
		tree := trees[name]
		if tree == nil {
			t.Errorf("no %s", name)
			continue
		}
		said := text(tree)
		overview(t, said, findings, where...)
		for _, f := range figures {
			if got, want := number(t, said, f.pattern), sum(work, f.field, where...); got != want {
				t.Errorf("%s: %s %d, want %d", name, f.field, got, want)
			}
		}
	}
}

// TestMonthlyReport: the month's report counts the month, its table adds up,
// and its lists name every finding.
func TestMonthlyReport(t *testing.T) {
	findings := records(t, "问题隐患/*.yaml")
	tree := papers(t)["2026年6月督导检查情况"]
	if tree == nil {
		t.Fatal("no report")
	}
	said := text(tree)
	overview(t, said, findings, "发现日期", "2026-06")
	want := count(findings, "发现日期", "2026-06")
	var table *doc.Table
	for _, b := range tree.Body {
		if t, ok := b.(*doc.Table); ok {
			table = t
		}
	}
	if table == nil {
		t.Fatal("no table")
	}
	cell := func(c doc.Cell) string {
		if len(c.Blocks) == 0 {
			return ""
		}
		return doc.PlainText(c.Blocks[0].(*doc.Paragraph).Runs)
	}
	total := 0
	for _, row := range table.Rows[1:] {
		n, err := strconv.Atoi(cell(row.Cells[1]))
		if err != nil {
			t.Fatal(err)
		}
		name := cell(row.Cells[0])
		if name == "合计" {
			if n != total || n != want {
				t.Errorf("the rows add up to %d, the foot says %d, the files %d", total, n, want)
			}
			continue
		}
		total += n
		if typed := count(findings, "发现日期", "2026-06", "行业", name); typed > 0 && typed != n {
			t.Errorf("%s: %d, want %d", name, n, typed)
		}
	}
	lists := tree.Attachments[0].Body[0].(*doc.Landscape).Blocks[0].(*doc.Table)
	if got := len(lists.Rows) - lists.HeadRows; got != want {
		t.Errorf("the four lists have %d rows, want %d", got, want)
	}
}

// TestNothingInternalIsPublished: the papers that are made public name no
// responsible person and no telephone of an inspector.
func TestNothingInternalIsPublished(t *testing.T) {
	people := records(t, "人员.yaml")
	findings := records(t, "问题隐患/*.yaml")
	secrets := map[string]bool{}
	data, err := os.ReadFile("../../content/数据/人员.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`手机: ([0-9-]+)`).FindAllStringSubmatch(string(data), -1) {
		secrets[m[1]] = true
	}
	for _, f := range findings {
		secrets[f["责任人"]] = f["责任人"] != ""
	}
	if len(secrets) < 5 {
		t.Fatal("no secrets found", len(people))
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
