package markdown

import (
	"testing"

	"yinfa.dev/yinfa/internal/source"
)

// TestFindingPlaces holds that a finding points at what has to be changed.
func TestFindingPlaces(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to source.Pos
	}{
		{"甲\n\n　　(一)乙", source.Pos{Line: 3, Column: 3}, source.Pos{Line: 3, Column: 6}},
		{"## 一、甲\n## 三、乙", source.Pos{Line: 2, Column: 4}, source.Pos{Line: 2, Column: 6}},
		{"### 一、甲", source.Pos{Line: 1, Column: 1}, source.Pos{Line: 1, Column: 4}},
		{"- 甲\n\n  乙**丙", source.Pos{Line: 3, Column: 4}, source.Pos{Line: 3, Column: 6}},
		{"甲[乙](丙.md)", source.Pos{Line: 1, Column: 6}, source.Pos{Line: 1, Column: 10}},
		{"|甲|乙|\n|-|-|\n|丙|", source.Pos{Line: 3, Column: 1}, source.Pos{Line: 3, Column: 4}},
		{"|甲|乙|\n|-|-|\n|丙|^|", source.Pos{Line: 3, Column: 4}, source.Pos{Line: 3, Column: 5}},
		{"> :::名单 甲\n> 乙", source.Pos{Line: 1, Column: 1}, source.Pos{Line: 1, Column: 2}},
		{"甲\n\n:::名单 乙\n丙", source.Pos{Line: 3, Column: 1}, source.Pos{Line: 3, Column: 6}},
		{"甲<br>乙", source.Pos{Line: 1, Column: 2}, source.Pos{Line: 1, Column: 6}},
		{"甲\n<p>\n乙\n</p>\n", source.Pos{Line: 2, Column: 1}, source.Pos{Line: 4, Column: 5}},
		{"![甲](乙.jpg){宽}", source.Pos{Line: 1, Column: 12}, source.Pos{Line: 1, Column: 15}},
		{"甲\n```\n乙\n```", source.Pos{Line: 2, Column: 1}, source.Pos{Line: 2, Column: 4}},
	} {
		_, _, found := read(c.text)
		if len(found) == 0 || found[0].Span.Start != c.from || found[0].Span.End != c.to {
			t.Errorf("%q: %+v, want %v to %v", c.text, found, c.from, c.to)
		}
	}
}
