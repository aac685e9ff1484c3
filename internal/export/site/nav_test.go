package site

import (
	"strings"
	"testing"
)

// TestEmptyColumnsAreNotOffered: the page of an empty column is there for who
// knows its address, and no other page sends readers to it.
func TestEmptyColumnsAreNotOffered(t *testing.T) {
	c := testConfig()
	c.Columns = append(DefaultColumns(), Column{Name: "空栏目", Folder: "kong", Kinds: []string{"没有的文种"}})
	files := built(t, Input{Config: c, Documents: samples(3)})
	if page := files["lm/kong/index.html"]; !strings.Contains(page, "还没有公开的文件") || !strings.Contains(page, `aria-current="true">空栏目</a>`) {
		t.Error("the empty column has no page of its own")
	}
	for name, data := range files {
		if !strings.HasPrefix(name, "lm/kong/") && strings.Contains(data, `lm/kong/index.html"`) {
			t.Errorf("%s leads to an empty column", name)
		}
	}
}
