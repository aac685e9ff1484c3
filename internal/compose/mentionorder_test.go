package compose

import (
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
)

func TestAttachmentsAreMentionedInTheirOrder(t *testing.T) {
	for body, want := range map[string]string{
		"方案见附件1，名单见附件2。":            "",
		"方案（附件1）和《名单》（见附件2），再看附件1。": "",
		"有关材料见附件2、附件1。":             "提示：正文先提到附件2，还没有提到附件1",
		"名单见附件1。":                   "警告：这里说“名单”是附件1，文件头里它是附件2",
		"《方案》（详见附件2）。":              "警告：这里说“方案”是附件2，文件头里它是附件1",
		"填报表见附件1、附件2。":              "",
		"材料见附件3。":                   "", // reported as undeclared
		"见附件2。\n\n见附件2。\n\n见附件1。":   "提示：正文先提到附件2，还没有提到附件1",
	} {
		var bag diag.Bag
		m := model.ReadDocument(source.NewFile("文.md", "---\n文种: 通知\n附件: [方案, 名单]\n---\n"+body+"\n"), &bag)
		Compose(Input{Doc: m, Layouts: layout.Load(nil, model.CommonKeys(), &bag)}, &bag)
		got := ""
		for _, d := range bag.Sorted() {
			if d.Code == diag.AttachmentOrder {
				got += d.Severity.String() + "：" + d.Summary
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}
