package release

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// office makes facts of lines such as “3 public 废止1 修改2”: the number of the
// document, which is also its day of March, what it is, and what it does.
func office(lines ...string) []Fact {
	var out []Fact
	for _, line := range lines {
		words := strings.Fields(line)
		var n int
		fmt.Sscan(words[0], &n)
		at := source.Span{File: "content/" + words[0] + ".md", Start: source.Pos{Line: 1, Column: 1}}
		f := Fact{Name: at.File, Number: doc.Text{Value: number(words[0]), Span: at}, Date: doc.Date{Year: 2026, Month: 3, Day: n}, Valid: true}
		for _, w := range words[1:] {
			switch w {
			case "public":
				f.Open, f.Released = true, true
			case "waiting":
				f.Released, f.Valid = true, false
			case "有效":
				f.Validity = doc.Text{Value: w, Span: at}
			default:
				kind := doc.ActKind(w[:len("废止")])
				f.Acts = append(f.Acts, doc.Act{Kind: kind, Number: doc.Text{Value: number(w[len("废止"):]), Span: at}})
			}
		}
		out = append(out, f)
	}
	return out
}

func number(n string) string { return "云安委办〔2026〕" + n + "号" }

// told writes standings in a line: who, state, links.
func told(facts []Fact, all map[string]Standing) string {
	short := func(name string) string {
		return strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md")
	}
	var lines []string
	for _, f := range facts {
		s := all[f.Name]
		line := short(f.Name) + s.State
		if s.Amended {
			line += "经修改"
		}
		for _, l := range s.Links {
			line += " " + l.How + short(l.Name)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

func TestChain(t *testing.T) {
	for _, c := range []struct {
		name  string
		facts []string
		want  string
		found string // code@file, …
	}{
		{"nothing", []string{"1 public", "2 public"}, "1; 2", ""},
		{"both ways", []string{"1 public", "2 public 废止1"}, "1已废止 废止本文2; 2 本文废止1", ""},
		{"expired and amended", []string{"1 public", "2 public", "3 public 失效1 修改2"}, "1已失效 宣布本文失效3; 2经修改 修改本文3; 3 本文宣布失效1 本文修改2", ""},
		{"a chain", []string{"1 public", "2 public 废止1", "3 public 废止2"}, "1已废止 废止本文2; 2已废止 废止本文3 本文废止1; 3 本文废止2", "release-revived@2"},
		{"unknown", []string{"1 public 废止9"}, "1", "release-unknown@1"},
		{"itself", []string{"1 public 废止1"}, "1", "release-chain@1"},
		{"twice in one", []string{"1 public", "2 public 废止1 失效1"}, "1已废止 废止本文2; 2 本文废止1", "release-chain@2"},
		{"twice by two", []string{"1 public", "2 public 废止1", "3 public 废止1"}, "1已废止 废止本文2 废止本文3; 2 本文废止1; 3 本文废止1", "release-twice@3"},
		{"a later one", []string{"1 public 废止2", "2 public"}, "1; 2", "release-chain@1"},
		{"a paper inside", []string{"1 public", "2 废止1"}, "1已废止; 2 本文废止1", "release-hidden@2"},
		{"a waiting paper", []string{"1 public", "2 waiting 废止1"}, "1; 2", ""},
		{"inside repeals inside", []string{"1", "2 废止1"}, "1已废止; 2", ""},
		{"public repeals inside", []string{"1", "2 public 废止1"}, "1已废止 废止本文2; 2", ""},
		{"said to be in force", []string{"1 public 有效", "2 public 废止1"}, "1已废止 废止本文2; 2 本文废止1", "release-chain@1"},
		{"one number twice", []string{"1 public", "1 public", "2 public 废止1"}, "1已废止 废止本文2; 1已废止 废止本文2; 2 本文废止1", "release-chain@1"},
	} {
		facts := office(c.facts...)
		var bag diag.Bag
		all := Chain(facts, &bag)
		if got := told(facts, all); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		var found []string
		for _, d := range bag.Sorted() {
			found = append(found, string(d.Code)+"@"+strings.TrimSuffix(strings.TrimPrefix(d.Span.File, "content/"), ".md"))
		}
		if got := strings.Join(found, ", "); got != c.found {
			t.Errorf("%s: %s, want %s\n%s", c.name, got, c.found, diag.Text(bag.Sorted()))
		}
	}
}

func TestCycle(t *testing.T) {
	facts := office("1 public 废止2", "2 public 废止3", "3 public 废止1", "4 public")
	for i := range facts {
		facts[i].Date = doc.Date{Year: 2026, Month: 3, Day: 1}
	}
	var bag diag.Bag
	Chain(facts, &bag)
	if out := diag.Text(bag.Sorted()); !strings.Contains(out, "几件公文互相废止：“"+number("1")+"”废止“"+number("2")+"”废止“"+number("3")+"”废止“"+number("1")+"”") || bag.Count(diag.Error) != 1 {
		t.Error(out)
	}
}

func TestChainDoesNotDependOnOrder(t *testing.T) {
	facts := office("1 public", "2 public 废止1", "3 public 废止1 修改2", "4 废止3")
	var bag diag.Bag
	want := told(facts, Chain(facts, &bag))
	back := []Fact{facts[3], facts[1], facts[0], facts[2]}
	var again diag.Bag
	if got := told(facts, Chain(back, &again)); got != want || diag.Text(bag.Sorted()) != diag.Text(again.Sorted()) {
		t.Errorf("%s\n%s", got, want)
	}
}

func TestDays(t *testing.T) {
	day := func(m, d int) doc.Date {
		return doc.Date{Year: 2026, Month: m, Day: d, Span: source.Span{File: "content/a.md"}}
	}
	on := func(m, d int) calendar.Date { return calendar.Date{Year: 2026, Month: m, Day: d} }
	for _, c := range []struct {
		name   string
		change func(d *doc.Document)
		status string
		on     calendar.Date
		want   string
	}{
		{"its own date", func(*doc.Document) {}, "", on(12, 1), ""},
		{"in time", func(d *doc.Document) { d.Release.Date = day(4, 3) }, "", on(4, 3), ""},
		// 6 March 2026 is a Friday: four working weeks end on Friday, 3 April.
		{"late", func(d *doc.Document) { d.Release.Date = day(4, 7) }, "", on(4, 7), "release-late 自2026年3月6日（成文日期）起，当日不计，第20个工作日为2026年4月3日；扣除双休日8天"},
		{"waiting", func(d *doc.Document) { d.Release.Embargo = day(3, 20) }, "", on(3, 19), "release-embargo 这次按2026年3月19日生成"},
		{"the day has come", func(d *doc.Document) { d.Release.Embargo = day(3, 20) }, "", on(3, 20), ""},
		{"waiting too long", func(d *doc.Document) { d.Release.Embargo = day(7, 1) }, "", on(3, 19), "release-late 自2026年3月6日（成文日期）起，当日不计，第20个工作日为2026年4月3日；扣除双休日8天; release-embargo 这次按2026年3月19日生成"},
		{"not signed yet", func(*doc.Document) {}, "待签", on(4, 3), ""},
		{"not signed too long", func(*doc.Document) {}, "待签", on(4, 7), "release-late 自2026年3月6日（成文日期）起，当日不计，第20个工作日为2026年4月3日；扣除双休日8天"},
		{"two days", func(d *doc.Document) { d.Release.Date, d.Release.Embargo = day(3, 9), day(3, 10) }, "", on(3, 10), "release-date "},
		{"corrected before", func(d *doc.Document) { d.Release.Changes = []doc.Change{{Date: day(3, 1)}} }, "", on(4, 1), "release-date "},
		{"corrections in disorder", func(d *doc.Document) {
			d.Release.Changes = []doc.Change{{Date: day(3, 12)}, {Date: day(3, 10)}}
		}, "", on(4, 1), "release-date "},
		{"withdrawn before", func(d *doc.Document) { d.Release.Withdrawn.Date = day(3, 1) }, "", on(4, 1), "release-date "},
		{"on request", func(d *doc.Document) { d.Release.Mode.Value, d.Release.Date = "依申请公开", day(9, 1) }, "", on(9, 1), ""},
	} {
		d := released(paragraph("话"))
		c.change(d)
		var bag diag.Bag
		CheckDay(d, doc.Text{Value: c.status, Span: source.Span{File: "content/a.md"}}, c.on, calendar.Builtin(), &bag)
		var got []string
		for _, f := range bag.Sorted() {
			got = append(got, string(f.Code)+" "+f.Detail)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
	if !Embargoed(&doc.Release{Embargo: day(7, 1)}, calendar.Date{}) || Embargoed(&doc.Release{}, calendar.Date{}) || Embargoed(nil, on(1, 1)) {
		t.Error("on a day that is not known a document with a day waits, and no other")
	}
}

func TestPublished(t *testing.T) {
	d := released()
	if got := Published(d); got.Month != 3 {
		t.Error(got)
	}
	d.Release.Embargo = doc.Date{Year: 2026, Month: 7, Day: 1}
	if got := Published(d); got.Month != 7 {
		t.Error(got)
	}
	d.Release.Date = doc.Date{Year: 2026, Month: 8, Day: 1}
	if got := Published(d); got.Month != 8 {
		t.Error(got)
	}
}

func TestCheckState(t *testing.T) {
	for status, want := range map[string]int{"已印发": 0, "": 0, "草稿": 1, "待签": 1, "征求意见稿": 1} {
		var bag diag.Bag
		CheckState(released(), doc.Text{Value: status}, &bag)
		if n := bag.Count(diag.Info); n != want || bag.HasErrors() {
			t.Errorf("%s: %d", status, n)
		}
	}
	d := released()
	d.Letterhead.Secrecy = doc.Text{Value: "秘密★1年"}
	var bag diag.Bag
	CheckState(d, doc.Text{}, &bag)
	d.Release = nil
	CheckState(d, doc.Text{Value: "草稿"}, &bag)
	if bag.Count(diag.Error) != 1 {
		t.Error(diag.Text(bag.Sorted()))
	}
}
