// Package doc is the document tree: an official document as parts that have
// a meaning (letterhead, title, body, signature, imprint) and no position.
//
// In: package compose builds it from typed content and a layout. Out:
// typeset, DOCX and HTML read it, so the editions cannot disagree. Every node
// knows its place in the source. The package knows no file format and no
// page, and nothing in it changes after compose is done.
package doc

import (
	"strconv"

	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// Text is a plain string with its place, for parts that carry no styling.
type Text struct {
	Value string
	Span  source.Span
}

// Empty reports whether there is nothing to set.
func (t Text) Empty() bool { return t.Value == "" }

// Date is a civil date with its place. The zero Date is "no date".
type Date struct {
	Year, Month, Day int
	Span             source.Span
}

// IsZero reports whether the date is missing.
func (d Date) IsZero() bool { return d.Year == 0 }

// Text is the date in Arabic figures without leading zeros (GB/T 9704-2012
// 7.3.5.4); "" when it is missing.
func (d Date) Text() string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

// Document is one official document.
type Document struct {
	Source string // path of the source file inside the project
	Kind   string // 文种, for example 通知
	Format string // 版式, the name of the page format
	Meta   Meta
	// Release is nil when the document does not speak of publication.
	Release *Release
	// Acts are the documents that this one repeals or amends.
	Acts []Act

	Letterhead  Letterhead
	Title       []Run  // may hold hand-set breaks
	Subtitle    []Text // lines under the title (填报单位, 日期)
	Addressees  []Text // 主送; empty when moved to the imprint
	Body        []Block
	Form        *Form // 表单 only: the ruled table that holds the body
	AttachNotes []Text
	Unnoted     []int // positions in AttachNotes of attachments that are not released
	Signature   Signature
	Note        Text // 附注, without its brackets
	Attendance  []LabelLine
	Attachments []Attachment
	Imprint     Imprint
}

// Meta is what the file's properties and the reader's window state.
type Meta struct {
	Title    string // as one line, without hand-set breaks
	Author   string // issuing organs, joined by 、
	Subject  string // 文种
	Number   string // 发文字号
	Keywords []string
	Date     Date // 成文日期; the only date that may enter a file
}

// LabelLine is a bold label and its text: 出席：张三（市应急局）.
type LabelLine struct {
	Label string
	Text  []Run
}

// Letterhead is 版头.
type Letterhead struct {
	CopyNumber  Text   // 份号
	Secrecy     Text   // 密级, with ★ and the period when there is one
	Urgency     Text   // 紧急程度
	Marks       []Text // 发文机关标志: the organs' names, host first
	MarkSuffix  string // “文件”, “命令”, “令” or nothing
	Number      Text   // 发文字号 or 令号
	Signatories []Text // 签发人
}

// Signature is 署名, 成文日期 and what is pressed or printed on them.
type Signature struct {
	Organs []Text
	Date   Date
	Mode   SignatureMode
	Seals  []Seal      // one for each organ in Stamped mode
	Chops  []NameStamp // 签名章, one for each organ in Chopped mode
	Span   source.Span
}

// SignatureMode chooses among the cases of GB/T 9704-2012 7.3.5.
type SignatureMode int

// The cases: 7.3.5.1 stamped, 7.3.5.2 unstamped, 7.3.5.3 a signer's name
// stamp, and no signature at all (纪要, 制度 inside a notice).
const (
	NoSignature SignatureMode = iota
	Stamped
	Unstamped
	Chopped
)

// Seal is a red seal. Without an image the place is kept free.
type Seal struct {
	Image    *Image
	Diameter unit.Length
	Span     source.Span
}

// NameStamp is a signer's 签名章 with the job title before it.
type NameStamp struct {
	Title  Text // 职务
	Name   Text // the signer, used as alternative text and when no image is given
	Image  *Image
	Height unit.Length
}

// Attachment is one 附件: it starts a new page.
type Attachment struct {
	Label string // 附件 or 附件1
	Title []Run
	Body  []Block
	// Withheld is set when the attachment stays inside though the document is
	// made public.
	Withheld bool
	Span     source.Span
}

// Imprint is 版记.
type Imprint struct {
	Shown      bool
	Addressees []Text // 主送 when moved here
	CopyTo     []Text // 抄送
	Office     Text   // 印发机关
	Date       Date   // 印发日期
}

// Image is a picture already read. Data is the file as found (PNG or JPEG).
type Image struct {
	Name          string // path inside the project
	Data          []byte
	Width, Height int // pixels
}

// Form is the ruled table of a 表单: rows of labelled fields.
type Form struct {
	Table *Table
}
