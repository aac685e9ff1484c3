package layout_test

import (
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/source"
)

// commonKeys are the keys of every document's front matter.
var commonKeys = []string{
	"文种", "版式", "标题", "副标题", "发文机关", "发文机关标志", "发文字号", "成文日期", "主送", "主送在版记",
	"抄送", "签发人", "份号", "密级", "保密期限", "紧急程度", "印发", "附件", "附注", "出席", "请假", "列席",
	"印章", "签名章", "印发机关", "印发日期", "公开", "联系人", "状态", "计划", "轮次", "关键词",
}

func load(t testing.TB, own ...*source.File) (*layout.Layouts, []diag.Diagnostic) {
	t.Helper()
	var bag diag.Bag
	return layout.Load(own, commonKeys, &bag), bag.Sorted()
}

func TestShippedFilesLoadWithoutFindings(t *testing.T) {
	l, found := load(t)
	if len(found) > 0 {
		t.Errorf("findings:\n%s", diag.Text(found))
	}
	for _, name := range []string{"公文", "信函", "命令", "纪要", "督导检查情况报告", "电子公文", "表单", "文稿"} {
		f := l.Formats[name]
		if f == nil {
			t.Errorf("no format %s", name)
			continue
		}
		for _, style := range layout.StyleNames() {
			if _, ok := f.Styles[style]; !ok {
				t.Errorf("%s: no style %s", name, style)
			}
		}
	}
}
