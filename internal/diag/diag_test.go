package diag

import (
	"encoding/json"
	"math/rand"
	"reflect"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/source"
)

func at(file string, line, column int) source.Span {
	return source.Span{File: file, Start: source.Pos{Line: line, Column: column}, End: source.Pos{Line: line, Column: column + 2}}
}

// inOrder is a list in the order Sorted must give, each neighbour differing
// in one respect only.
var inOrder = []Diagnostic{
	{Code: "z", Severity: Info, Summary: "没有位置"},
	{Code: "z", Severity: Info, Span: source.Span{File: "a.md"}, Summary: "整个文件"},
	{Code: "a", Severity: Error, Span: at("a.md", 1, 1), Summary: "甲"},
	{Code: "b", Severity: Error, Span: at("a.md", 1, 1), Summary: "甲"},
	{Code: "b", Severity: Error, Span: at("a.md", 1, 1), Summary: "乙"},
	{Code: "b", Severity: Error, Span: at("a.md", 1, 1), Summary: "乙", Detail: "d"},
	{Code: "b", Severity: Error, Span: at("a.md", 1, 1), Summary: "乙", Detail: "d", Hint: "h"},
	{Code: "a", Severity: Warning, Span: at("a.md", 1, 1), Summary: "甲"},
	{Code: "a", Severity: Info, Span: at("a.md", 1, 1), Summary: "甲"},
	{Code: "a", Severity: Info, Span: at("a.md", 1, 2), Summary: "甲"},
	{Code: "a", Severity: Info, Span: at("a.md", 2, 1), Summary: "甲"},
	{Code: "a", Severity: Info, Span: at("a.md", 10, 1), Summary: "甲"},
	{Code: "a", Severity: Info, Span: at("b.md", 1, 1), Summary: "甲"},
}

func TestSortedIsTotalAndDropsRepetitions(t *testing.T) {
	// Chinese text sorts by code point: 乙 (U+4E59) before 甲 (U+7532).
	want := append([]Diagnostic(nil), inOrder...)
	want[3], want[4], want[5], want[6] = inOrder[4], inOrder[5], inOrder[6], inOrder[3]
	rng := rand.New(rand.NewSource(1))
	for range 50 {
		var bag Bag
		for _, i := range rng.Perm(len(inOrder)) {
			bag.Add(inOrder[i])
		}
		bag.Append(inOrder[:5])
		if got := bag.Sorted(); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v\nwant %v", got, want)
		}
	}
}

func TestSortedLeavesTheBagAlone(t *testing.T) {
	var bag Bag
	bag.Warn("b", at("b.md", 1, 1), "乙", "")
	bag.Warn("a", at("a.md", 1, 1), "甲", "")
	bag.Sorted()[0].Summary = "改"
	if got := bag.Sorted(); got[0].Summary != "甲" || len(got) != 2 {
		t.Errorf("got %v", got)
	}
}

func TestBagCounts(t *testing.T) {
	var bag Bag
	if bag.HasErrors() || bag.Count(Info) != 0 || len(bag.Sorted()) != 0 {
		t.Error("a new bag is not empty")
	}
	bag.Info("i", source.Span{}, "提示", "")
	bag.Warn("w", source.Span{}, "警告", "")
	if bag.HasErrors() {
		t.Error("notes and warnings are no errors")
	}
	bag.Error("e", source.Span{}, "错误", "改")
	bag.Error("e", source.Span{}, "错误", "改")
	if !bag.HasErrors() || bag.Count(Error) != 2 || bag.Count(Warning) != 1 || bag.Count(Info) != 1 {
		t.Error("wrong counts")
	}
	if d := bag.Sorted()[0]; d.Severity != Error || d.Hint != "改" || d.Code != "e" {
		t.Errorf("got %+v", d)
	}
}

func TestBagIsSafeForGoroutines(t *testing.T) {
	var bag Bag
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 100 {
				bag.Error("e", at("a.md", i+1, 1), "错误", "")
				bag.HasErrors()
			}
		})
	}
	wg.Wait()
	if n := bag.Count(Error); n != 800 {
		t.Errorf("%d findings", n)
	}
	if n := len(bag.Sorted()); n != 100 {
		t.Errorf("%d different findings", n)
	}
}

func TestSeverityWords(t *testing.T) {
	for s, want := range map[Severity][2]string{Info: {"提示", "info"}, Warning: {"警告", "warning"}, Error: {"错误", "error"}} {
		if s.String() != want[0] || s.Machine() != want[1] {
			t.Errorf("%d is %s, %s", s, s, s.Machine())
		}
	}
}

func TestText(t *testing.T) {
	list := []Diagnostic{
		{Code: "key-unknown", Severity: Error, Span: at("content/a.md", 3, 5), Summary: "没有“抄报”这个项目", Detail: "第一行\n第二行", Hint: "是不是“抄送”？"},
		{Code: "no-documents", Severity: Info, Summary: "没有公文"},
		{Code: "file-unused", Severity: Warning, Span: source.Span{File: "content/b.md"}, Summary: "没有用到"},
	}
	want := `content/a.md:3:5：错误：没有“抄报”这个项目［key-unknown］
    第一行
    第二行
    是不是“抄送”？
提示：没有公文［no-documents］
content/b.md：警告：没有用到［file-unused］
`
	if got := Text(list); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if Text(nil) != "" {
		t.Error("an empty list has text")
	}
}

