package layout

import (
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// A format that cannot be used is named with its file, so that its documents
// are not told that there is no such format.
func TestBrokenFormatsAreNamed(t *testing.T) {
	var bag diag.Bag
	const file = "layouts/版式/公文.yaml"
	ls := Load([]*source.File{source.NewFile(file, "基于: 公文\n版心: {宽: -5毫米}\n")}, nil, &bag)
	if !bag.HasErrors() || ls.Formats["公文"] != nil {
		t.Fatal("the broken format is in use")
	}
	if got := ls.Broken["公文"]; got != file {
		t.Errorf("the broken format is said to be in %q", got)
	}
	if len(Load(nil, nil, &diag.Bag{}).Broken) > 0 {
		t.Error("a built-in format is broken")
	}
}
