package ledger

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// judge is as much of a JSON Schema validator as our schemas need.
type judge struct{ definitions map[string]any }

func (j judge) check(n *yaml.Node, schema map[string]any) error {
	if ref, ok := schema["$ref"].(string); ok {
		return j.check(n, j.definitions[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any))
	}
	if options, ok := schema["anyOf"].([]any); ok {
		var first error
		for _, o := range options {
			err := j.check(n, o.(map[string]any))
			if err == nil {
				return nil
			}
			if first == nil {
				first = err
			}
		}
		return first
	}
	if words, ok := schema["enum"].([]any); ok {
		if !slices.Contains(words, any(n.Value)) {
			return fmt.Errorf("%v: %q is not one of %v", n.Span, n.Value, words)
		}
		return nil
	}
	switch schema["type"] {
	case "object":
		if n.Kind != yaml.Mapping {
			return fmt.Errorf("%v: no mapping", n.Span)
		}
		properties := schema["properties"].(map[string]any)
		for _, e := range n.Entries {
			p, known := properties[e.Key].(map[string]any)
			if !known {
				return fmt.Errorf("%v: key %s", e.KeySpan, e.Key)
			}
			if err := j.check(e.Value, p); err != nil {
				return err
			}
		}
		if required, ok := schema["required"].([]any); ok {
			for _, key := range required {
				if n.Find(key.(string)) == nil {
					return fmt.Errorf("%v: no %s", n.Span, key)
				}
			}
		}
	case "array":
		if n.Kind != yaml.Sequence {
			return fmt.Errorf("%v: no list", n.Span)
		}
		for _, item := range n.Items {
			if err := j.check(item, schema["items"].(map[string]any)); err != nil {
				return err
			}
		}
	default:
		if n.Kind != yaml.Scalar {
			return fmt.Errorf("%v: no text", n.Span)
		}
		if pattern, ok := schema["pattern"].(string); ok && !regexp.MustCompile(pattern).MatchString(n.Value) {
			return fmt.Errorf("%v: %q does not fit %s", n.Span, n.Value, pattern)
		}
	}
	return nil
}

func decodeSchema(t *testing.T, data []byte) (map[string]any, judge) {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	return root, judge{root["$defs"].(map[string]any)}
}

func TestSchemaFitsTheExample(t *testing.T) {
	root, j := decodeSchema(t, Schema())
	set, err := repo.Open("../..")
	if err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	for _, name := range Paths(set) {
		f := set.Text(name, &bag)
		if err := j.check(yaml.Parse(f, 0, len(f.Text), &bag), root); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if bag.HasErrors() {
		t.Error(diag.Text(bag.Sorted()))
	}
}

func TestSchemaExplainsEveryKey(t *testing.T) {
	han := regexp.MustCompile(`\p{Han}`)
	var walk func(where string, v any)
	walk = func(where string, v any) {
		m, ok := v.(map[string]any)
		if !ok {
			return
		}
		if properties, ok := m["properties"].(map[string]any); ok {
			for key, p := range properties {
				if about, _ := p.(map[string]any)["description"].(string); !han.MatchString(about) {
					t.Errorf("%s.%s is not explained", where, key)
				}
			}
		}
		for key, inner := range m {
			walk(where+"."+key, inner)
		}
	}
	root, _ := decodeSchema(t, Schema())
	walk("", root)
	names := []string{}
	for _, s := range Sections() {
		names = append(names, s.Name)
		one, _ := decodeSchema(t, s.JSON)
		if properties := one["properties"].(map[string]any); len(properties) != 1 || properties[s.Name] == nil {
			t.Errorf("%s: %v", s.Name, properties)
		}
	}
	if got := strings.Join(names, "、"); got != "单位、人员、制度、计划、检查、问题隐患、工作日" {
		t.Errorf("sections %s", got)
	}
	if string(Schema()) != string(Schema()) {
		t.Error("the schema is not the same twice")
	}
}
