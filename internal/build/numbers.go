package build

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
)

// numbers warns where documents bear one 发文字号. That is known only of a
// whole project.
func (r *run) numbers(outcomes []*outcome) {
	type bearer struct {
		name string
		at   source.Span
	}
	first := map[string]bearer{}
	again := map[source.Span]int{} // how many documents of a batch follow its first
	for _, out := range outcomes {
		if out == nil || out.fact == nil {
			continue
		}
		number := out.fact.Number
		// 第3号 and 〔2026〕3号 say nothing of the organ that counts.
		if code, _, ok := strings.Cut(number.Value, "〔"); !ok || code == "" {
			continue
		}
		before, taken := first[number.Value]
		switch {
		case !taken:
			first[number.Value] = bearer{out.fact.Name, number.Span}
		case model.RightNumber(number.Value) == "": // of a draft: none yet
		case before.at == number.Span:
			again[number.Span]++
		default:
			r.bag.Warn(diag.NumberTaken, number.Span, "发文字号“"+number.Value+"”已经用在 "+before.name, "一件公文一个号；取号后改正其中一个")
		}
	}
	for number, b := range first {
		if n := again[b.at]; n > 0 {
			r.bag.Warn(diag.NumberTaken, b.at, fmt.Sprintf("这一批公文有%d份用了同一个发文字号“%s”", n+1, number), "年份后面写作 {{序号}}号，从“起号”数起，一份一个号")
		}
	}
}
