package workbook

import "yinfa.dev/yinfa/internal/schema"

// MappingSchema is the JSON Schema of a mapping file, for editors that
// complete and check while one types.
func MappingSchema() []byte {
	var titles []string
	for _, name := range Readable() {
		for _, t := range listOf(name).titles {
			if !contains(titles, t) {
				titles = append(titles, t)
			}
		}
	}
	return schema.Write("印发：导入表格的对应文件", schema.Object("表里的列名对应台账的哪一列", map[string]schema.Shape{
		"工作表": schema.Said("读哪一张工作表", schema.Text()),
		"内容":  schema.Said("这张表是台账的哪一种；不写时是问题隐患", schema.OneOf(Readable()...)),
		"表头行": schema.Said("表头在第几行；不写时由程序找", schema.Number(1, maxRows)),
		"对应":  schema.Said("左边写表里的列名，右边写台账的列", schema.Shape{"type": "object", "additionalProperties": schema.OneOf(titles...)}),
		"不导入": schema.Said("不要的列", schema.Texts()),
	}))
}
