package workbook

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// errPart says that a part of a workbook is not what it should be.
var errPart = errors.New("damaged part")

// tags goes through the XML of a part of a workbook from tag to tag. The
// parts of a workbook use little of XML, and a year's findings are a million
// cells: a reader of all of XML takes ten times as long.
type tags struct {
	data []byte
	at   int

	name  string // of the tag, without its prefix
	attrs []byte
	close bool   // </name>
	empty bool   // <name/>
	text  []byte // what stood before the tag, as written
	cdata []byte // what stood before it in CDATA
	err   error

	again map[string]string // short texts that came before
}

// Of a year's findings most cells say what others say: the round, the team,
// the level. Such texts are kept once.
const (
	shortText   = 48 // bytes
	mostShort   = 20_000
	againAtOnce = 256
)

// once is a text as a string, the same one for the same text.
func (t *tags) once(text []byte) string {
	if len(text) > shortText {
		return string(text)
	}
	if s, ok := t.again[string(text)]; ok {
		return s
	}
	s := string(text)
	if t.again == nil {
		t.again = make(map[string]string, againAtOnce)
	}
	if len(t.again) < mostShort {
		t.again[s] = s
	}
	return s
}

// newTags begins reading a part, which must be UTF-8.
func newTags(data []byte) *tags {
	t := &tags{data: bytes.TrimPrefix(data, []byte(byteOrderMark))}
	if !utf8.Valid(t.data) {
		t.err = errPart
	}
	return t
}

// next goes to the next tag; false at the end or when the part is damaged,
// which err then says.
func (t *tags) next() bool {
	t.text, t.cdata = nil, nil
	for t.err == nil {
		rest := t.data[t.at:]
		i := bytes.IndexByte(rest, '<')
		if i < 0 {
			return false
		}
		if i > 0 {
			t.text = append(t.text[:len(t.text):len(t.text)], rest[:i]...)
		}
		rest = rest[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			t.skip(rest, "-->")
		case bytes.HasPrefix(rest, []byte("<?")):
			t.skip(rest, "?>")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			end := t.skip(rest, "]]>")
			t.cdata = append(t.cdata, rest[len("<![CDATA["):max(end, len("<![CDATA["))]...)
		case bytes.HasPrefix(rest, []byte("<!")):
			t.err = errPart // a document type; no spreadsheet writes one
		default:
			return t.tag(rest)
		}
	}
	return false
}

// skip passes what ends with a mark and returns where in rest the mark
// stands.
func (t *tags) skip(rest []byte, mark string) int {
	end := bytes.Index(rest, []byte(mark))
	if end < 0 {
		t.err = errPart
		return 0
	}
	t.at = len(t.data) - len(rest) + end + len(mark)
	return end
}

// tag reads the tag at the beginning of rest.
func (t *tags) tag(rest []byte) bool {
	end := tagEnd(rest)
	if end < 0 {
		t.err = errPart
		return false
	}
	t.at = len(t.data) - len(rest) + end + 1
	inner := rest[1:end]
	if t.close = len(inner) > 0 && inner[0] == '/'; t.close {
		inner = inner[1:]
	}
	if t.empty = len(inner) > 0 && inner[len(inner)-1] == '/'; t.empty {
		inner = inner[:len(inner)-1]
	}
	n := 0
	for n < len(inner) && !blank(inner[n]) {
		n++
	}
	t.attrs = inner[n:]
	name := inner[:n]
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	t.name = known(name)
	return true
}

// tagEnd finds the end of a tag; a > between quotes does not end it.
func tagEnd(rest []byte) int {
	quote := byte(0)
	for i := 1; i < len(rest); i++ {
		switch c := rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		case c == '<':
			return -1
		}
	}
	return -1
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// known spares the commonest names a copy.
func known(name []byte) string {
	switch string(name) {
	case "c":
		return "c"
	case "v":
		return "v"
	case "t":
		return "t"
	case "is":
		return "is"
	case "si":
		return "si"
	case "row":
		return "row"
	}
	return string(name)
}

// attr is the value of an attribute as written, nil when there is none.
func (t *tags) attr(name string) []byte {
	rest := t.attrs
	for {
		for len(rest) > 0 && blank(rest[0]) {
			rest = rest[1:]
		}
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 || eq+1 >= len(rest) {
			return nil
		}
		key := bytes.TrimRight(rest[:eq], " \t\r\n")
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : 1+end]
		}
		rest = rest[end+2:]
	}
}

// number is an attribute that is a count; ok is false when it is there and
// is none, or too large to be one.
func (t *tags) number(name string) (n int, there, ok bool) {
	v := t.attr(name)
	if v == nil {
		return 0, false, true
	}
	n, err := strconv.Atoi(string(v))
	const most = 1 << 30
	return n, true, err == nil && n >= 0 && n <= most
}

// content is the text before a tag with its entities resolved.
func (t *tags) content() string {
	s := t.once(t.text)
	if strings.IndexByte(s, '&') >= 0 {
		s = t.resolved(s)
	}
	if strings.IndexByte(s, '\r') >= 0 && !bytes.Contains(t.text, []byte("&#")) {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	if t.cdata != nil {
		s += string(t.cdata)
	}
	return s
}

// resolved puts characters in the place of entities.
func (t *tags) resolved(s string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, ended := strings.Cut(rest, ";")
		r, ok := entity(name)
		if !ended || !ok {
			t.err = errPart
			return ""
		}
		b.WriteRune(r)
		s = after
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}

// unescaped resolves _x000D_, the way a workbook writes characters that XML
// cannot hold.
func unescaped(s string) string {
	const mark, size = "_x", len("_x000D_")
	if !strings.Contains(s, mark) {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, mark)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		if len(s) >= size && s[size-1] == '_' {
			if n, err := strconv.ParseUint(s[len(mark):size-1], 16, 16); err == nil && utf8.ValidRune(rune(n)) {
				b.WriteRune(rune(n))
				s = s[size:]
				continue
			}
		}
		b.WriteString(mark)
		s = s[len(mark):]
	}
}
