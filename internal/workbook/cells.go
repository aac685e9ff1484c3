package workbook

import (
	"bytes"
	"errors"
	"sort"

	"yinfa.dev/yinfa/internal/diag"
)

// cellReader reads the rows of a sheet.
type cellReader struct {
	*tags
	texts  []string
	digits []bool // styles that show a whole number as its digits
	most   int    // rows
	bag    *diag.Bag
	cells  int

	row    row
	number int
}

// rows reads at most so many rows that are not empty. Of cells that are
// merged over several rows, each row gets the value. Done is false when the
// sheet goes beyond the limits.
func (c *cellReader) rows(t *Table) (done bool, err error) {
	inside := false
	for c.next() {
		switch {
		case c.name == "sheetData":
			if inside = !c.close && !c.empty; !inside {
				return true, errors.Join(c.merged(t), c.err)
			}
		case !inside || c.close:
		case c.name == "row":
			if done, more := c.oneRow(t); !more {
				return done, c.err
			}
		}
	}
	return true, errors.Join(c.err, errPart) // the end of the data is missing
}

// oneRow reads a row up to its end; more is false when enough was read, or
// too much, or the part is damaged.
func (c *cellReader) oneRow(t *Table) (done, more bool) {
	n, there, ok := c.tags.number("r")
	if !ok {
		c.err = errPart
		return true, false
	}
	c.number++
	if there {
		c.number = n
	}
	c.row = row{number: c.number}
	if !c.empty {
		for c.next() && !(c.close && c.name == "row") {
			if c.name == "c" && !c.close {
				c.cell()
			}
		}
	}
	if c.err != nil {
		return true, false
	}
	c.cells += len(c.row.cells) + 1
	if !t.take(c.row, c.cells, c.bag) {
		return false, false
	}
	return true, len(t.rows) < c.most
}

// cell reads a cell up to its end.
func (c *cellReader) cell() {
	column := len(c.row.cells)
	if ref := c.attr("r"); ref != nil {
		if column = columnOf(ref); column < 0 {
			c.err = errPart
			return
		}
	}
	kind := string(c.attr("t"))
	style, _, _ := c.tags.number("s")
	value := ""
	for !c.empty && c.next() && !(c.close && c.name == "c") {
		switch {
		case c.name == "v" && c.close:
			value = c.content()
		case c.name == "is" && !c.close && !c.empty:
			if value, c.err = c.rich("is"); c.err != nil {
				return
			}
		}
		c.empty = false // of a tag inside, not of the cell
	}
	switch kind {
	case "s":
		n, ok := natural(value)
		if value != "" && (!ok || n >= len(c.texts)) {
			c.err = errPart
			return
		}
		if value != "" {
			value = c.texts[n]
		}
	case "str":
		value = unescaped(value)
	case "", "n":
		if value != "" && !(whole(value) && (style >= len(c.digits) || c.digits[style])) {
			c.row.formatted = append(c.row.formatted, place{column, c.number})
		}
	}
	if value == "" {
		return
	}
	if column >= maxColumns {
		column = maxColumns // take says that this is too wide
	}
	for len(c.row.cells) <= column {
		c.row.cells = append(c.row.cells, "")
	}
	c.row.cells[column] = value
}

// whole reports whether a number is an integer whose digits a spreadsheet
// keeps.
func whole(s string) bool {
	const most = 15
	if s == "" || len(s) > most {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// natural reads an index.
func natural(s string) (int, bool) {
	const most = 9
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || i >= most {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, s != ""
}

// columnOf is the column of a cell such as AB12, from 0; -1 when that is not
// one.
func columnOf(ref []byte) int {
	n, i := 0, 0
	for ; i < len(ref) && ref[i]|0x20 >= 'a' && ref[i]|0x20 <= 'z'; i++ {
		if n = 26*n + int(ref[i]|0x20-'a') + 1; n > lastColumn {
			return -1
		}
	}
	if i == 0 || i == len(ref) {
		return -1
	}
	return n - 1
}

// lastColumn is that of every spreadsheet: XFD.
const lastColumn = 16384

// merged reads which cells are merged and gives the value of the first to
// the rows below.
func (c *cellReader) merged(t *Table) error {
	for c.next() {
		if c.name != "mergeCell" || c.close {
			continue
		}
		from, to, ok := bytes.Cut(c.attr("ref"), []byte(":"))
		column, first := columnOf(from), rowOf(from)
		if last := rowOf(to); ok && column >= 0 && column < maxColumns && first > 0 && last > first {
			t.spread(column, first, last)
		}
	}
	return c.err
}

func rowOf(ref []byte) int {
	i := 0
	for i < len(ref) && (ref[i] < '0' || ref[i] > '9') {
		i++
	}
	n, _ := natural(string(ref[i:]))
	return n
}

// spread gives the value of a cell to the rows below it, as far as they are
// empty there.
func (t *Table) spread(column, first, last int) {
	i := sort.Search(len(t.rows), func(i int) bool { return t.rows[i].number >= first })
	if i == len(t.rows) || t.rows[i].number != first || t.rows[i].cell(column) == "" {
		return
	}
	top := &t.rows[i]
	at, formatted := top.formattedAt(column)
	for i++; i < len(t.rows) && t.rows[i].number <= last; i++ {
		r := &t.rows[i]
		if r.cell(column) != "" {
			continue
		}
		for len(r.cells) <= column {
			r.cells = append(r.cells, "")
		}
		r.cells[column] = top.cells[column]
		if formatted {
			r.formatted = append(r.formatted, at)
		}
	}
}
