package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/spelling"
)

// value reads one cell of a field. A number in a column of texts is taken as
// the sheet shows it.
func (in *importer) value(r row, column int, f spec) (cell, bool) {
	raw := r.cell(column)
	if f.kind == day {
		raw = clean(plainText(raw))
		if raw == "" || raw == "-" || raw == "—" || raw == "/" {
			return cell{}, true
		}
		d, ok := in.table.date(raw)
		if !ok {
			in.wrong(r, column, fmt.Sprintf("“%s”应当是日期，这里写的是“%s”", f.title, brief(raw)), "请写作 2026-03-09，或者用 Excel 的日期。")
		}
		return cell{day: d}, ok
	}
	raw = in.table.display(r, column)
	v := cell{text: clean(plainText(raw))}
	if f.title == titleLevel {
		v.text = levelOf(v.text, f.words)
	}
	return v, v.text == "" || in.check(r, column, f, v.text)
}

// levelOf is a level that offices write out: 重大隐患, 一般事故隐患.
func levelOf(v string, levels []string) string {
	for _, ending := range []string{"事故隐患", "隐患"} {
		if short := strings.TrimSuffix(v, ending); short != v && contains(levels, short) {
			return short
		}
	}
	return v
}

// date reads a day: a serial number, or what people type.
func (t *Table) date(s string) (calendar.Date, bool) {
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		const first, last = 20000, 80000 // 1954 to 2119
		if whole := int(n); t.Sheet != "" && n >= first && n <= last {
			return calendar.Date{Year: 1899, Month: 12, Day: 30}.AddDays(whole + t.since), true
		}
		if len(s) == len("20260309") && strings.Trim(s, "0123456789") == "" {
			s = s[:4] + "-" + s[4:6] + "-" + s[6:]
		}
	}
	s, _, _ = strings.Cut(strings.ReplaceAll(s, "T", " "), " ")
	s = strings.TrimSuffix(strings.NewReplacer("年", "-", "月", "-", "/", "-", ".", "-", "．", "-", "－", "-", "／", "-").Replace(s), "日")
	d, ok := calendar.ParseDate(s)
	if !ok {
		// ParseDate may ask for two digits.
		if p := strings.Split(s, "-"); len(p) == 3 && len(p[0]) == 4 {
			y, err1 := strconv.Atoi(p[0])
			m, err2 := strconv.Atoi(p[1])
			n, err3 := strconv.Atoi(p[2])
			d = calendar.Date{Year: y, Month: m, Day: n}
			ok = err1 == nil && err2 == nil && err3 == nil && d.Valid()
		}
	}
	if !ok {
		return calendar.Date{}, false
	}
	return d, d.Year >= 1900 && d.Year < 2200
}

// check reports a text that the field cannot hold.
func (in *importer) check(r row, column int, f spec, v string) bool {
	refuse := func(known []string, why string) bool {
		hint := "可以写：" + strings.Join(known[:min(len(known), 12)], "、") + "。"
		if near := spelling.Nearest(v, known); near != "" {
			hint = "是不是“" + near + "”？"
		}
		in.wrong(r, column, why, hint)
		return false
	}
	unknown := func(v string) bool {
		hint := "是新的单位，请先在“单位”里登记，或者写在同一个工作簿的“单位”表里。"
		if near := spelling.Nearest(v, in.unitNames()); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		in.wrong(r, column, "没有登记“"+brief(v)+"”这个单位", hint)
		return false
	}
	switch f.kind {
	case word:
		if !contains(f.words, v) {
			return refuse(f.words, fmt.Sprintf("“%s”不能写“%s”", f.title, brief(v)))
		}
	case unit:
		if !in.isUnit(v) {
			return unknown(v)
		}
	case units:
		for _, one := range apart(v) {
			if !in.isUnit(one) {
				return unknown(one)
			}
		}
	case yes:
		if v != yesWord && v != noWord {
			return refuse([]string{yesWord, noWord}, fmt.Sprintf("“%s”不能写“%s”", f.title, brief(v)))
		}
	case party:
		firm := ""
		if c, ok := in.matching.at[titleFirm]; ok {
			firm = clean(plainText(r.cell(c)))
		}
		if old := in.ledger.Finding(in.id(r)); firm == "" && old != nil {
			firm = old.Enterprise.Value
		}
		if in.ledger.Unit(v) == nil && v != firm {
			return refuse(in.unitNames(), "没有登记“"+brief(v)+"”这个单位，也不是这一行的企业")
		}
	case plan:
		if in.ledger.Plan(v) == nil {
			return refuse(in.planNames(f.kind), "没有“"+brief(v)+"”这个计划")
		}
	case round, team:
		if known := in.planNames(f.kind); !contains(known, v) {
			return refuse(known, "没有“"+brief(v)+"”这个"+f.title)
		}
	case limit:
		if _, ok := calendar.ParseDeadline(v); !ok {
			hint := "请写作“5个工作日 自 结束”“15日 自 交办”。"
			if _, isDate := in.table.date(v); isDate {
				hint = "这是日期，请把这一列对应“整改期限”。" + hint
			}
			in.wrong(r, column, "时限“"+brief(v)+"”读不懂", hint)
			return false
		}
	}
	return true
}

