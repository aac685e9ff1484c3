package compose

import (
	"fmt"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// quantity is a number as it was typed.
type quantity struct {
	whole, part string // digits before and after the point
	percent     bool
}

// numbers reads all columns but the first. All numbers of a chart have as
// many decimals as the one that has most.
func (r *chartReader) numbers() {
	read := make([][]quantity, len(r.cells))
	percents, count := 0, 0
	var plain doc.Text // the first that is no percentage
	for i, row := range r.cells {
		for _, t := range row[1:] {
			q, summary, hint := quantityOf(t.Value)
			if summary != "" {
				r.wrong(diag.ChartNumber, t.Span, summary, hint)
			}
			read[i] = append(read[i], q)
			r.c.Decimals = max(r.c.Decimals, len(q.part))
			count++
			if q.percent {
				percents++
			} else if plain.Empty() {
				plain = t
			}
		}
	}
	if !r.sound {
		return
	}
	if percents > 0 {
		if percents < count {
			r.wrong(diag.ChartNumber, plain.Span, "别的数是百分数，“"+plain.Value+"”不是", "全写 %，或者全不写")
			return
		}
		if !r.c.Unit.Empty() && !r.c.Percent() {
			r.wrong(diag.ChartForm, r.c.Unit.Span, "数字都是百分数，不能再写计量单位“"+r.c.Unit.Value+"”", "删去“计量单位”，或者删去数字后面的 %")
			return
		}
		r.c.Unit = doc.Text{Value: "%", Span: r.c.Span}
	}
	for i := range read {
		for k, q := range read[i] {
			v, err := strconv.ParseInt(q.whole+q.part+strings.Repeat("0", r.c.Decimals-len(q.part)), 10, 64)
			if err != nil || v > doc.MaxChartValue {
				r.wrong(diag.ChartNumber, r.cells[i][k+1].Span, "“"+r.cells[i][k+1].Value+"”太大", "换一个大些的计量单位，如 万元、亿元")
			}
			r.c.Series[k].Values = append(r.c.Series[k].Values, v)
		}
	}
}

// quantityOf reads 12, 1,234, 12.5, 69.7%; full-width digits are digits. When
// it is none, summary says so.
func quantityOf(typed string) (q quantity, summary, hint string) {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == '％':
			return '%'
		case r == '，':
			return ','
		}
		return r
	}, typed)
	s, q.percent = strings.CutSuffix(s, "%")
	q.whole, q.part, _ = strings.Cut(ungrouped(s), ".")
	switch {
	case typed == "":
		return q, "这一格是空的", "没有的写 0；不知道的，这一行不要画进图里"
	case strings.HasPrefix(s, "-") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "—"):
		return q, "“" + typed + "”是负数，图表画不了", "增减的情况用文字或者表格写"
	case !digits(q.whole) || q.part != "" && !digits(q.part) || strings.HasSuffix(s, "."):
		return q, "“" + typed + "”不是数", "只写阿拉伯数字；单位写在 :::图表 后面：计量单位=项"
	case len(q.part) > doc.MaxDecimals:
		return q, "“" + typed + "”的小数太多", fmt.Sprintf("最多写%d位小数", doc.MaxDecimals)
	}
	return q, "", ""
}

// ungrouped takes the commas out of 1,234,567; other commas stay.
func ungrouped(s string) string {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if i > 0 && len(g) < 3 || i > 0 && i < len(groups)-1 && len(g) != 3 || i > 0 && !digits(g[:3]) || i > 0 && len(g) > 3 && g[3] != '.' {
			return s
		}
	}
	if len(groups) > 1 && (len(groups[0]) > 3 || groups[0] == "") {
		return s
	}
	return strings.Join(groups, "")
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
