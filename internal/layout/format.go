package layout

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/unit"
)

// Format is a 版式: where everything stands on the sheet. The loader has
// resolved every length, those written in 行 (the grid's pitch) and 字 (one
// full-width character of the size in use: Grid cells for text of the grid's
// size, see Cell) included. Nothing in it changes after loading.
type Format struct {
	Name    string // 公文, 信函, 命令, 纪要, 督导检查情况报告, 电子公文, 表单
	Summary string // when to use it, in one line, as yinfa new shows it
	Page    Page
	Grid    Grid
	Break   BreakPolicy
	Latin   LatinFace
	Styles  map[StyleName]Style // every StyleName is present

	Letterhead Letterhead
	Signature  Signature
	Attachment Attachment
	Imprint    Imprint
	Folio      Folio
	Table      Table
}

// Page is the sheet and its text area (版心).
type Page struct {
	Width, Height         unit.Length
	Top, Left             unit.Length // 天头, 订口
	TextWidth, TextHeight unit.Length
}

// Grid is how the text area is filled.
type Grid struct {
	Size  unit.Length // type size of the body
	Pitch unit.Length // from line to line
	Lines int         // lines on a page
	Chars int         // full-width characters on a line; 0: not tightened
	Fixed bool        // the pitch may not be adjusted, not even for 落款 or 版记
}

// Cell is the width of one full-width character of the grid's size: the type
// size, or on a tightened grid the text area's width divided by Chars,
// rounded down. Indents written in 字 are whole cells, so that a line behind
// them still holds Chars less their number.
func (f *Format) Cell() unit.Length {
	if f.Grid.Chars > 0 {
		return f.Page.TextWidth / unit.Length(f.Grid.Chars)
	}
	return f.Grid.Size
}

// Style returns a style of the format with its pitch and size resolved: those
// of the grid where the style states none.
func (f *Format) Style(name StyleName) Style {
	st := f.Styles[name]
	if st.Pitch <= 0 {
		st.Pitch = f.Grid.Pitch
	}
	if st.Size <= 0 {
		st.Size = f.Grid.Size
	}
	return st
}

// BreakPolicy is the line-breaking policy of a format, as it is written.
type BreakPolicy struct {
	Level          string // 基本, 国标 or 严格 (clreq's levels)
	SqueezePairs   bool   // two adjacent marks take 1.5 em
	SqueezeLineEnd bool   // a mark at the line end takes half an em
	MaxStretch     int    // thousandths of an em a gap may be stretched
	LatinGap       int    // thousandths of an em between Han and Latin
}

// Rules is the policy as the breaker of lines takes it.
func (b BreakPolicy) Rules() linebreak.Policy {
	level := linebreak.Basic
	switch b.Level {
	case "国标":
		level = linebreak.GBStyle
	case "严格":
		level = linebreak.Strict
	}
	return linebreak.Policy{Level: level, SqueezePairs: b.SqueezePairs, SqueezeLineEnd: b.SqueezeLineEnd, MaxStretch: b.MaxStretch, LatinGap: b.LatinGap}
}

// LatinFace says which face Latin letters and digits take inside Chinese
// text: the Chinese face itself, or the Latin role (Times New Roman).
type LatinFace bool

// The choices of LatinFace.
const (
	LatinOwn  LatinFace = false
	LatinRole LatinFace = true
)

// StyleName names a kind of text. The Chinese word is what layouts write.
type StyleName string

// The styles. Every format has all of them; the loader fills what a file
// leaves out from the style it is based on.
const (
	Body          StyleName = "正文"
	Title         StyleName = "标题"
	Subtitle      StyleName = "副标题"
	Addressee     StyleName = "主送机关"
	Heading1      StyleName = "一级标题"
	Heading2      StyleName = "二级标题"
	Heading3      StyleName = "三级标题"
	Heading4      StyleName = "四级标题"
	Chapter       StyleName = "章标题" // 第一章 总则, centred
	AttachNote    StyleName = "附件说明"
	Organ         StyleName = "署名"
	DateLine      StyleName = "成文日期"
	Note          StyleName = "附注"
	AttachLabel   StyleName = "附件标识" // 附件1
	AttachTitle   StyleName = "附件标题"
	CopyNumber    StyleName = "份号"
	Secrecy       StyleName = "密级"
	Urgency       StyleName = "紧急程度"
	Mark          StyleName = "发文机关标志"
	Number        StyleName = "发文字号"
	SignatoryTag  StyleName = "签发人"   // the label
	SignatoryName StyleName = "签发人姓名" // the names
	Attendee      StyleName = "出席"    // text after the label
	AttendeeTag   StyleName = "出席标签"
	Imprinted     StyleName = "版记"
	FolioText     StyleName = "页码"
	Caption       StyleName = "表题" // and under figures
	TableHead     StyleName = "表头"
	TableText     StyleName = "表格"
	FormLabel     StyleName = "表单标签"
	FormText      StyleName = "表单内容"
	RosterLabel   StyleName = "名单标签"
	RosterText    StyleName = "名单"
)

