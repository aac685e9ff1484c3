package markdown

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// figure reads a line that is one image and nothing else:
// ![alt](path "caption"){宽=80mm}.
func (c *converter) figure(l segment) (*doc.Figure, bool) {
	line := c.text[l.start:l.stop]
	if !strings.HasPrefix(line, "![") {
		return nil, false
	}
	end := closingBracket(line, 1)
	if end < 0 {
		return nil, false
	}
	t, ok := parseTarget(line, end+1)
	if !ok {
		return nil, false
	}
	attrs := trim(c.text, segment{l.start + t.end, l.stop})
	if rest := c.text[attrs.start:attrs.stop]; rest != "" && !(strings.HasPrefix(rest, "{") && strings.IndexByte(rest, '}') == len(rest)-1) {
		return nil, false
	}
	in := func(s segment) segment { return segment{l.start + s.start, l.start + s.stop} }
	f := &doc.Figure{
		Target: doc.Text{Value: line[t.dest.start:t.dest.stop], Span: c.of(in(t.dest))},
		Alt:    unescape(line[2:end]),
		Span:   c.of(l),
	}
	if !t.title.empty() {
		f.Caption = c.inline([]segment{trim(c.text, in(t.title))})
	}
	if f.Target.Empty() {
		c.bag.Error(diag.ImageTarget, c.of(l), "这张图片没有写文件名", "请在圆括号里写图片的路径，如 ![现场](图片/现场.jpg)")
	}
	if strings.TrimSpace(f.Alt) == "" {
		c.bag.Warn(diag.ImageAlt, c.of(segment{l.start, l.start + end + 1}),
			"这张图片没有文字说明，看不见图片的读者不知道它是什么",
			"请在方括号里写明图片内容，如 ![仓库消防通道堆放纸箱](图片/3.jpg)")
	}
	if !attrs.empty() {
		f.Width = c.width(attrs)
	}
	return f, true
}

// width reads {宽=80mm}.
func (c *converter) width(attrs segment) unit.Length {
	inner := strings.TrimSpace(c.text[attrs.start+1 : attrs.stop-1])
	key, value, ok := strings.Cut(strings.ReplaceAll(inner, "：", "="), "=")
	key = strings.TrimSpace(key)
	if ok && (key == "宽" || key == "宽度") {
		if w, err := unit.Parse(strings.TrimSpace(value)); err == nil && w > 0 {
			return w
		}
	}
	c.bag.Error(diag.ImageWidth, c.of(attrs),
		"看不懂图片的设置“"+shorten(inner, 30)+"”",
		"只能写宽度，如 {宽=80mm}")
	return 0
}

// closingBracket finds the ] that closes the [ at i, or -1.
func closingBracket(s string, i int) int {
	depth := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && isPunct(s[i+1]) {
				i++
			}
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// unescape drops the backslashes before ASCII punctuation.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
