package papers

import (
	"fmt"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// pairsOf reads the conditions of a mapping in a front matter.
func pairsOf(n *yaml.Node) []pair {
	if n == nil {
		return nil
	}
	var out []pair
	for _, e := range n.Entries {
		p := pair{key: doc.Text{Value: e.Key, Span: e.KeySpan}}
		switch {
		case e.Value == nil:
		case e.Value.Kind == yaml.Scalar:
			p.values = []doc.Text{e.Value.Text()}
		case e.Value.Kind == yaml.Sequence:
			for _, item := range e.Value.Items {
				p.values = append(p.values, item.Text())
			}
		}
		out = append(out, p)
	}
	return out
}

// readScope reads 计划, 轮次, 数据 and 批量.
func (d *Draft) readScope(bag *diag.Bag) {
	if d.office.empty() {
		if d.head.Batch != nil || d.head.Data != nil {
			bag.Error(diag.DataMissing, d.head.FrontMatter, "公文要用台账里的数据，content/数据 里却没有", "先在 content/数据 里写好单位、人员、计划。")
		}
		return
	}
	r := d.reader(&d.scope, bag)
	if plans := d.office.ledger.Plans; len(plans) == 1 {
		d.scope.plan = plans[0]
	}
	if t := d.head.Plan; !t.Empty() {
		if known := d.office.ledger.Plan(t.Value); known != nil || d.usesData() {
			r.plan(t)
		}
	}
	r.year = d.year()
	if t := d.head.Round; !t.Empty() && d.scope.plan != nil && d.usesData() {
		r.round(t)
	}
	d.readPairs(r, d.head.Data, "数据", nil)
	if d.head.Batch != nil {
		d.readBatch(bag)
	}
}

// usesData reports whether a document asks for the ledger; others may name
// plans and rounds for people only.
func (d *Draft) usesData() bool {
	return d.head.Data != nil || d.head.Batch != nil || d.base != nil
}

// year is the year of months written without one.
func (d *Draft) year() int {
	switch {
	case d.scope.plan != nil && d.scope.plan.Year.Set:
		return d.scope.plan.Year.N
	case !d.date.IsZero():
		return d.date.Year
	}
	return 0
}

func (d *Draft) reader(to *selection, bag *diag.Bag) *reading {
	return &reading{office: d.office, to: to, year: d.year(), published: d.published(), bag: bag, sound: true}
}

// published is the day of what the document says in public: that of the last
// 更正, or the day of its publication, which is its own date where it says no
// other; zero when it is not made public.
func (d *Draft) published() calendar.Date {
	r := d.own.Release
	if r == nil || r.Mode.Value != doc.ReleaseOpen {
		return calendar.Date{}
	}
	day := d.date
	for _, said := range []doc.Date{r.Embargo, r.Date} {
		if !said.IsZero() {
			day = ledger.Day(said)
		}
	}
	for _, c := range r.Changes {
		if on := ledger.Day(c.Date); day.Before(on) {
			day = on
		}
	}
	return day
}

// readPairs reads a mapping of conditions; other takes further keys.
func (d *Draft) readPairs(r *reading, n *yaml.Node, what string, other func(pair) bool) {
	if n.Empty() {
		return
	}
	if n.Kind != yaml.Mapping {
		r.bag.Error(diag.SelectionKey, n.Span, "“"+what+"”要写成若干“键: 值”", "写作 "+what+": {轮次: 第一轮, 单位: 望潮镇}")
		return
	}
	for _, p := range pairsOf(n) {
		if other != nil && other(p) || r.read(p) {
			continue
		}
		r.bag.Error(diag.SelectionKey, p.key.Span, fmt.Sprintf("“%s”里不认识“%s”", what, p.key.Value), near(p.key.Value, conditions()))
		r.sound = false
	}
}
