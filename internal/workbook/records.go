package workbook

import (
	"errors"
	"io"
	"strings"
)

// records goes through the text of a CSV file. Unlike lenient readers it never
// runs over the end of a row: a quote that is not closed properly is an error,
// not a cell that holds the rest of the file. A quote inside a cell that does
// not begin with one (3"钢管) is a character like others.
type records struct {
	rest string
	mark byte // between cells
	line int  // of the text, from 1
}

// errQuote says that a quote does not match.
var errQuote = errors.New("quote")

func newRecords(text string) *records {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // as old Macintosh programs wrote
	}
	return &records{rest: text, mark: byte(separator(text)), line: 1}
}

// next reads one row and tells the line on which it begins, or on which the
// quote stands that does not match. Of the cells beyond maxColumns it keeps one
// that is not empty, by which the row is known to be too long: a file of
// nothing but marks would take many times its size. It returns io.EOF after
// the last row.
func (r *records) next() (cells []string, line int, err error) {
	line = r.line
	if r.rest == "" {
		return nil, line, io.EOF
	}
	for {
		var cell string
		if strings.HasPrefix(r.rest, `"`) {
			start := r.line
			if cell, err = r.quoted(); err != nil {
				return nil, start, err
			}
		} else {
			n := strings.IndexAny(r.rest, "\n"+string(r.mark))
			if n < 0 {
				n = len(r.rest)
			}
			cell, r.rest = r.rest[:n], r.rest[n:]
			if r.rest == "" || r.rest[0] == '\n' {
				cell = strings.TrimSuffix(cell, "\r")
			}
		}
		if len(cells) < maxColumns || len(cells) == maxColumns && cell != "" {
			cells = append(cells, cell)
		}
		if r.rest == "" {
			return cells, line, nil
		}
		end := r.rest[0] == '\n'
		r.rest = r.rest[1:]
		if end {
			r.line++
			return cells, line, nil
		}
	}
}

// quoted reads a cell between quotes up to what ends it.
func (r *records) quoted() (string, error) {
	var b strings.Builder
	rest := r.rest[1:]
	for {
		before, after, closed := strings.Cut(rest, `"`)
		if !closed {
			return "", errQuote
		}
		r.line += strings.Count(before, "\n")
		b.WriteString(before)
		if strings.HasPrefix(after, `"`) {
			b.WriteByte('"')
			rest = after[1:]
			continue
		}
		if r.rest = after; strings.HasPrefix(after, "\r\n") || after == "\r" {
			r.rest = after[1:]
		}
		if r.rest != "" && r.rest[0] != '\n' && r.rest[0] != r.mark {
			return "", errQuote
		}
		return strings.ReplaceAll(b.String(), "\r\n", "\n"), nil
	}
}
