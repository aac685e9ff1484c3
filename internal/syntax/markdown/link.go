package markdown

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
)

// maxTarget bounds the target of a link or image in bytes, so that reading
// many broken links stays linear.
const maxTarget = 1024

// target is the round bracket after a link's or image's square one.
type target struct {
	dest  segment // in the joined lines
	title segment // without its quotes; empty when absent
	end   int     // after the closing bracket
}

// parseTarget reads “(path "title")” at i. Spaces inside the path are
// accepted, since files in offices have them.
func parseTarget(buf string, i int) (target, bool) {
	if i >= len(buf) || buf[i] != '(' {
		return target{}, false
	}
	limit := min(len(buf), i+maxTarget)
	depth, j := 0, i+1
	var t target
	for ; j < limit; j++ {
		switch buf[j] {
		case '\n':
			return target{}, false
		case '(':
			depth++
		case ')':
			if depth == 0 {
				t.dest = trim(buf, segment{i + 1, j})
				t.end = j + 1
				t.unwrap(buf)
				return t, true
			}
			depth--
		case ' ', '\t':
			rest := strings.TrimLeft(buf[j:limit], " \t")
			at := limit - len(rest)
			for _, q := range [][2]string{{`"`, `"`}, {"'", "'"}, {"“", "”"}} {
				if !strings.HasPrefix(rest, q[0]) {
					continue
				}
				end := strings.Index(rest[len(q[0]):], q[1])
				if end < 0 || strings.Contains(rest[:end+len(q[0])], "\n") {
					continue
				}
				after := at + len(q[0]) + end + len(q[1])
				closing := strings.TrimLeft(buf[after:limit], " \t")
				if strings.HasPrefix(closing, ")") {
					t.dest = trim(buf, segment{i + 1, j})
					t.title = segment{at + len(q[0]), at + len(q[0]) + end}
					t.end = limit - len(closing) + 1
					t.unwrap(buf)
					return t, true
				}
			}
		}
	}
	return target{}, false
}

// unwrap drops the angle brackets around a target.
func (t *target) unwrap(buf string) {
	if d := buf[t.dest.start:t.dest.stop]; len(d) >= 2 && d[0] == '<' && d[len(d)-1] == '>' {
		t.dest.start++
		t.dest.stop--
	}
}

// allowedTarget tells the schemes that may leave an official document.
func allowedTarget(url string) bool {
	l := strings.ToLower(url)
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(l, scheme) && len(l) > len(scheme) {
			return true
		}
	}
	return false
}

// bracket reads a link, a footnote mark, or an ordinary [.
func (s *scanner) bracket(i, to int) int {
	end, ok := s.brackets[i]
	if !ok || end >= to {
		return i
	}
	if strings.HasPrefix(s.buf[i:], "[^") && end > i+2 && !strings.ContainsAny(s.buf[i:end], " \n") {
		s.r.bag.Error(diag.Footnote, s.r.of(s.place(i, end+1)),
			"公文不排脚注，“"+s.buf[i:end+1]+"”只能原样排出",
			"请把注释的内容写进正文的括号里，或者写成附件")
		return i
	}
	if s.inLink > 0 || end == i+1 {
		return i
	}
	t, ok := parseTarget(s.buf, end+1)
	if !ok || t.end > to {
		if strings.HasPrefix(s.buf[end+1:], "（http") {
			s.r.bag.Warn(diag.LinkBrackets, s.r.of(s.place(end+1, end+1+len("（"))),
				"链接地址外面用了全角括号，没有认作链接",
				"请改为半角括号，如 [云澜市政府网](https://www.example.cn/)")
		}
		return i
	}
	s.flush(i)
	url := s.buf[t.dest.start:t.dest.stop]
	if !allowedTarget(url) {
		s.r.bag.Error(diag.LinkTarget, s.r.of(s.place(t.dest.start, t.dest.stop)),
			"链接地址“"+url+"”不能写进公文",
			"只能链接到 http://、https:// 开头的网址和 mailto: 开头的邮箱；引用附件请写附件名称")
		url = ""
	}
	s.links++
	s.inLink = s.links
	s.emit(token{segment: s.place(i, i+1), kind: tokenLink, text: url})
	s.scan(i+1, end)
	s.emit(token{segment: s.place(end, end+1), kind: tokenLinkEnd})
	s.inLink = 0
	if !t.title.empty() {
		s.r.bag.Warn(diag.LinkTitle, s.r.of(s.place(t.title.start, t.title.stop)),
			"链接的提示文字“"+s.buf[t.title.start:t.title.stop]+"”印不出来",
			"请写进正文，或者删去")
	}
	return t.end
}

