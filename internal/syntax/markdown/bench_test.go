package markdown

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

const notice = "经市政府同意，现将有关事项通知如下：\n\n## 巡查对象\n\n全市29个乡镇、街道和功能区，市有关单位。\n\n### 巡查方式。采取**“四不两直”**方式进行。\n\n- 检查时间：3月\n- 检查人员：2名\n\n| 序号 | 单位 |\n|---|---|\n| 1 | 市教育局 |\n\n（一）压实责任。各单位要落实责任。\n"

// BenchmarkNotice reads a short notice, what a preview does at a keystroke.
func BenchmarkNotice(b *testing.B) { benchmark(b, notice) }

// BenchmarkBook reads 500 notices as one text.
func BenchmarkBook(b *testing.B) { benchmark(b, strings.Repeat(notice+"\n", 500)) }

func benchmark(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	f := source.NewFile("a.md", text)
	for b.Loop() {
		Parse(f, 0, len(text), &diag.Bag{})
	}
}
