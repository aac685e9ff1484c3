package build

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/repo"
)

func TestGlance(t *testing.T) {
	long := strings.Repeat("#"+strings.Repeat("说明", 100)+"\n", 30) // longer than headBytes
	for name, c := range map[string]struct {
		text            string
		document, batch bool
	}{
		"document":            {"---\n文种: 通知\n---\n正文\n", true, false},
		"batch":               {"---\n文种: 督办单\n批量: {每: 单位}\n---\n", true, true},
		"full-width colon":    {"---\n\"文种\" ：通知\n---\n", true, false},
		"misspelt 文种":         {"---\n文中: 通知\n主送: [市有关单位]\n---\n", true, false},
		"attachment":          {"---\n标题: 名单\n---\n", false, false},
		"key in the body":     {"---\n标题: 名单\n---\n文种: 通知\n批量: x\n", false, false},
		"no front matter":     {"正文\n", false, false},
		"fence forgotten":     {"文种: 通知\n", true, false},
		"key far down":        {"---\n" + long + "文种: 通知\n批量: {每: 单位}\n---\n", true, true},
		"key beyond the head": {long + strings.Repeat("字\n", 200) + "文种: 通知\n", false, false},
		"damaged":             {"\xB9\xAB\xCE\xC4\xB9\xAB\xCE\xC4", true, false},
	} {
		set, err := repo.Open(project(t, map[string]string{"content/甲.md": c.text}))
		if err != nil {
			t.Fatal(err)
		}
		if got := (&Project{Repo: set}).glance("content/甲.md"); got != (glance{c.document, c.batch}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
