package workbook

import (
	"strings"
	"unicode/utf8"
)

// scalar writes a text as a YAML value on one line: plain where every reader
// takes it for the same text, otherwise in double quotes.
func scalar(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '\n':
			b.WriteString(`\n`)
		case '\t':
			b.WriteString(`\t`)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plain reports whether a text needs no quotes, in a list between brackets
// either.
func plain(s string) bool {
	if s == "" || marked(s) || strings.Contains(s, "：") && !wideColonInside(s) {
		return false
	}
	const longestWord = len("false")
	if len(s) <= longestWord {
		switch strings.ToLower(s) {
		case "~", "null", "true", "false", "yes", "no", "<<":
			return false
		}
	}
	if strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.TrimSpace(s) != s {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune("-?:=－–—‐•·●▪\u3000\u00A0", first) && !strings.ContainsRune("\u3000\u00A0", last)
}

// wideColonInside allows a wide colon that does not stand near the beginning,
// where a reader takes it for a mistyped one.
func wideColonInside(s string) bool {
	const shortKey = 8
	return utf8.RuneCountInString(s[:strings.Index(s, "：")]) > shortKey
}

// marked reports whether a text holds a mark that means something in YAML.
func marked(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '\n', '\t', '"', '\'', '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '%', '@', '`', '\\':
			return true
		}
	}
	return false
}

// suspect reports whether a text may hold anything but blanks at its ends that
// clean takes off. Most cells do not, and there are a million of them.
func suspect(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0xE3 && c <= 0xE9: // Chinese
			i += 2
		case c < 0x20 || c == 0x7F || c >= 0x80:
			return true
		}
	}
	return false
}

// clean makes the text of a cell one that YAML can hold: line ends as \n, no
// control characters, no blanks around it.
func clean(s string) string {
	if !suspect(s) {
		return strings.Trim(s, " \u3000")
	}
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < 0x20 || r >= 0x7F && r <= 0x9F || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError || r == 0x200B:
			return -1
		}
		return r
	}, s)
	return strings.Trim(s, " \t\n\u3000\u00A0")
}
