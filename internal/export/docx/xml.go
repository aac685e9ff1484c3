package docx

import (
	"strconv"
	"unicode/utf8"
)

// xml is an append-only buffer of markup.
type xml struct{ b []byte }

// raw appends markup.
func (x *xml) raw(parts ...string) {
	for _, s := range parts {
		x.b = append(x.b, s...)
	}
}

// num appends a whole number.
func (x *xml) num(n int64) { x.b = strconv.AppendInt(x.b, n, 10) }

// attrNum appends an attribute with a whole number.
func (x *xml) attrNum(name string, n int64) {
	x.raw(" ", name, `="`)
	x.num(n)
	x.raw(`"`)
}

// attrText appends an attribute with any text.
func (x *xml) attrText(name, value string) {
	x.raw(" ", name, `="`)
	x.text(value)
	x.raw(`"`)
}

// text appends character data. What XML cannot hold is left out; the caller
// has reported it.
func (x *xml) text(s string) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '"' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		replace, ok := "", true
		switch {
		case r == '&':
			replace = "&amp;"
		case r == '<':
			replace = "&lt;"
		case r == '>':
			replace = "&gt;" // ]]> may not stand in character data
		case r == '"':
			replace = "&quot;"
		case !validXML(r, n):
		default:
			ok = false
		}
		if ok {
			x.b = append(x.b, s[from:i]...)
			x.b = append(x.b, replace...)
			from = i + n
		}
		i += n
	}
	x.b = append(x.b, s[from:]...)
}

// validXML reports whether XML 1.0 can hold a character of n bytes (2.2
// Char). A byte that is no UTF-8 decodes to U+FFFD of one byte.
func validXML(r rune, n int) bool {
	switch {
	case r == utf8.RuneError && n <= 1:
		return false
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	}
	return r < 0xD800 || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}
