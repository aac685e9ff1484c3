package workbook

import (
	"bytes"
	"encoding/json"
)

// MappingSchema is the JSON Schema of a mapping file, for editors that
// complete and check while one types.
func MappingSchema() []byte {
	type object = map[string]any
	text := object{"type": []string{"string", "number"}}
	var titles []string
	for _, name := range Readable() {
		for _, t := range listOf(name).titles {
			if !contains(titles, t) {
				titles = append(titles, t)
			}
		}
	}
	root := object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "印发：导入表格的对应文件",
		"type": "object", "description": "表里的列名对应台账的哪一列", "additionalProperties": false,
		"properties": object{
			"工作表": object{"description": "读哪一张工作表", "type": text["type"]},
			"内容":  object{"description": "这张表是台账的哪一种；不写时是问题隐患", "enum": Readable()},
			"表头行": object{"description": "表头在第几行；不写时由程序找", "type": "integer", "minimum": 1, "maximum": maxRows},
			"对应":  object{"description": "左边写表里的列名，右边写台账的列", "type": "object", "additionalProperties": object{"enum": titles}},
			"不导入": object{"description": "不要的列", "anyOf": []any{object{"type": "array", "items": text}, text}},
		},
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		return nil // maps of strings, numbers and slices always encode
	}
	return b.Bytes()
}
