package pdf

import "yinfa.dev/yinfa/internal/page"

// writeLink writes the annotation of a link (ISO 32000-1 12.5.6.5) and
// returns its object number. key is its place in the parent tree. Readers
// that do not see the page are told the target (ISO 14289-1 7.18.5).
func (j *job) writeLink(index int, p *page.Page, l *page.LinkArea, key int) int {
	f := j.file
	num := f.reserve(1)
	b := boxOf(index, p.Height, l.X, l.Y, l.W, l.H)
	target := clean(l.Target)
	f.begin(num)
	f.body = append(f.body, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...)
	f.body = appendFixed(f.body, b.left, 3)
	f.body = appendMilli(f.body, b.bottom)
	f.body = appendMilli(f.body, b.right)
	f.body = appendMilli(f.body, b.top)
	f.body = append(f.body, "]/StructParent "...)
	f.body = appendInt(f.body, key)
	f.body = appendText(append(f.body, "/Contents"...), target)
	f.body = append(f.body, "/A<</S/URI/URI"...)
	f.body = appendBytes(f.body, escapeURI(target))
	f.body = append(f.body, ">>>>"...)
	f.end()
	j.tree.addAnnotation(l.Node, index, num)
	return num
}

// escapeURI writes everything but visible ASCII as percent escapes: an
// address in a file is seven-bit (ISO 32000-1 12.6.4.7).
func escapeURI(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c > ' ' && c < 0x7F {
			b = append(b, c)
		} else {
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return string(b)
}
