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

// readWorkbook reads the sheets of a workbook that are wanted.
func readWorkbook(name string, data []byte, wanted Choice, bag *diag.Bag) []*Table {
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
	var out []*Table
	for _, chosen := range w.choose(wanted, bag) {
		t := &Table{File: name, Sheet: chosen.name, since: p.since, list: chosen.list}
		if !w.read(chosen.sheetPart, t, maxRows+1, bag) {
			return nil
		}
		if t.list == nil {
			t.list = t.looksLike()
		}
		t.shown = func() map[int][]string { return shownCells(data, chosen.name) }
		out = append(out, t)
	}
	return out
}

// chosenSheet is a sheet to be read, with what it holds; nil when that is for
// its heads to say.
type chosenSheet struct {
	*sheetPart
	list *list
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
	failed diag.Bag          // what kept sheets from being looked at
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

// choose finds the sheets asked for, in the order in which they are imported;
// none when there is none, which is reported.
func (w *workbookReader) choose(wanted Choice, bag *diag.Bag) []chosenSheet {
	if wanted.Sheet != "" {
		if s := w.named(wanted.Sheet); s != nil {
			l := listOf(wanted.List)
			if l == nil {
				l = listOf(s.name)
			}
			return []chosenSheet{{s, l}}
		}
		hint := "有：" + w.names() + "。"
		if near := spelling.Nearest(wanted.Sheet, w.all()); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		bag.Error(diag.WorkbookSheet, source.Span{File: w.name}, "没有“"+wanted.Sheet+"”这张工作表", hint)
		return nil
	}
	if wanted.List != "" {
		l := listOf(wanted.List)
		s := w.named(wanted.List)
		if s == nil {
			s = w.like(l)
		}
		if s == nil {
			return w.none("没有一张工作表像是“"+wanted.List+"”", bag)
		}
		return []chosenSheet{{s, l}}
	}
	var out []chosenSheet
	for _, name := range Readable() {
		s, l := w.named(name), listOf(name)
		if s != nil && (name == SheetFindings || w.exact(s, l)) {
			out = append(out, chosenSheet{s, l})
		}
	}
	if len(out) > 0 && out[len(out)-1].name == SheetFindings {
		return out
	}
	if s := w.like(findingList()); s != nil {
		return append(out, chosenSheet{s, findingList()})
	}
	if len(out) > 0 {
		return out
	}
	for _, name := range Readable() {
		if s := w.like(listOf(name)); s != nil {
			return []chosenSheet{{s, listOf(name)}}
		}
	}
	return w.none("没有一张工作表像是问题隐患的台账", bag)
}

// none says that no sheet will do, or why none could be looked at.
func (w *workbookReader) none(summary string, bag *diag.Bag) []chosenSheet {
	if w.failed.HasErrors() {
		bag.Append(w.failed.Sorted())
		return nil
	}
	bag.Error(diag.WorkbookSheet, source.Span{File: w.name}, summary, "请用 --sheet 指明读哪一张；有："+w.names()+"。")
	return nil
}

func (w *workbookReader) named(name string) *sheetPart {
	for i := range w.parts.sheets {
		if w.parts.sheets[i].name == name {
			return &w.parts.sheets[i]
		}
	}
	return nil
}

func (w *workbookReader) all() []string {
	var out []string
	for _, s := range w.parts.sheets {
		out = append(out, s.name)
	}
	return out
}

// names are the names of the sheets, for a message.
func (w *workbookReader) names() string {
	const most = 20
	all := w.all()
	return strings.Join(all[:min(len(all), most)], "、")
}

// top reads the rows of a sheet that may be heads.
func (w *workbookReader) top(s *sheetPart) *Table {
	t := &Table{File: w.name, Sheet: s.name}
	w.read(s, t, headDepth, &w.failed)
	return t
}

// like is the sheet that looks most like a list, nil when none does.
func (w *workbookReader) like(l *list) *sheetPart {
	var best *sheetPart
	most := 0
	for i := range w.parts.sheets {
		s := &w.parts.sheets[i]
		if _, n := w.top(s).head(l, nil); n > most {
			best, most = s, n
		}
	}
	return best
}

// exact reports whether a sheet has all columns of a list but the internal
// ones, as an export writes them. A sheet of people that somebody made may be
// of other people.
func (w *workbookReader) exact(s *sheetPart, l *list) bool {
	t := w.top(s)
	at, _ := t.head(l, nil)
	if at < 0 {
		return false
	}
	for _, title := range l.titles {
		if !contains(t.rows[at].cells, title) && !contains(contactTitles(), title) {
			return false
		}
	}
	return true
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
