package markdown

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// read parses a whole text.
func read(text string) (*source.File, []doc.Block, []diag.Diagnostic) {
	f := source.NewFile("a.md", text)
	bag := &diag.Bag{}
	blocks := Parse(f, 0, len(text), bag)
	return f, blocks, bag.Sorted()
}

// outline writes blocks as one line each, runs as text with their marks:
// *bold*, _generated_, / for a break, [link].
func outline(blocks []doc.Block) string {
	var b strings.Builder
	write(&b, blocks, "")
	return b.String()
}

func write(b *strings.Builder, blocks []doc.Block, pad string) {
	for _, x := range blocks {
		b.WriteString(pad)
		switch x := x.(type) {
		case *doc.Paragraph:
			fmt.Fprintf(b, "P %s\n", marks(x.Runs))
		case *doc.Heading:
			sign := ""
			if x.Marked {
				sign = "#"
			}
			fmt.Fprintf(b, "H%d%s %s{%s}%s\n", x.Level, sign, x.Typed, marks(x.Head), marks(x.Tail))
		case *doc.List:
			b.WriteString("L\n")
			for _, item := range x.Items {
				b.WriteString(pad + "-\n")
				write(b, item.Blocks, pad+"  ")
			}
		case *doc.Figure:
			fmt.Fprintf(b, "F %s|%s|%s|%s\n", x.Target.Value, x.Alt, marks(x.Caption), x.Width)
		case *doc.Directive:
			fmt.Fprintf(b, "D %s", x.Name.Value)
			for _, a := range x.Args {
				fmt.Fprintf(b, " (%s)", a.Value)
			}
			fmt.Fprintf(b, " %q\n", x.Raw)
			write(b, x.Blocks, pad+"  ")
		case *doc.Table:
			fmt.Fprintf(b, "T %d %s\n", x.HeadRows, marks(x.Caption))
			for _, row := range x.Rows {
				b.WriteString(pad + " ")
				for _, cell := range row.Cells {
					text := ""
					for _, block := range cell.Blocks {
						text += marks(block.(*doc.Paragraph).Runs)
					}
					fmt.Fprintf(b, " %d:%dx%d(%s)", cell.Column, cell.ColSpan, cell.RowSpan, text)
				}
				b.WriteString("\n")
			}
		default:
			fmt.Fprintf(b, "? %T\n", x)
		}
	}
}

func marks(runs []doc.Run) string {
	var b strings.Builder
	for _, r := range runs {
		text := r.Text
		switch {
		case r.Break:
			text = "/"
		case r.Generated:
			text = "_" + text + "_"
		}
		if r.Bold {
			text = "*" + text + "*"
		}
		if r.Link != "" {
			text = "[" + text + "](" + r.Link + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}

// eachRun visits every run of the blocks.
func eachRun(blocks []doc.Block, visit func(doc.Run)) {
	runs := func(list []doc.Run) {
		for _, r := range list {
			visit(r)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			runs(b.Runs)
		case *doc.Heading:
			runs(b.Head)
			runs(b.Tail)
		case *doc.List:
			for _, item := range b.Items {
				eachRun(item.Blocks, visit)
			}
		case *doc.Figure:
			runs(b.Caption)
		case *doc.Directive:
			eachRun(b.Blocks, visit)
		case *doc.Table:
			runs(b.Caption)
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					eachRun(cell.Blocks, visit)
				}
			}
		}
	}
}

// eachSpan visits the places of blocks and runs.
func eachSpan(blocks []doc.Block, visit func(source.Span)) {
	eachRun(blocks, func(r doc.Run) { visit(r.Span) })
	for _, b := range blocks {
		visit(b.Place())
		switch b := b.(type) {
		case *doc.List:
			for _, item := range b.Items {
				visit(item.Span)
				eachSpan(item.Blocks, visit)
			}
		case *doc.Directive:
			visit(b.Name.Span)
			visit(b.RawSpan)
			for _, a := range b.Args {
				visit(a.Span)
			}
			eachSpan(b.Blocks, visit)
		case *doc.Figure:
			visit(b.Target.Span)
		case *doc.Table:
			for _, row := range b.Rows {
				visit(row.Span)
				for _, cell := range row.Cells {
					visit(cell.Span)
					eachSpan(cell.Blocks, visit)
				}
			}
		}
	}
}

// offset turns a place back into a byte offset.
func offset(f *source.File, p source.Pos) int {
	at := f.LineStart(p.Line)
	for n := 1; n < p.Column && at < len(f.Text); n++ {
		_, size := utf8.DecodeRuneInString(f.Text[at:])
		at += size
	}
	return at
}

