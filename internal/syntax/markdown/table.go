package markdown

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// captionMark returns the bytes of the mark of a caption line, or 0. A mark
// with nothing after it is no caption but text.
func captionMark(line string) int {
	for _, mark := range []string{"表：", "表:"} {
		rest, found := strings.CutPrefix(line, mark)
		if rest, _, _ = strings.Cut(rest, "\n"); found && strings.TrimSpace(rest) != "" {
			return len(mark)
		}
	}
	return 0
}

// beforeTable tells whether the next block is a table.
func beforeTable(n ast.Node) bool {
	next := n.NextSibling()
	for next != nil && next.Kind() == kindBlank {
		next = next.NextSibling()
	}
	return next != nil && next.Kind() == kindTable
}

// cells splits a table line at its bars. \| is text.
func cells(text string, l segment) []segment {
	at := l.start
	switch {
	case strings.HasPrefix(text[at:l.stop], "|"):
		at++
	case strings.HasPrefix(text[at:l.stop], "｜"):
		at += len("｜")
	}
	out := make([]segment, 0, strings.Count(text[at:l.stop], "|")+1)
	for i := at; i < l.stop; i++ {
		switch text[i] {
		case '\\':
			if i+1 < l.stop && text[i+1] == '|' {
				i++
			}
		case '|':
			out = append(out, trim(text, segment{at, i}))
			at = i + 1
		}
	}
	if last := trim(text, segment{at, l.stop}); !last.empty() {
		out = append(out, last)
	}
	return out
}

