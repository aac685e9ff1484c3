package docx

import (
	"bytes"
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

// replace puts a shorter markup in the place of the first one like old that
// was appended from a place on.
func (x *xml) replace(from int, old, short string) {
	at := bytes.Index(x.b[from:], []byte(old))
	if at < 0 {
		return
	}
	at += from
	n := copy(x.b[at:], short)
	x.b = append(x.b[:at+n], x.b[at+len(old):]...)
}

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
		if n := plainAt(s, i); n == 3 || n == 1 && s[i] != '&' && s[i] != '<' && s[i] != '>' && s[i] != '"' {
			i += n
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

// plainAt is the length of a character that XML can hold without a further
// look: of ASCII, or of U+1000 to U+CFFF, which is nearly all Chinese; 0 when
// it takes one.
func plainAt(s string, i int) int {
	switch c := s[i]; {
	case c >= 0x20 && c < utf8.RuneSelf:
		return 1
	case c >= 0xE1 && c <= 0xEC && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80:
		return 3
	}
	return 0
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
