package compose

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// bodyKey names the Markdown body where a list of keys is wanted.
const bodyKey = "正文"

// head is the first line of the front matter, where missing keys are
// reported.
func (c *composer) head() source.Span {
	at := c.m.FrontMatter
	at.End = source.Pos{Line: at.Start.Line, Column: at.Start.Column + 3}
	return at
}

func (c *composer) checkKeys() {
	c.checkRequired()
	c.checkUnknown()
	c.checkFields()
	c.checkNumber()
	c.checkSignatories()
	c.checkHost()
	if len(c.m.Body) == 0 && len(c.kind.Form) == 0 {
		at := c.m.FrontMatter
		at.Start = at.End
		c.bag.Error(diag.BodyEmpty, at, "没有正文", "在文件头结束的 --- 之后写上正文")
	}
}

func (c *composer) checkRequired() {
	if c.m.Damaged {
		return
	}
	required := append([]string(nil), c.kind.Required...)
	for _, f := range c.kind.Fields {
		if f.Required && !contains(required, f.Key) {
			required = append(required, f.Key)
		}
	}
	for _, key := range required {
		if key == bodyKey && len(c.m.Body) > 0 || key != bodyKey && c.m.Says(key) {
			continue
		}
		if key == bodyKey {
			if len(c.kind.Form) > 0 {
				c.bag.Error(diag.BodyEmpty, c.head(), "“"+c.kind.Name+"”没有写正文", "在文件头结束的 --- 之后写上正文")
			}
			continue
		}
		at := c.head()
		if e, ok := c.m.Entry(key); ok {
			at = e.KeySpan
		}
		c.bag.Error(diag.KeyRequired, at, "“"+c.kind.Name+"”必须写明“"+key+"”", "在文件头加上一行，如 "+key+": "+c.example(key))
	}
}

// example is what a value of the key looks like.
func (c *composer) example(key string) string {
	examples := map[string]string{
		"标题": "关于……的" + c.kind.Name, "发文机关": "云澜市应急管理局", "发文字号": "云应急〔2026〕8号",
		"成文日期": "2026-03-06", "主送": "[各乡镇人民政府, 市有关单位]", "签发人": "洪洁", "印发机关": "云澜市应急管理局办公室",
		"签名章": "{职务: 市长, 姓名: 洪洁}", "出席": "[洪洁（市应急管理局）]", "附件": "[巡查组人员名单]",
		"附注": "联系人：洪洁；联系电话：0000-66010012",
	}
	if e := examples[key]; e != "" {
		return e
	}
	if f := c.field(key); f != nil {
		switch f.Kind {
		case layout.DateField:
			return "2026-03-06"
		case layout.NumberField:
			return "3"
		case layout.ListField:
			return "[……, ……]"
		}
	}
	return "……"
}

// checkUnknown reports the keys that are neither common nor the 文种's own.
func (c *composer) checkUnknown() {
	known := model.CommonKeys()
	for _, f := range c.kind.Fields {
		known = append(known, f.Key)
	}
	for _, e := range c.m.Extra {
		if c.field(e.Key) != nil {
			continue
		}
		hint := "“" + c.kind.Name + "”可以写的项：" + strings.Join(known, "、")
		if near := meant(e.Key, known); near != "" {
			hint = "是不是“" + near + "”？"
		}
		c.bag.Error(diag.KeyUnknown, e.KeySpan, "文件头里不认识“"+e.Key+"”", hint)
	}
}

// checkNumber holds the kind of number against the 文种.
func (c *composer) checkNumber() {
	n := c.m.Number
	order := strings.HasPrefix(n.Value, "第")
	switch {
	case n.Empty():
	case c.kind.Numbered == layout.OrderNumber && !order:
		hint := "写作 发文字号: 第8号"
		if startsWithDigit(n.Value) {
			hint = "改为 第" + n.Value
		}
		c.bag.Error(diag.NumberKind, n.Span, "“"+c.kind.Name+"”用令号，写作“第几号”", hint)
	case c.kind.Numbered == layout.PlainNumber && (order || startsWithDigit(n.Value)):
		c.bag.Warn(diag.NumberKind, n.Span, "“"+n.Value+"”没有机关代字和年份", "写作 机关代字〔年份〕顺序号，如 云应急〔2026〕8号")
	default:
		c.checkCode()
	}
}

