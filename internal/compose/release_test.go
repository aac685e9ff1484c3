package compose

import (
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
)

func TestRelease(t *testing.T) {
	if got := release(nil); got != nil || got.Open() {
		t.Errorf("silence became %+v", got)
	}
	text := func(s string) doc.Text { return doc.Text{Value: s} }
	got := release(&model.Release{
		Mode: text("主动公开"), Theme: text("安全生产监管"), Index: text("113300/2026-00001"), Reason: text("仅供内部"),
		Topic: text("第一轮巡查"), Kept: []doc.Text{text("电话")},
		Changes: []model.Change{{Date: doc.Date{Year: 2026, Month: 7, Day: 8}, Note: text("改正日期")}},
	})
	if !got.Open() || got.Theme.Value != "安全生产监管" || got.Index.Value != "113300/2026-00001" || got.Topic.Value != "第一轮巡查" ||
		len(got.Kept) != 1 || len(got.Changes) != 1 || got.Changes[0].Date.Day != 8 || got.Changes[0].Note.Value != "改正日期" {
		t.Errorf("%+v", got)
	}
	for _, mode := range []string{"依申请公开", "不予公开", "公开", ""} {
		if release(&model.Release{Mode: text(mode)}).Open() {
			t.Errorf("%q is open", mode)
		}
	}
}
