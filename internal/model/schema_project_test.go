package model

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/schema"
	"yinfa.dev/yinfa/internal/schema/judge"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// knownKeys are the keys that the program names when it meets one that it
// does not know.
func knownKeys(t *testing.T, text string) []string {
	t.Helper()
	var bag diag.Bag
	p := ReadProject(source.NewFile("yinfa.yaml", text), &bag)
	p.Site(&bag)
	p.Targets(&bag)
	for _, d := range bag.Sorted() {
		if d.Code == diag.KeyUnknown && strings.Contains(d.Summary, "没有的键") {
			_, list, _ := strings.Cut(strings.TrimSuffix(d.Hint, "。"), "：")
			names := strings.Split(list, "、")
			slices.Sort(names)
			return names
		}
	}
	t.Fatalf("%s\n%s", text, diag.Text(bag.Sorted()))
	return nil
}

// TestProjectSchemaKnowsEveryKey holds the schema against what the program
// reads.
func TestProjectSchemaKnowsEveryKey(t *testing.T) {
	j := judge.Of(t, ProjectSchema())
	for text, steps := range map[string][]string{
		"没有的键: 1\n":                                     nil,
		"机关: [{名称: 甲, 没有的键: 1}]\n":                      {"机关", "items"},
		"默认: {没有的键: 1}\n":                               {"默认"},
		"站点: {名称: 甲, 没有的键: 1}\n":                        {"站点"},
		"站点: {名称: 甲, 栏目: [{名称: 乙, 目录: yi, 没有的键: 1}]}\n": {"站点", "栏目", "items"},
		"站点: {名称: 甲, 年度情况: [{计划: 乙, 轮次: 丙, 截至: 2026-01-01, 没有的键: 1}]}\n": {"站点", "年度情况", "items"},
	} {
		if got, want := j.Keys(steps...), knownKeys(t, text); !slices.Equal(got, want) {
			t.Errorf("%sthe schema has %v, the program reads %v", text, got, want)
		}
	}
	for i, text := range []string{"方式: 文件夹, 文件夹: a", "方式: git, 远程: a, 分支: b", "方式: S3, 地址: a, 存储桶: b"} {
		one := projectShapes()["发布"]["additionalProperties"].(schema.Shape)["anyOf"].([]any)[i].(schema.Shape)["properties"].(map[string]schema.Shape)
		if got, want := slices.Sorted(maps.Keys(one)), knownKeys(t, "发布: {外网: {"+text+", 没有的键: 1}}\n"); !slices.Equal(got, want) {
			t.Errorf("%s: the schema has %v, the program reads %v", text, got, want)
		}
	}
}

// TestProjectSchemaFitsTheExample holds yinfa.yaml of the example against the
// schema, and asks that everything in it is explained.
func TestProjectSchemaFitsTheExample(t *testing.T) {
	j := judge.Of(t, ProjectSchema())
	data, err := os.ReadFile("../../yinfa.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	if err := j.Check(yaml.Parse(source.NewFile("yinfa.yaml", string(data)), 0, len(data), &bag)); err != nil {
		t.Error(err)
	}
	if left := j.Unexplained(); len(left) > 0 {
		t.Errorf("not explained: %v", left)
	}
}
