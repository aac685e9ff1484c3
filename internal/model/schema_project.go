package model

import (
	"bytes"
	"encoding/json"
)

// ProjectSchema is the JSON Schema of yinfa.yaml, for editors that complete
// and check while one types.
func ProjectSchema() []byte {
	root := object("项目的设置", projectShapes())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "印发：yinfa.yaml"
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		return nil // maps of strings, numbers and slices always encode
	}
	return b.Bytes()
}

// projectShapes are the keys of yinfa.yaml.
func projectShapes() map[string]schema {
	named := organShapes()
	named["名称"] = said("机关的全称或者规范化简称", oneText())
	byName := schema{"type": "object", "additionalProperties": either(schema{"type": "null"}, object("机关", organShapes()))}
	defaults := map[string]schema{}
	for _, key := range DefaultKeys() {
		defaults[key] = frontMatterShapes()[key]
	}
	return map[string]schema{
		"机关": said("发文的机关", either(schema{"type": "array", "items": either(oneText(), object("机关", named, "名称"))}, object("机关", named, "名称"), byName, oneText())),
		"词语": said("回行时不拆开的词，如地名、机关名", someTexts()),
		"默认": said("各件公文的文件头里不写也有的内容", object("各件公文的文件头里不写也有的内容", defaults)),
		"站点": said("公开网站", object("公开网站", siteShapes(), "名称")),
		"发布": said("公开网站发布到哪里，一个目标一个名称", schema{"type": "object", "additionalProperties": either(
			object("发布到文件夹", map[string]schema{"方式": said("怎样发布", choices(string(TargetFolder))), "文件夹": said("哪个文件夹", oneText())}, "方式", "文件夹"),
			object("发布到 git 分支", map[string]schema{"方式": said("怎样发布", choices(string(TargetGit))), "远程": said("仓库的地址", oneText()), "分支": said("哪个分支", oneText()), "署名": said("提交的署名", oneText()), "邮箱": said("提交的邮箱", oneText())}, "方式", "远程", "分支"),
			object("发布到对象存储", map[string]schema{"方式": said("怎样发布", choices(string(TargetS3))), "地址": said("服务的地址", oneText()), "存储桶": said("哪个存储桶", oneText()), "前缀": said("放在哪个前缀下", oneText()), "区域": said("区域", oneText())}, "方式", "地址", "存储桶"),
		)}),
	}
}

// organShapes are the keys of an organ beside its name.
func organShapes() map[string]schema {
	return map[string]schema{
		"简称": said("规范化简称", oneText()), "代字": said("发文字号的机关代字", oneText()), keyMarks: said("发文机关标志；不写时用全称", oneText()),
		"印章": said("印章的图片", oneText()), "印章直径": said("如 42毫米", oneText()), keyOffice: said("版记里的印发机关", oneText()),
	}
}

// siteShapes are the keys of 站点.
func siteShapes() map[string]schema {
	column := map[string]schema{
		"名称": said("栏目的名称", oneText()), "目录": said("网址里的一段", schema{"type": "string", "pattern": sitePart.String()}), keyKind: said("归入这个栏目的文种", someTexts()),
		"类型": said("栏目的类型（ColumnType）", oneText()), "说明": said("栏目的说明", oneText()), keyKeywords: said("栏目的关键词", someTexts()),
	}
	overview := map[string]schema{
		keyPlan: said("台账里的计划", oneText()), "名称": said("不写时用计划的名称", oneText()), keyRound: said("公布哪几轮", someTexts()),
		"截至": said("数字算到哪一天", day()), "内容": said("公布哪几部分，不写时全部公布", listOf(choices(OverviewParts()...))),
	}
	return map[string]schema{
		"名称": said("网站的名称", oneText()), "网址": said("完整的网址，以 https:// 开头", oneText()), "标识码": said("网站标识码（SiteIDCode）", oneText()),
		"主办单位": said("主办单位", oneText()), "承办单位": said("承办单位", oneText()), "联系方式": said("公布的联系方式", oneText()), "备案号": said("ICP 备案号", oneText()),
		"说明": said("网站的说明", oneText()), keyKeywords: said("网站的关键词", someTexts()), "机构代码": said("索引号里的机构代码", oneText()),
		"索引号": said("索引号的式样，可以用"+join(indexParts()), oneText()), "每页条数": said("列表每页的条数", schema{"type": "integer", "minimum": 5, "maximum": 100}),
		"栏目": said("网站的栏目", listOf(object("栏目", column, "名称", "目录"))), "年度情况": said("公布哪一年的巡查情况", listOf(object("年度情况", overview, keyPlan, keyRound, "截至"))),
	}
}
