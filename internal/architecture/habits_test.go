package architecture

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// recovers are the files that may catch a panic: a document that the program
// was not made for must not take the others with it, and neither must a
// library that reads files of others.
var recovers = []string{"internal/build/one.go", "internal/build/preview.go", "internal/workbook/readxlsx.go"}

func TestNobodyPanicsPrintsOrExits(t *testing.T) {
	for dir, p := range packages(t) {
		for name, file := range p.files {
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				switch f := call.Fun.(type) {
				case *ast.Ident:
					switch {
					case f.Name == "panic":
						t.Errorf("%s/%s panics: return an error, or report to the bag", dir, name)
					case f.Name == "recover" && !slices.Contains(recovers, dir+"/"+name):
						t.Errorf("%s/%s recovers: a panic is a fault to be mended, only %s may catch one", dir, name, strings.Join(recovers, ", "))
					case f.Name == "print" || f.Name == "println":
						t.Errorf("%s/%s prints", dir, name)
					}
				case *ast.SelectorExpr:
					from, ok := f.X.(*ast.Ident)
					if !ok {
						return true
					}
					switch call := from.Name + "." + f.Sel.Name; {
					case dir == "cmd/yinfa" || dir == "bench":
					case call == "os.Exit", from.Name == "log" && (strings.HasPrefix(f.Sel.Name, "Fatal") || strings.HasPrefix(f.Sel.Name, "Panic")):
						t.Errorf("%s/%s calls %s: only cmd/yinfa ends the program", dir, name, call)
					case call == "fmt.Print", call == "fmt.Printf", call == "fmt.Println":
						t.Errorf("%s/%s calls %s: only cmd/yinfa prints", dir, name, call)
					}
				}
				return true
			})
		}
	}
}

// TestGlobalsStayAsTheyAre holds that no function writes to a variable of a
// package, nor into it.
func TestGlobalsStayAsTheyAre(t *testing.T) {
	for dir, p := range packages(t) {
		globals := map[string]*ast.ValueSpec{}
		for _, file := range p.files {
			for _, decl := range file.Decls {
				if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.VAR {
					for _, spec := range d.Specs {
						for _, name := range spec.(*ast.ValueSpec).Names {
							globals[name.Name] = spec.(*ast.ValueSpec)
						}
					}
				}
			}
		}
		for name, file := range p.files {
			ast.Inspect(file, func(n ast.Node) bool {
				var written []ast.Expr
				switch s := n.(type) {
				case *ast.AssignStmt:
					if s.Tok != token.DEFINE {
						written = s.Lhs
					}
				case *ast.IncDecStmt:
					written = []ast.Expr{s.X}
				}
				for _, to := range written {
					id := root(to)
					if id == nil || globals[id.Name] == nil {
						continue
					}
					// A local variable of the same name is resolved by the
					// parser; what it does not resolve is in another file.
					if id.Obj == nil || id.Obj.Decl == any(globals[id.Name]) {
						t.Errorf("%s/%s writes to %s, which is of the package", dir, name, id.Name)
					}
				}
				return true
			})
		}
	}
}

// root is the variable that x.y[i] is part of.
func root(x ast.Expr) *ast.Ident {
	switch x := x.(type) {
	case *ast.Ident:
		return x
	case *ast.SelectorExpr:
		return root(x.X)
	case *ast.IndexExpr:
		return root(x.X)
	case *ast.ParenExpr:
		return root(x.X)
	case *ast.StarExpr:
		return root(x.X)
	}
	return nil
}

func TestExportedThingsAreExplained(t *testing.T) {
	explained := func(dir, file, name string, doc *ast.CommentGroup) {
		text := doc.Text()
		for _, begin := range []string{name, "A " + name, "An " + name, "The " + name} {
			if text == begin || strings.HasPrefix(text, begin) && !letter(text[len(begin):]) {
				return
			}
		}
		t.Errorf("%s/%s: the comment of %s should begin with its name", dir, file, name)
	}
	for dir, p := range packages(t) {
		for name, file := range p.files {
			for _, decl := range file.Decls {
				switch d := decl.(type) {
				case *ast.FuncDecl:
					if d.Name.IsExported() && (d.Recv == nil || root(receiver(d)).IsExported()) {
						explained(dir, name, d.Name.Name, d.Doc)
					}
				case *ast.GenDecl:
					if d.Tok != token.TYPE {
						continue
					}
					for _, spec := range d.Specs {
						s := spec.(*ast.TypeSpec)
						doc := s.Doc
						if doc == nil {
							doc = d.Doc
						}
						if s.Name.IsExported() {
							explained(dir, name, s.Name.Name, doc)
						}
					}
				}
			}
		}
	}
}

// receiver is the type that a method belongs to, as it is written.
func receiver(d *ast.FuncDecl) ast.Expr { return d.Recv.List[0].Type }

// letter reports whether a text goes on with a letter or a figure.
func letter(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z' || s[0] >= '0' && s[0] <= '9')
}

func TestNothingIsPutOff(t *testing.T) {
	for dir, p := range packages(t) {
		for name, file := range p.files {
			for _, group := range file.Comments {
				for _, mark := range []string{"TODO", "FIXME", "XXX", "HACK"} {
					if strings.Contains(group.Text(), mark) {
						t.Errorf("%s/%s: %s", dir, name, strings.TrimSpace(group.Text()))
					}
				}
			}
		}
	}
}

// A file that has grown beyond these holds more than one idea.
const (
	longestFile     = 500 // lines
	longestFunction = 100 // lines; a table of entries may be longer
)

func TestFilesAndFunctionsStayShort(t *testing.T) {
	all, fset := parsed(t)
	for dir, p := range all {
		for name, file := range p.files {
			if n := fset.Position(file.End()).Line; n > longestFile {
				t.Errorf("%s/%s has %d lines, %d at most", dir, name, n, longestFile)
			}
			for _, decl := range file.Decls {
				f, ok := decl.(*ast.FuncDecl)
				if !ok || f.Body == nil || len(f.Body.List) == 1 {
					continue
				}
				if n := fset.Position(f.End()).Line - fset.Position(f.Pos()).Line + 1; n > longestFunction {
					t.Errorf("%s/%s: %s has %d lines, %d at most", dir, name, f.Name.Name, n, longestFunction)
				}
			}
		}
	}
}
