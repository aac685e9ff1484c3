package workbook

import (
	"bytes"
	"encoding/csv"

	"yinfa.dev/yinfa/internal/ledger"
)

// byteOrderMark tells Excel that a CSV file is UTF-8; without it Chinese
// comes out garbled.
const byteOrderMark = "\uFEFF"

// CSV writes one sheet: that of the options, or the findings when they name
// none. Of grouped heads only the lower row is written.
func CSV(l *ledger.Ledger, o Options) ([]byte, error) {
	if o.List == "" {
		o.List = SheetFindings
	}
	s := sheets(l, o)[0]
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	row := make([]string, len(s.columns))
	for i, c := range s.columns {
		row[i] = c.title
	}
	if err := w.Write(row); err != nil {
		return nil, err
	}
	for _, cells := range s.rows {
		for i, c := range cells {
			row[i] = neutral(c.String())
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
