package workbook

import "strings"

// active are the characters that make a spreadsheet take a text for a
// formula when a cell begins with them; the wide ones because input methods
// and some programs turn them into the plain ones.
const active = "=+-@\t\r\n＝＋－＠"

// guard stands before such a text. It is the mark that spreadsheets
// themselves use for "this is text".
const guard = "'"

// neutral makes a text that no spreadsheet takes for a formula.
func neutral(s string) string {
	if rest := strings.TrimLeft(s, guard); rest != "" && strings.ContainsRune(active, []rune(rest[:min(len(rest), 4)])[0]) {
		return guard + s
	}
	return s
}

// plainText undoes neutral: it takes off one guard, when one was set.
func plainText(s string) string {
	if rest, ok := strings.CutPrefix(s, guard); ok && neutral(rest) == s {
		return rest
	}
	return s
}
