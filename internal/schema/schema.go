// Package schema writes JSON Schemas of YAML files, for editors that complete
// and check while one types.
//
// In: what the keys of a file are for and what they take. Out: the bytes of a
// schema. It knows no key and no file: the packages that read them say what
// they read.
package schema

import (
	"bytes"
	"encoding/json"
	"maps"
)

// Shape is one JSON Schema: what a value may be.
type Shape = map[string]any

// Said adds what a value is for.
func Said(about string, s Shape) Shape {
	s = maps.Clone(s)
	s["description"] = about
	return s
}

// Object is a mapping of these keys and no others.
func Object(about string, properties map[string]Shape, required ...string) Shape {
	out := Shape{"type": "object", "description": about, "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// Text is a text; what looks like a number is one too: 编号: 20260301.
func Text() Shape { return Shape{"type": []string{"string", "number"}} }

// Texts is a text or a list of texts.
func Texts() Shape { return Some(Text()) }

// YesNo is 是 or 否, or what YAML has for them.
func YesNo() Shape { return Shape{"enum": []any{"是", "否", true, false}} }

// Day is a date as it is written: 2026-03-06 or 2026年3月6日.
func Day() Shape {
	return Shape{"type": "string", "pattern": `^(\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)$`}
}

// Number is a whole number from least to most.
func Number(least, most int) Shape {
	return Shape{"type": "integer", "minimum": least, "maximum": most}
}

// OneOf is one of a few words.
func OneOf(words ...string) Shape { return Shape{"type": "string", "enum": words} }

// List is a list.
func List(item Shape) Shape { return Shape{"type": "array", "items": item} }

// Some is a list, of which a single item may stand by itself.
func Some(item Shape) Shape { return Either(List(item), item) }

// Either is any of several shapes.
func Either(shapes ...Shape) Shape {
	all := make([]any, len(shapes))
	for i, s := range shapes {
		all[i] = s
	}
	return Shape{"anyOf": all}
}

// Write is the schema of a whole file as JSON that a person can read; keys
// come out sorted. The title names the file to the editor.
func Write(title string, root Shape) []byte {
	root = maps.Clone(root)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = title
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		return nil // maps of strings, numbers and slices always encode
	}
	return b.Bytes()
}
