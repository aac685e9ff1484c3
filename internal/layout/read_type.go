package layout

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// BodyKey stands in a form for the Markdown body.
const BodyKey = "正文"

var signatures = []choice[doc.SignatureMode]{
	{"盖章", doc.Stamped}, {"不盖章", doc.Unstamped}, {"签名章", doc.Chopped}, {"无", doc.NoSignature},
}

var numberStyles = []choice[NumberStyle]{{"发文字号", PlainNumber}, {"令号", OrderNumber}}

var fieldKinds = []choice[FieldKind]{
	{string(TextField), TextField}, {string(LongField), LongField}, {string(DateField), DateField},
	{string(ListField), ListField}, {string(NumberField), NumberField},
}

// typeReader turns one file into a DocType.
type typeReader struct {
	kind    *DocType
	common  []string
	formats []string // names of the format files
	bag     *diag.Bag
}

// read fills the type from its file; a nil mapping leaves it bare.
func (l *typeReader) read(n *yaml.Node) {
	if n == nil {
		return
	}
	t := l.kind
	s := section{r: yaml.Read(n, "文种", l.bag), at: n.Span, bag: l.bag}
	t.Summary = s.text("说明")
	if s.r.Require("版式", "署名方式"); s.r.Has("版式") {
		t.Format = s.text("版式")
		if !slices.Contains(l.formats, t.Format) {
			s.bag.Error(diag.TypeFormat, s.r.Node("版式").Span, fmt.Sprintf("没有名为“%s”的版式", t.Format), l.nearest(t.Format, l.formats))
		}
	}
	t.Signature = pick(s, "署名方式", signatures)
	t.Upward, t.NoTitle = s.yesOr("上行文", false), s.yesOr("不排标题", false)
	if s.r.Has("编号") {
		t.Numbered = pick(s, "编号", numberStyles)
	}
	if s.r.Has("标志后缀") {
		suffix := s.text("标志后缀")
		t.MarkSuffix = &suffix
	}
	for _, r := range s.r.Maps("字段") {
		l.field(section{r: r, name: "字段", at: r.Place(), bag: l.bag})
	}
	for _, key := range s.r.Texts("必填") {
		if l.known(key) {
			t.Required = append(t.Required, key.Value)
		}
	}
	for i, r := range s.r.Maps("表单") {
		l.row(i, section{r: r, name: "表单", at: r.Place(), bag: l.bag})
	}
	s.r.Finish()
}

// known checks that a key that the type mentions exists.
func (l *typeReader) known(key doc.Text) bool {
	all := append([]string(nil), l.common...)
	for _, f := range l.kind.Fields {
		all = append(all, f.Key)
	}
	if slices.Contains(all, key.Value) {
		return true
	}
	hint := "通用的键以外，请先在“字段”里列出"
	if near := yaml.Nearest(key.Value, all); near != "" {
		hint = "是不是“" + near + "”？" + hint
	}
	l.bag.Error(diag.TypeKey, key.Span, fmt.Sprintf("没有“%s”这个键", key.Value), hint)
	return false
}

func (l *typeReader) nearest(word string, among []string) string {
	hint := "可以写：" + strings.Join(among, "、")
	if near := yaml.Nearest(word, among); near != "" {
		hint = "是不是“" + near + "”？" + hint
	}
	return hint
}

func (l *typeReader) field(s section) {
	s.r.Require("键", "类型")
	f := Field{Key: s.text("键"), Kind: pick(s, "类型", fieldKinds), Required: s.yesOr("必填", false), Help: s.text("说明")}
	s.r.Finish()
	taken := slices.Contains(l.common, f.Key) || f.Key == BodyKey
	for _, other := range l.kind.Fields {
		taken = taken || other.Key == f.Key
	}
	switch {
	case f.Key == "":
	case taken:
		l.bag.Error(diag.TypeField, s.r.Node("键").Span, fmt.Sprintf("“%s”已经是通用的键或另一个字段", f.Key), "请换一个名称；通用的键不必列为字段")
	default:
		l.kind.Fields = append(l.kind.Fields, f)
	}
}

// maxColumns bounds the columns of a form: more would be narrower than a
// character.
const maxColumns = 24

func (l *typeReader) row(i int, s section) {
	var row FormRow
	s.r.Require("行")
	s.at = s.r.Place()
	row.MinHeight = s.optional("行高")
	columns := 0
	for _, r := range s.r.Maps("行") {
		cell := l.cell(section{r: r, name: "格", at: r.Place(), bag: l.bag})
		columns += cell.Span
		row.Cells = append(row.Cells, cell)
	}
	s.r.Finish()
	if len(row.Cells) == 0 {
		return
	}
	want := columns
	if len(l.kind.Form) > 0 {
		want = l.kind.Columns()
	}
	switch {
	case columns > maxColumns:
		l.bag.Error(diag.TypeForm, s.at, fmt.Sprintf("表单第 %d 行有 %d 列", i+1, columns), fmt.Sprintf("一行最多 %d 列，请减少“占列”", maxColumns))
	case columns != want:
		l.bag.Error(diag.TypeForm, s.at, fmt.Sprintf("表单第 %d 行共 %d 列，前面各行是 %d 列", i+1, columns, want), "请改“占列”，使各行之和相等")
	default:
		l.kind.Form = append(l.kind.Form, row)
	}
}

func (l *typeReader) cell(s section) FormCell {
	c := FormCell{Label: s.text("标签"), Span: 1}
	if s.r.Has("占列") {
		if n, ok := s.r.Int("占列", 1, maxColumns); ok {
			c.Span = n
		}
	}
	if s.r.Has("对齐") {
		c.Align = pick(s, "对齐", aligns)
	}
	if s.r.Has("内容") {
		key := s.r.Text("内容")
		key.Value = strings.TrimSpace(key.Value)
		if key.Value == BodyKey || l.known(key) {
			c.Key = key.Value
		}
		if c.Label != "" {
			l.bag.Error(diag.TypeForm, key.Span, "一格里不能同时写“标签”和“内容”", "请分成两格")
		}
	}
	s.r.Finish()
	return c
}
