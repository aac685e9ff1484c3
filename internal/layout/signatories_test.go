package layout_test

import (
	"slices"
	"testing"

	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// The columns of 签发人 begin one under another and end an em from the edge.
func TestSignatoryColumns(t *testing.T) {
	for _, c := range []struct{ names, want []unit.Length }{
		{[]unit.Length{30}, []unit.Length{160}},
		{[]unit.Length{20, 30}, []unit.Length{130, 160}},
		{[]unit.Length{20, 30, 40, 20}, []unit.Length{110, 160}},
		{[]unit.Length{20, 20, 90}, []unit.Length{70, 170}},
	} {
		if got := layout.SignatoryColumns(c.names, 10, 200); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.names, got, c.want)
		}
	}
}
