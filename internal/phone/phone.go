// Package phone finds telephone numbers that have a digit too many or too few.
//
// In: a text, or a number by itself. Out: where such numbers stand, and how
// many digits they should have. It knows how long numbers are in China, not
// whose they are, and never takes a number for one that no word before it says
// is one.
package phone

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Fault is a number of the wrong length: its bytes in the text, and the reason
// in words.
type Fault struct {
	From, To int
	Why      string
}

// Lengths of numbers (《电信网编号计划》): of a mobile one; of a local one,
// without its area code.
const (
	mobileDigits = 11
	localLeast   = 7
	localMost    = 8
)

var (
	// spoken says that numbers follow in the same sentence, and named that
	// the very next one is a mobile number.
	spoken = regexp.MustCompile(`电话|手机|座机|传真|热线|联系方式|联系人`)
	named  = regexp.MustCompile(`手机(?:号码?)?[:： ]{0,2}$`)
	// The numbers: of a mobile, in groups or not; with an area code; any.
	mobile = regexp.MustCompile(`^1[3-9]\d(?:[ -]?\d)*$`)
	area   = regexp.MustCompile(`^[(（]?0\d{2,3}[)）]?[-—－– ]?(\d+(?:[ -]\d+)*)$`)
	number = regexp.MustCompile(`[(（]?[0-9][0-9)）]*(?:[-—－– ]?[0-9]+)*`)
)

// reach is how far behind the word a number still belongs to it, in bytes:
// about forty characters.
const reach = 120

// WrongIn finds them in a text that is about telephone numbers and little
// else: what stands in a field for them.
func WrongIn(text string) []Fault { return scan(text, 0, len(text)) }

// Wrong finds the numbers of the wrong length in a text, behind the words that
// say that there are some.
func Wrong(text string) []Fault {
	if !plausible(text) {
		return nil // as in nearly every text
	}
	var out []Fault
	end := 0 // of the stretch that was looked at
	for _, at := range spoken.FindAllStringIndex(text, -1) {
		from := max(end, at[1])
		to := min(len(text), at[1]+reach)
		if i := strings.IndexAny(text[at[1]:to], "。；;\n"); i >= 0 {
			to = at[1] + i
		}
		if to <= from {
			continue
		}
		out = append(out, scan(text, from, to)...)
		end = to
	}
	return out
}

// plausible reports whether a text may hold a number of enough digits: no Chinese
// character and no letter stands among them.
func plausible(text string) bool {
	n := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case digit(c):
			if n++; n == fewestDigits {
				return true
			}
		case c > signLead && c < fullLead:
			n = 0
			i += 2 // the rest of the character
		case c > ' ' && c < utf8.RuneSelf && c != '-' && c != '(' && c != ')':
			n = 0
		}
	}
	return false
}

// The first bytes in UTF-8 of the dashes and brackets that stand in numbers;
// those of Chinese characters lie between them.
const signLead, fullLead = 0xE2, 0xEF

// scan looks at the numbers between two offsets of a text.
func scan(text string, from, to int) []Fault {
	var out []Fault
	for _, m := range number.FindAllStringIndex(text[from:to], -1) {
		f := Fault{From: from + m[0], To: from + m[1]}
		if to < len(text) && f.To == to && digit(text[to]) || masked(text, f) || amount(text[f.To:]) {
			continue // cut off by the reach, hidden on purpose, or no number to call
		}
		if f.Why = why(text[f.From:f.To], named.MatchString(text[:f.From])); f.Why != "" {
			out = append(out, f)
		}
	}
	return out
}

// amount reports whether what follows a number makes it a sum.
func amount(after string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	return strings.ContainsRune("元万亿", r)
}

// WrongMobile says what is wrong with the length of a number that is a mobile
// one; "" when nothing is.
func WrongMobile(s string) string { return why(strings.TrimSpace(s), true) }

// fewestDigits is what any number here has; it keeps amounts, days and service
// numbers out.
const fewestDigits = 8

// why says what is wrong with a number; isMobile that a word says it is a
// mobile one.
func why(s string, isMobile bool) string {
	n := count(s)
	switch {
	case mobile.MatchString(s) && (n == mobileDigits-1 || n == mobileDigits+1),
		isMobile && s != "" && s[0] == '1' && n >= fewestDigits && n <= mobileDigits+3 && n != mobileDigits && mobile.MatchString(s):
		return fmt.Sprintf("手机号码是%d位，这里是%d位", mobileDigits, n)
	}
	m := area.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	// An extension stands behind a dash of its own.
	local, _, _ := strings.Cut(m[1], "-")
	if n := count(local); n >= localLeast-2 && (n < localLeast || n > localMost) && n <= localMost+2 {
		return fmt.Sprintf("固定电话在区号后面有%d位或%d位，这里是%d位", localLeast, localMost, n)
	}
	return ""
}

func masked(text string, f Fault) bool {
	const marks = "*×＊xX"
	before, after := strings.TrimRight(text[:f.From], marks), strings.TrimLeft(text[f.To:], marks)
	return len(before) < f.From || len(after) < len(text)-f.To
}

func count(s string) int {
	n := 0
	for i := range len(s) {
		if digit(s[i]) {
			n++
		}
	}
	return n
}

func digit(b byte) bool { return b >= '0' && b <= '9' }
