package compose

import (
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/syntax/markdown"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// form makes the ruled table of a 表单 from the rows that its 文种 states.
func (c *composer) form(body []doc.Block) *doc.Form {
	columns := 1
	for _, row := range c.kind.Form {
		n := 0
		for _, cell := range row.Cells {
			n += max(1, cell.Span)
		}
		columns = max(columns, n)
	}
	t := &doc.Table{Size: doc.TableForm, Columns: make([]doc.Column, columns), Span: c.m.FrontMatter}
	for i := range t.Columns {
		t.Columns[i].Weight = 1
	}
	placed := false
	for _, row := range c.kind.Form {
		out := doc.Row{MinHeight: row.MinHeight, Span: c.m.FrontMatter}
		at := 0
		for i, cell := range row.Cells {
			made := doc.Cell{Column: at, ColSpan: max(1, cell.Span), RowSpan: 1, Align: cell.Align, Span: c.m.FrontMatter}
			if i == len(row.Cells)-1 {
				// A short row fills up, so that the frame has no hole.
				made.ColSpan = max(made.ColSpan, columns-at)
			}
			at += made.ColSpan
			switch {
			case cell.Key == "":
				made.Head = cell.Label != ""
				made.Blocks = c.label(cell)
			case cell.Key == bodyKey:
				made.Blocks, placed = body, true
			default:
				made.Blocks = c.value(cell)
				if len(made.Blocks) > 0 {
					made.Span = made.Blocks[0].Place()
				}
			}
			out.Cells = append(out.Cells, made)
		}
		t.Rows = append(t.Rows, out)
	}
	if !placed && len(body) > 0 {
		c.bag.Error(diag.FormBody, body[0].Place(), "“"+c.kind.Name+"”的表格没有正文栏，这里的内容无处可印", "把内容写到文件头的各项里，或者换用别的文种")
	}
	return &doc.Form{Table: t}
}

func (c *composer) label(cell layout.FormCell) []doc.Block {
	if cell.Label == "" {
		return nil
	}
	align := cell.Align
	if align == doc.AlignDefault {
		align = doc.AlignCentre
	}
	return []doc.Block{&doc.Paragraph{Runs: []doc.Run{generated(cell.Label, c.m.FrontMatter)}, NoIndent: true, Align: align, Span: c.m.FrontMatter}}
}

// value sets what the front matter says under a key.
func (c *composer) value(cell layout.FormCell) []doc.Block {
	e, ok := c.m.Entry(cell.Key)
	if !ok || e.Value.Empty() {
		return nil
	}
	kind := layout.TextField
	if f := c.field(cell.Key); f != nil {
		kind = f.Kind
	}
	switch {
	case kind == layout.LongField && e.Value.Kind == yaml.Scalar:
		return c.long(e.Value)
	case kind == layout.DateField:
		return c.line(cell, dated(e.Value.Date(c.bag)))
	case kind == layout.NumberField && e.Value.Kind == yaml.Scalar:
		return c.line(cell, c.figure(e))
	case e.Value.Tag == yaml.TagDate && e.Value.Kind == yaml.Scalar:
		// A common key such as 成文日期 is a date whether the 文种 says so or not.
		return c.line(cell, dated(e.Value.Date(c.bag)))
	}
	return c.line(cell, c.listed(e))
}

func (c *composer) line(cell layout.FormCell, runs []doc.Run) []doc.Block {
	if len(runs) == 0 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Runs: runs, NoIndent: true, Align: cell.Align, Span: runs[0].Span.To(runs[len(runs)-1].Span)}}
}

func dated(d doc.Date) []doc.Run {
	if d.IsZero() {
		return nil
	}
	return []doc.Run{{Text: model.FormatDate(d), Generated: true, Span: d.Span}}
}

// figure keeps a number as typed once it is known to be one.
func (c *composer) figure(e yaml.Entry) []doc.Run {
	if _, err := strconv.ParseFloat(e.Value.Value, 64); err != nil {
		c.bag.Error(diag.FormField, e.Value.Span, "“"+e.Key+"”应当是数字，这里写的是“"+e.Value.Value+"”", "只写半角阿拉伯数字，不写单位")
	}
	return []doc.Run{run(e.Value.Text())}
}

// listed sets a text, or a list joined by 、.
func (c *composer) listed(e yaml.Entry) []doc.Run {
	holder := yaml.Node{Kind: yaml.Mapping, Entries: []yaml.Entry{e}, Span: e.Value.Span}
	var runs []doc.Run
	for _, t := range yaml.Read(&holder, c.kind.Name, c.bag).Texts(e.Key) {
		if t.Empty() {
			continue
		}
		if len(runs) > 0 {
			runs = append(runs, generated("、", t.Span))
		}
		if strings.Contains(t.Value, "\n") {
			runs = append(runs, markdown.Inline(t, c.bag)...)
			continue
		}
		runs = append(runs, run(t))
	}
	return runs
}

// long reads a long field as Markdown. A block under | stands in the file
// line for line, so it is read in its place.
func (c *composer) long(n *yaml.Node) []doc.Block {
	f := c.m.File
	if base := c.m.Base; base != nil && n.Span.File == base.Path {
		f = base
	}
	if n.Literal && len(n.LineSpans) > 0 && n.Span.File == f.Path {
		last := n.LineSpans[len(n.LineSpans)-1]
		return c.scope().Blocks(markdown.Parse(f, f.LineStart(n.LineSpans[0].Start.Line), f.LineStart(last.Start.Line+1), c.bag))
	}
	runs := markdown.Inline(n.Text(), c.bag)
	return []doc.Block{&doc.Paragraph{Runs: runs, Span: n.Span}}
}

// checkFields reads every field of the 文种's own once, so that a value of the
// wrong kind is reported even where no form shows it.
func (c *composer) checkFields() {
	for _, e := range c.m.Extra {
		f := c.field(e.Key)
		if f == nil || e.Value.Empty() {
			continue
		}
		holder := yaml.Node{Kind: yaml.Mapping, Entries: []yaml.Entry{e}, Span: e.Value.Span}
		r := yaml.Read(&holder, c.kind.Name, c.bag)
		switch f.Kind {
		case layout.DateField:
			r.Date(e.Key)
		case layout.ListField:
			r.Texts(e.Key)
		case layout.NumberField:
			if t := r.Text(e.Key); !t.Empty() {
				c.figure(e)
			}
		default:
			r.Text(e.Key)
		}
	}
}
