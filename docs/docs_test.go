package docs

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestEveryPageIsAGuide asks that a new page for officers can be asked for.
func TestEveryPageIsAGuide(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var pages, guides []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".md") && e.Name() != "glossary.md" {
			pages = append(pages, e.Name())
		}
	}
	for _, g := range Guides() {
		guides = append(guides, g.File)
		written, err := os.ReadFile(g.File)
		if err != nil {
			t.Fatal(err)
		}
		if g.text != string(written) {
			t.Errorf("%s holds another page than %s", g.Name, g.File)
		}
		if g.Title == "" || strings.HasPrefix(g.Title, "#") {
			t.Errorf("%s has the title %q", g.File, g.Title)
		}
	}
	slices.Sort(guides)
	if !slices.Equal(guides, pages) {
		t.Errorf("guides %v, pages %v", guides, pages)
	}
}

func TestTextStandsAlone(t *testing.T) {
	name := func(g Guide) string { return "<" + g.Name + ">" }
	g := Guide{text: "见 [ledger.md](ledger.md)、[图表](markdown.md#图表)、[决定](decisions/0006-reuse.md)、[市政府网](https://www.example.cn/)。"}
	if got, want := g.Text(name), "见 <台账>、图表（<正文>）、决定、[市政府网](https://www.example.cn/)。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, g := range Guides() {
		if text := g.Text(name); strings.Contains(text, ".md)") || !strings.HasPrefix(text, "# "+g.Title) {
			t.Errorf("%s leads to pages that are not at hand, or has lost its title", g.Name)
		}
	}
	if _, ok := Find("excel"); !ok {
		t.Error("letters must not matter")
	}
	if _, ok := Find("台帐"); ok {
		t.Error("a mistyped name is no guide")
	}
}
