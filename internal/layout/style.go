package layout

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/syntax/yaml"
	"yinfa.dev/yinfa/internal/unit"
)

var faces = []choice[doc.Face]{
	{"仿宋", doc.FaceFang}, {"小标宋", doc.FaceTitle}, {"宋体", doc.FaceSong}, {"楷体", doc.FaceKai}, {"黑体", doc.FaceHei},
}

var aligns = []choice[doc.Align]{
	{"两端", doc.AlignDefault}, {"居左", doc.AlignLeft}, {"居中", doc.AlignCentre}, {"居右", doc.AlignRight},
}

var latins = []choice[LatinFace]{{"西文字体", LatinRole}, {"随中文", LatinOwn}}

// impliedKeys are what every style takes from 正文 when it is based on none.
var impliedKeys = []string{"字体", "字号", "行距", "西文"}

// styles reads 样式 into f. The grid and the page of f are resolved already.
func (l *formatReader) styles(s section) {
	f := l.format
	f.Styles = make(map[StyleName]Style, len(StyleNames()))
	family := family{kind: "样式", all: map[string]*yaml.Node{}, bag: s.bag}
	for _, name := range StyleNames() {
		family.names = append(family.names, string(name))
		// Asking for every style makes the reader report the unknown ones.
		if n := s.r.Node(string(name)); n != nil {
			family.all[string(name)] = n
		}
	}
	family.implied = func(name string) *yaml.Node {
		body := family.all[string(Body)]
		if name == string(Body) || body == nil || body.Kind != yaml.Mapping {
			return nil
		}
		out := *body
		out.Entries = nil
		for _, key := range impliedKeys {
			if e := entryOf(body, key); e != nil {
				out.Entries = append(out.Entries, *e)
			}
		}
		return &out
	}
	for _, name := range StyleNames() {
		n := family.all[string(name)]
		if n == nil {
			s.bag.Error(diag.LayoutStyleMissing, s.at, fmt.Sprintf("没有样式“%s”", name), "请补上，或在文件开头写“基于: 公文”")
			continue
		}
		if n.Kind != yaml.Mapping {
			s.bag.Error(diag.LayoutValue, n.Span, fmt.Sprintf("样式“%s”里没有内容", name), "请写成“"+string(name)+": {字体: 仿宋, 字号: 三号}”")
			continue
		}
		flat, ok := family.flatten(string(name))
		if !ok {
			continue
		}
		f.Styles[name] = l.style(section{r: yaml.Read(flat, "样式“"+string(name)+"”", s.bag), name: string(name), at: flat.Span, bag: s.bag})
	}
	s.r.Finish()
}

func (l *formatReader) style(s section) Style {
	f := l.format
	st := Style{Latin: f.Latin}
	// Type sizes and pitches are what 字 and 行 are measured by.
	st.Face = require(s, "字体", faces)
	st.Size = s.positive("字号")
	s.m = l.measureOf(st.Size)
	st.Bold = s.yesOr("加粗", false)
	st.Red = s.yesOr("红色", false)
	if s.r.Has("对齐") {
		st.Align = pick(s, "对齐", aligns)
	}
	if s.r.Has("西文") {
		st.Latin = pick(s, "西文", latins)
	}
	st.FirstIndent = s.signedOr("首行缩进", 0)
	st.Left = s.optional("左缩进")
	st.Right = s.optional("右缩进")
	st.Before = s.optional("段前")
	st.After = s.optional("段后")
	st.Pitch = s.optional("行距")
	if st.Pitch > 0 && st.Pitch < st.Size {
		s.wrong("行距", "不能小于字号，否则上下两行叠在一起")
	}
	if st.Left+st.FirstIndent < 0 {
		s.bag.Error(diag.LayoutFit, s.at, fmt.Sprintf("样式“%s”的首行伸出了版心左边", s.name), "请加大左缩进，或减小首行的负缩进")
	}
	if st.Left+st.Right+max(0, st.FirstIndent)+st.Size > f.Page.TextWidth {
		s.bag.Error(diag.LayoutFit, s.at, fmt.Sprintf("样式“%s”的缩进之间放不下一个字", s.name), "请减小缩进或字号")
	}
	s.r.Finish()
	return st
}

// measureOf is the measure of text of one size: on the grid, a 字 is a cell
// of the grid; off it, the type size.
func (l *formatReader) measureOf(size unit.Length) measure {
	g := l.format.Grid
	m := measure{width: int64(size), chars: 1, pitch: g.Pitch, height: g.Size}
	if size == g.Size && g.Chars > 0 {
		m.width, m.chars = int64(l.format.Page.TextWidth), int64(g.Chars)
	}
	return m
}
