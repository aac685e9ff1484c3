package model

import (
	"bytes"
	"encoding/json"
	"maps"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/release"
)

// Schema is the JSON Schema of the front matter of documents, for editors that
// complete and check while one types. A 文种 may have keys of its own, which it
// lets pass; the program itself knows them and reports the others.
func Schema() []byte {
	root := object("文件头", frontMatterShapes())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "印发：公文的文件头"
	root["additionalProperties"] = true
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		return nil // maps of strings, numbers and slices always encode
	}
	return b.Bytes()
}

// schema is one JSON Schema.
type schema = map[string]any

// said adds what a key is for.
func said(about string, s schema) schema {
	s = maps.Clone(s)
	s["description"] = about
	return s
}

func object(about string, properties map[string]schema, required ...string) schema {
	out := schema{"type": "object", "description": about, "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// oneText is a text; what looks like a number is one too.
func oneText() schema { return schema{"type": []string{"string", "number"}} }

// someTexts is a text or a list of texts.
func someTexts() schema { return listOf(oneText()) }

func yesOrNo() schema { return schema{"enum": []any{"是", "否", true, false}} }

func day() schema {
	return schema{"type": "string", "pattern": `^(\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)$`}
}

func choices(list ...string) schema { return schema{"type": "string", "enum": list} }

func listOf(item schema) schema {
	return schema{"anyOf": []any{schema{"type": "array", "items": item}, item}}
}

func either(shapes ...schema) schema {
	all := make([]any, len(shapes))
	for i, s := range shapes {
		all[i] = s
	}
	return schema{"anyOf": all}
}

// frontMatterShapes are the keys that every 文种 may have.
func frontMatterShapes() map[string]schema {
	attached := map[string]schema{"标题": said("与附件文件里的一致", oneText()), "文件": said("附件文件的路径，从这个文件所在的文件夹算起", oneText())}
	withheld := maps.Clone(attached)
	withheld[keyRelease] = said("否：公开的版本里没有它", yesOrNo())
	return map[string]schema{
		keyKind: said("按哪一种公文来要求和编排", oneText()), keyFormat: said("一般不写，由文种决定", oneText()),
		keyTitle: said("标题", someTexts()), keySubtitle: said("标题下面的行", someTexts()),
		keyOrgans: said("发文机关；联合行文写列表，主办机关在前", someTexts()), keyMarks: said("一般不写，取自 yinfa.yaml", someTexts()),
		keyNumber: said("如 云政办函〔2026〕8号", oneText()), keyDate: said("成文日期", day()),
		keyTo: said("主送机关", someTexts()), keyToImprint: said("主送机关太多时移到版记", yesOrNo()), keyCopyTo: said("抄送机关", someTexts()),
		keySigners: said("上行文的签发人", someTexts()), keyCopy: said("六位数字", oneText()),
		keySecrecy: said("绝密、机密、秘密，可以连保密期限一起写", oneText()), keyPeriod: said("1年、6个月、长期", oneText()), keyUrgency: said("紧急程度", choices("特急", "加急")),
		keyIssued: said("随文印发的制度、方案", object("随文印发的制度、方案", attached, "文件")),
		keyAttach: said("附件", listOf(either(oneText(), object("附件", withheld)))),
		keyNote:   said("附注，括号由程序加", oneText()), keyPresent: said("出席", someTexts()), keyExcused: said("请假", someTexts()), keyVisitors: said("列席", someTexts()),
		keySeal: said("是、否、图片路径或列表", schema{}), keyChop: said("签名章", schema{}),
		keyOffice: said("印发机关", oneText()), keyIssueDate: said("不写时与成文日期相同", day()),
		keyRelease: said("怎样公开；不写的不会上网", either(choices(releaseModes()...), object("怎样公开", releaseShapes(), "方式"))),
		keyRepeals: said("这件公文废止的公文的发文字号", someTexts()), keyExpires: said("这件公文宣布失效的公文的发文字号", someTexts()), keyAmends: said("这件公文修改的公文的发文字号", someTexts()),
		keyContacts: said("不印在公文上", someTexts()), keyStatus: said("草稿、待签、已印发……，不印在公文上", oneText()),
		keyPlan: said("巡查计划的名称，不印在公文上", oneText()), keyRound: said("轮次，不印在公文上", oneText()), keyKeywords: said("写入成品文件的属性", someTexts()),
		keyTemplate: said("公文模板的名称", oneText()), keyData: said("公文说的是台账里的哪些内容", schema{"type": "object"}), keyBatch: said("一个文件生成许多份公文", schema{"type": "object"}),
	}
}

// releaseShapes are the keys of 公开.
func releaseShapes() map[string]schema {
	dated := func(about string) schema {
		return object(about, map[string]schema{"日期": said("哪一天", day()), "说明": said("说明", oneText())}, "日期")
	}
	mask := object("公文里的话和换成的话", map[string]schema{"词": said("公文里的原话", oneText()), "换成": said("公开的版本里写的", oneText())}, "词")
	return map[string]schema{
		"方式": said("公开方式", choices(releaseModes()...)), "主题分类": said("公开目录的主题分类", oneText()), "体裁分类": said("不写时用文种", oneText()),
		"索引号": said("一件一个，公布以后不变", oneText()), "发布日期": said("网页上写的日期，不写时用成文日期", day()),
		"发布时间": said("从哪一天起放出去；在那以前哪里都没有它", day()), "有效性": said("有效、失效……；被别的公文废止的不用写", oneText()),
		"摘要": said("用在列表、订阅和搜索引擎里", oneText()), "理由": said("不予公开的理由，只供内部", oneText()), "栏目": said("不写时按文种归入栏目", oneText()),
		"地址": said("网址的最后一段", schema{"type": "string", "pattern": sitePart.String()}), "专题": said("相同专题的公文排在一起", oneText()), "环节": said("一次巡查的哪一步", choices(doc.ReleaseSteps()...)),
		"照登": said("有意公开的个人信息：种类，或者号码、姓名的原文；种类有"+join(release.Kinds()), someTexts()),
		"屏蔽": said("公开的版本里遮住的：种类，或者原话；种类有"+join(release.MaskKinds()), listOf(either(oneText(), mask))),
		"更正": said("发布以后的改正，先更正的写在前面", listOf(dated("一次更正"))),
		"撤回": said("从哪一天起撤回：页面保留，内容不再提供", either(day(), dated("撤回"))),
	}
}
