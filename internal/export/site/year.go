package site

import (
	"fmt"
	"slices"
)

// Year is what the office tells the public of a year beside its documents:
// figures and charts made from data released for that purpose.
type Year struct {
	Year    int
	Figures []Figure
	Charts  []Chart
}

// Figure is one number with its name.
type Figure struct{ Label, Value, Unit string }

// Chart is one row of numbers; it is drawn and also given as a table.
type Chart struct {
	Title  string
	Unit   string
	Labels []string
	Values []int
}

// chartView is a chart as bars, in the units of its drawing.
type chartView struct {
	Title, Unit string
	ID          string
	Height      int
	Bars        []bar
}

type bar struct {
	Label               string
	Value               int
	Y, Middle, W, TextX int
}

func yearPath(y int) string { return fmt.Sprintf("nd/%d.html", y) }

// yearsOf lists the years with documents, newest first.
func (w *planner) yearsOf() []int {
	var out []int
	for _, p := range w.pages {
		if !p.pub.zero() && !slices.Contains(out, p.pub.year) {
			out = append(out, p.pub.year)
		}
	}
	slices.SortFunc(out, func(a, b int) int { return b - a })
	return out
}

func (w *planner) years() {
	c := &w.site.config
	for _, y := range w.yearsOf() {
		var own []*Page
		months, columns := make([]int, 12), make([]int, len(c.Columns))
		for _, p := range w.pages {
			if p.pub.year != y {
				continue
			}
			own = append(own, p)
			columns[p.column]++
			if p.pub.month >= 1 && p.pub.month <= 12 {
				months[p.pub.month-1]++
			}
		}
		told := w.site.told(y)
		topics := w.topicLinks(own, "../")
		path := yearPath(y)
		w.add(path, sum(string(w.frame[:]), fmt.Sprint(months, columns, topics), fmt.Sprintf("%#v", told)), func() ([]byte, error) {
			title := fmt.Sprintf("%d年公开情况", y)
			v := w.site.page(path, title, nil)
			v.Here = title
			v.columnMeta(title, fmt.Sprintf("%s%d年公开的文件和数据。", c.Name, y), "数据发布", []string{fmt.Sprintf("%d年", y)})
			v.open("website", title)
			view := &yearView{Year: y, Count: len(own), Topics: topics}
			view.Figures = append(view.Figures, told.Figures...)
			names := make([]string, len(c.Columns))
			for i, col := range c.Columns {
				names[i] = col.Name
			}
			labels := make([]string, 12)
			for i := range labels {
				labels[i] = fmt.Sprintf("%d月", i+1)
			}
			charts := append(slices.Clone(told.Charts), Chart{"各栏目公开文件", "件", names, columns}, Chart{"各月公开文件", "件", labels, months})
			for i, ch := range charts {
				view.Charts = append(view.Charts, ch.draw(fmt.Sprintf("chart-%d", i+1)))
			}
			v.Year = view
			return w.site.templates.execute("year", v)
		})
		w.urls = append(w.urls, located{path, own[0].pub})
	}
}

func (s *Site) told(year int) Year {
	for _, y := range s.config.Years {
		if y.Year == year {
			return y
		}
	}
	return Year{}
}

const (
	barStep, barLeft, barLongest = 28, 110, 420
)

func (c Chart) draw(id string) chartView {
	most := 1
	for _, v := range c.Values {
		most = max(most, v)
	}
	out := chartView{Title: c.Title, Unit: c.Unit, ID: id}
	for i := range min(len(c.Labels), len(c.Values)) {
		v := max(c.Values[i], 0)
		width := v * barLongest / most
		out.Bars = append(out.Bars, bar{Label: c.Labels[i], Value: c.Values[i], Y: i*barStep + 4, Middle: i*barStep + 20, W: width, TextX: barLeft + width + 8})
	}
	out.Height = len(out.Bars)*barStep + 4
	return out
}
