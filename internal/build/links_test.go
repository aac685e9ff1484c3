package build

import (
	"os"
	"path/filepath"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// A document that a link brings in from outside is not built, and that is
// said, unless somebody asks for other documents only.
func TestLinkedDocument(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", "")})
	outside := filepath.Join(t.TempDir(), "b.md")
	if err := os.WriteFile(outside, []byte(notice("", "")), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(root, "content", "b.md")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	count := func(r *Result) (n int) {
		for _, d := range r.Diagnostics {
			if d.Code == diag.ReadOutside && d.Severity == diag.Error && d.Span.File == "content/b.md" {
				n++
			}
		}
		return n
	}
	o := options(t, root)
	if r := mustRun(t, o); count(r) != 1 || r.Built != 1 {
		t.Errorf("%d built:\n%s", r.Built, diag.Text(r.Diagnostics))
	}
	o.Paths = []string{"content/a.md"}
	if r := mustRun(t, o); count(r) != 0 || r.Built != 1 {
		t.Errorf("%d built:\n%s", r.Built, diag.Text(r.Diagnostics))
	}
}
