package diag

import "testing"

func TestMeant(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{nil, ""},
		{[]string{"通知"}, "是不是“通知”？"},
		{[]string{"通告", "通知"}, "是不是“通告”或者“通知”？"},
		{[]string{"通告", "通报", "通知"}, "是不是“通告”“通报”或者“通知”？"},
		{[]string{"一", "二", "三", "四", "五"}, ""},
	} {
		if got := Meant(c.words); got != c.want {
			t.Errorf("Meant(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}
