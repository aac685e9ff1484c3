// Package model is the office's own writing as typed content: the project
// file, documents and the files of their attachments.
//
// In: files of the project, as text. Out: values with their places, checked
// one by one (a date is a date, a 发文字号 has its form), and the body as
// blocks. It knows no 文种, no 版式 and no page, loads no other file and fills
// in nothing: package compose does.
package model

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
	"yinfa.dev/yinfa/internal/unit"
)

// Project is yinfa.yaml.
type Project struct {
	Organs   []Organ      // 机关, as listed
	Defaults *Document    // 默认: front matter for documents that leave it out; never nil
	Words    []doc.Text   // 词语: words that a title is not broken in
	Sections []yaml.Entry // 站点 and 发布, unread
	Damaged  bool         // some keys could not be read
}

// Organ is one 机关 of the project.
type Organ struct {
	Name         doc.Text    // 名称, the full name
	Short        doc.Text    // 简称
	Code         doc.Text    // 代字, as in 云政办函
	Mark         doc.Text    // 发文机关标志 without 文件; empty: the name
	Seal         doc.Text    // 印章, the path of an image; empty: the place is kept free
	SealDiameter unit.Length // 印章直径; 0: what the layout says
	Office       doc.Text    // 印发机关 of what this organ issues
	Span         source.Span
}

// Organ finds an organ by its name or its short name; nil when there is none.
func (p *Project) Organ(name string) *Organ {
	for i := range p.Organs {
		if o := &p.Organs[i]; o.Name.Value == name || o.Short.Value == name && name != "" {
			return o
		}
	}
	return nil
}

// InFull writes an organ of the project that is called by its short name with
// its full one, as it must be signed (GB/T 9704-2012 7.3.5).
func (p *Project) InFull(t doc.Text) doc.Text {
	if o := p.Organ(t.Value); o != nil {
		t.Value = o.Name.Value
	}
	return t
}

// AllInFull is InFull for a list, which stays as it is.
func (p *Project) AllInFull(list []doc.Text) []doc.Text {
	out := make([]doc.Text, len(list))
	for i, t := range list {
		out[i] = p.InFull(t)
	}
	return out
}

// Document is one document as its author wrote it. Empty values are keys the
// author left out.
type Document struct {
	File        *source.File
	FrontMatter source.Span  // from the first --- to the closing one
	Damaged     bool         // some keys could not be read: an absent key proves nothing
	Keys        []yaml.Entry // every key as written
	Extra       []yaml.Entry // those that are not common to all 文种

	Kind   doc.Text // 文种
	Format doc.Text // 版式
	Title  []doc.Run
	// Subtitle are the lines under the title.
	Subtitle []doc.Text
	Organs   []doc.Text // 发文机关, host first
	Marks    []doc.Text // 发文机关标志, when not that of the organs
	Number   doc.Text   // 发文字号
	Date     doc.Date   // 成文日期

	Addressees          []doc.Text // 主送, without the colon
	AddresseesInImprint bool       // 主送在版记
	CopyTo              []doc.Text // 抄送, without the full stop
	Signatories         []doc.Text // 签发人

	CopyNumber    doc.Text // 份号
	Secrecy       doc.Text // 密级
	SecrecyPeriod doc.Text // 保密期限
	Urgency       doc.Text // 紧急程度

	Issued      *Attachment // 印发: the text that the document prints and issues
	Attachments []Attachment
	Note        doc.Text // 附注, without its brackets
	Attendance  []Attendance

	Seals Seals
	Chops []Chop

	Office    doc.Text // 印发机关
	IssueDate doc.Date // 印发日期

	Release  *Release   // 公开; nil: not said
	Acts     []doc.Act  // 废止, 失效, 修改
	Contacts []doc.Text // 联系人
	Status   doc.Text   // 状态
	Plan     doc.Text   // 计划
	Round    doc.Text   // 轮次
	Keywords []doc.Text // 关键词

	Template doc.Text   // 模板, by name
	Data     *yaml.Node // 数据, unread: what of the ledger the document is about
	Batch    *yaml.Node // 批量, unread: one document for each of what
	// Base is the template whose keys and body fill this document; nil without.
	Base     *source.File
	BaseBody []doc.Block

	Body           []doc.Block
	body, baseBody int // where the bodies begin, in bytes of File and of Base
}

// Attachment is one 附件, or the text of 印发. Without a file it is named in
// the document and not printed with it.
type Attachment struct {
	Title []doc.Run
	File  doc.Text // path as written, relative to the document
	// Withheld is set by 公开: 否: it stays inside when the document leaves.
	Withheld bool
	Span     source.Span
}

// Attendance is one of 出席, 请假, 列席 with its people.
type Attendance struct {
	Label  string
	People []doc.Text
	Span   source.Span
}

// Seals is what 印章 says.
type Seals struct {
	Said bool   // the key is there
	Off  bool   // 印章: 否
	List []Seal // the seals named; those of the project when empty
	Span source.Span
}

// Seal is one seal named in a document.
type Seal struct {
	Organ    doc.Text // empty: the organs in order
	File     doc.Text
	Diameter unit.Length // 0: not said
	Span     source.Span
}

// Chop is one 签名章.
type Chop struct {
	Title  doc.Text // 职务
	Name   doc.Text // 姓名
	File   doc.Text
	Height unit.Length // 0: not said
	Span   source.Span
}

// Fragment is the file of an attachment.
type Fragment struct {
	File      *source.File
	Title     []doc.Run // empty: what the document says
	Subtitle  []doc.Text
	Landscape bool // 横排
	Body      []doc.Block
}
