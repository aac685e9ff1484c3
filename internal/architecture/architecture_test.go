// Package architecture holds the house rules that a compiler does not know.
//
// In: the source of every package of the module. Out: failing tests. It has
// no code of its own, and nothing imports it.
package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const module = "yinfa.dev/yinfa/"

// levels says how high each package stands. A package imports only packages
// that stand lower.
var levels = map[string]int{
	"cmd/yinfa":   7,
	"bench":       7,
	"verify":      7,
	"verify/docx": 7,

	"internal/build": 6,
	"internal/serve": 6,

	"internal/papers": 5,

	"internal/compose":     4,
	"internal/export/docx": 4,
	"internal/export/site": 4,
	"internal/typeset":     4,
	"internal/workbook":    4,

	"internal/model":        3,
	"internal/layout":       3,
	"internal/ledger":       3,
	"internal/export/pdf":   3,
	"internal/raster":       3,
	"internal/schema/judge": 3,

	"internal/syntax/docx/judge": 2,

	"internal/chart":           2,
	"internal/page":            2,
	"internal/repo":            2,
	"internal/publish":         2,
	"internal/release":         2,
	"internal/syntax/docx":     2,
	"internal/syntax/yaml":     2,
	"internal/syntax/markdown": 2,

	"internal/calendar":   1,
	"internal/columns":    1,
	"internal/diag":       1,
	"internal/font":       1,
	"internal/doc":        1,
	"internal/linebreak":  1,
	"internal/titlebreak": 1,
	"internal/watch":      1,

	"internal/unit":     0,
	"internal/source":   0,
	"internal/output":   1,
	"internal/spelling": 0,
	"internal/sysfault": 0,
	"docs":              0,
	"internal/phone":    0,
	"internal/schema":   0,
	"layouts":           0,
	"bench/sample":      0,
	"verify/found":      0,
}

// sameLevel are the imports between neighbours that the house allows: whatever
// meets content reports through diag.
var sameLevel = map[string][]string{
	"internal/font":  {"internal/diag"},
	"internal/serve": {"internal/build"},
}

// outside are the packages that may reach the world beyond the program: disk,
// network, processes.
var outside = []string{
	"cmd/yinfa", "bench", "verify", "verify/docx", "internal/repo", "internal/font", "internal/output", "internal/sysfault", "internal/publish", "internal/serve", "internal/watch",
}

// clock are the packages that may ask what time it is.
var clock = []string{"cmd/yinfa", "bench", "verify", "internal/publish", "internal/serve", "internal/watch"}

// pkg is one package: its files without tests, and what they import.
type pkg struct {
	dir     string
	files   map[string]*ast.File
	imports []string
}

// packages are every package of the module, by folder.
func packages(t *testing.T) map[string]*pkg {
	t.Helper()
	all, _ := parsed(t)
	return all
}

// parsed is packages with the places of what is in them.
func parsed(t *testing.T) (map[string]*pkg, *token.FileSet) {
	t.Helper()
	tree := parseOnce()
	if tree.err != nil {
		t.Fatal(tree.err)
	}
	if len(tree.packages) == 0 {
		t.Fatal("no packages found")
	}
	return tree.packages, tree.fset
}

// source is every package as it was parsed.
type source struct {
	packages map[string]*pkg
	fset     *token.FileSet
	err      error
}

// parseOnce parses the module for all tests: none of them changes it.
var parseOnce = sync.OnceValue(func() source {
	s := source{packages: map[string]*pkg{}, fset: token.NewFileSet()}
	s.err = s.parse(filepath.Join("..", ".."))
	return s
})

func (s source) parse(root string) error {
	return filepath.WalkDir(root, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if p != root && (strings.HasPrefix(name, ".") || name == "testdata" || p == filepath.Join(root, "output")) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(s.fset, p, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, filepath.Dir(p))
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(relative)
		if s.packages[dir] == nil {
			s.packages[dir] = &pkg{dir: dir, files: map[string]*ast.File{}}
		}
		s.packages[dir].files[name] = file
		return s.packages[dir].take(file)
	})
}

// take notes what a file imports.
func (p *pkg) take(file *ast.File) error {
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		if !slices.Contains(p.imports, imported) {
			p.imports = append(p.imports, imported)
		}
	}
	return nil
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestImportsGoDownwards(t *testing.T) {
	all := packages(t)
	for dir, p := range all {
		level, listed := levels[dir]
		if !listed {
			t.Errorf("%s has no level: add it to the table here and in ARCHITECTURE.md", dir)
			continue
		}
		for _, imported := range p.imports {
			below, own := strings.CutPrefix(imported, module)
			if !own {
				continue
			}
			lower, listed := levels[below]
			switch {
			case !listed:
				t.Errorf("%s imports %s, which has no level", dir, below)
			case lower > level || lower == level && !slices.Contains(sameLevel[dir], below):
				t.Errorf("%s (level %d) imports %s (level %d): a package imports only lower ones", dir, level, below, lower)
			}
		}
	}
	for dir := range levels {
		if all[dir] == nil {
			t.Errorf("%s has a level but no source", dir)
		}
	}
}

func TestExportersStandAlone(t *testing.T) {
	for dir, p := range packages(t) {
		if !strings.HasPrefix(dir, "internal/export/") {
			continue
		}
		for _, imported := range p.imports {
			own := strings.TrimPrefix(imported, module)
			for _, forbidden := range []string{"internal/export/", "internal/syntax/", "internal/model", "internal/typeset", "internal/compose"} {
				if strings.HasPrefix(own, forbidden) {
					t.Errorf("%s imports %s: an exporter knows its input and its format, nothing else", dir, own)
				}
			}
		}
	}
}

