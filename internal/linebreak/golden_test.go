package linebreak

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

// TestParagraphs breaks each paragraph of testdata/paragraphs at 28 and 27 em
// with a first-line indent of two.
func TestParagraphs(t *testing.T) {
	files, err := filepath.Glob("testdata/paragraphs/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no paragraphs", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for paragraph := range strings.Lines(string(data)) {
			chars := text(strings.TrimSpace(paragraph))
			for _, measure := range []unit.Length{28 * em, 27 * em} {
				lines := Break(chars, measure-2*em, measure, full)
				whole(t, chars, lines)
				allowed(t, chars, lines, measure, full)
				got.WriteString("── " + ems(measure) + "\n" + dump(chars, lines))
			}
		}
		golden := strings.TrimSuffix(file, ".txt") + ".golden"
		if os.Getenv("YINFA_GOLDEN") == "write" {
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s differs; YINFA_GOLDEN=write rewrites it\n%s", golden, got.String())
		}
	}
}
