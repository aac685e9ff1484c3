package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
)

const saveAgain = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”。"

// readWorkbook reads one sheet of a workbook.
func readWorkbook(name string, data []byte, sheet string, bag *diag.Bag) (t *Table) {
	whole := source.Span{File: name}
	damaged := func() { bag.Error(diag.WorkbookUnreadable, whole, "工作簿已经损坏，读不了", saveAgain) }
	// The library trusts what it reads more than a hostile file deserves.
	defer func() {
		if recover() != nil {
			damaged()
			t = nil
		}
	}()
	switch fits, err := measured(data); {
	case err != nil:
		damaged()
		return nil
	case !fits:
		bag.Error(diag.WorkbookUnreadable, whole, fmt.Sprintf("工作簿解压后太大，超过 %d 兆字节", maxUnzip>>20), "请确认文件的来历；确实要导入的，请把问题隐患一张表另存为一个文件。")
		return nil
	}
	// With both limits equal the library unpacks into memory, not into files.
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd"})
	if err != nil {
		damaged()
		return nil
	}
	defer func() {
		if file.Close() != nil {
			damaged()
			t = nil
		}
	}()
	chosen := chooseSheet(file, name, sheet, bag)
	if chosen == "" {
		return nil
	}
	t = &Table{File: name, Sheet: chosen}
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		t.since = days1904
	}
	if !readRows(file, chosen, true, t, bag) {
		return nil
	}
	t.shown = func() (out map[int][]string) {
		out = map[int][]string{}
		defer func() {
			if recover() != nil {
				out = map[int][]string{}
			}
		}()
		again, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd"})
		if err != nil {
			return out
		}
		var ignored diag.Bag
		formatted := &Table{File: name, Sheet: chosen}
		if readRows(again, chosen, false, formatted, &ignored) && again.Close() == nil {
			for _, r := range formatted.rows {
				out[r.number] = r.cells
			}
		}
		return out
	}
	return t
}

// days1904 is how far the count of old Macintosh workbooks begins later.
const days1904 = 1462

// measured unpacks an archive without keeping it: the sizes that its own
// directory gives need not be true.
func measured(data []byte) (fits bool, err error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false, err
	}
	if len(in.File) > maxParts {
		return false, nil
	}
	left := int64(maxUnzip)
	for _, part := range in.File {
		from, err := part.Open()
		if err != nil {
			return false, err
		}
		n, err := io.Copy(io.Discard, io.LimitReader(from, left+1))
		if closed := from.Close(); err == nil {
			err = closed
		}
		if left -= n; left < 0 {
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

// chooseSheet finds the sheet asked for, or else the one of findings: by its
// name, or by its heads.
func chooseSheet(file *excelize.File, name, wanted string, bag *diag.Bag) string {
	all := file.GetSheetList()
	whole := source.Span{File: name}
	if wanted != "" {
		for _, s := range all {
			if s == wanted {
				return s
			}
		}
		hint := "有：" + strings.Join(all[:min(len(all), 20)], "、") + "。"
		if near := spelling.Nearest(wanted, all); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		bag.Error(diag.WorkbookSheet, whole, "没有“"+wanted+"”这张工作表", hint)
		return ""
	}
	best, most := "", 0
	for _, s := range all {
		if s == SheetFindings {
			return s
		}
		t := &Table{File: name, Sheet: s}
		var ignored diag.Bag
		readSome(file, s, true, t, headDepth, &ignored)
		if _, n := t.head(nil); n > most {
			best, most = s, n
		}
	}
	if best == "" {
		bag.Error(diag.WorkbookSheet, whole, "没有一张工作表像是问题隐患的台账", "请用 --sheet 指明读哪一张；有："+strings.Join(all[:min(len(all), 20)], "、")+"。")
	}
	return best
}

func readRows(file *excelize.File, sheet string, raw bool, t *Table, bag *diag.Bag) bool {
	return readSome(file, sheet, raw, t, maxRows+1, bag)
}

// readSome reads the first rows of a sheet.
func readSome(file *excelize.File, sheet string, raw bool, t *Table, most int, bag *diag.Bag) bool {
	damaged := func() bool {
		bag.Error(diag.WorkbookUnreadable, source.Span{File: t.File}, "工作表“"+sheet+"”已经损坏，读不了", saveAgain)
		return false
	}
	rows, err := file.Rows(sheet)
	if err != nil {
		return damaged()
	}
	cells := 0
	for number := 1; len(t.rows) < most && rows.Next(); number++ {
		columns, err := rows.Columns(excelize.Options{RawCellValue: raw})
		if err != nil {
			return damaged()
		}
		if cells += len(columns) + 1; !t.take(row{number: number, cells: columns}, cells, bag) {
			return false
		}
	}
	if rows.Error() != nil || rows.Close() != nil {
		return damaged()
	}
	return true
}
