package linebreak

import (
	"slices"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

func TestEntries(t *testing.T) {
	for _, c := range []struct {
		name, text string
		first      int // the measure of the first line in em
		rest       int
		want       []string
		places     []int
	}{
		{"a name that fits ends the line before it", "市委办公室，市人大常委会办公室，市政协办公室。", 20, 20, []string{"市委办公室，市人大常委会办公室，", "市政协办公室。"}, nil},
		{"a name is parted where the line would be too short", "市委办公室，云澜市安全生产委员会办公室。", 16, 16, []string{"市委办公室，云澜市安全生产委员会", "办公室。"}, nil},
		{"marks in brackets part no names", "各县（市、区）人民政府，市教育局。", 10, 10, []string{"各县（市、区）人民政", "府，市教育局。"}, nil},
		{"one em is spread over the line", "市教育局、市公安局、市民政局、市财政局。", 16, 16, []string{"市教育局、市公安局、市民政局、", "市财政局。"}, nil},
		{"a name wider than a line is parted", "市局、云澜市安全生产委员会办公室巡查工作领导小组。", 8, 8, []string{"市局、云澜市安全", "生产委员会办公室", "巡查工作领导小", "组。"}, nil},
		{"a name is parted between words", "市委办公室，云澜市安全生产委员会办公室。", 15, 15, []string{"市委办公室，云澜市安全生产", "委员会办公室。"}, []int{9, 11, 13, 16}},
		{"hardly a word", "、", 1, 1, []string{"、"}, nil},
		{"nothing", "", 5, 5, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			em := 16 * unit.Pt
			var chars []Char
			for _, r := range c.text {
				chars = append(chars, Char{Rune: r, Width: em, Em: em})
			}
			var got []string
			var k Breaker
			for _, line := range k.Entries(chars, em*unit.Length(c.first), em*unit.Length(c.rest), Policy{SqueezePairs: true, SqueezeLineEnd: true}, func() []int { return c.places }) {
				s := ""
				for _, ch := range chars[line.From:line.To] {
					s += string(ch.Rune)
				}
				got = append(got, s)
				if line.Width > em*unit.Length(max(c.first, c.rest))+em/2 {
					t.Errorf("“%s” is %v wide", s, line.Width)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
