//go:build verify

package verify

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestEveryDocumentHasAFile holds that each example was built, and nothing
// else lies in output.
func TestEveryDocumentHasAFile(t *testing.T) {
	pages, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Sorted(maps.Keys(pages))
	for _, name := range sources(t) {
		if pages[name] == nil {
			t.Errorf("%s was not set", name)
		}
	}
	if got := finished(t); !slices.Equal(got, want) {
		t.Errorf("output holds\n  %s\nwant a file of each document\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// TestExtractedText compares what poppler and mupdf copy out of a file with
// what was set on the pages, character by character and in order.
func TestExtractedText(t *testing.T) {
	pages, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files(t) {
		t.Run(name, func(t *testing.T) {
			if pages[name] == nil {
				t.Fatal("no pages")
			}
			want := texts(pages[name])
			if len([]rune(want)) < 50 {
				t.Fatalf("only “%s” was set", want)
			}
			same(t, "poppler", solid(string(tool(t, "pdftotext", "-raw", "-enc", "UTF-8", pdfOf(name), "-"))), want)
			var drawn strings.Builder
			for _, s := range read(t, name) {
				for _, g := range s.glyphs {
					drawn.WriteRune(g.r)
				}
			}
			same(t, "mupdf", solid(drawn.String()), want)
		})
	}
}

// same compares two texts and shows the first place where they part.
func same(t *testing.T, reader, got, want string) {
	t.Helper()
	g, w := []rune(got), []rune(want)
	for i := range max(len(g), len(w)) {
		if i < len(g) && i < len(w) && g[i] == w[i] {
			continue
		}
		t.Errorf("%s reads %d characters, %d were set; they part at character %d:\n  read …%s\n  set  …%s",
			reader, len(g), len(w), i+1, around(g, i), around(w, i))
		return
	}
}

func around(s []rune, i int) string {
	return fmt.Sprintf("%s▸%s", string(s[min(max(0, i-10), len(s)):min(i, len(s))]), string(s[min(i, len(s)):min(i+20, len(s))]))
}
