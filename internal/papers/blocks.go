package papers

import (
	"strings"

	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// block is one data block: :::问题清单 条件=值 ….
type block struct {
	name, doc string
	args      []string // its own arguments, beside the conditions
	make      func(c *call, s *compose.Scope, d *doc.Directive) []doc.Block
}

// blocks are all data blocks. The guide lists them; a test holds the two
// together.
func blocks() []block {
	return []block{
		{"巡查组", "各组的人员和巡查单位", []string{"层级", "电话", "巡查单位"}, teams},
		{"分组表", "各组的人员和巡查单位，一张表", []string{"表题"}, teamTable},
		{"巡查对象", "计划的对象，按类别列出", nil, objects},
		{"日程", "各轮次（批次）、阶段的时间、重点和巡查单位，一张表；写法=条目 时一轮一段", []string{"表题", "列", "写法", "层级"}, schedule},
		{"制度要求", "制度规定的定额和办理时限", []string{"写", "层级"}, demands},
		{"问题清单", "问题隐患，一行一项", []string{"列", "表题", "横排", "没有"}, findingTable},
		{"问题条目", "问题隐患，一项一段，编号", []string{"层级", "写", "没有"}, findingItems},
		{"四个清单", "排查、隐患、整改、责任清单，横排的一张表", []string{"表题"}, fourLists},
		{"统计", "按行业、等级、单位等计数", []string{"按", "前", "表题", "比较", "没有"}, statistics},
		{"整改情况", "各组、各单位的整改进度", []string{"按", "表题", "没有"}, mending},
		{compose.ChartName, "图表：按行业、等级、月、单位、整改状态画出数量", append([]string{"按", "分", "前", "比较", "没有"}, compose.ChartKeys()...), charted},
		{"照片", "问题隐患的照片", []string{"哪些"}, photographs},
		{"回执", "收到督办单、通知后填写退回的回执", []string{"退回", "事项"}, receipt},
	}
}

// Blocks lists the data blocks with what they make, for guides and editors.
func Blocks() [][2]string {
	var out [][2]string
	for _, b := range blocks() {
		out = append(out, [2]string{b.name, b.doc})
	}
	return append(out, [2]string{partName, "模板里由公文自己写的一部分"})
}

// Handlers are the data blocks for package compose.
func (p *Paper) Handlers() map[string]compose.Handler {
	all := map[string]compose.Handler{partName: p.part}
	for _, b := range blocks() {
		if b.name == compose.ChartName {
			all[b.name] = func(s *compose.Scope, d *doc.Directive) []doc.Block { return p.chartOf(b, s, d) }
			continue
		}
		all[b.name] = func(s *compose.Scope, d *doc.Directive) []doc.Block { return p.block(b, s, d) }
	}
	return all
}

func (p *Paper) block(b block, s *compose.Scope, d *doc.Directive) []doc.Block {
	c := &call{Paper: p, name: d.Name, span: d.Name.Span, bag: s.Bag(), sel: p.scope, own: map[string]doc.Text{}}
	if len(d.Blocks) > 0 || strings.TrimSpace(d.Raw) != "" {
		c.bag.Error(diag.DirectiveUse, d.RawSpan, "“:::"+b.name+"”的内容来自台账，里面不能写别的", "把这几行移到这个块的 ::: 之后。")
	}
	if p.office.empty() {
		c.bag.Error(diag.DataMissing, c.span, "没有台账，排不出“:::"+b.name+"”", "先在 content/数据 里写好单位、人员、计划。")
		return nil
	}
	p.data = true
	if !c.read(d.Args, b.args) {
		return nil
	}
	return b.make(c, s, d)
}

// setNothing is the word for a block that may be left out when it is empty.
const setNothing = "不排"

// nothing is what a block sets that has nothing to show: what 没有 says. When
// nothing was said, an empty block is reported: it is more often a mistake in
// the conditions than good news.
func (c *call) nothing(what string) []doc.Block {
	if said := c.own["没有"]; said.Value == setNothing {
		return nil
	} else if !said.Empty() {
		return []doc.Block{c.paragraph(typed(said))}
	}
	c.bag.Error(diag.DataEmpty, c.span, "台账里没有符合条件的"+what+"，“:::"+c.name.Value+"”排不出内容", "核对条件；确实没有的，删去这一块，或者加上 没有=不排。")
	return nil
}

// made is text that the program set, at the place of the block.
func (c *call) made(s string) []doc.Run { return made(s, c.span) }

func made(s string, at source.Span) []doc.Run {
	if s == "" {
		return nil
	}
	at.End = at.Start
	return []doc.Run{{Text: s, Generated: true, Span: at}}
}

// typed is text that stands in the data as it is printed.
func typed(t doc.Text) []doc.Run {
	if t.Empty() {
		return nil
	}
	if strings.Contains(t.Value, "\n") || t.Span.Start.Line != t.Span.End.Line {
		return made(strings.Join(strings.Fields(t.Value), ""), t.Span)
	}
	return []doc.Run{{Text: t.Value, Span: t.Span}}
}

func (c *call) paragraph(runs []doc.Run) *doc.Paragraph {
	return &doc.Paragraph{Runs: runs, Span: c.span}
}

// level is the level of headings that a block makes.
func (c *call) level(normal int) int {
	t := c.own["层级"]
	switch t.Value {
	case "":
		return normal
	case "1", "2", "3", "4":
		return int(t.Value[0] - '0')
	}
	c.bag.Error(diag.SelectionValue, t.Span, "“层级”写 1、2、3 或 4", "2 排成（一），3 排成1.")
	return normal
}

// flag reads 是 or 否.
func (c *call) flag(key string, normal bool) bool {
	t := c.own[key]
	switch t.Value {
	case "":
		return normal
	case "是":
		return true
	case "否":
		return false
	}
	c.bag.Error(diag.SelectionValue, t.Span, "“"+key+"”写 是 或 否", "写作 "+key+"=是")
	return normal
}
