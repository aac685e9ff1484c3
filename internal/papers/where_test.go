package papers

import "testing"

func TestNoPlaceIsSaidTwice(t *testing.T) {
	for _, c := range []struct{ outer, inner, want string }{
		{"南溪镇", "南溪镇敬老院", "南溪镇敬老院"},
		{"南溪镇", "永丰纺织厂", "南溪镇永丰纺织厂"},
		{"南溪镇", "南溪镇", "南溪镇"},
		{"南溪镇", "", "南溪镇"},
		{"", "三层走廊", "三层走廊"},
	} {
		if got := within(c.outer, c.inner); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.outer, c.inner, got, c.want)
		}
	}
}
