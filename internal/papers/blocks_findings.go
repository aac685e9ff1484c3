package papers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
)

// field is one column of the tables of findings.
type field struct {
	column
	internal bool // not in a document that is made public
	stated   bool // depends on the day
	of       func(c *call, f *ledger.Finding, on calendar.Date) []doc.Run
}

// fieldsOf are the columns that 列= may name.
func fieldsOf() []field {
	left, centre := doc.AlignLeft, doc.AlignCentre
	text := func(name string, weight int, align doc.Align, internal bool, at func(*ledger.Finding) doc.Text) field {
		return field{column{name, weight, align}, internal, false, func(_ *call, f *ledger.Finding, _ calendar.Date) []doc.Run {
			t := at(f)
			if trimmed := strings.TrimRight(t.Value, "。"); trimmed != t.Value {
				t = part(t, 0, len([]rune(trimmed)))
			}
			return typed(t)
		}}
	}
	value := func(name string, weight int, align doc.Align, stated bool, of func(c *call, f *ledger.Finding, on calendar.Date) string) field {
		return field{column{name, weight, align}, false, stated, func(c *call, f *ledger.Finding, on calendar.Date) []doc.Run {
			return made(of(c, f, on), f.Span)
		}}
	}
	return []field{
		text("编号", 6, centre, false, func(f *ledger.Finding) doc.Text { return f.ID }),
		text("巡查组", 4, centre, false, func(f *ledger.Finding) doc.Text { return f.TeamIs }),
		value("单位", 5, left, false, func(_ *call, f *ledger.Finding, _ calendar.Date) string { return called(f.Unit) }),
		text("企业", 7, left, false, func(f *ledger.Finding) doc.Text { return f.Enterprise }),
		value("地点", 7, left, false, func(_ *call, f *ledger.Finding, _ calendar.Date) string { return where(f, true) }),
		text("行业", 4, centre, false, func(f *ledger.Finding) doc.Text { return f.Industry }),
		value("类别", 4, centre, false, func(_ *call, f *ledger.Finding, _ calendar.Date) string { return f.Kind }),
		value("等级", 3, centre, false, func(_ *call, f *ledger.Finding, _ calendar.Date) string { return levelWord(f) }),
		value("发现日期", 5, centre, false, func(c *call, f *ledger.Finding, _ calendar.Date) string {
			return day(ledger.Day(f.Found), c.yearOf())
		}),
		text("问题", 12, left, false, func(f *ledger.Finding) doc.Text { return f.Description }),
		text("依据", 9, left, false, func(f *ledger.Finding) doc.Text { return f.Basis }),
		text("措施", 11, left, false, func(f *ledger.Finding) doc.Text { return f.Measures }),
		text("资金", 4, centre, true, func(f *ledger.Finding) doc.Text { return f.Funds }),
		text("应急预案", 8, left, true, func(f *ledger.Finding) doc.Text { return f.Emergency }),
		value("期限", 5, centre, true, func(c *call, f *ledger.Finding, on calendar.Date) string { return c.dueWords(f, on) }),
		value("整改情况", 5, left, true, func(c *call, f *ledger.Finding, on calendar.Date) string { return c.stateWords(f, on) }),
		value("状态", 4, centre, true, func(c *call, f *ledger.Finding, on calendar.Date) string {
			return string(c.office.ledger.StateOn(f, on))
		}),
		value("责任单位", 6, left, false, func(_ *call, f *ledger.Finding, _ calendar.Date) string { return called(f.Responsible) }),
		text("责任人", 4, centre, true, func(f *ledger.Finding) doc.Text { return f.Person }),
		value("挂牌日期", 5, centre, false, func(c *call, f *ledger.Finding, _ calendar.Date) string {
			if f.Listed == nil {
				return "——"
			}
			return day(ledger.Day(f.Listed.Date), c.yearOf())
		}),
		value("销号日期", 5, centre, true, func(c *call, f *ledger.Finding, on calendar.Date) string {
			if closed := f.ClosedOn(on); !closed.IsZero() {
				return day(closed, c.yearOf())
			}
			return "——"
		}),
	}
}

