package architecture

import (
	"go/ast"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/docs"
)

// documents are the pages that people read, by their path.
func documents(t *testing.T) map[string]string {
	t.Helper()
	root := moduleRoot(t)
	all := map[string]string{}
	err := filepath.WalkDir(root, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		if relative = filepath.ToSlash(relative); entry.IsDir() {
			if slices.Contains([]string{".git", "bin", "output", "content", "internal", "layouts", "verify"}, relative) {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(relative, ".md") {
			text, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			all[relative] = string(text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var (
	fence = regexp.MustCompile("(?ms)^```.*?^```")
	code  = regexp.MustCompile("`[^`\n]*`")
	link  = regexp.MustCompile(`\]\(([^)\s]+)\)`)
)

func TestLinksLeadSomewhere(t *testing.T) {
	found := 0
	for name, text := range documents(t) {
		// Examples of links are no links.
		for _, m := range link.FindAllStringSubmatch(code.ReplaceAllString(fence.ReplaceAllString(text, ""), ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			to, part, _ := strings.Cut(m[1], "#")
			p := filepath.Join(moduleRoot(t), filepath.Dir(name), filepath.FromSlash(to))
			if to == "" {
				p = filepath.Join(moduleRoot(t), name)
			}
			found++
			if _, err := os.Stat(p); err != nil {
				t.Errorf("%s links to %s, which does not exist", name, to)
				continue
			}
			if part == "" {
				continue
			}
			page, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			if !regexp.MustCompile(`(?m)^#+ ` + regexp.QuoteMeta(part) + `\s*$`).Match(page) {
				t.Errorf("%s links to %s, which has no heading %s", name, to, part)
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d links are looked at", found)
	}
}

// named is a thing of a package in a page: `ledger.Unit`, `doc.Heading.Level`.
var named = regexp.MustCompile("`([a-z]+)\\.([A-Za-z]+)(?:\\.([A-Za-z]+))?`")

// TestNamesInDocumentsExist holds the glossary and the other pages to the
// names that the code has now.
func TestNamesInDocumentsExist(t *testing.T) {
	declared := map[string]map[string]bool{}
	for _, p := range packages(t) {
		for _, file := range p.files {
			names := declared[file.Name.Name]
			if names == nil {
				names = map[string]bool{}
				declared[file.Name.Name] = names
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					names[n.Name.Name] = true
				case *ast.TypeSpec:
					names[n.Name.Name] = true
				case *ast.ValueSpec:
					for _, id := range n.Names {
						names[id.Name] = true
					}
				case *ast.Field:
					for _, id := range n.Names {
						names[id.Name] = true
					}
				}
				return true
			})
		}
	}
	found := 0
	for name, text := range documents(t) {
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			names := declared[m[1]]
			if names == nil || slices.Contains([]string{"css", "html", "json", "md", "py", "yaml"}, m[2]) {
				continue // a file
			}
			found++
			if !names[m[2]] || m[3] != "" && !names[m[3]] {
				t.Errorf("%s speaks of %s, which does not exist", name, m[0])
			}
		}
	}
	if found < 40 {
		t.Errorf("only %d names are looked at", found)
	}
}

// TestArchitecturePageNamesWhoReachesOutside holds the list in the page
// against the one that the imports are tested by.
func TestArchitecturePageNamesWhoReachesOutside(t *testing.T) {
	page := documents(t)["ARCHITECTURE.md"]
	_, after, _ := strings.Cut(page, "**Few places reach outside.**")
	line, _, _ := strings.Cut(after, "\n")
	var listed []string
	for _, name := range cell.FindAllStringSubmatch(line, -1) {
		listed = append(listed, name[1])
	}
	slices.Sort(listed)
	if want := slices.Sorted(slices.Values(outside)); !slices.Equal(listed, want) {
		t.Errorf("ARCHITECTURE.md lists %v, the test %v", listed, want)
	}
}

var pagePath = regexp.MustCompile(`docs/[a-z-]+\.md`)

// guide is a page of the manual as messages name it.
var guide = regexp.MustCompile(`yinfa explain (\p{Han}+|Excel)`)

// TestMessagesNameGuidesThatAreAtHand asks that an officer who has the program
// alone can read what a message leads to.
func TestMessagesNameGuidesThatAreAtHand(t *testing.T) {
	found := 0
	for dir, p := range packages(t) {
		for name, file := range p.files {
			ast.Inspect(file, func(n ast.Node) bool {
				literal, ok := n.(*ast.BasicLit)
				if !ok {
					return true
				}
				if pagePath.MatchString(literal.Value) {
					t.Errorf("%s/%s sends people to a folder that their project does not have: %s", dir, name, literal.Value)
				}
				for _, m := range guide.FindAllStringSubmatch(literal.Value, -1) {
					found++
					if _, ok := docs.Find(m[1]); !ok {
						t.Errorf("%s/%s names the guide %s, which does not exist", dir, name, m[1])
					}
				}
				return true
			})
		}
	}
	if found < 6 {
		t.Errorf("only %d names of guides are looked at", found)
	}
}
