package model

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

func TestSchemaKnowsEveryKey(t *testing.T) {
	var s struct {
		Properties map[string]struct {
			Description string
		}
	}
	if err := json.Unmarshal(Schema(), &s); err != nil {
		t.Fatal(err)
	}
	keys := CommonKeys()
	slices.Sort(keys)
	if got := slices.Sorted(maps.Keys(s.Properties)); !slices.Equal(got, keys) {
		t.Errorf("%v, want %v", got, keys)
	}
	for key, p := range s.Properties {
		if p.Description == "" {
			t.Errorf("%s is not explained", key)
		}
	}
	// The program names the keys of 公开 when it meets another one.
	var bag diag.Bag
	ReadDocument(source.NewFile("a.md", "---\n文种: 通知\n公开: {方式: 主动公开, 没有的键: 甲}\n---\n文"), &bag)
	read := ""
	for _, d := range bag.Sorted() {
		if d.Code == diag.KeyUnknown {
			read = d.Hint
		}
	}
	_, list, _ := strings.Cut(strings.TrimSuffix(read, "。"), "：")
	names := strings.Split(list, "、")
	slices.Sort(names)
	if got := slices.Sorted(maps.Keys(releaseShapes())); !slices.Equal(got, names) {
		t.Errorf("the schema has %v, the program reads %v", got, names)
	}
}
