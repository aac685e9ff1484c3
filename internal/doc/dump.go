package doc

import (
	"fmt"
	"strings"
)

// Dump writes a document as indented text, one part a line, for tests and
// for looking at. The text is the same for the same document; it is not a
// format that anything reads back.
func Dump(d *Document) string {
	if d == nil {
		return "没有文档\n"
	}
	w := &dumper{}
	w.line("%s 文种=%s 版式=%s", d.Source, d.Kind, d.Format)
	w.meta(d.Meta)
	w.letterhead(d.Letterhead)
	w.runs("标题", d.Title)
	w.texts("副标题", d.Subtitle)
	w.texts("主送", d.Addressees)
	w.part("正文", func() { w.blocks(d.Body) }, len(d.Body) > 0)
	if d.Form != nil && d.Form.Table != nil {
		w.part("表单", func() { w.block(d.Form.Table) }, true)
	}
	w.texts("附件说明", d.AttachNotes)
	w.signature(d.Signature)
	w.text("附注", d.Note)
	for _, l := range d.Attendance {
		w.runs(l.Label, l.Text)
	}
	for _, a := range d.Attachments {
		w.part("附 “"+a.Label+"” "+at(a.Span.Start.Line, a.Span.Start.Column), func() {
			w.runs("标题", a.Title)
			w.blocks(a.Body)
		}, true)
	}
	w.imprint(d.Imprint)
	return w.out.String()
}

type dumper struct {
	out   strings.Builder
	depth int
}

func at(line, column int) string { return fmt.Sprintf("@%d:%d", line, column) }

func (w *dumper) line(format string, args ...any) {
	w.out.WriteString(strings.Repeat("  ", w.depth))
	fmt.Fprintf(&w.out, format, args...)
	w.out.WriteByte('\n')
}

func (w *dumper) part(name string, inside func(), shown bool) {
	if !shown {
		return
	}
	w.line("%s", name)
	w.depth++
	inside()
	w.depth--
}

func (w *dumper) text(name string, t Text) {
	if !t.Empty() {
		w.line("%s: %s %s", name, t.Value, at(t.Span.Start.Line, t.Span.Start.Column))
	}
}

func (w *dumper) texts(name string, list []Text) {
	for _, t := range list {
		w.text(name, t)
	}
}

func (w *dumper) date(name string, d Date) {
	if !d.IsZero() {
		w.line("%s: %d-%02d-%02d %s", name, d.Year, d.Month, d.Day, at(d.Span.Start.Line, d.Span.Start.Column))
	}
}

func (w *dumper) meta(m Meta) {
	w.line("属性: 标题=%s 作者=%s 主题=%s 字号=%s 关键词=%s", m.Title, m.Author, m.Subject, m.Number, strings.Join(m.Keywords, ","))
}

func (w *dumper) letterhead(l Letterhead) {
	w.part("版头", func() {
		w.text("份号", l.CopyNumber)
		w.text("密级", l.Secrecy)
		w.text("紧急程度", l.Urgency)
		w.texts("标志", l.Marks)
		if l.MarkSuffix != "" {
			w.line("标志后缀: %s", l.MarkSuffix)
		}
		w.text("字号", l.Number)
		w.texts("签发人", l.Signatories)
	}, len(l.Marks) > 0 || !l.Number.Empty() || !l.CopyNumber.Empty() || !l.Secrecy.Empty() || !l.Urgency.Empty())
}

func (w *dumper) signature(s Signature) {
	if s.Mode == NoSignature && len(s.Organs) == 0 {
		return
	}
	modes := [...]string{"无", "用印", "不用印", "签名章"}
	w.part("署名 "+modes[s.Mode], func() {
		w.texts("机关", s.Organs)
		w.date("日期", s.Date)
		for _, seal := range s.Seals {
			w.line("印章: %s 直径=%v", picture(seal.Image), seal.Diameter)
		}
		for _, c := range s.Chops {
			w.line("签名章: %s %s %s 高=%v", c.Title.Value, c.Name.Value, picture(c.Image), c.Height)
		}
	}, true)
}

