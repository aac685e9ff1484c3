package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const wideSpace = '\u3000'

// isWideIndent tells the spaces that word processors put before a Chinese
// paragraph. None of them is a space to CommonMark.
func isWideIndent(r rune) bool {
	return r == wideSpace || r == '\u00a0' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u205f'
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || isWideIndent(r) }

// indentEntities are the spellings of an indent in pasted HTML.
var indentEntities = []string{"&emsp;", "&ensp;", "&nbsp;", "&thinsp;", "&#12288;", "&#x3000;", "&#160;", "&#xa0;", "&#8195;", "&#8194;"}

func indentEntity(s string) int {
	if !strings.HasPrefix(s, "&") {
		return 0
	}
	for _, e := range indentEntities {
		if len(s) >= len(e) && strings.EqualFold(s[:len(e)], e) {
			return len(e)
		}
	}
	return 0
}

// indent returns how many bytes at the start of s are spaces of any kind,
// and whether one of them is an indent that a word processor sets (so not
// only a space or a tab).
func indent(s string) (n int, wide bool) {
	for n < len(s) {
		if c := s[n]; c == ' ' || c == '\t' || c == '\r' {
			n++
			continue
		}
		if e := indentEntity(s[n:]); e > 0 {
			n, wide = n+e, true
			continue
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case isWideIndent(r):
			wide = true
		case unset(r) && wide:
			// An invisible character inside the indent; the scanner
			// never sees it, so it may not hide the indent either.
		default:
			return n, wide
		}
		n += size
	}
	return n, wide
}

// trim drops the spaces at both ends of a stretch. Trailing entities that
// spell a space go too.
func trim(text string, s segment) segment {
	n, _ := indent(text[s.start:s.stop])
	s.start += n
	s.stop = s.start + len(trimRight(text[s.start:s.stop]))
	return s
}

func trimRight(s string) string {
	for {
		t := strings.TrimRightFunc(s, func(r rune) bool { return isSpace(r) || r == '\n' || r == '\r' })
		if strings.HasSuffix(t, ";") {
			for _, e := range indentEntities {
				if len(t) >= len(e) && strings.EqualFold(t[len(t)-len(e):], e) {
					t = t[:len(t)-len(e)]
					break
				}
			}
		}
		if len(t) == len(s) {
			return s
		}
		s = t
	}
}

func isBlank(s string) bool {
	n, _ := indent(strings.TrimRight(s, "\n"))
	return n >= len(strings.TrimRight(s, "\n"))
}

// isInvisible tells characters that take no place and show nothing: zero-width
// spaces, marks of direction, soft hyphens, byte order marks. Joiners and
// variation selectors are not among them, because they choose the shape of
// what stands beside them.
func isInvisible(r rune) bool {
	switch {
	case r == '\u00ad', r == '\ufeff', r == '\u2028', r == '\u2029':
		return true
	case r == '\u200b', r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f':
		return true
	}
	return false
}

func isControl(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' || r >= 0x7f && r <= 0x9f
}

func isPrivate(r rune) bool {
	return r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000
}

// isWide tells characters that stand without spaces between them: Chinese
// text, its punctuation and full-width forms.
func isWide(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case r >= 0x2e80 && r <= 0xa4cf, r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe4f, r >= 0xff00 && r <= 0xffef, r >= 0x20000:
		return true
	case isPrivate(r):
		return true
	case r >= 0x2460 && r <= 0x24ff: // ① and its kind
		return true
	}
	return strings.ContainsRune("“”‘’—…·×～、。〇", r)
}

// isOpening tells punctuation that clings to what follows.
func isOpening(r rune) bool {
	return unicode.In(r, unicode.Ps, unicode.Pi)
}

// isPausing tells punctuation that clings to what goes before: it never
// begins a stretch of bold.
func isPausing(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune("、，。；：！？,.;:!?…", r)
}

// unset tells characters that are left out. Those that stand in the file as
// such were reported when it was read (package repo); those that an entity
// spells are reported by the scanner.
func unset(r rune) bool { return isInvisible(r) || isControl(r) }
