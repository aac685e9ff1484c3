package judge

import (
	"slices"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/schema"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

func TestCheck(t *testing.T) {
	item := schema.Object("一项", map[string]schema.Shape{"名": schema.Said("名称", schema.Text()), "数": schema.Number(1, 9)}, "名")
	j, err := Read(schema.Write("甲", schema.Object("甲", map[string]schema.Shape{
		"项": schema.Some(item), "词": schema.OneOf("甲", "乙"), "日": schema.Day(), "否": schema.YesNo(),
		"别": {"type": "object", "additionalProperties": schema.Either(schema.Shape{"type": "null"}, schema.Texts())},
	})))
	if err != nil {
		t.Fatal(err)
	}
	for text, fits := range map[string]bool{
		"项: {名: 甲, 数: 9}":     true,
		"项: [{名: 甲}]":         true,
		"项: [{数: 1}]":         false,
		"项: {名: 甲, 数: 10}":    false,
		"项: {名: 甲, 数: 一}":     false,
		"项: {名: [甲]}":         false,
		"项: 甲":                false,
		"没有: 甲":               false,
		"词: 乙":                true,
		"词: 丙":                false,
		"日: 2026年3月6日":        true,
		"日: 三月六日":             false,
		"否: 是":                true,
		"别: {子: , 丑: [1, 2]}": true,
		"别: {子: {丑: 1}}":      false,
	} {
		var bag diag.Bag
		n := yaml.Parse(source.NewFile("a.yaml", text), 0, len(text), &bag)
		if err := j.Check(n); (err == nil) != fits {
			t.Errorf("%s: %v", text, err)
		}
	}
	if got := j.Keys("项", "items"); !slices.Equal(got, []string{"名", "数"}) {
		t.Errorf("keys %v", got)
	}
	if got, want := j.Unexplained(), []string{".别", ".否", ".日", ".词", ".项"}; len(got) <= len(want) || !slices.Equal(intersect(got, want), want) {
		t.Errorf("unexplained %v", got)
	}
	if _, err := Read([]byte("{")); err == nil {
		t.Error("half a schema is read")
	}
}

func intersect(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	slices.Sort(out)
	return out
}