// isUnit reports whether a unit is registered, or stands in the sheet that is
// read into the register.
func (in *importer) isUnit(name string) bool { return in.ledger.Unit(name) != nil || in.coming[name] }

func (in *importer) unitNames() []string {
	if in.units == nil {
		for _, u := range in.ledger.Units {
			in.units = append(in.units, u.Called(), u.Name.Value)
		}
	}
	return in.units
}

// planNames are the names of plans, or of their rounds or teams.
func (in *importer) planNames(k kind) []string {
	if known, ok := in.named[k]; ok {
		return known
	}
	var out []string
	for _, p := range in.ledger.Plans {
		switch k {
		case plan:
			out = append(out, p.Name.Value)
		case round:
			for _, r := range p.Rounds {
				out = append(out, r.Name.Value)
			}
		case team:
			for _, t := range p.Teams {
				out = append(out, t.Name.Value)
			}
		}
	}
	in.named[k] = out
	return out
}

// same reports whether a cell says what the ledger says already.
func (in *importer) same(f spec, old, v cell) bool {
	if f.kind == day {
		return old.day == v.day
	}
	was := clean(old.text)
	if was == v.text {
		return true
	}
	if cut := clean(fitting(was)); len(was) > longestCell && (cut == v.text || clean(plainText(fitting(neutral(was)))) == v.text) {
		return true // the cell could not hold it all
	}
	switch f.kind {
	case unit, party:
		a, b := in.ledger.Unit(was), in.ledger.Unit(v.text)
		return a != nil && a == b
	case several:
		return strings.Join(parted(was), "\n") == strings.Join(parted(v.text), "\n")
	case names:
		return strings.Join(apart(was), "\n") == strings.Join(apart(v.text), "\n")
	case yes:
		return (was == yesWord) == (v.text == yesWord) && (v.text != "" || was == "")
	case units:
		a, b := apart(was), apart(v.text)
		for i := range a {
			if len(a) != len(b) || a[i] != b[i] && (in.ledger.Unit(a[i]) == nil || in.ledger.Unit(a[i]) != in.ledger.Unit(b[i])) {
				return false
			}
		}
		return len(a) == len(b)
	}
	return false
}

// The words of a column that says yes or no.
const (
	yesWord = "是"
	noWord  = "否"
)

// parted are the texts of a cell that holds several.
func parted(s string) []string { return split(s, "\n;；") }

// apart are the names of a cell that holds several.
func apart(s string) []string { return split(s, "\n;；、") }

func split(s, marks string) []string {
	var out []string
	for _, one := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		if one = clean(one); one != "" {
			out = append(out, one)
		}
	}
	return out
}

// token is a value as the files have it.
func token(f spec, v cell) string {
	switch f.kind {
	case day:
		return v.day.String()
	case several, names, units:
		texts := parted(v.text)
		if f.kind != several {
			texts = apart(v.text)
		}
		var out []string
		for _, one := range texts {
			out = append(out, scalar(one))
		}
		if len(out) == 1 {
			return out[0]
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	return scalar(v.text)
}

func (c cell) empty() bool { return c.text == "" && c.day.IsZero() && c.number == 0 }

func (in *importer) wrong(r row, column int, summary, hint string) {
	in.table.complain(in.bag, diag.Error, diag.WorkbookCell, r, column, summary, hint)
}

// brief shortens a text for a message.
func brief(s string) string {
	const most = 30
	runes := []rune(strings.ReplaceAll(s, "\n", " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

// id is the number in a row.
func (in *importer) id(r row) string {
	return clean(plainText(in.table.display(r, in.matching.at[titleID])))
}
