package typeset

import (
	"strings"
	"testing"
)

// CO₂ is set with a small figure below the line, which stays with its letters
// and is the same character when it is copied out.
func TestFiguresBelowTheLine(t *testing.T) {
	for n := range 30 {
		d, ds := set(t, notice(para(strings.Repeat("检", n)+"查场所二氧化碳（CO₂）浓度和硫化氢（H₂S）浓度不得超标，甲烷（CH₄）同。")), "公文")
		noErrors(t, ds)
		list, found := boxes(d), 0
		for i, b := range list {
			if b.text != "₂" && b.text != "₄" {
				continue
			}
			found++
			before := list[i-1]
			if b.item.Size >= before.item.Size || b.item.Y <= before.item.Y || b.item.Y > before.item.Y+before.item.Size/4 {
				t.Errorf("%d: %s is of size %d at %d beside %d at %d", n, b.text, b.item.Size, b.item.Y, before.item.Size, before.item.Y)
			}
			if gap := b.item.X - before.item.X; gap <= 0 || gap > 6*before.item.Size {
				t.Errorf("%d: %s does not follow %q", n, b.text, before.text)
			}
		}
		if found != 3 {
			t.Errorf("%d: %d figures below the line", n, found)
		}
	}
}