func TestOnlySomeReachOutside(t *testing.T) {
	reaches := func(imported string) bool {
		first, _, _ := strings.Cut(imported, "/")
		if imported == "net/url" || imported == "net/netip" {
			return false // these only take text apart
		}
		return first == "os" || first == "net" || first == "syscall" || first == "plugin" || imported == "io/ioutil" ||
			strings.HasPrefix(imported, "golang.org/x/sys") || strings.HasPrefix(imported, "golang.org/x/net")
	}
	for dir, p := range packages(t) {
		if slices.Contains(outside, dir) {
			continue
		}
		for _, imported := range p.imports {
			if reaches(imported) {
				t.Errorf("%s imports %s: only %s may", dir, imported, strings.Join(outside, ", "))
			}
		}
	}
}

func TestSameSourcesGiveTheSameBytes(t *testing.T) {
	for dir, p := range packages(t) {
		for _, imported := range p.imports {
			if imported == "math/rand" || imported == "math/rand/v2" || imported == "crypto/rand" {
				t.Errorf("%s imports %s: results must not depend on chance", dir, imported)
			}
		}
		if slices.Contains(clock, dir) {
			continue
		}
		for name, file := range p.files {
			ast.Inspect(file, func(n ast.Node) bool {
				selector, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				from, ok := selector.X.(*ast.Ident)
				if ok && from.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, selector.Sel.Name) {
					t.Errorf("%s/%s asks for the time: results must not depend on it", dir, name)
				}
				return true
			})
		}
	}
}

func TestNoInit(t *testing.T) {
	for dir, p := range packages(t) {
		for name, file := range p.files {
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
					t.Errorf("%s/%s has an init function: nothing happens by being imported", dir, name)
				}
			}
		}
	}
}

func TestPackagesAreNamedAndExplained(t *testing.T) {
	grabBags := []string{"util", "utils", "helper", "helpers", "common", "misc", "shared", "base", "lib"}
	for dir, p := range packages(t) {
		comments := 0
		for name, file := range p.files {
			if slices.Contains(grabBags, file.Name.Name) {
				t.Errorf("%s is named %s: name a package after what it makes", dir, file.Name.Name)
			}
			if want := path.Base(dir); file.Name.Name != want && file.Name.Name != "main" {
				t.Errorf("%s/%s is package %s, not %s", dir, name, file.Name.Name, want)
			}
			doc := file.Doc.Text()
			if file.Name.Name == "main" && (strings.HasPrefix(doc, "Command ") || strings.HasPrefix(doc, "Yinfa ")) || strings.HasPrefix(doc, "Package "+file.Name.Name+" ") {
				comments++
			}
		}
		if comments != 1 {
			t.Errorf("%s has %d package comments, want exactly 1 that begins “Package %s”", dir, comments, path.Base(dir))
		}
	}
}

// row is a line of the package table: | level | packages | … |.
var (
	row  = regexp.MustCompile(`^\|\s*(\d+)\s*\|([^|]*)\|`)
	cell = regexp.MustCompile("`([^`]+)`")
)

func TestArchitecturePageMatchesTheTree(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(moduleRoot(t), "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]int{}
	for line := range strings.Lines(string(page)) {
		columns := row.FindStringSubmatch(line)
		if columns == nil {
			continue
		}
		level, err := strconv.Atoi(columns[1])
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range cell.FindAllStringSubmatch(columns[2], -1) {
			if _, twice := written[name[1]]; twice {
				t.Errorf("ARCHITECTURE.md lists %s twice", name[1])
			}
			written[name[1]] = level
		}
	}
	for dir, level := range levels {
		if got, listed := written[dir]; !listed || got != level {
			t.Errorf("ARCHITECTURE.md: %s should stand in a row of level %d", dir, level)
		}
	}
	for dir := range written {
		if _, listed := levels[dir]; !listed {
			t.Errorf("ARCHITECTURE.md lists %s, which is no package", dir)
		}
	}
}

// required is a line of go.mod that names a module; indirect ones end in a
// comment.
var required = regexp.MustCompile(`(?m)^(?:require)?\s+(\S+/\S+) v\S+$`)

// dependency is a line of the table of dependencies.
var dependency = regexp.MustCompile(`(?m)^\| ((?:[a-z0-9.-]+\.[a-z]+/[^ |,]+(?:, )?)+) \|`)

func TestDependenciesAreJustified(t *testing.T) {
	root := moduleRoot(t)
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	justified := map[string]bool{}
	for _, line := range dependency.FindAllStringSubmatch(string(page), -1) {
		for name := range strings.SplitSeq(line[1], ", ") {
			justified[name] = true
			if !strings.Contains(string(mod), name+" v") {
				t.Errorf("ARCHITECTURE.md gives a reason for %s, which go.mod does not require", name)
			}
		}
	}
	for _, line := range required.FindAllStringSubmatch(string(mod), -1) {
		if !justified[line[1]] {
			t.Errorf("go.mod requires %s without a reason in ARCHITECTURE.md", line[1])
		}
	}
	if len(justified) == 0 {
		t.Error("ARCHITECTURE.md gives no reasons for dependencies")
	}
}
