package model

import (
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
)

const blanks = " \t\u3000\u00a0"

func trim(s string) string { return strings.Trim(s, blanks+"\n") }

func splitLines(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") }

// oneLine joins the lines of a text and drops the blanks around each.
func oneLine(t doc.Text) doc.Text {
	if !strings.Contains(t.Value, "\n") {
		return trimText(t)
	}
	joined := ""
	for _, line := range splitLines(t.Value) {
		joined += trim(line)
	}
	return doc.Text{Value: joined, Span: t.Span}
}

// unspaced drops the spaces between characters that are not Latin.
func unspaced(s string) string {
	runes := []rune(s)
	var out []rune
	for i, r := range runes {
		if r == ' ' && i > 0 && i < len(runes)-1 && runes[i-1] > 0x2000 && runes[i+1] > 0x2000 {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// trimText drops blanks at both ends and moves the span along.
func trimText(t doc.Text) doc.Text {
	left := strings.TrimLeft(t.Value, blanks)
	t.Span.Start.Column += utf8.RuneCountInString(t.Value[:len(t.Value)-len(left)])
	return trimRight(doc.Text{Value: left, Span: t.Span}, blanks)
}

// trimRight drops characters at the end and moves the span's end along.
func trimRight(t doc.Text, cut string) doc.Text {
	right := strings.TrimRight(t.Value, cut)
	if len(right) < len(t.Value) {
		if t.Span.Start.Line == t.Span.End.Line {
			t.Span.End.Column = t.Span.Start.Column + utf8.RuneCountInString(right)
		}
		t.Value = right
	}
	return t
}

// without drops a mark that the program sets itself after the last of a list
// (主送机关：, 抄送……。), which authors type too.
func without(list []doc.Text, marks string) []doc.Text {
	if n := len(list); n > 0 {
		list[n-1] = trimRight(list[n-1], marks+blanks)
		if list[n-1].Empty() {
			return list[:n-1]
		}
	}
	return list
}

// unbracket drops the one pair of brackets around a 附注, which the program
// sets (GB/T 9704-2012 7.3.6).
func unbracket(t doc.Text) doc.Text {
	t = trimText(t)
	runes := []rune(t.Value)
	if !enclosed(runes) {
		return t
	}
	t.Span = t.Span.At(1).To(t.Span)
	t.Value = string(runes[1:])
	last := utf8.RuneCountInString(t.Value) - 1
	t.Value, t.Span.End.Column = string(runes[1:1+last]), t.Span.Start.Column+last
	return trimText(t)
}

// enclosed reports whether the bracket that opens a text is closed by its
// last character.
func enclosed(runes []rune) bool {
	depth := 0
	for i, r := range runes {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		}
		if depth <= 0 {
			return i > 0 && i == len(runes)-1
		}
	}
	return false
}
