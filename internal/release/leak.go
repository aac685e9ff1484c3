package release

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// The kinds of personal data, as 照登 and 屏蔽 name them.
const (
	Identity = "身份证号"
	Account  = "银行账号"
	Mobile   = "手机号"
	Phone    = "电话"
	Mail     = "电子邮箱"
)

// Kinds are the kinds of personal data that are found by their form.
func Kinds() []string { return []string{Phone, Mobile, Identity, Mail, Account} }

// Leak is personal data found in a text: its kind, and where it stands, in
// characters from 0.
type Leak struct {
	Kind     string
	From, To int
}

// shape is what a kind of personal data looks like in text whose digits and
// marks are half-width. The first group is the data itself; it may be the
// whole.
type shape struct {
	kind   string
	form   *regexp.Regexp
	real   func(data, before string) bool
	digits int      // how many at least stand with little between them
	words  []string // of which one stands before it; none: any or no word
}

// prefix is what may stand before a number dialled from abroad.
const prefix = `(?:(?:\+|00)86[- ]?)?`

// Shapes are tried in this order; a stretch that one has claimed is not
// offered to the next. A number said to be one by the word before it needs no
// check digit: people mistype those too.
var shapes = []shape{
	{Identity, regexp.MustCompile(`([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])`), isIdentity, 17, nil},
	{Identity, regexp.MustCompile(`身份证(?:件)?(?:号码?|编号)?[:： 为是]{0,2}([1-9][\d ]{13,19}[\dXx])`), nil, fewestDigits, []string{"身份证"}},
	{Account, regexp.MustCompile(`([3-6]\d{3}(?:[ -]?\d{4}){2,3}[ -]?\d{3,4})`), isCard, 15, nil},
	{Account, regexp.MustCompile(`(?:银行卡号?|卡号|储蓄账[号户])[:： 为是]{0,2}(\d(?:[ -]?\d){14,18})`), nil, 15, []string{"卡", "账"}},
	{Mobile, regexp.MustCompile(`(` + prefix + `1[3-9]\d(?:[ ._·•—–‑-]{0,2}\d{4}){2})`), nil, mobileDigits, nil},
	{Phone, regexp.MustCompile(`(` + prefix + `(?:[(（]0\d{2,3}[)）] ?|0\d{2,3}[-—－–] ?|0\d{2,3} ?)\d{3,4}[ -]?\d{4})`), nil, 10, nil},
	{Phone, regexp.MustCompile(`(?:电话|座机|传真|联系方式|联系人[^。；\d]{0,12})(?:号码?)?[:： 为是]{0,3}(\d{3,4}[ -]?\d{4})`), nil, fewestDigits, []string{"电话", "座机", "传真", "联系"}},
	{Mail, regexp.MustCompile(`([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)`), nil, 0, []string{"@"}},
}

// Leaks finds what looks like personal data in a text. Numbers of documents,
// post codes, credit codes of enterprises and service numbers (12345, 110,
// 400…) have other forms and are not taken for it.
func Leaks(text string) []Leak {
	most, at := digitsIn(text)
	if most < fewestDigits && !at {
		return nil
	}
	plain := spelled(halfWidth(text))
	var out []Leak
	taken := make([]bool, len(plain))
	for _, s := range shapes {
		if most < s.digits || s.words != nil && !slices.ContainsFunc(s.words, func(w string) bool { return strings.Contains(plain, w) }) {
			continue
		}
		for _, m := range s.form.FindAllStringSubmatchIndex(plain, -1) {
			from, to := m[2], m[3]
			if taken[from] || taken[to-1] || s.kind != Mail && (digitBefore(plain, from) || digitAfter(plain, to)) {
				continue
			}
			if s.real != nil && !s.real(plain[from:to], plain[:from]) {
				continue
			}
			for {
				for i := from; i < to; i++ {
					taken[i] = true
				}
				at := utf8.RuneCountInString(plain[:from])
				out = append(out, Leak{s.kind, at, at + utf8.RuneCountInString(plain[from:to])})
				// One word may stand before several local numbers.
				next := another.FindStringSubmatchIndex(plain[to:])
				if s.kind != Phone || next == nil || taken[to+next[2]] || digitAfter(plain, to+next[3]) {
					break
				}
				from, to = to+next[2], to+next[3]
			}
		}
	}
	return out
}

// another finds a local number right behind the one before.
var another = regexp.MustCompile(`^[、，,;； /或和及]{1,3}(\d{3,4}[ -]?\d{4})`)

// mayHold is a quick look, for most texts have no digits to speak of.
func mayHold(text string) bool {
	most, at := digitsIn(text)
	return most >= fewestDigits || at
}

