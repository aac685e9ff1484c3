package yaml

import (
	"strings"

	"yinfa.dev/yinfa/internal/source"
)

// literal reads the lines under | that belong to a key indented so far.
func (q *quick) literal(at, indent int) (*Node, bool) {
	if strings.TrimRight(q.text[at:q.end], " ") != "|" {
		return nil, false
	}
	out := q.node(Scalar, source.Span{})
	out.Literal = true
	depth := -1
	var lines []string
	var spans []source.Span
	for {
		from := q.end + 1
		if from >= len(q.text) {
			q.start, q.end = len(q.text), len(q.text)
			q.line++
			q.indent, q.content = -1, len(q.text)
			break
		}
		end := len(q.text)
		if i := strings.IndexByte(q.text[from:], '\n'); i >= 0 {
			end = from + i
		}
		line := q.text[from:end]
		blanks := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case blanks == len(line):
			if depth < 0 || blanks > 0 {
				return nil, false
			}
		case depth < 0 && blanks > indent:
			depth = blanks
		case depth >= 0 && blanks >= depth:
		case blanks <= indent && depth >= 0:
			ok := q.next() && q.indent <= indent
			return q.literalEnd(out, lines, spans), ok
		default:
			return nil, false
		}
		q.start, q.end = from, end
		q.line++
		q.measured, q.column = from, 1
		begin := min(from+depth, end)
		lines = append(lines, q.text[begin:end])
		spans = append(spans, q.span(begin, end))
	}
	if depth < 0 {
		return nil, false
	}
	return q.literalEnd(out, lines, spans), true
}

// literalEnd leaves off the empty lines at the end of a text.
func (q *quick) literalEnd(n *Node, lines []string, spans []source.Span) *Node {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines, spans = lines[:len(lines)-1], spans[:len(spans)-1]
	}
	n.Value, n.LineSpans = strings.Join(lines, "\n"), spans
	n.Span = spans[0].To(spans[len(spans)-1])
	return n
}
