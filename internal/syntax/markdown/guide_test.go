package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// TestGuide reads the examples of the officers' guide: none may raise a
// finding.
func TestGuide(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "markdown.md"))
	if err != nil {
		t.Fatal(err)
	}
	const open, shut = "```markdown\n", "```\n"
	parts := strings.Split(string(data), open)[1:]
	if len(parts) < 4 {
		t.Fatalf("%d examples", len(parts))
	}
	for _, part := range parts {
		text, _, _ := strings.Cut(part, shut)
		if _, blocks, found := read(text); len(blocks) == 0 || len(found) > 0 {
			t.Errorf("%s\n%s\n%s", text, outline(blocks), diag.Text(found))
		}
	}
}

// TestExplanations reads the examples of the catalogue: the wrong one raises
// the code, the right one does not.
func TestExplanations(t *testing.T) {
	seen := 0
	for _, e := range diag.Catalogue() {
		if !raisedHere[e.Code] {
			continue
		}
		seen++
		for text, want := range map[string]bool{e.Wrong: true, e.Right: false} {
			_, blocks, found := read(text)
			got := false
			for _, d := range found {
				got = got || d.Code == e.Code
			}
			if got != want {
				t.Errorf("%s: raised %v by %q\n%s%s", e.Code, got, text, outline(blocks), diag.Text(found))
			}
		}
	}
	if seen != len(raisedHere) {
		t.Errorf("%d of %d codes have an entry", seen, len(raisedHere))
	}
}

// raisedHere are the codes of this package.
var raisedHere = map[diag.Code]bool{
	diag.HeadingTitle: true, diag.HeadingEmpty: true, diag.HeadingSpace: true, diag.HeadingFullWidth: true,
	diag.HeadingDeep: true, diag.HeadingLevel: true, diag.HeadingSkipped: true, diag.HeadingMark: true, diag.NumberForm: true,
	diag.NumberOrder: true, diag.NumberRepeat: true, diag.NumberRestart: true, diag.NumberContinued: true, diag.NumberAlone: true,
	diag.ParagraphJoined: true, diag.RuleLine: true, diag.PageNumberPasted: true, diag.QuoteBlock: true,
	diag.CodeBlock: true, diag.CodeSpan: true, diag.NestingDeep: true, diag.ListItemEmpty: true,
	diag.BoldOpen: true, diag.RawHTML: true, diag.Footnote: true, diag.LinkTarget: true, diag.LinkTitle: true,
	diag.LinkBrackets: true, diag.LinkDefinition: true, diag.ImageInline: true, diag.ImageTarget: true,
	diag.ImageAlt: true, diag.ImageWidth: true, diag.TableRule: true, diag.TableBars: true,
	diag.TableRagged: true, diag.TableMerge: true, diag.DirectiveUnclosed: true, diag.DirectiveStray: true,
	diag.DirectiveFullWidth: true, diag.CharInvisible: true,
}
