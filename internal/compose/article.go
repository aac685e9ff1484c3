package compose

import (
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
)

// afterMark widens the space after 第一章 and 第一条 to a full character,
// which is how rules are printed; a keyboard gives the narrow one. The runs
// given are not changed, and characters keep their places.
func afterMark(runs []doc.Run) []doc.Run {
	if len(runs) == 0 || runs[0].Generated || runs[0].Break {
		return runs
	}
	text := runs[0].Text
	n := articleMark(text)
	if n == 0 || !strings.HasPrefix(text[n:], " ") || strings.HasPrefix(text[n:], "  ") {
		return runs
	}
	out := append([]doc.Run(nil), runs...)
	out[0].Text = text[:n] + "\u3000" + text[n+1:]
	return out
}

// articleMark is the length of 第一章, 第二节, 第三编 or 第四条 at the start of
// a text, or 0.
func articleMark(s string) int {
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		return 0
	}
	figures := strings.TrimLeft(rest, "0123456789〇零一二三四五六七八九十百千")
	kind, size := utf8.DecodeRuneInString(figures)
	if len(figures) == len(rest) || !strings.ContainsRune("章节编条", kind) {
		return 0
	}
	return len(s) - len(figures) + size
}
