// Package judge holds YAML files against JSON Schemas, as an editor would.
//
// In: the bytes of a schema and a tree. Out: what does not fit. It knows as
// much of JSON Schema as this program writes; tests alone use it.
package judge

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// Judge is a schema ready to be held against files.
type Judge struct{ root, definitions map[string]any }

// Read takes a schema.
func Read(data []byte) (Judge, error) {
	var j Judge
	if err := json.Unmarshal(data, &j.root); err != nil {
		return j, err
	}
	j.definitions, _ = j.root["$defs"].(map[string]any)
	return j, nil
}

// Of takes a schema that must be sound.
func Of(t testing.TB, data []byte) Judge {
	t.Helper()
	j, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// Check is the first thing in a file that does not fit.
func (j Judge) Check(n *yaml.Node) error { return j.check(n, j.root) }

func (j Judge) check(n *yaml.Node, schema map[string]any) error {
	if ref, ok := schema["$ref"].(string); ok {
		return j.check(n, inner(j.definitions, strings.TrimPrefix(ref, "#/$defs/")))
	}
	if options, ok := schema["anyOf"].([]any); ok {
		return j.any(n, options)
	}
	if words, ok := schema["enum"].([]any); ok {
		if !slices.Contains(words, any(n.Value)) {
			return fmt.Errorf("%v: %q is not one of %v", n.Span, n.Value, words)
		}
		return nil
	}
	switch schema["type"] {
	case nil:
		return nil
	case "object":
		return j.object(n, schema)
	case "array":
		if n.Kind != yaml.Sequence {
			return fmt.Errorf("%v: no list", n.Span)
		}
		for _, item := range n.Items {
			if err := j.check(item, inner(schema, "items")); err != nil {
				return err
			}
		}
		return nil
	case "null":
		if n.Kind != yaml.Null {
			return fmt.Errorf("%v: not empty", n.Span)
		}
		return nil
	}
	return scalar(n, schema)
}

func (j Judge) any(n *yaml.Node, options []any) error {
	var first error
	for _, o := range options {
		option, _ := o.(map[string]any)
		err := j.check(n, option)
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

func (j Judge) object(n *yaml.Node, schema map[string]any) error {
	if n.Kind != yaml.Mapping {
		return fmt.Errorf("%v: no mapping", n.Span)
	}
	properties := inner(schema, "properties")
	for _, e := range n.Entries {
		p, known := properties[e.Key].(map[string]any)
		if !known {
			if p, known = schema["additionalProperties"].(map[string]any); !known {
				if schema["additionalProperties"] == false {
					return fmt.Errorf("%v: key %s", e.KeySpan, e.Key)
				}
				continue
			}
		}
		if err := j.check(e.Value, p); err != nil {
			return err
		}
	}
	required, _ := schema["required"].([]any)
	for _, key := range required {
		if name, _ := key.(string); n.Find(name) == nil {
			return fmt.Errorf("%v: no %s", n.Span, name)
		}
	}
	return nil
}

func scalar(n *yaml.Node, schema map[string]any) error {
	if n.Kind != yaml.Scalar {
		return fmt.Errorf("%v: no text", n.Span)
	}
	if pattern, ok := schema["pattern"].(string); ok {
		fits, err := regexp.MatchString(pattern, n.Value)
		if err != nil {
			return err
		}
		if !fits {
			return fmt.Errorf("%v: %q does not fit %s", n.Span, n.Value, pattern)
		}
	}
	if schema["type"] != "integer" {
		return nil
	}
	v, err := strconv.ParseFloat(n.Value, 64)
	if err != nil {
		return fmt.Errorf("%v: %q is no number", n.Span, n.Value)
	}
	least, hasLeast := schema["minimum"].(float64)
	most, hasMost := schema["maximum"].(float64)
	if hasLeast && v < least || hasMost && v > most {
		return fmt.Errorf("%v: %v is not from %v to %v", n.Span, v, least, most)
	}
	return nil
}

// Unexplained lists the keys that the schema does not explain in Chinese.
func (j Judge) Unexplained() []string {
	var out []string
	var walk func(where string, v any)
	walk = func(where string, v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(where, item)
			}
		case map[string]any:
			for key, p := range inner(v, "properties") {
				p, _ := p.(map[string]any)
				if about, _ := p["description"].(string); !han.MatchString(about) {
					out = append(out, where+"."+key)
				}
			}
			for key, value := range v {
				walk(where+"."+key, value)
			}
		}
	}
	walk("", j.root)
	slices.Sort(out)
	return out
}

var han = regexp.MustCompile(`\p{Han}`)

// Keys are the keys that a mapping may have, sorted. The steps lead to it from
// the root: a key, or "items" for the items of a list. A shape that may be
// several things is entered by its first list or mapping that leads on.
func (j Judge) Keys(steps ...string) []string {
	at := j.find(j.root, steps)
	var keys []string
	for key := range inner(at, "properties") {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (j Judge) find(at map[string]any, steps []string) map[string]any {
	if ref, ok := at["$ref"].(string); ok {
		return j.find(inner(j.definitions, strings.TrimPrefix(ref, "#/$defs/")), steps)
	}
	if options, ok := at["anyOf"].([]any); ok {
		for _, o := range options {
			option, _ := o.(map[string]any)
			if found := j.find(option, steps); found != nil {
				return found
			}
		}
		return nil
	}
	switch {
	case len(steps) == 0:
		if at["properties"] == nil {
			return nil
		}
		return at
	case steps[0] == "items":
		return j.find(inner(at, "items"), steps[1:])
	}
	next := inner(inner(at, "properties"), steps[0])
	if next == nil {
		next = inner(at, "additionalProperties")
	}
	return j.find(next, steps[1:])
}

func inner(m map[string]any, key string) map[string]any {
	v, _ := m[key].(map[string]any)
	return v
}