// StyleNames lists every style in the order above.
func StyleNames() []StyleName {
	return []StyleName{
		Body, Title, Subtitle, Addressee, Heading1, Heading2, Heading3, Heading4, Chapter,
		AttachNote, Organ, DateLine, Note, AttachLabel, AttachTitle, CopyNumber, Secrecy,
		Urgency, Mark, Number, SignatoryTag, SignatoryName, Attendee, AttendeeTag, Imprinted,
		FolioText, Caption, TableHead, TableText, FormLabel, FormText, RosterLabel, RosterText,
	}
}

// Style is how one kind of text looks. Before and After hold for a run of
// paragraphs of one style: above its first and below its last line. A title
// with a Subtitle right below it leaves no After; the subtitle's follows.
type Style struct {
	Face          doc.Face
	Size          unit.Length
	Bold          bool
	Red           bool
	Align         doc.Align   // AlignDefault: justified
	FirstIndent   unit.Length // of the first line, added to Left
	Left, Right   unit.Length // indents from the text area
	Before, After unit.Length // blank space; see below
	Pitch         unit.Length // 0: the grid's pitch
	Latin         LatinFace
}

// Scaled is the style in type of so many thousandths of its size, its lines
// as much closer.
func (st Style) Scaled(k int64) Style {
	st.Size, st.Pitch = st.Size.MulDiv(k, 1000), st.Pitch.MulDiv(k, 1000)
	return st
}

// Letterhead is 版头.
type Letterhead struct {
	Shown      bool
	MarkTop    unit.Length // from the sheet's top edge to the top of the mark's ink
	MarkMin    unit.Length // smallest type size of the mark; the largest is its style's
	MarkWidth  unit.Length // widest extent of the mark
	MarkHeight unit.Length // tallest stack of joint marks; 0: any height
	MarkSuffix string      // 文件, 令, 纪要 or nothing; a 文种 may override it
	HostOnly   bool        // a joint document shows the host's mark alone
	NumberAt   NumberPlace
	NumberGap  unit.Length // blank space between the mark and the line of the number
	TagsAt     TagPlace
	TagsGap    unit.Length // BelowRule: from the rule to the first tag or number
	Rule       RedRule     // below the number, or below the mark (信函)
	FootRule   RedRule     // 信函: at the foot of the first page
	BodyGap    unit.Length // blank space between the letterhead and what follows
}

// NumberPlace is where the 发文字号 stands.
type NumberPlace int

// NumberBelowMark: centred under the mark, or left, beside the 签发人.
// NumberBelowRule: at the right end, under the first red rule (信函).
const (
	NumberBelowMark NumberPlace = iota
	NumberBelowRule
)

// TagPlace is where 份号, 密级 and 紧急程度 are stacked.
type TagPlace int

// TagsAtTop: from the first line of the text area. TagsBelowRule: under the
// first red rule (信函).
const (
	TagsAtTop TagPlace = iota
	TagsBelowRule
)

// RedRule is a red separating rule: single, or a double one of two strokes.
type RedRule struct {
	Shown      bool
	Gap        unit.Length // from the element above, or (FootRule) from the sheet's bottom edge
	Width      unit.Length
	Thick      unit.Length
	Thin       unit.Length // 0: a single rule
	Between    unit.Length // white between the strokes
	ThickFirst bool        // the thick stroke is the upper one
}

// Signature is the geometry of 7.3.5.
type Signature struct {
	Gap          unit.Length // blank space above an unstamped signature
	StampedRight unit.Length // right indent of the date under a seal: 4 字
	PlainRight   unit.Length // right indent of an unstamped name: 2 字
	DateShift    unit.Length // the date starts this far right of the name: 2 字
	SealDiameter unit.Length // when the document does not say
	ChopGap      unit.Length // blank space above a 签名章: 2 行
	ChopRight    unit.Length // 4 字
	ChopHeight   unit.Length // when the document does not say
}

// Attachment is how an 附件 begins.
type Attachment struct {
	TitleLine int // the line of the text area its title stands on, from 1
}

// Imprint is 版记.
type Imprint struct {
	Shown     bool
	Rules     bool // 信函 has none
	ShowIssue bool // 印发机关 and 印发日期
	Thick     unit.Length
	Thin      unit.Length
	EvenPage  bool // printed double-sided: it stands on an even page
}

// Folio is the page number.
type Folio struct {
	Shown      bool
	Gap        unit.Length // from the text area's bottom edge to the 一字线
	Inset      unit.Length // from the outer edge of the text area: 1 字
	Mirrored   bool        // odd pages right, even pages left; else centred
	FirstPage  bool        // shown on page 1
	ImprintToo bool        // blank pages before the imprint, and then its page too, have numbers; 7.5: no
}

// Table is how ruled tables look.
type Table struct {
	Rule     unit.Length // thickness of inner rules
	Frame    unit.Length // thickness of the outer frame
	PadX     unit.Length // white left and right of the text in a cell
	PadY     unit.Length
	MinRow   unit.Length
	MaxWidth unit.Length // 0: the text area's width
}