// dueWords is a deadline for a cell, in a form that does not leave it empty.
func (c *call) dueWords(f *ledger.Finding, on calendar.Date) string {
	if closed := f.ClosedOn(on); f.Due.IsZero() && f.Limit.N == 0 && !closed.IsZero() && closed == ledger.Day(f.Found) {
		return "立行立改" // mended on the spot: nothing waited for a deadline
	}
	due := c.dueOf(f, on)
	if due.Date.IsZero() {
		if due.Waiting != "" {
			return "自" + due.Waiting + "起算"
		}
		return "——"
	}
	out := day(due.Date, c.yearOf())
	if due.Estimated {
		out += estimateMark
		c.estimated = true
	}
	return out
}

// estimateMark stands in a cell beside an estimated date; a note under the
// table says what it means.
const estimateMark = "（推算）"

// noted is a table with the note that its cells ask for.
func (c *call) noted(table *doc.Table) []doc.Block {
	if !c.estimated {
		return []doc.Block{table}
	}
	note := "注：注明“推算”的期限，" + calendar.EstimateNote + "。"
	return []doc.Block{table, &doc.Paragraph{Runs: c.made(note), NoIndent: true, Span: c.span}}
}

// stateWords is how far a finding has come, as reports say it.
func (c *call) stateWords(f *ledger.Finding, on calendar.Date) string {
	switch c.office.ledger.StateOn(f, on) {
	case ledger.Closed:
		if closed := f.ClosedOn(on); !closed.IsZero() {
			return day(closed, c.yearOf()) + "销号"
		}
		return "已销号"
	case ledger.ToAccept:
		return "已整改，待验收"
	case ledger.Mending:
		return "正在整改"
	case ledger.Overdue:
		return "超期未完成"
	case ledger.NotYet:
		return "——"
	}
	return "尚未整改"
}

// findingTable sets findings as a table, one a row.
func findingTable(c *call, s *compose.Scope, _ *doc.Directive) []doc.Block {
	names := c.list("列")
	if len(names) == 0 {
		for _, name := range []string{"单位", "地点", "问题", "等级", "期限", "整改情况"} {
			names = append(names, doc.Text{Value: name})
		}
	}
	all := fieldsOf()
	var wanted []field
	stated := false
	columns := []column{{"序号", 2, doc.AlignCentre}}
	for _, name := range names {
		i := slices.IndexFunc(all, func(f field) bool { return f.head == name.Value })
		switch {
		case name.Value == "序号":
			continue
		case i < 0:
			var known []string
			for _, f := range all {
				known = append(known, f.head)
			}
			c.bag.Error(diag.SelectionValue, name.Span, "问题清单里没有“"+name.Value+"”这一列", near(name.Value, known))
			return nil
		case all[i].internal && c.public:
			c.bag.Error(diag.DataInternal, name.Span, "公开的公文里不能列出“"+name.Value+"”", "删去这一列。")
			return nil
		}
		wanted, columns, stated = append(wanted, all[i]), append(columns, all[i].column), stated || all[i].stated
	}
	on := c.dayOf(c.sel)
	if stated {
		var ok bool
		if on, ok = c.on(); !ok {
			return nil
		}
	}
	var rows [][][]doc.Run
	for i, f := range c.found() {
		cells := [][]doc.Run{made(strconv.Itoa(i+1), f.Span)}
		for _, w := range wanted {
			cells = append(cells, w.of(c, f, on))
		}
		rows = append(rows, cells)
	}
	if len(rows) == 0 {
		return c.nothing("问题隐患")
	}
	table := c.grid(columns, rows)
	if c.flag("横排", false) {
		return s.Blocks([]doc.Block{&doc.Landscape{Blocks: c.noted(table), Span: c.span}})
	}
	return c.noted(table)
}

