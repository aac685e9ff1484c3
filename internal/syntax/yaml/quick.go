package yaml

import (
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/source"
)

// quick reads the part of YAML that nearly every data file is written in:
// keys and dashes in blocks, plain and quoted texts on one line, lists and
// mappings between brackets on one line, and texts under |. It makes the very
// nodes that the library and the converter would make, at a fraction of their
// cost, and never complains: whatever it is not sure of, it leaves to them by
// answering false.
type quick struct {
	file *source.File
	text string // the stretch

	// The line being read, and the first thing on it.
	line    int // from 1, in the file
	start   int // offset of the line in the stretch
	end     int // offset of its line end
	content int // offset of its first character that is no blank
	indent  int // blanks before it; -1 after the last line

	// The last place measured on the line.
	measured, column int

	nodes   []Node  // cut off one by one
	entries []Entry // of the mappings under way, innermost last
	items   []*Node // of the lists under way, innermost last
}

// Bounds of what is read quickly; what lies beyond them the library judges.
const (
	quickDepth   = 40
	quickKey     = 120 // bytes
	quickEntries = 64  // of a mapping, each compared with each
	nodesAtOnce  = 512
	bytesANode   = 16 // about so many bytes of text make a node
)

// readQuick reads a stretch, or answers false.
func readQuick(f *source.File, from, to int) (*Node, bool) {
	if from > 0 && f.Text[from-1] != '\n' || !ordinary(f.Text[from:to]) {
		return nil, false
	}
	q := &quick{file: f, text: f.Text[from:to], line: f.Pos(from).Line - 1, end: -1}
	if !q.next() || q.indent < 0 {
		return nil, false
	}
	n, ok := q.block(1)
	return n, ok && q.indent < 0
}

// ordinary reports whether a text has no characters that YAML or this program
// treats in some special way wherever they stand.
func ordinary(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 0xE3 && c < 0xEF: // most Chinese characters
			i += 2
		case c >= 0x20 && c < 0x7F, c == '\n':
		case c < 0x80:
			return false
		case strings.HasPrefix(text[i:], "\u2028"), strings.HasPrefix(text[i:], "\u2029"), strings.HasPrefix(text[i:], "\uFEFF"),
			strings.HasPrefix(text[i:], "\uFFFD"), strings.HasPrefix(text[i:], "\uFFFE"), strings.HasPrefix(text[i:], "\uFFFF"),
			c == 0xC2 && i+1 < len(text) && text[i+1] < 0xA0:
			return false
		}
	}
	return utf8.ValidString(text)
}

// next goes to the next line that holds anything but a comment; false when it
// begins with something that is not for this reader.
func (q *quick) next() bool {
	for {
		q.start = q.end + 1
		q.line++
		if q.start >= len(q.text) {
			q.indent, q.content, q.end = -1, len(q.text), len(q.text)
			return true
		}
		q.end = len(q.text)
		if i := strings.IndexByte(q.text[q.start:], '\n'); i >= 0 {
			q.end = q.start + i
		}
		q.content = q.start
		for q.content < q.end && q.text[q.content] == ' ' {
			q.content++
		}
		if q.content == q.end || q.text[q.content] == '#' {
			continue
		}
		q.indent = q.content - q.start
		q.measured, q.column = q.start, 1
		if q.indent > 0 {
			return true
		}
		switch q.text[q.content] {
		case '%', '.':
			return false
		case '-':
			return !strings.HasPrefix(q.text[q.content:], "---")
		}
		return true
	}
}

// pos is the place of an offset on the line being read.
func (q *quick) pos(offset int) source.Pos {
	if offset < q.measured {
		q.measured, q.column = q.start, 1
	}
	q.column += utf8.RuneCountInString(q.text[q.measured:offset])
	q.measured = offset
	return source.Pos{Line: q.line, Column: q.column}
}

func (q *quick) span(from, to int) source.Span {
	start := q.pos(from)
	return source.Span{File: q.file.Path, Start: start, End: q.pos(to)}
}

// node makes a node.
func (q *quick) node(k Kind, at source.Span) *Node {
	if len(q.nodes) == 0 {
		q.nodes = make([]Node, min(nodesAtOnce, len(q.text)/bytesANode+1))
	}
	n := &q.nodes[0]
	q.nodes = q.nodes[1:]
	n.Kind, n.Span = k, at
	return n
}

// dash reports whether a list item begins at an offset.
func (q *quick) dash(at int) bool {
	return q.text[at] == '-' && (at+1 >= q.end || q.text[at+1] == ' ')
}

// block reads a list or mapping that begins the line being read.
func (q *quick) block(depth int) (*Node, bool) {
	if depth > quickDepth {
		return nil, false
	}
	if q.dash(q.content) {
		return q.sequence(q.indent, depth)
	}
	return q.mapping(q.content, q.indent, depth)
}

