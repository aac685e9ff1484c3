package compose

import (
	"strings"

	"yinfa.dev/yinfa/internal/doc"
)

// deepest is the last numbered level (GB/T 9704-2012 7.3.3).
const deepest = 4

// counter counts the headings of each level, from 1.
type counter [deepest + 1]int

// step counts a heading and starts the levels below it over. A number typed
// by hand is taken as it is; package markdown has checked its order.
func (c *counter) step(level, typed int) int {
	c[level]++
	if typed > 0 {
		c[level] = typed
	}
	clear(c[level+1:])
	return c[level]
}

// heading numbers a heading in the form of its level. Chapters (第一章) keep
// their text as it is and start every level over.
func (s *Scope) heading(h *doc.Heading) *doc.Heading {
	out := *h
	if h.Level < 1 || h.Level > deepest {
		clear(s.count[:])
		out.Head = afterMark(h.Head)
		return &out
	}
	out.Number = numeral(h.Level, s.count.step(h.Level, value(h.Typed)))
	if h.Level >= firstSentenceLevel && !h.Marked && len(h.Tail) == 0 && isSentence(doc.PlainText(h.Head)) {
		out.Head, out.Tail = nil, h.Head
	}
	return &out
}

// firstSentenceLevel is the level from which an item typed as one whole
// sentence (1. 按时报送情况，……。) is text and no heading: above it, offices
// set such a sentence in the heading's face.
const firstSentenceLevel = 3

// isSentence reports whether text ends as sentences and clauses do.
func isSentence(s string) bool {
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "；")
}
