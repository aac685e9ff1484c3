package found

import "testing"

func TestBody(t *testing.T) {
	for in, want := range map[string]string{
		"# address: a\n# features: b\n正文\n": "正文\n",
		"# 标题\n正文\n":                        "# 标题\n正文\n",
		"正文":                                "正文",
	} {
		if got := Body(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestMend(t *testing.T) {
	for in, want := range map[string]string{
		"甲<b>乙</b>丙<!-- 丁\n戊 -->": "甲乙丙",
		"| 甲 | 乙 |":               `\| 甲 | 乙 |`,
		"见![图](a.png)。":           "见。",
		"一\ue000二":                "一.二",
		"数量<5台":                   "数量<5台",
	} {
		if got := Mend(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
