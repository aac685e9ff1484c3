package compose

import (
	"slices"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
)

// TestPhonesAreCounted looks for numbers of the wrong length wherever a
// document may have them, each once.
func TestPhonesAreCounted(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []source.Pos
	}{
		"body":        {"---\n文种: 通知\n---\n报送情况。联系人：许安，手机：1380000000。\n", []source.Pos{{Line: 4, Column: 16}}},
		"right":       {"---\n文种: 通知\n---\n联系人：许安，手机：13800000000，电话：0000-66010012。\n", nil},
		"note":        {"---\n文种: 请示\n附注: 联系人：许安；联系电话：0000-660100\n---\n文。\n", []source.Pos{{Line: 3, Column: 17}}},
		"contacts":    {"---\n文种: 通知\n联系人: 许安 138000000000\n---\n文。\n", []source.Pos{{Line: 3, Column: 9}}},
		"form":        {"---\n文种: 督办单\n联系人及电话: 许安，电话0000-660100\n---\n文。\n", []source.Pos{{Line: 3, Column: 14}}},
		"other field": {"---\n文种: 督办单\n督办事项: 编号1380000000\n---\n文。\n", nil},
	} {
		var bag diag.Bag
		m := model.ReadDocument(source.NewFile("文.md", test.text), &bag)
		Compose(Input{Doc: m, Layouts: layout.Load(nil, model.CommonKeys(), &bag)}, &bag)
		var got []source.Pos
		for _, d := range bag.Sorted() {
			if d.Code == diag.PhoneDigits {
				got = append(got, d.Span.Start)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v\n%s", name, got, test.want, diag.Text(bag.Sorted()))
		}
	}
}
