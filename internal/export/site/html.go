package site

import (
	"html"
	"strings"
)

// writer builds HTML. Text enters by text and attribute values by attr only,
// both escaped; tags are literals of this package.
type writer struct{ strings.Builder }

func (w *writer) tag(literal string) { w.WriteString(literal) }

func (w *writer) text(s string) { w.WriteString(html.EscapeString(s)) }

// attr writes one attribute with a space before it.
func (w *writer) attr(name, value string) {
	w.WriteString(" " + name + `="` + html.EscapeString(value) + `"`)
}
