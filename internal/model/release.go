package model

import (
	"slices"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// Release is 公开: whether and how the document may be made public.
type Release struct {
	Mode      doc.Text   // 方式: 主动公开, 依申请公开 or 不予公开
	Theme     doc.Text   // 主题分类
	Genre     doc.Text   // 体裁分类
	Index     doc.Text   // 索引号
	Date      doc.Date   // 发布日期
	Embargo   doc.Date   // 发布时间: nothing leaves before this day
	Validity  doc.Text   // 有效性
	Summary   doc.Text   // 摘要
	Reason    doc.Text   // 理由, of 不予公开
	Column    doc.Text   // 栏目 of the site
	Address   doc.Text   // 地址, the last part of the page's address
	Topic     doc.Text   // 专题, which joins documents
	Step      doc.Text   // 环节 of an inspection
	Kept      []doc.Text // 照登: personal data published on purpose, by kind or word for word
	Masks     []doc.Mask // 屏蔽: what the public does not see
	Changes   []Change   // 更正
	Withdrawn Change     // 撤回; its zero value: not
	Span      source.Span
}

// Change is one 更正 of a published document, or its 撤回.
type Change struct {
	Date doc.Date // 日期
	Note doc.Text // 说明
}

func releaseModes() []string { return []string{doc.ReleaseOpen, "依申请公开", "不予公开"} }

// readRelease reads 公开: a mode, or a mapping.
func readRelease(r *yaml.Reader, bag *diag.Bag) *Release {
	n := r.Node(keyRelease)
	if n == nil || n.Kind == yaml.Null {
		return nil
	}
	if n.Kind == yaml.Scalar {
		// 公开: 主动公开 is what one writes when there is nothing to add.
		r.Choice(keyRelease, releaseModes())
		return &Release{Mode: text(r, keyRelease), Span: n.Span}
	}
	m := r.Map(keyRelease)
	if m == nil {
		return nil
	}
	m.Require("方式")
	m.Choice("方式", releaseModes())
	m.Choice("环节", doc.ReleaseSteps())
	out := &Release{
		Mode: text(m, "方式"), Theme: text(m, "主题分类"), Genre: text(m, "体裁分类"), Index: text(m, "索引号"),
		Date: m.Date("发布日期"), Embargo: m.Date("发布时间"), Validity: text(m, "有效性"), Summary: text(m, "摘要"), Reason: text(m, "理由"), Span: n.Span,
		Column: text(m, "栏目"), Address: text(m, "地址"), Topic: text(m, "专题"), Step: text(m, "环节"), Kept: kept(m, bag), Masks: masks(m, bag),
		Withdrawn: withdrawn(m),
	}
	for _, c := range m.Maps("更正") {
		c.Require("日期", "说明")
		out.Changes = append(out.Changes, Change{Date: c.Date("日期"), Note: text(c, "说明")})
		c.Finish()
	}
	m.Finish()
	return out
}

// withdrawn reads 撤回: a date, or a date with what is said about it.
func withdrawn(m *yaml.Reader) Change {
	n := m.Node("撤回")
	if n == nil || n.Kind != yaml.Mapping {
		return Change{Date: m.Date("撤回")}
	}
	r := m.Map("撤回")
	r.Require("日期")
	c := Change{Date: r.Date("日期"), Note: text(r, "说明")}
	r.Finish()
	return c
}

// kept reads 照登: kinds of personal data, or the very numbers and names. A
// misspelt kind would be a promise without effect.
func kept(r *yaml.Reader, bag *diag.Bag) []doc.Text {
	var out []doc.Text
	for _, t := range texts(r, "照登") {
		near := yaml.Nearest(t.Value, release.Kinds())
		if near != "" && !slices.Contains(release.Kinds(), t.Value) {
			bag.Error(diag.ValueChoice, t.Span, "“照登”里不认识“"+t.Value+"”", "是不是“"+near+"”？")
			continue
		}
		out = append(out, t)
	}
	return out
}

// masks reads 屏蔽: kinds, words, or words with what stands instead.
func masks(r *yaml.Reader, bag *diag.Bag) []doc.Mask {
	n := r.Node("屏蔽")
	if n == nil || n.Kind == yaml.Null {
		return nil
	}
	items := []*yaml.Node{n}
	if n.Kind == yaml.Sequence {
		items = n.Items
	}
	var out []doc.Mask
	for _, item := range items {
		switch item.Kind {
		case yaml.Scalar:
			if t := trimText(doc.Text{Value: item.Value, Span: item.Span}); !t.Empty() {
				out = append(out, doc.Mask{Word: t})
			}
		case yaml.Mapping:
			m := yaml.Read(item, "屏蔽", bag)
			m.Require("词")
			k := doc.Mask{Word: text(m, "词"), Instead: text(m, "换成")}
			m.Finish()
			if !k.Word.Empty() {
				out = append(out, k)
			}
		case yaml.Null:
		default:
			bag.Error(diag.ValueChoice, item.Span, "“屏蔽”里的一项应是一个词", "写作 屏蔽: [姓名, 电话, {词: 滨江苑项目, 换成: 某项目}]")
		}
	}
	return out
}

// acts reads 废止, 失效 and 修改: numbers of documents.
func acts(r *yaml.Reader, bag *diag.Bag) []doc.Act {
	var out []doc.Act
	for _, kind := range actKinds() {
		for _, t := range texts(r, string(kind)) {
			right := RightNumber(t.Value)
			switch {
			case right == "":
				bag.Error(diag.DocNumberForm, t.Span, "“"+t.Value+"”不是发文字号", "写"+string(kind)+"的公文的发文字号，如 "+string(kind)+": [云安委办〔2024〕3号]")
				continue
			case right != t.Value:
				bag.Error(diag.DocNumberForm, t.Span, "发文字号“"+t.Value+"”写法不规范", "改为 "+right)
				continue
			}
			out = append(out, doc.Act{Kind: kind, Number: t})
		}
	}
	return out
}

func actKinds() []doc.ActKind { return []doc.ActKind{doc.Repeals, doc.Expires, doc.Amends} }
