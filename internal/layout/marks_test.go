package layout

import (
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

func TestStackSize(t *testing.T) {
	h := Letterhead{MarkMin: 22 * unit.Pt, MarkHeight: 60 * unit.Mm}
	for _, c := range []struct {
		size  unit.Length
		marks int
		want  unit.Length
	}{
		{42 * unit.Pt, 1, 42 * unit.Pt},
		{42 * unit.Pt, 2, 42 * unit.Pt},
		{42 * unit.Pt, 3, 42 * unit.Pt},
		{42 * unit.Pt, 5, 27 * unit.Pt},
		{25 * unit.Pt, 5, 25 * unit.Pt},
		{42 * unit.Pt, 12, 22 * unit.Pt},
		{20 * unit.Pt, 12, 20 * unit.Pt},
	} {
		if got := h.StackSize(c.size, c.marks); got != c.want {
			t.Errorf("%d marks of %v: %v, want %v", c.marks, c.size, got, c.want)
		}
	}
	if got := (Letterhead{}).StackSize(42*unit.Pt, 12); got != 42*unit.Pt {
		t.Errorf("no limit: %v", got)
	}
}