// verify holds for every input: places inside the file, runs standing in the
// source character for character, no visible character lost without a
// finding that covers it.
func verify(t *testing.T, text string) {
	t.Helper()
	f, blocks, found := read(text)
	inside := func(s source.Span) {
		t.Helper()
		if s.File != "a.md" || s.Start.Line < 1 || s.Start.Column < 1 || s.End.Before(s.Start) || s.End.Line > f.LineCount() {
			t.Fatalf("place %+v outside the file", s)
		}
		for _, p := range []source.Pos{s.Start, s.End} {
			if n := len([]rune(f.Line(p.Line))); p.Column > n+1 {
				t.Fatalf("place %+v: column beyond the line of %d characters", s, n)
			}
		}
	}
	eachSpan(blocks, inside)
	for _, d := range found {
		inside(d.Span)
		if _, ok := diag.Lookup(d.Code); !ok {
			t.Fatalf("code %q has no entry", d.Code)
		}
		if d.Summary == "" || strings.Contains(d.Summary, "\n") || d.Hint == "" && d.Severity == diag.Error {
			t.Fatalf("finding without remedy or with a broken line: %+v", d)
		}
	}
	eachRun(blocks, func(r doc.Run) {
		switch {
		case r.Break:
			if r.Text != "" {
				t.Fatalf("break with text %q", r.Text)
			}
		case r.Text == "":
			t.Fatalf("empty run at %v", r.Span)
		case r.Generated:
		default:
			from := offset(f, r.Span.Start)
			if !strings.HasPrefix(f.Text[from:], r.Text) || strings.Contains(r.Text, "\n") {
				t.Fatalf("run %q does not stand at %v", r.Text, r.Span)
			}
			if to := offset(f, r.Span.End); to != from+len(r.Text) {
				t.Fatalf("run %q at %v ends at byte %d, want %d", r.Text, r.Span, to, from+len(r.Text))
			}
		}
	})
	lost(t, f, blocks, found)
}

// lost checks that every Han character of the source is set, stands in data
// that a directive or a figure carries, is part of a typed number, or is
// covered by a finding.
func lost(t *testing.T, f *source.File, blocks []doc.Block, found []diag.Diagnostic) {
	t.Helper()
	covered := make([]bool, len(f.Text)+1)
	cover := func(s source.Span) {
		for i, to := offset(f, s.Start), offset(f, s.End); i < to; i++ {
			covered[i] = true
		}
	}
	eachRun(blocks, func(r doc.Run) {
		cover(r.Span)
		if r.Link != "" {
			// The target stands after the text of the link.
			line := f.Line(r.Span.Start.Line)
			if i := strings.Index(line, r.Link); i >= 0 {
				for k := range r.Link {
					covered[f.LineStart(r.Span.Start.Line)+i+k] = true
				}
			}
		}
	})
	var data func(blocks []doc.Block)
	data = func(blocks []doc.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.Heading:
				if b.Typed != "" {
					start := b.Span
					from := offset(f, start.Start)
					text := f.Text[from:]
					skip := 0
					for skip < len(text) {
						if e := indentEntity(text[skip:]); e > 0 {
							skip += e
							continue
						}
						r, size := utf8.DecodeRuneInString(text[skip:])
						if !strings.ContainsRune("#＃*", r) && !isSpace(r) && !unset(r) {
							break
						}
						skip += size
					}
					if n, ok := typedNumber(text[skip:]); ok {
						for i := 0; i < n.bare; i++ {
							covered[from+skip+i] = true
						}
					}
				}
			case *doc.Directive:
				cover(b.Name.Span)
				for _, a := range b.Args {
					cover(a.Span)
				}
				if len(b.Blocks) == 0 {
					cover(b.RawSpan)
				}
				data(b.Blocks)
			case *doc.Figure:
				cover(b.Span)
			case *doc.Table:
				if len(b.Caption) > 0 {
					from := offset(f, b.Span.Start)
					for i := 0; i < captionMark(f.Text[from:]); i++ {
						covered[from+i] = true
					}
				}
			case *doc.List:
				for _, item := range b.Items {
					data(item.Blocks)
				}
			}
		}
	}
	data(blocks)
	for _, d := range found {
		cover(d.Span)
	}
	for i, r := range f.Text {
		if r >= 0x2e80 && r != wideSpace && r != 0xfeff && !covered[i] && isVisible(r) {
			t.Fatalf("lost %q at %v\n%s\n%s", r, f.Pos(i), f.Line(f.Pos(i).Line), outline(blocks))
		}
	}
}

func isVisible(r rune) bool {
	return !unset(r) && !strings.ContainsRune("＃：｜", r)
}

// sample is a text, the blocks it gives and the codes it raises.
type sample struct {
	name  string
	text  string
	want  string
	codes string // separated by spaces, in the order of their places
}

func run(t *testing.T, samples []sample) {
	t.Helper()
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			_, blocks, found := read(s.text)
			if got := outline(blocks); got != s.want {
				t.Errorf("%q gives\n%s\nwant\n%s", s.text, got, s.want)
			}
			var codes []string
			for _, d := range found {
				codes = append(codes, string(d.Code))
			}
			if got := strings.Join(codes, " "); got != s.codes {
				t.Errorf("%q raises %q, want %q\n%s", s.text, got, s.codes, diag.Text(found))
			}
			verify(t, s.text)
		})
	}
}
