package model

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
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
	named := organShapes()
	named["名称"] = schema{}
	site := siteShapes()
	inner := func(key string) map[string]schema {
		return site[key]["anyOf"].([]any)[1].(schema)["properties"].(map[string]schema)
	}
	for text, shapes := range map[string]map[string]schema{
		"没有的键: 1\n":                                     projectShapes(),
		"机关: [{名称: 甲, 没有的键: 1}]\n":                      named,
		"默认: {没有的键: 1}\n":                               projectShapes()["默认"]["properties"].(map[string]schema),
		"站点: {名称: 甲, 没有的键: 1}\n":                        site,
		"站点: {名称: 甲, 栏目: [{名称: 乙, 目录: yi, 没有的键: 1}]}\n": inner("栏目"),
		"站点: {名称: 甲, 年度情况: [{计划: 乙, 轮次: 丙, 截至: 2026-01-01, 没有的键: 1}]}\n": inner("年度情况"),
	} {
		if got, want := slices.Sorted(maps.Keys(shapes)), knownKeys(t, text); !slices.Equal(got, want) {
			t.Errorf("%sthe schema has %v, the program reads %v", text, got, want)
		}
	}
	for i, text := range []string{"方式: 文件夹, 文件夹: a", "方式: git, 远程: a, 分支: b", "方式: S3, 地址: a, 存储桶: b"} {
		one := projectShapes()["发布"]["additionalProperties"].(schema)["anyOf"].([]any)[i].(schema)["properties"].(map[string]schema)
		if got, want := slices.Sorted(maps.Keys(one)), knownKeys(t, "发布: {外网: {"+text+", 没有的键: 1}}\n"); !slices.Equal(got, want) {
			t.Errorf("%s: the schema has %v, the program reads %v", text, got, want)
		}
	}
}

// TestProjectSchemaFitsTheExample holds yinfa.yaml of the example against the
// first level of the schema, and asks that everything in it is explained.
func TestProjectSchemaFitsTheExample(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(ProjectSchema(), &root); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../yinfa.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	n := yaml.Parse(source.NewFile("yinfa.yaml", string(data)), 0, len(data), &bag)
	for _, e := range n.Entries {
		if _, known := root["properties"].(map[string]any)[e.Key]; !known {
			t.Errorf("%s is not in the schema", e.Key)
		}
	}
	var walk func(where string, v any)
	walk = func(where string, v any) {
		m, ok := v.(map[string]any)
		if !ok {
			return
		}
		if properties, ok := m["properties"].(map[string]any); ok {
			for key, p := range properties {
				if about, _ := p.(map[string]any)["description"].(string); about == "" {
					t.Errorf("%s.%s is not explained", where, key)
				}
			}
		}
		for key, inner := range m {
			walk(where+"."+key, inner)
		}
	}
	walk("", root)
	if string(ProjectSchema()) != string(ProjectSchema()) {
		t.Error("the schema is not the same twice")
	}
}
