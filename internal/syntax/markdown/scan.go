package markdown

import (
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
)

// pair finds the closing bracket of every [ and the next run of the same
// length of every run of `, in one pass each.
func (s *scanner) pair() {
	if strings.IndexByte(s.buf, '[') < 0 && strings.IndexByte(s.buf, '`') < 0 {
		return
	}
	s.brackets, s.ticks = map[int]int{}, map[int]int{}
	last := map[int]int{}
	var stack []int
	for i := 0; i < len(s.buf); i++ {
		switch s.buf[i] {
		case '\\':
			if i+1 < len(s.buf) && isPunct(s.buf[i+1]) {
				i++
			}
		case '[':
			stack = append(stack, i)
		case ']':
			if len(stack) > 0 {
				s.brackets[stack[len(stack)-1]] = i
				stack = stack[:len(stack)-1]
			}
		case '`':
			n := repeat(s.buf[i:], '`')
			if from, ok := last[n]; ok {
				s.ticks[from] = i
			}
			last[n] = i
			i += n - 1
		}
	}
}

func repeat(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

func (s *scanner) flush(to int) {
	if s.pend >= 0 && s.pend < to {
		s.emit(token{segment: s.place(s.pend, to), kind: tokenText})
	}
	s.pend = -1
}

func (s *scanner) emit(t token) {
	t.inLink = s.inLink
	s.tokens = append(s.tokens, t)
}

// scan reads [i,to) of the joined lines.
func (s *scanner) scan(i, to int) {
	for i < to {
		// U+3000 to U+DFFF, nearly all Chinese, three bytes each: no mark.
		if c := s.buf[i]; c >= 0xE3 && c <= 0xED {
			if s.pend < 0 {
				s.pend = i
			}
			i += 3
			continue
		}
		next := s.mark(i, to)
		if next > i {
			i = next
			continue
		}
		if s.pend < 0 {
			s.pend = i
		}
		if s.buf[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s.buf[i:])
		i += size
	}
	s.flush(to)
}

// mark reads a construct that begins at i and returns the offset after it,
// or i when the character is ordinary text.
func (s *scanner) mark(i, to int) int {
	switch c := s.buf[i]; c {
	case '\n':
		return s.newline(i)
	case '\t':
		s.flush(i)
		s.emit(token{segment: s.place(i, i+1), kind: tokenGenerated, text: " "})
		return i + 1
	case '\\':
		return s.escape(i, to)
	case '*':
		return s.stars(i, to)
	case '`':
		return s.code(i, to)
	case '[':
		return s.bracket(i, to)
	case '!':
		if i+1 < to && s.buf[i+1] == '[' {
			return s.image(i, to)
		}
	case '<':
		return s.angle(i, to)
	case '&':
		return s.entity(i, to)
	case 'h', 'H':
		return s.bareURL(i, to)
	case '@':
		return s.email(i, to)
	default:
		if c < 0x20 || c == 0x7f || c == 0xc2 || c == 0xe1 || c == 0xe2 || c >= 0xee {
			return s.special(i)
		}
	}
	return i
}

// special handles characters that are not set as they stand.
func (s *scanner) special(i int) int {
	r, size := utf8.DecodeRuneInString(s.buf[i:])
	if isWideIndent(r) {
		s.flush(i)
		s.emit(token{segment: s.place(i, i+size), kind: tokenGenerated, text: plainSpace(r)})
		return i + size
	}
	if unset(r) {
		s.flush(i)
		return i + size
	}
	return i
}

// plainSpace is the space that every face has for one that few have.
func plainSpace(r rune) string {
	if r == '\u2003' || r == '\u2001' || r == wideSpace {
		return string(wideSpace)
	}
	return " "
}

// newline joins two lines: by a hand-set break, by a space between Latin
// words, by nothing in Chinese text.
func (s *scanner) newline(i int) int {
	kept := strings.TrimRight(s.buf[:i], " \t")
	hard := strings.HasSuffix(s.buf[:i], hardBreak)
	s.flush(min(i, max(len(kept), s.pend)))
	next := i + 1
	for next < len(s.buf) && (s.buf[next] == ' ' || s.buf[next] == '\t') {
		next++
	}
	at := s.place(i, i)
	if hard {
		s.emit(token{segment: at, kind: tokenBreak})
		return next
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(kept, "*"))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s.buf[next:], "*"))
	if n := len(s.tokens); n > 0 && s.tokens[n-1].kind == tokenBreak {
		return next
	}
	if !isWide(before) && !isWide(after) && before != utf8.RuneError && after != utf8.RuneError && before != '\n' {
		s.emit(token{segment: at, kind: tokenGenerated, text: " "})
	}
	return next
}

func (s *scanner) escape(i, to int) int {
	if i+1 >= to {
		return i
	}
	switch c := s.buf[i+1]; {
	case c == '\n':
		s.flush(i)
		s.emit(token{segment: s.place(i, i+1), kind: tokenBreak})
		return s.newline(i + 1)
	case isPunct(c):
		s.flush(i)
		s.pend = i + 1
		return i + 2
	}
	return i
}

// code keeps the text of a code span and reports the marks.
func (s *scanner) code(i, to int) int {
	n := repeat(s.buf[i:], '`')
	end, ok := s.ticks[i]
	if !ok || end+n > to || strings.Contains(s.buf[i:end], "\n") {
		if s.pend < 0 {
			s.pend = i
		}
		return i + n
	}
	s.flush(i)
	s.r.bag.Warn(diag.CodeSpan, s.r.of(s.place(i, end+n)),
		"公文没有代码字体，反引号“`”已去掉，只保留其中的文字",
		"请删去反引号；需要突出的词语写成 **加粗** 或加引号")
	for j := i + n; j < end; {
		r, size := utf8.DecodeRuneInString(s.buf[j:])
		if r >= 0x80 || r < 0x20 {
			if next := s.special(j); next > j {
				j = next
				continue
			}
		}
		if s.pend < 0 {
			s.pend = j
		}
		j += size
	}
	s.flush(end)
	return end + n
}
