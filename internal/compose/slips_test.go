package compose

import (
	"slices"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

func TestSlips(t *testing.T) {
	type find = func(doc.Run) []int
	for _, test := range []struct {
		name string
		find find
		text string
		want []string // what stands at each offset, up to the end
	}{
		{"date", zeroDates, "04月05日", []string{"04月05日", "05日"}},
		{"date with year", zeroDates, "于2026年03月5日前", []string{"03月5日前"}},
		{"no date", zeroDates, "10月20日，2026-03-05，1.05月，00月，100日，0.05日", nil},
		{"number", citedNumbers, "根据云政办[2024]3号", []string{"[2024]3号"}},
		{"numbers", citedNumbers, "云政（2024）3号、云政【2024】第3号", []string{"（2024）3号、云政【2024】第3号", "【2024】第3号"}},
		{"noughts and 第", citedNumbers, "云政〔2024〕03号、云政〔2024〕第3号", []string{"〔2024〕03号、云政〔2024〕第3号", "〔2024〕第3号"}},
		{"right numbers", citedNumbers, "云政〔2024〕3号，第8号令，（3）号楼，12号楼，GB（2024）3号", nil},
		{"marks twice", strayMarks, "落实。。抓好，，报送，。", []string{"。抓好，，报送，。", "，报送，。", "。"}},
		{"mark first", strayMarks, "，请报送。", []string{"，请报送。"}},
		{"marks", strayMarks, "请报送……好！？《甲》，“乙”。", nil},
		{"word", doubledWords, "推动推动落实", []string{"推动推动落实"}},
		{"words", doubledWords, "安全安全生产，一件一件办，常常常，××××，研究研究", []string{"安全安全生产，一件一件办，常常常，××××，研究研究"}},
		{"short", doubledWords, "推动推", nil},
	} {
		r := doc.Run{Text: test.text, Span: source.Span{File: "文.md", Start: source.Pos{Line: 3, Column: 1}}}
		var got []string
		for _, i := range test.find(r) {
			got = append(got, test.text[i:])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	r := doc.Run{Text: "，请报送。", Span: source.Span{Start: source.Pos{Line: 3, Column: 5}}}
	if got := strayMarks(r); len(got) > 0 {
		t.Errorf("a mark behind bold text is taken for the first of the line: %v", got)
	}
}
