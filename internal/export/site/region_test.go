package site

import (
	"regexp"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
)

// TestRegionsHaveNamesOfTheirOwn: who goes through a page from region to
// region can tell them apart, with a caption or without, in tables and under
// charts.
func TestRegionsHaveNamesOfTheirOwn(t *testing.T) {
	table := func(caption string) doc.Block {
		out := &doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "甲", false)}}}}
		if caption != "" {
			out.Caption = words(caption)
		}
		return out
	}
	first, second := sampleChart(), sampleChart()
	d := sample(0)
	d.Tree.Body = []doc.Block{table(""), table(""), table("分组"), &doc.Landscape{Blocks: []doc.Block{table("分组")}}, first, second}
	p := &Page{}
	render(p, d.Tree, nil)
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`role="region" tabindex="0" aria-label="([^"]*)"`).FindAllStringSubmatch(p.body, -1) {
		if seen[m[1]] {
			t.Errorf("two regions are called %s", m[1])
		}
		seen[m[1]] = true
	}
	if len(seen) != 6 || !seen["表格"] || !seen["表格（2）"] || !seen["分组"] || !seen["分组（2）"] {
		t.Errorf("%v", seen)
	}
	if !strings.Contains(p.body, `<div class="landscape">`) {
		t.Error("nothing says which tables are set on landscape sheets")
	}
}
