package typeset

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// strayRuns is a run at a place of its own.
func strayRuns(s string, line int, face doc.Face) []doc.Run {
	at := source.Pos{Line: line, Column: 1}
	return []doc.Run{{Text: s, Face: face, Span: source.Span{File: "content/a.md", Start: at, End: at}}}
}

func straysOf(list []diag.Diagnostic) (out []diag.Diagnostic) {
	for _, d := range list {
		if d.Code == diag.GlyphSubstituted {
			out = append(out, d)
		}
	}
	return out
}

// The face that helps out serves another role: that does not make it silent.
func TestStrayFromAnotherRole(t *testing.T) {
	d := notice(
		&doc.Paragraph{Runs: strayRuns("地名有㘵字、㘵村。", 3, doc.FaceInherit)},
		&doc.Paragraph{Runs: strayRuns("楷体的㘵字。", 4, doc.FaceKai)},
		&doc.Table{
			HeadRows: 1, Columns: make([]doc.Column, 1),
			Rows: []doc.Row{
				{Cells: []doc.Cell{{RowSpan: 1, ColSpan: 1, Blocks: []doc.Block{&doc.Paragraph{Runs: strayRuns("㘵", 5, doc.FaceFang)}}}}},
				{Cells: []doc.Cell{{RowSpan: 1, ColSpan: 1, Blocks: []doc.Block{para("文")}}}},
			},
		},
	)
	_, findings := set(t, d, "公文")
	list := straysOf(findings)
	if len(list) != 2 {
		t.Fatalf("want one note for each role, got\n%s", diag.Text(list))
	}
	for i, want := range []string{"“㘵”（U+3635）在仿宋“GW Fandol Fang”里没有，取自“", "在楷体“GW Fandol Kai”里没有"} {
		if !strings.Contains(list[i].Summary, want) || list[i].Severity != diag.Info {
			t.Errorf("got %s, want %s", list[i].Summary, want)
		}
	}
	// Two in the body, one in the head of the table, which is measured and set
	// and repeated.
	if !strings.HasSuffix(list[0].Summary, "，共 3 处") || list[0].Span.Start != (source.Pos{Line: 3, Column: 4}) {
		t.Errorf("got %s at %s", list[0].Summary, list[0].Span)
	}
}

func TestStrayStrict(t *testing.T) {
	ls, env := shared()
	env.Strict = true
	_, findings := Set(notice(&doc.Paragraph{Runs: strayRuns("㘵　é Č ü", 3, doc.FaceInherit)}), ls.Formats["公文"], env)
	list := straysOf(findings)
	if len(list) != 1 || list[0].Severity != diag.Error {
		t.Errorf("got\n%s", diag.Text(list))
	}
}

// A page in a script that the face does not hold is reported in bounded space.
func TestStraysBounded(t *testing.T) {
	var b strings.Builder
	for r := rune(0x3400); r < 0x3800; r++ {
		b.WriteRune(r)
	}
	_, findings := set(t, notice(&doc.Paragraph{Runs: strayRuns(b.String(), 3, doc.FaceInherit)}), "公文")
	list := straysOf(findings)
	if len(list) != straysNamed+1 || !strings.Contains(list[len(list)-1].Summary, "个字取自别的字体") {
		t.Errorf("%d notes\n%s", len(list), diag.Text(list))
	}
}
