package ledger

import (
	"bytes"
	"encoding/json"
)

// datePattern is how dates are written.
const datePattern = `^(\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)$`

// Schema is the JSON Schema of a data file, made from the tables that read
// it, for editors that complete and check while one types.
func Schema() []byte {
	s := &schemaWriter{definitions: map[string]any{}}
	root := s.object(fileRecord().object())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "印发：监督检查数据"
	root["$defs"] = s.definitions
	return encode(root)
}

// Section is the JSON Schema of one first-level key (单位, 人员, 制度, 计划, 检查,
// 问题隐患, 工作日).
type Section struct {
	Name string
	JSON []byte
}

// Sections are the schemas of files that hold one thing each, in the order of
// the guide.
func Sections() []Section {
	var out []Section
	file := fileRecord().object()
	for _, p := range file.fields {
		s := &schemaWriter{definitions: map[string]any{}}
		one := &object{name: file.name, doc: p.doc, fields: []property{p}}
		root := s.object(one)
		root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
		root["title"] = p.doc
		root["$defs"] = s.definitions
		out = append(out, Section{p.key, encode(root)})
	}
	return out
}

// encode writes JSON that a person can read; keys come out sorted.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil // maps of strings, numbers and slices always encode
	}
	return b.Bytes()
}

// schemaWriter collects the definitions of records, each once.
type schemaWriter struct{ definitions map[string]any }

func (s *schemaWriter) object(o *object) map[string]any {
	properties := map[string]any{}
	var required []string
	for _, p := range o.fields {
		v := s.value(p.shape)
		v["description"] = p.doc
		properties[p.key] = v
		if p.required {
			required = append(required, p.key)
		}
	}
	out := map[string]any{"type": "object", "description": o.doc, "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

func (s *schemaWriter) value(sh shape) map[string]any {
	one := s.single(sh)
	switch {
	case sh.list && sh.single:
		return map[string]any{"anyOf": []any{map[string]any{"type": "array", "items": one}, one}}
	case sh.list:
		return map[string]any{"type": "array", "items": one}
	}
	return one
}

func (s *schemaWriter) single(sh shape) map[string]any {
	switch {
	case sh.document != nil:
		name := sh.document.name
		if _, done := s.definitions[name]; !done {
			s.definitions[name] = true // holds the place while its fields are written
			s.definitions[name] = s.object(sh.document)
		}
		return map[string]any{"$ref": "#/$defs/" + name}
	case len(sh.choices) > 0:
		return map[string]any{"type": "string", "enum": sh.choices}
	case sh.kind == "integer":
		return map[string]any{"type": "integer", "minimum": sh.least, "maximum": sh.most}
	case sh.kind == "boolean":
		return map[string]any{"enum": []any{"是", "否", true, false}}
	case sh.kind == "date":
		return map[string]any{"type": "string", "pattern": datePattern}
	}
	// A number typed as text is text to this program: 编号: 20260301.
	out := map[string]any{"type": []string{"string", "number"}}
	if sh.pattern != "" {
		out["pattern"] = sh.pattern
	}
	return out
}
