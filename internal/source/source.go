// Package source knows files as text with places in them.
//
// In: the decoded text of one file. Out: lines, columns and spans that every
// later stage carries unchanged. It reads no disk and reports nothing.
package source

import (
	"math/bits"
	"sort"
	"strconv"
	"strings"
)

// Pos is a place in a file. Line and Column count from 1; Column counts
// Unicode characters, not bytes. The zero Pos means "the file as a whole".
type Pos struct{ Line, Column int }

// Before reports whether p comes before q.
func (p Pos) Before(q Pos) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Column < q.Column
}

// Span is a stretch of one file. End is the place just after the last
// character. File is the path inside the project, with forward slashes.
type Span struct {
	File       string
	Start, End Pos
}

// IsZero reports whether the span names no file at all.
func (s Span) IsZero() bool { return s.File == "" }

// At returns the place n characters after the start, on the same line. It is
// right for spans whose text stands in the source character for character.
func (s Span) At(n int) Span {
	at := s
	at.Start.Column += n
	at.End = Pos{at.Start.Line, at.Start.Column + 1}
	return at
}

// To returns the span from the start of s to the end of t.
func (s Span) To(t Span) Span {
	if t.IsZero() {
		return s
	}
	s.End = t.End
	return s
}

// String shows the span as file:line:column.
func (s Span) String() string {
	if s.Start.Line == 0 {
		return s.File
	}
	return s.File + ":" + strconv.Itoa(s.Start.Line) + ":" + strconv.Itoa(s.Start.Column)
}

// File is the text of one file: valid UTF-8, no byte order mark, line ends
// as \n only (package repo sees to that).
type File struct {
	Path  string
	Text  string
	lines []int // byte offset of each line start
}

// NewFile indexes the lines of a text.
func NewFile(path, text string) *File {
	f := &File{Path: path, Text: text, lines: make([]int, 1, 1+strings.Count(text, "\n"))}
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			return f
		}
		at += n + 1
		f.lines = append(f.lines, at)
	}
}

// Pos converts a byte offset, clamped to the file, to a place.
func (f *File) Pos(offset int) Pos {
	offset = max(0, min(offset, len(f.Text)))
	line := sort.SearchInts(f.lines, offset+1) - 1
	return Pos{line + 1, Characters(f.Text[f.lines[line]:offset]) + 1}
}

// Characters counts the characters that begin in a stretch of UTF-8: the
// bytes that do not go on with one. It takes eight bytes at a time, since
// every place in a file is found by counting.
func Characters(s string) int {
	const low = 0x0101010101010101
	n := 0
	for ; len(s) >= 8; s = s[8:] {
		w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n += bits.OnesCount64((^w>>7 | w>>6) & low)
	}
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// Wide is the character of three bytes, nearly any of Chinese, that begins at a
// byte of a text; 0 when it is another or there is none. It takes the place of
// decoding in the walks that every stage makes over all of a document.
func Wide(s string, at int) rune {
	// Of three bytes, U+1000 to U+FFFF without U+D000 to U+DFFF may have any.
	if at+2 < len(s) && s[at]-0xE1 < 15 && s[at] != 0xED && s[at+1]&0xC0 == 0x80 && s[at+2]&0xC0 == 0x80 {
		return rune(s[at]&0x0F)<<12 | rune(s[at+1]&0x3F)<<6 | rune(s[at+2]&0x3F)
	}
	return 0
}

// Span converts a pair of byte offsets to a span.
func (f *File) Span(start, end int) Span {
	return Span{f.Path, f.Pos(start), f.Pos(max(start, end))}
}

// Whole is the span that names the file but no place in it.
func (f *File) Whole() Span { return Span{File: f.Path} }

// LineCount returns the number of lines; an empty file has one.
func (f *File) LineCount() int { return len(f.lines) }

// Line returns the text of line n (from 1) without its line end, or "" when
// there is no such line.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.Text)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return f.Text[f.lines[n-1]:end]
}

// LineStart returns the byte offset at which line n (from 1) begins; lines
// past the end begin at the end of the text.
func (f *File) LineStart(n int) int {
	if n < 1 {
		return 0
	}
	if n > len(f.lines) {
		return len(f.Text)
	}
	return f.lines[n-1]
}
