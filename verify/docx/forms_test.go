//go:build verify

package docx

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	reader "yinfa.dev/yinfa/internal/syntax/docx"
)

// TestFormsKeepTheirPages has LibreOffice print the forms of the examples as
// it opens them on any desk: untold of the file's policy, it opens gaps between
// Han and Latin, and texts of cells get a line more. A form that stands on one
// page with its signature must stay there; two of several pages are known to
// need another.
func TestFormsKeepTheirPages(t *testing.T) {
	dir := work(t, "forms")
	var forms []*pair
	for _, p := range written(t, root, dir) {
		if isForm(t, p.word) {
			forms = append(forms, p)
		}
	}
	opened(t, forms, dir)
	more := 0
	for _, p := range forms {
		_, n := linesOf(t, p.pdf)
		if _, m := linesOf(t, p.office); m != n {
			more++
			t.Logf("%s: %d pages, the printed edition has %d", p.name, m, n)
		}
	}
	t.Logf("%d of %d forms have another number of pages", more, len(forms))
	if len(forms) == 0 || more > len(forms)/20 {
		t.Error("forms do not keep their pages")
	}
}

// isForm reports whether a Word file holds a form.
func isForm(t *testing.T, word string) bool {
	t.Helper()
	return strings.Contains(mainPart(t, word), `w:val="FormLabel"`)
}

// mainPart is the part of a Word file that holds its text.
func mainPart(t *testing.T, word string) string {
	t.Helper()
	data, err := os.ReadFile(word)
	if err != nil {
		t.Fatal(err)
	}
	part, err := reader.Part(data, "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	return string(part)
}

// opened has LibreOffice print Word files with the shipped faces, and nothing
// told.
func opened(t *testing.T, pairs []*pair, dir string) {
	t.Helper()
	from, out := filepath.Join(dir, "opened"), filepath.Join(dir, "office")
	handOver(t, pairs, from)
	expect(t, pairs, out)
	convert(t, dir, out, everyPage, filepath.Join(from, "*.docx"))
}
