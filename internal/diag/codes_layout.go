package diag

// What can be wrong with the files under layouts/.
const (
	LayoutFile         Code = "layout-file"
	LayoutLength       Code = "layout-length"
	LayoutValue        Code = "layout-value"
	LayoutKeyMissing   Code = "layout-key-missing"
	LayoutStyleMissing Code = "layout-style-missing"
	LayoutCycle        Code = "layout-cycle"
	LayoutBase         Code = "layout-base"
	LayoutFit          Code = "layout-fit"
	TypeFormat         Code = "type-format"
	TypeKey            Code = "type-key"
	TypeField          Code = "type-field"
	TypeForm           Code = "type-form"
	StarterMissing     Code = "starter-missing"
	StarterKey         Code = "starter-key"
	StarterPlaceholder Code = "starter-placeholder"
)

func layoutEntries() []Entry {
	return []Entry{
		{
			Code: LayoutFile, Title: "layouts 里有用不上的文件",
			Text:  "版式放在 layouts/版式/名称.yaml，文种放在 layouts/文种/名称.yaml 和 名称.md。放在别处、后缀不同的文件不会被读取，容易误以为已经生效。",
			Wrong: "layouts/版式/公文.yml", Right: "layouts/版式/公文.yaml",
		},
		{
			Code: LayoutLength, Title: "长度写法不对",
			Text:  "长度由数字和单位组成，或者是一个字号。单位有毫米、厘米、磅、字（一个汉字的宽度）、行（行距）、字高（正文字号的高度）；数字可写小数或分数。",
			Wrong: "天头: 37", Right: "天头: 37毫米",
		},
		{
			Code: LayoutValue, Title: "取值不在允许的范围",
			Text:  "这一项只能从几个写法里选，或者数值有上下限；提示里列出可用的写法。",
			Wrong: "字体: 方正小标宋简体", Right: "字体: 小标宋",
		},
		{
			Code: LayoutKeyMissing, Title: "版式或文种缺少必需的项目",
			Text:  "版式没有写“基于”时要把每一项写全。只改几处的版式应当写“基于: 公文”，没写的项目就取公文的。",
			Wrong: "版心: {天头: 37毫米}", Right: "基于: 公文\n版心: {天头: 37毫米}",
		},
		{
			Code: LayoutStyleMissing, Title: "版式缺少样式",
			Text:  "每个版式都要有全部样式，否则遇到这种文字时不知道怎样排。写“基于: 公文”就会取得公文的全部样式。",
			Wrong: "样式:\n  正文: {字体: 仿宋, 字号: 三号}", Right: "基于: 公文\n样式:\n  正文: {字体: 仿宋, 字号: 三号}",
		},
		{
			Code: LayoutCycle, Title: "“基于”绕成了圈",
			Text:  "甲基于乙、乙又基于甲，就没有一个是写全的。",
			Wrong: "一级标题: {基于: 二级标题}\n二级标题: {基于: 一级标题}", Right: "一级标题: {基于: 正文}\n二级标题: {基于: 一级标题}",
		},
		{
			Code: LayoutBase, Title: "“基于”的版式或样式不存在",
			Text:  "“基于”要写另一个版式（文件名去掉 .yaml）或另一个样式的名称。",
			Wrong: "基于: 公文格式", Right: "基于: 公文",
		},
		{
			Code: LayoutFit, Title: "版面尺寸互相矛盾",
			Text:  "版心加上天头、订口不能超出纸张；行数乘行距不能超过版心的高；每行字数不能让字挤在一起。",
			Wrong: "版心高 225 毫米，行距 30 磅，行数 22", Right: "版心高 225 毫米，行距 28.95 磅，行数 22",
			Clause: "GB/T 9704-2012 5.2",
		},
		{
			Code: TypeFormat, Title: "文种用的版式不存在",
			Text:  "文种里的“版式”要写 layouts/版式 里的一个文件名（去掉 .yaml）。",
			Wrong: "版式: 红头", Right: "版式: 公文",
		},
		{
			Code: TypeKey, Title: "文种提到了不存在的键",
			Text:  "“必填”和表单的“内容”只能写通用的键（标题、主送等）或本文种“字段”里列出的键；表单还可以写“正文”。",
			Wrong: "必填: [题目]", Right: "必填: [标题]",
		},
		{
			Code: TypeField, Title: "文种的字段定义不对",
			Text:  "字段不能重名，也不能与通用的键同名。",
			Wrong: "- {键: 标题, 类型: 文本}", Right: "- {键: 督办事项, 类型: 文本}",
		},
		{
			Code: TypeForm, Title: "表单的行列不对",
			Text:  "表单每行各格“占列”之和要相等，否则竖线对不齐。",
			Wrong: "- 行: [{标签: 事项, 占列: 2}, {内容: 事项, 占列: 7}]\n- 行: [{标签: 时限, 占列: 2}, {内容: 时限, 占列: 8}]",
			Right: "- 行: [{标签: 事项, 占列: 2}, {内容: 事项, 占列: 8}]\n- 行: [{标签: 时限, 占列: 2}, {内容: 时限, 占列: 8}]",
		},
		{
			Code: StarterMissing, Title: "文种没有样稿",
			Text:  "样稿是与文种同名的 .md 文件，“yinfa new”用它新建文件。没有样稿的文种仍可使用，只是不能用“yinfa new”新建。",
			Wrong: "layouts/文种/简报.yaml", Right: "layouts/文种/简报.yaml\nlayouts/文种/简报.md",
		},
		{
			Code: StarterKey, Title: "样稿缺少必填的键",
			Text:  "用样稿新建的文件应当马上就能生成，所以样稿开头要写全必填的键。",
			Wrong: "必填: [标题, 主送]，样稿里没有“主送”", Right: "样稿里写“主送: [××××]”",
		},
		{
			Code: StarterPlaceholder, Title: "样稿里有不认识的占位",
			Text:  "占位写在两对大括号里，新建文件时换成实际内容。不认识的占位会原样留在文件里。",
			Wrong: "成文日期: {{今天}}", Right: "成文日期: {{日期}}",
		},
	}
}
