package site

import (
	"fmt"
	"testing"
)

// TestLongFacetsFold: the rest is folded away only where that spares room, and
// stands open where the chosen one is in it.
func TestLongFacetsFold(t *testing.T) {
	for _, c := range []struct {
		links, chosen int
		shown, rest   int
		open          bool
	}{{10, -1, 10, 0, false}, {11, -1, 8, 3, false}, {11, 7, 8, 3, false}, {11, 8, 8, 3, true}, {0, -1, 0, 0, false}} {
		f := facetView{}
		for i := range c.links {
			f.Links = append(f.Links, facetLink{Text: fmt.Sprint(i), Current: i == c.chosen})
		}
		f.fold()
		if len(f.Links) != c.shown || len(f.Rest) != c.rest || f.Open != c.open {
			t.Errorf("%+v: %d shown, %d folded, open %v", c, len(f.Links), len(f.Rest), f.Open)
		}
	}
}