// sequence reads a list whose dashes are indented so far.
func (q *quick) sequence(indent, depth int) (*Node, bool) {
	out := q.node(Sequence, q.span(q.content, q.content+1))
	base := len(q.items)
	for q.indent == indent && q.dash(q.content) {
		at := q.content + 1
		for at < q.end && q.text[at] == ' ' {
			at++
		}
		if at == q.end || q.text[at] == '#' || q.dash(at) || q.text[at] == '|' {
			return nil, false
		}
		var item *Node
		var ok bool
		if _, isKey := q.key(at); isKey {
			item, ok = q.mapping(at, at-q.start, depth+1)
		} else {
			item, ok = q.rest(at, indent, depth+1)
		}
		if !ok {
			return nil, false
		}
		q.items = append(q.items, item)
		out.Span = out.Span.To(item.Span)
	}
	out.Items = append(make([]*Node, 0, len(q.items)-base), q.items[base:]...)
	q.items = q.items[:base]
	return out, q.indent <= indent
}

// mapping reads a mapping whose first key stands at an offset of the line
// being read and whose others are indented so far.
func (q *quick) mapping(at, indent, depth int) (*Node, bool) {
	if depth > quickDepth {
		return nil, false
	}
	out := q.node(Mapping, q.span(at, at+1))
	base := len(q.entries)
	for first := true; first || q.indent == indent; first = false {
		if !first {
			at = q.content
		}
		end, ok := q.key(at)
		if !ok {
			return nil, false
		}
		e := Entry{Key: q.text[at:end], KeySpan: q.span(at, end)}
		if e.Value, ok = q.after(end+1, indent, depth+1); !ok || !q.add(base, e) {
			return nil, false
		}
		if out.Span = out.Span.To(e.Value.Span); out.Span.End.Before(e.KeySpan.End) {
			out.Span = out.Span.To(e.KeySpan)
		}
	}
	q.take(out, base)
	return out, q.indent < indent
}

// add notes an entry of the mapping whose entries begin at base; false when
// its key stands there already.
func (q *quick) add(base int, e Entry) bool {
	if len(q.entries)-base >= quickEntries {
		return false
	}
	for i := base; i < len(q.entries); i++ {
		if q.entries[i].Key == e.Key {
			return false
		}
	}
	q.entries = append(q.entries, e)
	return true
}

// take gives a mapping its entries.
func (q *quick) take(n *Node, base int) {
	n.Entries = append(make([]Entry, 0, len(q.entries)-base), q.entries[base:]...)
	clear(q.entries[base:])
	q.entries = q.entries[:base]
}

// key finds the end of a key at an offset: letters, digits and Chinese up to
// a colon with a blank or nothing behind it.
func (q *quick) key(at int) (end int, ok bool) {
	i := at
scan:
	for ; i < q.end; i++ {
		switch c := q.text[i]; {
		case c == ':':
			break scan
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_':
		case c == '-' || c == '.' || c == '/':
			if i == at {
				return 0, false
			}
		case c >= 0xE4 && c <= 0xE9 && i+2 < q.end: // U+4000 to U+9FFF
			i += 2
		case c == 0xE3 && i+2 < q.end && q.text[i+1] > 0x80: // beyond U+3000 to U+303F
			i += 2
		default:
			return 0, false
		}
	}
	if i == at || i-at > quickKey || i >= q.end || i+1 < q.end && q.text[i+1] != ' ' {
		return 0, false
	}
	return i, tagOf(q.text[at:i]) != TagNull
}

// after reads the value of a key whose colon ends at an offset, on the line
// or below it.
func (q *quick) after(colon, indent, depth int) (*Node, bool) {
	at := colon
	for at < q.end && q.text[at] == ' ' {
		at++
	}
	if at < q.end && q.text[at] != '#' {
		if q.text[at] == '|' {
			return q.literal(at, indent)
		}
		return q.rest(at, indent, depth)
	}
	empty := q.span(colon, colon)
	if !q.next() {
		return nil, false
	}
	if q.indent > indent || q.indent == indent && q.dash(q.content) {
		return q.block(depth)
	}
	n := q.node(Null, empty)
	n.Tag, n.plain = TagNull, true
	return n, true
}

// rest reads a value that takes the rest of the line, and goes on to the
// next. A line below that is indented further might belong to the value.
func (q *quick) rest(at, indent, depth int) (*Node, bool) {
	n, end, ok := q.value(at, false, depth)
	if !ok {
		return nil, false
	}
	for i := end; i < q.end; i++ {
		if q.text[i] == '#' && q.text[i-1] == ' ' {
			break
		}
		if q.text[i] != ' ' {
			return nil, false
		}
	}
	return n, q.next() && q.indent <= indent
}
