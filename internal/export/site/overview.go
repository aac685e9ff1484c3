package site

import "yinfa.dev/yinfa/internal/doc"

// Overview is what the office tells the public of a year's plan of
// inspections: what was planned, found and put right. Everything in it was
// released for this page; the site counts nothing itself.
type Overview struct {
	Year    int
	Plan    string // as documents name it; it joins them and is not shown
	Title   string
	On      doc.Date // the day of the numbers
	Rounds  []string // the rounds that are told of, in their order
	Figures []Figure
	Charts  []Chart
	Tables  []Table
}

// Figure is one number with its name. The main ones stand on the first page,
// too.
type Figure struct {
	Label, Value, Unit string
	Main               bool
}

// Chart is numbers that are drawn. Its caption is its heading. Table says
// them to those who do not see the drawing; without rows it is made from the
// numbers drawn.
type Chart struct {
	Drawn doc.Chart
	Table Table
}

// Table is a small table of the overview.
type Table struct {
	Title string
	Head  []string
	Rows  [][]string // the first cell names the row
}

// overviewOf finds the overview of a plan, or nil.
func (c *Config) overviewOf(plan string) *Overview {
	for i := range c.Overviews {
		if o := &c.Overviews[i]; o.Plan == plan && plan != "" {
			return o
		}
	}
	return nil
}
