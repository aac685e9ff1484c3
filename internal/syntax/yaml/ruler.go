package yaml

import (
	"sort"
	"unicode/utf8"
)

// ruler converts between byte offsets and lines with character columns. It
// remembers the last place it measured, because nodes come in reading order:
// a list of a hundred thousand items on one line is measured once, not once
// an item.
type ruler struct {
	text   string
	lines  []int // byte offset of each line start
	line   int   // of the last measurement, from 1; 0: none yet
	offset int
	column int
}

func newRuler(text string) *ruler {
	r := &ruler{text: text, lines: []int{0}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			r.lines = append(r.lines, i+1)
		}
	}
	return r
}

func (r *ruler) lineEnd(line int) int {
	if line < len(r.lines) {
		return r.lines[line] - 1
	}
	return len(r.text)
}

// lineText is the text of line n from 1, without its line end.
func (r *ruler) lineText(line int) string {
	if line < 1 || line > len(r.lines) {
		return ""
	}
	return r.text[r.lines[line-1]:r.lineEnd(line)]
}

// offsetOf returns the byte offset of a place, clamped to its line.
func (r *ruler) offsetOf(line, column int) int {
	line = max(1, min(line, len(r.lines)))
	if r.line != line || r.column > column {
		r.line, r.offset, r.column = line, r.lines[line-1], 1
	}
	end := r.lineEnd(line)
	for r.column < column && r.offset < end {
		_, n := utf8.DecodeRuneInString(r.text[r.offset:end])
		r.offset += n
		r.column++
	}
	return r.offset
}

// place returns the line and column of a byte offset, clamped to the text.
func (r *ruler) place(offset int) (line, column int) {
	offset = max(0, min(offset, len(r.text)))
	line = sort.SearchInts(r.lines, offset+1)
	if r.line != line || r.offset > offset {
		r.line, r.offset, r.column = line, r.lines[line-1], 1
	}
	for r.offset < offset {
		_, n := utf8.DecodeRuneInString(r.text[r.offset:])
		r.offset += n
		r.column++
	}
	// A byte offset inside a character belongs to that character.
	if r.offset > offset {
		return line, r.column - 1
	}
	return line, r.column
}
