package layout

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// DocType is a 文种: which format it takes, what its front matter must say,
// and the text a new document starts from.
type DocType struct {
	Name       string
	Summary    string
	Format     string            // the 版式 it takes unless the document names another
	MarkSuffix *string           // overrides Letterhead.MarkSuffix
	Required   []string          // front-matter keys that must be present
	Fields     []Field           // keys beyond the common ones
	Form       []FormRow         // 表单 only
	Signature  doc.SignatureMode // when the document does not say
	Upward     bool              // 上行文: 签发人 is shown
	NoTitle    bool              // 令: no title is set
	Numbered   NumberStyle
	Starter    string // Markdown with front matter, for `yinfa new`
}

// NumberStyle is how the number in the letterhead is written.
type NumberStyle int

// PlainNumber is a 发文字号 (云安委办〔2026〕8号); OrderNumber is a 令号
// (第8号).
const (
	PlainNumber NumberStyle = iota
	OrderNumber
)

// FieldKind is the type of a field's value.
type FieldKind string

// The kinds of fields.
const (
	TextField   FieldKind = "文本"
	LongField   FieldKind = "长文本" // Markdown paragraphs
	DateField   FieldKind = "日期"
	ListField   FieldKind = "列表"
	NumberField FieldKind = "数字"
)

// Field is one key of a 文种's own.
type Field struct {
	Key      string
	Kind     FieldKind
	Required bool
	Help     string
}

// FormRow is one row of a 表单. Heights are those of the layout's table when 0.
type FormRow struct {
	Cells     []FormCell
	MinHeight unit.Length
}

// FormCell is one cell of a form: a fixed label, or a value taken from a key
// of the front matter; BodyKey (正文) takes the Markdown body. A cell with
// neither stays blank, to be filled in by hand. The spans of every row add up
// to DocType.Columns.
type FormCell struct {
	Label string // fixed text, or ""
	Key   string // front-matter key, or BodyKey; "" for a label
	Span  int    // columns, at least 1
	Align doc.Align
}
