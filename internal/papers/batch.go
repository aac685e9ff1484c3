package papers

import (
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// The ways in which a batch is divided.
const (
	byUnit    = "单位"
	byFinding = "隐患"
	byTeam    = "巡查组"
)

func divisions() []string { return []string{byUnit, byFinding, byTeam} }

// batch is what 批量 says.
type batch struct {
	by    string
	first int // number of the first document; 0: not said
	// issued names what was issued already, in the order of the numbers.
	issued []doc.Text
	scope  selection
	span   source.Span
}

// readBatch reads 批量: {按: 单位, 轮次: 第一轮, 等级: 重大, 起号: 4}.
func (d *Draft) readBatch(bag *diag.Bag) {
	n := d.head.Batch
	b := &batch{scope: d.scope, span: n.Span}
	d.batch = b
	r := d.reader(&b.scope, bag)
	d.readPairs(r, n, "批量", func(p pair) bool {
		switch p.key.Value {
		case "按":
			if len(p.values) != 1 || !slices.Contains(divisions(), p.values[0].Value) {
				bag.Error(diag.BatchForm, p.key.Span, "“批量”不能这样分", "“按”写 "+strings.Join(divisions(), "、")+" 中的一个。")
				return true
			}
			b.by = p.values[0].Value
		case "起号":
			if len(p.values) == 1 {
				b.first, _ = strconv.Atoi(p.values[0].Value)
			}
			if b.first < 1 {
				bag.Error(diag.BatchForm, p.key.Span, "“起号”要写第一份公文的顺序号", "例如 起号: 4")
			}
		case keyIssued:
			b.issued = p.values
		default:
			return false
		}
		return true
	})
	if b.scope.plan == nil && !b.scope.anyPlan && len(d.office.ledger.Plans) > 1 && r.sound {
		d.office.whichPlan(n.Span, "“批量”不知道是哪个计划", bag)
		b.by = ""
		return
	}
	if b.by == "" && !bag.HasErrors() {
		bag.Error(diag.BatchForm, n.Span, "“批量”没有写明按什么分", "写作 批量: {按: 单位, 轮次: 第一轮, 起号: 4}")
	}
}

// Items lists what the documents of a batch are about, in the order of the
// plan and the ledger. A batch that is none, or whose conditions are wrong,
// has no items.
func (d *Draft) Items(bag *diag.Bag) []*Item {
	if d.batch == nil || d.batch.by == "" {
		return nil
	}
	var items []*Item
	found := d.choose(d.batch.scope)
	d.warnLater(d.batch.scope, d.choose, d.batch.span, bag)
	switch d.batch.by {
	case byUnit:
		items = d.byUnit(found)
	case byFinding:
		for _, f := range found {
			items = append(items, &Item{Name: fileName(f.ID.Value), Unit: f.Unit.Unit, Finding: f, Findings: []*ledger.Finding{f}})
		}
	case byTeam:
		items = d.byTeam(found)
	}
	items = d.batch.number(items, bag)
	d.distinct(items)
	if len(items) == 0 {
		bag.Warn(diag.BatchEmpty, d.batch.span, "台账里没有符合条件的内容，这个文件一份公文也没有生成", "核对“批量”里的条件；如果确实没有，可以留着这个文件，以后有了会自动生成。")
	}
	return items
}

// byUnit groups findings by the unit inspected, units in the order of the
// plan and then of the ledger.
func (d *Draft) byUnit(found []*ledger.Finding) []*Item {
	of := map[*ledger.Unit]*Item{}
	var items []*Item
	for _, f := range found {
		u := f.Unit.Unit
		if u == nil {
			continue
		}
		if of[u] == nil {
			of[u] = &Item{Name: fileName(u.Called()), Unit: u}
			items = append(items, of[u])
		}
		of[u].Findings = append(of[u].Findings, f)
	}
	rank := map[*ledger.Unit]int{}
	if plan := d.batch.scope.plan; plan != nil {
		n := 0
		for _, t := range plan.Teams {
			for _, ref := range t.Units {
				if ref.Unit != nil && rank[ref.Unit] == 0 {
					n++
					rank[ref.Unit] = n
				}
			}
		}
	}
	slices.SortStableFunc(items, func(a, b *Item) int {
		x, y := rank[a.Unit], rank[b.Unit]
		if x == 0 || y == 0 {
			return y - x // units outside the plan come last
		}
		return x - y
	})
	return items
}

// byTeam makes an item for every team that worked, with or without findings.
func (d *Draft) byTeam(found []*ledger.Finding) []*Item {
	var items []*Item
	plan := d.batch.scope.plan
	if plan == nil {
		return nil
	}
	for _, t := range plan.Teams {
		if d.batch.scope.team != nil && d.batch.scope.team != t {
			continue
		}
		item := &Item{Name: fileName(t.Name.Value), Team: t}
		for _, f := range found {
			if f.Team == t {
				item.Findings = append(item.Findings, f)
			}
		}
		scope := d.batch.scope
		scope.team = t
		if len(item.Findings) > 0 || len(d.work(scope)) > 0 {
			items = append(items, item)
		}
	}
	return items
}

// distinct keeps files of one name apart by their number.
func (d *Draft) distinct(items []*Item) {
	count := map[string]int{}
	for _, item := range items {
		count[item.Name]++
	}
	for _, item := range items {
		if count[item.Name] > 1 {
			item.Name += "-" + strconv.Itoa(item.Number)
		}
	}
}

// fileName is a name that every system allows in a file name.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.TrimSpace(s))
	if s == "" || strings.HasPrefix(s, ".") {
		return "无名" + s
	}
	return s
}
