package workbook

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"yinfa.dev/yinfa/internal/ledger"
)

// spareRows are the rows below the last one that still offer the drop-down
// lists, for what is typed in.
const spareRows = 1000

// XLSX writes a workbook. Its bytes depend on the ledger and the options
// alone. An error means that the library refused; content never causes one.
func XLSX(l *ledger.Ledger, o Options) ([]byte, error) {
	return writeBook(sheets(l, o))
}

// writeBook writes sheets as a workbook.
func writeBook(all []*sheet) ([]byte, error) {
	file := excelize.NewFile()
	b := &book{File: file}
	data, err := b.write(all)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, err
	}
	return repack(data)
}

// book is a workbook under way.
type book struct {
	*excelize.File
	head     int // the style of heads
	looks    map[look]int
	unitRows int // rows of the sheet of units, 0 when there is none
}

func (b *book) write(all []*sheet) ([]byte, error) {
	if err := b.styles(); err != nil {
		return nil, err
	}
	for i, s := range all {
		if s.name == SheetUnits {
			b.unitRows = len(s.rows)
		}
		if i == 0 {
			if err := b.SetSheetName("Sheet1", s.name); err != nil {
				return nil, err
			}
			continue
		}
		if _, err := b.NewSheet(s.name); err != nil {
			return nil, err
		}
	}
	for _, s := range all {
		if err := b.sheet(s); err != nil {
			return nil, err
		}
	}
	// The library would date and sign the file; nobody's name belongs in it.
	if err := b.SetDocProps(&excelize.DocProperties{Title: all[0].name, Created: epoch, Modified: epoch, Language: "zh-CN"}); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := b.Write(&out)
	return out.Bytes(), err
}

// epoch stands for "no date" in the properties of a file and in its archive.
const epoch = "1980-01-01T00:00:00Z"

// styles makes the looks of cells. Text cells have the format “text”, so that
// a number such as 2026-1-1 stays what it is when somebody edits it.
func (b *book) styles() error {
	const font, size = "宋体", 11
	line := []excelize.Border{{Type: "left", Color: "BFBFBF", Style: 1}, {Type: "right", Color: "BFBFBF", Style: 1}, {Type: "top", Color: "BFBFBF", Style: 1}, {Type: "bottom", Color: "BFBFBF", Style: 1}}
	const textFormat = 49
	dateFormat := "yyyy-mm-dd"
	make := func(s excelize.Style) (int, error) { s.Border = line; return b.NewStyle(&s) }
	var err error
	if b.head, err = make(excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Family: font, Size: size, Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}}); err != nil {
		return err
	}
	b.looks = map[look]int{}
	for _, l := range []look{left, centre, date, red} {
		s := excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Family: font, Size: size}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}
		if l != left {
			s.Alignment.Horizontal = "center"
		}
		if l == red {
			s.Font.Color = "C00000"
		}
		if l == date {
			s.NumFmt, s.CustomNumFmt = 0, &dateFormat
		}
		if b.looks[l], err = make(s); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) sheet(s *sheet) error {
	heads := 1
	if len(s.groups) > 0 {
		heads = 2
	}
	if err := b.aids(s, heads); err != nil {
		return err
	}
	w, err := b.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	for i, c := range s.columns {
		if err := w.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		if err := w.SetColStyle(i+1, i+1, b.looks[c.look]); err != nil {
			return err
		}
	}
	if err := w.SetPanes(frozen(heads)); err != nil {
		return err
	}
	if err := b.heads(w, s); err != nil {
		return err
	}
	values := make([]any, len(s.columns))
	for r, row := range s.rows {
		for i, c := range row {
			values[i] = b.value(c, s.columns[i].look)
		}
		if err := w.SetRow(address(1, heads+r+1), values, s.height(row)); err != nil {
			return err
		}
	}
	return w.Flush()
}