// findingItems sets findings as numbered paragraphs.
func findingItems(c *call, s *compose.Scope, _ *doc.Directive) []doc.Block {
	allowed := []string{"单位", "地点", "等级", "依据", "措施", "期限", "整改情况"}
	want := map[string]bool{}
	for _, t := range c.list("写") {
		if !slices.Contains(allowed, t.Value) {
			c.bag.Error(diag.SelectionValue, t.Span, "“写”后面没有“"+t.Value+"”这一项", near(t.Value, allowed))
			return nil
		}
		want[t.Value] = true
	}
	if len(want) == 0 {
		for _, name := range []string{"地点", "等级", "依据", "期限"} {
			want[name] = true
		}
	}
	on := c.dayOf(c.sel)
	if want["期限"] || want["整改情况"] {
		var ok bool
		if on, ok = c.on(); !ok {
			return nil
		}
	}
	level := c.level(3)
	var out []doc.Block
	for _, f := range c.found() {
		out = append(out, &doc.Heading{Level: level, Tail: c.itemRuns(f, want, on), Span: f.Span})
	}
	if len(out) == 0 {
		return c.nothing("问题隐患")
	}
	return s.Blocks(out)
}

// itemRuns is one finding as a sentence.
func (c *call) itemRuns(f *ledger.Finding, want map[string]bool, on calendar.Date) []doc.Run {
	var out []doc.Run
	add := func(runs ...doc.Run) { out = append(out, runs...) }
	lead := ""
	if want["单位"] {
		lead = called(f.Unit)
	}
	if want["地点"] && (f.Enterprise.Value != "" || !want["单位"]) {
		lead += where(f, true)
	}
	if lead != "" {
		add(made(lead+"：", f.Span)...)
	}
	t := f.Description
	add(typed(part(t, 0, len([]rune(strings.TrimRight(t.Value, "。；")))))...)
	var notes []string
	if want["等级"] {
		switch {
		case f.Kind == ledger.KindHazard && f.Level != "":
			notes = append(notes, f.Level+"隐患")
		case f.Kind != ledger.KindHazard:
			notes = append(notes, f.Kind)
		}
	}
	if closed := f.ClosedOn(on); want["期限"] && !closed.IsZero() {
		// What was mended on the spot is on record, but nothing is asked of it.
		if !want["整改情况"] {
			notes = append(notes, "已于"+day(closed, c.yearOf())+"整改")
		}
	} else if want["期限"] {
		if due := c.dueOf(f, on); !due.Date.IsZero() {
			words := "限期" + day(due.Date, c.yearOf())
			if due.Estimated {
				words += "，" + calendar.EstimateNote
			}
			notes = append(notes, words)
		}
	}
	if len(notes) > 0 {
		add(made("（"+strings.Join(notes, "，")+"）", f.Span)...)
	}
	add(made("。", f.Span)...)
	labelled := func(label string, t doc.Text) {
		if t.Empty() {
			return
		}
		add(made(label, t.Span)...)
		add(typed(part(t, 0, len([]rune(strings.TrimRight(t.Value, "。")))))...)
		add(made("。", t.Span)...)
	}
	if want["依据"] {
		labelled("依据：", f.Basis)
	}
	if want["措施"] {
		labelled("整改措施：", f.Measures)
	}
	if want["整改情况"] {
		words := "截至" + day(on, c.yearOf()) + "，" + c.stateWords(f, on)
		if closed := f.ClosedOn(on); !closed.IsZero() {
			words = "已于" + day(closed, c.yearOf()) + "整改销号"
		}
		add(made(words+"。", f.Span)...)
	}
	return out
}

