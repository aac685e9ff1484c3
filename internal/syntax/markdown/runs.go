package markdown

import (
	"strings"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// sentence returns the number of characters up to and with the first 。 that
// stands outside quotation marks and brackets, or -1. Where quotation marks
// do not match, the first 。 counts.
func sentence(s string) int {
	depth, first, n := 0, -1, 0
	for _, r := range s {
		n++
		switch r {
		case '。':
			if depth == 0 {
				return n
			}
			if first < 0 {
				first = n
			}
		case '“', '《', '（', '〔', '【', '‘', '「', '(':
			depth++
		case '”', '》', '）', '〕', '】', '’', '」', ')':
			depth = max(0, depth-1)
		}
	}
	if depth > 0 {
		return first
	}
	return -1
}

// cut divides runs after n characters. A space between the halves goes.
func cut(runs []doc.Run, n int) (head, tail []doc.Run) {
	for i, r := range runs {
		count := source.Characters(r.Text)
		if count < n {
			n -= count
			continue
		}
		head = append(head, runs[:i]...)
		if n == count || r.Generated {
			return append(head, r), trimLeft(runs[i+1:])
		}
		a, b := divide(r, n)
		return append(head, a), trimLeft(append([]doc.Run{b}, runs[i+1:]...))
	}
	return runs, nil
}

// divide cuts a run that stands in the source after n characters.
func divide(r doc.Run, n int) (a, b doc.Run) {
	at := len(r.Text)
	for i := range r.Text {
		if n == 0 {
			at = i
			break
		}
		n--
	}
	a, b = r, r
	a.Text, b.Text = r.Text[:at], r.Text[at:]
	a.Span.End = r.Span.Start
	a.Span.End.Column += source.Characters(a.Text)
	b.Span.Start = a.Span.End
	return a, b
}

// trimLeft drops the spaces at the start of runs.
func trimLeft(runs []doc.Run) []doc.Run {
	for len(runs) > 0 && !runs[0].Break {
		r := runs[0]
		n := len(r.Text) - len(strings.TrimLeftFunc(r.Text, isSpace))
		switch {
		case n == len(r.Text):
			runs = runs[1:]
			continue
		case n > 0 && !r.Generated:
			_, rest := divide(r, source.Characters(r.Text[:n]))
			return append([]doc.Run{rest}, runs[1:]...)
		}
		break
	}
	return runs
}

// typedMark is a number as typed.
type typedMark struct {
	text string
	span source.Span
}

// takeNumber takes the level number off the start of the text.
func takeNumber(runs []doc.Run) (number, typedMark, []doc.Run, bool) {
	if runs[0].Generated || runs[0].Break || runs[0].Link != "" {
		return number{}, typedMark{}, nil, false
	}
	text := runs[0].Text
	n, ok := typedNumber(text)
	if !ok {
		return number{}, typedMark{}, nil, false
	}
	mark, rest := divide(runs[0], source.Characters(text[:n.bare]))
	out := runs[1:]
	if rest.Text != "" {
		out = append([]doc.Run{rest}, out...)
	}
	return n, typedMark{mark.Text, mark.Span}, trimLeft(out), true
}

// unescapeNumber drops the backslash before a number that is no level
// number: \（一）.
func unescapeNumber(runs []doc.Run) ([]doc.Run, bool) {
	text := runs[0].Text
	if runs[0].Generated || !strings.HasPrefix(text, "\\") {
		return nil, false
	}
	if !looksNumbered(text[1:]) {
		return nil, false
	}
	_, rest := divide(runs[0], 1)
	return append([]doc.Run{rest}, runs[1:]...), true
}

func plain(runs []doc.Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}
