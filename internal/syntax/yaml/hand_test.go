package yaml

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

func TestParseHand(t *testing.T) {
	for _, c := range []struct {
		name string
		text string
		want bool
	}{
		{"long, but written by hand", "抄送:\n" + strings.Repeat("  - 市委办公室\n", 10000), true},
		{"data in the wrong place", "抄送:\n" + strings.Repeat("  - 市委办公室\n", 20000), false},
	} {
		var bag diag.Bag
		n := ParseHand(source.NewFile("yinfa.yaml", c.text), 0, len(c.text), &bag)
		list := bag.Sorted()
		if got := n != nil && len(list) == 0; got != c.want {
			t.Errorf("%s: %s", c.name, diag.Text(list))
		}
		if !c.want && (len(list) != 1 || list[0].Code != diag.YAMLLimit || list[0].Span.Start.Line != 1 || !strings.Contains(list[0].Summary, "上限 256 千字节")) {
			t.Errorf("%s: %s", c.name, diag.Text(list))
		}
	}
}
