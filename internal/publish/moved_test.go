package publish

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMovedDocumentsAreNotSent: a document that stands unchanged at another
// address was moved by accident; one that also changed, or is gone, was not.
func TestMovedDocumentsAreNotSent(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www")
	publish(t, openSite(t, first), NewFolder(dir), Options{})
	files := maps.Clone(first)
	delete(files, "通知/甲.pdf")
	delete(files, "通知/甲.html")
	files["通知/丁.html"], files["通知/丁.pdf"] = "甲", first["通知/甲.pdf"]
	elsewhere := openSite(t, files)
	for _, dry := range []bool{true, false} {
		plan, err := Run(t.Context(), elsewhere, NewFolder(dir), Options{DryRun: dry})
		var refused *Refusal
		if !errors.As(err, &refused) || !strings.Contains(refused.Summary, "原来是 通知/甲.html，现在是 通知/丁.html") || !strings.Contains(refused.Hint, "地址: 甲") {
			t.Fatalf("dry %v: %v", dry, err)
		}
		if !slices.Equal(plan.Moved, []Move{{"通知/甲.pdf", "通知/丁.pdf"}}) {
			t.Errorf("dry %v: %v", dry, plan.Moved)
		}
	}
	if filesOf(t, dir)["通知/甲.pdf"] == "" {
		t.Error("the old page is gone")
	}
	publish(t, elsewhere, NewFolder(dir), Options{Moves: true})
	files["通知/丁.pdf"] = "%PDF 丁"
	delete(files, "通知/丁.html")
	publish(t, openSite(t, files), NewFolder(dir), Options{})
}
