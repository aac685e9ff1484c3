package papers

import (
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// call is one figure or data block while it is made: what it is called, the
// part of the ledger it is about, and what else it was told.
type call struct {
	*Paper
	name doc.Text
	span source.Span
	bag  *diag.Bag
	sel  selection
	own  map[string]doc.Text // its own arguments

	estimated bool // a date was estimated and waits for its note
}

// figure is one word that may stand in {{ }}.
type figure struct {
	name, doc string
	args      []string // its own arguments, beside the conditions
	make      func(c *call) string
}

// run makes a figure.
func (c *call) run(args []doc.Text) string {
	if c.office.empty() {
		c.bag.Error(diag.DataMissing, c.span, "没有台账，填不了“"+c.name.Value+"”", "先在 content/数据 里写好单位、人员、计划。")
		return ""
	}
	c.data = true
	i := slices.IndexFunc(figures, func(f figure) bool { return f.name == c.name.Value })
	if i < 0 {
		var names []string
		for _, f := range figures {
			names = append(names, f.name)
		}
		c.bag.Error(diag.FigureUnknown, c.name.Span, "没有“{{"+c.name.Value+"}}”这个数字", near(c.name.Value, names))
		return ""
	}
	if !c.read(args, figures[i].args) {
		return ""
	}
	return figures[i].make(c)
}

// read reads arguments: conditions into the selection, others into own.
func (c *call) read(args []doc.Text, own []string) bool {
	r := c.reader(&c.sel, c.bag)
	for _, a := range args {
		p, ok := splitArg(a)
		switch {
		case !ok:
			c.bag.Error(diag.FigureForm, a.Span, "“"+a.Value+"”不是“条件=值”", "写作 轮次=第一轮 或 等级=重大；几个条件用空格隔开。")
			r.sound = false
		case slices.Contains(own, p.key.Value):
			if len(p.values) > 0 {
				last := p.values[len(p.values)-1]
				t := doc.Text{Value: joinTexts(p.values), Span: p.values[0].Span.To(last.Span)}
				if slices.Contains(verbatim(), p.key.Value) {
					t = part(a, len([]rune(p.key.Value))+1, len([]rune(a.Value)))
				}
				c.own[p.key.Value] = t
			}
		case !r.read(p):
			c.bag.Error(diag.SelectionKey, p.key.Span, "“"+c.name.Value+"”没有“"+p.key.Value+"”这个条件", near(p.key.Value, append(slices.Clone(own), conditions()...)))
			r.sound = false
		}
	}
	return r.sound
}

// verbatim are the arguments that print as they are written: commas and
// strokes do not divide them.
func verbatim() []string { return []string{"图题", "表题", "计量单位"} }

func joinTexts(list []doc.Text) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Value)
	}
	return strings.Join(out, "、")
}

// list splits an own argument again.
func (c *call) list(key string) []doc.Text {
	t := c.own[key]
	if t.Empty() {
		return nil
	}
	var out []doc.Text
	at := 0
	for _, word := range strings.Split(t.Value, "、") {
		out = append(out, part(t, at, at+len([]rune(word))))
		at += len([]rune(word)) + 1
	}
	return out
}

// number writes a count as the author wants it. Chinese counts 两个组, but
// numbers months 二月.
func (c *call) number(n int) string {
	if n == 2 && c.own["写法"].Value == "汉字" {
		return "两"
	}
	return c.ordinal(n)
}

// ordinal writes a number that does not count.
func (c *call) ordinal(n int) string {
	if c.own["写法"].Value == "汉字" {
		return chinese(n)
	}
	return strconv.Itoa(n)
}

// on is the day of the states; false after saying that there is none.
func (c *call) on() (calendar.Date, bool) {
	on := c.dayOf(c.sel)
	if on.IsZero() {
		c.bag.Error(diag.DataDate, c.span, "不知道整改情况截至哪一天", "在文件头写明成文日期，或者加上 截至=2026-03-31")
		return on, false
	}
	return on, true
}

// planSaid reports whether the call says whose findings and inspections it is
// about; where several offices have plans, one must be named, or all of them.
func (c *call) planSaid() bool {
	if c.sel.plan != nil || c.sel.anyPlan || c.item != nil && len(c.item.Findings) > 0 || len(c.office.ledger.Plans) < 2 {
		return true
	}
	c.office.whichPlan(c.span, "“"+c.name.Value+"”不知道是哪个计划", c.bag)
	return false
}

func (o *Office) whichPlan(at source.Span, summary string, bag *diag.Bag) {
	var names []string
	for _, p := range o.ledger.Plans {
		names = append(names, p.Name.Value)
	}
	bag.Error(diag.FigureContext, at, summary, "台账里有几个计划，请在文件头写明 计划: "+strings.Join(names, " 或 ")+"；几个计划合在一起统计的，写 数据: {计划: 全部}。")
}

