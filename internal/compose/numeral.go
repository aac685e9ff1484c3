package compose

import (
	"strconv"
	"strings"
)

var hanDigits = []rune("零一二三四五六七八九")

// han writes 1–999 in Chinese numerals: 十二, 二十, 一百零三. Other numbers
// give "".
func han(n int) string {
	if n <= 0 || n > 999 {
		return ""
	}
	h, t, u := n/100, n/10%10, n%10
	s := ""
	if h > 0 {
		s = string(hanDigits[h]) + "百"
	}
	switch {
	case t == 1 && h == 0:
		s += "十"
	case t > 0:
		s += string(hanDigits[t]) + "十"
	case h > 0 && u > 0:
		s += "零"
	}
	if u > 0 {
		s += string(hanDigits[u])
	}
	return s
}

// ofHan reads 1–999 in Chinese numerals; 0 for anything else.
func ofHan(s string) int {
	if s == "" || len(s) > 15 {
		return 0
	}
	total, digit := 0, 0
	for _, r := range s {
		switch r {
		case '百':
			total, digit = total+max(1, digit)*100, 0
		case '十':
			total, digit = total+max(1, digit)*10, 0
		case '零', '〇':
		default:
			d := strings.IndexRune(string(hanDigits), r)
			if d < 0 {
				return 0
			}
			digit = d / len("零")
		}
	}
	total += digit
	if total > 999 {
		return 0
	}
	return total
}

// numeral writes the number of a heading with its mark: 一、 （一） 1. （1）.
// Beyond 999 Arabic digits stand in for Chinese ones.
func numeral(level, n int) string {
	arabic := strconv.Itoa(n)
	chinese := han(n)
	if chinese == "" {
		chinese = arabic
	}
	switch level {
	case 1:
		return chinese + "、"
	case 2:
		return "（" + chinese + "）"
	case 3:
		return arabic + "."
	}
	return "（" + arabic + "）"
}

// value reads a number typed by hand, with or without its mark; 0 when it is
// none.
func value(typed string) int {
	s := strings.Trim(typed, "（）()、.．。,， \t\u3000")
	if n := ofHan(s); n > 0 {
		return n
	}
	n := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r >= '０' && r <= '９':
			n = n*10 + int(r-'０')
		default:
			return 0
		}
		if n > 9999 {
			return 0
		}
	}
	return n
}