// delimiter reads the line that ends the head: the columns' dashes and
// colons.
func delimiter(text string, row []segment) ([]doc.Column, bool) {
	if len(row) == 0 {
		return nil, false
	}
	columns := make([]doc.Column, len(row))
	same := true
	for i, cell := range row {
		s := strings.ReplaceAll(text[cell.start:cell.stop], "：", ":")
		left, right := strings.HasPrefix(s, ":"), len(s) > 1 && strings.HasSuffix(s, ":")
		dashes := strings.TrimSuffix(strings.TrimPrefix(s, ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-—–") != "" {
			return nil, false
		}
		columns[i].Weight = utf8.RuneCountInString(dashes)
		switch {
		case left && right:
			columns[i].Align = doc.AlignCentre
		case left:
			columns[i].Align = doc.AlignLeft
		case right:
			columns[i].Align = doc.AlignRight
		}
		same = same && columns[i].Weight == columns[0].Weight
	}
	if same {
		// The author did not mean a width: |---|---|.
		for i := range columns {
			columns[i].Weight = 0
		}
	}
	return columns, true
}

// grid is a table before its cells are merged.
type grid struct {
	rows  [][]segment
	lines []segment
	head  int
	width int
	owner []int // for each place the place of the cell that covers it
}

// table converts lines that begin with |.
func (c *converter) table(n *node) []doc.Block {
	lines := c.lines(n)
	caption := c.caption
	c.caption = segment{}
	span := c.span(lines[0].start, lines[len(lines)-1].stop)
	g := &grid{}
	var columns []doc.Column
	for _, l := range lines {
		row := cells(c.text, l)
		if columns == nil {
			if d, ok := delimiter(c.text, row); ok {
				columns, g.head = d, len(g.rows)
				continue
			}
		}
		g.rows = append(g.rows, row)
		g.lines = append(g.lines, l)
	}
	if columns == nil || len(g.rows) == 0 {
		return c.brokenTable(caption, lines)
	}
	c.square(g, &columns)
	c.merge(g)
	out := &doc.Table{HeadRows: g.head, Columns: columns, Span: span}
	if !caption.empty() {
		text := caption
		text.start += captionMark(c.text[caption.start:caption.stop])
		out.Caption = c.inline([]segment{trim(c.text, text)})
		out.Span = c.of(caption).To(span)
	}
	out.Rows = make([]doc.Row, 0, len(g.rows))
	for r := range g.rows {
		out.Rows = append(out.Rows, c.row(g, columns, r))
	}
	return []doc.Block{out}
}

// brokenTable keeps the text of lines that do not make a table.
func (c *converter) brokenTable(caption segment, lines []segment) []doc.Block {
	at := lines[0]
	// A pasted table often falls apart into many pieces; that is one mistake.
	near := c.broken > 0 && strings.Count(c.text[c.broken:at.start], "\n") <= 10
	c.broken = lines[len(lines)-1].stop
	if near {
		return c.plainLines(caption, lines)
	}
	if strings.HasPrefix(c.text[at.start:], "｜") {
		c.bag.Error(diag.TableBars, c.of(segment{at.start, at.start + len("｜")}),
			"表格用了全角竖线“｜”，没有认作表格", "请把表格里的竖线都改为半角“|”")
	} else {
		c.bag.Error(diag.TableRule, c.of(at),
			"这几行以竖线开头，但不成表格：缺表头下面的分隔行或者没有内容行",
			"请在表头下面加一行，如 |---|---|，每列一段短横线；不是表格的，请在行首竖线前加反斜杠 \\|")
	}
	return c.plainLines(caption, lines)
}

// plainLines sets lines as they stand, each as a paragraph.
func (c *converter) plainLines(caption segment, lines []segment) []doc.Block {
	var out []doc.Block
	if !caption.empty() {
		lines = append([]segment{caption}, lines...)
	}
	for _, l := range lines {
		out = append(out, &doc.Paragraph{Runs: c.inline([]segment{l}), Span: c.of(l)})
	}
	return out
}

// square makes all rows as long as the longest, reporting those that differ
// from the delimiter line.
func (c *converter) square(g *grid, columns *[]doc.Column) {
	want := len(*columns)
	g.width = want
	for i, row := range g.rows {
		if len(row) != want {
			c.bag.Error(diag.TableRagged, c.of(g.lines[i]),
				fmt.Sprintf("表格这一行有%d格，分隔行有%d列", len(row), want),
				"每行的格数要一样：空格也要用竖线隔开；与左边一格合并写“<”，与上面一格合并写“^”；格里的竖线写成 \\|")
		}
		g.width = max(g.width, len(row))
	}
	for len(*columns) < g.width {
		*columns = append(*columns, doc.Column{})
	}
	for i, row := range g.rows {
		end := g.lines[i].stop
		for len(row) < g.width {
			row = append(row, segment{end, end})
		}
		g.rows[i] = row
	}
}

// merge resolves the cells < and ^. A merge that is no rectangle is reported
// and undone.
func (c *converter) merge(g *grid) {
	w := g.width
	g.owner = make([]int, len(g.rows)*w)
	for r, row := range g.rows {
		for k, cell := range row {
			at := r*w + k
			g.owner[at] = at
			switch c.text[cell.start:cell.stop] {
			case "<":
				if k == 0 {
					c.badMerge(cell, "“<”表示与左边一格合并，这一格左边没有格")
					continue
				}
				g.owner[at] = g.owner[at-1]
			case "^":
				if r == 0 || r == g.head {
					c.badMerge(cell, "“^”表示与上面一格合并，这一格上面没有可以合并的格")
					continue
				}
				g.owner[at] = g.owner[at-w]
			}
		}
	}
	count := make([]int, len(g.owner))
	right := make([]int, len(g.owner))
	below := make([]int, len(g.owner))
	for at, o := range g.owner {
		count[o]++
		right[o] = max(right[o], at%w)
		below[o] = max(below[o], at/w)
	}
	for o, n := range count {
		if n < 2 || n == (right[o]-o%w+1)*(below[o]-o/w+1) {
			continue
		}
		c.badMerge(g.rows[o/w][o%w], "这一格合并出来的区域不是矩形")
		for at := o; at <= below[o]*w+w-1; at++ {
			if g.owner[at] == o {
				g.owner[at] = at
			}
		}
	}
}

func (c *converter) badMerge(cell segment, summary string) {
	c.bag.Error(diag.TableMerge, c.of(cell), summary,
		"横向合并：第一格写文字，其余写“<”；纵向合并：最上一格写文字，其余写“^”；要排这两个符号本身，请写成 \\< 和 \\^")
}

// row converts one row; covered cells are absent.
func (c *converter) row(g *grid, columns []doc.Column, r int) doc.Row {
	w := g.width
	row := doc.Row{Span: c.of(g.lines[r]), Cells: make([]doc.Cell, 0, w)}
	// Nearly every cell is a paragraph.
	paragraphs, blocks := make([]doc.Paragraph, w), make([]doc.Block, w)
	for k := 0; k < w; k++ {
		at := r*w + k
		if g.owner[at] != at {
			continue
		}
		cell := doc.Cell{Column: k, ColSpan: 1, RowSpan: 1, Head: r < g.head, Span: c.of(g.rows[r][k])}
		for k+cell.ColSpan < w && g.owner[at+cell.ColSpan] == at {
			cell.ColSpan++
		}
		for at+cell.RowSpan*w < len(g.owner) && g.owner[at+cell.RowSpan*w] == at {
			cell.RowSpan++
		}
		if !cell.Head {
			cell.Align = columns[k].Align
		}
		if s := g.rows[r][k]; !s.empty() && !isMergeMark(c.text[s.start:s.stop]) {
			paragraphs[k] = doc.Paragraph{Runs: c.cellRuns(s), Span: cell.Span}
			blocks[k] = &paragraphs[k]
			cell.Blocks = blocks[k : k+1 : k+1]
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func isMergeMark(s string) bool { return s == "<" || s == "^" }

// cellRuns reads a cell; \\ ends a line in it.
func (c *converter) cellRuns(s segment) []doc.Run {
	var out []doc.Run
	for {
		i := strings.Index(c.text[s.start:s.stop], `\\`)
		if i < 0 {
			last := c.inline([]segment{trim(c.text, s)})
			if out == nil {
				return last
			}
			return append(out, last...)
		}
		at := s.start + i
		out = append(out, c.inline([]segment{trim(c.text, segment{s.start, at})})...)
		out = append(out, doc.Run{Break: true, Span: c.span(at, at+2)})
		s.start = at + 2
	}
}

// tableParser takes the lines that begin with |.
type tableParser struct{ leaf }

func isTableLine(line string) bool {
	n, _ := indent(line)
	return strings.HasPrefix(line[n:], "|") || strings.HasPrefix(line[n:], "｜")
}

func (b *tableParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if inList(parent) || !isTableLine(b.g.textOf(line, segment)) {
		return nil, parser.NoChildren
	}
	return take(&node{kind: kindTable}, reader, segment), parser.NoChildren
}

func (b *tableParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, segment := reader.PeekLine()
	if !isTableLine(b.g.textOf(line, segment)) {
		return parser.Close
	}
	take(n, reader, segment)
	return parser.Continue | parser.NoChildren
}
