package workbook

import (
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// Edit replaces the bytes [Start,End) of a file's text.
type Edit struct {
	Start, End int
	Text       string
}

// apply makes the edits; those at one place come out in the order given.
func apply(text string, edits []Edit) string {
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].Start < edits[j].Start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.Start < at {
			continue // an overlap; reading the result back finds what is missing
		}
		b.WriteString(text[at:e.Start])
		b.WriteString(e.Text)
		at = e.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// ApplyBytes makes edits in a file as it stands on the disk: its byte order
// mark and its line ends stay, and new lines get the ends of the others. The
// offsets of the edits are those of its decoded text.
func ApplyBytes(data []byte, edits []Edit) []byte {
	raw := strings.TrimPrefix(string(data), byteOrderMark)
	lineEnd := "\n"
	if strings.Contains(raw, "\r\n") {
		lineEnd = "\r\n"
	}
	moved := append([]Edit(nil), edits...)
	sort.SliceStable(moved, func(i, j int) bool { return moved[i].Start < moved[j].Start })
	at, decoded := 0, 0
	seek := func(offset int) int {
		for decoded < offset && at < len(raw) {
			if raw[at] == '\r' && at+1 < len(raw) && raw[at+1] == '\n' {
				at++
			}
			at++
			decoded++
		}
		return at
	}
	for i := range moved {
		moved[i].Start = seek(moved[i].Start)
		moved[i].End = seek(moved[i].End)
		moved[i].Text = strings.ReplaceAll(moved[i].Text, "\n", lineEnd)
	}
	head := string(data[:len(data)-len(raw)])
	return []byte(head + apply(raw, moved))
}

// surgeon makes edits of one file. A method that answers false has found a
// way of writing that it does not dare to change.
type surgeon struct {
	file  *source.File
	root  *yaml.Node // what the file holds, as it was
	edits []Edit
}

func (s *surgeon) offset(p source.Pos) int {
	at := s.file.LineStart(p.Line)
	text := s.file.Text
	for n := 1; n < p.Column && at < len(text) && text[at] != '\n'; n++ {
		at += size(text[at])
	}
	return at
}

// size is the length of a character by its first byte.
func size(b byte) int {
	switch {
	case b >= 0xF0:
		return 4
	case b >= 0xE0:
		return 3
	case b >= 0xC0:
		return 2
	}
	return 1
}

// byteAt is the byte at an offset, 0 outside.
func (s *surgeon) byteAt(i int) byte {
	if i < 0 || i >= len(s.file.Text) {
		return 0
	}
	return s.file.Text[i]
}

// flow reports whether a list or mapping is written between brackets.
func (s *surgeon) flow(n *yaml.Node) bool {
	c := s.byteAt(s.offset(n.Span.Start))
	return n.Kind == yaml.Sequence && c == '[' || n.Kind == yaml.Mapping && c == '{'
}

// end is the offset just after a value, its quotes and brackets included.
func (s *surgeon) end(n *yaml.Node) (int, bool) {
	start := s.offset(n.Span.Start)
	switch n.Kind {
	case yaml.Scalar:
		end := s.offset(n.Span.End)
		if q := s.byteAt(start - 1); (q == '"' || q == '\'') && s.byteAt(end) == q {
			end++
		}
		return end, true
	case yaml.Null:
		return s.offset(n.Span.End), true
	}
	last := start + 1
	var tail *yaml.Node
	if len(n.Items) > 0 {
		tail = n.Items[len(n.Items)-1]
	} else if len(n.Entries) > 0 {
		e := n.Entries[len(n.Entries)-1]
		tail = e.Value
		last = s.offset(e.KeySpan.End)
	}
	if tail != nil && tail.Kind != yaml.Null {
		var ok bool
		if last, ok = s.end(tail); !ok {
			return 0, false
		}
	}
	if !s.flow(n) {
		return last, true
	}
	closer := byte(']')
	if n.Kind == yaml.Mapping {
		closer = '}'
	}
	for i := last; i < len(s.file.Text); i++ {
		switch c := s.file.Text[i]; {
		case c == closer:
			return i + 1, true
		case !strings.ContainsRune(" \t\n,:", rune(c)):
			return 0, false
		}
	}
	return 0, false
}

// colon is the offset just after the colon of an entry.
func (s *surgeon) colon(e yaml.Entry) (int, bool) {
	i := s.offset(e.KeySpan.End)
	for i < len(s.file.Text) && strings.ContainsRune("\"' \t", rune(s.file.Text[i])) {
		i++
	}
	if s.byteAt(i) != ':' {
		return 0, false
	}
	return i + 1, true
}

// replace gives an entry another value.
func (s *surgeon) replace(e yaml.Entry, token string) bool {
	start, ok := s.colon(e)
	if !ok {
		return false
	}
	end := start
	if e.Value.Kind != yaml.Null {
		if end, ok = s.end(e.Value); !ok || end < start {
			return false
		}
		// A comment among the parts of a list would be lost with them.
		if e.Value.Kind != yaml.Scalar && strings.Contains(s.file.Text[start:end], "#") {
			return false
		}
		if e.Value.Literal && strings.Contains(s.file.Line(e.KeySpan.Start.Line), "#") {
			return false
		}
	} else if i := s.offset(e.Value.Span.Start); i > start && i < len(s.file.Text) && e.Value.Span.Start.Line == e.KeySpan.Start.Line && strings.TrimSpace(s.file.Text[start:i]) == "" {
		end = s.offset(e.Value.Span.End)
	}
	s.edits = append(s.edits, Edit{start, end, " " + token})
	return true
}

// set gives a key of a mapping a value: in place when it is written, else as
// a new key after those that come before it in the order.
func (s *surgeon) set(n *yaml.Node, order []string, key, token string) bool {
	for _, e := range n.Entries {
		if e.Key == key {
			return s.replace(e, token)
		}
	}
	if n.Kind != yaml.Mapping || len(n.Entries) == 0 {
		return false
	}
	// The entry that the new one comes after.
	rank := index(order, key)
	before := -1
	for i, e := range n.Entries {
		if r := index(order, e.Key); r >= 0 && r < rank {
			before = i
		}
	}
	if s.flow(n) {
		if before+1 < len(n.Entries) {
			at := s.offset(n.Entries[before+1].KeySpan.Start)
			if q := s.byteAt(at - 1); q == '"' || q == '\'' {
				at--
			}
			s.edits = append(s.edits, Edit{at, at, key + ": " + token + ", "})
			return true
		}
		end, ok := s.entryEnd(n.Entries[before])
		s.edits = append(s.edits, Edit{end, end, ", " + key + ": " + token})
		return ok
	}
	before = max(before, 0)
	end, ok := s.entryEnd(n.Entries[before])
	if !ok {
		return false
	}
	s.line(end, strings.Repeat(" ", n.Entries[0].KeySpan.Start.Column-1)+key+": "+token)
	return true
}

// entryEnd is the end of an entry, with or without a value.
func (s *surgeon) entryEnd(e yaml.Entry) (int, bool) {
	if e.Value.Kind == yaml.Null {
		return s.colon(e)
	}
	return s.end(e.Value)
}

// line adds a line below the one that an offset stands on.
func (s *surgeon) line(after int, text string) {
	rest := strings.IndexByte(s.file.Text[after:], '\n')
	if rest < 0 {
		s.edits = append(s.edits, Edit{len(s.file.Text), len(s.file.Text), "\n" + text})
		return
	}
	s.edits = append(s.edits, Edit{after + rest, after + rest, "\n" + text})
}

// add puts one more item at the end of the list of a key. Item is a mapping
// between braces.
func (s *surgeon) add(n *yaml.Node, order []string, key, item string) bool {
	v := n.Find(key)
	if v == nil || v.Kind == yaml.Null {
		if s.flow(n) || v != nil {
			return s.set(n, order, key, "["+item+"]")
		}
		indent := strings.Repeat(" ", n.Entries[0].KeySpan.Start.Column-1)
		return s.set(n, order, key, "\n"+indent+"  - "+item) && s.trimLast()
	}
	if v.Kind != yaml.Sequence || len(v.Items) == 0 {
		return false
	}
	last := v.Items[len(v.Items)-1]
	end, ok := s.end(last)
	if !ok {
		return false
	}
	if s.flow(v) {
		s.edits = append(s.edits, Edit{end, end, ", " + item})
		return true
	}
	indent, ok := s.dash(last)
	if !ok {
		return false
	}
	s.line(end, indent+"- "+item)
	return true
}

// trimLast takes the blank off that set writes between a colon and a line
// end.
func (s *surgeon) trimLast() bool {
	e := &s.edits[len(s.edits)-1]
	e.Text = strings.Replace(e.Text, ": \n", ":\n", 1)
	return true
}

// dash is the indentation of the dash of an item that begins its line.
func (s *surgeon) dash(item *yaml.Node) (string, bool) {
	line := s.file.Line(item.Span.Start.Line)
	rest := strings.TrimLeft(line, " ")
	if !strings.HasPrefix(rest, "- ") {
		return "", false
	}
	return line[:len(line)-len(rest)], true
}

func index(list []string, s string) int {
	for i, one := range list {
		if one == s {
			return i
		}
	}
	return -1
}