func (w *dumper) imprint(i Imprint) {
	w.part("版记", func() {
		w.texts("主送", i.Addressees)
		w.texts("抄送", i.CopyTo)
		w.text("印发机关", i.Office)
		w.date("印发日期", i.Date)
	}, i.Shown)
}

func picture(i *Image) string {
	if i == nil {
		return "没有图"
	}
	return fmt.Sprintf("%s %d×%d", i.Name, i.Width, i.Height)
}

// style shows runs with their marks: ‖ is a break set by hand, ⟨⟩ is text
// that the program set, ** is bold.
func style(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		s := r.Text
		switch {
		case r.Break:
			s = "‖"
		case r.Generated:
			s = "⟨" + s + "⟩"
		}
		if r.Bold {
			s = "**" + s + "**"
		}
		if r.Face != FaceInherit {
			s = fmt.Sprintf("{%d %s}", r.Face, s)
		}
		if r.Link != "" {
			s = "[" + s + "](" + r.Link + ")"
		}
		b.WriteString(s)
	}
	return b.String()
}

func (w *dumper) runs(name string, runs []Run) {
	if len(runs) > 0 {
		w.line("%s: %s %s", name, style(runs), at(runs[0].Span.Start.Line, runs[0].Span.Start.Column))
	}
}

func (w *dumper) blocks(list []Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *dumper) block(b Block) {
	start := b.Place().Start
	place := at(start.Line, start.Column)
	switch b := b.(type) {
	case *Paragraph:
		w.line("段%s: %s %s", aligned(b.Align, b.NoIndent), style(b.Runs), place)
	case *Heading:
		tail := ""
		if len(b.Tail) > 0 {
			tail = " │ " + style(b.Tail)
		}
		w.line("题%d %s %s%s %s", b.Level, b.Number, style(b.Head), tail, place)
	case *List:
		for _, item := range b.Items {
			w.part("项 "+place, func() { w.blocks(item.Blocks) }, true)
		}
	case *Table:
		w.table(b, place)
	case *Figure:
		w.line("图 %s %s %s", b.Target.Value, picture(b.Image), place)
		w.runs("图题", b.Caption)
	case *Chart:
		w.chart(b, place)
	case *Roster:
		w.part("名单 "+place, func() {
			for _, l := range b.Lines {
				w.line("%s：%s", l.Label.Value, style(l.Text))
			}
		}, true)
	case *PageBreak:
		w.line("分页 %s", place)
	case *Landscape:
		w.part("横排 "+place, func() { w.blocks(b.Blocks) }, true)
	case *SignatureBlock:
		w.part("落款 "+place, func() {
			w.texts("机关", b.Organs)
			w.date("日期", b.Date)
		}, true)
	case *Directive:
		w.line("未处理的块 %s %s", b.Name.Value, place)
	default:
		w.line("%T %s", b, place)
	}
}

func aligned(a Align, noIndent bool) string {
	s := [...]string{"", "左", "中", "右"}[a]
	if noIndent {
		s += "顶"
	}
	return s
}

func (w *dumper) table(t *Table, place string) {
	w.part(fmt.Sprintf("表 列=%d 表头=%d %s", len(t.Columns), t.HeadRows, place), func() {
		w.runs("表题", t.Caption)
		for _, row := range t.Rows {
			w.part("行", func() {
				for _, c := range row.Cells {
					head := ""
					if c.Head {
						head = "头"
					}
					w.part(fmt.Sprintf("格%s 列%d 跨%d×%d", head, c.Column, c.ColSpan, c.RowSpan), func() { w.blocks(c.Blocks) }, true)
				}
			}, true)
		}
	}, true)
}

func (w *dumper) chart(b *Chart, place string) {
	kinds := [...]string{"横条", "竖条", "堆叠"}
	w.part(fmt.Sprintf("图表 %s 单位=%s %s", kinds[b.Kind], b.Unit.Value, place), func() {
		w.runs("图题", b.Caption)
		for i, l := range b.Labels {
			line := l.Value + "："
			for _, s := range b.Series {
				line += " " + s.Name.Value + b.Number(s.Value(i))
			}
			w.line("%s", line)
		}
	}, true)
}
