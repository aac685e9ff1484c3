package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// number is a level number typed at the start of a line (GB/T 9704-2012
// 7.3.3: 一、（一）1.（1）).
type number struct {
	level int    // 1–4; 5 is ①, which has no level in the document tree
	value int    // from 1
	form  string // the right spelling
	size  int    // bytes of the number as typed, with the spaces after it
	bare  int    // bytes of the number without those spaces
	asIs  bool   // typed in the right spelling
}

const chineseDigits = "一二三四五六七八九"

// chineseValue reads 一 to 九百九十九; 0 means it is no number.
func chineseValue(s string) int {
	total, digit, last := 0, 0, 1000
	for _, r := range s {
		switch {
		case r == '百' || r == '十':
			unit := 100
			if r == '十' {
				unit = 10
			}
			if unit >= last {
				return 0
			}
			if digit == 0 {
				if r == '百' || total > 0 && last != 100 {
					return 0
				}
				digit = 1
			}
			total, digit, last = total+digit*unit, 0, unit
		case r == '零' || r == '〇':
			if digit != 0 || total == 0 {
				return 0
			}
		default:
			n := strings.IndexRune(chineseDigits, r)
			if n < 0 || digit != 0 {
				return 0
			}
			digit = n/len("一") + 1
		}
	}
	return total + digit
}

// chinese writes 1 to 999 in Chinese.
func chinese(n int) string {
	digit := func(d int) string { return chineseDigits[(d-1)*len("一") : d*len("一")] }
	s := ""
	if n >= 100 {
		s = digit(n/100) + "百"
		n %= 100
		if n > 0 && n < 10 {
			return s + "零" + digit(n)
		}
	}
	if n >= 10 {
		if n/10 > 1 || s != "" {
			s += digit(n / 10)
		}
		s += "十"
		n %= 10
	}
	if n > 0 {
		s += digit(n)
	}
	return s
}

// levelForm writes number n of a level in its right spelling.
func levelForm(level, n int) string {
	switch level {
	case 1:
		return chinese(n) + "、"
	case 2:
		return "（" + chinese(n) + "）"
	case 3:
		return strconv.Itoa(n) + "."
	}
	return "（" + strconv.Itoa(n) + "）"
}

func isChineseDigit(r rune) bool {
	return strings.ContainsRune("一二三四五六七八九十百零〇", r)
}

