package diag

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/source"
)

func TestDigest(t *testing.T) {
	at := func(file string, line int) source.Span {
		p := source.Pos{Line: line, Column: 1}
		return source.Span{File: file, Start: p, End: p}
	}
	note := func(file, percent string) Diagnostic {
		return Diagnostic{Code: SignatureSqueeze, Span: at(file, 3), Summary: "行距调整为原来的" + percent, Hint: "请增删几个字"}
	}
	list := []Diagnostic{
		note("a.md", "95.5%"), note("b.md", "105.0%"), note("c.md", "98%"), {Code: SignatureSqueeze, Span: at("a.md", 9), Summary: "行距调整为原来的97%", Hint: "请增删几个字"}, note("d.md", "99%"), note("d.md", "97%"), note("e.md", "99%"), note("f.md", "99%"),
		{Code: KeyUnknown, Severity: Error, Span: at("e.md", 4), Summary: "没有这个键"},
		{Code: KeyUnknown, Severity: Error, Span: at("f.md", 4), Summary: "没有这个键"},
		{Code: FileUnused, Severity: Warning, Span: at("g.md", 1), Summary: "没有用到"},
		{Code: FileUnused, Severity: Warning, Span: at("h.md", 1), Summary: "没有用到"},
		{Code: PlanUnknown, Severity: Error, Span: at("y.yaml", 3), Summary: "没有“第1组”"},
		{Code: PlanUnknown, Severity: Error, Span: at("y.yaml", 4), Summary: "没有“第2组”"},
		{Code: PlanUnknown, Severity: Error, Span: at("y.yaml", 8), Summary: "没有“第1组”"},
		{Code: FontSubstituted, Severity: Info, Summary: "用了代替的字体"},
		{Code: DataDamaged, Severity: Error, Span: at("a.md", 0), Summary: "台账有错误"},
		{Code: DataDamaged, Severity: Error, Span: at("b.md", 0), Summary: "台账有错误"},
		{Code: KeyUnknown, Severity: Error, Span: at("z.md", 4), Summary: "没有这个键"},
	}
	want := `a.md:3:1：提示：行距调整为原来的95.5%［signature-adjusted］
    同样的提示另有 7 条，在b.md、c.md、第9行、d.md、e.md等处
    请增删几个字
e.md:4:1：错误：没有这个键［key-unknown］
f.md:4:1：错误：没有这个键［key-unknown］
g.md:1:1：警告：没有用到［file-unused］
    同样的警告另有 1 条，在h.md
y.yaml:3:1：错误：没有“第1组”［plan-unknown］
    同样的错误另有 1 条，在第8行
y.yaml:4:1：错误：没有“第2组”［plan-unknown］
提示：用了代替的字体［font-substituted］
z.md:4:1：错误：没有这个键［key-unknown］
a.md：错误：台账有错误［data-damaged］
    同样的错误另有 1 条，在b.md
`
	if got := Digest(list); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := Errors(list); len(got) != 8 || got[0].Severity != Error || len(list) != 19 || list[0].Code != SignatureSqueeze {
		t.Errorf("errors: %v", got)
	}
	if Digest(nil) != "" {
		t.Error("nothing found is nothing said")
	}
}

// Ten thousand equal notes take no more room than two.
func TestDigestIsShort(t *testing.T) {
	list := make([]Diagnostic, 10000)
	for i := range list {
		list[i] = Diagnostic{Code: FileUnused, Severity: Warning, Span: source.Span{File: "a.md"}, Summary: "没有用到"}
	}
	if got := Digest(list); strings.Count(got, "\n") != 2 {
		t.Errorf("got\n%s", got)
	}
}

// TestDigestOfAlikeErrors: a column of dates typed in another way must not hide
// what else is wrong.
func TestDigestOfAlikeErrors(t *testing.T) {
	var list []Diagnostic
	for line := 1; line <= 200; line++ {
		p := source.Pos{Line: line, Column: 5}
		list = append(list, Diagnostic{Code: ValueDate, Severity: Error, Span: source.Span{File: "a.yaml", Start: p, End: p}, Summary: "不是日期的写法：" + strings.Repeat("一", line), Hint: "请写作"})
	}
	list = append(list, Diagnostic{Code: KeyUnknown, Severity: Error, Span: source.Span{File: "a.yaml"}, Summary: "没有这个键"},
		Diagnostic{Code: ValueDate, Severity: Error, Span: source.Span{File: "b.yaml"}, Summary: "不是日期"})
	got := Digest(list)
	if n := strings.Count(got, "不是日期的写法"); n != 10 {
		t.Errorf("%d told", n)
	}
	for _, want := range []string{"a.yaml:10:5：错误：不是日期的写法", "同样的错误另有 190 条，在第11行、第12行、第13行、第14行、第15行等处\n", "没有这个键", "b.yaml：错误：不是日期［"} {
		if !strings.Contains(got, want) {
			t.Errorf("nothing of %s in\n%s", want, got)
		}
	}
}
