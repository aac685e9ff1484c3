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
	Validity Text   // 有效性
	Summary  Text   // 摘要
	Column   Text   // 栏目; empty: by the 文种
	Address  Text   // 地址, the last part of the page's address; empty: from the source path
	Topic    Text   // 专题, which joins documents that belong together
	Kept     []Text // 照登: kinds of personal data published on purpose
	Changes  []Change
	Span     source.Span
}

// Change is one correction (更正) made after publication.
type Change struct {
	Date Date
	Note Text
}

// Open reports whether the document itself says that it goes to the public.
// A nil Release is silent, and silence is no.
func (r *Release) Open() bool { return r != nil && r.Mode.Value == ReleaseOpen }
