package build_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/syntax/docx/judge"
)

// TestWordFilesHaveNoFaults holds the Word file of every example to what Word
// asks beyond the schemas.
func TestWordFilesHaveNoFaults(t *testing.T) {
	out := t.TempDir()
	result, err := build.Run(context.Background(), build.Options{
		Root: "../..", Output: out, FontDirs: []string{"../../fonts"}, Formats: []build.Format{build.DOCX},
		Day: calendar.Date{Year: 2026, Month: 12, Day: 31},
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, f := range result.Files {
		if !strings.HasSuffix(f.Path, ".docx") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		seen++
		for _, fault := range judge.Faults(data) {
			t.Errorf("%s: %s", f.Path, fault)
		}
	}
	if seen < 200 {
		t.Errorf("%d Word files", seen)
	}
}
