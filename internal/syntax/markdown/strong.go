package markdown

import (
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
)

// stars reads a run of *. Two (or three, as others write bold italics) may
// begin or end bold; any other number is text, because official documents
// have no italics and masks like 张* and ****** are common in them.
func (s *scanner) stars(i, to int) int {
	n := repeat(s.buf[i:to], '*')
	if n != 2 && n != 3 {
		if s.pend < 0 {
			s.pend = i
		}
		return i + n
	}
	before, _ := utf8.DecodeLastRuneInString(s.buf[:i])
	after, _ := utf8.DecodeRuneInString(s.buf[i+n:])
	gap := func(r rune) bool { return r == utf8.RuneError || r == '\n' || isSpace(r) }
	s.flush(i)
	s.emit(token{
		segment: s.place(i, i+n), kind: tokenStars,
		// Unlike CommonMark, only the inner side decides: Chinese text has
		// no spaces, and a quotation mark or a stop on the inner side is
		// the ordinary case.
		open:  !gap(after) && (!isPausing(after) || isOpening(after)),
		close: !gap(before) && (!isOpening(before) || isPausing(before)),
	})
	return i + n
}

// strong pairs the stars: the first that may open with the next of the same
// length that may close, both inside the same link or none.
func (s *scanner) strong() {
	open := -1
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != tokenStars {
			continue
		}
		if open >= 0 {
			o := &s.tokens[open]
			if t.close && i > open+1 && o.stop-o.start == t.stop-t.start && o.inLink == t.inLink {
				o.resolved, t.resolved = true, true
				open = -1
				continue
			}
		}
		if t.open && (open < 0 || s.tokens[open].inLink != t.inLink) {
			open = i
		}
	}
	for _, t := range s.tokens {
		if t.kind == tokenStars && !t.resolved && t.open {
			s.r.bag.Warn(diag.BoldOpen, s.r.of(t.segment),
				"这里的“**”没有成对，已按星号原样排出",
				"要加粗，请在词语前后各写两个星号，如 **加粗**；要排星号本身，请写成 \\*\\*")
			return
		}
	}
}
