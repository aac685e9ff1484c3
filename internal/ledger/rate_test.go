package ledger

import "testing"

func TestRate(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		want        string
	}{
		{31, 33, "93.9%"}, {33, 33, "100%"}, {0, 33, "0%"}, {1, 2, "50%"}, {1, 3, "33.3%"}, {2, 3, "66.7%"}, {3, 2, "150%"},
		{9999, 10000, "99.9%"}, {10001, 10000, "100%"}, {1, 100000, "0.1%"}, {0, 0, ""}, {3, 0, ""},
	} {
		if got := Rate(c.part, c.whole); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.part, c.whole, got, c.want)
		}
	}
}
