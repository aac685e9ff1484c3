package compose

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// ChartName is the name of the block that draws: :::图表.
const ChartName = "图表"

// The limits of a chart that can be read: how many labels, and how many
// characters the name of a series and a unit may have.
const (
	mostLabels = 40
	longName   = 20
	longUnit   = 10
)

// ChartKeys are what a chart can be told, whatever its numbers come from.
func ChartKeys() []string { return []string{"形式", "图题", "计量单位", "表格"} }

// ChartLook is how a chart is to look.
type ChartLook struct {
	Kind    doc.ChartKind
	Caption doc.Text
	Unit    doc.Text
	Table   bool // the numbers follow as a table
}

// ReadChartLook reads what is said of form in own, by key, over what the
// chart looks like when nothing is said; false when something is wrong.
func ReadChartLook(own map[string]doc.Text, normal ChartLook, bag *diag.Bag) (ChartLook, bool) {
	look, sound := normal, true
	wrong := func(t doc.Text, summary, hint string) {
		sound = false
		bag.Error(diag.ChartForm, t.Span, summary, hint)
	}
	if t := own["形式"]; !t.Empty() {
		switch t.Value {
		case "横条":
			look.Kind = doc.ChartBars
		case "竖条":
			look.Kind = doc.ChartColumns
		case "堆叠":
			look.Kind = doc.ChartStack
		default:
			wrong(t, "没有“"+t.Value+"”这种形式的图", "写 横条、竖条 或 堆叠；饼图、立体图印成黑白看不清，公文不用")
		}
	}
	if t := own["图题"]; !t.Empty() {
		look.Caption = t
	}
	if t := own["计量单位"]; !t.Empty() {
		look.Unit = t
		if len([]rune(t.Value)) > longUnit {
			wrong(t, "“计量单位”太长", "写 项、家、万元 这样的单位")
		}
	}
	switch t := own["表格"]; t.Value {
	case "", "否":
	case "是":
		look.Table = true
	default:
		wrong(t, "“表格”写 是 或 否", "写作 表格=是，图的后面就排出一张数字的表")
	}
	return look, sound
}

// JoinCaption puts the arguments of a chart together again where a caption
// was divided: 图题=图1　各月情况.
func JoinCaption(args []doc.Text) []doc.Text {
	var out []doc.Text
	for _, a := range args {
		if n := len(out); n > 0 && !strings.ContainsAny(a.Value, "=＝") && strings.HasPrefix(out[n-1].Value, "图题") && strings.ContainsAny(out[n-1].Value, "=＝") {
			out[n-1].Value += wide + a.Value
			out[n-1].Span = out[n-1].Span.To(a.Span)
			continue
		}
		out = append(out, a)
	}
	return out
}

// Typed reports whether the numbers of a chart are written in the block.
func Typed(d *doc.Directive) bool { return len(d.Blocks) > 0 || strings.TrimSpace(d.Raw) != "" }

// TypedChart makes a chart of a table that is written in the block: the first
// column names, each further one is a row of numbers.
func TypedChart(s *Scope, d *doc.Directive) []doc.Block {
	own, ok := s.chartArgs(d)
	look, sound := ReadChartLook(own, ChartLook{}, s.c.bag)
	table := s.chartTable(d)
	if table == nil || !ok || !sound {
		return nil
	}
	r := &chartReader{bag: s.c.bag, sound: true, c: &doc.Chart{Kind: look.Kind, Unit: look.Unit, Span: d.Span}}
	r.read(table)
	if !r.sound {
		return nil
	}
	if look.Kind == doc.ChartStack && len(r.c.Series) < 2 {
		s.c.bag.Error(diag.ChartForm, own["形式"].Span, "“堆叠”的图要有两组以上的数字", "表里再加一列，或者写 形式=横条")
		return nil
	}
	return FinishChart(r.c, look, r.head)
}

// FinishChart gives a chart its caption, and the table that follows it where
// one is wanted. head names the first column of the table.
func FinishChart(c *doc.Chart, look ChartLook, head string) []doc.Block {
	if !look.Caption.Empty() {
		c.Caption = []doc.Run{run(look.Caption)}
	}
	if look.Table {
		if t := chart.Table(c, head); t != nil {
			c.Tabled = true
			return []doc.Block{c, t}
		}
	}
	return []doc.Block{c}
}

// chartArgs reads key=value.
func (s *Scope) chartArgs(d *doc.Directive) (own map[string]doc.Text, sound bool) {
	own, sound = map[string]doc.Text{}, true
	for _, a := range JoinCaption(d.Args) {
		key, value, ok := strings.Cut(strings.Replace(a.Value, "＝", "=", 1), "=")
		known := false
		for _, k := range ChartKeys() {
			known = known || k == key
		}
		if ok && known {
			at := a.Span
			at.Start.Column = min(at.Start.Column+len([]rune(key))+1, at.End.Column)
			own[key] = doc.Text{Value: value, Span: at}
			continue
		}
		sound = false
		hint := "写作 " + strings.Join(ChartKeys(), "=……、") + "=……，用空格隔开；图题里有空格的，整个加上引号"
		if near := yaml.Nearest(key, ChartKeys()); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		s.c.bag.Error(diag.ChartForm, a.Span, "自己写数字的图表没有“"+key+"”这一项", hint)
	}
	return own, sound
}

