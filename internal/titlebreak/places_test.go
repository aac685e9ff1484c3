package titlebreak

import (
	"slices"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	names := Builtin().With([]string{"云澜市安全生产委员会办公室", "望潮镇"})
	for _, c := range []struct{ text, want string }{
		{"云澜市安全生产委员会办公室关于印发《云澜市安全生产约谈办法》的通知", "云澜市安全生产委员会办公室|关于印发|《云澜市|安全生产约谈|办法》的|通知"},
		{"关于2026年第一轮安全生产巡查情况的公示", "关于2026年|第一轮|安全生产巡查|情况的|公示"},
		{"望潮镇整改方案", "望潮镇|整改方案"},
		{"关于滨江苑项目塔式起重机重大隐患的督办单", "关于滨江苑|项目|塔式起重机|重大隐患的|督办单"},
		{"通知", "通知"}, {"", ""}, {"《", "《"},
	} {
		text := []rune(c.text)
		var parts []string
		from := 0
		for _, at := range append(Places(text, names), len(text)) {
			parts = append(parts, string(text[from:at]))
			from = at
		}
		if got := strings.Join(parts, "|"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		if !slices.IsSorted(Places(text, nil)) {
			t.Errorf("%s: not in order", c.text)
		}
	}
}

func TestNamePlaces(t *testing.T) {
	text := []rune("市发展和改革委员会，云澜市中级人民法院、市管委会的、市安委会各成员单位")
	got, at := "", 0
	for _, p := range NamePlaces(text) {
		got += string(text[at:p]) + "|"
		at = p
	}
	got += string(text[at:])
	if want := "市|发展和改革|委员会，|云澜市|中级|人民法院、|市|管委会的、|市|安委会|各成员单位"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