// digitsIn is how many digits at most stand in a text with little between
// them, and whether it has an at sign. Days and most numbers of documents have
// fewer than any number that is looked for.
func digitsIn(text string) (most int, at bool) {
	if isStamp(text) {
		return 0, false
	}
	digits := 0
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case isDigit(b):
			digits++
		case b == '@':
			at = true
		case b == ' ' || b == '-' || b == '.' || b == '_' || b == '(' || b == ')' || b == '+':
		case b < utf8.RuneSelf:
			digits = 0
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			i += size - 1
			switch {
			case r >= '０' && r <= '９', digitWord(r) >= 0:
				digits++
			case r == '＠':
				at = true
			case r == '（' || r == '）' || r == '—' || r == '－' || r == '–' || r == '‑' || r == '·' || r == '•' || r == '\u3000' || r == '\u00a0':
			default:
				digits = 0
			}
		}
		most = max(most, digits)
	}
	return most, at
}

// isStamp reports whether a text is a day, or a moment, as programs write them
// (ISO 8601): 2026-03-06T00:00:00+08:00.
func isStamp(s string) bool {
	const form = "0000-00-00 00:00:00+00:00"
	if len(s) < len("0000-00-00") || len(s) > len(form) || s[0] != '1' && s[0] != '2' {
		return false
	}
	for i := range len(s) {
		if digit := isDigit(s[i]); digit != (form[i] == '0') || !digit && s[i] != form[i] && s[i] != 'T' {
			return false
		}
	}
	return true
}

// fewestDigits is the length of the shortest number looked for: a local
// telephone number.
const fewestDigits = 7

// digitBefore also sees a letter: 统一社会信用代码 and serial numbers run on.
func digitBefore(s string, i int) bool { return i > 0 && (isDigit(s[i-1]) || isLetter(s[i-1])) }
func digitAfter(s string, i int) bool  { return i < len(s) && (isDigit(s[i]) || isLetter(s[i])) }

func isDigit(b byte) bool  { return b >= '0' && b <= '9' }
func isLetter(b byte) bool { return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' }

// halfWidth maps full-width digits, letters and marks, character for
// character.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～' && r != '（' && r != '）' && r != '：' && r != '，' && r != '；':
			return r - '！' + '!'
		case r == '\u3000' || r == '\u00a0':
			return ' '
		}
		return r
	}, s)
}

// digitWord is the value of a digit written as a word; -1 for anything else.
func digitWord(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// mobileDigits are those of a mobile number. Years and small numbers are
// written with fewer words in a row.
const mobileDigits = 11

// spelled turns long stretches of digits written as words into digits,
// character for character.
func spelled(s string) string {
	if !strings.ContainsAny(s, "〇零一二三四五六七八九") {
		return s
	}
	runes := []rune(s)
	for from := 0; from < len(runes); from++ {
		to := from
		for to < len(runes) && digitWord(runes[to]) >= 0 {
			to++
		}
		if to-from >= mobileDigits {
			for i := from; i < to; i++ {
				runes[i] = rune('0' + digitWord(runes[i]))
			}
		}
		from = max(from, to)
	}
	return string(runes)
}

// isIdentity checks the last digit of a citizen's number (GB 11643-1999,
// ISO 7064 MOD 11-2) and the province it begins with (GB/T 2260).
func isIdentity(s, _ string) bool {
	if p := s[:2]; p < "11" || p > "65" && p != "71" && p != "81" && p != "82" && p != "83" {
		return false
	}
	total := 0
	for i := range 17 {
		weight := 1
		for range 17 - i {
			weight = weight * 2 % 11
		}
		total += int(s[i]-'0') * weight
	}
	return "10X98765432"[total%11] == strings.ToUpper(s)[17]
}

// isCard is the check digit of bank cards (ISO/IEC 7812-1). A code of an
// enterprise may fulfil it by chance, but says what it is.
func isCard(s, before string) bool {
	if strings.HasSuffix(strings.TrimRight(before, ":：为是 "), "信用代码") {
		return false
	}
	total, n := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		if !isDigit(s[i]) {
			continue
		}
		d := int(s[i] - '0')
		if n%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		total += d
		n++
	}
	return n >= 15 && n <= 19 && total%10 == 0
}

// digitsOf keeps the digits of a number, full-width ones too, without the
// prefix of the country.
func digitsOf(s string) string {
	s = strings.TrimLeft(halfWidth(s), " ")
	for _, p := range []string{"+86", "0086"} {
		s = strings.TrimPrefix(s, p)
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
