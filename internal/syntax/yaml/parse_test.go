package yaml

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// parse reads a text as the front matter of a file, so that places are those
// of a stretch that does not begin at the top.
func parse(text string) (*Node, *diag.Bag) {
	const before = "---\n"
	bag := new(diag.Bag)
	f := source.NewFile("a.md", before+text+"\n---\n正文\n")
	return Parse(f, len(before), len(before)+len(text), bag), bag
}

// dump writes a tree with its places, one value a line.
func dump(n *Node) string {
	var b strings.Builder
	var walk func(n *Node, indent string)
	at := func(s source.Span) string {
		return fmt.Sprintf("%d:%d-%d:%d", s.Start.Line, s.Start.Column, s.End.Line, s.End.Column)
	}
	walk = func(n *Node, indent string) {
		switch n.Kind {
		case Null:
			fmt.Fprintf(&b, "空 %s\n", at(n.Span))
		case Scalar:
			tag := [...]string{"文", "空", "整", "数", "真", "日"}[n.Tag]
			fmt.Fprintf(&b, "%s %q %s", tag, n.Value, at(n.Span))
			for _, s := range n.LineSpans {
				b.WriteString(" |" + at(s))
			}
			b.WriteString("\n")
		case Sequence:
			fmt.Fprintf(&b, "列 %s\n", at(n.Span))
			for _, item := range n.Items {
				b.WriteString(indent + "- ")
				walk(item, indent+"  ")
			}
		case Mapping:
			fmt.Fprintf(&b, "键值 %s\n", at(n.Span))
			for _, e := range n.Entries {
				fmt.Fprintf(&b, "%s%s %s = ", indent, e.Key, at(e.KeySpan))
				walk(e.Value, indent+"  ")
			}
		}
	}
	if n == nil {
		return "无\n"
	}
	walk(n, "")
	return b.String()
}

// TestGolden compares trees and findings with testdata/*.txt: a text, a line
// of equals signs, and what comes out. YINFA_GOLDEN=write rewrites them.
func TestGolden(t *testing.T) {
	const rule = "\n========\n"
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text, want, _ := strings.Cut(string(data), rule)
			n, bag := parse(text)
			got := dump(n)
			if list := bag.Sorted(); len(list) > 0 {
				got += "--------\n" + diag.Text(list)
			}
			if os.Getenv("YINFA_GOLDEN") == "write" {
				if err := os.WriteFile(name, []byte(text+rule+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestEveryFindingHasAnEntryAndARemedy(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text, _, _ := strings.Cut(string(data), "\n========\n")
		_, bag := parse(text)
		for _, d := range bag.Sorted() {
			if _, known := diag.Lookup(d.Code); !known {
				t.Errorf("%s: %s has no entry in the catalogue", name, d.Code)
			}
			if d.Hint == "" || d.Span.Start.Line == 0 {
				t.Errorf("%s: without remedy or place: %+v", name, d)
			}
			for _, foreign := range []string{"yaml:", "mapping", "scalar", "expected"} {
				if strings.Contains(d.Summary+d.Detail+d.Hint, foreign) {
					t.Errorf("%s: not Chinese: %+v", name, d)
				}
			}
		}
	}
}

func TestCatalogueExamples(t *testing.T) {
	for _, e := range diag.Catalogue() {
		if !strings.HasPrefix(string(e.Code), "yaml-") && e.Code != diag.KeyName && e.Code != diag.KeyDuplicate {
			continue
		}
		if _, bag := parse(strings.TrimSuffix(e.Right, "\n")); len(bag.Sorted()) > 0 {
			t.Errorf("%s: the right example is reported:\n%s", e.Code, diag.Text(bag.Sorted()))
		}
		if e.Code == diag.YAMLLimit {
			continue // its example is abridged
		}
		found := false
		_, bag := parse(strings.TrimSuffix(e.Wrong, "\n"))
		for _, d := range bag.Sorted() {
			found = found || d.Code == e.Code
		}
		if !found {
			t.Errorf("%s: the wrong example is not reported as such:\n%s", e.Code, diag.Text(bag.Sorted()))
		}
	}
}

func TestLimits(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 [ha, ha]\n")
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&laughs, "a%d: &a%d [*a%d, *a%d, *a%d]\n", i, i, i-1, i-1, i-1)
	}
	tests := map[string]struct {
		text string
		code diag.Code
	}{
		"deep flow":      {strings.Repeat("[", 5000), diag.YAMLLimit},
		"deep maps":      {strings.Repeat("{a: ", 5000), diag.YAMLLimit},
		"deep blocks":    {strings.Repeat("- ", 5000) + "x", diag.YAMLLimit},
		"billion laughs": {laughs.String(), diag.YAMLAlias},
		"too long":       {strings.Repeat("#", maxBytes+1), diag.YAMLLimit},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, bag := parse(test.text)
			for _, d := range bag.Sorted() {
				if d.Code == test.code {
					return
				}
			}
			t.Errorf("no %s:\n%s", test.code, diag.Text(bag.Sorted()))
		})
	}
}

