package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
)

// Chinese characters and marks take three bytes in UTF-8, of which the first
// is not less than wideLead; where it does not matter which they are, they
// are passed over.
const (
	wideLead = 0xE0
	wideSize = 3
)

// zeroDates are the offsets of months and days with a nought before them:
// 04月05日.
func zeroDates(r doc.Run) []int {
	s := r.Text
	var out []int
	for i := nextByte(s, 0, '0'); i < len(s); i = nextByte(s, i+1, '0') {
		if i > 0 && (isDigit(s[i-1]) || s[i-1] == '.') || i+1 >= len(s) || s[i+1] < '1' || s[i+1] > '9' {
			continue
		}
		if rest := s[i+2:]; strings.HasPrefix(rest, "月") || strings.HasPrefix(rest, "日") {
			out = append(out, i)
		}
	}
	return out
}

// nextByte is the offset of a byte from a place on; the length when there is
// none.
func nextByte(s string, from int, b byte) int {
	if i := strings.IndexByte(s[from:], b); i >= 0 {
		return from + i
	}
	return len(s)
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// citedNumbers are the offsets of numbers of documents, cited in a text, that
// are not written as 云政办〔2024〕3号: with other brackets, or with a nought or
// 第 before the figure.
func citedNumbers(r doc.Run) []int {
	s := r.Text
	var out []int
	for from := 0; ; {
		i := strings.Index(s[from:], "号")
		if i < 0 {
			return out
		}
		i += from
		from = i + len("号")
		head := strings.TrimRight(s[:i], "0123456789")
		figure := s[len(head):i]
		if figure == "" {
			continue
		}
		bare := strings.TrimSuffix(head, "第")
		for _, pair := range [...][2]string{{"〔", "〕"}, {"[", "]"}, {"［", "］"}, {"【", "】"}, {"(", ")"}, {"（", "）"}} {
			inner, shut := strings.CutSuffix(bare, pair[1])
			before := strings.TrimRight(inner, "0123456789")
			year := inner[len(before):]
			opening, opened := strings.CutSuffix(before, pair[0])
			last, _ := utf8.DecodeLastRuneInString(opening)
			if !shut || !opened || len(year) != 4 || !unicode.Is(unicode.Han, last) {
				continue
			}
			if pair[0] != "〔" || bare != head || figure[0] == '0' {
				out = append(out, len(opening))
			}
		}
	}
}

// Marks that end something, and cannot stand twice or begin a line. In UTF-8
// each begins with one of two bytes, as few other characters do.
const (
	endMarks    = "，。；：、！？"
	endMarkLead = 0xE3 // or fullWidthLead
)

// strayMarks are the offsets of marks that stand twice, and of one that
// begins a line.
func strayMarks(r doc.Run) []int {
	s := r.Text
	var out []int
	for i := 0; i < len(s); i++ {
		if s[i] != endMarkLead && s[i] != fullWidthLead {
			if s[i] >= wideLead {
				i += wideSize - 1
			}
			continue
		}
		c, _ := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(endMarks, c) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if i == 0 && r.Span.Start.Column == 1 || strings.ContainsRune(endMarks, before) && c != '！' && c != '？' {
			out = append(out, i)
		}
	}
	return out
}

// doubledWords are the offsets of words of two characters that stand twice
// with nothing between them: 推动推动. 一件一件 and the like are meant.
func doubledWords(r doc.Run) []int {
	s := r.Text
	const word = 2 * wideSize // bytes of two Chinese characters
	var out []int
	for i := 0; i+2*word <= len(s); i++ {
		at := s[i : i+2*word]
		if at[0] < wideLead {
			continue
		}
		// The last of a character's bytes says most about it.
		if at[wideSize-1] != at[word+wideSize-1] || at[:word] != at[word:] {
			i += wideSize - 1
			continue
		}
		a, _ := utf8.DecodeRuneInString(s[i:])
		b, _ := utf8.DecodeRuneInString(s[i+wideSize:])
		if a != b && unicode.Is(unicode.Han, a) && unicode.Is(unicode.Han, b) && !meantTwice(s[i:i+word], a) {
			out = append(out, i)
			i += word + wideSize - 1
		}
	}
	return out
}

// meantTwice reports whether a word is repeated on purpose.
func meantTwice(word string, first rune) bool {
	return strings.ContainsRune("一两逐每几某", first) || strings.Contains("非常 很多 许多 研究 考虑 讨论", word)
}
