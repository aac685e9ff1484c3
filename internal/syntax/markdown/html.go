package markdown

import (
	"html"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
)

// angle reads <https://…>, <name@example.cn>, raw HTML, or an ordinary <.
func (s *scanner) angle(i, to int) int {
	rest := s.buf[i:to]
	if strings.HasPrefix(rest, "<!--") && !s.noCommentEnd {
		end := strings.Index(rest, "-->")
		if end < 0 {
			s.noCommentEnd = true
			return i
		}
		s.flush(i)
		s.rawHTML(i, i+end+3)
		return i + end + 3
	}
	end := strings.IndexAny(rest[1:], "<>") + 1
	if end < 1 || rest[end] != '>' {
		return i
	}
	inner := rest[1:end]
	if s.inLink == 0 && !strings.ContainsAny(inner, " \t\n") {
		if allowedTarget(inner) {
			s.flush(i)
			s.link(segment{i + 1, i + end}, inner)
			return i + end + 1
		}
		if at := strings.IndexByte(inner, '@'); at > 0 && strings.Contains(inner[at:], ".") && isASCII(inner) {
			s.flush(i)
			s.link(segment{i + 1, i + end}, "mailto:"+inner)
			return i + end + 1
		}
	}
	if !isTag(inner) {
		return i
	}
	s.flush(i)
	s.rawHTML(i, i+end+1)
	return i + end + 1
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isTag tells the inside of an HTML tag: a Latin name, then nothing, or a
// space and attributes.
func isTag(inner string) bool {
	inner = strings.TrimPrefix(inner, "/")
	n := 0
	for n < len(inner) && (isWordByte(inner[n]) || n > 0 && inner[n] == '-') {
		n++
	}
	if n == 0 || inner[0] >= '0' && inner[0] <= '9' {
		return false
	}
	return n == len(inner) || strings.IndexByte(" \t\n/", inner[n]) >= 0
}

// rawHTML reports a tag inside text. The tags of one paragraph are one
// mistake, so closing tags are passed over once a tag was reported.
func (s *scanner) rawHTML(from, to int) {
	tag := s.buf[from:to]
	if s.html && strings.HasPrefix(tag, "</") {
		return
	}
	s.html = true
	hint := "请删去标记，只留文字；加粗写成 **文字**，字体字号由版式决定"
	if strings.HasPrefix(strings.ToLower(tag), "<br") {
		hint = "要在这里换行，请在行末写一个反斜杠 \\"
	}
	s.r.bag.Add(diag.Diagnostic{Code: diag.RawHTML, Severity: diag.Error, Span: s.r.of(s.place(from, to)),
		Summary: "正文里有网页标记 " + shorten(tag, 40) + "，公文不能用网页标记排版", Hint: hint})
}

// entity decodes &name; and &#number;. What is no entity stays as it is.
func (s *scanner) entity(i, to int) int {
	limit := min(to, i+40)
	end := strings.IndexByte(s.buf[i:limit], ';')
	if end < 2 {
		return i
	}
	written := s.buf[i : i+end+1]
	decoded := html.UnescapeString(written)
	if !isEntity(written) || decoded == written || strings.HasSuffix(decoded, ";") && written != "&semi;" && written != "&#59;" {
		return i
	}
	s.flush(i)
	at := s.place(i, i+end+1)
	var b strings.Builder
	for _, r := range decoded {
		switch {
		case isWideIndent(r):
			b.WriteString(plainSpace(r))
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case unset(r):
			s.r.bag.Warn(diag.CharInvisible, s.r.of(at),
				"“"+written+"”是一个看不见的字符，没有排出", "请删去")
		default:
			b.WriteRune(r)
		}
	}
	if b.Len() > 0 {
		s.emit(token{segment: at, kind: tokenGenerated, text: b.String()})
	}
	return i + end + 1
}

// isEntity tells the shape of &name; and &#number;.
func isEntity(s string) bool {
	for i := 1; i < len(s)-1; i++ {
		if !isWordByte(s[i]) && !(i == 1 && s[i] == '#') {
			return false
		}
	}
	return true
}

// shorten cuts a quotation for a message to n characters, on one line.
func shorten(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n]) + "……"
}
