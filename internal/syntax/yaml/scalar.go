package yaml

import "strings"

// tagOf says what a plain scalar would be in YAML 1.2. It only informs: no
// value is ever rewritten after its tag.
func tagOf(s string) Tag {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return TagNull
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return TagBool
	}
	if c := s[0]; c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') {
		return TagString
	}
	if _, ok := parseDate(s); ok {
		return TagDate
	}
	unsigned := strings.TrimLeft(s, "+-")
	if len(s)-len(unsigned) > 1 {
		return TagString
	}
	digits, points := 0, 0
	for _, r := range unsigned {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.':
			points++
		default:
			return TagString
		}
	}
	switch {
	case digits == 0 || points > 1:
		return TagString
	case points == 1:
		return TagFloat
	}
	return TagInt
}
