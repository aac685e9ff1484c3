package verify

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/titlebreak"
	"yinfa.dev/yinfa/internal/typeset"
)

// shippedFonts are the fonts of the repository.
var shippedFonts = sync.OnceValue(func() *font.Set { return font.Find([]string{"../fonts"}) })

// setPages takes one document of a project to pages, through the stages the
// program takes it through, and returns what they had to say. The pages are
// nil when there are none.
func setPages(t testing.TB, p *build.Project, name string) (*page.Document, []diag.Diagnostic) {
	t.Helper()
	var bag diag.Bag
	f := p.Repo.Text(name, &bag)
	if f == nil {
		return nil, bag.Sorted()
	}
	d := model.ReadDocument(f, &bag)
	if d == nil {
		return nil, bag.Sorted()
	}
	tree, format := compose.Compose(compose.Input{
		Doc: d, Project: p.Model, Layouts: p.Layouts,
		Load: func(target doc.Text, bag *diag.Bag) *source.File {
			name, ok := p.Repo.Resolve(target.Span.File, target.Value, target.Span, bag)
			if !ok {
				return nil
			}
			return p.Repo.Text(name, bag)
		},
		Image: func(target doc.Text, bag *diag.Bag) (string, []byte, bool) {
			name, ok := p.Repo.Resolve(target.Span.File, target.Value, target.Span, bag)
			if !ok {
				return "", nil, false
			}
			data, ok := p.Repo.Bytes(name, target.Span, bag)
			return name, data, ok
		},
	}, &bag)
	if tree == nil {
		return nil, bag.Sorted()
	}
	var names []string
	for _, o := range p.Model.Organs {
		names = append(names, o.Name.Value, o.Short.Value)
	}
	for _, w := range p.Model.Words {
		names = append(names, w.Value)
	}
	pages, findings := typeset.Set(tree, format, typeset.Env{Fonts: shippedFonts(), Words: titlebreak.Builtin().With(names)})
	bag.Append(findings)
	return pages, bag.Sorted()
}

// loadProject reads a project that must have nothing wrong with it.
func loadProject(t testing.TB, root string) *build.Project {
	t.Helper()
	p, err := build.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range p.Diagnostics {
		if d.Severity == diag.Error {
			t.Fatalf("%s:\n%s", root, diag.Text([]diag.Diagnostic{d}))
		}
	}
	return p
}

// texts joins what is set on the pages, without spaces.
func texts(d *page.Document) string {
	var b strings.Builder
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			if tx, ok := item.(*page.Text); ok {
				b.WriteString(tx.String())
			}
		}
	}
	return solid(b.String())
}

// solid drops everything that leaves no ink.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r <= ' ' || r == '\u00a0' || r == '\u3000' || r >= '\u2000' && r <= '\u200f' || r == '\ufeff':
			return -1
		}
		return r
	}, s)
}

// sources lists the documents of a project, relative to content, without the
// ending: those that say what they are.
func sources(t testing.TB, root string) []string {
	t.Helper()
	content := filepath.Join(root, "content")
	var names []string
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if head, _, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---"); strings.Contains("\n"+head, "\n文种:") {
			rel, err := filepath.Rel(content, strings.TrimSuffix(name, ".md"))
			if err != nil {
				return err
			}
			names = append(names, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