// fourLists sets the 四个清单 as one turned table with grouped heads.
func fourLists(c *call, s *compose.Scope, _ *doc.Directive) []doc.Block {
	if c.closedToPublic("四个清单（里面有责任人）") {
		return nil
	}
	on, ok := c.on()
	if !ok {
		return nil
	}
	groups := []struct {
		name string
		n    int
	}{{"排查清单", 2}, {"隐患清单", 2}, {"整改清单", 3}, {"责任清单", 2}}
	columns := []column{
		{"排查时间", 4, doc.AlignCentre}, {"排查单位", 4, doc.AlignCentre},
		{"隐患问题", 28, doc.AlignLeft}, {"隐患等级", 3, doc.AlignCentre},
		{"整改措施", 20, doc.AlignLeft}, {"整改时限", 4, doc.AlignCentre}, {"整改情况", 4, doc.AlignCentre},
		{"责任单位", 10, doc.AlignLeft}, {"责任人", 4, doc.AlignCentre},
	}
	t := &doc.Table{HeadRows: 2, Span: c.span, Columns: []doc.Column{{Weight: 2, Align: doc.AlignCentre}}}
	first, second := doc.Row{Span: c.span}, doc.Row{Span: c.span}
	number := cell(0, c.made("序号"), true, doc.AlignDefault, c.span)
	number.RowSpan = 2
	first.Cells = append(first.Cells, number)
	at := 1
	for _, g := range groups {
		head := cell(at, c.made(g.name), true, doc.AlignDefault, c.span)
		head.ColSpan = g.n
		first.Cells = append(first.Cells, head)
		at += g.n
	}
	for i, col := range columns {
		t.Columns = append(t.Columns, doc.Column{Weight: col.weight, Align: col.align})
		second.Cells = append(second.Cells, cell(i+1, c.made(col.head), true, doc.AlignDefault, c.span))
	}
	t.Rows = append(t.Rows, first, second)
	list := c.found()
	c.checkResponsible(list)
	for i, f := range list {
		row := doc.Row{Span: f.Span}
		row.Cells = append(row.Cells, cell(0, made(strconv.Itoa(i+1), f.Span), false, doc.AlignCentre, f.Span))
		for k, runs := range [][]doc.Run{
			made(day(ledger.Day(f.Found), c.yearOf()), f.Found.Span),
			typed(f.TeamIs),
			append(made(spot(f)+"：", f.Span), typed(part(f.Description, 0, len([]rune(strings.TrimRight(f.Description.Value, "。")))))...),
			made(levelWord(f), f.Span),
			typed(part(f.Measures, 0, len([]rune(strings.TrimRight(f.Measures.Value, "。"))))),
			made(c.dueWords(f, on), f.Span),
			made(c.stateWords(f, on), f.Span),
			made(called(f.Responsible), f.Span),
			typed(f.Person),
		} {
			row.Cells = append(row.Cells, cell(k+1, runs, false, columns[k].align, f.Span))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(list) == 0 {
		row := doc.Row{Span: c.span}
		none := cell(0, c.made("本期未发现问题隐患"), false, doc.AlignCentre, c.span)
		none.ColSpan = len(t.Columns)
		row.Cells = append(row.Cells, none)
		t.Rows = append(t.Rows, row)
	}
	if caption := c.own["表题"]; !caption.Empty() {
		t.Caption = []doc.Run{{Text: caption.Value, Span: caption.Span}}
	}
	return s.Blocks([]doc.Block{&doc.Landscape{Blocks: c.noted(t), Span: c.span}})
}

// checkResponsible warns of hazards that nobody answers for: the last of the four
// lists would have a gap.
func (c *call) checkResponsible(list []*ledger.Finding) {
	var without []string
	for _, f := range list {
		if f.Kind == ledger.KindHazard && f.Person.Empty() {
			without = append(without, f.ID.Value)
		}
	}
	if len(without) > 0 {
		c.bag.Warn(diag.PersonMissing, c.span, fmt.Sprintf("责任清单里有%d项没有责任人，如 %s", len(without), without[0]), "在台账的这些隐患下面写明“责任人”。")
	}
}

// levelWord is the level for a cell; what is no hazard has none.
func levelWord(f *ledger.Finding) string {
	if f.Level != "" {
		return f.Level
	}
	return "——"
}