// heads writes the head rows; heads without a group reach over both.
func (b *book) heads(w *excelize.StreamWriter, s *sheet) error {
	titles := make([]any, len(s.columns))
	for i, c := range s.columns {
		titles[i] = excelize.Cell{StyleID: b.head, Value: c.title}
	}
	if len(s.groups) == 0 {
		return w.SetRow("A1", titles, excelize.RowOpts{Height: 24})
	}
	above := make([]any, len(s.columns))
	at := 0
	for _, g := range s.groups {
		for i := range g.span {
			above[at+i] = excelize.Cell{StyleID: b.head, Value: g.title}
		}
		from, to := address(at+1, 1), address(at+g.span, 1)
		if g.title == "" {
			above[at], titles[at] = titles[at], excelize.Cell{StyleID: b.head}
			to = address(at+1, 2)
		}
		if err := w.MergeCell(from, to); err != nil {
			return err
		}
		at += g.span
	}
	if err := w.SetRow("A1", above, excelize.RowOpts{Height: 22}); err != nil {
		return err
	}
	return w.SetRow("A2", titles, excelize.RowOpts{Height: 22})
}

// value is a cell as the library takes it; an empty one has the look of its
// column and need not be written.
func (b *book) value(c cell, l look) any {
	if c.late {
		l = red
	}
	style := b.looks[l]
	switch {
	case !c.day.IsZero():
		return excelize.Cell{StyleID: b.looks[date], Value: serial(c.day)}
	case c.number != 0:
		return excelize.Cell{StyleID: style, Value: c.number}
	case c.text == "":
		return nil
	}
	return excelize.Cell{StyleID: style, Value: fitting(neutral(c.text))}
}

// fitting cuts a text to what a cell holds.
func fitting(s string) string {
	if len(s) <= longestCell || utf8.RuneCountInString(s) <= longestCell {
		return s
	}
	return string([]rune(s)[:longestCell])
}

// aids sets filter, drop-down lists and how the sheet prints. The library
// keeps them until the rows are written.
func (b *book) aids(s *sheet, heads int) error {
	last := heads + len(s.rows)
	if err := b.AutoFilter(s.name, address(1, heads)+":"+address(len(s.columns), max(last, heads+1)), nil); err != nil {
		return err
	}
	landscape, a4, wide, tall := "landscape", 9, 1, 0
	if err := b.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	fit := true
	if err := b.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + s.name + "'!$1:$" + itoa(heads), Scope: s.name}); err != nil {
		return err
	}
	for i, c := range s.columns {
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(address(i+1, heads+1) + ":" + address(i+1, last+spareRows))
		switch {
		case len(c.choices) > 0:
			if err := dv.SetDropList(c.choices); err != nil {
				return err
			}
			dv.SetError(excelize.DataValidationErrorStyleStop, "不能这样写", "可以写："+strings.Join(c.choices, "、"))
		case c.units && b.unitRows > 0:
			dv.SetSqrefDropList("'" + SheetUnits + "'!$A$2:$A$" + itoa(b.unitRows+1))
			// A unit's full name or alias is as good as the one offered.
			dv.SetError(excelize.DataValidationErrorStyleInformation, "单位名称", "全称、简称、别名都可以写，没有登记的单位导入时会报错。")
		default:
			continue
		}
		if err := b.AddDataValidation(s.name, dv); err != nil {
			return err
		}
	}
	return nil
}

// frozen keeps the heads in sight, and the number of a finding.
func frozen(heads int) *excelize.Panes {
	first := address(2, heads+1)
	return &excelize.Panes{Freeze: true, XSplit: 1, YSplit: heads, TopLeftCell: first, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: first, ActiveCell: first, Pane: "bottomRight"}}}
}

// address is a cell as spreadsheets name it: column and row count from 1.
func address(column, row int) string { return letters(column) + itoa(row) }

func letters(column int) string {
	if column <= 0 {
		return ""
	}
	return letters((column-1)/26) + string(rune('A'+(column-1)%26))
}
