package model

import "yinfa.dev/yinfa/internal/schema"

// ProjectSchema is the JSON Schema of yinfa.yaml, for editors that complete
// and check while one types.
func ProjectSchema() []byte {
	return schema.Write("印发：yinfa.yaml", schema.Object("项目的设置", projectShapes()))
}

// projectShapes are the keys of yinfa.yaml.
func projectShapes() map[string]schema.Shape {
	named := organShapes()
	named["名称"] = schema.Said("机关的全称或者规范化简称", schema.Text())
	byName := schema.Shape{"type": "object", "additionalProperties": schema.Either(schema.Shape{"type": "null"}, schema.Object("机关", organShapes()))}
	defaults := map[string]schema.Shape{}
	for _, key := range DefaultKeys() {
		defaults[key] = frontMatterShapes()[key]
	}
	return map[string]schema.Shape{
		"机关": schema.Said("发文的机关", schema.Either(schema.Shape{"type": "array", "items": schema.Either(schema.Text(), schema.Object("机关", named, "名称"))}, schema.Object("机关", named, "名称"), byName, schema.Text())),
		"词语": schema.Said("回行时不拆开的词，如地名、机关名", schema.Texts()),
		"默认": schema.Said("各件公文的文件头里不写也有的内容", schema.Object("各件公文的文件头里不写也有的内容", defaults)),
		"站点": schema.Said("公开网站", schema.Object("公开网站", siteShapes(), "名称")),
		"发布": schema.Said("公开网站发布到哪里，一个目标一个名称", schema.Shape{"type": "object", "additionalProperties": schema.Either(
			schema.Object("发布到文件夹", map[string]schema.Shape{"方式": schema.Said("怎样发布", schema.OneOf(string(TargetFolder))), "文件夹": schema.Said("哪个文件夹", schema.Text())}, "方式", "文件夹"),
			schema.Object("发布到 git 分支", map[string]schema.Shape{"方式": schema.Said("怎样发布", schema.OneOf(string(TargetGit))), "远程": schema.Said("仓库的地址", schema.Text()), "分支": schema.Said("哪个分支", schema.Text()), "署名": schema.Said("提交的署名", schema.Text()), "邮箱": schema.Said("提交的邮箱", schema.Text())}, "方式", "远程", "分支"),
			schema.Object("发布到对象存储", map[string]schema.Shape{"方式": schema.Said("怎样发布", schema.OneOf(string(TargetS3))), "地址": schema.Said("服务的地址", schema.Text()), "存储桶": schema.Said("哪个存储桶", schema.Text()), "前缀": schema.Said("放在哪个前缀下", schema.Text()), "区域": schema.Said("区域", schema.Text())}, "方式", "地址", "存储桶"),
		)}),
	}
}

// organShapes are the keys of an organ beside its name.
func organShapes() map[string]schema.Shape {
	return map[string]schema.Shape{
		"简称": schema.Said("规范化简称", schema.Text()), "代字": schema.Said("发文字号的机关代字", schema.Text()), keyMarks: schema.Said("发文机关标志；不写时用全称", schema.Text()),
		"印章": schema.Said("印章的图片", schema.Text()), "印章直径": schema.Said("如 42毫米", schema.Text()), keyOffice: schema.Said("版记里的印发机关", schema.Text()),
	}
}

// siteShapes are the keys of 站点.
func siteShapes() map[string]schema.Shape {
	column := map[string]schema.Shape{
		"名称": schema.Said("栏目的名称", schema.Text()), "目录": schema.Said("网址里的一段", schema.Shape{"type": "string", "pattern": sitePart.String()}), keyKind: schema.Said("归入这个栏目的文种", schema.Texts()),
		"类型": schema.Said("栏目的类型（ColumnType）", schema.Text()), "说明": schema.Said("栏目的说明", schema.Text()), keyKeywords: schema.Said("栏目的关键词", schema.Texts()),
	}
	overview := map[string]schema.Shape{
		keyPlan: schema.Said("台账里的计划", schema.Text()), "名称": schema.Said("不写时用计划的名称", schema.Text()), keyRound: schema.Said("公布哪几轮", schema.Texts()),
		"截至": schema.Said("数字算到哪一天", schema.Day()), "内容": schema.Said("公布哪几部分，不写时全部公布", schema.Some(schema.OneOf(OverviewParts()...))),
	}
	return map[string]schema.Shape{
		"名称": schema.Said("网站的名称", schema.Text()), "网址": schema.Said("完整的网址，以 https:// 开头", schema.Text()), "标识码": schema.Said("网站标识码（SiteIDCode）", schema.Text()),
		"主办单位": schema.Said("主办单位", schema.Text()), "承办单位": schema.Said("承办单位", schema.Text()), "联系方式": schema.Said("公布的联系方式", schema.Text()), "备案号": schema.Said("ICP 备案号", schema.Text()),
		"说明": schema.Said("网站的说明", schema.Text()), keyKeywords: schema.Said("网站的关键词", schema.Texts()), "机构代码": schema.Said("索引号里的机构代码", schema.Text()),
		"索引号": schema.Said("索引号的式样，可以用"+join(indexParts()), schema.Text()), "每页条数": schema.Said("列表每页的条数", schema.Number(5, 100)),
		"栏目": schema.Said("网站的栏目", schema.Some(schema.Object("栏目", column, "名称", "目录"))), "年度情况": schema.Said("公布哪一年的巡查情况", schema.Some(schema.Object("年度情况", overview, keyPlan, keyRound, "截至"))),
	}
}
