package markdown

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRealTexts reads real official texts that lie outside the repository,
// because they are not ours to copy. YINFA_CASES names their folder.
func TestRealTexts(t *testing.T) {
	dir := os.Getenv("YINFA_CASES")
	if dir == "" {
		t.Skip("skipped: set YINFA_CASES to a folder of .txt files")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no .txt files in %s: %v", dir, err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			verify(t, string(data))
		})
	}
}
