package markdown

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// figures reads a line of images and nothing else:
// ![alt](path "caption"){宽=80mm}.
func (c *converter) figures(l segment) ([]doc.Block, bool) {
	var parts []image
	for rest := l; !rest.empty(); {
		part, ok := splitImage(c.text, rest)
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
		rest = trim(c.text, segment{part.all.stop, l.stop})
	}
	var out []doc.Block
	for _, p := range parts {
		out = append(out, c.figure(p))
	}
	return out, len(out) > 0
}

// image is the parts of an image as segments of the file.
type image struct{ all, alt, target, caption, attrs segment }

// splitImage reads the image at the start of l.
func splitImage(text string, l segment) (image, bool) {
	line := text[l.start:l.stop]
	if !strings.HasPrefix(line, "![") {
		return image{}, false
	}
	end := closingBracket(line, 1)
	if end < 0 {
		return image{}, false
	}
	t, ok := parseTarget(line, end+1)
	if !ok {
		return image{}, false
	}
	in := func(from, to int) segment { return segment{l.start + from, l.start + to} }
	out := image{
		all: in(0, t.end), alt: in(2, end),
		target:  in(t.dest.start, t.dest.stop),
		caption: in(t.title.start, t.title.stop),
	}
	after := trim(text, segment{l.start + t.end, l.stop})
	if rest := text[after.start:after.stop]; strings.HasPrefix(rest, "{") {
		if n := strings.IndexByte(rest, '}'); n > 0 {
			out.attrs = segment{after.start, after.start + n + 1}
			out.all.stop = out.attrs.stop
		}
	}
	return out, true
}

func (c *converter) figure(p image) *doc.Figure {
	f := &doc.Figure{
		Target: doc.Text{Value: c.text[p.target.start:p.target.stop], Span: c.of(p.target)},
		Alt:    unescape(c.text[p.alt.start:p.alt.stop]),
		Span:   c.of(p.all),
	}
	if !p.caption.empty() {
		f.Caption = c.inline([]segment{trim(c.text, p.caption)})
	}
	if f.Target.Empty() {
		c.bag.Error(diag.ImageTarget, c.of(p.all), "这张图片没有写文件名", "请在圆括号里写图片的路径，如 ![现场](图片/现场.jpg)")
	}
	if strings.TrimSpace(f.Alt) == "" {
		c.bag.Warn(diag.ImageAlt, c.span(p.all.start, p.alt.stop+1),
			"这张图片没有文字说明，看不见图片的读者不知道它是什么",
			"请在方括号里写明图片内容，如 ![仓库消防通道堆放纸箱](图片/3.jpg)")
	}
	if !p.attrs.empty() {
		f.Width = c.width(p.attrs)
	}
	return f
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
