package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
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
func readWorkbook(name string, data []byte, sheet string, bag *diag.Bag) *Table {
	whole := source.Span{File: name}
	p, err := openParts(data)
	if err != nil {
		complainParts(err, whole, bag)
		return nil
	}
	w := &workbookReader{parts: p, name: name, sheets: map[string][]byte{}}
	if w.texts, err = p.texts(); err == nil {
		w.digits, err = p.formats()
	}
	if err != nil {
		complainParts(err, whole, bag)
		return nil
	}
	chosen := w.choose(sheet, bag)
	if chosen == nil {
		return nil
	}
	t := &Table{File: name, Sheet: chosen.name, since: p.since}
	if !w.read(chosen, t, maxRows+1, bag) {
		return nil
	}
	t.shown = func() map[int][]string { return shownCells(data, chosen.name) }
	return t
}

// complainParts says why a workbook cannot be read.
func complainParts(err error, whole source.Span, bag *diag.Bag) {
	if errors.Is(err, errLarge) {
		bag.Error(diag.WorkbookUnreadable, whole, fmt.Sprintf("工作簿解压后太大，超过 %d 兆字节", maxUnzip>>20), "请确认文件的来历；确实要导入的，请把问题隐患一张表另存为一个文件。")
		return
	}
	bag.Error(diag.WorkbookUnreadable, whole, "工作簿已经损坏，读不了", saveAgain)
}

// workbookReader reads sheets of one workbook.
type workbookReader struct {
	*parts
	name   string
	texts  []string
	digits []bool
	sheets map[string][]byte // unpacked ones, by path
}

// read reads the first rows of a sheet; false when it cannot, which is
// reported.
func (w *workbookReader) read(s *sheetPart, t *Table, most int, bag *diag.Bag) bool {
	data, ok := w.sheets[s.path]
	var err error
	if !ok {
		if data, err = w.parts.read(s.path); err == nil {
			w.sheets[s.path] = data
		}
	}
	done := true
	if err == nil {
		c := &cellReader{tags: newTags(data), texts: w.texts, digits: w.digits, most: most, bag: bag}
		done, err = c.rows(t)
	}
	switch {
	case errors.Is(err, errLarge):
		complainParts(err, source.Span{File: w.name}, bag)
	case err != nil:
		bag.Error(diag.WorkbookUnreadable, source.Span{File: w.name}, "工作表“"+s.name+"”已经损坏，读不了", saveAgain)
	}
	return done && err == nil
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

// choose finds the sheet asked for, or else the one of findings: by its name,
// or by its heads.
func (w *workbookReader) choose(wanted string, bag *diag.Bag) *sheetPart {
	var all []string
	for i := range w.parts.sheets {
		s := &w.parts.sheets[i]
		if s.name == wanted || wanted == "" && s.name == SheetFindings {
			return s
		}
		all = append(all, s.name)
	}
	whole := source.Span{File: w.name}
	const shown = 20
	if wanted != "" {
		hint := "有：" + strings.Join(all[:min(len(all), shown)], "、") + "。"
		if near := spelling.Nearest(wanted, all); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		bag.Error(diag.WorkbookSheet, whole, "没有“"+wanted+"”这张工作表", hint)
		return nil
	}
	var best *sheetPart
	most := 0
	for i := range w.parts.sheets {
		s := &w.parts.sheets[i]
		t := &Table{File: w.name, Sheet: s.name}
		var ignored diag.Bag
		w.read(s, t, headDepth, &ignored)
		if _, n := t.head(nil); n > most {
			best, most = s, n
		}
	}
	if best == nil {
		bag.Error(diag.WorkbookSheet, whole, "没有一张工作表像是问题隐患的台账", "请用 --sheet 指明读哪一张；有："+strings.Join(all[:min(len(all), shown)], "、")+"。")
	}
	return best
}

// shownCells reads a sheet as it is displayed, by the numbers of its rows;
// nothing when that fails.
func shownCells(data []byte, sheet string) (out map[int][]string) {
	out = map[int][]string{}
	// The library trusts what it reads more than a hostile file deserves.
	defer func() {
		if recover() != nil {
			out = map[int][]string{}
		}
	}()
	if fits, err := measured(data); err != nil || !fits {
		return out
	}
	// With both limits equal the library unpacks into memory, not into files.
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd"})
	if err != nil {
		return out
	}
	rows, err := file.Rows(sheet)
	if err != nil {
		return out
	}
	for number := 1; rows.Next() && len(out) <= maxRows; number++ {
		columns, err := rows.Columns()
		if err != nil {
			break
		}
		if len(columns) > 0 {
			out[number] = columns[:min(len(columns), maxColumns)]
		}
	}
	if errors.Join(rows.Close(), file.Close()) != nil {
		return map[int][]string{}
	}
	return out
}
