package papers

import (
	"slices"
	"strconv"

	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/unit"
)

// counted is one column of a table of counts.
type counted struct {
	head string
	n    func(t ledger.Tally) int
}

func countedKinds() []counted {
	return []counted{
		{"重大隐患", func(t ledger.Tally) int { return t.Major }},
		{"突出隐患", func(t ledger.Tally) int { return t.Prominent }},
		{"一般隐患", func(t ledger.Tally) int { return t.Ordinary }},
		{"机制性问题", func(t ledger.Tally) int { return t.Systemic }},
		{"违法行为", func(t ledger.Tally) int { return t.Offences }},
		{"线索", func(t ledger.Tally) int { return t.Clues }},
	}
}

// by is the way a block groups findings.
func (c *call) by(normal string) (string, bool) {
	t := c.own["按"]
	if t.Empty() {
		return normal, true
	}
	for _, known := range groupings() {
		if t.Value == known {
			return known, true
		}
	}
	c.bag.Error(diag.SelectionValue, t.Span, "不能按“"+t.Value+"”分", near(t.Value, groupings()))
	return "", false
}

func headOf(by string) string {
	switch by {
	case "行业":
		return "行业领域"
	case "月":
		return "月份"
	}
	return by
}

// statistics counts findings by group; with 比较 the month before stands
// beside.
func statistics(c *call, _ *compose.Scope, _ *doc.Directive) []doc.Block {
	by, ok := c.by("行业")
	if !ok {
		return nil
	}
	on := c.dayOf(c.sel)
	if by == "状态" {
		if on, ok = c.on(); !ok {
			return nil
		}
	}
	compare := c.flag("比较", false)
	if compare && c.sel.month == [2]int{} {
		c.bag.Error(diag.SelectionValue, c.own["比较"].Span, "不知道与哪个月比较", "写明 月=2026-03，或者在文件头写 数据: {月: 2026-03}")
		return nil
	}
	list := c.found()
	var earlier []*ledger.Finding
	if compare {
		earlier = c.findings(c.sel.before())
	}
	if len(list)+len(earlier) == 0 {
		return c.nothing("问题隐患")
	}
	t := countsTable{call: c, compare: compare}
	groups := c.grouped(by, list, on)
	before := map[string]int{}
	for _, g := range c.grouped(by, earlier, on) {
		before[g.name] = len(g.list)
		if !slices.ContainsFunc(groups, func(h group) bool { return h.name == g.name }) {
			groups = append(groups, group{name: g.name})
		}
	}
	total := ledger.TallyOf(list)
	for _, k := range countedKinds() {
		if k.n(total) > 0 && by != "等级" && by != "类别" {
			t.kinds = append(t.kinds, k)
		}
	}
	most := c.limit("前", len(groups))
	for _, g := range groups[:most] {
		t.line(g.name, g.list, before[g.name])
	}
	if most < len(groups) {
		var rest []*ledger.Finding
		was := 0
		for _, g := range groups[most:] {
			rest = append(rest, g.list...)
			was += before[g.name]
		}
		t.line("其余", rest, was)
	}
	t.line("合计", list, len(earlier))
	return []doc.Block{c.grid(t.columns(headOf(by)), t.rows)}
}

// countsTable is a table of counts while its lines are added.
type countsTable struct {
	*call
	kinds   []counted
	compare bool // with the month before
	rows    [][][]doc.Run
}

func (t *countsTable) columns(head string) []column {
	columns := []column{{head, 6, doc.AlignCentre}, {"合计", 3, doc.AlignCentre}}
	for _, k := range t.kinds {
		columns = append(columns, column{k.head, 4, doc.AlignCentre})
	}
	if t.compare {
		columns = append(columns, column{"上月", 3, doc.AlignCentre}, column{"增减", 3, doc.AlignCentre})
	}
	return columns
}

