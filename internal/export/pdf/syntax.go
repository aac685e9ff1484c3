package pdf

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/unit"
)

// maxString is the longest string of a file in bytes (ISO 19005-2 6.1.13).
const maxString = 32767

// milli converts to thousandths of a point, rounded to nearest: an error of
// at most 0.0002 mm. Whole numbers keep files free of floating point.
func milli(l unit.Length) int64 { return int64(l.MulDiv(1000, int64(unit.Pt))) }

func appendInt(b []byte, v int) []byte { return strconv.AppendInt(b, int64(v), 10) }

// appendFixed writes v/10^places without trailing zeros.
func appendFixed(b []byte, v int64, places int) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	scale := int64(1)
	for range places {
		scale *= 10
	}
	whole, part := v/scale, v%scale
	if whole != 0 || part == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if part == 0 {
		return b
	}
	b = append(b, '.')
	for part != 0 {
		scale /= 10
		b = append(b, byte('0'+part/scale))
		part %= scale
	}
	return b
}

// appendMilli writes thousandths of a point as points, with a space before.
func appendMilli(b []byte, v int64) []byte { return appendFixed(append(b, ' '), v, 3) }

// appendRef writes a reference to an object.
func appendRef(b []byte, num int) []byte { return append(appendInt(b, num), " 0 R"...) }

const hexDigits = "0123456789ABCDEF"

func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendUTF16 writes a character as one or two hexadecimal UTF-16 units.
func appendUTF16(b []byte, r rune) []byte {
	if r < 0x10000 {
		return appendHex16(b, uint16(r))
	}
	high, low := utf16.EncodeRune(r)
	return appendHex16(appendHex16(b, uint16(high)), uint16(low))
}

// appendText writes a text string: ASCII as it stands, anything else as
// UTF-16 with its mark. It is cut at a character when it would be too long.
func appendText(b []byte, s string) []byte {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return appendBytes(b, s[:min(len(s), maxString)])
	}
	b = append(b, "<FEFF"...)
	size := 2
	for _, r := range s {
		size += 2 * utf16.RuneLen(r)
		if size > maxString {
			break
		}
		b = appendUTF16(b, r)
	}
	return append(b, '>')
}

// appendBytes writes a literal string.
func appendBytes(b []byte, s string) []byte {
	b = append(b, '(')
	for i := 0; i < len(s); i++ {
		b = appendByte(b, s[i])
	}
	return append(b, ')')
}

// appendByte writes one byte of a literal string. A bare carriage return
// would be read as a line feed (ISO 32000-1 7.3.4.2).
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendName writes a name, escaping what a name may not hold.
func appendName(b []byte, s string) []byte {
	b = append(b, '/')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '+' || c == '_' || c == '.' {
			b = append(b, c)
		} else {
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return b
}

// clean makes a string fit for both text strings and XML: control characters
// become spaces and damaged UTF-8 the replacement character, so that the two
// places that state a title state the same.
func clean(s string) string {
	good := true
	for i, r := range s {
		if r < 0x20 || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError && s[i:i+1] != "\xef" {
			good = false
			break
		}
	}
	if good {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case r < 0x20 || r >= 0x7F && r < 0xA0:
			r = ' '
		case r == 0xFFFE || r == 0xFFFF:
			r = utf8.RuneError
		}
		out = append(out, r)
	}
	return string(out)
}
