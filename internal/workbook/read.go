package workbook

import (
	"bytes"
	"path"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// Table is one sheet as read.
type Table struct {
	File  string // the name of the file, for messages
	Sheet string // empty for CSV
	rows  []row  // without the empty ones
	list  *list  // what it holds

	// shown reads the cells as they are displayed, by row number; nil when
	// they are texts anyway. Reading a second time is worth it only when
	// somebody's numbers meet a column of texts.
	shown func() map[int][]string
	again map[int][]string
	since int // the day that serial numbers count from: 0, or 1462 for 1904
}

// Len is how many rows a table has, those of its head among them; empty rows
// do not count.
func (t *Table) Len() int { return len(t.rows) }

// row is one row; number counts from 1 as the sheet has it. In CSV, line is
// the line of the file on which it begins.
type row struct {
	number, line int
	cells        []string
	formatted    []place // cells of numbers that a format may show as something else
}

// place is a cell of the sheet: its column from 0 and the number of its row.
type place struct{ column, row int }

// formattedAt is where a cell with a format stands that gives its value to a
// column of this row.
func (r row) formattedAt(column int) (place, bool) {
	for _, at := range r.formatted {
		if at.column == column {
			return at, true
		}
	}
	return place{}, false
}

// cell is the text of a column, "" when the row is shorter.
func (r row) cell(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

// List is what the sheet holds, one of Readable.
func (t *Table) List() string { return t.list.name }

// Choice says which sheets are wanted.
type Choice struct {
	// Sheet is the name of a sheet; empty means those that hold a list.
	Sheet string
	// List is one of Readable; empty means whatever a sheet looks like.
	List string
}

// Read reads sheets of a workbook, or a CSV file; what a file is says its
// content. The sheets come in the order in which they are to be imported. Nil
// when the file cannot be read, which is reported.
func Read(name string, data []byte, wanted Choice, bag *diag.Bag) []*Table {
	whole := source.Span{File: name}
	switch {
	case len(data) > MaxFile:
		bag.Error(diag.WorkbookUnreadable, whole, "文件太大，超过 "+itoa(MaxFile>>20)+" 兆字节", "请分成几个文件导入，或者删去里面的图片。")
		return nil
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return readWorkbook(name, data, wanted, bag)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		bag.Error(diag.WorkbookUnreadable, whole, "这是旧版 .xls 工作簿，或者设了密码的工作簿", "请用 Excel 或 WPS 打开，去掉密码，另存为“Excel 工作簿（*.xlsx）”。")
		return nil
	case strings.EqualFold(path.Ext(name), ".xlsx"):
		bag.Error(diag.WorkbookUnreadable, whole, "这不是 Excel 工作簿，或者文件已经损坏", "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”。")
		return nil
	}
	if wanted.Sheet != "" {
		bag.Error(diag.WorkbookSheet, whole, "CSV 文件里只有一张表，不能指明工作表", "请去掉 --sheet。")
		return nil
	}
	t := readCSV(name, data, bag)
	if t == nil {
		return nil
	}
	if t.list = listOf(wanted.List); t.list == nil {
		t.list = t.looksLike()
	}
	return []*Table{t}
}

// looksLike is the list whose columns a sheet has. A sheet that looks like
// several is taken for the one of more columns, and among equals for
// findings; one that looks like none, for findings too.
func (t *Table) looksLike() *list {
	best := findingList()
	_, most := t.head(best, nil)
	for _, name := range Readable() {
		l := listOf(name)
		if _, n := t.head(l, nil); n > most {
			best, most = l, n
		}
	}
	return best
}

// place names a cell in a message: 问题隐患!C12, or C12 of a CSV file.
func (t *Table) place(r row, column int) string {
	at := address(column+1, r.number)
	if t.Sheet == "" {
		return at
	}
	return t.Sheet + "!" + at
}

// span is a cell for diagnostics: its row as the line (in CSV the line of the
// file), its column as the column.
func (t *Table) span(r row, column int) source.Span {
	line := r.number
	if r.line > 0 {
		line = r.line
	}
	return source.Span{File: t.File, Start: source.Pos{Line: line, Column: column + 1}, End: source.Pos{Line: line, Column: column + 2}}
}

// complain reports something about a cell.
func (t *Table) complain(bag *diag.Bag, severity diag.Severity, code diag.Code, r row, column int, summary, hint string) {
	bag.Add(diag.Diagnostic{Code: code, Severity: severity, Span: t.span(r, column), Summary: t.place(r, column) + " " + summary, Hint: hint})
}

// display is a cell as the sheet shows it: a number with its format.
func (t *Table) display(r row, column int) string {
	at, formatted := r.formattedAt(column)
	if t.shown == nil || !formatted {
		return r.cell(column)
	}
	if t.again == nil {
		t.again = t.shown()
	}
	if s := (row{cells: t.again[at.row]}).cell(column); s != "" {
		return s
	}
	return r.cell(column)
}