// line adds a line about some findings; was is how many there were the month
// before.
func (t *countsTable) line(name string, list []*ledger.Finding, was int) {
	n := ledger.TallyOf(list)
	cells := [][]doc.Run{t.made(name), t.made(strconv.Itoa(n.All))}
	for _, k := range t.kinds {
		cells = append(cells, t.made(strconv.Itoa(k.n(n))))
	}
	if t.compare {
		cells = append(cells, t.made(strconv.Itoa(was)), t.made(signed(n.All-was)))
	}
	t.rows = append(t.rows, cells)
}

func signed(n int) string {
	switch {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "持平"
}

// mending shows how far each team or unit has come.
func mending(c *call, _ *compose.Scope, _ *doc.Directive) []doc.Block {
	by, ok := c.by("单位")
	if !ok {
		return nil
	}
	on, ok := c.on()
	if !ok {
		return nil
	}
	list := c.found()
	if len(list) == 0 {
		return c.nothing("问题隐患")
	}
	columns := []column{{headOf(by), 6, doc.AlignCentre}, {"总数", 3, doc.AlignCentre}, {"已销号", 3, doc.AlignCentre}, {"待验收", 3, doc.AlignCentre},
		{"正在整改", 4, doc.AlignCentre}, {"尚未整改", 4, doc.AlignCentre}, {"超期", 3, doc.AlignCentre}, {"整改率", 4, doc.AlignCentre}}
	var rows [][][]doc.Run
	line := func(name string, list []*ledger.Finding) {
		n := c.states(list, on)
		cells := [][]doc.Run{c.made(name), c.made(strconv.Itoa(len(list)))}
		for _, k := range []int{n[ledger.Closed], n[ledger.ToAccept], n[ledger.Mending], n[ledger.ToMend] + n[ledger.ToAssign], n[ledger.Overdue]} {
			cells = append(cells, c.made(strconv.Itoa(k)))
		}
		rows = append(rows, append(cells, c.made(percent(n[ledger.Closed], len(list)))))
	}
	for _, g := range c.grouped(by, list, on) {
		line(g.name, g.list)
	}
	line("合计", list)
	return []doc.Block{c.grid(columns, rows)}
}

// receipt is the slip that a unit fills and sends back.
func receipt(c *call, s *compose.Scope, _ *doc.Directive) []doc.Block {
	m := s.Document()
	title := doc.PlainText(m.Title)
	to := c.own["退回"].Value
	if to == "" && len(m.Organs) > 0 {
		to = m.Organs[0].Value
	}
	var home string
	if c.item != nil && c.item.Unit != nil {
		home = c.item.Unit.Name.Value
	}
	what := c.own["事项"].Value
	if what == "" {
		what = "整改安排"
	}
	t := &doc.Table{Size: doc.TableForm, Span: c.span}
	for _, weight := range []int{4, 6, 4, 6} {
		t.Columns = append(t.Columns, doc.Column{Weight: weight})
	}
	head := func(at int, label string) doc.Cell {
		return cell(at, c.made(label), false, doc.AlignCentre, c.span)
	}
	wide := func(label string, runs []doc.Run, height int64) {
		value := cell(1, runs, false, doc.AlignLeft, c.span)
		value.ColSpan = 3
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{head(0, label), value}, MinHeight: unit.Length(height) * unit.Mm, Span: c.span})
	}
	two := func(a string, av []doc.Run, b string, bv []doc.Run) {
		t.Rows = append(t.Rows, doc.Row{MinHeight: unit.Length(12) * unit.Mm, Span: c.span, Cells: []doc.Cell{
			head(0, a), cell(1, av, false, doc.AlignLeft, c.span), head(2, b), cell(3, bv, false, doc.AlignLeft, c.span)}})
	}
	wide("来文标题", c.made(title), 12)
	two("来文字号", typed(m.Number), "收文日期", nil)
	wide("收文单位", c.made(home), 12)
	two("签收人", nil, "联系电话", nil)
	wide(what, nil, 60)
	two("单位负责人", nil, "填报日期", nil)
	note := "请在收到来文后填写，加盖公章，退回" + to + "。"
	return []doc.Block{t, &doc.Paragraph{Runs: c.made(note), NoIndent: true, Span: c.span}}
}