// chartTable finds the one table of the block.
func (s *Scope) chartTable(d *doc.Directive) *doc.Table {
	var table *doc.Table
	for _, b := range d.Blocks {
		t, ok := b.(*doc.Table)
		switch {
		case !ok:
			s.c.bag.Error(diag.ChartTable, b.Place(), "“:::图表”里面只能写一张表", "把别的内容移到这个块的外面；数字写成表：第一列是名称，第二列是数字")
			return nil
		case table != nil:
			s.c.bag.Error(diag.ChartTable, t.Span, "“:::图表”里面有两张表", "每张图用一个 :::图表；要放在一张图里比较的，写成同一张表的几列")
			return nil
		}
		table = t
	}
	if table == nil {
		s.c.bag.Error(diag.ChartTable, d.Span, "“:::图表”里面没有数字", "写一张表：第一列是名称，第二列是数字；数字来自台账的，写 按=行业 等")
	}
	return table
}

// chartReader reads a table into a chart.
type chartReader struct {
	bag   *diag.Bag
	c     *doc.Chart
	head  string
	cells [][]doc.Text // of the body
	sound bool
}

func (r *chartReader) wrong(code diag.Code, at source.Span, summary, hint string) {
	r.sound = false
	r.bag.Error(code, at, summary, hint)
}

func (r *chartReader) read(t *doc.Table) {
	n := len(t.Columns)
	if len(t.Caption) > 0 {
		r.wrong(diag.ChartTable, t.Span, "图表里的表不写表题", "把它写在 :::图表 后面：图题=……")
	}
	switch {
	case t.HeadRows != 1 || n < 2 || len(t.Rows) < 2:
		r.wrong(diag.ChartTable, t.Span, "图表里的表要有一行表头、一列名称、至少一列数字、至少一行内容", "第一行写表头，如 | 年份 | 起数 |，下面每行写一个名称和它的数字")
		return
	case n-1 > chart.MostSeries:
		r.wrong(diag.ChartMany, t.Span, fmt.Sprintf("一张图里有%d组数字，黑白的图分不清", n-1), fmt.Sprintf("最多%d组；只画最要紧的，或者分成几张图", chart.MostSeries))
		return
	case len(t.Rows)-1 > mostLabels:
		r.wrong(diag.ChartMany, t.Span, fmt.Sprintf("一张图里有%d个项目，太多了", len(t.Rows)-1), fmt.Sprintf("最多%d个；把小的合并成“其余”，或者改用表格", mostLabels))
		return
	}
	for i, row := range t.Rows {
		cells := make([]doc.Text, n)
		for _, c := range row.Cells {
			if c.ColSpan > 1 || c.RowSpan > 1 {
				r.wrong(diag.ChartTable, c.Span, "图表里的表不能合并单元格", "每格都写上内容")
				return
			}
			if c.Column >= 0 && c.Column < n {
				cells[c.Column] = textOf(c)
			}
		}
		if i > 0 {
			r.cells = append(r.cells, cells)
			continue
		}
		r.head = cells[0].Value
		for _, name := range cells[1:] {
			if len([]rune(name.Value)) > longName {
				r.wrong(diag.ChartTable, name.Span, fmt.Sprintf("“%s”太长，图上放不下", name.Value), fmt.Sprintf("每组数字的名称写%d字以内", longName))
			}
			if name.Value == "" && n > 2 {
				r.wrong(diag.ChartTable, name.Span, "表头里有一格是空的，不知道这组数字是什么", "写上这组数字的名称")
			}
			r.c.Series = append(r.c.Series, doc.ChartSeries{Name: name})
		}
	}
	r.labels()
	r.numbers()
}

// labels reads the first column.
func (r *chartReader) labels() {
	for i, row := range r.cells {
		l := row[0]
		if l.Value == "" && len(r.cells) > 1 {
			r.wrong(diag.ChartTable, l.Span, "这一行没有名称", "在第一列写上名称")
		}
		if (l.Value == "合计" || l.Value == "总计" || l.Value == "共计") && i == len(r.cells)-1 && i > 0 {
			r.bag.Warn(diag.ChartTable, l.Span, "合计也会画成一条，比其他的都长，别的就显得很短", "删去这一行；合计写在正文里")
		}
		r.c.Labels = append(r.c.Labels, l)
	}
}

// textOf is the text of a cell, with the place where it stands.
func textOf(c doc.Cell) doc.Text {
	out := doc.Text{Span: c.Span}
	for _, b := range c.Blocks {
		p, ok := b.(*doc.Paragraph)
		if !ok || len(p.Runs) == 0 {
			continue
		}
		out.Value += doc.PlainText(p.Runs)
		out.Span = p.Runs[0].Span.To(p.Runs[len(p.Runs)-1].Span)
	}
	out.Value = strings.TrimSpace(out.Value)
	return out
}
