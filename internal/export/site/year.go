package site

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/doc"
)

func yearPath(y int) string { return fmt.Sprintf("nd/%d.html", y) }

// yearsOf lists the years with documents or overviews, newest first.
func (w *planner) yearsOf() []int {
	var out []int
	add := func(y int) {
		if y > 0 && !slices.Contains(out, y) {
			out = append(out, y)
		}
	}
	for _, p := range w.pages {
		add(p.pub.year)
	}
	for _, o := range w.site.config.Overviews {
		add(o.Year)
	}
	slices.SortFunc(out, func(a, b int) int { return b - a })
	return out
}

// years plans a page for each year: what the inspections of the year found,
// and what was made public in it.
func (w *planner) years() {
	for _, y := range w.yearsOf() {
		y := w.year(y)
		w.add(y.path, sum(string(w.frame[:]), y.digest()), func() ([]byte, error) {
			return w.site.templates.execute("year", y.view(w))
		})
		w.urls = append(w.urls, located{y.path, y.changed})
	}
}

// yearTitle is what the page of a year is called.
func (w *planner) yearTitle(number int) string {
	for i := range w.site.config.Overviews {
		if w.site.config.Overviews[i].Year == number {
			return fmt.Sprintf("%d年巡查和公开情况", number)
		}
	}
	return fmt.Sprintf("%d年公开情况", number)
}

// year is what the page of a year is made from.
type year struct {
	path, list      string // its own, and that of the list of its documents
	number, count   int
	months, columns []int
	topics          []topicLink
	overviews       []*Overview
	chains          [][]chainView
	changed         date
}

func (w *planner) year(number int) *year {
	c := &w.site.config
	y := &year{path: yearPath(number), list: w.listOf(number), number: number, months: make([]int, 12), columns: make([]int, len(c.Columns))}
	var own []*Page
	for _, p := range w.pages {
		if p.pub.year != number {
			continue
		}
		own = append(own, p)
		y.columns[p.column]++
		if p.pub.month >= 1 && p.pub.month <= 12 {
			y.months[p.pub.month-1]++
		}
		if y.changed.before(p.pub) {
			y.changed = p.pub
		}
	}
	y.count, y.topics = len(own), w.topicLinks(own, "../")
	for i := range c.Overviews {
		if o := &c.Overviews[i]; o.Year == number {
			y.overviews = append(y.overviews, o)
			y.chains = append(y.chains, w.chainViews(o, "../"))
			if on := dateOf(o.On); y.changed.before(on) {
				y.changed = on
			}
		}
	}
	return y
}

func (y *year) digest() string {
	parts := []string{fmt.Sprint(y.months, y.columns, y.topics), y.list}
	for i, o := range y.overviews {
		parts = append(parts, fmt.Sprintf("%#v %#v", *o, y.chains[i]))
	}
	d := sum(parts...)
	return string(d[:])
}

// chartsFrom is how many documents of a year are worth a chart.
const chartsFrom = 5

// listOf is the list of the documents of a year: that of all where there are
// no others.
func (w *planner) listOf(number int) string {
	for _, p := range w.pages {
		if p.pub.year != number && !p.pub.zero() {
			return fmt.Sprintf("%sn%d/%s", columnFolder(nil), number, homePath)
		}
	}
	return columnFolder(nil) + homePath
}

func (y *year) view(w *planner) view {
	s := w.site
	title := w.yearTitle(y.number)
	words := []string{fmt.Sprintf("%d年", y.number)}
	if len(y.overviews) > 0 {
		words = append(words, "巡查")
	}
	v := s.page(y.path, title, nil)
	v.Here = title
	v.columnMeta(title, fmt.Sprintf("%s%d年公开的文件和数据。", s.config.Name, y.number), "数据发布", words)
	v.open("website", title)
	v.Data = s.structuredYear(y, title, v.Canonical)
	view := &yearView{Year: y.number, Title: title, Count: y.count, List: v.Root + y.list, Topics: y.topics}
	for i, o := range y.overviews {
		view.Overviews = append(view.Overviews, s.overview(o, y.chains[i]))
	}
	if y.count >= chartsFrom {
		view.Charts = s.published(y)
	}
	v.Year = view
	return v
}

// published are the charts of what was made public in a year.
func (s *Site) published(y *year) []chartView {
	columns := doc.Chart{Kind: doc.ChartBars, Caption: []doc.Run{{Text: "各栏目公开文件"}}, Unit: doc.Text{Value: "件"}, Series: make([]doc.ChartSeries, 1)}
	for i, col := range s.config.Columns {
		columns.Labels = append(columns.Labels, doc.Text{Value: col.Name})
		columns.Series[0].Values = append(columns.Series[0].Values, int64(y.columns[i]))
	}
	months := doc.Chart{Kind: doc.ChartColumns, Caption: []doc.Run{{Text: "各月公开文件"}}, Unit: doc.Text{Value: "件"}, Series: make([]doc.ChartSeries, 1)}
	for i, n := range y.months {
		months.Labels = append(months.Labels, doc.Text{Value: fmt.Sprintf("%d月", i+1)})
		months.Series[0].Values = append(months.Series[0].Values, int64(n))
	}
	return []chartView{viewOf(&Chart{Drawn: columns}, "chart-columns", "", ""), viewOf(&Chart{Drawn: months}, "chart-months", "", "")}
}

// overview makes the view of an overview.
func (s *Site) overview(o *Overview, chains []chainView) overviewView {
	id := s.inspectionID(o)
	v := overviewView{ID: id, Title: o.Title, Scope: o.scope(), Figures: o.Figures, Chains: chains}
	for i := range o.Charts {
		v.Charts = append(v.Charts, viewOf(&o.Charts[i], fmt.Sprintf("%s-chart-%d", id, i+1), o.Title, id))
	}
	for i, t := range o.Tables {
		v.Tables = append(v.Tables, tableView{fmt.Sprintf("%s-table-%d", id, i+1), t})
	}
	return v
}

// newest is the overview that the first page tells of: that of the latest
// day.
func (s *Site) newest() *toldView {
	var last *Overview
	for i := range s.config.Overviews {
		if o := &s.config.Overviews[i]; last == nil || later(o.On, last.On) {
			last = o
		}
	}
	if last == nil {
		return nil
	}
	v := &toldView{Title: last.Title, Href: yearPath(last.Year) + "#" + s.inspectionID(last), Scope: last.scope()}
	for _, f := range last.Figures {
		if f.Main {
			v.Figures = append(v.Figures, f)
		}
	}
	return v
}

// scope says what the numbers of an overview are about.
func (o *Overview) scope() string {
	return "包括" + strings.Join(o.Rounds, "、") + "，数据截至" + dateOf(o.On).chinese() + "。"
}

func later(a, b doc.Date) bool { return dateOf(b).before(dateOf(a)) }