func TestJSON(t *testing.T) {
	list := []Diagnostic{{Code: "c", Severity: Warning, Span: at("a.md", 3, 5), Summary: "<甲&乙>", Detail: "d", Hint: "h"}}
	want := `[
  {
    "code": "c",
    "severity": "warning",
    "file": "a.md",
    "line": 3,
    "column": 5,
    "endLine": 3,
    "endColumn": 7,
    "summary": "<甲&乙>",
    "detail": "d",
    "hint": "h"
  }
]
`
	if got := string(JSON(list)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := string(JSON(nil)); got != "[]\n" {
		t.Errorf("an empty list is %q", got)
	}
}

func TestGitHub(t *testing.T) {
	over := at("a.md", 3, 5)
	over.End = source.Pos{Line: 4, Column: 1}
	tests := []struct {
		name string
		d    Diagnostic
		want string
	}{
		{"one line", Diagnostic{Code: "c", Severity: Error, Span: at("a.md", 3, 5), Summary: "甲"}, "::error file=a.md,line=3,col=5,endLine=3,endColumn=7,title=c::甲\n"},
		{"several lines", Diagnostic{Code: "c", Severity: Warning, Span: over, Summary: "甲", Hint: "乙"}, "::warning file=a.md,line=3,col=5,endLine=4,title=c::甲%0A乙\n"},
		{"whole file", Diagnostic{Code: "c", Severity: Info, Span: source.Span{File: "a,b:c%.md"}, Summary: "100%"}, "::notice file=a%2Cb%3Ac%25.md,title=c::100%25\n"},
		{"no place", Diagnostic{Code: "c", Severity: Error, Summary: "甲", Detail: "一\r\n二"}, "::error title=c::甲%0A一%0D%0A二\n"},
	}
	for _, test := range tests {
		if got := GitHub([]Diagnostic{test.d}); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	if GitHub(nil) != "" {
		t.Error("an empty list has text")
	}
}

func TestSARIF(t *testing.T) {
	list := []Diagnostic{
		{Code: FileUnused, Severity: Warning, Span: source.Span{File: "content/通知 1.md"}, Summary: "没有用到"},
		{Code: InternalError, Severity: Error, Span: at("a.md", 3, 5), Summary: "出错", Detail: "细节", Hint: "办法"},
		{Code: FileUnused, Severity: Warning, Span: at("b.md", 1, 1), Summary: "没有用到"},
		{Code: "not-in-catalogue", Severity: Info, Summary: "没有位置"},
	}
	var log struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID                   string
						ShortDescription     struct{ Text string }
						FullDescription      *struct{ Text string }
						DefaultConfiguration struct{ Level string }
					}
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(SARIF(list), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || !strings.Contains(log.Schema, "sarif-2.1.0") || len(log.Runs) != 1 {
		t.Fatalf("head: %+v", log)
	}
	run := log.Runs[0]
	if run.ColumnKind != "unicodeCodePoints" || run.Tool.Driver.Name != "yinfa" {
		t.Errorf("run: %+v", run)
	}
	rules := run.Tool.Driver.Rules
	if len(rules) != 3 || rules[0].ID != "file-unused" || rules[0].ShortDescription.Text == "" || rules[0].FullDescription == nil || rules[2].FullDescription != nil {
		t.Errorf("rules: %+v", rules)
	}
	for i, want := range []struct {
		rule  int
		level string
		text  string
		uri   string
	}{
		{0, "warning", "没有用到", "content/%E9%80%9A%E7%9F%A5%201.md"},
		{1, "error", "出错\n细节\n办法", "a.md"},
		{0, "warning", "没有用到", "b.md"},
		{2, "note", "没有位置", ""},
	} {
		r := run.Results[i]
		if r.RuleIndex != want.rule || r.RuleID != rules[want.rule].ID || r.Level != want.level || r.Message.Text != want.text {
			t.Errorf("result %d: %+v", i, r)
		}
		if want.uri == "" {
			if len(r.Locations) != 0 {
				t.Errorf("result %d has a place", i)
			}
			continue
		}
		if got := r.Locations[0].PhysicalLocation.ArtifactLocation.URI; got != want.uri {
			t.Errorf("result %d: uri %s", i, got)
		}
	}
	if run.Results[0].Locations[0].PhysicalLocation.Region != nil {
		t.Error("a whole file has a region")
	}
	if r := run.Results[1].Locations[0].PhysicalLocation.Region; r == nil || r.StartLine != 3 || r.StartColumn != 5 || r.EndLine != 3 || r.EndColumn != 7 {
		t.Errorf("region %+v", r)
	}
	if !strings.Contains(string(SARIF(nil)), `"results": []`) {
		t.Error("an empty log lacks its results array")
	}
}
