package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// readCSV reads a CSV file in UTF-8, GBK (which Excel writes in China) or
// UTF-16 (which it calls “Unicode 文本”), separated by commas, semicolons or
// tabs.
func readCSV(name string, data []byte, bag *diag.Bag) *Table {
	whole := source.Span{File: name}
	text, ok := decode(data)
	if !ok {
		bag.Error(diag.WorkbookUnreadable, whole, "文件的编码认不出来", "请用 Excel 打开，另存为“CSV UTF-8（逗号分隔）”。")
		return nil
	}
	if strings.ContainsRune(text, 0) {
		bag.Error(diag.WorkbookUnreadable, whole, "这不是表格文件", "可以导入 .xlsx 和 .csv 文件。")
		return nil
	}
	t := &Table{File: name}
	in := newRecords(text)
	cells := 0
	for number := 1; ; number++ {
		record, line, err := in.next()
		if errors.Is(err, io.EOF) {
			return t
		}
		if err != nil {
			at := source.Span{File: name, Start: source.Pos{Line: line, Column: 1}, End: source.Pos{Line: line, Column: 2}}
			bag.Error(diag.WorkbookUnreadable, at, fmt.Sprintf("第 %d 行的引号没有配对，读不下去", line), "请用 Excel 打开，另存为“CSV UTF-8（逗号分隔）”。")
			return nil
		}
		if cells += len(record); !t.take(row{number: number, line: line, cells: record}, cells, bag) {
			return nil
		}
	}
}

// take keeps a row unless it is empty; false when there is too much.
func (t *Table) take(r row, cells int, bag *diag.Bag) bool {
	if len(t.rows) >= maxRows || cells > maxCells || len(r.cells) > maxColumns && strings.Join(r.cells[maxColumns:], "") != "" {
		bag.Error(diag.WorkbookUnreadable, source.Span{File: t.File}, "表太大：最多 "+itoa(maxRows)+" 行、"+itoa(maxColumns)+" 列", "请分成几个文件导入。")
		return false
	}
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			t.rows = append(t.rows, r)
			return true
		}
	}
	return true
}

func decode(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeUTF16(data[2:], data[0] == 0xFE), len(data)%2 == 0
	case utf8.Valid(data):
		return string(bytes.TrimPrefix(data, []byte(byteOrderMark))), true
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	return string(text), err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

func decodeUTF16(data []byte, big bool) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		first, second := uint16(data[2*i]), uint16(data[2*i+1])
		if big {
			first, second = second, first
		}
		units[i] = second<<8 | first
	}
	return string(utf16.Decode(units))
}

// separator is the mark that stands most often on the first line.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best, most := ',', strings.Count(first, ",")
	for _, mark := range "\t;" {
		if n := strings.Count(first, string(mark)); n > most {
			best, most = mark, n
		}
	}
	return best
}
