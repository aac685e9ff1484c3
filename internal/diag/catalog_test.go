package diag

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// constants returns the code constants of this package by name, read from
// its source so that none can be forgotten in a list.
func constants(t *testing.T) map[string]Code {
	t.Helper()
	files, err := filepath.Glob("codes_*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no code files: %v", err)
	}
	found := map[string]Code{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok || gen.Tok != token.CONST {
				continue
			}
			for _, spec := range gen.Specs {
				value := spec.(*ast.ValueSpec)
				for i, ident := range value.Names {
					if i >= len(value.Values) {
						t.Errorf("%s: %s has no value of its own", name, ident.Name)
						continue
					}
					if code, ok := literal(value.Values[i]); ok {
						if kind, ok := value.Type.(*ast.Ident); !ok || kind.Name != "Code" {
							t.Errorf("%s: %s is not typed Code", name, ident.Name)
						}
						found[ident.Name] = Code(code)
					}
				}
			}
		}
	}
	return found
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func TestEveryCodeHasOneEntry(t *testing.T) {
	entries := map[Code]int{}
	for _, e := range Catalogue() {
		entries[e.Code]++
	}
	codes := map[Code]string{}
	for name, code := range constants(t) {
		if other, taken := codes[code]; taken {
			t.Errorf("%s and %s are both %q", name, other, code)
		}
		codes[code] = name
		if entries[code] != 1 {
			t.Errorf("%s (%q) has %d entries, not one", name, code, entries[code])
		}
	}
	for code := range entries {
		if _, ok := codes[code]; !ok {
			t.Errorf("the entry %q has no constant", code)
		}
	}
}

func TestEntriesAreComplete(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	han := regexp.MustCompile(`\p{Han}`)
	last := Code("")
	for _, e := range Catalogue() {
		if !kebab.MatchString(string(e.Code)) {
			t.Errorf("%q is not kebab-case", e.Code)
		}
		if e.Code <= last {
			t.Errorf("%q stands after %q", e.Code, last)
		}
		last = e.Code
		if e.Title == "" || e.Text == "" || e.Wrong == "" || e.Right == "" {
			t.Errorf("%s lacks a title, a text or an example", e.Code)
		}
		if !han.MatchString(e.Title) || !han.MatchString(e.Text) {
			t.Errorf("%s is not explained in Chinese", e.Code)
		}
		if strings.Contains(e.Title, "\n") {
			t.Errorf("%s: the title is not one line", e.Code)
		}
	}
}

func TestLookup(t *testing.T) {
	if e, ok := Lookup(InternalError); !ok || e.Code != InternalError {
		t.Errorf("got %v, %v", e, ok)
	}
	if _, ok := Lookup("no-such-code"); ok {
		t.Error("an unknown code was found")
	}
}

// TestCodesAreUsed reads every Go file of the module: a constant nobody
// raises is stale, and a code written as a string escapes the catalogue.
func TestCodesAreUsed(t *testing.T) {
	used := map[string]bool{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "output" || d.Name() == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == filepath.Join(root, "internal", "diag") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "diag" {
					used[n.Sel.Name] = true
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
					if code, ok := literal(n.Value); ok {
						if _, known := Lookup(Code(code)); known {
							t.Errorf("%s: the code %q is written as a string", fset.Position(n.Pos()), code)
						}
					}
				}
			case *ast.CallExpr:
				reportLiteralCode(t, fset, n)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, code := range constants(t) {
		if !used[name] {
			t.Errorf("nothing raises %s (%q)", name, code)
		}
	}
}

// reportLiteralCode complains about bag.Error("…", span, summary, hint).
func reportLiteralCode(t *testing.T, fset *token.FileSet, call *ast.CallExpr) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 {
		return
	}
	code, ok := literal(call.Args[0])
	if !ok {
		return
	}
	switch sel.Sel.Name {
	case "Error", "Warn", "Info":
		if len(call.Args) == 4 {
			t.Errorf("%s: the code %q is written as a string", fset.Position(call.Pos()), code)
		}
	case "Code":
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == "diag" {
			t.Errorf("%s: the code %q is written as a string", fset.Position(call.Pos()), code)
		}
	}
}