// TestDenseFileIsRefused asks that a file whose values are many more than its
// bytes suggest is refused before it takes the memory for them.
func TestDenseFileIsRefused(t *testing.T) {
	for _, text := range []string{"甲: [" + strings.Repeat("a,", maxValues) + "a]\n", "甲:\n" + strings.Repeat("- a\n", maxValues+1), "甲: " + strings.Repeat("[", maxValues+1)} {
		bag := new(diag.Bag)
		f := source.NewFile("a.yaml", text)
		if n := Parse(f, 0, len(text), bag); n != nil || !strings.Contains(diag.Text(bag.Sorted()), "项数太多（上限 100 万项）") {
			t.Errorf("%.20q is read\n%s", text, diag.Text(bag.Sorted()))
		}
	}
}

func TestLongLinesAreMeasuredOnce(t *testing.T) {
	const items = 200_000
	n, bag := parse("名单: [" + strings.Repeat("甲, ", items) + "乙]")
	if bag.HasErrors() {
		t.Fatal(diag.Text(bag.Sorted()))
	}
	list := n.Find("名单").Items
	last := list[len(list)-1]
	if len(list) != items+1 || last.Value != "乙" || last.Span.Start != (source.Pos{Line: 2, Column: 6 + 3*items}) {
		t.Errorf("%d items, the last %q at %v", len(list), last.Value, last.Span)
	}
}

func TestManySlipsEndInTime(t *testing.T) {
	_, bag := parse(strings.Repeat("键：值\n", 20000))
	if n := len(bag.Sorted()); n < 10 || n > 2*maxRepairs {
		t.Errorf("findings: %d", n)
	}
}

func TestStretchIsClamped(t *testing.T) {
	f := source.NewFile("a.yaml", "a: 1\n")
	for _, r := range [][2]int{{-5, 100}, {3, 1}, {100, 200}, {0, 0}} {
		var bag diag.Bag
		Parse(f, r[0], r[1], &bag)
	}
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		text, _, _ := strings.Cut(string(data), "\n========\n")
		f.Add(text, 0, len(text))
	}
	for _, seed := range []string{"", "\xff：\x00", "a: |2\n    x\n  y\n", "? [a\n: |", "- - - -\n \t- :", "%YAML 1.1\n---\n", "a: \"\\\n  b\"", "a: >-\n\n  甲\n\n   乙\n", "：", ":", "\u2028：\n　：", "a: !!binary x", "--- |\n甲：乙\n...\n{"} {
		f.Add(seed, 1, len(seed)-1)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		file := source.NewFile("a.md", text)
		bag := new(diag.Bag)
		n := Parse(file, from, to, bag)
		inside := func(what string, s source.Span) {
			ok := s.File == "a.md" && !s.End.Before(s.Start)
			for _, p := range []source.Pos{s.Start, s.End} {
				ok = ok && p.Line >= 1 && p.Line <= file.LineCount() && p.Column >= 1 && p.Column <= len([]rune(file.Line(p.Line)))+1
			}
			if !ok {
				t.Fatalf("%s at %+v is outside the file %q", what, s, text)
			}
		}
		for _, d := range bag.Sorted() {
			inside(d.Summary, d.Span)
			if d.Summary == "" || d.Hint == "" {
				t.Fatalf("no remedy: %+v", d)
			}
		}
		var walk func(n *Node)
		walk = func(n *Node) {
			inside("value", n.Span)
			for _, s := range n.LineSpans {
				inside("line", s)
			}
			for _, item := range n.Items {
				walk(item)
			}
			for _, e := range n.Entries {
				inside("key", e.KeySpan)
				walk(e.Value)
			}
		}
		if n != nil {
			walk(n)
			useReader(n, bag)
		}
	})
}

// useReader reads whatever is there as everything it can be read as.
func useReader(n *Node, bag *diag.Bag) {
	r := Read(n, "材料", bag)
	for _, e := range n.Entries {
		r.Text(e.Key)
		r.Texts(e.Key)
		r.Int(e.Key, 0, 10)
		r.Bool(e.Key)
		r.Date(e.Key)
		r.Length(e.Key)
		r.Choice(e.Key, []string{"甲", "乙"})
		r.Require(e.Key)
		r.Map(e.Key).Finish()
		for _, m := range r.Maps(e.Key) {
			m.Require("标题")
			m.Finish()
		}
	}
	r.Finish()
}
