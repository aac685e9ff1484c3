// Package titlebreak breaks the titles of official documents by meaning.
//
// In: the characters of a title with their widths, a measure and a
// dictionary. Out: the ranges of its lines. Lines never end inside a word or
// a name while any other place exists, and together they make a trapezoid or
// a diamond as GB/T 9704-2012 7.3.1 asks, never a rectangle or an hourglass.
// It is pure: it knows no faces, pages or files, and the same input always
// gives the same lines.
package titlebreak

import "yinfa.dev/yinfa/internal/unit"

// Break returns the ranges of the lines of a title, in order. widths holds
// the advance of each character of text, measure the width of the type area.
// Spaces at the start and end of a line are left out of its range; a range is
// never empty. A nil dictionary stands for Builtin. A title of any length is
// broken; a line is wider than the measure only when one character is.
func Break(text []rune, widths []unit.Length, measure unit.Length, w *Words) [][2]int {
	n := min(len(text), len(widths))
	text, widths = text[:n], widths[:n]
	from, to := trim(text, 0, n)
	if from == to {
		return nil
	}
	t := newTitle(text, widths, measure)
	if t.width(from, to) <= measure-t.em {
		return [][2]int{{from, to}}
	}
	if w == nil {
		w = Builtin()
	}
	t.weigh(w)
	return t.shape(from, to)
}

// trim narrows a range by the spaces at its ends.
func trim(text []rune, from, to int) (int, int) {
	for from < to && isSpace(text[from]) {
		from++
	}
	for to > from && isSpace(text[to-1]) {
		to--
	}
	return from, to
}

func isSpace(r rune) bool {
	return r == ' ' || r == 0x3000 || r == 0xA0 || r == '\t' || r == '\n' || r == '\r'
}

// title is one title while it is broken.
type title struct {
	text    []rune
	at      []unit.Length // start of each character, and the end of the last
	measure unit.Length
	em      unit.Length
	cost    []int // what a line end before each character costs

	// Room for a search, used anew by each:
	states []line
	index  []int32
}

func newTitle(text []rune, widths []unit.Length, measure unit.Length) *title {
	t := &title{text: text, at: make([]unit.Length, len(text)+1), measure: measure}
	for i, w := range widths {
		t.at[i+1] = t.at[i] + max(w, 0)
		t.em = max(t.em, w)
	}
	t.em = max(t.em, 1)
	return t
}

// width returns the width of a line without the spaces at its ends.
func (t *title) width(from, to int) unit.Length {
	from, to = trim(t.text, from, to)
	return t.at[to] - t.at[from]
}