// arabic returns the value of a digit of either width, or -1.
func arabic(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

// figures reads a number at the start of s: its value, how many bytes it
// takes and whether it is Chinese. Size 0 means there is none.
func figures(s string) (value, size int, han bool) {
	count := 0
	for i, r := range s {
		a := arabic(r)
		switch {
		case a >= 0 && !han:
			value = value*10 + a
		case isChineseDigit(r) && (i == 0 || han):
			han = true
		default:
			r = 0
		}
		if r == 0 {
			break
		}
		if count++; count > 5 {
			return 0, 0, false
		}
		size = i + utf8.RuneLen(r)
	}
	if han {
		value = chineseValue(s[:size])
	} else if count > 2 {
		// 2021. and 1000、 are years and amounts, not level numbers.
		return 0, 0, false
	}
	if value == 0 {
		return 0, 0, false
	}
	return value, size, han
}

// typedNumber recognises a level number at the start of a line, in the right
// spelling or in one of those that people type instead.
func typedNumber(s string) (number, bool) {
	r, open := utf8.DecodeRuneInString(s)
	for _, set := range signs {
		if r >= set.first && r <= set.last {
			n := number{level: set.level, value: int(r-set.first) + 1, bare: open}
			if n.form = string(r); n.level < 5 {
				n.form = levelForm(n.level, n.value)
			}
			return n.measured(s), true
		}
	}
	if r != '（' && r != '(' {
		open = 0
	}
	value, size, han := figures(s[open:])
	if size == 0 {
		return number{}, false
	}
	rest := s[open+size:]
	mark, width := utf8.DecodeRuneInString(rest)
	after, _ := utf8.DecodeRuneInString(rest[width:])
	level := 0
	switch {
	case open > 0 && (mark == '）' || mark == ')'):
		level = 2
		if !han {
			level = 4
		}
		if after == '、' {
			width += len("、")
		}
	case open > 0:
		return number{}, false
	case han && (mark == '、' || mark == '.' || mark == '．'):
		level = 1
		if mark != '、' && isChineseDigit(after) {
			return number{}, false
		}
		// 一、二季度 and 三、四级 are enumerations, not numbers.
		if mark == '、' && enumerates(value, rest[width:]) {
			return number{}, false
		}
	case !han && (mark == '.' || mark == '．' || mark == '、'):
		level = 3
		// 1.5万元 and 1、2号楼 are no level numbers, 1.2026年 is.
		if arabic(after) >= 0 && !datesAfter(rest[width:]) {
			return number{}, false
		}
		if after == '.' || after == '．' {
			return number{}, false
		}
	case !han && (mark == '）' || mark == ')'):
		level = 4
	default:
		return number{}, false
	}
	n := number{level: level, value: value, form: levelForm(level, value), bare: open + size + width}
	return n.measured(s), true
}

// measured completes a number from the text it begins.
func (n number) measured(s string) number {
	n.asIs = s[:n.bare] == n.form
	spaces, _ := indent(s[n.bare:])
	n.size = n.bare + spaces
	return n
}

// signs are the numbers that input methods offer as one character.
var signs = [...]struct {
	first, last rune
	level       int
}{
	{'①', '⑳', 5}, {'⑴', '⒇', 4}, {'⒈', '⒛', 3}, {'㈠', '㈩', 2},
}

// datesAfter tells whether what follows “1.” begins with a year or a month,
// which no decimal fraction does: 1.2026年3月底前, 1.3月底前.
func datesAfter(after string) bool {
	digits, size := 0, 0
	for _, r := range after {
		if arabic(r) < 0 {
			break
		}
		digits++
		size += utf8.RuneLen(r)
		if digits > 4 {
			return false
		}
	}
	rest := after[size:]
	return digits == 4 && strings.HasPrefix(rest, "年") || digits <= 2 && strings.HasPrefix(rest, "月")
}

// looksNumbered tells text that an author may take for a level number, so
// that a backslash before it is meant as an escape.
func looksNumbered(s string) bool {
	if _, ok := typedNumber(s); ok {
		return true
	}
	_, size, han := figures(s)
	return han && strings.HasPrefix(s[size:], "、") || chapter(s) > 0
}

// enumerates tells whether what follows “value、” counts on: 一、二季度 as
// opposed to 二、三年行动目标.
func enumerates(value int, after string) bool {
	next, size, _ := figures(after)
	if next != value+1 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after[size:])
	return strings.ContainsRune("、季级类等楼期批号院审档线月", r)
}

// chapter recognises 第一章 and its kind at the start of a line; it returns
// the bytes of the mark, or 0.
func chapter(s string) int {
	const head = "第"
	if !strings.HasPrefix(s, head) {
		return 0
	}
	_, size, _ := figures(s[len(head):])
	if size == 0 {
		return 0
	}
	r, width := utf8.DecodeRuneInString(s[len(head)+size:])
	if r != '章' && r != '节' && r != '编' {
		return 0
	}
	return len(head) + size + width
}

// article recognises 第一条 with a space after it.
func article(s string) bool {
	const head = "第"
	if !strings.HasPrefix(s, head) {
		return false
	}
	_, size, _ := figures(s[len(head):])
	if size == 0 || !strings.HasPrefix(s[len(head)+size:], "条") {
		return false
	}
	n, _ := indent(s[len(head)+size+len("条"):])
	return n > 0
}

// chapterLine tells a line that is a chapter heading and nothing else:
// 第一章 总则.
func chapterLine(s string) bool {
	n := chapter(s)
	if n == 0 {
		return false
	}
	spaces, _ := indent(s[n:])
	rest := s[n+spaces:]
	return (spaces > 0 || rest == "") && utf8.RuneCountInString(rest) <= 30 && !strings.ContainsAny(rest, "。；：，,")
}

// startsParagraph tells a line that begins a paragraph by itself, without a
// blank line before it.
func startsParagraph(line string) bool {
	_, wide := indent(line)
	if wide {
		return true
	}
	line = strings.TrimLeft(line, " \t")
	line = strings.TrimPrefix(strings.TrimPrefix(line, "**"), "\\")
	// ——坚持…… and the bullets of word processors stand at the head of a
	// point.
	if r, _ := utf8.DecodeRuneInString(line); strings.HasPrefix(line, "——") || strings.ContainsRune("●○•■□◆◇▪★☆※", r) {
		return true
	}
	_, ok := typedNumber(line)
	return ok || article(line) || chapterLine(strings.TrimRight(line, " \t\n"))
}
