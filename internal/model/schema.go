package model

import (
	"maps"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/schema"
)

// Schema is the JSON Schema of the front matter of documents, for editors that
// complete and check while one types. A 文种 may have keys of its own, which it
// lets pass; the program itself knows them and reports the others.
func Schema() []byte {
	root := schema.Object("文件头", frontMatterShapes())
	root["additionalProperties"] = true
	return schema.Write("印发：公文的文件头", root)
}

// frontMatterShapes are the keys that every 文种 may have.
func frontMatterShapes() map[string]schema.Shape {
	attached := map[string]schema.Shape{"标题": schema.Said("与附件文件里的一致", schema.Text()), "文件": schema.Said("附件文件的路径，从这个文件所在的文件夹算起", schema.Text())}
	withheld := maps.Clone(attached)
	withheld[keyRelease] = schema.Said("否：公开的版本里没有它", schema.YesNo())
	return map[string]schema.Shape{
		keyKind: schema.Said("按哪一种公文来要求和编排", schema.Text()), keyFormat: schema.Said("一般不写，由文种决定", schema.Text()),
		keyTitle: schema.Said("标题", schema.Texts()), keySubtitle: schema.Said("标题下面的行", schema.Texts()),
		keyOrgans: schema.Said("发文机关；联合行文写列表，主办机关在前", schema.Texts()), keyMarks: schema.Said("一般不写，取自 yinfa.yaml", schema.Texts()),
		keyNumber: schema.Said("如 云政办函〔2026〕8号", schema.Text()), keyDate: schema.Said("成文日期", schema.Day()),
		keyTo: schema.Said("主送机关", schema.Texts()), keyToImprint: schema.Said("主送机关太多时移到版记", schema.YesNo()), keyCopyTo: schema.Said("抄送机关", schema.Texts()),
		keySigners: schema.Said("上行文的签发人", schema.Texts()), keyCopy: schema.Said("六位数字", schema.Text()),
		keySecrecy: schema.Said("绝密、机密、秘密，可以连保密期限一起写", schema.Text()), keyPeriod: schema.Said("1年、6个月、长期", schema.Text()), keyUrgency: schema.Said("紧急程度", schema.OneOf("特急", "加急")),
		keyIssued: schema.Said("随文印发的制度、方案", schema.Object("随文印发的制度、方案", attached, "文件")),
		keyAttach: schema.Said("附件", schema.Some(schema.Either(schema.Text(), schema.Object("附件", withheld)))),
		keyNote:   schema.Said("附注，括号由程序加", schema.Text()), keyPresent: schema.Said("出席", schema.Texts()), keyExcused: schema.Said("请假", schema.Texts()), keyVisitors: schema.Said("列席", schema.Texts()),
		keySeal: schema.Said("是、否、图片路径或列表", schema.Shape{}), keyChop: schema.Said("签名章", schema.Shape{}),
		keyOffice: schema.Said("印发机关", schema.Text()), keyIssueDate: schema.Said("不写时与成文日期相同", schema.Day()),
		keyRelease: schema.Said("怎样公开；不写的不会上网", schema.Either(schema.OneOf(releaseModes()...), schema.Object("怎样公开", releaseShapes(), "方式"))),
		keyRepeals: schema.Said("这件公文废止的公文的发文字号", schema.Texts()), keyExpires: schema.Said("这件公文宣布失效的公文的发文字号", schema.Texts()), keyAmends: schema.Said("这件公文修改的公文的发文字号", schema.Texts()),
		keyContacts: schema.Said("不印在公文上", schema.Texts()), keyStatus: schema.Said("草稿、待签、已印发……，不印在公文上", schema.Text()),
		keyPlan: schema.Said("巡查计划的名称，不印在公文上", schema.Text()), keyRound: schema.Said("轮次，不印在公文上", schema.Text()), keyKeywords: schema.Said("写入成品文件的属性", schema.Texts()),
		keyTemplate: schema.Said("公文模板的名称", schema.Text()), keyData: schema.Said("公文说的是台账里的哪些内容", schema.Shape{"type": "object"}), keyBatch: schema.Said("一个文件生成许多份公文", schema.Shape{"type": "object"}),
	}
}

// releaseShapes are the keys of 公开.
func releaseShapes() map[string]schema.Shape {
	dated := func(about string) schema.Shape {
		return schema.Object(about, map[string]schema.Shape{"日期": schema.Said("哪一天", schema.Day()), "说明": schema.Said("说明", schema.Text())}, "日期")
	}
	mask := schema.Object("公文里的话和换成的话", map[string]schema.Shape{"词": schema.Said("公文里的原话", schema.Text()), "换成": schema.Said("公开的版本里写的", schema.Text())}, "词")
	return map[string]schema.Shape{
		"方式": schema.Said("公开方式", schema.OneOf(releaseModes()...)), "主题分类": schema.Said("公开目录的主题分类", schema.Text()), "体裁分类": schema.Said("不写时用文种", schema.Text()),
		"索引号": schema.Said("一件一个，公布以后不变", schema.Text()), "发布日期": schema.Said("网页上写的日期，不写时用成文日期", schema.Day()),
		"发布时间": schema.Said("从哪一天起放出去；在那以前哪里都没有它", schema.Day()), "有效性": schema.Said("有效、失效……；被别的公文废止的不用写", schema.Text()),
		"摘要": schema.Said("用在列表、订阅和搜索引擎里", schema.Text()), "理由": schema.Said("不予公开的理由，只供内部", schema.Text()), "栏目": schema.Said("不写时按文种归入栏目", schema.Text()),
		"地址": schema.Said("网址的最后一段", schema.Shape{"type": "string", "pattern": sitePart.String()}), "专题": schema.Said("相同专题的公文排在一起", schema.Text()), "环节": schema.Said("一次巡查的哪一步", schema.OneOf(doc.ReleaseSteps()...)),
		"照登": schema.Said("有意公开的个人信息：种类，或者号码、姓名的原文；种类有"+join(release.Kinds()), schema.Texts()),
		"屏蔽": schema.Said("公开的版本里遮住的：种类，或者原话；种类有"+join(release.MaskKinds()), schema.Some(schema.Either(schema.Text(), mask))),
		"更正": schema.Said("发布以后的改正，先更正的写在前面", schema.Some(dated("一次更正"))),
		"撤回": schema.Said("从哪一天起撤回：页面保留，内容不再提供", schema.Either(schema.Day(), dated("撤回"))),
	}
}
