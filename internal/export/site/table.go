package site

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
)

// table writes a table in a frame of its own that scrolls sideways and takes
// the keyboard, so that a phone never scrolls the page.
func (r *renderer) table(t *doc.Table) {
	caption := plainText(t.Caption)
	name := caption
	if name == "" {
		name = "表格"
	}
	r.html.tag(`<div class="wide" role="region" tabindex="0"`)
	r.html.attr("aria-label", r.region(name))
	r.html.tag(">\n<table")
	labels := cardLabels(t)
	if class := tableClass(t, labels != nil); class != "" {
		r.html.attr("class", class)
	}
	r.html.tag(">\n")
	if caption != "" {
		r.html.tag("<caption>")
		r.runs(t.Caption)
		r.html.tag("</caption>\n")
		r.say(caption)
	}
	heads := min(max(t.HeadRows, 0), len(t.Rows))
	if heads > 0 {
		r.html.tag("<thead>\n")
		r.rows(t, t.Rows[:heads], true, nil)
		r.html.tag("</thead>\n")
	}
	r.html.tag("<tbody>\n")
	r.rows(t, t.Rows[heads:], false, labels)
	r.html.tag("</tbody>\n</table>\n</div>\n")
}

// tableClass says how a table behaves where it has not the room it wants: a
// form and a table of few columns narrow, one of many reaches beyond the text,
// and one of long texts is read card by card on a telephone.
func tableClass(t *doc.Table, cards bool) string {
	var class []string
	switch {
	case t.Size == doc.TableForm:
		return "form"
	case len(t.Columns) <= narrowColumns:
		return "few"
	case len(t.Columns) > fewColumns:
		class = append(class, "many")
	}
	if cards {
		class = append(class, "cards")
	}
	return strings.Join(class, " ")
}

// cardLabels are the names of the columns of a table that a telephone shows as
// cards, one for each row: a list of texts under one row of heads. nil: it is
// not shown so. Tables of numbers are compared column by column, which cards
// do not allow, and very large ones would grow too heavy.
func cardLabels(t *doc.Table) []string {
	if t.HeadRows != 1 || t.Size == doc.TableForm || len(t.Columns) <= narrowColumns || len(t.Rows) < 2 || len(t.Rows)*len(t.Columns) > mostInCards {
		return nil
	}
	long := false
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.ColSpan > 1 || c.RowSpan > 1 || c.Column < 0 || c.Column >= len(t.Columns) {
				return nil
			}
			long = long || utf8.RuneCountInString(cellText(c)) > longCell
		}
	}
	if !long {
		return nil
	}
	labels := make([]string, len(t.Columns))
	for _, c := range t.Rows[0].Cells {
		labels[c.Column] = cellText(c)
	}
	return labels
}

// rows writes rows; labels name the columns of a table of cards.
func (r *renderer) rows(t *doc.Table, rows []doc.Row, head bool, labels []string) {
	for _, row := range rows {
		r.html.tag("<tr>")
		var said []string
		for _, c := range row.Cells {
			label := ""
			if labels != nil {
				label = labels[c.Column]
			}
			said = append(said, r.cell(t, c, head, label))
		}
		r.html.tag("</tr>\n")
		r.say(strings.Join(said, "　"))
	}
}

// A cell of few characters, such as a date, stays on one line. A cell of many
// has a width of its own, so that it does not become a column of single words
// on a telephone. A table of many columns reaches beyond the text. Cells of
// cards carry the names of their columns, which bounds how many there may be.
const (
	shortCell     = 6
	longCell      = 12
	narrowColumns = 4
	fewColumns    = 7
	mostInCards   = 800
)

// cell writes a cell, with the name of its column if it has one, and returns
// its text.
func (r *renderer) cell(t *doc.Table, c doc.Cell, head bool, label string) string {
	text := cellText(c)
	name, scope := "td", ""
	switch {
	case strings.TrimSpace(text) == "":
		// A head without a word heads nothing.
	case head && c.ColSpan > 1:
		name, scope = "th", "colgroup"
	case head:
		name, scope = "th", "col"
	case c.Head && c.RowSpan > 1:
		name, scope = "th", "rowgroup"
	case c.Head:
		name, scope = "th", "row"
	}
	r.html.tag("<" + name)
	if scope != "" {
		r.html.attr("scope", scope)
	}
	if c.ColSpan > 1 {
		r.html.attr("colspan", fmt.Sprint(c.ColSpan))
	}
	if c.RowSpan > 1 {
		r.html.attr("rowspan", fmt.Sprint(c.RowSpan))
	}
	align := c.Align
	if align == doc.AlignDefault && c.Column >= 0 && c.Column < len(t.Columns) {
		align = t.Columns[c.Column].Align
	}
	class := [...]string{"", "left", "centre", "right"}[align]
	if head {
		class = ""
	}
	switch n := utf8.RuneCountInString(text); {
	case n > 1 && n <= shortCell:
		class = strings.TrimSpace(class + " short")
	case n > longCell && c.ColSpan == 1:
		class = strings.TrimSpace(class + " long")
	}
	if class != "" {
		r.html.attr("class", class)
	}
	if label != "" {
		r.html.attr("data-label", label)
	}
	r.html.tag(">")
	r.cellBlocks(c.Blocks)
	r.html.tag("</" + name + ">")
	return text
}

// cellBlocks writes a single paragraph without its tag: a cell is one already.
func (r *renderer) cellBlocks(list []doc.Block) {
	if len(list) == 1 {
		if p, ok := list[0].(*doc.Paragraph); ok {
			r.runs(p.Runs)
			return
		}
	}
	inner := &renderer{page: r.page, bag: r.bag, base: r.base, levels: r.levels, heads: r.heads, charts: r.charts, named: r.named}
	contents := r.page.contents
	inner.blocks(list)
	// Headings inside cells are no part of the contents list.
	r.page.contents, r.heads, r.charts = contents, inner.heads, inner.charts
	r.html.tag(inner.html.String())
}

func cellText(c doc.Cell) string {
	var parts []string
	for _, b := range c.Blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			parts = append(parts, plainText(b.Runs))
		case *doc.Heading:
			parts = append(parts, b.Number+plainText(b.Head)+plainText(b.Tail))
		case *doc.List:
			for _, item := range b.Items {
				parts = append(parts, cellText(doc.Cell{Blocks: item.Blocks}))
			}
		case *doc.Roster:
			for _, l := range b.Lines {
				parts = append(parts, l.Label.Value+"："+plainText(l.Text))
			}
		}
	}
	return strings.Join(parts, " ")
}
