package compose

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
)

func TestQuantities(t *testing.T) {
	for typed, want := range map[string]string{
		"12": "12", "1,234": "1234", "1,234,567.5": "1234567.5", "０１": "01", "12.50": "12.50", "69.7%": "69.7%", "１００％": "100%", "1，234": "1234",
		"": "", "-3": "", "12起": "", "1,23": "", "1234,567": "", ",123": "", "1.": "", ".5": "", "1.2345": "", "1.2.3": "", "%": "", "12 3": "", "二": "", "1,234,56.7": "", "12%%": "",
	} {
		q, summary, hint := quantityOf(typed)
		got := q.whole
		if q.part != "" {
			got += "." + q.part
		}
		if q.percent {
			got += "%"
		}
		if summary != "" {
			got = ""
		}
		if got != want || (summary == "") != (hint == "") {
			t.Errorf("%q: %q %s", typed, got, summary)
		}
	}
}

// FuzzChart: whatever stands in a chart's block, the stage does not panic,
// every finding has a place inside the file, and a chart has a number for
// each label.
func FuzzChart(f *testing.F) {
	for _, seed := range []string{
		"图题=图1　各年 计量单位=起\n| 年 | 起数 |\n|---|---|\n| 2024 | 1,204 |",
		"形式=堆叠 表格=是\n表：题\n| 年 | 甲 | 乙 |\n|---|---|---|\n| 一 | 1% | 2.5% |\n| 二 | 3% | < |",
		"\n| 甲 |\n|---|\n| -1 |", "= == 图题= 形式＝竖条\n", "\n| a | b | c |\n| ^ | d | e |\n|---|---|---|\n| x | 9999999999999999 | １ |", "\n文字\n\n| a | b |\n|---|---|\n",
	} {
		f.Add(seed)
	}
	layouts := testLayouts()
	f.Fuzz(func(t *testing.T, block string) {
		text := "---\n文种: 方案\n标题: 题\n---\n:::图表 " + block + "\n:::\n"
		tree, found := composed(text, layouts)
		lines := strings.Count(text, "\n") + 2
		for _, d := range found {
			if d.Span.Start.Line > lines {
				t.Errorf("%v is outside the file", d.Span)
			}
		}
		if tree == nil {
			return
		}
		for _, b := range tree.Body {
			c, ok := b.(*doc.Chart)
			if !ok {
				continue
			}
			for _, s := range c.Series {
				if len(s.Values) != len(c.Labels) {
					t.Errorf("%d numbers for %d labels", len(s.Values), len(c.Labels))
				}
				for _, v := range s.Values {
					if v < 0 || v > doc.MaxChartValue {
						t.Errorf("number %d", v)
					}
				}
			}
		}
		doc.Dump(tree)
	})
}

func composed(text string, layouts *layout.Layouts) (*doc.Document, []diag.Diagnostic) {
	var bag diag.Bag
	m := model.ReadDocument(source.NewFile("文.md", text), &bag)
	if m == nil {
		return nil, bag.Sorted()
	}
	d, _ := Compose(Input{Doc: m, Layouts: layouts}, &bag)
	return d, bag.Sorted()
}
