package layout

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/syntax/yaml"
	"yinfa.dev/yinfa/internal/unit"
)

// What a page can hold at most, and how far characters may be pushed apart, in
// thousandths of one: numbers beyond these are typing errors.
const (
	maxLines   = 200
	maxChars   = 200
	maxStretch = 1000
	maxGap     = 500
)

// formatReader turns one flattened mapping into a Format. The order matters:
// the sheet and the grid first, because all other lengths may be written in
// 字 and 行.
type formatReader struct {
	format *Format
	bag    *diag.Bag
}

// readFormat reads a flattened format. The bag tells whether it may be used.
func readFormat(name string, n *yaml.Node, bag *diag.Bag) *Format {
	l := &formatReader{format: &Format{Name: name}, bag: bag}
	f := l.format
	top := section{r: yaml.Read(n, "版式", bag), at: n.Span, bag: bag}
	if top.r.Has("说明") {
		f.Summary = top.text("说明")
	}
	f.Latin = require(top, "西文", latins)
	l.in(top, "纸张", l.sheet)
	l.in(top, "版心", l.textArea)
	l.in(top, "行列", l.grid)
	l.fit(top)
	if bag.HasErrors() {
		// Without a sheet and a grid, complaints about what is measured by
		// them would only mislead.
		return f
	}
	top.m = l.measureOf(f.Grid.Size)
	l.in(top, "断行", l.breaking)
	if s, ok := top.sub("样式"); ok {
		l.styles(s)
	}
	l.in(top, "版头", l.letterhead)
	l.in(top, "署名", l.signature)
	l.in(top, "附件", func(s section) { f.Attachment.TitleLine = s.number("标题行", 1, max(1, f.Grid.Lines)) })
	l.in(top, "版记", l.imprint)
	l.in(top, "页码", l.folio)
	l.in(top, "表格", l.table)
	top.r.Finish()
	return f
}

// in reads a section and reports its unknown keys.
func (l *formatReader) in(top section, key string, read func(section)) {
	if s, ok := top.sub(key); ok {
		read(s)
		s.r.Finish()
	}
}

func (l *formatReader) sheet(s section) {
	p := &l.format.Page
	p.Width, p.Height = s.positive("宽"), s.positive("高")
}

func (l *formatReader) textArea(s section) {
	p := &l.format.Page
	p.Top, p.Left = s.length("天头"), s.length("订口")
	p.TextWidth, p.TextHeight = s.positive("宽"), s.positive("高")
}

func (l *formatReader) grid(s section) {
	g := &l.format.Grid
	g.Size, g.Pitch = s.positive("字号"), s.positive("行距")
	g.Lines, g.Chars = s.number("行数", 1, maxLines), s.number("每行字数", 0, maxChars)
	g.Fixed = s.yesOr("行距固定", false)
}

// fit checks that the measures of a page do not contradict each other.
func (l *formatReader) fit(s section) {
	p, g := l.format.Page, l.format.Grid
	if l.bag.HasErrors() {
		return
	}
	complain := func(key, what, hint string) {
		l.bag.Error(diag.LayoutFit, s.r.Span(key), what, hint)
	}
	if p.Left+p.TextWidth > p.Width || p.Top+p.TextHeight > p.Height {
		complain("版心", "版心超出了纸张", "请减小天头、订口或版心的宽、高")
	}
	if need := g.Pitch * unit.Length(g.Lines); need > p.TextHeight {
		complain("行列", fmt.Sprintf("%d 行要 %.1f 毫米，版心高只有 %.1f 毫米", g.Lines, need.Millimetres(), p.TextHeight.Millimetres()),
			fmt.Sprintf("请把行数减为 %d，或把行距减到 %.2f 磅", p.TextHeight/g.Pitch, (p.TextHeight/unit.Length(g.Lines)-unit.Pt/200).Points()))
	}
	if g.Pitch < g.Size {
		complain("行列", "行距小于字号，上下两行会叠在一起", "请加大行距")
	}
	// Below nine tenths of the type size, strokes of neighbours touch.
	if g.Chars > 0 && p.TextWidth/unit.Length(g.Chars) < g.Size*9/10 {
		complain("行列", fmt.Sprintf("每行 %d 字，字会挤在一起", g.Chars), fmt.Sprintf("版心宽 %.1f 毫米，这个字号每行最多 %d 字", p.TextWidth.Millimetres(), p.TextWidth*10/(g.Size*9)))
	}
	if p.TextWidth < g.Size {
		complain("版心", "版心放不下一个字", "请加大版心的宽，或减小字号")
	}
}

// breakLevels are the levels of clreq.
var breakLevels = []choice[string]{{"基本", "基本"}, {"国标", "国标"}, {"严格", "严格"}}

func (l *formatReader) breaking(s section) {
	b := &l.format.Break
	b.Level = require(s, "级别", breakLevels)
	b.SqueezePairs, b.SqueezeLineEnd = s.yes("连续标点压缩"), s.yes("行尾标点压缩")
	b.MaxStretch, b.LatinGap = s.number("最大拉伸", 0, maxStretch), s.number("汉字西文间隙", 0, maxGap)
}
