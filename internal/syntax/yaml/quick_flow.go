package yaml

import (
	"strings"
	"unicode/utf8"
)

// value reads one value on the line, between brackets or not.
func (q *quick) value(at int, flow bool, depth int) (n *Node, end int, ok bool) {
	switch q.text[at] {
	case '"', '\'':
		return q.quoted(at)
	case '[':
		return q.list(at, depth)
	case '{':
		return q.braces(at, depth)
	}
	return q.plain(at, flow)
}

// quoted reads a text between quotes that holds nothing to be undone.
func (q *quick) quoted(at int) (n *Node, end int, ok bool) {
	i := strings.IndexByte(q.text[at+1:q.end], q.text[at])
	if i < 0 {
		return nil, 0, false
	}
	end = at + 1 + i
	if strings.IndexByte(q.text[at+1:end], '\\') >= 0 || end+1 < q.end && q.text[end+1] == q.text[at] {
		return nil, 0, false
	}
	n = q.node(Scalar, q.span(at+1, end))
	n.Value = q.text[at+1 : end]
	return n, end + 1, true
}

// plain reads a text without quotes.
func (q *quick) plain(at int, flow bool) (n *Node, end int, ok bool) {
	if !opensPlain(q.text[at:q.end]) {
		return nil, 0, false
	}
	end = q.end
	for i := at; i < q.end; i++ {
		switch c := q.text[i]; {
		case c == ':':
			if i+1 >= q.end || q.text[i+1] == ' ' || flow && strings.IndexByte(",[]{}", q.text[i+1]) >= 0 {
				return nil, 0, false
			}
			continue
		case c == '#':
			if q.text[i-1] != ' ' {
				continue
			}
			if flow {
				return nil, 0, false
			}
		case flow && (c == ',' || c == ']' || c == '}'):
		case flow && (c == '[' || c == '{'):
			return nil, 0, false
		default:
			continue
		}
		end = i
		break
	}
	stop := end
	for stop > at && q.text[stop-1] == ' ' {
		stop--
	}
	value := q.text[at:stop]
	if strings.HasSuffix(value, "\u3000") || strings.HasSuffix(value, "\u00A0") {
		return nil, 0, false
	}
	n = q.node(Scalar, q.span(at, stop))
	n.Value, n.plain, n.Tag = value, true, tagOf(value)
	if n.Tag == TagNull {
		n.Kind = Null
	}
	return n, end, true
}

// opensPlain reports whether a text may begin a value without quotes and
// looks like nothing else.
func opensPlain(s string) bool {
	switch c := s[0]; {
	case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '(', c == '.', c == '/', c == '~' && len(s) == 1:
		return true
	case c == '-':
		return len(s) > 1 && s[1] >= '0' && s[1] <= '9'
	case c < 0x80:
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return !strings.ContainsRune("－–—‐•·●▪【［｛\u3000\u00A0", first)
}

// list reads a list between brackets.
func (q *quick) list(at, depth int) (n *Node, end int, ok bool) {
	if depth > quickDepth {
		return nil, 0, false
	}
	n = q.node(Sequence, q.span(at, at+1))
	base := len(q.items)
	i := q.blanks(at + 1)
	for i < q.end && q.text[i] != ']' {
		item, after, ok := q.value(i, true, depth+1)
		if !ok {
			return nil, 0, false
		}
		q.items = append(q.items, item)
		n.Span = n.Span.To(item.Span)
		if i, ok = q.comma(after, ']'); !ok {
			return nil, 0, false
		}
	}
	if i >= q.end {
		return nil, 0, false
	}
	if len(q.items) > base {
		n.Items = append(make([]*Node, 0, len(q.items)-base), q.items[base:]...)
		q.items = q.items[:base]
	}
	return n, i + 1, true
}

// braces reads a mapping between braces.
func (q *quick) braces(at, depth int) (n *Node, end int, ok bool) {
	if depth > quickDepth {
		return nil, 0, false
	}
	n = q.node(Mapping, q.span(at, at+1))
	base := len(q.entries)
	i := q.blanks(at + 1)
	for i < q.end && q.text[i] != '}' {
		stop, ok := q.key(i)
		if !ok {
			return nil, 0, false
		}
		e := Entry{Key: q.text[i:stop], KeySpan: q.span(i, stop)}
		value := q.blanks(stop + 1)
		if value >= q.end {
			return nil, 0, false
		}
		var after int
		if e.Value, after, ok = q.value(value, true, depth+1); !ok || !q.add(base, e) {
			return nil, 0, false
		}
		if n.Span = n.Span.To(e.Value.Span); n.Span.End.Before(e.KeySpan.End) {
			n.Span = n.Span.To(e.KeySpan)
		}
		if i, ok = q.comma(after, '}'); !ok {
			return nil, 0, false
		}
	}
	if i >= q.end {
		return nil, 0, false
	}
	if len(q.entries) > base {
		q.take(n, base)
	}
	return n, i + 1, true
}

func (q *quick) blanks(i int) int {
	for i < q.end && q.text[i] == ' ' {
		i++
	}
	return i
}

// comma goes from the end of one part between brackets to the next, or to
// the bracket that closes.
func (q *quick) comma(i int, closer byte) (int, bool) {
	if i = q.blanks(i); i >= q.end {
		return i, false
	}
	if q.text[i] == closer {
		return i, true
	}
	if q.text[i] != ',' {
		return i, false
	}
	if i = q.blanks(i + 1); i >= q.end || q.text[i] == closer {
		return i, false
	}
	return i, true
}
