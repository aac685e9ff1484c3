package spelling

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	keys := []string{"文种", "标题", "发文机关", "发文字号", "成文日期", "主送", "主送在版记", "抄送"}
	for word, want := range map[string]string{
		"标题": "标题", "标提": "标题", "题标": "标题", "标": "标题", "主 送": "主送",
		"发文机管": "发文机关", "文字发号": "发文字号", "发文号": "发文字号", "主送在版纪": "主送在版记",
		"责 任 人": "", "成 文　日 期": "成文日期", "成文": "成文日期", "发文": "",
		"主送机关": "", "成文时间": "", "署名": "", "": "", "网站首页": "",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]string{"交办单": "工作交办单", "督办单": "督办单", "办单": "督办单"} {
		if got := Nearest(word, []string{"督办单", "工作交办单", "通知"}); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := Nearest("办公室", []string{"市政府办公室", "市委办公室"}); got != "" {
		t.Errorf("two words end so, got %q", got)
	}
	if got := Nearest("标题", []string{"标提", "标题"}); got != "标题" {
		t.Errorf("an exact word is nearest, got %q", got)
	}
	if got := Nearest("标体", []string{"标提", "标题"}); got != "标提" {
		t.Errorf("of two equally near the earlier, got %q", got)
	}
	long := strings.Repeat("长", 100_000)
	if got := Nearest(long, []string{long + "短"}); got != "" {
		t.Errorf("a text is no word, got %d bytes", len(got))
	}
	if Nearest("甲", nil) != "" {
		t.Error("nothing is near nothing")
	}
}

func TestNear(t *testing.T) {
	kinds := []string{"函", "通告", "通报", "通知", "工作交办单", "督办单"}
	for word, want := range map[string]string{
		"通之": "通告 通报 通知", "通知": "通知", "同知": "通知", "交办单": "工作交办单", "工作": "工作交办单", "": "", "决定": "",
	} {
		if got := strings.Join(Near(word, kinds), " "); got != want {
			t.Errorf("Near(%q) = %q, want %q", word, got, want)
		}
	}
	if got := Near("通之", []string{"通知", "通知"}); len(got) != 1 {
		t.Errorf("one word stands twice: %q", got)
	}
}
