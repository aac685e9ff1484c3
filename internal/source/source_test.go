package source

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPos(t *testing.T) {
	f := NewFile("a.md", "ab\n云澜市\n\n𠮷x")
	tests := []struct {
		offset int
		want   Pos
	}{
		{-5, Pos{1, 1}}, {0, Pos{1, 1}}, {1, Pos{1, 2}}, {2, Pos{1, 3}},
		{3, Pos{2, 1}}, {6, Pos{2, 2}}, {9, Pos{2, 3}}, {12, Pos{2, 4}},
		{13, Pos{3, 1}}, {14, Pos{4, 1}}, {18, Pos{4, 2}}, {19, Pos{4, 3}}, {1000, Pos{4, 3}},
	}
	for _, test := range tests {
		if got := f.Pos(test.offset); got != test.want {
			t.Errorf("Pos(%d) = %v, want %v", test.offset, got, test.want)
		}
	}
}

func TestCharacters(t *testing.T) {
	text := "2026年，云澜市𠮷é—x"
	for from := range text {
		for to := range text {
			if from <= to {
				if got, want := Characters(text[from:to]), utf8.RuneCountInString(text[from:to]); got != want {
					t.Errorf("%q has %d characters, want %d", text[from:to], got, want)
				}
			}
		}
	}
}

func TestLines(t *testing.T) {
	tests := []struct {
		text  string
		lines []string
	}{
		{"", []string{""}},
		{"a", []string{"a"}},
		{"a\n", []string{"a", ""}},
		{"\n\n", []string{"", "", ""}},
		{"一\n二\n三", []string{"一", "二", "三"}},
	}
	for _, test := range tests {
		f := NewFile("a", test.text)
		if f.LineCount() != len(test.lines) {
			t.Errorf("%q has %d lines, want %d", test.text, f.LineCount(), len(test.lines))
		}
		for i, want := range test.lines {
			if got := f.Line(i + 1); got != want {
				t.Errorf("%q line %d = %q, want %q", test.text, i+1, got, want)
			}
			if start := f.LineStart(i + 1); !strings.HasPrefix(f.Text[start:], want) {
				t.Errorf("%q line %d starts at %d", test.text, i+1, start)
			}
		}
		for _, n := range []int{-1, 0, len(test.lines) + 1} {
			if f.Line(n) != "" {
				t.Errorf("%q has a line %d", test.text, n)
			}
		}
	}
}

func TestLineStartOutside(t *testing.T) {
	f := NewFile("a", "ab\ncd")
	for n, want := range map[int]int{-1: 0, 0: 0, 1: 0, 2: 3, 3: 5, 99: 5} {
		if got := f.LineStart(n); got != want {
			t.Errorf("LineStart(%d) = %d, want %d", n, got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	f := NewFile("a.md", "文种：通知\n标题")
	s := f.Span(9, 15)
	if want := (Span{"a.md", Pos{1, 4}, Pos{1, 6}}); s != want {
		t.Errorf("got %v, want %v", s, want)
	}
	if got := f.Span(9, 3); got.End != got.Start {
		t.Errorf("a span ends before it starts: %v", got)
	}
	if got := s.At(1); got != (Span{"a.md", Pos{1, 5}, Pos{1, 6}}) {
		t.Errorf("At(1) = %v", got)
	}
	if s.Start.Column != 4 {
		t.Error("At changed its receiver")
	}
	if got := s.To(f.Span(16, 19)); got != (Span{"a.md", Pos{1, 4}, Pos{2, 2}}) {
		t.Errorf("To = %v", got)
	}
	if got := s.To(Span{}); got != s {
		t.Errorf("To nothing = %v", got)
	}
}

func TestSpanText(t *testing.T) {
	f := NewFile("a.md", "x")
	for _, test := range []struct {
		span Span
		want string
		zero bool
	}{
		{Span{}, "", true},
		{f.Whole(), "a.md", false},
		{f.Span(0, 1), "a.md:1:1", false},
	} {
		if test.span.String() != test.want || test.span.IsZero() != test.zero {
			t.Errorf("%#v: %q, zero %v", test.span, test.span.String(), test.span.IsZero())
		}
	}
}

func TestBefore(t *testing.T) {
	order := []Pos{{0, 0}, {1, 1}, {1, 2}, {2, 1}, {10, 1}}
	for i, p := range order {
		for j, q := range order {
			if p.Before(q) != (i < j) {
				t.Errorf("%v before %v: %v", p, q, p.Before(q))
			}
		}
	}
}

func FuzzPos(f *testing.F) {
	for _, s := range []string{"", "\n", "a\nb", "云澜\n市\n", "𠮷\n\n"} {
		f.Add(s, 1)
	}
	f.Fuzz(func(t *testing.T, text string, offset int) {
		if !utf8.ValidString(text) {
			return
		}
		file := NewFile("f", text)
		p := file.Pos(offset)
		if p.Line < 1 || p.Line > file.LineCount() || p.Column < 1 {
			t.Fatalf("Pos(%d) = %v of %d lines", offset, p, file.LineCount())
		}
		if n := utf8.RuneCountInString(file.Line(p.Line)); p.Column > n+1 {
			t.Fatalf("column %d of a line of %d characters", p.Column, n)
		}
		joined := make([]string, file.LineCount())
		for i := range joined {
			joined[i] = file.Line(i + 1)
		}
		if strings.Join(joined, "\n") != text {
			t.Fatal("the lines are not the text")
		}
	})
}
