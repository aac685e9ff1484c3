package compose

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// Handler turns one directive into the blocks that stand in its place. What
// the directive encloses is given as written (Raw) and as Markdown (Blocks);
// a handler that keeps enclosed blocks passes them through Scope.Blocks.
type Handler func(s *Scope, d *doc.Directive) []doc.Block

// handlers is the table of directives: the built-in ones, and those given.
func handlers(more map[string]Handler) map[string]Handler {
	all := map[string]Handler{
		"分页":      pageBreak,
		"横排":      landscape,
		"署名":      signatureBlock,
		"落款":      signatureBlock,
		"名单":      roster,
		"居中":      aligned(doc.AlignCentre),
		"居右":      aligned(doc.AlignRight),
		"居左":      aligned(doc.AlignLeft),
		"附表":      captioned,
		ChartName: TypedChart,
	}
	for name, h := range more {
		all[name] = h
	}
	return all
}

func (s *Scope) directive(d *doc.Directive) []doc.Block {
	if h := s.c.handlers[d.Name.Value]; h != nil {
		return h(s, d)
	}
	names := sorted(s.c.handlers)
	hint := "可以用的块：" + strings.Join(names, "、")
	if near := yaml.Nearest(d.Name.Value, names); near != "" {
		hint = "是不是“:::" + near + "”？" + hint
	}
	at := d.Name.Span
	if at.IsZero() {
		at = d.Span
	}
	s.c.bag.Error(diag.DirectiveUnknown, at, "没有“:::"+d.Name.Value+"”这种块", hint)
	return nil
}

// noArgs reports arguments that mean nothing.
func (s *Scope) noArgs(d *doc.Directive) {
	if len(d.Args) > 0 {
		s.c.bag.Error(diag.DirectiveUse, d.Args[0].Span, "“:::"+d.Name.Value+"”后面不写别的内容，这里多了“"+d.Args[0].Value+"”",
			"删去它；要排进公文的内容，写在下一行")
	}
}

// noContent reports enclosed text that would not be set.
func (s *Scope) noContent(d *doc.Directive) {
	if len(d.Blocks) > 0 || strings.TrimSpace(d.Raw) != "" {
		s.c.bag.Error(diag.DirectiveUse, d.RawSpan, "“:::"+d.Name.Value+"”里面不能写内容", "把内容移到这个块的 ::: 之后")
	}
}

// wantContent reports a directive around nothing.
func (s *Scope) wantContent(d *doc.Directive) {
	if len(d.Blocks) == 0 {
		s.c.bag.Error(diag.DirectiveUse, d.Span, "“:::"+d.Name.Value+"”里面没有内容", "在 :::"+d.Name.Value+" 和 ::: 之间写上内容，或者删去这两行")
	}
}

func pageBreak(s *Scope, d *doc.Directive) []doc.Block {
	s.noArgs(d)
	s.noContent(d)
	return []doc.Block{&doc.PageBreak{Span: d.Span}}
}

func landscape(s *Scope, d *doc.Directive) []doc.Block {
	s.noArgs(d)
	s.wantContent(d)
	if s.landscape {
		s.c.bag.Error(diag.DirectiveUse, d.Name.Span, "横排里面又写了“:::横排”", "删去里面的这一层；外层已经是横排")
	}
	return s.landscapePages(d.Blocks, d.Span)
}

// aligned sets paragraphs to one side, without the indent of the first line.
func aligned(to doc.Align) Handler {
	return func(s *Scope, d *doc.Directive) []doc.Block {
		s.noArgs(d)
		s.wantContent(d)
		blocks := s.Blocks(d.Blocks)
		for i, b := range blocks {
			p, ok := b.(*doc.Paragraph)
			if !ok {
				s.c.bag.Error(diag.DirectiveUse, b.Place(), "“:::"+d.Name.Value+"”里面只能写段落", "把标题、表格等移到这个块的外面")
				continue
			}
			moved := *p
			moved.Align, moved.NoIndent = to, true
			blocks[i] = &moved
		}
		return blocks
	}
}

// captioned gives the one table it encloses a caption.
func captioned(s *Scope, d *doc.Directive) []doc.Block {
	var caption []doc.Run
	for i, a := range d.Args {
		if i > 0 {
			caption = append(caption, generated("\u3000", a.Span))
		}
		caption = append(caption, run(a))
	}
	if len(caption) == 0 {
		s.c.bag.Error(diag.DirectiveUse, d.Name.Span, "“:::附表”后面没有写表题", "写作 :::附表 巡查分组表")
	}
	s.wantContent(d)
	blocks := s.Blocks(d.Blocks)
	tables := 0
	for i, b := range blocks {
		t, ok := b.(*doc.Table)
		if !ok {
			continue
		}
		if tables++; tables == 1 && len(caption) > 0 {
			titled := *t
			titled.Caption = caption
			blocks[i] = &titled
		}
	}
	if len(blocks) > 0 && tables != 1 {
		s.c.bag.Error(diag.DirectiveUse, d.Span, "“:::附表”里面应当有一张表，也只能有一张", "每张表各用一个 :::附表")
	}
	return blocks
}
