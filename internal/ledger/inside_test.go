package ledger

import (
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// TestInsideFindsStretchedNames: names are known again where blanks set them
// to the width of others, and the place is theirs.
func TestInsideFindsStretchedNames(t *testing.T) {
	var bag diag.Bag
	l := Load([]*source.File{source.NewFile("content/数据/台账.yaml", "单位:\n  - {名称: 云澜市应急管理局, 类别: 部门}\n人员:\n  - {姓名: 石磊, 单位: 云澜市应急管理局, 内部: 是}\n  - {姓名: 石　岩, 单位: 云澜市应急管理局, 内部: 是}\n")}, &bag)
	if bag.HasErrors() {
		t.Fatal(bag.Sorted())
	}
	for text, want := range map[string]string{
		"由石磊负责": "石磊", "由石　磊负责": "石　磊", "组长：石 磊": "石 磊", "石\u00a0磊\u3000": "石\u00a0磊", "　石　　磊": "石　　磊", "由石岩负责": "石岩", "由石　岩　负责": "石　岩",
		"由石负责": "", "磊石": "", "　": "", "石\xff磊": "",
	} {
		found := l.Inside(text)
		got := ""
		if len(found) > 0 {
			got = text[found[0].From:found[0].To]
		}
		if got != want || len(found) > 1 {
			t.Errorf("%q: %q %d, want %q", text, got, len(found), want)
		}
	}
}
