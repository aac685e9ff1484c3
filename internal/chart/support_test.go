package chart

import (
	"fmt"
	"math/rand"
	"strings"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// made is a chart of a kind: labels, then one row of numbers for each series.
func made(kind doc.ChartKind, labels string, series ...any) *doc.Chart {
	c := &doc.Chart{Kind: kind, Unit: doc.Text{Value: "项"}, Caption: []doc.Run{{Text: "图1"}}}
	for _, l := range strings.Split(labels, "|") {
		c.Labels = append(c.Labels, doc.Text{Value: l})
	}
	for _, s := range series {
		switch s := s.(type) {
		case string:
			c.Series = append(c.Series, doc.ChartSeries{Name: doc.Text{Value: s}})
		case []int64:
			if len(c.Series) == 0 {
				c.Series = append(c.Series, doc.ChartSeries{})
			}
			c.Series[len(c.Series)-1].Values = s
		}
	}
	return c
}

// months are 12 months.
func months() string {
	var list []string
	for i := range 12 {
		list = append(list, fmt.Sprintf("%d月", i+1))
	}
	return strings.Join(list, "|")
}

// samples are charts of every form, ordinary and extreme.
func samples() map[string]*doc.Chart {
	var thirty []string
	var many []int64
	for i := range 30 {
		thirty = append(thirty, fmt.Sprintf("第%d类单位", i+1))
		many = append(many, int64(61-2*i))
	}
	percent := made(doc.ChartBars, "望潮镇|青岙镇|白鹤镇", []int64{1000, 697, 0})
	percent.Unit, percent.Decimals = doc.Text{Value: "%"}, 1
	money := made(doc.ChartColumns, "2024年|2025年|2026年", []int64{12050, 9800, 13525})
	money.Unit, money.Decimals = doc.Text{Value: "万元"}, 2
	const states = "已销号|待验收|正在整改|尚未整改|超期"
	rest := func(c *doc.Chart) *doc.Chart { c.Rest = true; return c }
	return map[string]*doc.Chart{
		"rest":          rest(made(doc.ChartBars, "建筑施工|工贸|其余", []int64{12, 8, 65})),
		"rest, small":   rest(made(doc.ChartBars, "建筑施工|工贸|其余", []int64{12, 8, 5})),
		"rest, series":  rest(made(doc.ChartBars, "建筑施工|工贸|其余", "本月", []int64{12, 8, 65}, "上月", []int64{7, 3, 9})),
		"rest, stack":   rest(made(doc.ChartStack, "建筑施工|工贸|其余", "重大", []int64{12, 8, 65}, "一般", []int64{7, 3, 9})),
		"bars":          made(doc.ChartBars, "建筑施工|工贸|危险化学品|道路运输|消防", []int64{12, 8, 5, 3, 0}),
		"one":           made(doc.ChartBars, "建筑施工", []int64{7}),
		"zeros":         made(doc.ChartBars, "重大|突出|一般", []int64{0, 0, 0}),
		"empty":         {Kind: doc.ChartBars},
		"thirty":        made(doc.ChartBars, strings.Join(thirty, "|"), many),
		"long names":    made(doc.ChartBars, strings.Repeat("云澜市安全生产委员会办公室", 4)+"|(Occupational Safety) Department of Emergency Management|短", []int64{3, 2, 1}),
		"large":         made(doc.ChartBars, "甲|乙", []int64{doc.MaxChartValue, 1}),
		"bars, series":  made(doc.ChartBars, "建筑施工|工贸|危险化学品", "本月", []int64{12, 8, 5}, "上月", []int64{9, 11, 0}),
		"percent":       percent,
		"columns":       made(doc.ChartColumns, months(), []int64{0, 4, 12, 7, 3, 18, 22, 9, 8, 11, 6, 2}),
		"columns, two":  made(doc.ChartColumns, months(), "发现", []int64{0, 4, 12, 7, 3, 18, 22, 9, 8, 11, 6, 2}, "销号", []int64{0, 1, 9, 8, 3, 11, 19, 12, 8, 9, 7, 4}),
		"columns, wide": made(doc.ChartColumns, months(), []int64{1e9, 4, 12, 7, 3, 18, 22, 9, 8, 11, 6, 2}),
		"columns, few":  money,
		"columns, long": made(doc.ChartColumns, "市自然资源和规划局|市应急管理局|市住房和城乡建设局|市交通运输局|市市场监督管理局|市消防救援大队", []int64{3, 9, 4, 4, 2, 8}),
		"stack":         made(doc.ChartStack, "望潮镇|青岙镇|澄江街道", "已销号", []int64{12, 8, 3}, "待验收", []int64{3, 0, 1}, "正在整改", []int64{4, 6, 0}, "超期", []int64{1, 0, 0}),
		"stack, narrow": made(doc.ChartStack, "望潮镇|青岙镇", "已销号", []int64{900, 100}, "待验收", []int64{3, 1}, "正在整改", []int64{4, 6}, "尚未整改", []int64{0, 0}, "超期", []int64{1, 2}),
		"strip":         made(doc.ChartStack, "", "已销号", []int64{23}, "待验收", []int64{1}, "正在整改", []int64{6}, "尚未整改", []int64{0}, "超期", []int64{3}),
		"strip, crowd":  made(doc.ChartStack, "全市", strings.Split(states, "|")[0], []int64{1}, "待验收", []int64{1}, "正在整改", []int64{1}, "尚未整改", []int64{1}, "超期", []int64{996}),
		"strip, zero":   made(doc.ChartStack, "", "已销号", []int64{0}, "超期", []int64{0}),
		"strip, wide":   made(doc.ChartStack, "", strings.Repeat("很长的名称", 6), []int64{3}, strings.Repeat("也很长的名称", 6), []int64{4}),
	}
}

// anyChart is a chart of random form.
func anyChart(r *rand.Rand) *doc.Chart {
	c := &doc.Chart{Kind: doc.ChartKind(r.Intn(3)), Decimals: r.Intn(doc.MaxDecimals + 1), Unit: doc.Text{Value: []string{"", "项", "%", "万元"}[r.Intn(4)]}, Rest: r.Intn(4) == 0}
	word := func(most int) string {
		s := []rune("云澜市望潮镇青岙安全生产A1(，、b 建设工程")
		var out []rune
		for range r.Intn(most + 1) {
			out = append(out, s[r.Intn(len(s))])
		}
		return string(out)
	}
	longest := []int{4, 12, 60}[r.Intn(3)]
	for range r.Intn(20) {
		c.Labels = append(c.Labels, doc.Text{Value: word(longest)})
	}
	for range 1 + r.Intn(MostSeries) {
		s := doc.ChartSeries{Name: doc.Text{Value: word(10)}}
		for range c.Labels {
			s.Values = append(s.Values, r.Int63n([]int64{2, 50, 5000, doc.MaxChartValue}[r.Intn(4)]))
		}
		c.Series = append(c.Series, s)
	}
	return c
}

// dump shows a drawing in tenths of a millimetre.
func dump(d *Drawing) string {
	var b strings.Builder
	mm := func(l unit.Length) string { return fmt.Sprintf("%.1f", l.Millimetres()) }
	fmt.Fprintf(&b, "%s×%s\n", mm(d.Width), mm(d.Height))
	for _, t := range d.Texts {
		fmt.Fprintf(&b, "  text %s %s %gpt “%s”\n", mm(t.Left()), mm(t.Y), t.Size.Points(), t.String)
	}
	for _, k := range d.Bars {
		fmt.Fprintf(&b, "  bar  %d/%d %s %s %s×%s\n", k.Label, k.Series, mm(k.X), mm(k.Y), mm(k.W), mm(k.H))
	}
	for _, f := range d.Fills {
		fmt.Fprintf(&b, "  fill %d‰ %d\n", f.Tint, len(f.Outlines))
	}
	return b.String()
}