// checkCode warns of a number whose 代字 is the host's but for one character
// inside it. Offices add characters at its end for kinds of documents, or have
// another last one: 云政办, 云政办函, 云政发.
func (c *composer) checkCode() {
	typed, _, found := strings.Cut(c.m.Number.Value, "〔")
	if !found || len(c.m.Organs) == 0 {
		return
	}
	host := c.project.Organ(c.m.Organs[0].Value)
	if host == nil || host.Code.Empty() {
		return
	}
	a, b := []rune(typed), []rune(host.Code.Value)
	if len(a) < 2 || len(b) < 2 || a[0] != b[0] || a[len(a)-1] != b[len(b)-1] || !oneOff(a, b) {
		return
	}
	c.bag.Warn(diag.DocNumberForm, c.m.Number.Span, "代字“"+typed+"”与“"+host.Name.Value+"”登记的“"+host.Code.Value+"”差一个字",
		"多半是写错了，请核对；确实还有这个代字的，不必改")
}

// checkHost warns of a host organ that is nearly one of the project's, but
// none: its mark, seal and number would be another's.
func (c *composer) checkHost() {
	if near := c.nearHost(); near != "" {
		c.bag.Warn(diag.OrganUnknown, c.m.Organs[0].Span, "yinfa.yaml 里没有“"+c.m.Organs[0].Value+"”这个机关",
			"是不是“"+near+"”？确实是另一个机关的，写进 yinfa.yaml 的“机关”里")
	}
}

// nearHost is the organ of the project that the host was most likely meant to
// be; "" when it is one, or like none.
func (c *composer) nearHost() string {
	if len(c.m.Organs) == 0 || c.project.Organ(c.m.Organs[0].Value) != nil {
		return ""
	}
	host := []rune(c.m.Organs[0].Value)
	for _, o := range c.project.Organs {
		short := []rune(o.Short.Value)
		// Short names of one length differ by one character and are of two
		// organs: 市教育局, 市体育局.
		if oneOff(host, []rune(o.Name.Value)) || len(short) != len(host) && oneOff(host, short) {
			return o.Name.Value
		}
	}
	return ""
}

// oneOff reports whether two names differ in one character, or one has one
// more. Organs of a place have much of their names in common, so that names
// with more between them are of different ones.
func oneOff(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a)+len(b) > 0 && len(a) <= 1 && len(b) <= 1
}

// checkSignatories: 签发人 stands on upward documents and on no others
// (GB/T 9704-2012 7.2.6).
func (c *composer) checkSignatories() {
	own, said := c.m.Entry("签发人")
	switch {
	case c.kind.Upward && len(c.m.Signatories) == 0 && !contains(c.kind.Required, "签发人") && !c.m.Damaged:
		c.bag.Warn(diag.SignatoryMissing, c.head(), "“"+c.kind.Name+"”是上行文，没有写签发人", "在文件头加上一行，如 签发人: 洪洁")
	case !c.kind.Upward && said && len(c.m.Signatories) > 0 && own.KeySpan.File == c.m.File.Path:
		c.bag.Warn(diag.SignatoryUnused, own.KeySpan, "“"+c.kind.Name+"”不标注签发人，这一项不会印出来", "只有请示、报告等上行文标注签发人；删去这一行")
	}
}

// meant finds the key that an unknown one stands for: another word for it in
// offices, or one that is spelt nearly the same.
func meant(key string, known []string) string {
	words := map[string]string{
		"主送机关": "主送", "主送单位": "主送", "发送": "主送", "抄送机关": "抄送", "抄送单位": "抄送", "抄报": "抄送",
		"文号": "发文字号", "发文号": "发文字号", "字号": "发文字号", "编号": "发文字号", "令号": "发文字号",
		"发文单位": "发文机关", "机关": "发文机关", "单位": "发文机关", "署名": "发文机关", "落款": "发文机关", "作者": "发文机关",
		"日期": "成文日期", "发文日期": "成文日期", "签发日期": "成文日期", "成文时间": "成文日期", "印发时间": "印发日期",
		"题目": "标题", "名称": "标题", "公章": "印章", "盖章": "印章", "用印": "印章", "印张": "印章",
		"附件说明": "附件", "备注": "附注", "公开方式": "公开", "公开属性": "公开", "类型": "文种", "种类": "文种", "格式": "版式", "模板": "版式",
		"缓急": "紧急程度", "紧急": "紧急程度", "签发": "签发人", "印发单位": "印发机关", "title": "标题", "date": "成文日期", "type": "文种",
	}
	if word, ok := words[strings.ToLower(key)]; ok && contains(known, word) {
		return word
	}
	return yaml.Nearest(key, known)
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