// image reports an image inside a line of text; its source stays visible.
func (s *scanner) image(i, to int) int {
	end, ok := s.brackets[i+1]
	if !ok || end >= to {
		return i
	}
	t, ok := parseTarget(s.buf, end+1)
	if !ok || t.end > to {
		return i
	}
	s.r.bag.Error(diag.ImageInline, s.r.of(s.place(i, t.end)),
		"图片夹在文字中间，无法单独排放",
		"请把图片单独写成一段，前后各空一行")
	if s.pend < 0 {
		s.pend = i
	}
	return t.end
}

func isURLByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		strings.IndexByte("-._~:/?#[]@!$&'()*+,;=%", c) >= 0
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// bareURL reads an address that stands in the text without marks.
func (s *scanner) bareURL(i, to int) int {
	if s.inLink > 0 || i > 0 && isWordByte(s.buf[i-1]) {
		return i
	}
	rest := s.buf[i:to]
	head := 0
	for _, scheme := range []string{"http://", "https://"} {
		if len(rest) > len(scheme) && strings.EqualFold(rest[:len(scheme)], scheme) {
			head = len(scheme)
		}
	}
	if head == 0 {
		return i
	}
	n := head
	for n < len(rest) && isURLByte(rest[n]) {
		n++
	}
	// Stars and brackets at the end belong to the sentence.
	depth := strings.Count(rest[:n], ")") - strings.Count(rest[:n], "(")
	for n > head && (strings.IndexByte(".,;:!?'*]", rest[n-1]) >= 0 || rest[n-1] == ')' && depth > 0) {
		if rest[n-1] == ')' {
			depth--
		}
		n--
	}
	if n == head {
		return i
	}
	s.link(segment{i, i + n}, rest[:n])
	return i + n
}

// link emits a stretch that is its own text and target.
func (s *scanner) link(at segment, url string) {
	s.flush(at.start)
	s.links++
	s.inLink = s.links
	s.emit(token{segment: s.place(at.start, at.start), kind: tokenLink, text: url})
	s.emit(token{segment: s.place(at.start, at.stop), kind: tokenText})
	s.emit(token{segment: s.place(at.stop, at.stop), kind: tokenLinkEnd})
	s.inLink = 0
}

// email reads an address around the @ at i, whose local part is still
// pending text.
func (s *scanner) email(i, to int) int {
	if s.inLink > 0 || s.pend < 0 {
		return i
	}
	from := i
	for from > s.pend && i-from < 64 && (isWordByte(s.buf[from-1]) || strings.IndexByte("._-+", s.buf[from-1]) >= 0) {
		from--
	}
	end, dot := i+1, false
	for end < to && end-i < 256 && (isWordByte(s.buf[end]) || s.buf[end] == '-' || s.buf[end] == '.') {
		end++
	}
	for end > i+1 && !isWordByte(s.buf[end-1]) {
		end--
	}
	dot = strings.Contains(s.buf[i:end], ".")
	if from == i || !dot || !isWordByte(s.buf[from]) || !isWordByte(s.buf[i+1]) {
		return i
	}
	s.link(segment{from, end}, "mailto:"+s.buf[from:end])
	return end
}
