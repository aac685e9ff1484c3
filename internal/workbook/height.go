package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// Sizes of rows, in points. Excel allows no row higher than tallest.
const (
	lineHeight = 15
	tallest    = 409
)

// height is the height that a row needs for all of its texts: programs that
// open the file do not all find it by themselves. A row of one line needs to
// say nothing.
func (s *sheet) height(row []cell) excelize.RowOpts {
	most := 1
	for i, c := range row {
		most = max(most, linesIn(c.text, s.columns[i].width))
	}
	if most == 1 {
		return excelize.RowOpts{}
	}
	return excelize.RowOpts{Height: min(float64(most*lineHeight), tallest)}
}

// linesIn is how many lines a text takes in a column of a width in narrow
// characters.
func linesIn(s string, width float64) int {
	room := max(int(width), 2)
	if len(s) <= room && !strings.Contains(s, "\n") {
		return 1
	}
	n, used := 1, 0
	for _, r := range s {
		if r == '\n' {
			n, used = n+1, 0
			continue
		}
		w := 1
		if r >= 0x2E80 || strings.ContainsRune("“”‘’—…·", r) {
			w = 2
		}
		if used += w; used > room {
			n, used = n+1, w
		}
	}
	return n
}
