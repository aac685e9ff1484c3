package compose

import (
	"testing"

	"yinfa.dev/yinfa/internal/doc"
)

func TestAfterMark(t *testing.T) {
	for text, want := range map[string]string{
		"第一章 总则": "第一章　总则",
		"第二十三条 本办法自印发之日起施行。": "第二十三条　本办法自印发之日起施行。",
		"第10条 略":  "第10条　略",
		"第一章　总则":  "第一章　总则",
		"第一条规定 的": "第一条规定 的",
		"第 一章":    "第 一章",
		"第一轮 巡查":  "第一轮 巡查",
		"第一章":     "第一章",
		"第章 一":    "第章 一",
		"":        "",
	} {
		in := []doc.Run{{Text: text}, {Text: "后文 一"}}
		if got := afterMark(in); got[0].Text != want || got[1].Text != "后文 一" || in[0].Text != text {
			t.Errorf("%q becomes %q, want %q", text, got[0].Text, want)
		}
	}
	if afterMark(nil) != nil {
		t.Error("something of nothing")
	}
}
