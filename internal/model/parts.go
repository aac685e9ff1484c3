package model

import (
	"regexp"
	"strconv"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// typedNumber is a number that authors put before an attachment's title; the
// program sets its own.
var typedNumber = regexp.MustCompile(`^(?:附件[ \x{3000}]*([0-9０-９]{0,2})[ \x{3000}]*[：:．.、]?|([0-9０-９]{1,2})[．.、])[ \x{3000}]*`)

// attachments reads 附件: titles, or titles with their files.
func attachments(r *yaml.Reader, bag *diag.Bag) []Attachment {
	n := r.Node(keyAttach)
	if n == nil || n.Kind == yaml.Null {
		return nil
	}
	items := []*yaml.Node{n}
	if n.Kind == yaml.Sequence {
		items = n.Items
	}
	var out []Attachment
	for _, item := range items {
		if a, ok := attachment(item, keyAttach, bag); ok {
			out = append(out, numbered(a, len(out)+1, bag))
		}
	}
	return out
}

// issued reads 印发: the text that the document prints and issues.
func issued(r *yaml.Reader, bag *diag.Bag) *Attachment {
	n := r.Node(keyIssued)
	if n == nil || n.Kind == yaml.Null {
		return nil
	}
	if n.Kind != yaml.Mapping {
		bag.Error(diag.IssuedShape, n.Span, "“印发”要写明标题和文件",
			"写作 印发: {标题: ……实施方案, 文件: 印发/方案.md}")
		return nil
	}
	a, ok := attachment(n, keyIssued, bag)
	if !ok {
		return nil
	}
	if a.File.Empty() {
		bag.Error(diag.IssuedShape, n.Span, "“印发”没有写明文件，印发的正文无处可取",
			"写作 印发: {标题: ……实施方案, 文件: 印发/方案.md}")
		return nil
	}
	return &a
}

func attachment(n *yaml.Node, what string, bag *diag.Bag) (Attachment, bool) {
	if blank(n) {
		if n != nil {
			bag.Error(diag.AttachmentUntitled, n.Span, "“"+what+"”里有一项是空的", "写上标题，或者删去这一项")
		}
		return Attachment{}, false
	}
	if n.Kind == yaml.Scalar {
		if n.Literal {
			return Attachment{Title: broken(literal(n)), Span: n.Span}, true
		}
		return Attachment{Title: broken([]doc.Text{trimText(doc.Text{Value: n.Value, Span: n.Span})}), Span: n.Span}, true
	}
	r := yaml.Read(n, what, bag)
	a := Attachment{Title: lines(r, "标题"), File: text(r, "文件"), Span: n.Span}
	if what == keyAttach {
		if on, ok := r.Bool(keyRelease); ok {
			a.Withheld = !on
		}
	}
	r.Finish()
	if n.Kind != yaml.Mapping {
		return Attachment{}, false
	}
	return a, true
}

// numbered drops the number typed before an attachment's title and says so
// when it is not the one that will be printed.
func numbered(a Attachment, want int, bag *diag.Bag) Attachment {
	if len(a.Title) == 0 {
		return a
	}
	first := a.Title[0]
	m := typedNumber.FindStringSubmatch(first.Text)
	if m == nil || len(m[0]) == len(first.Text) {
		return a
	}
	if typed := digits(m[1] + m[2]); typed != 0 && typed != want {
		bag.Warn(diag.AttachmentNumber, first.Span, "附件标题里写的是第"+strconv.Itoa(typed)+"个，它排在第"+strconv.Itoa(want)+"个",
			"序号由程序按顺序编；删去标题前的序号，并核对附件的先后")
	}
	cut := doc.Text{Value: first.Text[len(m[0]):], Span: first.Span}
	cut.Span.Start.Column += utf8.RuneCountInString(m[0])
	a.Title[0].Text, a.Title[0].Span = cut.Value, cut.Span
	return a
}

// seals reads 印章: yes or no, one image, or a list.
func seals(r *yaml.Reader, bag *diag.Bag) Seals {
	n := r.Node(keySeal)
	if n == nil || n.Kind == yaml.Null {
		return Seals{}
	}
	s := Seals{Said: true, Span: n.Span}
	switch {
	case n.Kind == yaml.Scalar && isTruth(n):
		on, _ := r.Bool(keySeal)
		s.Off = !on
	case n.Kind == yaml.Scalar:
		s.List = []Seal{{File: text(r, keySeal), Span: n.Span}}
	case n.Kind == yaml.Mapping:
		s.List = []Seal{seal(n, bag)}
	default:
		for _, item := range n.Items {
			switch {
			case blank(item):
			case item.Kind == yaml.Scalar:
				s.List = append(s.List, Seal{File: trimText(doc.Text{Value: item.Value, Span: item.Span}), Span: item.Span})
			default:
				s.List = append(s.List, seal(item, bag))
			}
		}
	}
	return s
}

func seal(n *yaml.Node, bag *diag.Bag) Seal {
	r := yaml.Read(n, "印章", bag)
	s := Seal{Organ: text(r, "机关"), File: text(r, "文件"), Span: n.Span}
	s.Diameter, _ = r.Length("直径")
	r.Finish()
	return s
}

// isTruth accepts what officers write for yes and no.
func isTruth(n *yaml.Node) bool {
	if n.Tag == yaml.TagBool {
		return true
	}
	switch n.Value {
	case "是", "否", "有", "无", "true", "false":
		return true
	}
	return false
}

func chops(r *yaml.Reader) []Chop {
	var out []Chop
	for _, c := range r.Maps(keyChop) {
		c.Require("职务", "姓名")
		chop := Chop{Title: text(c, "职务"), Name: text(c, "姓名"), File: text(c, "文件"), Span: c.Span("姓名")}
		chop.Height, _ = c.Length("高")
		c.Finish()
		out = append(out, chop)
	}
	return out
}
