package main

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/ledger"
)

// statusText is the status as an officer reads it: the sums, what needs
// attention with its deadline and arithmetic, then the counts by team, unit
// and round.
func statusText(s *ledger.Status) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s：问题隐患 %d 项", s.On.Chinese(), len(s.Items))
	for _, state := range ledger.States() {
		if n := s.Count(state); n > 0 {
			fmt.Fprintf(&b, "，%s %d", state, n)
		}
	}
	b.WriteString("\n")
	for _, part := range s.Parts() {
		fmt.Fprintf(&b, "\n%s（%d 项）\n", part.Title, len(part.Items))
		for _, item := range part.Items {
			b.WriteString(itemText(item))
		}
	}
	b.WriteString(dutiesText(s))
	for _, by := range ledger.Ways() {
		b.WriteString(groupText(s, by))
	}
	return b.String()
}

func itemText(i ledger.Item) string {
	f := i.Finding
	what := f.Level
	if f.Kind != ledger.KindHazard {
		what = f.Kind
	}
	unit := f.Unit.String()
	if f.Unit.Unit != nil {
		unit = f.Unit.Unit.Called()
	}
	text := fmt.Sprintf("  %s %s %s：%s\n", f.ID.Value, unit, what, f.Description.Value)
	line := i.When()
	if !i.Due.Date.IsZero() {
		line = i.Due.Date.Chinese() + "到期，" + line + "。依据：" + i.Due.Rule + "；" + i.Due.Arithmetic
	} else if i.Due.Rule != "" {
		line += "。依据：" + i.Due.Rule
	}
	return text + "      " + line + "\n"
}

// dutiesText lists what the regime asks for and is not done.
func dutiesText(s *ledger.Status) string {
	duties := s.OpenDuties()
	if len(duties) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n制度规定的事项，没有办完的（%d 项）\n", len(duties))
	for _, d := range duties {
		var units []string
		for _, u := range d.Units {
			units = append(units, u.Called())
		}
		who := d.Inspection.RoundIs.Value + d.Inspection.TeamIs.Value
		fmt.Fprintf(&b, "  %s %s（%s）：%s，%s到期，由%s办理\n      依据：%s；%s\n", who, d.Item, strings.Join(units, "、"), d.State, d.Due.Date.Chinese(), d.Actor, d.Due.Rule, d.Due.Arithmetic)
	}
	return b.String()
}

// groupText is a table of counts.
func groupText(s *ledger.Status, by string) string {
	head := []string{by, "合计"}
	for _, state := range ledger.States() {
		head = append(head, string(state))
	}
	rows := [][]string{head}
	for _, g := range s.By(by) {
		row := []string{g.Name, fmt.Sprint(g.Total)}
		for _, state := range ledger.States() {
			row = append(row, fmt.Sprint(g.Counts[state]))
		}
		rows = append(rows, row)
	}
	if len(rows) == 1 {
		return ""
	}
	widths := make([]int, len(head))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	var b strings.Builder
	b.WriteString("\n按" + by + "\n")
	for _, row := range rows {
		b.WriteString("  " + row[0] + strings.Repeat(" ", widths[0]-columns(row[0])))
		for i, cell := range row[1:] {
			b.WriteString("  " + strings.Repeat(" ", widths[i+1]-columns(cell)) + cell)
		}
		b.WriteString("\n")
	}
	return b.String()
}
