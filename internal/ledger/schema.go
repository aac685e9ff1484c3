package ledger

import "yinfa.dev/yinfa/internal/schema"

// Schema is the JSON Schema of a data file, made from the tables that read
// it, for editors that complete and check while one types.
func Schema() []byte {
	s := &schemaWriter{definitions: map[string]any{}}
	root := s.object(fileRecord().object())
	root["$defs"] = s.definitions
	return schema.Write("印发：监督检查数据", root)
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
		root["$defs"] = s.definitions
		out = append(out, Section{p.key, schema.Write(p.doc, root)})
	}
	return out
}

// schemaWriter collects the definitions of records, each once.
type schemaWriter struct{ definitions map[string]any }

func (s *schemaWriter) object(o *object) schema.Shape {
	properties := map[string]schema.Shape{}
	var required []string
	for _, p := range o.fields {
		properties[p.key] = schema.Said(p.doc, s.value(p.shape))
		if p.required {
			required = append(required, p.key)
		}
	}
	return schema.Object(o.doc, properties, required...)
}

func (s *schemaWriter) value(sh shape) schema.Shape {
	one := s.single(sh)
	switch {
	case sh.list && sh.single:
		return schema.Some(one)
	case sh.list:
		return schema.List(one)
	}
	return one
}

func (s *schemaWriter) single(sh shape) schema.Shape {
	switch {
	case sh.document != nil:
		name := sh.document.name
		if _, done := s.definitions[name]; !done {
			s.definitions[name] = true // holds the place while its fields are written
			s.definitions[name] = s.object(sh.document)
		}
		return schema.Shape{"$ref": "#/$defs/" + name}
	case len(sh.choices) > 0:
		return schema.OneOf(sh.choices...)
	case sh.kind == "integer":
		return schema.Number(sh.least, sh.most)
	case sh.kind == "boolean":
		return schema.YesNo()
	case sh.kind == "date":
		return schema.Day()
	}
	out := schema.Text()
	if sh.pattern != "" {
		out["pattern"] = sh.pattern
	}
	return out
}
