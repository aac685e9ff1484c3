package doc

import "yinfa.dev/yinfa/internal/source"

// ReleaseOpen is the mode of documents that go to the public on the office's
// own initiative: the only one that ever reaches a public file.
const ReleaseOpen = "主动公开"

// Release is what a document itself says about its publication (公开).
// Exporters that write for the public read this and never a default.
type Release struct {
	Mode     Text   // 方式: 主动公开, 依申请公开 or 不予公开
	Theme    Text   // 主题分类
	Genre    Text   // 体裁分类; empty: the 文种
	Index    Text   // 索引号
	Date     Date   // 发布日期; zero: the date of the document
	Embargo  Date   // 发布时间: nothing leaves before this day; zero: none
	Validity Text   // 有效性
	Summary  Text   // 摘要
	Column   Text   // 栏目; empty: by the 文种
	Address  Text   // 地址, the last part of the page's address; empty: from the number, else from the source path
	Topic    Text   // 专题, which joins documents that belong together
	Step     Text   // 环节, of ReleaseSteps; empty: by the title and the 文种
	Kept     []Text // 照登: kinds of personal data, or the very data, published on purpose
	Masks    []Mask // 屏蔽: what public editions hide
	Changes  []Change
	// Withdrawn is 撤回: from its day on the page stands without the text. Its
	// zero value: not withdrawn.
	Withdrawn Change
	Span      source.Span
}

// Mask is one entry of 屏蔽: a kind of data, or the words themselves.
type Mask struct {
	Word    Text
	Instead Text // what stands in its place; empty: as is usual for the word
}

// Change is one correction (更正) made after publication.
type Change struct {
	Date Date
	Note Text
}

// ReleaseSteps are the steps of an inspection (环节) that a document may
// belong to, in the order in which they follow each other.
func ReleaseSteps() []string { return []string{"计划", "报告", "整改", "结果"} }

// Open reports whether the document itself says that it goes to the public.
// A nil Release is silent, and silence is no.
func (r *Release) Open() bool { return r != nil && r.Mode.Value == ReleaseOpen }

// Act is what a document does to another one.
type Act struct {
	Kind   ActKind
	Number Text // 发文字号 of the other document
}

// ActKind is the front-matter key of an act.
type ActKind string

// The acts.
const (
	Repeals ActKind = "废止"
	Expires ActKind = "失效" // declares it no longer in force
	Amends  ActKind = "修改"
)
