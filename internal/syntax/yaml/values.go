package yaml

import (
	"fmt"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// Empty reports whether a value is missing, blank, or a list or mapping with
// nothing in it.
func (n *Node) Empty() bool {
	switch {
	case n == nil || n.Kind == Null:
		return true
	case n.Kind == Scalar:
		return strings.TrimSpace(n.Value) == ""
	}
	return len(n.Items) == 0 && len(n.Entries) == 0
}

// Text is the scalar with its place; a number or a date is its text as typed.
func (n *Node) Text() doc.Text {
	if n == nil {
		return doc.Text{}
	}
	return doc.Text{Value: n.Value, Span: n.Span}
}

// scalar returns the value of a key when it is one piece of text. A key that
// is absent or empty is nil without a complaint.
func (r *Reader) scalar(key, expected string) *Node {
	return r.oneOf(key, expected, nil)
}

// oneOf is scalar for a value that is one of some words, which are put behind
// what is expected.
func (r *Reader) oneOf(key, expected string, words []string) *Node {
	n := r.Node(key)
	if n == nil || n.Kind == Null {
		return nil
	}
	if n.Kind != Scalar {
		complainKind(r.bag, n, key, expected+listed(words))
		return nil
	}
	return n
}

// Text reads one piece of text.
func (r *Reader) Text(key string) doc.Text { return r.scalar(key, "一段文字").Text() }

// Texts reads a list of texts; a single text is a list of one.
func (r *Reader) Texts(key string) []doc.Text {
	n := r.Node(key)
	switch {
	case n == nil || n.Kind == Null:
		return nil
	case n.Kind == Scalar:
		return []doc.Text{n.Text()}
	case n.Kind == Mapping:
		complainKind(r.bag, n, key, "一段文字或一个列表")
		return nil
	}
	out := make([]doc.Text, 0, len(n.Items))
	wrong := 0
	for i, item := range n.Items {
		if item.Kind != Scalar {
			if wrong++; wrong > mostWrong {
				continue
			}
		}
		switch {
		case item.Kind == Scalar:
			out = append(out, item.Text())
		case item.Damaged:
		case item.Kind == Null:
			r.bag.Error(diag.ValueType, item.Span, fmt.Sprintf("“%s第 %d 项”是空的", key, i+1), "请填写内容，或者删去这一项。")
		default:
			complainKind(r.bag, item, fmt.Sprintf("%s第 %d 项", key, i+1), "一段文字")
		}
	}
	r.tooMany(n, key, wrong)
	if len(out) == 0 {
		return nil
	}
	return out
}

// mostWrong bounds the complaints about the items of one list: a long list of
// something else altogether need not be told item by item.
const mostWrong = 100

func (r *Reader) tooMany(n *Node, key string, wrong int) {
	if wrong > mostWrong {
		r.bag.Error(diag.ValueType, n.Span, fmt.Sprintf("“%s”里写法不对的一共 %d 项，其余没有列出", key, wrong), "请先改好列出的几项，再检查一次。")
	}
}

// Int reads a whole number from least to most.
func (r *Reader) Int(key string, least, most int) (int, bool) {
	expected := fmt.Sprintf("%d 到 %d 之间的整数", least, most)
	n := r.scalar(key, expected)
	if n == nil {
		return 0, false
	}
	v, err := strconv.Atoi(strings.TrimSpace(n.Value))
	if err != nil {
		r.bag.Error(diag.ValueType, n.Span, fmt.Sprintf("“%s”应当是%s，这里写的是“%s”", key, expected, brief(n.Value)), "请只写阿拉伯数字（半角）。")
		return 0, false
	}
	if v < least || v > most {
		r.bag.Error(diag.ValueRange, n.Span, fmt.Sprintf("“%s”应当是%s，这里写的是 %d", key, expected, v), "请改为范围内的数。")
		return 0, false
	}
	return v, true
}

// Bool reads 是 or 否; true, false, yes and no are taken too.
func (r *Reader) Bool(key string) (value, ok bool) {
	n := r.scalar(key, "“是”或“否”")
	if n == nil {
		return false, false
	}
	switch strings.ToLower(strings.TrimSpace(n.Value)) {
	case "是", "true", "yes":
		return true, true
	case "否", "false", "no":
		return false, true
	}
	r.bag.Error(diag.ValueType, n.Span, fmt.Sprintf("“%s”应当写“是”或“否”，这里写的是“%s”", key, brief(n.Value)), "请改为“是”或“否”。")
	return false, false
}

// Date reads a day of the calendar: 2026-03-06 or 2026年3月6日. Anything else
// is reported and comes back as no date.
func (r *Reader) Date(key string) doc.Date {
	n := r.scalar(key, "一个日期")
	if n == nil {
		return doc.Date{}
	}
	return n.Date(r.bag)
}

// Date reads a scalar as a day of the calendar, as Reader.Date does; for dates
// inside lists.
func (n *Node) Date(bag *diag.Bag) doc.Date {
	if n == nil {
		return doc.Date{}
	}
	d, ok := parseDate(n.Value)
	if n.Kind != Scalar || !ok {
		summary, hint := explainDate(n.Value)
		bag.Error(diag.ValueDate, n.Span, summary, hint)
		return doc.Date{}
	}
	d.Span = n.Span
	return d
}

// Length reads a length: 37毫米, 28.95磅, 三号.
func (r *Reader) Length(key string) (unit.Length, bool) {
	n := r.scalar(key, "一个长度")
	if n == nil {
		return 0, false
	}
	l, err := unit.Parse(n.Value)
	if err != nil {
		r.bag.Error(diag.ValueLength, n.Span, fmt.Sprintf("“%s”应当是长度，这里写的是“%s”", key, brief(n.Value)), "请写作 37毫米、3.7厘米、28.95磅 或字号（如 三号）。")
		return 0, false
	}
	return l, true
}

// Choice reads one of the words allowed; "" when the key is absent or the
// word is another, which is reported.
func (r *Reader) Choice(key string, allowed []string) string {
	n := r.oneOf(key, "下列之一：", allowed)
	if n == nil {
		return ""
	}
	value := strings.TrimSpace(n.Value)
	for _, word := range allowed {
		if value == word {
			return word
		}
	}
	hint := "可以写：" + listed(allowed) + "。"
	if near := Nearest(value, allowed); near != "" {
		hint = fmt.Sprintf("是不是“%s”？%s", near, hint)
	}
	r.bag.Error(diag.ValueChoice, n.Span, fmt.Sprintf("“%s”不能写“%s”", key, brief(n.Value)), hint)
	return ""
}

// Map reads a mapping; nil when the key is absent, empty or something else,
// which is reported.
func (r *Reader) Map(key string) *Reader {
	n := r.Node(key)
	if n == nil || n.Kind == Null {
		return nil
	}
	return Read(n, "“"+key+"”", r.bag)
}

// Maps reads a list of mappings; a single mapping is a list of one.
func (r *Reader) Maps(key string) []*Reader {
	n := r.Node(key)
	if n == nil || n.Kind == Null {
		return nil
	}
	if n.Kind == Mapping {
		return []*Reader{Read(n, "“"+key+"”", r.bag)}
	}
	if n.Kind == Scalar {
		complainKind(r.bag, n, key, "一个列表，每项是若干“键: 值”")
		return nil
	}
	out := make([]*Reader, 0, len(n.Items))
	all := make([]Reader, len(n.Items))
	wrong := 0
	for i, item := range n.Items {
		if item.Kind != Mapping && item.Kind != Null {
			if wrong++; wrong > mostWrong {
				continue
			}
			complainKind(r.bag, item, fmt.Sprintf("“%s”第 %d 项", key, i+1), "若干“键: 值”")
			continue
		}
		all[i] = Reader{node: item, what: key, item: i + 1, bag: r.bag}
		out = append(out, &all[i])
	}
	r.tooMany(n, key, wrong)
	return out
}

// complainKind says what was expected and what was found.
func complainKind(bag *diag.Bag, n *Node, what, expected string) {
	found, hint := "空的", "请填写内容。"
	switch n.Kind {
	case Scalar:
		if s, slipped := findSlip(n.Value); slipped && n.Tag == TagString {
			// A mapping whose only line has a mistyped colon is one piece of
			// text to the library.
			reportSlip(bag, n.Span, s)
			return
		}
		found, hint = fmt.Sprintf("文字“%s”", brief(n.Value)), "请在下一行缩进两格，一行一项，每项写作“键: 值”；写在一行里的，用半角花括号：{键: 值, 键: 值}。"
	case Sequence:
		found, hint = "一个列表", "请只写一项，去掉行首的“- ”或方括号；文字本身带方括号时，请把整个值用双引号括起来。"
	case Mapping:
		found, hint = "若干“键: 值”", "如果文字里有半角冒号或大括号，请把整个值用双引号括起来。"
	}
	bag.Error(diag.ValueType, n.Span, fmt.Sprintf("%s应当是%s，这里是%s", quoted(what), expected, found), hint)
}

func quoted(what string) string {
	if strings.Contains(what, "“") {
		return what
	}
	return "“" + what + "”"
}

func listed(words []string) string { return strings.Join(words, "、") }

// brief shortens a value for a message.
func brief(s string) string {
	const most = 30
	runes := []rune(strings.ReplaceAll(s, "\n", " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}