// work are the inspections of the call.
func (c *call) work() []*ledger.Inspection {
	if !c.planSaid() {
		return nil
	}
	return c.Draft.work(c.sel)
}

// found are the findings of the call.
func (c *call) found() []*ledger.Finding {
	if !c.planSaid() {
		return nil
	}
	if len(c.sel.states) > 0 {
		if _, ok := c.on(); !ok {
			return nil
		}
	}
	list := c.findings(c.sel)
	c.warnLater(c.sel, c.findings, c.span, c.bag)
	return list
}

// warnLater says how many findings a paper leaves out because they were made
// after its own date. Left out on purpose, by 截至, they need no word.
func (d *Draft) warnLater(s selection, find func(selection) []*ledger.Finding, at source.Span, bag *diag.Bag) {
	if !s.on.IsZero() || d.date.IsZero() {
		return
	}
	s.states = nil
	all := s
	all.later = true
	if n := len(find(all)) - len(find(s)); n > 0 {
		bag.Warn(diag.DataLater, at, "有"+strconv.Itoa(n)+"项问题隐患是成文日期以后发现的，没有计入", "核对成文日期；确实要写到那一天的，写明 截至=……")
	}
}

// yearOf is the year that is not written out beside a month and a day: that of
// the month a report is about, else that of the paper.
func (c *call) yearOf() int {
	if c.sel.month != [2]int{} {
		return c.sel.month[0]
	}
	if !c.date.IsZero() {
		return c.date.Year
	}
	return c.year()
}

// wantItem gives what the batch document is about, or says that there is none.
func (c *call) wantItem() *Item {
	if c.item == nil {
		c.bag.Error(diag.FigureContext, c.span, "“{{"+c.name.Value+"}}”只能用在批量公文里", "在文件头写明“批量”，或者直接写出内容。")
	}
	return c.item
}

// wantFinding gives the finding of a document about one.
func (c *call) wantFinding() *ledger.Finding {
	item := c.wantItem()
	switch {
	case item == nil:
		return nil
	case item.Finding != nil:
		return item.Finding
	case len(item.Findings) == 1:
		return item.Findings[0]
	}
	c.bag.Error(diag.FigureContext, c.span, "“{{"+c.name.Value+"}}”说的是一条隐患，这份公文有"+strconv.Itoa(len(item.Findings))+"条", "按隐患分的批量公文才能用它；几条一起写的，用 :::问题条目 或 :::问题清单。")
	return nil
}

// wantUnit gives the one unit that the call is about.
func (c *call) wantUnit() *ledger.Unit {
	if c.item != nil && c.item.Unit != nil {
		return c.item.Unit
	}
	if len(c.sel.units) == 1 {
		return c.sel.units[0]
	}
	c.bag.Error(diag.FigureContext, c.span, "“{{"+c.name.Value+"}}”不知道是哪个单位", "写明 单位=……，或者在文件头写明“批量”、“数据”。")
	return nil
}

func (c *call) wantTeam() *ledger.Team {
	if c.sel.team != nil {
		return c.sel.team
	}
	// The findings of one unit in one round are those of one team.
	if c.item != nil || len(c.sel.units) > 0 {
		var only *ledger.Team
		for i, f := range c.findings(c.sel) {
			if i > 0 && f.Team != only {
				only = nil
				break
			}
			only = f.Team
		}
		if only != nil {
			return only
		}
	}
	c.bag.Error(diag.FigureContext, c.span, "“{{"+c.name.Value+"}}”不知道是哪个组", "写明 组=……")
	return nil
}

func (c *call) wantRound() *ledger.Round {
	if c.sel.round != nil {
		return c.sel.round
	}
	if c.item != nil && len(c.item.Findings) > 0 && c.item.Findings[0].Round != nil {
		return c.item.Findings[0].Round
	}
	c.bag.Error(diag.FigureContext, c.span, "“{{"+c.name.Value+"}}”不知道是哪一轮", "在文件头写明“轮次”，或者写明 轮次=……")
	return nil
}

func (c *call) wantPlan() *ledger.Plan {
	if c.sel.plan == nil {
		c.bag.Error(diag.FigureContext, c.span, "“"+c.name.Value+"”不知道是哪个计划", "在文件头写明“计划”，或者写明 计划=……")
	}
	return c.sel.plan
}

// closedToPublic reports internal data in a document that is made public.
func (c *call) closedToPublic(what string) bool {
	if c.public {
		c.bag.Error(diag.DataInternal, c.span, "公开的公文里不能印"+what, "删去这一项；要向社会公布的电话，写在计划里巡查组的“公布电话”，用 {{公布电话}}。")
	}
	return c.public
}
